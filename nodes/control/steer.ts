/** Front wheel angle by pure pursuit (Coulter, CMU-RI-TR-92-01): the arc that takes the rear axle to a point of the line ahead. */
import { type Path, pointAt } from '../../scenarios/worlds/path.js'

const shortestM = 4
const aheadS = 0.75
const longestM = 18

export interface Pose {
  /** Middle of the car, world frame. */
  readonly x: number
  readonly y: number
  readonly yawRad: number
}

/**
 * @param atM - where on the line the car's middle is
 * @returns radians, left positive
 */
export function steeringRad(
  line: Path,
  atM: number,
  { x, y, yawRad }: Pose,
  speedMps: number,
  wheelbaseM: number,
): number {
  const lookM = Math.min(longestM, Math.max(shortestM, aheadS * speedMps))
  const goal = pointAt(line, atM - wheelbaseM / 2 + lookM)
  const rearX = x - (wheelbaseM / 2) * Math.cos(yawRad)
  const rearY = y - (wheelbaseM / 2) * Math.sin(yawRad)
  const dx = goal.x - rearX
  const dy = goal.y - rearY
  const acrossM = -Math.sin(yawRad) * dx + Math.cos(yawRad) * dy
  return Math.atan2(2 * wheelbaseM * acrossM, dx * dx + dy * dy)
}
