/** Calibration frames for a bundle: key frames of a nuScenes dataroot, prepared as the detector node prepares them. */
import { Tensor } from 'onnxruntime-node'
import { lidarToImage } from '../../../nodes/detector/calibration.js'
import type { PictureModel } from '../../../nodes/detector/picture-plan.js'
import { createPreprocessor } from '../../../nodes/detector/preprocess.js'
import { toCameraFrames, unknownSurroundings } from '../../../nodes/nuscenes/camera-frames.js'
import { openDataset } from '../../../nodes/nuscenes/dataset.js'
import { readPicture } from '../../../nodes/nuscenes/pictures.js'
import { GoshawkError } from '../../../schemas/errors.js'
import { type CalibrationFrames, type Feeds, spread } from './open-calibration.js'

/**
 * @returns frames of `images` and `lidar2img`.
 * @throws GoshawkError 'usage-invalid' when no key frame has all cameras' rows, and what reading a dataset throws.
 */
export async function datarootFrames(
  { dataroot, version }: { readonly dataroot: string; readonly version: string },
  framesMax: number,
  model: PictureModel & { readonly cameras: readonly string[] },
): Promise<Omit<CalibrationFrames, 'source'>> {
  const dataset = await openDataset({ dataroot, version, channels: model.cameras, sweeps: false })
  const complete = dataset.frames.filter(({ cameras }) => cameras.every((row) => row !== undefined))
  if (complete.length === 0) {
    throw new GoshawkError(
      'usage-invalid',
      `--calibration ${dataroot}: ${version} has no key frame with all of ${model.cameras.join(', ')}`,
    )
  }
  const chosen = spread(complete, framesMax)
  const preprocessor = createPreprocessor(model)
  const count = model.cameras.length
  const { height, width } = model.image
  async function feedsOf(frame: (typeof chosen)[number]): Promise<Feeds> {
    const files = frame.cameras.map((row) => readPicture(dataroot, row!.fileName))
    const pictures = await Promise.all(files)
    const unread = pictures.find(({ bytes }) => bytes === undefined)
    if (unread !== undefined) throw new GoshawkError('image-invalid', `--calibration ${dataroot}: ${unread.missing}`)
    const { payload, parts } = toCameraFrames(dataset, frame, { pictures, surroundings: unknownSurroundings })
    const images = new Uint8Array(count * preprocessor.pictureBytes)
    const lidar2img = new Float32Array(count * 16)
    await Promise.all(
      payload.cameras.map(async (camera, i) => {
        const target = images.subarray(i * preprocessor.pictureBytes, (i + 1) * preprocessor.pictureBytes)
        const geometry = await preprocessor.prepare({ ...camera, bytes: parts[camera.part]! }, target)
        lidar2img.set(lidarToImage(camera, payload, geometry), i * 16)
      }),
    )
    return {
      images: new Tensor('uint8', images, [count, height, width, 3]),
      lidar2img: new Tensor('float32', lidar2img, [count, 4, 4]),
    }
  }
  return {
    count: chosen.length,
    async *frames() {
      for (const frame of chosen) yield await feedsOf(frame)
    },
  }
}
