/** The worker thread of one detector node: loads the bundle, then answers one frame at a time. See session.ts. */
import { availableParallelism } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import sharp from 'sharp'
import { loadModelBundle, type ModelBundle } from '../../schemas/model-bundle.js'
import { createFrameDetector, type FrameDetector } from './detect-frame.js'
import type { InferenceBackend } from './inference-backend.js'
import { openLanes } from './lanes/lanes.js'
import { type LanePlan, planLanes } from './lanes/plan.js'
import { openOnnxRuntime } from './onnx-runtime.js'
import { chooseProvider, type ProviderChoice } from './provider-choice.js'
import {
  type FromWorker,
  type SessionFacts,
  type SessionOptions,
  type ToWorker,
  toPlainError,
} from './session-protocol.js'

if (parentPort === null) throw new Error('inference-worker.js runs in a worker thread; open it with openSession')
const port = parentPort
const reply = (message: FromWorker) => port.postMessage(message)

/** The addon is loaded only where it is used. */
async function openDetector(
  bundle: ModelBundle,
  { provider }: ProviderChoice,
  lanes: LanePlan | undefined,
  { threads, engineCache, bevHeat = false }: SessionOptions,
): Promise<FrameDetector> {
  if (lanes !== undefined) return detectorOn(bundle, await openLanes(bundle, lanes, threads), bevHeat)
  if (provider !== 'tensorrt') {
    return detectorOn(bundle, await openOnnxRuntime(bundle, { provider, threads }), bevHeat)
  }
  const { openTensorRt } = await import('./tensorrt/backend.js')
  const told = new Set<string>()
  const onBuild = ({ graph }: { readonly graph: string }) => {
    if (told.has(graph)) return
    told.add(graph)
    const step = `building the TensorRT engine of ${graph}, once for this GPU; \`goshawk model build-engines\` does it ahead`
    reply({ kind: 'loading', step })
  }
  return detectorOn(bundle, await openTensorRt(bundle, { cacheFolder: engineCache, onBuild }), bevHeat)
}

async function detectorOn<Features, Bev>(
  bundle: ModelBundle,
  backend: InferenceBackend<Features, Bev>,
  bevHeat: boolean,
): Promise<FrameDetector> {
  try {
    return createFrameDetector(bundle, backend, undefined, { bevHeat })
  } catch (error) {
    await backend.close()
    throw error
  }
}

function describeLanes({ lanes }: LanePlan, { cameras }: ModelBundle['model']): string {
  return `${lanes.length} lanes of ${cameras.length / lanes.length} cameras`
}

async function open(options: SessionOptions) {
  const startMs = performance.now()
  const bundle = await loadModelBundle(options.bundleFolder)
  const { model } = bundle
  const choice = await chooseProvider(options.provider, model)
  const { provider } = choice
  const threads = options.threads === 0 ? availableParallelism() : options.threads
  const lanes = provider === 'cpu' ? planLanes(model, threads) : undefined
  const detector = await openDetector(bundle, choice, lanes, options)
  const reason = lanes === undefined ? choice.reason : `${choice.reason}; ${describeLanes(lanes, model)}`
  const facts: SessionFacts = {
    bundle: model.name,
    folder: bundle.folder,
    architecture: model.architecture,
    trained: model.trained,
    sha256: bundle.sha256,
    precision: model.precision,
    provider,
    providerReason: reason,
    classes: model.classes,
    cameras: model.cameras,
    frames: model.frames,
    bev: { height: model.bev.height, width: model.bev.width },
    pointCloudRange: model.pointCloudRange,
    loadMs: performance.now() - startMs,
  }
  return { detector, facts }
}

async function answer(detector: FrameDetector, message: ToWorker): Promise<void> {
  if (message.kind === 'close') {
    await detector.close()
    port.close()
    return
  }
  try {
    reply({ kind: 'result', result: await detector.detect(message.frame) })
  } catch (error) {
    reply({ kind: 'failed', error: toPlainError(error) })
  }
}

/** Every picture is decoded once: libvips' operation cache would only hold on to memory. */
sharp.cache(false)
try {
  const { detector, facts } = await open(workerData as SessionOptions)
  let last = Promise.resolve()
  port.on('message', (message: ToWorker) => {
    last = last.then(() => answer(detector, message))
  })
  reply({ kind: 'ready', facts })
} catch (error) {
  reply({ kind: 'failed', error: toPlainError(error) })
  port.close()
}
