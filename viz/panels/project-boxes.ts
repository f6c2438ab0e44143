/** Boxes as the lines they are in a camera's picture. */
import { type BoxGeometry, boxCorners, boxEdges } from '../../schemas/geometry/box3d.js'
import { poseMatrix } from '../../schemas/geometry/pose.js'
import { type Pixel, projectCameraSegment, projectToPixel } from '../../schemas/geometry/projection.js'
import type { Vector3 } from '../../schemas/messages.js'
import type { CameraView } from '../store/world.js'

export interface ProjectedBox<B extends BoxGeometry> {
  readonly object: B
  /** Pairs of ends, pixels of the picture as captured. */
  readonly segments: readonly (readonly [Pixel, Pixel])[]
  /** The face that looks ahead, when all of it is in front of the camera. */
  readonly front: readonly Pixel[] | undefined
  /** Of the centre, along the optical axis; far boxes are drawn first. */
  readonly depthM: number
}

/** Parts behind the camera are cut off at the near plane. */
const nearM = 0.1

export function projectBoxes<B extends BoxGeometry>(
  { intrinsic, cameraFromEgo, width, height }: Pick<CameraView, 'intrinsic' | 'cameraFromEgo' | 'width' | 'height'>,
  objects: readonly B[],
): ProjectedBox<B>[] {
  if (!cameraFromEgo) return []
  const matrix = poseMatrix(cameraFromEgo)
  const boxes: ProjectedBox<B>[] = []
  for (const object of objects) {
    const center = transformed(matrix, object.center)
    // Nothing of it can be in front of the lens.
    if (center.z < nearM - radiusM(object)) continue
    const corners = boxCorners(object).map((corner) => transformed(matrix, corner))
    const segments: (readonly [Pixel, Pixel])[] = []
    let isInPicture = false
    for (const [a, b] of boxEdges) {
      const segment = projectCameraSegment(intrinsic, corners[a]!, corners[b]!, nearM)
      if (!segment) continue
      segments.push(segment)
      isInPicture ||= mayTouch(segment, width, height)
    }
    if (!isInPicture) continue
    const front: Pixel[] = []
    for (const corner of corners.slice(0, 4)) {
      const pixel = projectToPixel(intrinsic, corner, nearM)
      if (pixel) front.push(pixel)
    }
    boxes.push({ object, segments, front: front.length === 4 ? front : undefined, depthM: center.z })
  }
  return boxes.sort((a, b) => b.depthM - a.depthM)
}

/** Of the ball around the box. */
function radiusM({ size: { width, length, height } }: BoxGeometry): number {
  return Math.hypot(width, length, height) / 2
}

/** By a 4x4 row-major rigid transform. */
function transformed(m: Float64Array, { x, y, z }: Vector3): Vector3 {
  return {
    x: m[0]! * x + m[1]! * y + m[2]! * z + m[3]!,
    y: m[4]! * x + m[5]! * y + m[6]! * z + m[7]!,
    z: m[8]! * x + m[9]! * y + m[10]! * z + m[11]!,
  }
}

/** False only when the segment lies wholly beyond one side of the picture. */
function mayTouch([a, b]: readonly [Pixel, Pixel], width: number, height: number): boolean {
  return !(
    (a.u < 0 && b.u < 0) ||
    (a.v < 0 && b.v < 0) ||
    (a.u > width && b.u > width) ||
    (a.v > height && b.v > height)
  )
}

/** The nearest box whose outline surrounds the pixel, or undefined. */
export function boxAt<B extends BoxGeometry>(boxes: readonly ProjectedBox<B>[], u: number, v: number): B | undefined {
  for (const { object, segments } of [...boxes].reverse()) {
    let left = Number.POSITIVE_INFINITY
    let right = Number.NEGATIVE_INFINITY
    let top = Number.POSITIVE_INFINITY
    let bottom = Number.NEGATIVE_INFINITY
    for (const pixel of segments.flat()) {
      left = Math.min(left, pixel.u)
      right = Math.max(right, pixel.u)
      top = Math.min(top, pixel.v)
      bottom = Math.max(bottom, pixel.v)
    }
    if (u >= left && u <= right && v >= top && v <= bottom) return object
  }
  return undefined
}
