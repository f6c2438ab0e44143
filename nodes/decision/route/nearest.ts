import type { Path } from '../../../scenarios/worlds/path.js'

/** As `nearestOnPath`, for those who ask thousands of times a decision: squared distances, one root at the end. */
export function nearest(
  { xs, ys, arcs }: Path,
  x: number,
  y: number,
): { readonly arcM: number; readonly leftM: number } {
  let best = Number.POSITIVE_INFINITY
  let at = 0
  let share = 0
  for (let i = 0; i + 1 < xs.length; i++) {
    const dx = xs[i + 1]! - xs[i]!
    const dy = ys[i + 1]! - ys[i]!
    const px = x - xs[i]!
    const py = y - ys[i]!
    const t = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy)))
    const ex = px - t * dx
    const ey = py - t * dy
    const squared = ex * ex + ey * ey
    if (squared < best) {
      best = squared
      at = i
      share = t
    }
  }
  const dx = xs[at + 1]! - xs[at]!
  const dy = ys[at + 1]! - ys[at]!
  const across = dx * (y - ys[at]!) - dy * (x - xs[at]!)
  return { arcM: arcs[at]! + share * Math.sqrt(dx * dx + dy * dy), leftM: across / Math.sqrt(dx * dx + dy * dy) }
}
