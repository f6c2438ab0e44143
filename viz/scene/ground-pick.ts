/** Where on the ground a ray ends. */
import type { GroundPoint } from '../store/measure.js'
import type { Ray } from './pick.js'

/** Further away, a pixel is metres wide, and a point under it says nothing. Metres from the eye. */
export const groundReachM = 400

/**
 * The ray's crossing with the plane z = 0 of the ego frame (the road under the rear axle).
 *
 * @param ray - ego frame, metres; its direction may have any length.
 * @returns undefined when the ray does not come down, starts below the ground, or comes down out of reach.
 */
export function groundAt({ origin, direction }: Ray): GroundPoint | undefined {
  if (!(origin.z >= 0) || !(direction.z < 0)) return undefined
  const t = -origin.z / direction.z
  const distanceM = t * Math.hypot(direction.x, direction.y, direction.z)
  if (!(distanceM <= groundReachM)) return undefined
  return { x: origin.x + t * direction.x, y: origin.y + t * direction.y }
}
