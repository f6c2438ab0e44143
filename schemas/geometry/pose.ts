/**
 * Rigid transforms named `targetFromSource`: in a right product the inner names meet,
 * `globalFromEgo · egoFromCamera = globalFromCamera`.
 */
import {
  conjugate,
  multiplyQuaternions,
  normalizeQuaternion,
  type Quaternion,
  rotate,
  rotationMatrix,
} from './quaternion.js'

export type { Quaternion } from './quaternion.js'

export interface Vector3 {
  readonly x: number
  readonly y: number
  readonly z: number
}

/** Rigid transform target_from_source: p_target = rotation · p_source + translation (metres). */
export interface Pose {
  readonly translation: Vector3
  readonly rotation: Quaternion
}

export const identityPose: Pose = {
  translation: { x: 0, y: 0, z: 0 },
  rotation: { w: 1, x: 0, y: 0, z: 0 },
}

/** The pose of one nuScenes row (`translation` [x, y, z], `rotation` [w, x, y, z]); the quaternion is normalised. */
export function poseFromArrays(translation: readonly number[], rotation: readonly number[]): Pose {
  const [x = Number.NaN, y = Number.NaN, z = Number.NaN] = translation
  const [qw = Number.NaN, qx = Number.NaN, qy = Number.NaN, qz = Number.NaN] = rotation
  return { translation: { x, y, z }, rotation: normalizeQuaternion({ w: qw, x: qx, y: qy, z: qz }) }
}

/** a_from_b · b_from_c = a_from_c */
export function composePoses(aFromB: Pose, bFromC: Pose): Pose {
  return {
    translation: transformPoint(aFromB, bFromC.translation),
    rotation: multiplyQuaternions(aFromB.rotation, bFromC.rotation),
  }
}

export function invertPose(aFromB: Pose): Pose {
  const rotation = conjugate(aFromB.rotation)
  const { x, y, z } = rotate(rotation, aFromB.translation)
  return { translation: { x: -x, y: -y, z: -z }, rotation }
}

export function transformPoint(aFromB: Pose, point: Vector3): Vector3 {
  const { x, y, z } = rotate(aFromB.rotation, point)
  const t = aFromB.translation
  return { x: x + t.x, y: y + t.y, z: z + t.z }
}

/** 4x4 row-major matrix of the transform. */
export function poseMatrix(aFromB: Pose): Float64Array {
  const r = rotationMatrix(aFromB.rotation)
  const { x, y, z } = aFromB.translation
  return Float64Array.of(r[0]!, r[1]!, r[2]!, x, r[3]!, r[4]!, r[5]!, y, r[6]!, r[7]!, r[8]!, z, 0, 0, 0, 1)
}

/** Product of two 4x4 row-major matrices. */
export function multiply4x4(a: ArrayLike<number>, b: ArrayLike<number>): Float64Array {
  const product = new Float64Array(16)
  for (let row = 0; row < 4; row++) {
    for (let column = 0; column < 4; column++) {
      let sum = 0
      for (let k = 0; k < 4; k++) sum += a[row * 4 + k]! * b[k * 4 + column]!
      product[row * 4 + column] = sum
    }
  }
  return product
}
