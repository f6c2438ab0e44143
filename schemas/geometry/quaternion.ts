import type { Vector3 } from './pose.js'

/** Unit quaternion, scalar first, as nuScenes and pyquaternion write it. */
export interface Quaternion {
  readonly w: number
  readonly x: number
  readonly y: number
  readonly z: number
}

/** Divides by the norm; a zero or non-finite quaternion yields NaNs, which `isFinitePose` and the loaders refuse. */
export function normalizeQuaternion({ w, x, y, z }: Quaternion): Quaternion {
  const norm = Math.sqrt(w * w + x * x + y * y + z * z)
  return { w: w / norm, x: x / norm, y: y / norm, z: z / norm }
}

/** Hamilton product: first `b`, then `a`. */
export function multiplyQuaternions(a: Quaternion, b: Quaternion): Quaternion {
  return {
    w: a.w * b.w - a.x * b.x - a.y * b.y - a.z * b.z,
    x: a.w * b.x + a.x * b.w + a.y * b.z - a.z * b.y,
    y: a.w * b.y - a.x * b.z + a.y * b.w + a.z * b.x,
    z: a.w * b.z + a.x * b.y - a.y * b.x + a.z * b.w,
  }
}

/** The inverse of a unit quaternion. */
export function conjugate({ w, x, y, z }: Quaternion): Quaternion {
  return { w, x: -x, y: -y, z: -z }
}

/** 3x3 row-major rotation matrix of a unit quaternion. */
export function rotationMatrix({ w, x, y, z }: Quaternion): Float64Array {
  return Float64Array.of(
    1 - 2 * (y * y + z * z),
    2 * (x * y - z * w),
    2 * (x * z + y * w),
    2 * (x * y + z * w),
    1 - 2 * (x * x + z * z),
    2 * (y * z - x * w),
    2 * (x * z - y * w),
    2 * (y * z + x * w),
    1 - 2 * (x * x + y * y),
  )
}

export function rotate(q: Quaternion, { x, y, z }: Vector3): Vector3 {
  const r = rotationMatrix(q)
  return {
    x: r[0]! * x + r[1]! * y + r[2]! * z,
    y: r[3]! * x + r[4]! * y + r[5]! * z,
    z: r[6]! * x + r[7]! * y + r[8]! * z,
  }
}

/** Rotation about z by `yawRad`. */
export function quaternionFromYaw(yawRad: number): Quaternion {
  return { w: Math.cos(yawRad / 2), x: 0, y: 0, z: Math.sin(yawRad / 2) }
}

/** Heading of the rotated x axis in the xy plane, in (-pi, pi]: the nuScenes devkit's `quaternion_yaw`. */
export function yawOf(q: Quaternion): number {
  const r = rotationMatrix(q)
  return Math.atan2(r[3]!, r[0]!)
}
