/** Ground truth of a nuScenes-format data set, as the devkit loads it for the detection task. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { attributeOf, categoryOf, detectionClassOf, globalVelocity } from '../../nodes/nuscenes/annotations.js'
import { type OpenDataset, openDataset } from '../../nodes/nuscenes/dataset.js'
import { officialSplits, scenesOfSplit } from '../../nodes/nuscenes/official-splits.js'
import type { AnnotationRow, Tables } from '../../nodes/nuscenes/table-rows.js'
import { GoshawkError } from '../../schemas/errors.js'
import { type AttributeNames, BoxBuilder } from './boxes.js'
import type { GroundTruth } from './evaluate-detection.js'
import type { Rack, SampleFrame } from './filter-boxes.js'

export interface DatasetChoice {
  readonly dataroot: string
  readonly version: string
  /** An official split, or one of the data set's own splits.json; all scenes when left out. */
  readonly split?: string | undefined
}

const rackCategory = 'static_object.bicycle_rack'

/** @throws GoshawkError 'usage-invalid' for a split without scenes here, and whatever opening the data set throws. */
export async function datasetTruth(choice: DatasetChoice, attributes: AttributeNames): Promise<GroundTruth> {
  const { dataroot, version, split } = choice
  const dataset = await openDataset({ dataroot, version, channels: [], sweeps: false })
  const names = split === undefined ? undefined : splitScenes(choice, split)
  const frames = dataset.frames.filter(({ scene }) => names === undefined || names.has(scene.name))
  if (frames.length === 0) {
    throw new GoshawkError(
      'usage-invalid',
      `--split ${split ?? ''}: no scene of it is in ${dataroot} ${version}; leave it out to judge all scenes`,
    )
  }
  const samples: SampleFrame[] = []
  const builder = new BoxBuilder(attributes)
  for (const { sample, reference } of frames) {
    const token = sample!.token
    const rows = dataset.annotations.get(token) ?? []
    const { x, y, z } = dataset.tables.ego_pose.get(reference.egoPoseToken)!.globalFromEgo.translation
    for (const row of rows) addBox(builder, dataset, row, samples.length)
    samples.push({ token, egoTranslation: [x, y, z], bikeRacks: racksOf(dataset.tables, rows) })
  }
  return { samples, boxes: builder.finish() }
}

function splitScenes({ dataroot, version }: DatasetChoice, split: string): ReadonlySet<string> {
  const own = join(dataroot, version, 'splits.json')
  if (existsSync(own)) {
    const lists = JSON.parse(readFileSync(own, 'utf8')) as Record<string, string[]>
    if (Object.hasOwn(lists, split)) return new Set(lists[split])
    if (!(officialSplits as readonly string[]).includes(split)) {
      throw new GoshawkError('usage-invalid', `--split ${split}: expected one of ${Object.keys(lists).join(', ')}`)
    }
  }
  return scenesOfSplit(split)
}

function addBox(builder: BoxBuilder, { tables }: OpenDataset, row: AnnotationRow, sample: number): void {
  const label = detectionClassOf(tables, row)
  if (label === undefined) return
  const { translation, rotation } = row.globalFromBox
  const { x: vx, y: vy } = globalVelocity(tables, row)
  builder.add(
    {
      detection_name: label,
      translation: [translation.x, translation.y, translation.z],
      size: [row.size.width, row.size.length, row.size.height],
      rotation: [rotation.w, rotation.x, rotation.y, rotation.z],
      velocity: [vx, vy],
      attribute_name: attributeOf(tables, row),
      num_pts: row.lidarPoints + row.radarPoints,
    },
    sample,
    `sample_annotation ${row.token}`,
  )
}

function racksOf(tables: Tables, rows: readonly AnnotationRow[]): Rack[] {
  return rows
    .filter((row) => categoryOf(tables, row) === rackCategory)
    .map(({ globalFromBox: { translation, rotation }, size }) => ({
      translation: [translation.x, translation.y, translation.z],
      size: [size.width, size.length, size.height],
      rotation,
    }))
}
