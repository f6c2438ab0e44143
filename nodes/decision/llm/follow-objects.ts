/** Finds the objects an answer named again in a later frame: by then they, and the car, have moved. */
import { composePoses, invertPose, transformPoint } from '../../../schemas/geometry/pose.js'
import { rotate } from '../../../schemas/geometry/quaternion.js'
import type { DetectedObject, DetectedObjects } from '../../../schemas/messages.js'

/** Farther than this from where it should be, it is another one. */
const apartMMax = 3

/**
 * @param indices - into `before.objects`.
 * @returns indices into `now.objects`: the nearest of the same class to where each should be; those out of sight are left out.
 */
export function followObjects(before: DetectedObjects, indices: readonly number[], now: DetectedObjects): number[] {
  if (before === now) return [...indices]
  const nowFromBefore = composePoses(invertPose(now.globalFromEgo), before.globalFromEgo)
  const seconds = (now.timestampUs - before.timestampUs) / 1e6
  const found = indices.flatMap((index): number[] => {
    const object = before.objects[index]
    if (!object) return []
    const { x, y } = transformPoint(nowFromBefore, object.center)
    const velocity = rotate(nowFromBefore.rotation, {
      x: known(object.velocityXMps),
      y: known(object.velocityYMps),
      z: 0,
    })
    const expected = { x: x + velocity.x * seconds, y: y + velocity.y * seconds }
    const nearest = nearestOf(now.objects, object.label, expected)
    return nearest === undefined ? [] : [nearest]
  })
  return [...new Set(found)]
}

function nearestOf(
  objects: readonly DetectedObject[],
  label: string,
  { x, y }: { readonly x: number; readonly y: number },
): number | undefined {
  let best: number | undefined
  let bestM = apartMMax
  objects.forEach((object, index) => {
    const apartM = Math.hypot(object.center.x - x, object.center.y - y)
    if (object.label !== label || apartM > bestM) return
    best = index
    bestM = apartM
  })
  return best
}

function known(speed: number): number {
  return Number.isFinite(speed) ? speed : 0
}
