/** Finds the objects an answer named again in a later frame: by then they, and the car, have moved. */
import { composePoses, invertPose, transformPoint } from '../../schemas/geometry/pose.js'
import { rotate } from '../../schemas/geometry/quaternion.js'
import type { DetectedObject, DetectedObjects } from '../../schemas/messages.js'

/** Farther than this from where it should be, it is another one. */
const apartMMax = 3

export type SeenAt = Pick<DetectedObjects, 'objects' | 'globalFromEgo' | 'timestampUs'>

/**
 * @param indices - into `before.objects`.
 * @returns indices into `now.objects`: the nearest of the same class to where each should be; those out of sight are left out.
 */
export function followObjects(before: SeenAt, indices: readonly number[], now: SeenAt): number[] {
  if (before === now) return [...indices]
  const find = finder(before, now)
  const found = indices.flatMap((index): number[] => {
    const object = before.objects[index]
    const nearest = object && find(object, () => true)
    return nearest === undefined ? [] : [nearest]
  })
  return [...new Set(found)]
}

/** Finds an object of an earlier frame among those of a later one that may still be taken. */
export function finder(before: Omit<SeenAt, 'objects'>, now: SeenAt) {
  const nowFromBefore = composePoses(invertPose(now.globalFromEgo), before.globalFromEgo)
  const seconds = (now.timestampUs - before.timestampUs) / 1e6
  return (object: DetectedObject, isFree: (index: number) => boolean): number | undefined => {
    const { x, y } = transformPoint(nowFromBefore, object.center)
    const speed = { x: known(object.velocityXMps), y: known(object.velocityYMps), z: 0 }
    const velocity = rotate(nowFromBefore.rotation, speed)
    let best: number | undefined
    let bestM = apartMMax
    now.objects.forEach(({ label, center }, index) => {
      const apartM = Math.hypot(center.x - x - velocity.x * seconds, center.y - y - velocity.y * seconds)
      if (label !== object.label || apartM > bestM || !isFree(index)) return
      best = index
      bestM = apartM
    })
    return best
  }
}

function known(speed: number): number {
  return Number.isFinite(speed) ? speed : 0
}
