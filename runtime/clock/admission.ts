/** Lets the frames of one source into the graph: on schedule, not while paused, and only where there is room. */
import { GoshawkError } from '../../schemas/errors.js'
import type { Pacing } from './pacing.js'
import type { Time } from './time.js'

export interface AdmissionOptions {
  /** The source's name, for messages. */
  readonly source: string
  readonly pacing: Pacing
  readonly time: Time
  readonly signal: AbortSignal
  /** Whether everything downstream can take one more frame; `wake` is called when the answer may have changed. */
  isOpen(): boolean
}

export class AdmissionGate {
  readonly #options: AdmissionOptions
  #pausedSinceNs: bigint | undefined
  /** Frames enter one at a time, in the order they asked. */
  #turn: Promise<unknown> = Promise.resolve()
  #wakeWaiter: (() => void) | undefined

  constructor(options: AdmissionOptions) {
    this.#options = options
    options.signal.addEventListener('abort', () => this.wake(), { once: true })
  }

  get isPaused(): boolean {
    return this.#pausedSinceNs !== undefined
  }

  /**
   * Waits for the frame's turn and calls `enter` with its origin (the time it was due) in the same turn of the event loop.
   *
   * @param isJump - somebody sought this frame: no time passes between the one before and this.
   * @throws GoshawkError 'cancelled' when the process drains.
   */
  admit<R>(captureTimeNs: bigint, enter: (originTimeNs: bigint) => R, isJump = false): Promise<R> {
    const admitted = this.#turn.then(() => this.#admit(captureTimeNs, enter, isJump))
    this.#turn = admitted.then(
      () => undefined,
      () => undefined,
    )
    return admitted
  }

  async #admit<R>(captureTimeNs: bigint, enter: (originTimeNs: bigint) => R, isJump: boolean): Promise<R> {
    const { pacing, time, signal, source } = this.#options
    await time.yieldTurn()
    let hasArrived = false
    for (;;) {
      if (signal.aborted) {
        throw new GoshawkError('cancelled', `${source}: frame not admitted: the run is ending; complete the outputs`)
      }
      if (this.#pausedSinceNs === undefined) {
        const nowNs = time.nowNs()
        if (!hasArrived) pacing.arrive(captureTimeNs, nowNs, isJump)
        hasArrived = true
        const dueNs = pacing.dueNs(nowNs)
        if (dueNs > nowNs) {
          await this.#change(dueNs - nowNs)
          continue
        }
        if (this.#options.isOpen()) return enter(dueNs)
      }
      await this.#change()
    }
  }

  /** Something changed that a waiting frame may depend on. */
  wake(): void {
    this.#wakeWaiter?.()
  }

  pause(): void {
    this.#pausedSinceNs ??= this.#options.time.nowNs()
    this.wake()
  }

  resume(): void {
    if (this.#pausedSinceNs === undefined) return
    this.#options.pacing.skip(this.#options.time.nowNs() - this.#pausedSinceNs)
    this.#pausedSinceNs = undefined
    this.wake()
  }

  /** Recorded seconds per wall second, Infinity for as fast as possible; false in a mode without a rate. */
  setRate(rate: number): boolean {
    const accepted = this.#options.pacing.setRate(rate)
    this.wake()
    return accepted
  }

  #change(delayNs?: bigint): Promise<void> {
    return new Promise((resolve) => {
      let cancel = () => {}
      const finish = () => {
        cancel()
        this.#wakeWaiter = undefined
        resolve()
      }
      this.#wakeWaiter = finish
      if (delayNs !== undefined) cancel = this.#options.time.after(delayNs, finish)
    })
  }
}
