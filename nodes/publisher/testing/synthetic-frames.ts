/**
 * A small street made of formulas, for tests and for looking at the page without a graph: boxes that move, six
 * pictures in which they are drawn where they should be, a decision for each frame. Deterministic by frame number.
 */
import sharp from 'sharp'
import { boxCorners, boxEdges, upright } from '../../../schemas/geometry/box3d.js'
import { composePoses, identityPose, invertPose, type Pose } from '../../../schemas/geometry/pose.js'
import { projectSegment } from '../../../schemas/geometry/projection.js'
import { multiplyQuaternions, quaternionFromYaw } from '../../../schemas/geometry/quaternion.js'
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
  type Plan,
  pointBytes,
  SpeedDecision,
  type Tracks,
} from '../../../schemas/messages.js'

/** Yaw in degrees, mounting point in metres, focal length in pixels of a 1600 px wide picture: a nuScenes-like rig. */
const rig = [
  { channel: 'CAM_FRONT', yaw: 0, x: 1.7, y: 0, focal: 1266 },
  { channel: 'CAM_FRONT_RIGHT', yaw: -56, x: 1.55, y: -0.49, focal: 1260 },
  { channel: 'CAM_FRONT_LEFT', yaw: 56, x: 1.52, y: 0.49, focal: 1272 },
  { channel: 'CAM_BACK', yaw: 180, x: 0.03, y: 0, focal: 809 },
  { channel: 'CAM_BACK_LEFT', yaw: 108, x: 1.03, y: 0.48, focal: 1256 },
  { channel: 'CAM_BACK_RIGHT', yaw: -110, x: 1.01, y: -0.48, focal: 1259 },
] as const
const egoSpeedMps = 8
const frameIntervalS = 0.1

export interface SyntheticOptions {
  /** Pixels of the pictures; their height follows at 16:9. */
  readonly width?: number
  readonly trained?: boolean
  readonly withGroundTruth?: boolean
  /** Cameras without a picture, and why. */
  readonly missing?: Readonly<Record<string, string>>
  /** Changes the objects before they are sent, e.g. to break one. */
  readonly alter?: (objects: DetectedObject[]) => DetectedObject[]
  /** As in schemas/point-cloud.ts. */
  readonly lidar?: Uint8Array
  /** Over 51.2 m each way. */
  readonly heat?: { readonly rows: number; readonly columns: number; readonly values: Uint8Array }
  readonly egoFromLidar?: Pose
}

export interface SyntheticFrame {
  readonly frames: Message<CameraFrames>
  readonly objects: Message<DetectedObjects>
  readonly tracks: Message<Tracks>
  readonly decision: Message<Decision>
}

function object(label: string, score: number, place: number[], size: number[], yawRad: number, v: number[]) {
  const [x = 0, y = 0, z = 0] = place
  const [width = 1, length = 1, height = 1] = size
  const [velocityXMps = 0, velocityYMps = 0] = v
  const center = { x, y, z }
  return {
    label,
    score,
    center,
    size: { width, length, height },
    ...upright(yawRad),
    velocityXMps,
    velocityYMps,
    velocityZMps: 0,
    attribute: '',
    id: '',
  }
}

/** The street at frame `n`, ego frame. */
export function streetObjects(n: number): DetectedObject[] {
  const t = n * frameIntervalS
  const wrap = (x: number) => ((((x + 60) % 120) + 120) % 120) - 60
  const turn = 0.1 * Math.sin(t / 3)
  return [
    object('car', 0.93, [18 + 3 * Math.sin(t / 2), 0.1, 0.8], [1.9, 4.6, 1.6], turn, [1.5 * Math.cos(t / 2), 0]),
    object('car', 0.88, [wrap(40 - 15 * t), 3.6, 0.8], [1.9, 4.5, 1.5], Math.PI, [-15, 0]),
    object('truck', 0.81, [wrap(-5 + 1.5 * t), -3.6, 1.7], [2.5, 8.5, 3.4], 0, [1.5, 0]),
    object('bus', 0.74, [wrap(5 - 12 * t), 7.4, 1.8], [2.9, 11, 3.5], Math.PI, [-12, 0]),
    object('trailer', 0.52, [wrap(-17 + 1.5 * t), -3.6, 1.9], [2.6, 10, 3.7], 0, [1.5, 0]),
    object('construction_vehicle', 0.47, [26, 13, 1.6], [2.8, 6.2, 3.2], 1.1, [0, 0]),
    object('motorcycle', 0.66, [wrap(-12 + 4 * t), 1.6, 0.7], [0.8, 2.1, 1.4], 0, [4, 0]),
    object('bicycle', 0.58, [9, -7.2, 0.7], [0.6, 1.8, 1.4], 0.3, [2.4, 0.8]),
    object('pedestrian', 0.79, [12, 7.5 - ((0.9 * t) % 15), 0.9], [0.7, 0.7, 1.75], -Math.PI / 2, [0, -0.9]),
    object('pedestrian', 0.41, [-8, -9.5, 0.9], [0.7, 0.7, 1.7], 0.4, [1.1, 0.4]),
    object('traffic_cone', 0.35, [20, 9, 0.5], [0.4, 0.4, 1], 0, [0, 0]),
    object('barrier', 0.61, [30, -8, 0.5], [2.4, 0.5, 1], Math.PI / 2, [0, 0]),
    object('car', 0.12, [-34, 11, 0.8], [1.9, 4.4, 1.5], 2.1, [0, 0]),
  ]
}

export async function syntheticFrame(
  number: number,
  {
    width = 1600,
    trained = true,
    withGroundTruth = true,
    missing = {},
    alter = (o) => o,
    lidar,
    heat,
    egoFromLidar = identityPose,
  }: SyntheticOptions = {},
): Promise<SyntheticFrame> {
  const timestampUs = 1_700_000_000_000_000 + number * 100_000
  const street = streetObjects(number)
  const globalFromEgo: Pose = {
    translation: { x: 400 + number * frameIntervalS * egoSpeedMps, y: 1100, z: 0 },
    rotation: identityPose.rotation,
  }
  const common = { scene: 'synthetic-street', sampleToken: `sample-${number}`, timestampUs }
  const cameras: CameraImage[] = []
  const parts: Uint8Array[] = []
  for (const [part, camera] of rig.entries()) {
    const image = calibrated(camera, { width, timestampUs, globalFromEgo, part })
    const absence = missing[camera.channel] ?? ''
    cameras.push({ ...image, missing: absence })
    parts.push(absence === '' ? await drawPicture(image, street) : new Uint8Array(0))
  }
  if (lidar) parts.push(lidar)
  const header = syntheticHeader(number)
  const objects = alter(street).toSorted((a, b) => b.score - a.score)
  const model = {
    bundle: 'synthetic-t1',
    architecture: 'InternImage-T + BEVFormer v2 t1',
    provider: 'cpu',
    trained,
    sha256: 'ab'.repeat(32),
  }
  const groundTruth = withGroundTruth
    ? street.map((o, i) => ({ ...o, score: 1, center: { ...o.center, x: o.center.x + 0.3 }, id: `gt-${i}` }))
    : []
  return {
    frames: {
      header: { ...header, stream: 'source.frames' },
      payload: {
        ...common,
        globalFromEgo,
        egoFromLidar,
        cameras,
        hasGroundTruth: withGroundTruth,
        groundTruth,
        egoSpeedMps,
        map: streetMap,
        drivableArea: streetArea,
        steeringWheelRad: 0.35,
        ...(lidar && { lidar: { part: rig.length, points: lidar.byteLength / pointBytes } }),
      },
      parts,
    },
    objects: {
      header: { ...header, stream: 'detector.objects' },
      payload: {
        ...common,
        globalFromEgo,
        objects,
        model,
        missingCameras: Object.keys(missing),
        egoSpeedMps,
        map: streetMap,
        ...(heat && {
          heat: {
            rows: heat.rows,
            columns: heat.columns,
            xMinM: -51.2,
            xMaxM: 51.2,
            yMinM: -51.2,
            yMaxM: 51.2,
            egoFromLidar,
            part: 0,
          },
        }),
      },
      parts: heat ? [heat.values] : [],
    },
    tracks: {
      header: { ...header, stream: 'tracker.tracks' },
      payload: { ...common, globalFromEgo, tracks: tracksOf(street), egoSpeedMps },
      parts: [],
    },
    decision: {
      header: { ...header, stream: 'decision.decision' },
      payload: { ...common, ...decide(number), plan: straightPlan(number) },
      parts: [],
    },
  }
}

/** Two lanes each way, as lines as long as the neighbourhood. */
const streetMap = [
  { layer: MapLayer.DRIVABLE_AREA, y: -5.4 },
  { layer: MapLayer.LANE_DIVIDER, y: -1.8 },
  { layer: MapLayer.ROAD_DIVIDER, y: 1.8 },
  { layer: MapLayer.DRIVABLE_AREA, y: 9 },
].map(({ layer, y }) => ({ layer, xy: [-60, y, 60, y] }))
/** The asphalt between its borders, with an island behind the car. */
const streetArea = [
  { rings: [{ xy: [-60, -5.4, 60, -5.4, 60, 9, -60, 9] }, { xy: [-14, 4.6, -14, 6.9, -10, 6.9, -10, 4.6] }] },
]

/** Each object is followed but the faintest; the next to last is hidden, and its track coasts. */
function tracksOf(street: readonly DetectedObject[]) {
  return street.slice(0, -1).map((object, i) => ({
    id: `track-${i + 1}`,
    object: { ...object, id: `track-${i + 1}` },
    ageFrames: 10,
    coastedFrames: i === street.length - 2 ? 2 : 0,
  }))
}

function decide(number: number) {
  const isBraking = Math.floor(number / 20) % 2 === 1
  return {
    speed: isBraking ? SpeedDecision.DECELERATE : SpeedDecision.KEEP,
    path: PathDecision.FOLLOW,
    explanation: isBraking
      ? 'Slowing down: the car 18 m ahead is 2.4 s away, closer than the 3 s that are wanted.'
      : 'Keeping speed: the lane ahead is free for 5.1 s.',
    rule: isBraking ? 'time-gap' : 'free-road',
    objectIndices: isBraking ? [0] : [],
    planner: 'rules',
  }
}

/** Four seconds straight ahead, slowing down where the decision says so. */
function straightPlan(number: number): Plan {
  const brakingMps2 = Math.floor(number / 20) % 2 === 1 ? 1.5 : 0
  const tS = Array.from({ length: 41 }, (_, i) => i / 10)
  return {
    tS,
    xM: tS.map((t) => egoSpeedMps * t - (brakingMps2 / 2) * t * t),
    yM: tS.map(() => 0),
    speedMps: tS.map((t) => egoSpeedMps - brakingMps2 * t),
  }
}

export function syntheticHeader(number: number): Header {
  const nowNs = BigInt(Math.round((performance.timeOrigin + performance.now()) * 1e6))
  return {
    stream: 'source.frames',
    sequence: number,
    epoch: 0,
    frame: { source: 'source', number, epoch: 0 },
    captureTimeNs: 1_700_000_000_000_000_000n + BigInt(number) * 100_000_000n,
    originTimeNs: nowNs - 42_000_000n,
    publishTimeNs: nowNs,
    traceparent: '',
  }
}

/** Camera axes (x right, y down, z forward) seen from a camera that looks along its own x. */
const forwardFromOptical = { w: 0.5, x: -0.5, y: 0.5, z: -0.5 }

function calibrated(
  { channel, yaw, x, y, focal }: (typeof rig)[number],
  frame: { width: number; timestampUs: number; globalFromEgo: Pose; part: number },
): CameraImage {
  const { width, timestampUs, globalFromEgo, part } = frame
  const scale = width / 1600
  const height = Math.round((width * 9) / 16)
  const rotation = multiplyQuaternions(quaternionFromYaw((yaw * Math.PI) / 180), forwardFromOptical)
  return {
    channel,
    timestampUs,
    width,
    height,
    encoding: ImageEncoding.JPEG,
    part,
    intrinsic: [focal * scale, 0, width / 2, 0, focal * scale, height * 0.54, 0, 0, 1],
    egoFromCamera: { translation: { x, y, z: 1.51 }, rotation },
    globalFromEgo,
    missing: '',
  }
}

/** Sky, road, and every object as a dark block under its edges: what the overlay must cover. */
function drawPicture({ width, height, intrinsic, egoFromCamera, channel }: CameraImage, objects: DetectedObject[]) {
  const cameraFromEgo = composePoses(invertPose(egoFromCamera), identityPose)
  const horizon = intrinsic[5]!
  const lines: string[] = []
  for (const one of objects) {
    const corners = boxCorners(one)
    for (const [a, b] of boxEdges) {
      const segment = projectSegment(intrinsic, cameraFromEgo, corners[a]!, corners[b]!)
      if (!segment) continue
      const [from, to] = segment
      if ([from.u, from.v, to.u, to.v].some((value) => Math.abs(value) > 20 * width)) continue
      lines.push(`M${from.u.toFixed(1)} ${from.v.toFixed(1)}L${to.u.toFixed(1)} ${to.v.toFixed(1)}`)
    }
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="#9db4c9"/><rect y="${horizon}" width="100%" height="100%" fill="#4d5257"/>
    <path d="${lines.join('')}" stroke="#20262c" stroke-width="${width / 200}" fill="none"/>
    <text x="20" y="${height - 20}" font-size="${height / 14}" fill="#e8e8e8">${channel}</text></svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 75 }).toBuffer()
}
