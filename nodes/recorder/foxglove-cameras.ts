/** Cameras as viewers know them: pictures, calibration, and where everything is. */
import { type CameraFrames, type CameraImage, ImageEncoding } from '../../schemas/messages.js'
import type { PictureReference } from '../../schemas/recorded-message.js'
import { egoFrame, globalFrame, timestampOf } from './foxglove-values.js'

/** A message of one of Foxglove's schemas that is still to be encoded. */
export interface FoxgloveMessage {
  readonly topic: string
  /** Full protobuf name. */
  readonly schema: string
  readonly value: Record<string, unknown>
}

export interface Picture extends FoxgloveMessage {
  /** Index of the bulk part that it shows. */
  readonly part: number
}

/** Raw pictures by the names Foxglove knows, and their bytes a pixel. */
const rawEncodings: Readonly<Record<number, { readonly encoding: string; readonly pixelBytes: number }>> = {
  [ImageEncoding.RGB8]: { encoding: 'rgb8', pixelBytes: 3 },
  [ImageEncoding.BGRA8]: { encoding: 'bgra8', pixelBytes: 4 },
}

const topicOf = (channel: string, last: string) => `/camera/${channel}/${last}`

export function annotationsTopic(channel: string): string {
  return topicOf(channel, 'annotations')
}

/** One for each camera that has a picture. */
export function picturesOf({ cameras }: CameraFrames, parts: readonly Uint8Array[]): Picture[] {
  return cameras.flatMap((camera) => {
    const data = camera.missing === '' ? parts[camera.part] : undefined
    return data === undefined ? [] : [{ ...pictureOf(camera, data), part: camera.part }]
  })
}

function pictureOf({ channel, timestampUs, width, height, encoding }: CameraImage, data: Uint8Array): FoxgloveMessage {
  const common = { timestamp: timestampOf(timestampUs), frame_id: channel, data }
  const raw = rawEncodings[encoding]
  if (raw === undefined) {
    const value = { ...common, format: 'jpeg' }
    return { topic: topicOf(channel, 'image'), schema: 'foxglove.CompressedImage', value }
  }
  const value = { ...common, width, height, encoding: raw.encoding, step: width * raw.pixelBytes }
  return { topic: topicOf(channel, 'raw'), schema: 'foxglove.RawImage', value }
}

/** Which picture holds each bulk part; undefined for parts that are no camera's. */
export function pictureReferences(
  pictures: readonly Picture[],
  parts: number,
  sequence: number,
): readonly (PictureReference | undefined)[] {
  return Array.from({ length: parts }, (_, part) => {
    const picture = pictures.find((candidate) => candidate.part === part)
    return picture && { topic: picture.topic, sequence }
  })
}

/** Pinhole, as our projection is: no distortion, rectified already. */
export function calibrationsOf({ cameras }: CameraFrames): FoxgloveMessage[] {
  return present(cameras).map(({ channel, timestampUs, width, height, intrinsic: k }) => ({
    topic: topicOf(channel, 'calibration'),
    schema: 'foxglove.CameraCalibration',
    value: {
      timestamp: timestampOf(timestampUs),
      frame_id: channel,
      width,
      height,
      distortion_model: 'plumb_bob',
      D: [0, 0, 0, 0, 0],
      K: [...k],
      R: [1, 0, 0, 0, 1, 0, 0, 0, 1],
      P: [k[0], k[1], k[2], 0, k[3], k[4], k[5], 0, k[6], k[7], k[8], 0],
    },
  }))
}

/**
 * global -> ego at the reference time and at each camera's own time, ego -> camera at the latter: a viewer that asks for
 * the picture's time gets the pose the picture was taken from, not one between two frames.
 */
export function transformsOf({ cameras, globalFromEgo, timestampUs }: CameraFrames): FoxgloveMessage {
  const transform = (parent: string, child: string, atUs: number, { translation, rotation }: typeof globalFromEgo) => ({
    timestamp: timestampOf(atUs),
    parent_frame_id: parent,
    child_frame_id: child,
    translation,
    rotation,
  })
  const egoPoses = new Map([[timestampUs, globalFromEgo]])
  for (const camera of present(cameras)) {
    if (!egoPoses.has(camera.timestampUs)) egoPoses.set(camera.timestampUs, camera.globalFromEgo)
  }
  const transforms = [
    ...[...egoPoses].sort(([a], [b]) => a - b).map(([atUs, pose]) => transform(globalFrame, egoFrame, atUs, pose)),
    ...present(cameras).map((camera) => transform(egoFrame, camera.channel, camera.timestampUs, camera.egoFromCamera)),
  ]
  return { topic: '/tf', schema: 'foxglove.FrameTransforms', value: { transforms } }
}

/** The calibration of a camera without a picture may be what is wrong with it. */
function present(cameras: readonly CameraImage[]): readonly CameraImage[] {
  return cameras.filter(({ missing }) => missing === '')
}
