/** Frames for the tiny bundle: pictures of one colour, cameras that look forward and back. */
import { identityPose, type Pose } from '../../../schemas/geometry/pose.js'
import { quaternionFromYaw, multiplyQuaternions } from '../../../schemas/geometry/quaternion.js'
import { type CameraFrames, type CameraImage, ImageEncoding, type Message } from '../../../schemas/messages.js'
import { tinyCameras } from './tiny-bundle.js'

/** From the camera's axes (z forward) to the ego's (x forward). */
const forward = { w: 0.5, x: -0.5, y: 0.5, z: -0.5 }
const size = { width: 32, height: 32 }

export function tinyCamera(channel: string, part: number): CameraImage {
  const yaw = channel === 'CAM_BACK' ? Math.PI : 0
  return {
    ...size,
    channel,
    timestampUs: 0,
    encoding: ImageEncoding.RGB8,
    part,
    intrinsic: [2, 0, 1, 0, 2, 1, 0, 0, 1],
    egoFromCamera: {
      translation: { x: 0, y: 0, z: 0 },
      rotation: multiplyQuaternions(quaternionFromYaw(yaw), forward),
    },
    globalFromEgo: identityPose,
    missing: '',
  }
}

export function solidPicture(color: readonly [number, number, number]): Uint8Array {
  return Uint8Array.from({ length: size.width * size.height * 3 }, (_, i) => color[i % 3]!)
}

export interface TinyFrameOptions {
  readonly timestampUs?: number
  readonly scene?: string
  readonly globalFromEgo?: Pose
  readonly colors?: readonly (readonly [number, number, number])[]
  readonly cameras?: readonly CameraImage[]
}

export function tinyMessage(options: TinyFrameOptions = {}): Message<CameraFrames> {
  const { timestampUs = 1_000_000, scene = 'scene-1', globalFromEgo = identityPose } = options
  const colors = options.colors ?? [
    [1, 2, 3],
    [4, 5, 6],
  ]
  return {
    header: {
      stream: 'cameras.frames',
      sequence: 1,
      epoch: 0,
      frame: { source: 'cameras', number: 1, epoch: 0 },
      captureTimeNs: BigInt(timestampUs) * 1000n,
      originTimeNs: 0n,
      publishTimeNs: 0n,
      traceparent: '',
    },
    payload: {
      scene,
      sampleToken: `sample-${timestampUs}`,
      timestampUs,
      globalFromEgo,
      egoFromLidar: identityPose,
      cameras: options.cameras ?? tinyCameras.map(tinyCamera),
      hasGroundTruth: false,
      groundTruth: [],
      egoSpeedMps: 3,
      map: [],
      steeringWheelRad: Number.NaN,
    },
    parts: colors.map(solidPicture),
  }
}
