import type { Pacing } from './pacing.js'
import { RecordedSchedule } from './recorded-schedule.js'

/** Recorded time at a rate, or as fast as back-pressure allows: then a frame is due when it can be taken. */
export class ReplayPacing implements Pacing {
  readonly #schedule: RecordedSchedule
  #isPaced: boolean

  constructor(rate: number | 'max') {
    this.#isPaced = rate !== 'max'
    this.#schedule = new RecordedSchedule(rate === 'max' ? 1 : rate)
  }

  arrive(captureTimeNs: bigint, nowNs: bigint, isJump?: boolean): void {
    if (this.#isPaced) this.#schedule.arrive(captureTimeNs, nowNs, isJump)
  }

  dueNs(nowNs: bigint): bigint {
    return this.#isPaced ? this.#schedule.dueNs(nowNs) : nowNs
  }

  skip(durationNs: bigint): void {
    this.#schedule.skip(durationNs)
  }

  /** Infinity plays as fast as possible. */
  setRate(rate: number): boolean {
    this.#isPaced = Number.isFinite(rate)
    if (this.#isPaced) this.#schedule.setRate(rate)
    return true
  }
}
