/**
 * The messages nodes exchange, as plain values. Field names equal the protobuf ones, so a value encodes as it is;
 * `codec.ts` checks what arrives from another process before it becomes one of these.
 */
import type { Pose, Quaternion, Vector3 } from './geometry/pose.js'

export type { Pose, Quaternion, Vector3 } from './geometry/pose.js'

/** The ten nuScenes detection classes, in the order of the official models' logits. */
export const detectionClasses = [
  'car',
  'truck',
  'construction_vehicle',
  'bus',
  'trailer',
  'barrier',
  'motorcycle',
  'bicycle',
  'pedestrian',
  'traffic_cone',
] as const
export type DetectionClass = (typeof detectionClasses)[number]

/** The six nuScenes cameras in the order BEVFormer's data loader stacks them. */
export const cameraChannels = [
  'CAM_FRONT',
  'CAM_FRONT_RIGHT',
  'CAM_FRONT_LEFT',
  'CAM_BACK',
  'CAM_BACK_LEFT',
  'CAM_BACK_RIGHT',
] as const
export type CameraChannel = (typeof cameraChannels)[number]

/** Metres. */
export interface Size {
  readonly width: number
  readonly length: number
  readonly height: number
}

export const ImageEncoding = { JPEG: 1, RGB8: 2, BGRA8: 3 } as const
export type ImageEncoding = (typeof ImageEncoding)[keyof typeof ImageEncoding]

export interface CameraImage {
  readonly channel: string
  readonly timestampUs: number
  /** Pixels of the picture as captured; the intrinsic refers to them. */
  readonly width: number
  readonly height: number
  readonly encoding: ImageEncoding
  /** Index into the message's bulk parts; meaningless when `missing` is set. */
  readonly part: number
  /** 3x3 row-major, pixels. */
  readonly intrinsic: readonly number[]
  readonly egoFromCamera: Pose
  /** Ego pose at this camera's own time. */
  readonly globalFromEgo: Pose
  /** Why there is no picture; '' when there is one. */
  readonly missing: string
}

/** Layers of nuScenes' map expansion. */
export const MapLayer = {
  DRIVABLE_AREA: 1,
  LANE: 2,
  LANE_DIVIDER: 3,
  ROAD_DIVIDER: 4,
  PED_CROSSING: 5,
  STOP_LINE: 6,
  WALKWAY: 7,
} as const
export type MapLayer = (typeof MapLayer)[keyof typeof MapLayer]

/** A line on the ground near the car: the border of an area, or a divider. Where it leaves the neighbourhood it is cut. */
export interface MapLine {
  readonly layer: MapLayer
  /** x0, y0, x1, y1, ...: metres, ego frame at the reference time; float32 on the wire. */
  readonly xy: readonly number[]
}

export const LaneTurn = { STRAIGHT_ON: 1, TURN_LEFT: 2, TURN_RIGHT: 3 } as const
export type LaneTurn = (typeof LaneTurn)[keyof typeof LaneTurn]
export const SignalState = { GREEN: 1, YELLOW: 2, RED: 3, UNKNOWN: 4 } as const
export type SignalState = (typeof SignalState)[keyof typeof SignalState]

/** A lane whose traffic goes first. Arcs are metres along a lane from its start. */
export interface LaneConflict {
  /** Id. */
  readonly lane: number
  /** Where the two meet, on the lane that yields and on the one that goes first. */
  readonly ownArcM: number
  readonly otherArcM: number
  /** Where one waits; negative is before the lane's start. */
  readonly holdArcM: number
}

export interface RoadLane {
  readonly id: number
  /** x0, y0, x1, y1, ...: the lane's middle in the direction of traffic, metres, global frame; float32 on the wire. */
  readonly xy: readonly number[]
  readonly widthM: number
  readonly speedLimitMps: number
  /** Ids. */
  readonly successors: readonly number[]
  readonly predecessors: readonly number[]
  /** The lanes beside it that lead the same way; absent where there is none. */
  readonly left?: number
  readonly right?: number
  readonly turn: LaneTurn
  /** Id of the light at its end; absent without. */
  readonly signal?: number
  readonly stopSign: boolean
  /** How far before its end one halts for either. */
  readonly stopBackM: number
  readonly crossings: readonly { readonly crossing: number; readonly arcM: number }[]
  readonly yieldTo: readonly LaneConflict[]
}

/** Where people cross. */
export interface RoadCrossing {
  readonly id: number
  /** The way people walk; as a lane's. */
  readonly xy: readonly number[]
  readonly widthM: number
  /** A light says who goes; without one, cars yield. */
  readonly hasSignal: boolean
}

/** Metres. */
export interface CarShape {
  readonly length: number
  readonly width: number
  readonly wheelbase: number
}

/** The road as lanes, and the way to go on it: from sources that know both. Lanes may name lanes that are not listed. */
export interface Road {
  /** The same name says the same lanes and crossings. */
  readonly name: string
  readonly lanes: readonly RoadLane[]
  readonly crossings: readonly RoadCrossing[]
  /** Ids of lanes to drive, in order. */
  readonly route: readonly number[]
  /** As they show now. */
  readonly signals: readonly { readonly id: number; readonly state: SignalState }[]
  readonly ego: CarShape
}

/** Ground near the car that cars may drive on, cut where the neighbourhood ends. Areas may overlap. */
export interface MapArea {
  /** The border, then that of each hole. */
  readonly rings: readonly MapRing[]
}

/** A closed line on the ground: the last point is joined to the first. */
export interface MapRing {
  /** As of a MapLine. */
  readonly xy: readonly number[]
}

/** One turn of the lidar: x, y, z of each point as little-endian int16, centimetres, ego frame at the reference time. */
export interface PointCloud {
  /** Index into the message's bulk parts; the part has `pointBytes` for each point. */
  readonly part: number
  readonly points: number
}
export const pointBytes = 6

export interface CameraFrames {
  readonly scene: string
  /** '' for a frame between key frames. */
  readonly sampleToken: string
  /** Reference time of the sample (LIDAR_TOP's in nuScenes). */
  readonly timestampUs: number
  /** Ego pose at the reference time. */
  readonly globalFromEgo: Pose
  readonly egoFromLidar: Pose
  readonly cameras: readonly CameraImage[]
  readonly hasGroundTruth: boolean
  readonly groundTruth: readonly DetectedObject[]
  /** NaN when unknown. */
  readonly egoSpeedMps: number
  /** Empty without a map. */
  readonly map: readonly MapLine[]
  /** Left positive; NaN when unknown. */
  readonly steeringWheelRad: number
  /** Absent without points. */
  readonly lidar?: PointCloud
  /** Absent where the source knows no lanes. */
  readonly road?: Road
  /** To draw; its borders are in the map, too. Absent where the source knows lines alone. */
  readonly drivableArea?: readonly MapArea[]
}

/** A box in the ego frame at the sample's reference time (x forward, y left, z up). */
export interface DetectedObject {
  readonly label: string
  /** [0, 1] */
  readonly score: number
  /** Gravity centre. */
  readonly center: Vector3
  readonly size: Size
  /** Ego from box, unit: the car's own tilt makes an annotated box lean. `upright` and `oriented` give both fields. */
  readonly rotation: Quaternion
  /** Heading of `rotation` about z, 0 along x, in (-pi, pi]; never set on its own. */
  readonly yawRad: number
  /** NaN when unknown, all three. */
  readonly velocityXMps: number
  readonly velocityYMps: number
  readonly velocityZMps: number
  /** nuScenes attribute name, or ''. */
  readonly attribute: string
  /** Instance token for ground truth; '' for detections. */
  readonly id: string
}

export interface ModelInfo {
  readonly bundle: string
  readonly architecture: string
  /** cpu, cuda, tensorrt; none for a pass-through. */
  readonly provider: string
  readonly trained: boolean
  readonly sha256: string
}

/** How strong the model's bird's-eye features are in each cell; the values are a byte a cell, row after row. */
export interface BevHeat {
  /** Along y from `yMinM`. */
  readonly rows: number
  /** Along x from `xMinM`. */
  readonly columns: number
  /** Lidar frame (x right, y forward), metres: the outer borders. */
  readonly xMinM: number
  readonly xMaxM: number
  readonly yMinM: number
  readonly yMaxM: number
  readonly egoFromLidar: Pose
  /** Index into the message's bulk parts: 0 for the frame's weakest cell, 255 for its strongest. */
  readonly part: number
}

export interface DetectedObjects {
  readonly scene: string
  readonly sampleToken: string
  readonly timestampUs: number
  readonly globalFromEgo: Pose
  /** Best score first. */
  readonly objects: readonly DetectedObject[]
  readonly model: ModelInfo
  readonly missingCameras: readonly string[]
  readonly egoSpeedMps: number
  /** As it came with the pictures: whoever decides about objects sees the road they are on. */
  readonly map: readonly MapLine[]
  /** Absent unless the detector was asked for it. */
  readonly heat?: BevHeat
  /** As it came with the pictures. */
  readonly road?: Road
}

export interface Track {
  readonly id: string
  readonly object: DetectedObject
  readonly ageFrames: number
  readonly coastedFrames: number
}

export interface Tracks {
  readonly scene: string
  readonly sampleToken: string
  readonly timestampUs: number
  readonly globalFromEgo: Pose
  readonly tracks: readonly Track[]
  readonly egoSpeedMps: number
}

/** The speed and path decisions of DriveMLM (arXiv 2312.09245, table 1). */
export const SpeedDecision = { KEEP: 1, ACCELERATE: 2, DECELERATE: 3, STOP: 4 } as const
export type SpeedDecision = (typeof SpeedDecision)[keyof typeof SpeedDecision]
export const PathDecision = { FOLLOW: 1, LEFT_CHANGE: 2, RIGHT_CHANGE: 3, LEFT_BORROW: 4, RIGHT_BORROW: 5 } as const
export type PathDecision = (typeof PathDecision)[keyof typeof PathDecision]

/** Where the car means to be, ego frame at the decision's time; the lists are equally long, float32 on the wire. */
export interface Plan {
  /** Seconds from the decision on, ascending. */
  readonly tS: readonly number[]
  readonly xM: readonly number[]
  readonly yM: readonly number[]
  readonly speedMps: readonly number[]
}

export interface Decision {
  readonly scene: string
  readonly sampleToken: string
  readonly timestampUs: number
  readonly speed: SpeedDecision
  readonly path: PathDecision
  /** One sentence made from the facts that decided. */
  readonly explanation: string
  readonly rule: string
  /** Indices into the DetectedObjects it was made from. */
  readonly objectIndices: readonly number[]
  readonly planner: string
  /** Absent when whoever decided foresees no path. */
  readonly plan?: Plan
  /** Of the tracks it rests on; absent when whoever decided knows none. */
  readonly trackIds?: readonly string[]
}

/** Message types a node may name as input or output. */
export interface MessageTypes {
  'goshawk.v1.CameraFrames': CameraFrames
  'goshawk.v1.DetectedObjects': DetectedObjects
  'goshawk.v1.Tracks': Tracks
  'goshawk.v1.Decision': Decision
}
export type MessageTypeName = keyof MessageTypes

/** One frame of one source, followed from the cameras to the browser. */
export interface FrameId {
  /** Node name of the source. */
  readonly source: string
  /** Counts up by one for each frame the source made, from 1. */
  readonly number: number
  /** Starts of the source's process before this one. */
  readonly epoch: number
}

export interface Header {
  /** node.output */
  readonly stream: string
  /** Per stream and epoch, from 1, without holes; a hole at a reader is a lost message. */
  readonly sequence: number
  readonly epoch: number
  readonly frame: FrameId
  /** Sensor time; recorded time for replays. */
  readonly captureTimeNs: bigint
  /** Wall time at which the frame was due to enter the graph: every age is measured from here. */
  readonly originTimeNs: bigint
  /** Wall time at which the producer handed it to the link. */
  readonly publishTimeNs: bigint
  /** W3C trace context. */
  readonly traceparent: string
}

export interface Message<T> {
  readonly header: Header
  readonly payload: T
  /** Bulk data (pictures, tensors), borrowed: whoever needs to change or keep one past the message copies it. */
  readonly parts: readonly Uint8Array[]
}
