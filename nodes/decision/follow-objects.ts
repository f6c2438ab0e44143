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
  const places = new Map<string, { readonly index: number; readonly x: number; readonly y: number }[]>()
  for (const [index, { label, center }] of now.objects.entries()) {
    const others = places.get(label)
    const place = { index, x: center.x, y: center.y }
    if (others) others.push(place)
    else places.set(label, [place])
  }
  return (object: DetectedObject, isFree: (index: number) => boolean): number | undefined => {
    const { x, y } = transformPoint(nowFromBefore, object.center)
    const speed = { x: known(object.velocityXMps), y: known(object.velocityYMps), z: 0 }
    const velocity = rotate(nowFromBefore.rotation, speed)
    let best: number | undefined
    let bestM2 = apartMMax ** 2
    for (const place of places.get(object.label) ?? []) {
      const dx = place.x - x - velocity.x * seconds
      const dy = place.y - y - velocity.y * seconds
      const apartM2 = dx * dx + dy * dy
      if (apartM2 > bestM2 || !isFree(place.index)) continue
      best = place.index
      bestM2 = apartM2
    }
    return best
  }
}

function known(speed: number): number {
  return Number.isFinite(speed) ? speed : 0
}
