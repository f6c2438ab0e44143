/** The worker thread of one lane: its cameras' image encoder and a BEV encoder. See lanes.ts. */
import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { type InferenceSession, Tensor } from 'onnxruntime-node'
import { GoshawkError, messageOf } from '../../../schemas/errors.js'
import type { ModelBundle } from '../../../schemas/model-bundle.js'
import { floatsOf, openGraph } from '../onnx-runtime.js'
import { toPlainError } from '../session-protocol.js'
import { withCameraCount } from './camera-count.js'
import type { FromLane, LaneOptions, SharedFeatures, ToLane } from './lane-protocol.js'

if (parentPort === null) throw new Error('lane-worker.js runs in a worker thread; open it with openLanes')
const port = parentPort
const reply = (message: FromLane) => port.postMessage(message)

async function openLane({ bundle, cameras, encoderThreads, bevThreads }: LaneOptions) {
  const { model, graphPaths } = bundle
  const [first, behind] = cameras
  const own: ModelBundle = { ...bundle, model: { ...model, cameras: model.cameras.slice(first, behind) } }
  const onnx = await readOwnEncoder(graphPaths.image_encoder, model.cameras.length, behind - first)
  const imageEncoder = await openGraph(own, 'image_encoder', { provider: 'cpu', threads: encoderThreads }, onnx)
  const bevEncoder = await openGraph(bundle, 'bev_encoder', { provider: 'cpu', threads: bevThreads })

  // ONNX Runtime takes no shared memory, so what it reads is copied first.
  const pictureBytes = model.image.height * model.image.width * 3
  const images = new Uint8Array((behind - first) * pictureBytes)
  const imagesFeed = new Tensor('uint8', images, [behind - first, model.image.height, model.image.width, 3])
  const names = model.features.map((_, level) => `feat_${level}`)
  const featureFeeds = model.features.map(({ channels, height, width }) => {
    const shape = [model.cameras.length, channels, height, width]
    return new Tensor('float32', new Float32Array(shape.reduce((a, b) => a * b)), shape)
  })

  return {
    async encodeImages(shared: Uint8Array, features: SharedFeatures): Promise<void> {
      images.set(shared.subarray(first * pictureBytes, behind * pictureBytes))
      const outputs = await imageEncoder.run({ images: imagesFeed }, names)
      for (const [level, name] of names.entries()) {
        const values = floatsOf(outputs[name])
        features[level]!.set(values, (values.length / (behind - first)) * first)
      }
      dispose(outputs)
    },
    async encodeBev(features: SharedFeatures, lidar2img: Float32Array, bev: Float32Array): Promise<void> {
      for (const [level, feed] of featureFeeds.entries()) floatsOf(feed).set(features[level]!)
      const outputs = await bevEncoder.run(
        {
          ...Object.fromEntries(names.map((name, level) => [name, featureFeeds[level]!])),
          lidar2img: new Tensor('float32', lidar2img, [model.cameras.length, 4, 4]),
        },
        ['bev'],
      )
      bev.set(floatsOf(outputs.bev))
      dispose(outputs)
    },
    async close(): Promise<void> {
      await imageEncoder.release()
      await bevEncoder.release()
    },
  }
}

async function readOwnEncoder(file: string, cameras: number, count: number): Promise<Uint8Array> {
  const whole = await readFile(file)
  try {
    return withCameraCount(whole, cameras, count)
  } catch (cause) {
    throw new GoshawkError('model-invalid', `${file}: ${messageOf(cause)}; export the bundle again`, { cause })
  }
}

function dispose(outputs: InferenceSession.OnnxValueMapType): void {
  for (const value of Object.values(outputs)) if (value instanceof Tensor) value.dispose()
}

async function answer(lane: Awaited<ReturnType<typeof openLane>>, message: ToLane): Promise<void> {
  if (message.kind === 'close') {
    await lane.close()
    port.close()
    return
  }
  try {
    if (message.kind === 'images') await lane.encodeImages(message.images, message.features)
    else await lane.encodeBev(message.features, message.lidar2img, message.bev)
    reply({ kind: 'done' })
  } catch (error) {
    reply({ kind: 'failed', error: toPlainError(error) })
  }
}

try {
  const lane = await openLane(workerData as LaneOptions)
  port.on('message', (message: ToLane) => void answer(lane, message))
  reply({ kind: 'done' })
} catch (error) {
  reply({ kind: 'failed', error: toPlainError(error) })
  port.close()
}
