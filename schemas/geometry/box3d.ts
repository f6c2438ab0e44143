import type { DetectedObject } from '../messages.js'
import { type Pose, transformPoint, type Vector3 } from './pose.js'
import { multiplyQuaternions, quaternionFromYaw, rotate, yawOf } from './quaternion.js'

/** Offsets of the eight corners in half sizes, the nuScenes devkit's order: the first four face forward. */
const cornerSigns = [
  [1, 1, 1],
  [1, -1, 1],
  [1, -1, -1],
  [1, 1, -1],
  [-1, 1, 1],
  [-1, -1, 1],
  [-1, -1, -1],
  [-1, 1, -1],
] as const

/** The twelve edges of a box as pairs of corner indices. */
export const boxEdges: readonly (readonly [number, number])[] = [
  [0, 1],
  [1, 2],
  [2, 3],
  [3, 0],
  [4, 5],
  [5, 6],
  [6, 7],
  [7, 4],
  [0, 4],
  [1, 5],
  [2, 6],
  [3, 7],
]

export type BoxGeometry = Pick<DetectedObject, 'center' | 'size' | 'yawRad'>

/** The eight corners, in the frame of the box, devkit order. */
export function boxCorners({ center, size, yawRad }: BoxGeometry): Vector3[] {
  const cos = Math.cos(yawRad)
  const sin = Math.sin(yawRad)
  return cornerSigns.map(([alongLength, alongWidth, alongHeight]) => {
    const x = (alongLength * size.length) / 2
    const y = (alongWidth * size.width) / 2
    return {
      x: center.x + cos * x - sin * y,
      y: center.y + sin * x + cos * y,
      z: center.z + (alongHeight * size.height) / 2,
    }
  })
}

/** Expresses a box in another frame; only the yaw of the rotated box is kept, as everywhere in nuScenes detection. */
export function transformBox(aFromB: Pose, box: DetectedObject): DetectedObject {
  const velocity = rotate(aFromB.rotation, { x: box.velocityXMps, y: box.velocityYMps, z: 0 })
  return {
    ...box,
    center: transformPoint(aFromB, box.center),
    yawRad: yawOf(multiplyQuaternions(aFromB.rotation, quaternionFromYaw(box.yawRad))),
    velocityXMps: velocity.x,
    velocityYMps: velocity.y,
  }
}
