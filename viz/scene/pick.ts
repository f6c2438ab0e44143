/** Which box a ray hits first: exact for turned boxes, and cheap enough for every mouse move. */
import type { BoxGeometry } from '../../schemas/geometry/box3d.js'
import { conjugate, rotate } from '../../schemas/geometry/quaternion.js'
import type { Vector3 } from '../../schemas/messages.js'

export interface Ray {
  readonly origin: Vector3
  /** Any length. */
  readonly direction: Vector3
}

/**
 * The slab method (Kay and Kajiya 1986) in the frame of the box.
 *
 * @param marginM - boxes are this much bigger on every side, so that a cone can be hit.
 * @returns the distance in units of the direction's length, 0 when the ray starts inside; undefined for a miss.
 */
export function hitDistance(ray: Ray, { center, size, rotation }: BoxGeometry, marginM = 0): number | undefined {
  const boxFromEgo = conjugate(rotation)
  const { x, y, z } = ray.origin
  const start = rotate(boxFromEgo, { x: x - center.x, y: y - center.y, z: z - center.z })
  const along = rotate(boxFromEgo, ray.direction)
  const slabs = [
    [start.x, along.x, size.length],
    [start.y, along.y, size.width],
    [start.z, along.z, size.height],
  ] as const
  let near = 0
  let far = Number.POSITIVE_INFINITY
  for (const [origin, direction, extent] of slabs) {
    const half = extent / 2 + marginM
    if (direction === 0) {
      if (Math.abs(origin) > half) return undefined
      continue
    }
    const a = (-half - origin) / direction
    const b = (half - origin) / direction
    near = Math.max(near, Math.min(a, b))
    far = Math.min(far, Math.max(a, b))
  }
  return near <= far ? near : undefined
}

/** The box hit first; of boxes hit alike, the one given first. */
export function pickBox<B extends BoxGeometry>(ray: Ray, boxes: readonly B[], marginM = 0.15): B | undefined {
  let best: B | undefined
  let bestDistance = Number.POSITIVE_INFINITY
  for (const box of boxes) {
    const distance = hitDistance(ray, box, marginM)
    if (distance !== undefined && distance < bestDistance) {
      best = box
      bestDistance = distance
    }
  }
  return best
}
