/** A small drive: frames with pictures, objects, tracks and decisions, the same for the same number. */
import { upright } from '../../../schemas/geometry/box3d.js'
import {
  type CameraFrames,
  type CameraImage,
  type Decision,
  type DetectedObject,
  type DetectedObjects,
  type Header,
  ImageEncoding,
  MapLayer,
  type Message,
  PathDecision,
  type Pose,
  SpeedDecision,
  type Tracks,
} from '../../../schemas/messages.js'

export const channels = ['CAM_FRONT', 'CAM_BACK'] as const
const startUs = 1_700_000_000_000_000
const periodUs = 100_000

/** x right, y down, z forward, seen from an ego frame with x forward. */
const lookingForward = { w: 0.5, x: -0.5, y: 0.5, z: -0.5 }
const lookingBack = { w: 0.5, x: -0.5, y: -0.5, z: 0.5 }

function egoAt(timestampUs: number): Pose {
  const seconds = (timestampUs - startUs) / 1e6
  return { translation: { x: 100 + 8 * seconds, y: 50, z: 0.5 }, rotation: { w: 1, x: 0, y: 0, z: 0 } }
}

function header(stream: string, number: number, timestampUs: number): Header {
  const originTimeNs = 1_800_000_000_000_000_000n + BigInt(number) * 100_000_000n
  return {
    stream,
    sequence: number,
    epoch: 0,
    frame: { source: 'camera', number, epoch: 0 },
    captureTimeNs: BigInt(timestampUs) * 1000n,
    originTimeNs,
    publishTimeNs: originTimeNs + 5_000_000n,
    traceparent: '00-00000000000000000000000000000001-0000000000000001-01',
  }
}

const car: DetectedObject = {
  label: 'car',
  score: Math.fround(0.8),
  center: { x: 12, y: 1, z: 0.8 },
  size: { width: 2, length: 4.5, height: 1.6 },
  ...upright(0.1),
  velocityXMps: 4,
  velocityYMps: 0.5,
  velocityZMps: Number.NaN,
  attribute: 'vehicle.moving',
  id: '',
}

export interface SampleFrame {
  readonly frames: Message<CameraFrames>
  readonly objects: Message<DetectedObjects>
  readonly tracks: Message<Tracks>
  readonly decision: Message<Decision>
}

export interface SampleOptions {
  readonly pictureBytes?: number
  readonly encoding?: ImageEncoding
}

/** @param number - from 1. */
export function sampleFrame(
  number: number,
  { pictureBytes = 400, encoding = ImageEncoding.JPEG }: SampleOptions = {},
): SampleFrame {
  const timestampUs = startUs + number * periodUs
  const common = { scene: 'test-drive', sampleToken: `sample-${number}`, timestampUs }
  const globalFromEgo = egoAt(timestampUs)
  const cameras = channels.map((channel, part): CameraImage => {
    const atUs = timestampUs + part * 7000
    return {
      channel,
      timestampUs: atUs,
      width: 640,
      height: 360,
      encoding,
      part,
      intrinsic: [500, 0, 320, 0, 500, 180, 0, 0, 1],
      egoFromCamera: {
        translation: { x: part === 0 ? 1.5 : -0.5, y: 0, z: 1.6 },
        rotation: part === 0 ? lookingForward : lookingBack,
      },
      globalFromEgo: egoAt(atUs),
      missing: '',
    }
  })
  const broken = { ...cameras[0]!, channel: 'CAM_BACK_LEFT', part: 0, missing: 'no such file' }
  const truth = { ...car, score: 1, id: 'instance-1', velocityZMps: 0 }
  const map = [{ layer: MapLayer.LANE_DIVIDER, xy: [-10, 2, 0, 2, 40, 2] }]
  const parts = channels.map((_, part) =>
    Uint8Array.from({ length: pictureBytes }, (_, i) => (i * 31 + number * 7 + part * 13) & 255),
  )
  const model = { bundle: 'models/default', architecture: 'test', provider: 'none', trained: false, sha256: '' }
  return {
    frames: {
      header: header('camera.frames', number, timestampUs),
      payload: {
        ...common,
        globalFromEgo,
        egoFromLidar: { translation: { x: 1, y: 0, z: 1.8 }, rotation: { w: 1, x: 0, y: 0, z: 0 } },
        cameras: [...cameras, broken],
        hasGroundTruth: true,
        groundTruth: [truth],
        egoSpeedMps: 8,
        map,
        steeringWheelRad: Number.NaN,
      },
      parts,
    },
    objects: {
      header: header('detector.objects', number, timestampUs),
      payload: {
        ...common,
        globalFromEgo,
        objects: [car],
        model,
        missingCameras: ['CAM_BACK_LEFT'],
        egoSpeedMps: 8,
        map,
      },
      parts: [],
    },
    tracks: {
      header: header('tracker.tracks', number, timestampUs),
      payload: {
        ...common,
        globalFromEgo,
        tracks: [{ id: 'track-1', object: car, ageFrames: number, coastedFrames: 0 }],
        egoSpeedMps: 8,
      },
      parts: [],
    },
    decision: {
      header: header('decision.decision', number, timestampUs),
      payload: {
        ...common,
        speed: SpeedDecision.KEEP,
        path: PathDecision.FOLLOW,
        explanation: 'The road is free.',
        rule: 'free-road',
        objectIndices: [0],
        planner: 'rules',
      },
      parts: [],
    },
  }
}
