/** Where a replay is, and where somebody at the page wants it to be. */

/** A wish for a moment further from every frame than this is a mistake. */
const apartNsMax = 2_000_000_000n

export interface CommandAnswer {
  readonly accepted: boolean
  readonly reply: string
}

export interface CursorOptions {
  /** Frames from the first one played to the next, laps included. */
  readonly at: number
  readonly isLooping: boolean
}

export class Cursor {
  readonly #timesNs: readonly bigint[]
  #isLooping: boolean
  #at: number

  /** @param timesNs - of the frames, in the order they are played; laps of a source may go back in time. */
  constructor(timesNs: readonly bigint[], { at, isLooping }: CursorOptions) {
    this.#timesNs = timesNs
    this.#isLooping = isLooping
    this.#at = at
  }

  get at(): number {
    return this.#at
  }

  /** Frame `ahead` places after the next one; undefined beyond the end. */
  frame(ahead = 0): number | undefined {
    const { length } = this.#timesNs
    const at = this.#at + ahead
    if (length === 0 || (!this.#isLooping && at >= length)) return undefined
    return at % length
  }

  advance(): void {
    this.#at++
  }

  /** What `Control` asks of a replay. @param node - its name, for the answer. */
  command(command: unknown, node: string): CommandAnswer {
    const { seekUs, loop } = command as { readonly seekUs?: number; readonly loop?: boolean }
    if (seekUs !== undefined) return this.seek(seekUs)
    if (loop !== undefined) return this.loop(loop)
    return { accepted: false, reply: `${node}: a replay can seek and loop, and nothing else` }
  }

  /** Starts over at the end from now on, or ends with this lap. */
  loop(isLooping: boolean): CommandAnswer {
    const { length } = this.#timesNs
    if (this.frame() === undefined) return { accepted: false, reply: 'the last frame has been played already' }
    this.#at %= length
    this.#isLooping = isLooping
    return { accepted: true, reply: isLooping ? `starts over after frame ${length}` : `ends with frame ${length}` }
  }

  /** Jumps to the frame nearest in time; of several laps to the one nearest to here. */
  seek(timestampUs: number): CommandAnswer {
    const { length } = this.#timesNs
    const wantedNs = BigInt(Math.round(timestampUs)) * 1000n
    const here = length === 0 ? 0 : this.#at % length
    let nearest: number | undefined
    for (const index of this.#timesNs.keys()) {
      if (nearest === undefined) nearest = index
      const apart = this.#apartNs(index, wantedNs)
      const least = this.#apartNs(nearest, wantedNs)
      if (apart < least || (apart === least && Math.abs(index - here) < Math.abs(nearest - here))) nearest = index
    }
    if (nearest === undefined || this.#apartNs(nearest, wantedNs) > apartNsMax) {
      return {
        accepted: false,
        reply: `nothing was recorded at ${timestampUs} us; this replay has ${this.#range()}`,
      }
    }
    this.#at = nearest
    return { accepted: true, reply: `at frame ${nearest + 1} of ${length}` }
  }

  #apartNs(index: number, wantedNs: bigint): bigint {
    const apart = this.#timesNs[index]! - wantedNs
    return apart < 0n ? -apart : apart
  }

  #range(): string {
    if (this.#timesNs.length === 0) return 'nothing'
    const sorted = [...this.#timesNs].sort((a, b) => (a < b ? -1 : 1))
    return `${sorted[0]! / 1000n} to ${sorted.at(-1)! / 1000n} us`
  }
}
