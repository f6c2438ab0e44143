/** When each frame of an exported recording is due on the page: at the pace it was captured, whatever the pace of the run. */
import { RecordedSchedule } from '../../runtime/clock/recorded-schedule.js'

/** Between two frames where no interval is known yet. */
const firstStepNs = 100_000_000n

export class PageTimes {
  readonly #schedule = new RecordedSchedule(1)
  #last: { readonly dueNs: bigint; readonly stepNs: bigint } | undefined

  /**
   * Never goes back: another scene, or a source that starts over, follows after the interval before it.
   *
   * @param captureTimeNs - of the next frame.
   */
  next(captureTimeNs: bigint): bigint {
    const followsNs = this.#last === undefined ? captureTimeNs : this.#last.dueNs + this.#last.stepNs
    this.#schedule.arrive(captureTimeNs, followsNs)
    const dueNs = this.#schedule.dueNs(followsNs)
    this.#last = { dueNs, stepNs: this.#last === undefined ? firstStepNs : dueNs - this.#last.dueNs }
    return dueNs
  }
}
