/**
 * The frames of the last minutes as they came, pictures included: what the timeline goes back to. They are kept as messages
 * and read again when they are shown: thousands of frames as objects would keep the garbage collector busy for good.
 */
import type { World } from './world.js'

/** About four minutes of the default graph with pictures; a page that holds more gets slow. */
const bytesMaxDefault = 192 * 1024 * 1024
const framesMaxDefault = 3000

/** What is known of a frame without reading its message. */
export interface TapedFrame {
  readonly sequence: number
  readonly publishedUnixUs: number
  /** Recorded time. */
  readonly timestampUs: number
  /** Of the decision; undefined without one. */
  readonly speed: number | undefined
  readonly message: Uint8Array
}

export interface TapeBounds {
  readonly bytesMax?: number
  readonly framesMax?: number
}

export class Tape {
  readonly #read: (message: Uint8Array) => World
  readonly #bytesMax: number
  readonly #framesMax: number
  #frames: TapedFrame[] = []
  #total = 0
  /** Read last: stepping asks for one frame several times. */
  #world: World | undefined

  /** @param read - a message that was read once already. */
  constructor(
    read: (message: Uint8Array) => World,
    { bytesMax = bytesMaxDefault, framesMax = framesMaxDefault }: TapeBounds = {},
  ) {
    this.#read = read
    this.#bytesMax = bytesMax
    this.#framesMax = framesMax
  }

  get length(): number {
    return this.#frames.length
  }

  get bytes(): number {
    return this.#total
  }

  /** Oldest first. */
  get frames(): readonly TapedFrame[] {
    return this.#frames
  }

  at(index: number): World | undefined {
    const frame = this.#frames.at(index)
    if (!frame) return undefined
    const { sequence, publishedUnixUs } = frame
    const isRead = this.#world?.sequence === sequence && this.#world.publishedUnixUs === publishedUnixUs
    if (!isRead) this.#world = this.#read(frame.message)
    return this.#world
  }

  /**
   * A publisher that counts from the beginning again is another run: the tape starts afresh. The newest is always kept.
   *
   * @param message - that the frame was read from.
   * @returns false for a frame that came again, with parts it did not have: it replaces itself.
   */
  append({ sequence, publishedUnixUs, timestampUs, decision }: World, message: Uint8Array): boolean {
    const last = this.#frames.at(-1)
    const isSentAgain = last?.sequence === sequence && last.publishedUnixUs === publishedUnixUs
    if (last && isSentAgain) {
      this.#total -= last.message.byteLength
      this.#frames.pop()
      this.#world = undefined
    } else if (last && sequence <= last.sequence) {
      this.#frames = []
      this.#total = 0
    }
    this.#frames.push({ sequence, publishedUnixUs, timestampUs, speed: decision?.speed, message })
    this.#total += message.byteLength
    let over = 0
    while (
      this.#frames.length - over > 1 &&
      (this.#total > this.#bytesMax || this.#frames.length - over > this.#framesMax)
    ) {
      this.#total -= this.#frames[over]!.message.byteLength
      over++
    }
    if (over > 0) this.#frames.splice(0, over)
    return !isSentAgain
  }

  /** Index of the frame of this number, or of the nearest later one that is still there; the newest beyond the end. */
  indexOf(sequence: number): number {
    const index = this.#frames.findIndex((frame) => frame.sequence >= sequence)
    return index >= 0 ? index : this.#frames.length - 1
  }

  /** The newest frame published at this time or before; the oldest before the beginning. Microseconds since 1970. */
  indexAt(publishedUnixUs: number): number {
    return this.#lastIndex((frame) => frame.publishedUnixUs <= publishedUnixUs)
  }

  /** The same by recorded time. Microseconds. */
  indexAtMoment(timestampUs: number): number {
    return this.#lastIndex((frame) => frame.timestampUs <= timestampUs)
  }

  #lastIndex(is: (frame: TapedFrame) => boolean): number {
    return Math.max(0, this.#frames.findLastIndex(is))
  }
}
