import { type Pose, transformPoint, type Vector3 } from './pose.js'

export interface Pixel {
  readonly u: number
  readonly v: number
  /** Distance along the optical axis. */
  readonly depthM: number
}

/**
 * Pinhole projection of a point given in the camera frame (x right, y down, z forward).
 *
 * @param intrinsic - 3x3 row-major, pixels.
 * @returns the pixel, or undefined when the point is not in front of the camera by `depthMMin`.
 */
export function projectToPixel(intrinsic: readonly number[], point: Vector3, depthMMin = 0.1): Pixel | undefined {
  if (!(point.z > depthMMin)) return undefined
  const { x, y, z } = point
  return {
    u: (intrinsic[0]! * x + intrinsic[1]! * y + intrinsic[2]! * z) / z,
    v: (intrinsic[3]! * x + intrinsic[4]! * y + intrinsic[5]! * z) / z,
    depthM: z,
  }
}

/** Projects a segment, clipped at the near plane, so that a box behind the camera never folds over into the picture. */
export function projectSegment(
  intrinsic: readonly number[],
  cameraFromBox: Pose,
  start: Vector3,
  end: Vector3,
  depthMMin = 0.1,
): readonly [Pixel, Pixel] | undefined {
  return projectCameraSegment(
    intrinsic,
    transformPoint(cameraFromBox, start),
    transformPoint(cameraFromBox, end),
    depthMMin,
  )
}

/** The same for ends given in the camera frame: a box's corners serve three edges each. */
export function projectCameraSegment(
  intrinsic: readonly number[],
  start: Vector3,
  end: Vector3,
  depthMMin = 0.1,
): readonly [Pixel, Pixel] | undefined {
  let a = start
  let b = end
  if (a.z < depthMMin && b.z < depthMMin) return undefined
  if (a.z < depthMMin) a = pointAtDepth(b, a, depthMMin)
  else if (b.z < depthMMin) b = pointAtDepth(a, b, depthMMin)
  const from = projectToPixel(intrinsic, a, 0)
  const to = projectToPixel(intrinsic, b, 0)
  return from && to ? [from, to] : undefined
}

function pointAtDepth(inside: Vector3, outside: Vector3, depthM: number): Vector3 {
  const t = (depthM - inside.z) / (outside.z - inside.z)
  return { x: inside.x + t * (outside.x - inside.x), y: inside.y + t * (outside.y - inside.y), z: depthM }
}
