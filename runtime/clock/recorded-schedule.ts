/** A step in capture time beyond this is another scene, not a pause in the recording. */
const captureStepNsMax = 5_000_000_000n

interface Anchor {
  readonly captureNs: bigint
  readonly wallNs: bigint
}

/** Keeps the intervals between capture times: a frame is due when as much (scaled) time has passed as when it was recorded. */
export class RecordedSchedule {
  #rate: number
  #anchor: Anchor | undefined
  /** The frame before the one that arrived last: where a change of rate begins. */
  #previous: Anchor | undefined
  #captureNs = 0n

  constructor(rate: number) {
    this.#rate = rate
  }

  arrive(captureTimeNs: bigint, nowNs: bigint, isJump = false): void {
    const stepNs = captureTimeNs - this.#captureNs
    if (this.#anchor === undefined || isJump || stepNs < 0n || stepNs > captureStepNsMax) {
      this.#anchor = { captureNs: captureTimeNs, wallNs: nowNs }
      this.#previous = this.#anchor
    } else {
      this.#previous = { captureNs: this.#captureNs, wallNs: this.dueNs(nowNs) }
    }
    this.#captureNs = captureTimeNs
  }

  dueNs(nowNs: bigint): bigint {
    if (this.#anchor === undefined) return nowNs
    const recordedNs = this.#captureNs - this.#anchor.captureNs
    const scaledNs = this.#rate === 1 ? recordedNs : BigInt(Math.round(Number(recordedNs) / this.#rate))
    return this.#anchor.wallNs + scaledNs
  }

  skip(durationNs: bigint): void {
    if (this.#anchor !== undefined) this.#anchor = { ...this.#anchor, wallNs: this.#anchor.wallNs + durationNs }
    if (this.#previous !== undefined) this.#previous = { ...this.#previous, wallNs: this.#previous.wallNs + durationNs }
  }

  setRate(rate: number): void {
    this.#anchor = this.#previous
    this.#rate = rate
  }
}
