/** A thread that draws some of the cameras and packs the pictures as JPEG. */
import { constants, getPriority, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import sharp from 'sharp'
import { messageOf } from '../../../schemas/errors.js'
import { cameraRig } from '../camera-rig.js'
import { buildStage } from '../world.js'
import type { CameraJob, CameraReply, CameraWorkerData } from './camera-pool.js'
import { Renderer } from './renderer.js'
import type { SceneFrame } from './scene-frame.js'

const { options, cameras } = workerData as CameraWorkerData
const { width, height } = options
// Real cameras have hardware of their own; these draw with what the detector leaves. Linux keeps a priority for each thread,
// elsewhere it is the whole process's. Raising it, under `nice`, is for root alone.
const { PRIORITY_BELOW_NORMAL } = constants.priority
if (process.platform === 'linux' && getPriority() < PRIORITY_BELOW_NORMAL) setPriority(PRIORITY_BELOW_NORMAL)
sharp.concurrency(1)
sharp.cache(false)
const { map, environment } = buildStage(options)
const renderer = new Renderer({
  map,
  environment,
  seed: options.seed,
  cameras: cameraRig(options),
  noise: options.noise,
})

/** A frame is packed while the next camera is drawn; the next frame waits, as its cameras draw into the same buffers. */
async function drawFrame(frame: SceneFrame): Promise<CameraReply> {
  const started = performance.now()
  const packing: Promise<Buffer>[] = []
  for (const camera of cameras) {
    const pixels = renderer.render(frame, camera)
    const raw = { width, height, channels: 3 as const }
    packing.push(sharp(pixels, { raw }).jpeg({ quality: options.jpegQuality, chromaSubsampling: '4:2:0' }).toBuffer())
  }
  const pictures = (await Promise.all(packing)).map((jpeg) => new Uint8Array(jpeg))
  return { index: frame.index, pictures, busyMs: performance.now() - started }
}

let last: Promise<unknown> = Promise.resolve()
parentPort!.on('message', ({ frame }: CameraJob) => {
  last = last
    .then(() => drawFrame(frame))
    .catch((error): CameraReply => ({ index: frame.index, pictures: [], busyMs: 0, failed: messageOf(error) }))
    .then((reply) =>
      parentPort!.postMessage(
        reply,
        reply.pictures.map(({ buffer }) => buffer as ArrayBuffer),
      ),
    )
})
