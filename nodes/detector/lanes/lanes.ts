/**
 * The inference backend of a small model on a CPU: lanes of cameras beside each other, each in a worker thread. Features
 * and BEV maps lie in shared memory, so that any lane can read what all of them made, and go round: a frame allocates
 * none once the first have come back.
 */
import { Tensor } from 'onnxruntime-node'
import type { ModelBundle } from '../../../schemas/model-bundle.js'
import type { InferenceBackend } from '../inference-backend.js'
import { floatsOf, openGraph } from '../onnx-runtime.js'
import { fromPlainError } from '../session-protocol.js'
import { openWorker, type WorkerCalls } from '../worker-calls.js'
import type { FromLane, LaneOptions, SharedFeatures, ToLane } from './lane-protocol.js'
import type { LanePlan } from './plan.js'

type Lane = (message: ToLane) => Promise<void>

/** Throws GoshawkError 'model-invalid' naming the file, or 'process-failed' when a lane ends by itself. */
export async function openLanes(
  bundle: ModelBundle,
  { lanes: shares, encoderThreads, bevThreads }: LanePlan,
  threads: number,
): Promise<InferenceBackend<SharedFeatures, Float32Array>> {
  const { cameras, image, features, frames, bev } = bundle.model
  const workers: WorkerCalls<ToLane, FromLane>[] = []
  const close = async () => {
    await Promise.all(
      workers.splice(0).map(async (worker) => {
        worker.post({ kind: 'close' })
        await worker.exited
      }),
    )
  }
  let lanes: Lane[]
  let detector: Awaited<ReturnType<typeof openGraph>>
  try {
    for (const [i, share] of shares.entries()) {
      const workerData: LaneOptions = { bundle, cameras: share, encoderThreads, bevThreads }
      workers.push(openWorker(new URL('./lane-worker.js', import.meta.url), `detector lane ${i}`, workerData))
    }
    await Promise.all(workers.map(async (worker) => settle(await worker.next())))
    lanes = workers.map(oneAtATime)
    detector = await openGraph(bundle, 'detector', { provider: 'cpu', threads })
  } catch (error) {
    await close()
    throw error
  }

  const images = new Uint8Array(new SharedArrayBuffer(cameras.length * image.height * image.width * 3))
  const cells = bev.height * bev.width
  const bevs = new Tensor('float32', new Float32Array(frames.length * cells * bev.channels), [
    frames.length,
    cells,
    bev.channels,
  ])
  const freeFeatures: SharedFeatures[] = []
  const freeMaps: Float32Array[] = []
  let turn = 0
  return {
    async encodeImages(pictures) {
      images.set(pictures)
      const made =
        freeFeatures.pop() ??
        features.map(({ channels, height, width }) => sharedFloats(cameras.length * channels * height * width))
      await Promise.all(lanes.map((lane) => lane({ kind: 'images', images, features: made })))
      return made
    },
    async encodeBev(read, lidar2img) {
      const map = freeMaps.pop() ?? sharedFloats(cells * bev.channels)
      await lanes[turn++ % lanes.length]!({ kind: 'bev', features: read, lidar2img, bev: map })
      return map
    },
    async detect(maps) {
      maps.forEach((map, frame) => void floatsOf(bevs).set(map, frame * map.length))
      const { cls_scores, bbox_preds } = await detector.run({ bevs }, ['cls_scores', 'bbox_preds'])
      return { clsScores: floatsOf(cls_scores), bboxPreds: floatsOf(bbox_preds) }
    },
    releaseFeatures: (released) => void freeFeatures.push(released),
    releaseBev: (map) => void freeMaps.push(map),
    readBev: (map) => map,
    async close() {
      if (workers.length === 0) return
      await close()
      await detector.release()
    },
  }
}

/** Calls of a worker that answers one message at a time; further calls wait. */
function oneAtATime(worker: WorkerCalls<ToLane, FromLane>): Lane {
  let last: Promise<unknown> = Promise.resolve()
  return (message) => {
    const answer = last.then(() => {
      worker.post(message)
      return worker.next()
    })
    last = answer.catch(() => {}) // whoever called is told; the next call finds out by itself
    return answer.then(settle)
  }
}

function settle(message: FromLane): void {
  if (message.kind === 'failed') throw fromPlainError(message.error)
}

function sharedFloats(count: number): Float32Array {
  return new Float32Array(new SharedArrayBuffer(count * Float32Array.BYTES_PER_ELEMENT))
}
