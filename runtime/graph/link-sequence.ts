/** Finds the holes in what arrives on a link. */
import type { FrameId, Header } from '../../schemas/messages.js'

export interface Arrival {
  /** Messages (after a restart of the producer: frames) that should have come before this one and did not. */
  readonly missing: number
  /** From a producer's former life, or seen already: not to be used. */
  readonly isStale: boolean
}

export class LinkSequence {
  #epoch = 0
  #sequence: number | undefined
  #frame: FrameId | undefined

  /** @param sawBeginning - false for a reader that was restarted and cannot know what its former life has read. */
  constructor(sawBeginning: boolean) {
    if (sawBeginning) this.#sequence = 0
  }

  observe({ epoch, sequence, frame }: Pick<Header, 'epoch' | 'sequence' | 'frame'>): Arrival {
    const lastSequence = this.#sequence
    const lastFrame = this.#frame
    if (lastSequence !== undefined && (epoch < this.#epoch || (epoch === this.#epoch && sequence <= lastSequence))) {
      return { missing: 0, isStale: true }
    }
    const isRestart = epoch !== this.#epoch
    this.#epoch = epoch
    this.#sequence = sequence
    this.#frame = frame
    if (lastSequence === undefined) return { missing: 0, isStale: false }
    if (!isRestart) return { missing: sequence - lastSequence - 1, isStale: false }
    // A restarted producer numbers its messages anew; what it lost shows in the frames, if their source lived on.
    const isSameSource = lastFrame?.source === frame.source && lastFrame.epoch === frame.epoch
    const missing = isSameSource ? Math.max(0, frame.number - lastFrame.number - 1) : 0
    return { missing, isStale: false }
  }
}
