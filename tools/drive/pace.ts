/** Keeps a drive to the wall clock. */
import { setTimeout as sleep, setImmediate as yieldNow } from 'node:timers/promises'

export interface WallClock {
  nowMs(): number
  /** Resolves after so many milliseconds; at once, but not before answers and pictures had a chance to come in, after 0. */
  sleep(ms: number): Promise<unknown>
}

export const wallClock: WallClock = {
  nowMs: () => performance.now(),
  sleep: (ms) => (ms > 0 ? sleep(ms) : yieldNow()),
}

export class Pace {
  readonly #stepMs: number
  readonly #clock: WallClock
  #dueMs: number

  constructor(stepS: number, clock: WallClock = wallClock) {
    this.#stepMs = stepS * 1000
    this.#clock = clock
    this.#dueMs = clock.nowMs() + this.#stepMs
  }

  /** Waits until the next tick is due. @returns how many ticks have passed beyond it already */
  async wait(): Promise<number> {
    await this.#clock.sleep(Math.max(0, this.#dueMs - this.#clock.nowMs()))
    const late = Math.max(0, Math.floor((this.#clock.nowMs() - this.#dueMs) / this.#stepMs))
    this.#dueMs += (late + 1) * this.#stepMs
    return late
  }
}

/** No tick is ever late; without a rest between them nobody would hear Ctrl-C. */
export const lockstep = {
  wait: async (): Promise<number> => {
    await yieldNow()
    return 0
  },
}
