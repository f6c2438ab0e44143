/** Which pixels of a picture of a given size fill the model's input, and how they are scaled. */
import { GoshawkError } from '../../schemas/errors.js'
import type { ModelDescription } from '../../schemas/model-bundle.js'
import type { PictureGeometry } from './calibration.js'
import type { ResampleSizes } from './pillow-bicubic.js'

export type PictureModel = Pick<ModelDescription, 'preprocessing' | 'image'>

export interface PicturePlan {
  /** Whole pixels to cut out of the picture first. */
  readonly region: { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
  /** undefined: the region is the model's input as it is. */
  readonly resample: ResampleSizes | undefined
  readonly geometry: PictureGeometry
}

/** A picture may be stretched by this much along one axis before it counts as another camera. */
const aspectErrorMax = 0.01
/** Beyond any camera; keeps a wrong header from asking for gigabytes. */
const sidePixelsMax = 16384

/**
 * The crop is given for pictures of the bundle's source size. Pictures of another size but the same shape are cropped
 * at the same places relative to their size and scaled once, straight to the model's input, so that a smaller camera
 * works without an enlarged copy in between. Throws GoshawkError 'image-invalid' for another shape.
 */
export function planPicture(
  model: PictureModel,
  size: { readonly width: number; readonly height: number },
): PicturePlan {
  const { crop, resize, sourceWidth, sourceHeight } = model.preprocessing
  for (const side of [size.width, size.height]) {
    if (!Number.isInteger(side) || side < 1 || side > sidePixelsMax) {
      throw new GoshawkError(
        'image-invalid',
        `picture is ${size.width}x${size.height}; expected 1 to ${sidePixelsMax} pixels a side`,
      )
    }
  }
  const sourcePerPixelX = sourceWidth / size.width
  const sourcePerPixelY = sourceHeight / size.height
  if (!(Math.abs(sourcePerPixelX / sourcePerPixelY - 1) <= aspectErrorMax)) {
    throw new GoshawkError(
      'image-invalid',
      `picture is ${size.width}x${size.height}; the model expects ${sourceWidth}x${sourceHeight} or that shape`,
    )
  }
  const x0 = crop.x0 / sourcePerPixelX
  const y0 = crop.y0 / sourcePerPixelY
  const x1 = (crop.x0 + crop.width) / sourcePerPixelX
  const y1 = (crop.y0 + crop.height) / sourcePerPixelY
  const left = Math.floor(x0)
  const top = Math.floor(y0)
  const region = {
    left,
    top,
    width: Math.min(Math.ceil(x1), size.width) - left,
    height: Math.min(Math.ceil(y1), size.height) - top,
  }
  const { width: targetWidth, height: targetHeight } = model.image
  const box = { x0: x0 - left, y0: y0 - top, x1: x1 - left, y1: y1 - top }
  const untouched = box.x0 === 0 && box.y0 === 0 && box.x1 === targetWidth && box.y1 === targetHeight
  return {
    region,
    resample: untouched
      ? undefined
      : { sourceWidth: region.width, sourceHeight: region.height, box, targetWidth, targetHeight },
    geometry: {
      scaleX: resize * sourcePerPixelX,
      scaleY: resize * sourcePerPixelY,
      offsetX: crop.x0 * resize,
      offsetY: crop.y0 * resize,
    },
  }
}
