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

/** Frames remembered per source: far more than can wait in the queues of one node. */
const rememberedMax = 4096

/** The frames a node is done with: emitted, or dropped by name. */
export class ConcludedFrames {
  readonly #bySource = new Map<string, { newest: FrameId; readonly keys: Set<string> }>()

  conclude(frame: FrameId): void {
    const known = this.#bySource.get(frame.source)
    if (known === undefined) {
      this.#bySource.set(frame.source, { newest: frame, keys: new Set([frameKey(frame)]) })
      return
    }
    if (isOlderFrame(known.newest, frame)) known.newest = frame
    known.keys.add(frameKey(frame))
    if (known.keys.size <= rememberedMax) return
    for (const oldest of known.keys) {
      known.keys.delete(oldest)
      break
    }
  }

  /** `done` with this very frame; `passed` when a newer one of its source is done: it will not come any more. */
  stateOf(frame: FrameId): 'done' | 'passed' | 'open' {
    const known = this.#bySource.get(frame.source)
    if (known === undefined) return 'open'
    if (known.keys.has(frameKey(frame))) return 'done'
    return isOlderFrame(frame, known.newest) ? 'passed' : 'open'
  }
}
