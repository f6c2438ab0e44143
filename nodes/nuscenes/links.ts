/** Whether every token in the tables leads to a row, and every camera to an intrinsic. */
import { GoshawkError } from '../../schemas/errors.js'
import type { Row, TableName, Tables } from './table-rows.js'

/** One reference from a row: field, the tokens it holds ('' leads nowhere), the table they must be in. */
interface Link<R> {
  readonly field: string
  readonly target: TableName
  tokens(row: R): readonly string[]
}

type LinksOf<T extends TableName> = readonly Link<Tables[T] extends ReadonlyMap<string, infer R> ? R : never>[]

const links: { readonly [T in TableName]?: LinksOf<T> } = {
  calibrated_sensor: [{ field: 'sensor_token', target: 'sensor', tokens: (row) => [row.sensorToken] }],
  map: [{ field: 'log_tokens', target: 'log', tokens: (row) => row.logTokens }],
  scene: [
    { field: 'log_token', target: 'log', tokens: (row) => [row.logToken] },
    { field: 'first_sample_token', target: 'sample', tokens: (row) => [row.firstSampleToken] },
    { field: 'last_sample_token', target: 'sample', tokens: (row) => [row.lastSampleToken] },
  ],
  sample: [
    { field: 'scene_token', target: 'scene', tokens: (row) => [row.sceneToken] },
    { field: 'prev', target: 'sample', tokens: (row) => [row.prev] },
    { field: 'next', target: 'sample', tokens: (row) => [row.next] },
  ],
  sample_data: [
    { field: 'sample_token', target: 'sample', tokens: (row) => [row.sampleToken] },
    { field: 'ego_pose_token', target: 'ego_pose', tokens: (row) => [row.egoPoseToken] },
    { field: 'calibrated_sensor_token', target: 'calibrated_sensor', tokens: (row) => [row.calibratedSensorToken] },
    { field: 'prev', target: 'sample_data', tokens: (row) => [row.prev] },
    { field: 'next', target: 'sample_data', tokens: (row) => [row.next] },
  ],
  instance: [
    { field: 'category_token', target: 'category', tokens: (row) => [row.categoryToken] },
    { field: 'first_annotation_token', target: 'sample_annotation', tokens: (row) => [row.firstAnnotationToken] },
    { field: 'last_annotation_token', target: 'sample_annotation', tokens: (row) => [row.lastAnnotationToken] },
  ],
  sample_annotation: [
    { field: 'sample_token', target: 'sample', tokens: (row) => [row.sampleToken] },
    { field: 'instance_token', target: 'instance', tokens: (row) => [row.instanceToken] },
    { field: 'visibility_token', target: 'visibility', tokens: (row) => [row.visibilityToken] },
    { field: 'attribute_tokens', target: 'attribute', tokens: (row) => row.attributeTokens },
    { field: 'prev', target: 'sample_annotation', tokens: (row) => [row.prev] },
    { field: 'next', target: 'sample_annotation', tokens: (row) => [row.next] },
  ],
}

/** Throws GoshawkError 'dataset-invalid' or 'calibration-invalid' naming the first row that leads nowhere. */
export function checkLinks(tables: Tables): void {
  for (const [name, ofTable] of Object.entries(links) as [TableName, readonly Link<Row>[]][]) {
    for (const row of tables[name].values()) {
      for (const { field, target, tokens } of ofTable) {
        for (const token of tokens(row)) {
          if (token !== '' && !tables[target].has(token)) {
            refuseRow(name, row, field, `"${token}", which no row of ${target}.json has`, 'the token of a row')
          }
        }
      }
    }
  }
  checkCameras(tables)
}

/** Pixels a side; what the message that carries the picture allows. */
const pixelsMax = 65_536

function checkCameras(tables: Tables): void {
  const cameras = new Set<string>()
  for (const row of tables.calibrated_sensor.values()) {
    const { channel, modality } = tables.sensor.get(row.sensorToken)!
    if (modality !== 'camera') continue
    cameras.add(row.token)
    if (row.intrinsic.length === 0) {
      throw new GoshawkError(
        'calibration-invalid',
        `calibrated_sensor.json: token ${row.token}: camera_intrinsic: found []; expected 3x3 numbers: ${channel} is a camera`,
        { details: { file: 'calibrated_sensor.json', token: row.token, field: 'camera_intrinsic' } },
      )
    }
  }
  for (const row of tables.sample_data.values()) {
    if (!cameras.has(row.calibratedSensorToken)) continue
    const { width, height, fileFormat } = row
    if (Math.min(width, height) < 1 || Math.max(width, height) > pixelsMax) {
      refuseRow('sample_data', row, 'width, height', `${width}, ${height}`, `pixels of a picture, 1 to ${pixelsMax}`)
    }
    if (!/^jpe?g$/i.test(fileFormat)) refuseRow('sample_data', row, 'fileformat', `"${fileFormat}"`, 'jpg for a camera')
  }
}

export function refuseRow(table: TableName, row: Row, field: string, found: string, expected: string): never {
  const file = `${table}.json`
  throw new GoshawkError(
    'dataset-invalid',
    `${file}: token ${row.token}: ${field}: found ${found}; expected ${expected}`,
    {
      details: { file, token: row.token, field, expected },
    },
  )
}
