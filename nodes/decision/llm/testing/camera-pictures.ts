/** Camera frames for the tests of this folder. */
import sharp from 'sharp'
import { identityPose } from '../../../../schemas/geometry/pose.js'
import { type CameraFrames, type CameraImage, ImageEncoding } from '../../../../schemas/messages.js'

export function imageOf(channel: string, changes: Partial<CameraImage> = {}): CameraImage {
  return {
    channel,
    timestampUs: 1_000_000,
    width: 64,
    height: 36,
    encoding: ImageEncoding.JPEG,
    part: 0,
    intrinsic: [50, 0, 32, 0, 50, 18, 0, 0, 1],
    egoFromCamera: identityPose,
    globalFromEgo: identityPose,
    missing: '',
    ...changes,
  }
}

/** One picture a camera, each in the part of its place. */
export function framesOf(channels: readonly string[], changes: Partial<CameraFrames> = {}): CameraFrames {
  return {
    scene: 'street',
    sampleToken: '',
    timestampUs: 1_000_000,
    globalFromEgo: identityPose,
    egoFromLidar: identityPose,
    cameras: channels.map((channel, part) => imageOf(channel, { part })),
    hasGroundTruth: false,
    groundTruth: [],
    egoSpeedMps: 8,
    map: [],
    steeringWheelRad: Number.NaN,
    ...changes,
  }
}

export async function jpegOf(width = 64, height = 36): Promise<Uint8Array> {
  const grey = { r: 128, g: 128, b: 128 }
  return sharp({ create: { width, height, channels: 3, background: grey } })
    .jpeg()
    .toBuffer()
}
