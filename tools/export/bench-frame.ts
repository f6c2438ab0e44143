/** How long a frame takes the way the detector runs it on a CPU: all encoders, once for every frame the model looks at. */
import { availableParallelism } from 'node:os'
import type { InferenceBackend } from '../../nodes/detector/inference-backend.js'
import { openLanes } from '../../nodes/detector/lanes/lanes.js'
import { planLanes } from '../../nodes/detector/lanes/plan.js'
import { openOnnxRuntime } from '../../nodes/detector/onnx-runtime.js'
import { loadModelBundle, type ModelDescription } from '../../schemas/model-bundle.js'
import { noise, rigProjections } from './sample-feeds.js'

export interface FrameTimes {
  /** Groups of cameras encoded at the same time. */
  readonly lanes: number
  /** BEV maps made. */
  readonly maps: number
  readonly medianMs: number
  readonly p90Ms: number
  /** Medians of the steps. */
  readonly imagesMs: number
  readonly bevsMs: number
  readonly detectorMs: number
}

/** @param threads - 0 is one per core. Throws GoshawkError as `loadModelBundle` does. */
export async function benchFrame(folder: string, threads: number, runs: number): Promise<FrameTimes> {
  const bundle = await loadModelBundle(folder)
  const plan = planLanes(bundle.model, threads === 0 ? availableParallelism() : threads)
  if (plan === undefined) {
    return timesOf(bundle.model, await openOnnxRuntime(bundle, { provider: 'cpu', threads }), runs, 1)
  }
  return timesOf(bundle.model, await openLanes(bundle, plan, threads), runs, plan.lanes.length)
}

async function timesOf<Features, Bev>(
  { cameras, image, features, frames }: ModelDescription,
  backend: InferenceBackend<Features, Bev>,
  runs: number,
  lanes: number,
): Promise<FrameTimes> {
  const images = Uint8Array.from(noise(cameras.length * image.height * image.width * 3), (x) => 128 + 120 * x)
  const lidar2img = rigProjections(cameras.length, features[0]!.width * 8)
  const laps: number[][] = []
  try {
    for (let run = -1; run < runs; run++) {
      const times = [performance.now()]
      const made = await backend.encodeImages(images)
      times.push(performance.now())
      const bevs = await Promise.all(frames.map(() => backend.encodeBev(made, lidar2img)))
      times.push(performance.now())
      await backend.detect(bevs)
      times.push(performance.now())
      bevs.forEach((bev) => void backend.releaseBev(bev))
      backend.releaseFeatures(made)
      if (run >= 0) laps.push([times[3]! - times[0]!, ...times.slice(1).map((ms, i) => ms - times[i]!)])
    }
  } finally {
    await backend.close()
  }
  const quantile = (step: number, share: number) => {
    const sorted = laps.map((lap) => lap[step]!).sort((a, b) => a - b)
    return sorted[Math.ceil(share * (sorted.length - 1))]!
  }
  const [medianMs, imagesMs, bevsMs, detectorMs] = [0, 1, 2, 3].map((step) => quantile(step, 0.5)) as number[]
  return {
    lanes,
    maps: frames.length,
    medianMs: medianMs!,
    p90Ms: quantile(0, 0.9),
    imagesMs: imagesMs!,
    bevsMs: bevsMs!,
    detectorMs: detectorMs!,
  }
}
