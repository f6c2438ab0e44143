/**
 * From a camera's picture to the model's input, as BEVFormer's evaluation pipeline does it: decode, crop, then resize with
 * Pillow's bicubic. Normalising and padding are part of image_encoder.onnx. Checked bit for bit against OpenCV's decoder
 * and Pillow's resize on real nuScenes pictures.
 */
import sharp from 'sharp'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { type CameraImage, ImageEncoding } from '../../schemas/messages.js'
import type { PictureGeometry } from './calibration.js'
import { jpegSize } from './jpeg-size.js'
import { type PictureModel, type PicturePlan, planPicture } from './picture-plan.js'
import { createBicubicResampler, type Resampler } from './pillow-bicubic.js'

/** A picture and what its camera says about it. The bytes are borrowed until `prepare` resolves. */
export interface Picture extends Pick<CameraImage, 'width' | 'height' | 'encoding'> {
  readonly bytes: Uint8Array
}

export interface Preprocessor {
  /** Bytes of one camera's input: [height, width, 3]. */
  readonly pictureBytes: number
  /**
   * Writes a picture's input, RGB, and resolves with the geometry of it. Decoding runs on libuv's pool; resampling
   * (about 2 ms) on the calling thread. Rejects with GoshawkError 'image-invalid', `target` is then undefined pixels.
   */
  prepare(picture: Picture, target: Uint8Array): Promise<PictureGeometry>
  /** Fills the input of a camera without a picture with the mean, so that it is as near to zero as bytes allow. */
  fillMissing(target: Uint8Array): void
}

/** Six cameras may differ in size; more sizes than this alternate only in tests. */
const plansMax = 16

export function createPreprocessor(model: PictureModel): Preprocessor {
  const plans = new Map<string, { readonly plan: PicturePlan; readonly resampler: Resampler | undefined }>()
  const blank = blankPicture(model)
  const planFor = (width: number, height: number) => {
    const key = `${width}x${height}`
    const known = plans.get(key)
    if (known !== undefined) return known
    const plan = planPicture(model, { width, height })
    const made = { plan, resampler: plan.resample === undefined ? undefined : createBicubicResampler(plan.resample) }
    if (plans.size >= plansMax) plans.clear()
    plans.set(key, made)
    return made
  }
  return {
    pictureBytes: blank.length,
    async prepare(picture, target) {
      const { plan, resampler } = planFor(picture.width, picture.height)
      const region = picture.encoding === ImageEncoding.JPEG ? await decode(picture, plan) : cutOut(picture, plan)
      if (resampler === undefined) target.set(region)
      else resampler.resample(region, target)
      return plan.geometry
    },
    fillMissing: (target) => target.set(blank),
  }
}

/**
 * `failOn: 'warning'` because libjpeg reports corrupt picture data as a warning only and fills the rest with grey. An
 * embedded colour profile is ignored, as OpenCV does.
 */
async function decode(picture: Picture, { region }: PicturePlan): Promise<Uint8Array> {
  const { width, height } = jpegSize(picture.bytes)
  if (width !== picture.width || height !== picture.height) {
    const declared = `${picture.width}x${picture.height}`
    throw new GoshawkError('image-invalid', `JPEG is ${width}x${height}, its camera says ${declared}`)
  }
  const { data, info } = await sharp(picture.bytes, { failOn: 'warning', ignoreIcc: true })
    .extract(region)
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch((cause: unknown) => {
      throw new GoshawkError('image-invalid', `JPEG cannot be decoded (${oneLine(messageOf(cause))})`, { cause })
    })
  if (info.channels !== 3) throw new GoshawkError('image-invalid', `JPEG has ${info.channels} channels; expected 3`)
  return data
}

const oneLine = (text: string): string => text.trim().replace(/\s*\n\s*/g, '; ')

/** The region of a raw picture as RGB; rows are not padded. */
function cutOut({ width, height, encoding, bytes }: Picture, { region }: PicturePlan): Uint8Array {
  const channels = encoding === ImageEncoding.BGRA8 ? 4 : 3
  if (bytes.length !== width * height * channels) {
    throw new GoshawkError(
      'image-invalid',
      `raw picture has ${bytes.length} bytes; expected ${width}x${height}x${channels} = ${width * height * channels}`,
    )
  }
  const rgb = new Uint8Array(region.width * region.height * 3)
  for (let row = 0; row < region.height; row++) {
    const start = ((region.top + row) * width + region.left) * channels
    const line = bytes.subarray(start, start + region.width * channels)
    if (encoding === ImageEncoding.BGRA8) copyBgraLine(line, rgb, row * region.width * 3)
    else rgb.set(line, row * region.width * 3)
  }
  return rgb
}

function copyBgraLine(line: Uint8Array, rgb: Uint8Array, at: number): void {
  for (let source = 0, target = at; source < line.length; source += 4, target += 3) {
    rgb[target] = line[source + 2]!
    rgb[target + 1] = line[source + 1]!
    rgb[target + 2] = line[source]!
  }
}

function blankPicture({ image, preprocessing }: PictureModel): Uint8Array {
  const [blue, green, red] = preprocessing.meanBgr.map(Math.round)
  const blank = new Uint8Array(image.height * image.width * 3)
  for (let at = 0; at < blank.length; at += 3) blank.set([red!, green!, blue!], at)
  return blank
}
