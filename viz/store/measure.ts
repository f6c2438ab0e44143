/** The measuring tool in numbers: points on the ground, the way between them, and where they lie seen from the car. */

/** On the ground, ego frame, metres: x ahead, y left. It keeps its place relative to the car. */
export interface GroundPoint {
  readonly x: number
  readonly y: number
}

/** A longer chain cannot be read any more. */
export const measuredPointsMax = 32

/** Metres from each point to the next; one less than there are points. */
export function legsM(points: readonly GroundPoint[]): number[] {
  return points.slice(1).map(({ x, y }, i) => Math.hypot(x - points[i]!.x, y - points[i]!.y))
}

export function sumM(legs: readonly number[]): number {
  return legs.reduce((sum, leg) => sum + leg, 0)
}

/** Decimals by size: centimetres near, decimetres far. */
export function metresText(m: number): string {
  return `${m.toFixed(m < 10 ? 2 : 1)} m`
}

/** "14.0 m ahead, 2.00 m left of the rear axle" */
export function placeText({ x, y }: GroundPoint): string {
  const side = `${metresText(Math.abs(y))} ${y >= 0 ? 'left' : 'right'}`
  return `${metresText(Math.abs(x))} ${x >= 0 ? 'ahead' : 'behind'}, ${side}`
}

/** The whole measurement in one line, for reading and for reading aloud. */
export function measureText(points: readonly GroundPoint[]): string {
  const last = points.at(-1)
  if (!last) return 'Click two or more points on the ground. Esc ends.'
  const legs = legsM(points)
  const place = `last point ${placeText(last)} of the rear axle`
  if (legs.length === 0) return `${place}. Click the next point.`
  const chain = legs.length > 1 ? `${legs.map(metresText).join(' + ')} = ` : ''
  return `${chain}${metresText(sumM(legs))} · ${place}`
}
