import type { DetectedObject } from '../messages.js'
import { type Pose, transformPoint, type Vector3 } from './pose.js'
import { multiplyQuaternions, type Quaternion, quaternionFromYaw, rotate, rotationMatrix, yawOf } from './quaternion.js'

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

export type BoxGeometry = Pick<DetectedObject, 'center' | 'size' | 'rotation'>

/** How a box is turned: the rotation, and the heading derived from it. */
export type Orientation = Pick<DetectedObject, 'rotation' | 'yawRad'>

/** @param rotation - unit. */
export function oriented(rotation: Quaternion): Orientation {
  return { rotation, yawRad: yawOf(rotation) }
}

/** A box that stands upright in its frame. */
export function upright(yawRad: number): Orientation {
  return oriented(quaternionFromYaw(yawRad))
}

/** The eight corners, in the frame of the box's centre, devkit order. */
export function boxCorners({ center, size, rotation }: BoxGeometry): Vector3[] {
  const r = rotationMatrix(rotation)
  return cornerSigns.map(([alongLength, alongWidth, alongHeight]) => {
    const x = (alongLength * size.length) / 2
    const y = (alongWidth * size.width) / 2
    const z = (alongHeight * size.height) / 2
    return {
      x: center.x + r[0]! * x + r[1]! * y + r[2]! * z,
      y: center.y + r[3]! * x + r[4]! * y + r[5]! * z,
      z: center.z + r[6]! * x + r[7]! * y + r[8]! * z,
    }
  })
}

/** Expresses a box in another frame: place, rotation and velocity, all in three dimensions. */
export function transformBox(aFromB: Pose, box: DetectedObject): DetectedObject {
  const velocity = rotate(aFromB.rotation, { x: box.velocityXMps, y: box.velocityYMps, z: box.velocityZMps })
  return {
    ...box,
    center: transformPoint(aFromB, box.center),
    ...oriented(multiplyQuaternions(aFromB.rotation, box.rotation)),
    velocityXMps: velocity.x,
    velocityYMps: velocity.y,
    velocityZMps: velocity.z,
  }
}
