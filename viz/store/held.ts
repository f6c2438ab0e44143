/** Which part of a piece of a replay the tape holds: frames came in any order, since anyone may send the source anywhere. */
import type { Extent } from './extents.js'
import type { TapedFrame } from './tape.js'

export interface HeldFrame {
  /** On the tape. */
  readonly index: number
  readonly timestampUs: number
  readonly speed: number | undefined
}

/** Frames a slow graph leaves out make no hole; what was never played does. Microseconds. */
export const holeUs = 2_000_000
/** A moment this near to a frame is its moment: less than frames are apart. Microseconds. */
export const edgeUs = 20_000
/** Key frames of nuScenes are this far apart. Microseconds. */
const periodUsDefault = 500_000

export class Held {
  /** By recorded time; where a moment came more than once, the last of them. */
  readonly frames: readonly HeldFrame[]

  constructor(taped: readonly TapedFrame[], { firstUs, lastUs }: Extent) {
    const byTime = new Map<number, HeldFrame>()
    for (const [index, { timestampUs, speed }] of taped.entries()) {
      if (timestampUs >= firstUs && timestampUs <= lastUs) byTime.set(timestampUs, { index, timestampUs, speed })
    }
    this.frames = [...byTime.values()].sort((a, b) => a.timestampUs - b.timestampUs)
  }

  /** The frame nearest to a moment between two that came; undefined where there is a hole. */
  at(momentUs: number): HeldFrame | undefined {
    const before = this.frames.findLast(({ timestampUs }) => timestampUs <= momentUs)
    const after = this.frames.find(({ timestampUs }) => timestampUs >= momentUs)
    const isBetween = before && after && after.timestampUs - before.timestampUs <= holeUs
    const apartUs = (frame: HeldFrame | undefined) =>
      frame ? Math.abs(frame.timestampUs - momentUs) : Number.POSITIVE_INFINITY
    const nearest = apartUs(before) <= apartUs(after) ? before : after
    return isBetween || apartUs(nearest) <= edgeUs ? nearest : undefined
  }

  /** The frame after (1) or before (-1) a moment; undefined where there is a hole. */
  beside(momentUs: number, direction: 1 | -1): HeldFrame | undefined {
    const frame =
      direction > 0
        ? this.frames.find(({ timestampUs }) => timestampUs > momentUs)
        : this.frames.findLast(({ timestampUs }) => timestampUs < momentUs)
    return frame && Math.abs(frame.timestampUs - momentUs) <= holeUs ? frame : undefined
  }

  /** Usual time from a frame to the next. Microseconds. */
  get periodUs(): number {
    const gaps = this.frames.slice(1).map(({ timestampUs }, i) => timestampUs - this.frames[i]!.timestampUs)
    const usual = gaps.filter((gap) => gap <= holeUs).sort((a, b) => a - b)
    return usual[usual.length >> 1] ?? periodUsDefault
  }
}
