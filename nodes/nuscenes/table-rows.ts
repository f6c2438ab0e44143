/**
 * The rows of the thirteen nuScenes tables (schema: nuscenes-devkit, docs/schema_nuscenes.md) and how each is read.
 * What leaves this file cannot be of a wrong type; that its tokens lead somewhere is `links.ts`'s question.
 */
import type { Pose } from '../../schemas/geometry/pose.js'
import type { Size } from '../../schemas/messages.js'
import type { TableRow } from './table-row.js'

export interface Row {
  readonly token: string
}
export interface NamedRow extends Row {
  readonly name: string
}
export interface SensorRow extends Row {
  readonly channel: string
  readonly modality: string
}
export interface CalibratedSensorRow extends Row {
  readonly sensorToken: string
  readonly egoFromSensor: Pose
  /** 3x3 row-major, pixels; [] for a sensor that is no camera. */
  readonly intrinsic: readonly number[]
}
export interface EgoPoseRow extends Row {
  readonly timestampUs: number
  readonly globalFromEgo: Pose
}
export interface SceneRow extends Row {
  readonly name: string
  readonly logToken: string
  readonly firstSampleToken: string
  readonly lastSampleToken: string
}
export interface SampleRow extends Row {
  readonly timestampUs: number
  readonly sceneToken: string
  readonly prev: string
  readonly next: string
}
export interface SampleDataRow extends Row {
  readonly sampleToken: string
  readonly egoPoseToken: string
  readonly calibratedSensorToken: string
  readonly timestampUs: number
  readonly isKeyFrame: boolean
  readonly fileFormat: string
  /** Relative to the dataroot, with forward slashes; never leads out of it. */
  readonly fileName: string
  /** Pixels; 0 for sensors without pictures. */
  readonly width: number
  readonly height: number
  readonly prev: string
  readonly next: string
}
export interface InstanceRow extends Row {
  readonly categoryToken: string
  readonly firstAnnotationToken: string
  readonly lastAnnotationToken: string
}
export interface AnnotationRow extends Row {
  readonly sampleToken: string
  readonly instanceToken: string
  readonly visibilityToken: string
  readonly attributeTokens: readonly string[]
  /** Gravity centre and heading. */
  readonly globalFromBox: Pose
  readonly size: Size
  readonly prev: string
  readonly next: string
  readonly lidarPoints: number
  readonly radarPoints: number
}
export interface LogRow extends Row {
  readonly location: string
}
export interface MapRow extends Row {
  readonly fileName: string
  readonly logTokens: readonly string[]
}

const named = (row: TableRow): NamedRow => ({ token: row.token('token'), name: row.text('name') })

/** By table name: how a row is read. */
export const rowParsers = {
  category: named,
  attribute: named,
  visibility: (row: TableRow): Row => ({ token: row.token('token') }),
  sensor: (row: TableRow): SensorRow => ({
    token: row.token('token'),
    channel: row.token('channel'),
    modality: row.text('modality'),
  }),
  calibrated_sensor: (row: TableRow): CalibratedSensorRow => ({
    token: row.token('token'),
    sensorToken: row.token('sensor_token'),
    egoFromSensor: row.pose('calibration-invalid'),
    intrinsic: row.intrinsic('camera_intrinsic'),
  }),
  ego_pose: (row: TableRow): EgoPoseRow => ({
    token: row.token('token'),
    timestampUs: row.count('timestamp'),
    globalFromEgo: row.pose('calibration-invalid'),
  }),
  log: (row: TableRow): LogRow => ({ token: row.token('token'), location: row.text('location') }),
  map: (row: TableRow): MapRow => ({
    token: row.token('token'),
    fileName: fileNameOf(row),
    logTokens: row.tokens('log_tokens'),
  }),
  scene: (row: TableRow): SceneRow => ({
    token: row.token('token'),
    name: row.token('name'),
    logToken: row.token('log_token'),
    firstSampleToken: row.token('first_sample_token'),
    lastSampleToken: row.token('last_sample_token'),
  }),
  sample: (row: TableRow): SampleRow => ({
    token: row.token('token'),
    timestampUs: row.count('timestamp'),
    sceneToken: row.token('scene_token'),
    prev: row.link('prev'),
    next: row.link('next'),
  }),
  sample_data: (row: TableRow): SampleDataRow => ({
    token: row.token('token'),
    sampleToken: row.token('sample_token'),
    egoPoseToken: row.token('ego_pose_token'),
    calibratedSensorToken: row.token('calibrated_sensor_token'),
    timestampUs: row.count('timestamp'),
    isKeyFrame: row.flag('is_key_frame'),
    fileFormat: row.text('fileformat'),
    fileName: fileNameOf(row),
    width: row.count('width'),
    height: row.count('height'),
    prev: row.link('prev'),
    next: row.link('next'),
  }),
  instance: (row: TableRow): InstanceRow => ({
    token: row.token('token'),
    categoryToken: row.token('category_token'),
    firstAnnotationToken: row.token('first_annotation_token'),
    lastAnnotationToken: row.token('last_annotation_token'),
  }),
  sample_annotation: (row: TableRow): AnnotationRow => ({
    token: row.token('token'),
    sampleToken: row.token('sample_token'),
    instanceToken: row.token('instance_token'),
    visibilityToken: row.link('visibility_token'),
    attributeTokens: row.tokens('attribute_tokens'),
    globalFromBox: row.pose('dataset-invalid'),
    size: row.size(),
    prev: row.link('prev'),
    next: row.link('next'),
    lidarPoints: row.count('num_lidar_pts'),
    radarPoints: row.count('num_radar_pts'),
  }),
} as const satisfies Readonly<Record<string, (row: TableRow) => Row>>

export type TableName = keyof typeof rowParsers
export const tableNames = Object.keys(rowParsers) as readonly TableName[]
/** Each table as rows by token, in file order. */
export type Tables = { readonly [T in TableName]: ReadonlyMap<string, ReturnType<(typeof rowParsers)[T]>> }

/** A path below the dataroot. */
function fileNameOf(row: TableRow): string {
  const name = row.text('filename')
  const isRelative = !/^\/|^[a-z]:|\\|\0/i.test(name)
  const isInside = isRelative && name.split('/').every((part) => part !== '..' && part !== '')
  return isInside ? name : row.refuse('filename', name, 'a relative path that stays inside the dataroot')
}
