/**
 * Tells when a frame has settled everywhere, from what processes report independently of each other.
 *
 * A frame holds one token at its source from its admission on, and one on every link it travels. Whoever is done with a
 * token reports that together with the tokens it put out in exchange, so a count of zero at every place seen means
 * that none is hidden in a report still under way: the report that would show it is the one that takes the former token away.
 */
import type { FrameId } from '../../schemas/messages.js'
import { frameKey } from './frame-order.js'

export interface FlowChange {
  readonly frame: FrameId
  /** node.input of a link, or the name of the source. */
  readonly place: string
  readonly change: 1 | -1
}

interface OpenFrame {
  readonly frame: FrameId
  readonly counts: Map<string, number>
  /** Places whose count is not zero. */
  unequal: number
}

export class FrameTokens {
  readonly #open = new Map<string, OpenFrame>()
  /** Frames given up: reports about them that come later change nothing. */
  readonly #abandoned = new Set<string>()
  readonly #onSettled: (frame: FrameId) => void

  constructor(onSettled: (frame: FrameId) => void) {
    this.#onSettled = onSettled
  }

  /** One report: applied whole before anything counts as settled. */
  apply(changes: readonly FlowChange[]): void {
    const touched = new Set<OpenFrame>()
    for (const { frame, place, change } of changes) {
      const key = frameKey(frame)
      if (this.#abandoned.has(key)) continue
      let open = this.#open.get(key)
      if (open === undefined) {
        open = { frame, counts: new Map(), unequal: 0 }
        this.#open.set(key, open)
      }
      const before = open.counts.get(place) ?? 0
      const after = before + change
      open.counts.set(place, after)
      if (before === 0) open.unequal += 1
      if (after === 0) open.unequal -= 1
      touched.add(open)
    }
    for (const open of touched) {
      // Without the source's own token the admission has not been reported yet.
      if (open.unequal > 0 || !open.counts.has(open.frame.source)) continue
      this.#open.delete(frameKey(open.frame))
      this.#onSettled(open.frame)
    }
  }

  get openFrames(): readonly FrameId[] {
    return [...this.#open.values()].map(({ frame }) => frame)
  }

  /** A process died with what it held: nobody will report those tokens, so its frames count as settled. */
  abandonAll(): void {
    const frames = this.openFrames
    this.#open.clear()
    this.#abandoned.clear()
    for (const frame of frames) this.#abandoned.add(frameKey(frame))
    for (const frame of frames) this.#onSettled(frame)
  }
}
