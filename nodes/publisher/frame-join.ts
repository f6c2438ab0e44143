/** Brings the parts of one frame together again: pictures, objects and decision arrive on different links. */
import type {
  CameraFrames,
  Decision,
  DetectedObjects,
  FrameId,
  Header,
  Message,
  Tracks,
} from '../../schemas/messages.js'

export interface FrameParts {
  readonly frames: Message<CameraFrames>
  readonly objects: Message<DetectedObjects>
  readonly tracks: Message<Tracks>
  readonly decision: Message<Decision>
}

/** What is known of one frame once it is decided; other parts are absent when they were lost on their way. */
export type JoinedFrame = Partial<FrameParts> & Pick<FrameParts, 'decision'>

export interface JoinBounds {
  /** Frames waited for at one time; the oldest is forgotten first. */
  readonly framesMax: number
  /** Bytes of pictures held by them. */
  readonly bytesMax: number
}

export type PartKind = keyof FrameParts

interface Pending {
  readonly id: FrameId
  readonly parts: Partial<FrameParts>
  readonly bytes: number
}

/**
 * A frame is ready when its decision and all other parts that are expected are there. A decided frame that still misses a part is
 * released by the decision of a later frame, or by `flush`. A frame that was dropped upstream, so that its decision
 * never comes, is forgotten when a later one is ready or the bounds are reached. Order never goes backwards.
 */
export class FrameJoin {
  readonly #bounds: JoinBounds
  readonly #expected: readonly PartKind[]
  readonly #pending = new Map<string, Pending>()
  readonly #released = new Map<string, { epoch: number; number: number }>()
  #bytes = 0
  #forgotten = 0

  /** @param expected - the parts of a whole frame, its decision among them. */
  constructor(bounds: JoinBounds, expected: readonly PartKind[]) {
    this.#bounds = bounds
    this.#expected = expected
  }

  /** Frames forgotten undecided since the start. */
  get forgotten(): number {
    return this.#forgotten
  }

  get size(): number {
    return this.#pending.size
  }

  get bytes(): number {
    return this.#bytes
  }

  /** True while a decided frame waits for a part. */
  get hasDecided(): boolean {
    for (const { parts } of this.#pending.values()) if (parts.decision) return true
    return false
  }

  /** Takes one part; returns the frames it made ready, oldest first. */
  add<K extends PartKind>(kind: K, message: FrameParts[K]): JoinedFrame[] {
    const id = message.header.frame
    if (this.#isPast(id)) return []
    const key = keyOf(message.header)
    const known = this.#pending.get(key)
    const pending: Pending = {
      id,
      parts: { ...known?.parts, [kind]: message },
      bytes: (known?.bytes ?? 0) + partBytes(message),
    }
    this.#bytes += pending.bytes - (known?.bytes ?? 0)
    this.#pending.set(key, pending)
    if (this.#expected.every((part) => pending.parts[part])) return this.#release(id, true)
    if (kind === 'decision') return this.#release(id, false)
    this.#enforceBounds()
    return []
  }

  /** Releases every decided frame as it is: its missing parts are not coming. */
  flush(): JoinedFrame[] {
    const last = [...this.#pending.values()].findLast(({ parts }) => parts.decision)
    return last ? this.#release(last.id, true) : []
  }

  /** Releases decided frames of this source up to `id`, itself included when asked, and forgets older undecided ones. */
  #release(id: FrameId, inclusive: boolean): JoinedFrame[] {
    const ready: { readonly number: number; readonly frame: JoinedFrame }[] = []
    for (const [key, { id: other, parts }] of this.#pending) {
      const isSelf = sameFrame(other, id)
      if (!isSelf && !isOlder(other, id)) continue
      const { decision } = parts
      if (isSelf && !inclusive) continue
      if (!isSelf && !inclusive && !decision) continue
      if (decision) ready.push({ number: other.number, frame: { ...parts, decision } })
      else this.#forgotten++
      this.#remove(key)
    }
    ready.sort((a, b) => a.number - b.number)
    const last = ready.at(-1)
    if (last) this.#released.set(id.source, { epoch: last.frame.decision.header.frame.epoch, number: last.number })
    this.#enforceBounds()
    return ready.map(({ frame }) => frame)
  }

  #isPast(id: FrameId): boolean {
    const released = this.#released.get(id.source)
    if (!released) return false
    return id.epoch < released.epoch || (id.epoch === released.epoch && id.number <= released.number)
  }

  #enforceBounds(): void {
    for (const key of this.#pending.keys()) {
      const over = this.#pending.size > this.#bounds.framesMax || this.#bytes > this.#bounds.bytesMax
      if (!over || this.#pending.size === 1) return
      this.#forgotten++
      this.#remove(key)
    }
  }

  #remove(key: string): void {
    this.#bytes -= this.#pending.get(key)?.bytes ?? 0
    this.#pending.delete(key)
  }
}

function keyOf({ frame: { source, epoch, number } }: Header): string {
  return `${source}/${epoch}/${number}`
}

function sameFrame(a: FrameId, b: FrameId): boolean {
  return a.source === b.source && a.epoch === b.epoch && a.number === b.number
}

/** A frame of an earlier start of the same source is older, whatever its number. */
function isOlder(a: FrameId, b: FrameId): boolean {
  return a.source === b.source && (a.epoch < b.epoch || (a.epoch === b.epoch && a.number < b.number))
}

function partBytes({ parts }: { readonly parts: readonly Uint8Array[] }): number {
  return parts.reduce((sum, part) => sum + part.byteLength, 0)
}
