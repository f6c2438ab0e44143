/** Time that passes only when told to: for tests and simulations. */
import type { Time } from './time.js'

interface Alarm {
  readonly dueNs: bigint
  readonly callback: () => void
}

export class VirtualTime implements Time {
  #nowNs: bigint
  readonly #alarms = new Set<Alarm>()

  constructor(startNs = 1_000_000_000_000n) {
    this.#nowNs = startNs
  }

  nowNs(): bigint {
    return this.#nowNs
  }

  after(delayNs: bigint, callback: () => void): () => void {
    const alarm = { dueNs: this.#nowNs + delayNs, callback }
    this.#alarms.add(alarm)
    return () => {
      this.#alarms.delete(alarm)
    }
  }

  yieldTurn(): Promise<void> {
    return Promise.resolve()
  }

  /** Lets `durationNs` pass, ringing the alarms in order; promises that hang on one settle before the next rings. */
  async advance(durationNs: bigint): Promise<void> {
    const endNs = this.#nowNs + durationNs
    await settlePromises()
    for (;;) {
      let next: Alarm | undefined
      for (const alarm of this.#alarms) {
        if (alarm.dueNs <= endNs && (next === undefined || alarm.dueNs < next.dueNs)) next = alarm
      }
      if (next === undefined) break
      this.#alarms.delete(next)
      if (next.dueNs > this.#nowNs) this.#nowNs = next.dueNs
      next.callback()
      await settlePromises()
    }
    this.#nowNs = endNs
  }
}

/** Runs every promise reaction that is ready: an immediate comes after all of them. */
function settlePromises(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
