import type { Pacing } from './pacing.js'
import { RecordedSchedule } from './recorded-schedule.js'

/** Real time: load arrives on its own schedule, whatever the graph can bear; lateness shows as age. */
export class WallPacing implements Pacing {
  readonly #schedule = new RecordedSchedule(1)

  arrive(captureTimeNs: bigint, nowNs: bigint, isJump?: boolean): void {
    this.#schedule.arrive(captureTimeNs, nowNs, isJump)
  }

  dueNs(nowNs: bigint): bigint {
    return this.#schedule.dueNs(nowNs)
  }

  skip(durationNs: bigint): void {
    this.#schedule.skip(durationNs)
  }

  setRate(): boolean {
    return false
  }
}
