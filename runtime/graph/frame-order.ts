/** How two frames relate. Frames of different sources have no order. */
import type { FrameId } from '../../schemas/messages.js'

export function isSameFrame(a: FrameId, b: FrameId): boolean {
  return a.number === b.number && a.epoch === b.epoch && a.source === b.source
}

/** Whether `a` was made before `b` by the same source, restarts included. */
export function isOlderFrame(a: FrameId, b: FrameId): boolean {
  return a.source === b.source && (a.epoch < b.epoch || (a.epoch === b.epoch && a.number < b.number))
}

export function frameKey({ source, epoch, number }: FrameId): string {
  return `${source}/${epoch}/${number}`
}

/** The newest frame of each source a node is done with. */
export class ConcludedFrames {
  readonly #newest = new Map<string, FrameId>()

  conclude(frame: FrameId): void {
    const known = this.#newest.get(frame.source)
    if (known === undefined || isOlderFrame(known, frame)) this.#newest.set(frame.source, frame)
  }

  has(frame: FrameId): boolean {
    const newest = this.#newest.get(frame.source)
    return newest !== undefined && !isOlderFrame(newest, frame)
  }
}
