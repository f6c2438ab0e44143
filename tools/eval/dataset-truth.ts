/** Ground truth of a nuScenes-format data set, as the devkit loads it for the detection task. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { attributeOf, categoryOf, detectionClassOf, globalVelocity } from '../../nodes/nuscenes/annotations.js'
import { type OpenDataset, openDataset } from '../../nodes/nuscenes/dataset.js'
import { officialSplits } from '../../nodes/nuscenes/official-splits.js'
import type { ReplayFrame } from '../../nodes/nuscenes/replay-frames.js'
import type { AnnotationRow, Tables } from '../../nodes/nuscenes/table-rows.js'
import { GoshawkError } from '../../schemas/errors.js'
import { BoxBuilder } from './boxes.js'
import type { GroundTruth } from './evaluate-detection.js'
import type { TrackingTruth } from './evaluate-tracking.js'
import type { Rack, SampleFrame } from './filter-boxes.js'
import { isTrackingClass, type SceneFrame, type TrackedBox } from './tracking-boxes.js'

export interface DatasetChoice {
  readonly dataroot: string
  readonly version: string
  /** An official split, or one of the data set's own splits.json; all scenes when left out. */
  readonly split?: string | undefined
}

const rackCategory = 'static_object.bicycle_rack'

/** @throws GoshawkError 'usage-invalid' for a split without scenes here, and whatever opening the data set throws. */
export async function datasetTruth(choice: DatasetChoice): Promise<GroundTruth> {
  const { dataset, frames } = await openChoice(choice)
  const samples: SampleFrame[] = []
  const builder = new BoxBuilder()
  for (const frame of frames) {
    for (const row of annotationsOf(dataset, frame)) addBox(builder, dataset, row, samples.length)
    samples.push(sampleFrameIn(dataset, frame))
  }
  return { samples, boxes: builder.finish() }
}

/** As the devkit loads the same annotations for the tracking task: an object's id is its instance. */
export async function datasetTrackingTruth(choice: DatasetChoice): Promise<TrackingTruth> {
  const { dataset, frames } = await openChoice(choice)
  const scenes = new Map<string, SceneFrame[]>()
  const boxes = new Map<string, TrackedBox[]>()
  for (const frame of frames) {
    const { scene, sample } = frame
    const own = { ...sampleFrameIn(dataset, frame), timestampUs: sample!.timestampUs }
    const before = scenes.get(scene.name)
    if (before) before.push(own)
    else scenes.set(scene.name, [own])
    boxes.set(
      own.token,
      annotationsOf(dataset, frame).flatMap((row) => trackedBox(dataset, row)),
    )
  }
  for (const own of scenes.values()) own.sort((a, b) => a.timestampUs - b.timestampUs)
  return { scenes: [...scenes].map(([name, own]) => ({ name, frames: own })), boxes }
}

async function openChoice(choice: DatasetChoice): Promise<{ dataset: OpenDataset; frames: readonly ReplayFrame[] }> {
  const { dataroot, version, split } = choice
  const own = split === undefined ? undefined : ownSplit(choice, split)
  // With an index, only the rows of an official split are read.
  const official = own === undefined && split !== undefined ? { split } : {}
  const dataset = await openDataset({ dataroot, version, ...official, channels: [], sweeps: false })
  const frames = dataset.frames.filter(({ scene }) => own === undefined || own.has(scene.name))
  if (frames.length === 0) {
    throw new GoshawkError(
      'usage-invalid',
      `${split === undefined ? '' : `--split ${split}: `}${dataroot} ${version} has no scene to judge; choose another`,
    )
  }
  return { dataset, frames }
}

function annotationsOf(dataset: OpenDataset, { sample }: ReplayFrame): readonly AnnotationRow[] {
  return dataset.annotations.get(sample!.token) ?? []
}

function sampleFrameIn(dataset: OpenDataset, frame: ReplayFrame): SampleFrame {
  const { x, y, z } = dataset.tables.ego_pose.get(frame.reference.egoPoseToken)!.globalFromEgo.translation
  const bikeRacks = racksOf(dataset.tables, annotationsOf(dataset, frame))
  return { token: frame.sample!.token, egoTranslation: [x, y, z], bikeRacks }
}

function trackedBox({ tables }: OpenDataset, row: AnnotationRow): TrackedBox[] {
  const label = detectionClassOf(tables, row)
  if (label === undefined || !isTrackingClass(label)) return []
  const { x, y, z } = row.globalFromBox.translation
  return [{ id: row.instanceToken, label, x, y, z, score: -1, points: row.lidarPoints + row.radarPoints }]
}

/** Of the data set's own splits.json; undefined where the name is an official one. */
function ownSplit({ dataroot, version }: DatasetChoice, split: string): ReadonlySet<string> | undefined {
  const file = join(dataroot, version, 'splits.json')
  if (!existsSync(file)) return undefined
  const lists = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string[]>
  if (Object.hasOwn(lists, split)) return new Set(lists[split])
  if ((officialSplits as readonly string[]).includes(split)) return undefined
  throw new GoshawkError('usage-invalid', `--split ${split}: expected one of ${Object.keys(lists).join(', ')}`)
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
