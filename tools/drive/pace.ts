/** Keeps a drive to the wall clock. */
import { setTimeout as sleep, setImmediate as yieldNow } from 'node:timers/promises'

export class Pace {
  readonly #stepMs: number
  #dueMs: number

  constructor(stepS: number) {
    this.#stepMs = stepS * 1000
    this.#dueMs = performance.now() + this.#stepMs
  }

  /** Waits until the next tick is due. @returns how many ticks have passed beyond it already */
  async wait(): Promise<number> {
    const leftMs = this.#dueMs - performance.now()
    // Even a drive that is late lets answers and pictures come in.
    await (leftMs > 0 ? sleep(leftMs) : yieldNow())
    const late = Math.max(0, Math.floor((performance.now() - this.#dueMs) / this.#stepMs))
    this.#dueMs += (late + 1) * this.#stepMs
    return late
  }
}
