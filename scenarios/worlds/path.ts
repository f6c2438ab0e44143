/** Curves in the ground plane, sampled and measured by arc length: lane centres, walkways, recorded drives. */

export interface PathPoint {
  readonly x: number
  readonly y: number
  readonly yawRad: number
}

export interface Path {
  /** World metres. */
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  /** Arc length from the start at each point. */
  readonly arcs: readonly number[]
  readonly lengthM: number
}

/** A stretch of road centre: straight, or turning left (positive) or right (negative) by `turnRad`. */
export interface Stretch {
  readonly lengthM: number
  readonly turnRad: number
}

const stepM = 2

export function pathThrough(points: readonly { readonly x: number; readonly y: number }[]): Path {
  const xs: number[] = []
  const ys: number[] = []
  const arcs: number[] = []
  let arc = 0
  for (const { x, y } of points) {
    const last = xs.length - 1
    if (last >= 0) {
      const step = Math.hypot(x - xs[last]!, y - ys[last]!)
      if (step < 1e-6) continue
      arc += step
    }
    xs.push(x)
    ys.push(y)
    arcs.push(arc)
  }
  return { xs, ys, arcs, lengthM: arc }
}

/** Samples straight lines and circular arcs laid end to end from `start`. */
export function pathOfStretches(start: PathPoint, stretches: readonly Stretch[]): Path {
  let { x, y, yawRad } = start
  const points = [{ x, y }]
  for (const { lengthM, turnRad } of stretches) {
    const steps = Math.max(
      1,
      Math.ceil(turnRad === 0 ? lengthM / (4 * stepM) : Math.max(lengthM / stepM, turnRad / 0.1)),
    )
    for (let i = 0; i < steps; i++) {
      const turn = turnRad / steps
      const chord = turn === 0 ? lengthM / steps : (lengthM / turnRad) * 2 * Math.sin(turn / 2)
      x += chord * Math.cos(yawRad + turn / 2)
      y += chord * Math.sin(yawRad + turn / 2)
      yawRad += turn
      points.push({ x, y })
    }
  }
  return pathThrough(points)
}

/** A smooth turn from one pose to another: a cubic Bezier curve whose handles follow the headings. */
export function pathBetween(from: PathPoint, to: PathPoint, handle = 0.39): Path {
  const reach = Math.hypot(to.x - from.x, to.y - from.y)
  const turn = Math.abs(wrapAngle(to.yawRad - from.yawRad))
  const h = turn < 0.3 ? reach / 3 : handle * reach
  const ax = from.x + h * Math.cos(from.yawRad)
  const ay = from.y + h * Math.sin(from.yawRad)
  const bx = to.x - h * Math.cos(to.yawRad)
  const by = to.y - h * Math.sin(to.yawRad)
  const steps = Math.max(4, Math.ceil(reach / 1))
  return pathThrough(
    Array.from({ length: steps + 1 }, (_, i) => {
      const t = i / steps
      const s = 1 - t
      const [k0, k1, k2, k3] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
      return { x: k0 * from.x + k1 * ax + k2 * bx + k3 * to.x, y: k0 * from.y + k1 * ay + k2 * by + k3 * to.y }
    }),
  )
}

/** The same curve `leftM` to the left. */
export function offsetPath(path: Path, leftM: number): Path {
  return pathThrough(
    path.arcs.map((arc) => {
      const { x, y, yawRad } = pointAt(path, arc)
      return { x: x - leftM * Math.sin(yawRad), y: y + leftM * Math.cos(yawRad) }
    }),
  )
}

export function reversePath(path: Path): Path {
  return pathThrough(path.xs.map((x, i) => ({ x, y: path.ys[i]! })).reverse())
}

/** Position and heading at an arc length; straight on beyond either end. Headings turn smoothly between the chords. */
export function pointAt(path: Path, arcM: number, leftM = 0): PathPoint {
  const { xs, ys, arcs } = path
  let low = 0
  let high = arcs.length - 2
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (arcs[middle]! <= arcM) low = middle
    else high = middle - 1
  }
  const step = arcs[low + 1]! - arcs[low]!
  const t = (arcM - arcs[low]!) / step
  const x = xs[low]! + t * (xs[low + 1]! - xs[low]!)
  const y = ys[low]! + t * (ys[low + 1]! - ys[low]!)
  const here = chordYaw(path, low)
  const before = low > 0 ? chordYaw(path, low - 1) : here
  const after = low + 2 < xs.length ? chordYaw(path, low + 1) : here
  const inside = Math.max(0, Math.min(1, t))
  const from = here + 0.5 * wrapAngle(before - here)
  const to = here + 0.5 * wrapAngle(after - here)
  const yawRad = wrapAngle(from + inside * (to - from))
  return { x: x - leftM * Math.sin(yawRad), y: y + leftM * Math.cos(yawRad), yawRad }
}

function chordYaw({ xs, ys }: Path, i: number): number {
  return Math.atan2(ys[i + 1]! - ys[i]!, xs[i + 1]! - xs[i]!)
}

/** The arc length of the point of the path nearest to (x, y), and the signed distance to it (left positive). */
export function nearestOnPath(path: Path, x: number, y: number): { readonly arcM: number; readonly leftM: number } {
  let best = Number.POSITIVE_INFINITY
  let arcM = 0
  let leftM = 0
  for (let i = 0; i + 1 < path.xs.length; i++) {
    const ax = path.xs[i]!
    const ay = path.ys[i]!
    const dx = path.xs[i + 1]! - ax
    const dy = path.ys[i + 1]! - ay
    const length = Math.hypot(dx, dy)
    const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (length * length)))
    const distance = Math.hypot(x - ax - t * dx, y - ay - t * dy)
    if (distance < best) {
      best = distance
      arcM = path.arcs[i]! + t * length
      leftM = (dx * (y - ay) - dy * (x - ax)) / length
    }
  }
  return { arcM, leftM }
}

/** (-pi, pi] */
export function wrapAngle(angleRad: number): number {
  let angle = angleRad % (2 * Math.PI)
  if (angle > Math.PI) angle -= 2 * Math.PI
  else if (angle <= -Math.PI) angle += 2 * Math.PI
  return angle
}
