/** Makes the frame that goes to the worker: the message's calibration, and pictures in buffers of their own. */
import { setImmediate } from 'node:timers/promises'
import type { CameraFrames, CameraImage, Message } from '../../schemas/messages.js'
import type { Frame, FrameCamera } from './detect-frame.js'

/** Copying this much takes the main thread about a millisecond; after it others have their turn. */
const bytesBetweenTurns = 4_000_000

/**
 * Parts of a message are borrowed and may be read by other nodes of this process, so they are copied; the copies can be
 * transferred. Cameras the model does not know are left out.
 */
export async function ownFrame(
  { payload, parts }: Message<CameraFrames>,
  modelCameras: readonly string[],
): Promise<Frame> {
  const cameras: FrameCamera[] = []
  let copied = 0
  for (const camera of payload.cameras.filter(({ channel }) => modelCameras.includes(channel))) {
    const picture = ownPicture(camera, parts)
    cameras.push(picture)
    copied += picture.bytes?.length ?? 0
    if (copied >= bytesBetweenTurns) {
      copied = 0
      await setImmediate()
    }
  }
  const { scene, timestampUs, globalFromEgo, egoFromLidar } = payload
  return { scene, timestampUs, globalFromEgo, egoFromLidar, cameras }
}

function ownPicture(camera: CameraImage, parts: readonly Uint8Array[]): FrameCamera {
  const { channel, width, height, encoding, intrinsic, egoFromCamera, globalFromEgo } = camera
  const about = { channel, width, height, encoding, intrinsic, egoFromCamera, globalFromEgo }
  if (camera.missing !== '') return { ...about, bytes: undefined, missing: camera.missing }
  const part = parts[camera.part]
  if (part === undefined) {
    const missing = `names part ${camera.part} of a message with ${parts.length} parts`
    return { ...about, bytes: undefined, missing }
  }
  return { ...about, bytes: new Uint8Array(part), missing: '' }
}
