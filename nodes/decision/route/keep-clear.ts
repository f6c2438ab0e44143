/** How far to move over within the lane so that what stands or rides at its edge is passed with room. */
import type { Lane } from '../../../scenarios/worlds/road-map.js'
import type { LineObject } from './beside-line.js'
import type { EgoState } from './scene.js'

const sightM = 45
/** Beyond the lane's own border the car may reach this far. */
const overBorderM = 0.35
const roomM = { vehicle: 0.4, rider: 0.9 }

/**
 * @param objects - beside the lane's middle
 * @returns metres from the lane's middle, left positive; 0 when nothing is near or both sides are
 */
export function clearance(ego: EgoState, lane: Lane, objects: readonly LineObject[], behindM: number): number {
  const most = lane.widthM / 2 - ego.widthM / 2 + overBorderM
  let left = 0
  let right = 0
  for (const one of objects) {
    const aheadM = one.fromM - behindM
    const hasPassed = one.toM - behindM < -ego.lengthM / 2 - 1
    const isRider = one.object.label === 'bicycle' || one.object.label === 'motorcycle'
    if (hasPassed || aheadM > sightM || one.alongMps < -1 || one.alongMps > (isRider ? 8 : 1)) continue
    if (one.object.label === 'pedestrian' && Math.abs(one.acrossMps) > 0.3) continue
    const need = ego.widthM / 2 + (isRider ? roomM.rider : roomM.vehicle)
    const middle = (one.leftM + one.rightM) / 2
    if (middle < 0 && one.leftM > -need) left = Math.max(left, one.leftM + need)
    if (middle >= 0 && one.rightM < need) right = Math.max(right, need - one.rightM)
  }
  // What cannot be passed within the lane is no matter of moving over.
  if (left > most || right > most || (left > 0 && right > 0)) return 0
  return left - right
}
