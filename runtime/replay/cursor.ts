/** Where a replay is, and where somebody at the page wants it to be. */

/** A wish for a moment further from every frame than this is a mistake. */
const apartNsMax = 2_000_000_000n
/** Frames further apart than this, or back in time, are of two pieces: every moment within a piece can be sought. */
const gapNsMax = 2n * apartNsMax

export interface CommandAnswer {
  readonly accepted: boolean
  readonly reply: string
}

/** A piece of a replay, such as a scene: recorded times of its first and its last frame, microseconds. */
export interface Extent {
  readonly firstUs: number
  readonly lastUs: number
}

interface Piece extends Extent {
  /** Index behind its last frame. */
  readonly end: number
}

export interface CursorOptions {
  /** Frames from the first one played to the next, laps included. */
  readonly at: number
  readonly isLooping: boolean
}

export class Cursor {
  readonly #timesNs: readonly bigint[]
  readonly #pieces: readonly Piece[]
  #seeks = 0
  #isLooping: boolean
  #at: number

  /** @param timesNs - of the frames, in the order they are played; laps of a source may go back in time. */
  constructor(timesNs: readonly bigint[], { at, isLooping }: CursorOptions) {
    this.#timesNs = timesNs
    this.#pieces = piecesOf(timesNs)
    this.#isLooping = isLooping
    this.#at = at
  }

  get at(): number {
    return this.#at
  }

  /** Seeks that were accepted. */
  get seeks(): number {
    return this.#seeks
  }

  /**
   * Of the piece a frame is in, and of the one after it, so that whoever shows them knows it in time; one of a replay in one
   * piece, none without frames.
   */
  extentsAt(index: number): readonly Extent[] {
    const { length } = this.#pieces
    const here = this.#pieces.findIndex(({ end }) => index < end)
    const both = length < 2 ? this.#pieces : [this.#pieces[here]!, this.#pieces[(here + 1) % length]!]
    return both.map(({ firstUs, lastUs }) => ({ firstUs, lastUs }))
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
    this.#seeks++
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

function piecesOf(timesNs: readonly bigint[]): Piece[] {
  const pieces: Piece[] = []
  let begin = 0
  for (const [index, timeNs] of timesNs.entries()) {
    const next = timesNs[index + 1]
    if (next !== undefined && next >= timeNs && next - timeNs <= gapNsMax) continue
    const firstUs = Number(timesNs[begin]! / 1000n)
    pieces.push({ firstUs, lastUs: Number((timeNs + 999n) / 1000n), end: index + 1 })
    begin = index + 1
  }
  return pieces
}
