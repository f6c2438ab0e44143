/** How fast TensorRT runs single graphs and whole bundles, by CUDA events and by the clock on the wall. */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { basename } from 'node:path'
import { openTensorRt, type TensorRtOptions } from '../../../nodes/detector/tensorrt/backend.js'
import { loadEngine } from '../../../nodes/detector/tensorrt/engines.js'
import { fromNative, type NativeAddon, type NativeTensor } from '../../../nodes/detector/tensorrt/native.js'
import { loadModelBundle } from '../../../schemas/model-bundle.js'

export interface GraphSpeed {
  /** Median on the device. */
  readonly deviceMs: number
  /** Runs a second, one after the other, inputs uploaded and outputs fetched each time. */
  readonly runsPerSecond: number
  /** Of all launches, how many were recorded CUDA graphs. */
  readonly recordedShare: number
  readonly buildSeconds: number
}

export interface SpeedOptions {
  readonly addon: NativeAddon
  readonly folder: string
  readonly cacheFolder: string
  readonly rounds: number
}

const warmUpRounds = 10

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

const arrays = { float32: Float32Array, float16: Uint16Array, uint8: Uint8Array }

/** Zeros: the time does not depend on the values. */
function zerosFor({ name, type, bytes }: NativeTensor): Float32Array | Uint16Array | Uint8Array {
  const Kind = arrays[type as keyof typeof arrays]
  if (Kind === undefined) throw new Error(`${name} is ${type}; expected float32, float16 or uint8`)
  return new Kind(bytes / Kind.BYTES_PER_ELEMENT)
}

/** Fetches the output named `logits`, or else the last; the others stay where they are. */
export async function measureGraph(onnxPath: string, options: SpeedOptions): Promise<GraphSpeed> {
  const session = await options.addon.openSession({ folder: options.folder, device: 0 })
  try {
    const external = `${onnxPath}.data`
    const sha256 = await Promise.all([onnxPath, ...(existsSync(external) ? [external] : [])].map(sha256Of))
    const startMs = performance.now()
    const graph = { name: basename(onnxPath, '.onnx'), onnxPath, sha256 }
    const { engine, tensors } = await loadEngine(session, graph, { cacheFolder: options.cacheFolder })
    const buildSeconds = (performance.now() - startMs) / 1000
    const feeds = Object.fromEntries(
      tensors.filter(({ isInput }) => isInput).map((tensor) => [tensor.name, zerosFor(tensor)]),
    )
    const outputs = tensors.filter(({ isInput }) => !isInput)
    const result = outputs.find(({ name }) => name === 'logits') ?? outputs.at(-1)!
    const fetch = { [result.name]: zerosFor(result) as Float32Array }
    const run = () => session.run({ engine, feeds, keep: [], fetch })
    for (let round = 0; round < warmUpRounds; round++) await run()
    const before = await session.launches(engine)
    const deviceTimes: number[] = []
    const loopStartMs = performance.now()
    for (let round = 0; round < options.rounds; round++) deviceTimes.push((await run()).times[0]!.ms)
    const seconds = (performance.now() - loopStartMs) / 1000
    const after = await session.launches(engine)
    return {
      deviceMs: median(deviceTimes),
      runsPerSecond: options.rounds / seconds,
      recordedShare: (after.recorded - before.recorded) / options.rounds,
      buildSeconds,
    }
  } catch (error) {
    throw fromNative(error, basename(onnxPath))
  } finally {
    await session.close()
  }
}

export interface BundleSpeed {
  /** Median on the device, all BEV maps of a frame together. */
  readonly graphsMs: Readonly<Record<'image_encoder' | 'bev_encoder' | 'detector', number>>
  /** Whole frames: pictures up, boxes down. */
  readonly framesPerSecond: number
  readonly frames: number
}

/** Six black pictures and cameras that look out sideways, so that the BEV encoder has hits. */
export async function measureBundle(
  bundleFolder: string,
  { addon, folder, cacheFolder, rounds }: SpeedOptions,
): Promise<BundleSpeed> {
  const bundle = await loadModelBundle(bundleFolder)
  const { cameras, image, frames } = bundle.model
  const options: TensorRtOptions = { load: () => addon, folder, cacheFolder }
  const backend = await openTensorRt(bundle, options)
  try {
    const images = new Uint8Array(cameras.length * image.height * image.width * 3)
    const lidar2img = camerasAround(cameras.length, image)
    const kept: Awaited<ReturnType<typeof backend.encodeImages>>[] = []
    const frame = async () => {
      kept.push(await backend.encodeImages(images))
      const bevs: number[] = []
      for (const offset of frames)
        bevs.push(await backend.encodeBev(kept[Math.max(0, kept.length - 1 + offset)]!, lidar2img))
      await backend.detect(bevs)
      for (const bev of bevs) backend.releaseBev(bev)
      if (kept.length > -Math.min(...frames)) backend.releaseFeatures(kept.shift()!)
      return backend.deviceTimesMs()
    }
    for (let round = 0; round < warmUpRounds; round++) await frame()
    const times: Awaited<ReturnType<typeof frame>>[] = []
    const startMs = performance.now()
    for (let round = 0; round < rounds; round++) times.push(await frame())
    const seconds = (performance.now() - startMs) / 1000
    const of = (graph: 'image_encoder' | 'bev_encoder' | 'detector') => median(times.map((time) => time[graph]))
    const graphsMs = { image_encoder: of('image_encoder'), bev_encoder: of('bev_encoder'), detector: of('detector') }
    return { graphsMs, framesPerSecond: rounds / seconds, frames: frames.length }
  } finally {
    await backend.close()
  }
}

/** lidar2img of cameras in a ring, 70 degrees wide each, in the LIDAR_TOP frame: [cameras, 4, 4] row-major. */
function camerasAround(
  count: number,
  { height, width }: { readonly height: number; readonly width: number },
): Float32Array {
  const focal = width / 2 / Math.tan((35 * Math.PI) / 180)
  const matrices = new Float32Array(count * 16)
  for (let camera = 0; camera < count; camera++) {
    const angle = (2 * Math.PI * camera) / count
    const [forwardX, forwardY] = [Math.cos(angle), Math.sin(angle)]
    const rows = [
      [focal * forwardY + (width / 2) * forwardX, -focal * forwardX + (width / 2) * forwardY, 0, 0],
      [(height / 2) * forwardX, (height / 2) * forwardY, -focal, 0],
      [forwardX, forwardY, 0, 0],
      [0, 0, 0, 1],
    ]
    matrices.set(rows.flat(), camera * 16)
  }
  return matrices
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!
}
