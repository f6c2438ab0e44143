import type { Vector3 } from './pose.js'
import { projectToPixel } from './projection.js'

/** How much of a box a camera must see: the nuScenes devkit's `BoxVisibility`. */
export type BoxVisibility = 'any-corner' | 'all-corners'

/** A corner counts as seen only this far in front of the camera. */
const seenDepthMMin = 1
/** Every corner must be this far in front, or the box would fold over in the picture. */
const frontDepthMMin = 0.1

/**
 * Whether a box shows in a picture.
 *
 * @param corners - the eight corners in the camera frame.
 * @param camera - 3x3 row-major intrinsic and the size of the picture, pixels.
 */
export function isBoxVisible(
  corners: readonly Vector3[],
  camera: { readonly intrinsic: readonly number[]; readonly width: number; readonly height: number },
  visibility: BoxVisibility,
): boolean {
  if (!corners.every(({ z }) => z > frontDepthMMin)) return false
  const isSeen = (corner: Vector3) => {
    const pixel = projectToPixel(camera.intrinsic, corner, seenDepthMMin)
    return pixel !== undefined && pixel.u > 0 && pixel.u < camera.width && pixel.v > 0 && pixel.v < camera.height
  }
  return visibility === 'all-corners' ? corners.every(isSeen) : corners.some(isSeen)
}
