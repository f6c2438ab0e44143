/** The frames of the last minutes as they came, pictures included: what the timeline goes back to. */
import type { World } from './world.js'

/** About four minutes of the default graph with pictures; a page that holds more gets slow. */
const bytesMaxDefault = 192 * 1024 * 1024
const framesMaxDefault = 3000

export class Tape {
  readonly #bytesMax: number
  readonly #framesMax: number
  #worlds: World[] = []
  #bytes: number[] = []
  #total = 0

  constructor(bytesMax = bytesMaxDefault, framesMax = framesMaxDefault) {
    this.#bytesMax = bytesMax
    this.#framesMax = framesMax
  }

  get length(): number {
    return this.#worlds.length
  }

  get bytes(): number {
    return this.#total
  }

  at(index: number): World | undefined {
    return this.#worlds.at(index)
  }

  /** Oldest first. */
  get worlds(): readonly World[] {
    return this.#worlds
  }

  /**
   * A publisher that counts from the beginning again is another run: the tape starts afresh. The newest is always kept.
   *
   * @returns false for a frame that came again, with parts it did not have: it replaces itself.
   */
  append(world: World, bytes: number): boolean {
    const last = this.#worlds.at(-1)
    const isSentAgain = last?.sequence === world.sequence && last.publishedUnixUs === world.publishedUnixUs
    if (last && isSentAgain) {
      this.#total -= this.#bytes.pop()!
      this.#worlds.pop()
    } else if (last && world.sequence <= last.sequence) {
      this.#worlds = []
      this.#bytes = []
      this.#total = 0
    }
    this.#worlds.push(world)
    this.#bytes.push(bytes)
    this.#total += bytes
    let over = 0
    while (
      this.#worlds.length - over > 1 &&
      (this.#total > this.#bytesMax || this.#worlds.length - over > this.#framesMax)
    ) {
      this.#total -= this.#bytes[over]!
      over++
    }
    this.#worlds.splice(0, over)
    this.#bytes.splice(0, over)
    return !isSentAgain
  }

  /** Index of the frame of this number, or of the nearest later one that is still there; the newest beyond the end. */
  indexOf(sequence: number): number {
    const index = this.#worlds.findIndex((world) => world.sequence >= sequence)
    return index >= 0 ? index : this.#worlds.length - 1
  }

  /** The newest frame published at this time or before; the oldest before the beginning. Microseconds since 1970. */
  indexAt(publishedUnixUs: number): number {
    return Math.max(
      0,
      this.#worlds.findLastIndex((world) => world.publishedUnixUs <= publishedUnixUs),
    )
  }
}
