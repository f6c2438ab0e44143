/** One frame as the page draws it: checked, plain, never changed after it was made. */
import type { BevHeat, Decision, DetectedObject, MapArea, MapLine, Pose } from '../../schemas/messages.js'
import type { Extent } from './extents.js'

/** An object with its place in the message: the decision refers to objects by it. */
export interface SeenObject extends DetectedObject {
  readonly index: number
}

/** An object followed through time. */
export interface SeenTrack extends SeenObject {
  readonly ageFrames: number
  /** Frames since it was last detected: 0 while it is seen. */
  readonly coastedFrames: number
}

export interface CameraView {
  readonly channel: string
  readonly timestampUs: number
  /** Pixels the intrinsic refers to; the JPEG may be smaller. 0 when unknown. */
  readonly width: number
  readonly height: number
  /** 3x3 row-major; empty when the camera is not calibrated. */
  readonly intrinsic: readonly number[]
  readonly cameraFromEgo: Pose | undefined
  /** Empty when this frame brought no picture. */
  readonly jpeg: Uint8Array
  /** Why there is no picture; '' when there is one. */
  readonly missing: string
  /** Why no boxes can be drawn on its picture, and what to do; '' when they can. */
  readonly uncalibrated: string
}

export interface ModelView {
  readonly bundle: string
  readonly architecture: string
  readonly provider: string
  readonly trained: boolean
  readonly sha256: string
}

export interface Hop {
  readonly hop: string
  readonly ageMs: number
  readonly queueMs: number
  readonly computeMs: number
  readonly publishMs: number
}

export interface Counter {
  readonly name: string
  readonly value: number
}

/** How strong the model's bird's-eye features are, over the ground. */
export interface HeatMap extends BevHeat {
  /** A byte a cell, row after row; empty when this frame brought none. */
  readonly values: Uint8Array
}

export interface World {
  readonly sequence: number
  readonly scene: string
  readonly sampleToken: string
  readonly timestampUs: number
  readonly globalFromEgo: Pose | undefined
  readonly objects: readonly SeenObject[]
  /** Empty without a tracker in the graph. */
  readonly tracks: readonly SeenTrack[]
  readonly hasGroundTruth: boolean
  readonly groundTruth: readonly SeenObject[]
  readonly cameras: readonly CameraView[]
  readonly decision: Decision | undefined
  readonly model: ModelView | undefined
  readonly hops: readonly Hop[]
  /** NaN when unknown. */
  readonly endToEndMs: number
  readonly counters: readonly Counter[]
  readonly clockMode: string
  readonly missingCameras: readonly string[]
  /** NaN when unknown. */
  readonly egoSpeedMps: number
  /** Ego frame; empty without a map. */
  readonly map: readonly MapLine[]
  /** To fill, ego frame; empty where the source knows lines alone. */
  readonly drivableArea: readonly MapArea[]
  /** Left positive; NaN when unknown. */
  readonly steeringWheelRad: number
  /** There are for this frame, sent or not. */
  readonly lidarPoints: number
  /** As in schemas/point-cloud.ts; empty when this frame brought none. */
  readonly lidarXyzCm: Uint8Array
  /** Undefined where the detector makes none. */
  readonly heat: HeatMap | undefined
  readonly publishedUnixUs: number
  /** Of the piece of a replay it is of; undefined where it is not known. */
  readonly extent: Extent | undefined
  /** What was wrong with the message and left out. */
  readonly problems: readonly string[]
}
