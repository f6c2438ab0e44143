/**
 * The inference backend on TensorRT: three engines on one CUDA stream. Image features and BEV maps stay on the GPU;
 * pictures go up through pinned memory, only the last layer's boxes come down. The addon works on a thread of its own.
 */
import { type GraphName, graphNames, type ModelBundle } from '../../../schemas/model-bundle.js'
import { checkGraphTensors, type FoundTensor } from '../../../schemas/model-tensors.js'
import type { InferenceBackend, RawDetections } from '../inference-backend.js'
import { bundleGraphFiles, type EngineSettings, type LoadedEngine, loadEngine, type OnBuild } from './engines.js'
import { fromNative, libraryFolder, loadAddon, type NativeAddon, type NativeSession } from './native.js'

/** Buffers of feat_0 to feat_3 on the device. */
export interface DeviceFeatures {
  readonly buffers: readonly number[]
}
/** Buffer of one BEV map on the device. */
export type DeviceBev = number

export interface TensorRtOptions extends EngineSettings {
  readonly load?: () => NativeAddon
  readonly folder?: string
  /** Number of the GPU. */
  readonly device?: number
  /** Called while engines are built, which can take minutes. */
  readonly onBuild?: OnBuild
  /** Ends a build under way, which then rejects with GoshawkError 'cancelled'. */
  readonly signal?: AbortSignal
}

export interface TensorRtBackend extends InferenceBackend<DeviceFeatures, DeviceBev> {
  readonly engines: Readonly<Record<GraphName, LoadedEngine>>
  deviceTimesMs(): Readonly<Record<GraphName, number>>
}

/**
 * Opens the GPU and loads the bundle's engines, building what the cache lacks.
 *
 * @throws GoshawkError 'unavailable' without addon, libraries, driver or GPU; 'model-invalid' naming the graph that
 *   TensorRT refuses, or whose tensors are not those of model.json.
 */
export async function openTensorRt(bundle: ModelBundle, options: TensorRtOptions = {}): Promise<TensorRtBackend> {
  const addon = (options.load ?? loadAddon)()
  const where = `TensorRT, bundle ${bundle.model.name}`
  let session: NativeSession
  try {
    session = await addon.openSession({ folder: options.folder ?? libraryFolder(), device: options.device ?? 0 })
  } catch (error) {
    throw fromNative(error, where)
  }
  const cancel = () => session.cancel()
  options.signal?.addEventListener('abort', cancel)
  try {
    return createBackend(bundle, session, await loadEngines(bundle, session, options), where)
  } catch (error) {
    await session.close()
    throw error
  } finally {
    options.signal?.removeEventListener('abort', cancel)
  }
}

async function loadEngines(
  bundle: ModelBundle,
  session: NativeSession,
  options: TensorRtOptions,
): Promise<Readonly<Record<GraphName, LoadedEngine>>> {
  const files = bundleGraphFiles(bundle)
  const engines: Partial<Record<GraphName, LoadedEngine>> = {}
  for (const name of graphNames) {
    const engine = await loadEngine(session, files[name], options, options.onBuild)
    const found = (isInput: boolean) =>
      engine.tensors.filter((tensor) => tensor.isInput === isInput).map((tensor) => describe(tensor))
    checkGraphTensors(bundle, name, { inputs: found(true), outputs: found(false) })
    engines[name] = engine
  }
  return engines as Record<GraphName, LoadedEngine>
}

function describe({ name, type, shape }: LoadedEngine['tensors'][number]): FoundTensor {
  return { name, type, shape: shape.map((extent) => (extent < 0 ? 'depends on the data' : extent)) }
}

function createBackend(
  { model }: ModelBundle,
  session: NativeSession,
  engines: Readonly<Record<GraphName, LoadedEngine>>,
  where: string,
): TensorRtBackend {
  const featureNames = model.features.map((_, level) => `feat_${level}`)
  const graphOf = new Map(graphNames.map((name) => [engines[name].engine, name]))
  let times: Record<GraphName, number> = { image_encoder: 0, bev_encoder: 0, detector: 0 }
  /** Of a buffer given back, which nobody waits for: told by the next call. */
  let failure: unknown
  let closed = false

  const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      if (failure !== undefined) throw failure
      return await work()
    } catch (error) {
      throw fromNative(error, where)
    }
  }
  const release = (buffer: number) => {
    session.release(buffer).catch((error: unknown) => {
      failure ??= error
    })
  }
  return {
    engines,
    encodeImages: (images) =>
      attempt(async () => {
        const engine = engines.image_encoder.engine
        const { kept } = await session.run({ engine, feeds: { images }, keep: featureNames, fetch: {} })
        return { buffers: kept }
      }),
    encodeBev: ({ buffers }, lidar2img) =>
      attempt(async () => {
        const engine = engines.bev_encoder.engine
        const features = Object.fromEntries(featureNames.map((name, level) => [name, [buffers[level]!]]))
        const { kept } = await session.run({ engine, feeds: { ...features, lidar2img }, keep: ['bev'], fetch: {} })
        return kept[0]!
      }),
    detect: (bevs) =>
      attempt(async (): Promise<RawDetections> => {
        const engine = engines.detector.engine
        const clsScores = new Float32Array(model.queries * model.classes.length)
        const bboxPreds = new Float32Array(model.queries * 10)
        const fetch = { cls_scores: clsScores, bbox_preds: bboxPreds }
        const result = await session.run({ engine, feeds: { bevs }, keep: [], fetch })
        times = { image_encoder: 0, bev_encoder: 0, detector: 0 }
        for (const { engine: number, ms } of result.times) times[graphOf.get(number)!] += ms
        return { clsScores, bboxPreds }
      }),
    deviceTimesMs: () => times,
    releaseFeatures: ({ buffers }) => buffers.forEach(release),
    releaseBev: release,
    async close() {
      if (closed) return
      closed = true
      await session.close()
    },
  }
}
