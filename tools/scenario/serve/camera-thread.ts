/** A thread that draws the cameras clients spawned, as BGRA. */
import { parentPort, workerData } from 'node:worker_threads'
import { bgraFromRgb } from '../../../scenarios/carla/image.js'
import { Renderer } from '../../../scenarios/worlds/render/renderer.js'
import { buildStage } from '../../../scenarios/worlds/world.js'
import { messageOf } from '../../../schemas/errors.js'
import type { CameraOrder, CameraPicture, CameraThreadData } from './cameras.js'

const { options, environment, noise } = workerData as CameraThreadData
const { map } = buildStage(options)
const renderer = new Renderer({ map, environment, seed: options.seed, cameras: [], noise })

parentPort!.on('message', (order: CameraOrder) => {
  if (order.kind === 'camera') {
    renderer.setCamera(order.camera, order.settings)
    return
  }
  try {
    const bgra = bgraFromRgb(renderer.render(order.frame, order.camera)) as Uint8Array<ArrayBuffer>
    parentPort!.postMessage({ bgra } satisfies CameraPicture, [bgra.buffer])
  } catch (error) {
    parentPort!.postMessage({ failed: messageOf(error) } satisfies CameraPicture)
  }
})
