/** Ways to leave a TensorRT session, each in a process of its own; the stand-in for CUDA then reports what is left over. */
import { parentPort, Worker, workerData } from 'node:worker_threads'
import { openTensorRt } from '../../../nodes/detector/tensorrt/backend.js'
import { loadModelBundle } from '../../../schemas/model-bundle.js'
import { matrixLength, pictureBytes } from './fake-models.js'

const [bundleFolder = '', cacheFolder = '', way = ''] = (workerData as string[] | null) ?? process.argv.slice(2)

async function work() {
  const backend = await openTensorRt(await loadModelBundle(bundleFolder), { cacheFolder })
  const features = await backend.encodeImages(new Uint8Array(pictureBytes))
  const bev = await backend.encodeBev(features, new Float32Array(matrixLength))
  await backend.detect([bev, bev, bev])
  return backend
}

if (parentPort !== null) {
  await work()
  parentPort.postMessage('ready')
  // Alive until the other side ends it, with buffers in hand.
  parentPort.on('message', () => {})
} else if (way === 'close') {
  await (await work()).close()
} else if (way === 'forget') {
  await work()
} else if (way === 'exit') {
  const backend = await work()
  void backend.encodeImages(new Uint8Array(pictureBytes))
  process.exit(0)
} else if (way === 'terminate') {
  const worker = new Worker(new URL(import.meta.url), { workerData: [bundleFolder, cacheFolder, 'worker'] })
  await new Promise((resolve) => worker.once('message', resolve))
  await worker.terminate()
} else throw new Error(`no such way to leave: ${way}`)
