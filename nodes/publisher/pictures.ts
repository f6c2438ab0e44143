/** The pictures a reader asked for: as captured, or smaller; always JPEG, because that is what browsers show. */
import sharp, { type Matrix3x3, type Sharp } from 'sharp'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { ImageEncoding } from '../../schemas/messages.js'
import type { Picture } from './world-frame.js'

/** Widths pictures are made in: few, so that readers share them. Pixels. */
const widths = [64, 96, 128, 192, 256, 320, 384, 480, 640, 800, 960, 1280, 1600, 1920] as const
const jpegQuality = 80

/** The largest shared width within `widthMax` pixels (at least the smallest there is); 0 stands for as captured. */
export function sharedWidth(widthMax: number): number {
  if (widthMax <= 0) return 0
  return widths.findLast((width) => width <= widthMax) ?? widths[0]
}

/**
 * Makes the JPEG to send.
 *
 * @param widthMax - pixels; 0 means as captured. Pictures are never enlarged.
 * @returns the JPEG as captured when it is small enough already, otherwise a new one.
 * @throws GoshawkError image-invalid when the bytes are no picture of the size they claim.
 */
export async function makeJpeg(picture: Picture, widthMax: number): Promise<Uint8Array> {
  const { width, height, encoding, bytes } = picture
  const resize = widthMax > 0 && widthMax < width
  if (encoding === ImageEncoding.JPEG) {
    if (!resize) return bytes
    return encode(sharp(bytes, { failOn: 'error' }).resize({ width: widthMax }))
  }
  const channels = encoding === ImageEncoding.BGRA8 ? 4 : 3
  if (bytes.byteLength !== width * height * channels) {
    throw new GoshawkError(
      'image-invalid',
      `raw picture of ${width}x${height}x${channels} has ${bytes.byteLength} bytes; expected ${width * height * channels}`,
    )
  }
  const raw = sharp(bytes, { raw: { width, height, channels } })
  const scaled = resize ? raw.resize({ width: widthMax }) : raw
  // BGRA: blue and red change places, alpha goes.
  const rgb = channels === 4 ? scaled.removeAlpha().recomb(blueFirst) : scaled
  return encode(rgb)
}

const blueFirst: Matrix3x3 = [
  [0, 0, 1],
  [0, 1, 0],
  [1, 0, 0],
]

async function encode(image: Sharp): Promise<Uint8Array> {
  try {
    return await image.jpeg({ quality: jpegQuality }).toBuffer()
  } catch (error) {
    throw new GoshawkError('image-invalid', messageOf(error).split('\n')[0] ?? '', { cause: error })
  }
}
