/** The inference backend on ONNX Runtime. Its `run()` blocks the calling thread, so this lives in a worker thread. */
import { env, InferenceSession, Tensor } from 'onnxruntime-node'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { type GraphName, graphNames, type ModelBundle } from '../../schemas/model-bundle.js'
import { checkGraphTensors, type FoundTensor } from '../../schemas/model-tensors.js'
import type { InferenceBackend, OnnxRuntimeProvider } from './inference-backend.js'

/** Whatever fails is thrown as well; without this ONNX Runtime also writes it to stderr in colours of its own. */
env.logLevel = 'fatal'

export interface OnnxRuntimeOptions {
  readonly provider: OnnxRuntimeProvider
  /** Threads of one graph's operators; 0 lets ONNX Runtime take one per physical core. */
  readonly threads: number
}

/** feat_0 to feat_3 by name, as the image encoder returned them. */
type Features = Readonly<Record<string, Tensor>>
type Bev = Float32Array

/** Loads the three graphs and compares their tensors with model.json. Throws GoshawkError 'model-invalid' naming the file. */
export async function openOnnxRuntime(
  bundle: ModelBundle,
  options: OnnxRuntimeOptions,
): Promise<InferenceBackend<Features, Bev>> {
  const sessions: InferenceSession[] = []
  try {
    for (const graph of graphNames) sessions.push(await openGraph(bundle, graph, options))
  } catch (error) {
    await releaseAll(sessions)
    throw error
  }
  const [imageEncoder, bevEncoder, detector] = sessions as [InferenceSession, InferenceSession, InferenceSession]
  const { cameras, image, frames, bev } = bundle.model
  const imagesShape = [cameras.length, image.height, image.width, 3]
  const featureNames = bundle.model.features.map((_, level) => `feat_${level}`)
  const bevLength = bev.height * bev.width * bev.channels
  const bevsShape = [frames.length, bev.height * bev.width, bev.channels]
  return {
    encodeImages: (images) =>
      imageEncoder.run({ images: new Tensor('uint8', images, imagesShape) }, featureNames) as Promise<Features>,
    async encodeBev(features, lidar2img) {
      const feeds = { ...features, lidar2img: new Tensor('float32', lidar2img, [cameras.length, 4, 4]) }
      return floatsOf((await bevEncoder.run(feeds, ['bev'])).bev)
    },
    async detect(maps) {
      const bevs = maps.length === 1 ? maps[0]! : new Float32Array(maps.length * bevLength)
      if (maps.length > 1) maps.forEach((map, frame) => void bevs.set(map, frame * bevLength))
      const feeds = { bevs: new Tensor('float32', bevs, bevsShape) }
      const { cls_scores, bbox_preds } = await detector.run(feeds, ['cls_scores', 'bbox_preds'])
      return { clsScores: floatsOf(cls_scores), bboxPreds: floatsOf(bbox_preds) }
    },
    releaseFeatures(features) {
      for (const tensor of Object.values(features)) tensor.dispose()
    },
    readBev: (map) => map,
    releaseBev() {}, // a plain array, left to the garbage collector
    close: () => releaseAll(sessions),
  }
}

/**
 * @param onnx - the graph itself where it is not quite what lies in the file.
 * @throws GoshawkError 'model-invalid' naming the file.
 */
export async function openGraph(
  bundle: ModelBundle,
  graph: GraphName,
  options: OnnxRuntimeOptions,
  onnx?: Uint8Array,
): Promise<InferenceSession> {
  const file = bundle.graphPaths[graph]
  const settings = sessionOptions(options)
  const opened = onnx === undefined ? InferenceSession.create(file, settings) : InferenceSession.create(onnx, settings)
  const session = await opened.catch((cause: unknown) => {
    const why = messageOf(cause).trim()
    throw new GoshawkError('model-invalid', `${file}: ONNX Runtime (${options.provider}) cannot load it: ${why}`, {
      cause,
      details: { file },
    })
  })
  try {
    checkGraphTensors(bundle, graph, {
      inputs: session.inputMetadata.map(describeTensor),
      outputs: session.outputMetadata.map(describeTensor),
    })
  } catch (error) {
    await session.release()
    throw error
  }
  return session
}

/** Idle threads sleep instead of spinning: the other processes of the graph need the cores between two frames. */
export function sessionOptions({ provider, threads }: OnnxRuntimeOptions): InferenceSession.SessionOptions {
  return {
    executionProviders: provider === 'cuda' ? ['cuda', 'cpu'] : ['cpu'],
    intraOpNumThreads: threads,
    logSeverityLevel: 3,
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  }
}

function describeTensor(tensor: InferenceSession.ValueMetadata): FoundTensor {
  if (tensor.isTensor) return { name: tensor.name, type: tensor.type, shape: tensor.shape }
  return { name: tensor.name, type: 'not a tensor', shape: [] }
}

export function floatsOf(tensor: InferenceSession.OnnxValueMapType[string] | undefined): Float32Array {
  if (tensor?.data instanceof Float32Array) return tensor.data
  throw new GoshawkError('model-invalid', `an output is ${tensor?.type ?? 'missing'}; expected float32`)
}

/** Empties the list, so that a second call finds nothing to do. */
async function releaseAll(sessions: InferenceSession[]): Promise<void> {
  for (const session of sessions.splice(0)) await session.release()
}
