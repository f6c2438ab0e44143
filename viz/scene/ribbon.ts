/** The planned way as a band on the ground: where its edges lie, how fast and how soon it is driven. */
import type { Plan } from '../../schemas/messages.js'

/** Ego frame, metres; two corners a point, left then right. */
export interface Ribbon {
  /** x, y of each corner. */
  readonly xy: Float32Array
  /** Of each point. */
  readonly speedMps: Float32Array
  /** 1 now, 0 at the end of the time shown. */
  readonly nearness: Float32Array
}

/** Less way than this is standing: there is nothing to draw. Metres. */
const wayMMin = 0.3
/** Steps shorter than this have no direction of their own. Metres. */
const stepMMin = 0.01

/** @returns undefined when the car stays where it is. */
export function ribbonOf({ tS, xM, yM, speedMps }: Plan, halfWidthM: number, fadeS: number): Ribbon | undefined {
  const count = tS.length
  let wayM = 0
  for (let i = 1; i < count; i++) wayM += Math.hypot(xM[i]! - xM[i - 1]!, yM[i]! - yM[i - 1]!)
  if (count < 2 || wayM < wayMMin) return undefined
  const xy = new Float32Array(4 * count)
  let direction = { x: 1, y: 0 }
  for (let i = 0; i < count; i++) {
    // Across the middle of the steps before and after; a standing point keeps the direction it came in.
    const before = Math.max(0, i - 1)
    const after = Math.min(count - 1, i + 1)
    const dx = xM[after]! - xM[before]!
    const dy = yM[after]! - yM[before]!
    const step = Math.hypot(dx, dy)
    if (step >= stepMMin) direction = { x: dx / step, y: dy / step }
    const leftX = -direction.y * halfWidthM
    const leftY = direction.x * halfWidthM
    xy.set([xM[i]! + leftX, yM[i]! + leftY, xM[i]! - leftX, yM[i]! - leftY], 4 * i)
  }
  return {
    xy,
    speedMps: Float32Array.from(speedMps),
    nearness: Float32Array.from(tS, (t) => Math.max(0, 1 - t / fadeS)),
  }
}
