/** Calibration frames for a classifier or a backbone: pictures, prepared as the official classification code does. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Tensor } from 'onnxruntime-node'
import sharp from 'sharp'
import { GoshawkError, messageOf } from '../../../schemas/errors.js'
import type { ValueInfo } from '../onnx/graph-builder.js'
import { type CalibrationFrames, spread } from './open-calibration.js'

/** Of ImageNet, red first, in units of a byte. */
const mean = [123.675, 116.28, 103.53]
const deviation = [58.395, 57.12, 57.375]

/** All pictures below a folder, by name. */
export function listPictures(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(jpe?g|png)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** @param input - [N, 3, H, W]: N pictures a frame, taken again from the start when there are fewer. */
export function pictureFrames(
  pictures: readonly string[],
  framesMax: number,
  { name, shape }: ValueInfo,
): Omit<CalibrationFrames, 'source'> {
  const [batch, , height, width] = shape as readonly [number, number, number, number]
  const chosen = spread(pictures, framesMax * batch)
  const count = Math.ceil(chosen.length / batch)
  return {
    count,
    async *frames() {
      for (let frame = 0; frame < count; frame++) {
        const values = new Float32Array(batch * 3 * height * width)
        for (let i = 0; i < batch; i++) {
          const file = chosen[(frame * batch + i) % chosen.length]!
          normalise(await decode(file, { height, width }), values.subarray(i * 3 * height * width))
        }
        yield { [name]: new Tensor('float32', values, [batch, 3, height, width]) }
      }
    },
  }
}

/** The middle of the picture, scaled to fill the size: red, green, blue bytes. */
async function decode(file: string, size: { readonly height: number; readonly width: number }): Promise<Uint8Array> {
  try {
    return await sharp(file)
      .resize({ ...size, fit: 'cover' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer()
  } catch (error) {
    throw new GoshawkError('image-invalid', `${file}: cannot be decoded: ${messageOf(error)}`, { cause: error })
  }
}

/** [H, W, 3] bytes -> [3, H, W] */
function normalise(pixels: Uint8Array, planes: Float32Array): void {
  const count = pixels.length / 3
  for (let channel = 0; channel < 3; channel++) {
    for (let i = 0; i < count; i++) {
      planes[channel * count + i] = (pixels[i * 3 + channel]! - mean[channel]!) / deviation[channel]!
    }
  }
}
