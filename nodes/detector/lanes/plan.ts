/**
 * How the cores of a CPU share a frame. Small operators gain little from a second thread (deformable convolutions and
 * normalisations of few channels least of all), so each lane takes some cameras, and each BEV map, for itself.
 */
import type { ModelDescription } from '../../../schemas/model-bundle.js'

export interface LanePlan {
  /** Cameras of each lane, by their place on the camera axis: [first, behind the last). */
  readonly lanes: readonly (readonly [number, number])[]
  /** Threads of one operator of a lane's image encoder. */
  readonly encoderThreads: number
  /** The same for its BEV encoder, of which as many run at once as the model has frames. */
  readonly bevThreads: number
}

/** Every lane holds the encoders' weights; above this they are better shared. */
const encoderBytesMax = 256 << 20

/** @returns undefined when one lane is best: a single thread, large weights, or an encoder that cannot be divided. */
export function planLanes(
  model: Pick<ModelDescription, 'cameras' | 'frames' | 'files' | 'splitsByCamera'>,
  threads: number,
): LanePlan | undefined {
  if (model.splitsByCamera !== true) return undefined
  const { image_encoder, bev_encoder } = model.files
  const files = [image_encoder, image_encoder.data, bev_encoder, bev_encoder.data]
  if (files.reduce((sum, file) => sum + (file?.bytes ?? 0), 0) > encoderBytesMax) return undefined
  const cameras = model.cameras.length
  /** Threads at work with so many lanes of equally many cameras. */
  const atWork = (lanes: number) => lanes * Math.floor(threads / lanes)
  let count = 1
  for (let lanes = 2; lanes <= Math.min(cameras, threads); lanes++) {
    if (cameras % lanes === 0 && atWork(lanes) >= atWork(count)) count = lanes
  }
  if (count === 1) return undefined
  const share = cameras / count
  return {
    lanes: Array.from({ length: count }, (_, lane) => [lane * share, (lane + 1) * share] as const),
    encoderThreads: Math.floor(threads / count),
    bevThreads: Math.floor(threads / Math.min(count, model.frames.length)),
  }
}
