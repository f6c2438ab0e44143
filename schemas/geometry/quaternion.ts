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

/** The same sums as by `rotationMatrix`, without making one: this is called for every point of every trail. */
export function rotate({ w, x: i, y: j, z: k }: Quaternion, { x, y, z }: Vector3): Vector3 {
  return {
    x: (1 - 2 * (j * j + k * k)) * x + 2 * (i * j - k * w) * y + 2 * (i * k + j * w) * z,
    y: 2 * (i * j + k * w) * x + (1 - 2 * (i * i + k * k)) * y + 2 * (j * k - i * w) * z,
    z: 2 * (i * k - j * w) * x + 2 * (j * k + i * w) * y + (1 - 2 * (i * i + j * j)) * z,
  }
}

/** Rotation about z by `yawRad`. */
export function quaternionFromYaw(yawRad: number): Quaternion {
  return { w: Math.cos(yawRad / 2), x: 0, y: 0, z: Math.sin(yawRad / 2) }
}

/** Heading of the rotated x axis in the xy plane, in (-pi, pi]: the nuScenes devkit's `quaternion_yaw`. */
export function yawOf({ w, x, y, z }: Quaternion): number {
  return Math.atan2(2 * (x * y + z * w), 1 - 2 * (y * y + z * z))
}
