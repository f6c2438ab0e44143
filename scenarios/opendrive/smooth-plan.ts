/**
 * A plan view through the points of a path: straight pieces where it is straight, cubic Hermite pieces (paramPoly3) with
 * common headings where it bends, so that lanes beside the line have no gaps either.
 */
import { type Path, pointAt, wrapAngle } from '../worlds/path.js'

export interface PlanPiece {
  readonly s: number
  readonly x: number
  readonly y: number
  readonly yawRad: number
  readonly lengthM: number
  /** aU to dU and aV to dV by arc length; undefined for a line. */
  readonly curve: { readonly u: Cubic; readonly v: Cubic } | undefined
}
type Cubic = readonly [number, number, number, number]

export interface Plan {
  readonly pieces: readonly PlanPiece[]
  readonly lengthM: number
  /** s of a point at this arc length of the path. */
  sAt(arcM: number): number
}

const straightRad = 1e-6

export function planThrough(path: Path): Plan {
  const { xs, ys, arcs } = path
  const headings = arcs.map((arcM) => pointAt(path, arcM).yawRad)
  const pieces: PlanPiece[] = []
  const knots = [0]
  for (let i = 0; i + 1 < xs.length; i++) {
    const s = knots[i]!
    const yawRad = headings[i]!
    const [dx, dy] = [xs[i + 1]! - xs[i]!, ys[i + 1]! - ys[i]!]
    const chord = Math.hypot(dx, dy)
    const turn = wrapAngle(headings[i + 1]! - yawRad)
    const offset = wrapAngle(Math.atan2(dy, dx) - yawRad)
    const base = { s, x: xs[i]!, y: ys[i]!, yawRad }
    if (Math.abs(turn) < straightRad && Math.abs(offset) < straightRad) {
      const last = pieces.at(-1)
      if (last && !last.curve && Math.abs(wrapAngle(last.yawRad - yawRad)) < straightRad)
        pieces[pieces.length - 1] = { ...last, lengthM: last.lengthM + chord }
      else pieces.push({ ...base, lengthM: chord, curve: undefined })
      knots.push(s + chord)
      continue
    }
    // As long as the circular arc that turns as much over this chord.
    const half = turn / 2
    const lengthM = Math.abs(half) < 1e-6 ? chord : (chord * half) / Math.sin(half)
    const curve = {
      u: hermite(chord * Math.cos(offset), lengthM, 1, Math.cos(turn)),
      v: hermite(chord * Math.sin(offset), lengthM, 0, Math.sin(turn)),
    }
    pieces.push({ ...base, lengthM, curve })
    knots.push(s + lengthM)
  }
  const sAt = (arcM: number) => {
    let i = 0
    while (i + 2 < arcs.length && arcs[i + 1]! <= arcM) i++
    const share = (arcM - arcs[i]!) / (arcs[i + 1]! - arcs[i]!)
    return Math.max(0, Math.min(knots.at(-1)!, knots[i]! + share * (knots[i + 1]! - knots[i]!)))
  }
  return { pieces, lengthM: knots.at(-1)!, sAt }
}

/** The cubic from 0 to `end` over a length, with these slopes at its ends. */
function hermite(end: number, lengthM: number, from: number, to: number): Cubic {
  return [
    0,
    from,
    (3 * end) / lengthM ** 2 - (2 * from + to) / lengthM,
    (from + to) / lengthM ** 2 - (2 * end) / lengthM ** 3,
  ]
}
