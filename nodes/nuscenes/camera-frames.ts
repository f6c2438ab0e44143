/** From a replay frame's rows and pictures to the message that leaves the node. */
import { identityPose } from '../../schemas/geometry/pose.js'
import { type CameraFrames, type CameraImage, ImageEncoding, pointBytes } from '../../schemas/messages.js'
import { type AnnotationsBySample, groundTruthOf } from './annotations.js'
import type { Picture } from './pictures.js'
import type { ReplayFrame } from './replay-frames.js'
import type { SampleDataRow, Tables } from './table-rows.js'

export interface Dataset {
  readonly tables: Tables
  readonly annotations: AnnotationsBySample
  readonly channels: readonly string[]
}

/** What the expansions say of a frame, and the poses. */
export type Surroundings = Pick<CameraFrames, 'egoSpeedMps' | 'map' | 'drivableArea' | 'steeringWheelRad'>

export const unknownSurroundings: Surroundings = { egoSpeedMps: Number.NaN, map: [], steeringWheelRad: Number.NaN }

/** Reference times further apart say nothing about the speed between them. */
const speedGapSMax = 1.5

/**
 * @param options.pictures - one for each channel, in their order.
 * @returns the message and its bulk parts: the bytes of the pictures that are there.
 */
export function toCameraFrames(
  dataset: Dataset,
  frame: ReplayFrame,
  options: {
    readonly pictures: readonly Picture[]
    readonly surroundings: Surroundings
    /** As in schemas/point-cloud.ts. */
    readonly lidar?: Uint8Array | undefined
  },
): { readonly payload: CameraFrames; readonly parts: readonly Uint8Array[] } {
  const { tables, annotations, channels } = dataset
  const { scene, sample, reference } = frame
  const { globalFromEgo } = tables.ego_pose.get(reference.egoPoseToken)!
  const parts: Uint8Array[] = []
  const cameras = channels.map((channel, i) => {
    const { bytes, missing } = options.pictures[i]!
    const camera = cameraImage(tables, { channel, row: frame.cameras[i], missing, part: parts.length })
    if (bytes !== undefined) parts.push(bytes)
    return camera
  })
  const hasGroundTruth = sample !== undefined && tables.sample_annotation.size > 0
  const payload: CameraFrames = {
    scene: scene.name,
    sampleToken: sample?.token ?? '',
    timestampUs: reference.timestampUs,
    globalFromEgo,
    egoFromLidar: tables.calibrated_sensor.get(reference.calibratedSensorToken)!.egoFromSensor,
    cameras,
    hasGroundTruth,
    groundTruth: hasGroundTruth ? groundTruthOf(tables, annotations.get(sample.token) ?? [], globalFromEgo) : [],
    ...options.surroundings,
    ...(options.lidar && { lidar: { part: parts.length, points: options.lidar.byteLength / pointBytes } }),
  }
  if (options.lidar) parts.push(options.lidar)
  return { payload, parts }
}

interface CameraRows {
  readonly channel: string
  readonly row: SampleDataRow | undefined
  readonly missing: string
  readonly part: number
}

function cameraImage(tables: Tables, { channel, row, missing, part }: CameraRows): CameraImage {
  const encoding = ImageEncoding.JPEG
  if (row === undefined) {
    const nowhere = { intrinsic: [], egoFromCamera: identityPose, globalFromEgo: identityPose }
    return { channel, timestampUs: 0, width: 0, height: 0, encoding, part: 0, ...nowhere, missing }
  }
  const { egoFromSensor, intrinsic } = tables.calibrated_sensor.get(row.calibratedSensorToken)!
  return {
    channel,
    timestampUs: row.timestampUs,
    width: row.width,
    height: row.height,
    encoding,
    part: missing === '' ? part : 0,
    intrinsic,
    egoFromCamera: egoFromSensor,
    globalFromEgo: tables.ego_pose.get(row.egoPoseToken)!.globalFromEgo,
    missing,
  }
}

/**
 * Speed of the vehicle from the ego poses of the frames before and after; one-sided at the ends of a scene, NaN where
 * there is no neighbour near enough in time.
 */
export function egoSpeedMps(tables: Tables, frames: readonly ReplayFrame[], index: number): number {
  const { scene, reference } = frames[index]!
  const neighbour = (at: number) => {
    const frame = frames[at]
    if (frame === undefined || frame.scene !== scene) return undefined
    return Math.abs(frame.reference.timestampUs - reference.timestampUs) <= speedGapSMax * 1e6 ? frame : undefined
  }
  const from = (neighbour(index - 1) ?? frames[index]!).reference
  const to = (neighbour(index + 1) ?? frames[index]!).reference
  const seconds = (to.timestampUs - from.timestampUs) / 1e6
  if (!(seconds > 0)) return Number.NaN
  const a = tables.ego_pose.get(from.egoPoseToken)!.globalFromEgo.translation
  const b = tables.ego_pose.get(to.egoPoseToken)!.globalFromEgo.translation
  return Math.hypot(b.x - a.x, b.y - a.y, b.z - a.z) / seconds
}
