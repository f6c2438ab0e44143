/** Where to go when the lane ahead is blocked: a free lane beside, or for a moment the one for oncoming traffic. */

import type { Lane } from '../../../scenarios/worlds/road-map.js'
import { extentAt } from './beside-line.js'
import { nearest } from './nearest.js'
import { type DriveRoute, type DriveScene, isFixed } from './scene.js'

/** Whether a lane of the same direction has room beside, ahead and for those who come from behind. */
export function isLaneFree({ ego, objects }: DriveScene, lane: Lane): boolean {
  const own = nearest(lane.path, ego.x, ego.y).arcM
  // Works may stand at the very border of the lane beside them.
  const fixedHalf = ego.widthM / 2 + 0.15
  return objects.every((object) => {
    const extent = extentAt(lane.path, object, object.x, object.y)
    const half = isFixed(object) ? fixedHalf : lane.widthM / 2 - 0.3
    if (extent.leftM < -half || extent.rightM > half) return true
    const alongMps = Math.cos(extent.yawRad) * object.velocityXMps + Math.sin(extent.yawRad) * object.velocityYMps
    const aheadM = extent.fromM - own - ego.lengthM / 2
    const behindM = own - ego.lengthM / 2 - extent.toM
    if (aheadM > 0) return aheadM > 6 + Math.max(0, ego.speedMps - alongMps) * 3
    return behindM > 4 + Math.max(0, alongMps - ego.speedMps) * 3
  })
}

/** Metres until something blocks the lane, up to `lookM`. */
export function freeAheadM({ ego, objects }: DriveScene, lane: Lane, lookM: number): number {
  const own = nearest(lane.path, ego.x, ego.y).arcM
  const half = ego.widthM / 2 + 0.15
  return objects.reduce((nearest, object) => {
    const extent = extentAt(lane.path, object, object.x, object.y)
    if (extent.leftM < -half || extent.rightM > half) return nearest
    const speed = Math.hypot(object.velocityXMps, object.velocityYMps)
    const gapM = extent.fromM - own - ego.lengthM / 2
    return gapM > 0 && speed < 3 ? Math.min(nearest, gapM) : nearest
  }, lookM)
}

/** Whether nothing that never drives on, such as works, stands in the lane. */
export function isOpen(scene: DriveScene, lane: Lane, lookM: number): boolean {
  return freeAheadM({ ...scene, objects: scene.objects.filter(isFixed) }, lane, lookM) >= lookM
}

/** Whether nobody comes on the strip of `offsetM` beside the lane for as long as going around takes. */
export function isBorrowFree(
  { ego, objects }: DriveScene,
  lane: Lane,
  { fromM, toM, offsetM }: { readonly fromM: number; readonly toM: number; readonly offsetM: number },
): boolean {
  const own = nearest(lane.path, ego.x, ego.y).arcM
  const seconds = (toM - own + 15) / Math.max(3.5, ego.speedMps)
  return objects.every((object) => {
    const extent = extentAt(lane.path, object, object.x, object.y)
    const half = ego.widthM / 2 + 0.4
    if (extent.leftM < offsetM - half || extent.rightM > offsetM + half) return true
    const alongMps = Math.cos(extent.yawRad) * object.velocityXMps + Math.sin(extent.yawRad) * object.velocityYMps
    if (extent.toM < own - ego.lengthM / 2) return alongMps < ego.speedMps + 1
    if (Math.abs(alongMps) < 0.5) return extent.fromM > toM + 15 || extent.toM < fromM - 5
    return extent.fromM + Math.min(0, alongMps) * (seconds + 2) > toM + 5
  })
}

/** Lanes of the same direction beside one, the left first. */
export function lanesBeside({ lanes }: DriveRoute, lane: Lane): Lane[] {
  return [lane.left, lane.right].filter((index) => index >= 0).map((index) => lanes[index]!)
}

/** Whether the route can be driven on from a lane: beside the last one, or where it goes on to a lane of the route or beside one. */
export function leadsOn({ lanes, route }: DriveRoute, { left, right, successors }: Lane): boolean {
  const last = route.at(-1)!
  if (left === last || right === last) return true
  return successors.some((next) => [next, lanes[next]!.left, lanes[next]!.right].some((index) => route.includes(index)))
}
