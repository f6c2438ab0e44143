/** Where a replay is, and where somebody at the page wants it to be. */
import type { ReplayFrame } from './replay-frames.js'

/** A wish for a moment further from every frame than this is a mistake. */
const apartUsMax = 2_000_000

export interface SeekAnswer {
  readonly accepted: boolean
  readonly reply: string
}

export class Cursor {
  readonly #frames: readonly ReplayFrame[]
  readonly #isLooping: boolean
  #at: number
  #jumps = 0

  /** @param at - the first frame to send; with `isLooping` it counts on beyond the last. */
  constructor(frames: readonly ReplayFrame[], { at, isLooping }: { readonly at: number; readonly isLooping: boolean }) {
    this.#frames = frames
    this.#isLooping = isLooping
    this.#at = at
  }

  /** Frames from the start of the data set to the next one, laps included. */
  get at(): number {
    return this.#at
  }

  /** Goes up with every jump: what was read ahead before it is of no use. */
  get jumps(): number {
    return this.#jumps
  }

  advance(): void {
    this.#at++
  }

  get isAtEnd(): boolean {
    return this.#frames.length === 0 || (!this.#isLooping && this.#at >= this.#frames.length)
  }

  /** Indices of frames from here on. */
  *ahead(): Generator<number, void, void> {
    const { length } = this.#frames
    for (let at = this.#at; length > 0 && (this.#isLooping || at < length); at++) yield at % length
  }

  /** Jumps to the frame nearest in time. */
  seek(timestampUs: number): SeekAnswer {
    const timeOf = (index: number) => this.#frames[index]!.reference.timestampUs
    let nearest = 0
    for (const index of this.#frames.keys()) {
      if (Math.abs(timeOf(index) - timestampUs) < Math.abs(timeOf(nearest) - timestampUs)) nearest = index
    }
    if (this.#frames.length === 0 || Math.abs(timeOf(nearest) - timestampUs) > apartUsMax) {
      const range = this.#frames.length === 0 ? 'nothing' : `${timeOf(0)} to ${timeOf(this.#frames.length - 1)} us`
      return { accepted: false, reply: `nothing was recorded at ${timestampUs} us; this replay has ${range}` }
    }
    this.#at = nearest
    this.#jumps++
    return { accepted: true, reply: `at frame ${nearest + 1} of ${this.#frames.length}` }
  }
}
