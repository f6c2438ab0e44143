/** In which order a dataset is replayed, and which rows each frame is made of. */
import { GoshawkError } from '../../schemas/errors.js'
import { refuseRow } from './links.js'
import { scenesOfSplit } from './official-splits.js'
import type { SampleDataRow, SampleRow, SceneRow, Tables } from './table-rows.js'

/** The sensor whose time is the sample's. */
export const referenceChannel = 'LIDAR_TOP'

export interface ReplayFrame {
  readonly scene: SceneRow
  /** Undefined between key frames. */
  readonly sample: SampleRow | undefined
  /** LIDAR_TOP's row: reference time, pose and mounting. */
  readonly reference: SampleDataRow
  /** In the order of the channels asked for; undefined where the dataset has none. */
  readonly cameras: readonly (SampleDataRow | undefined)[]
}

export interface ReplayOptions {
  /** Name or token; every scene in the order of scene.json when undefined. */
  readonly scene?: string | undefined
  /** Official split: only its scenes. */
  readonly split?: string | undefined
  readonly channels: readonly string[]
  /** Also the camera frames between key frames, about 12 a second. */
  readonly sweeps: boolean
}

/** @throws GoshawkError 'usage-invalid' for an unknown scene, 'dataset-invalid' for a scene whose samples do not line up. */
export function listReplayFrames(tables: Tables, options: ReplayOptions): ReplayFrame[] {
  const keyFrames = keyFramesBySample(tables)
  const timelines = options.sweeps ? timelinesByScene(tables) : undefined
  return chooseScenes(tables, options).flatMap((scene) => {
    const frames = samplesOf(tables, scene).map((sample) => keyFrame(scene, sample, keyFrames, options.channels))
    if (timelines === undefined) return frames
    return [...frames, ...sweepFrames(scene, timelines.get(scene.token), options.channels)].sort(byReferenceTime)
  })
}

const byReferenceTime = (a: ReplayFrame, b: ReplayFrame) => a.reference.timestampUs - b.reference.timestampUs

export function channelOf(tables: Tables, row: SampleDataRow): string {
  return tables.sensor.get(tables.calibrated_sensor.get(row.calibratedSensorToken)!.sensorToken)!.channel
}

function chooseScenes(tables: Tables, { scene: wanted, split }: ReplayOptions): SceneRow[] {
  const all = [...tables.scene.values()]
  const names = split === undefined ? undefined : scenesOfSplit(split)
  const scenes = all.filter(({ name }) => names === undefined || names.has(name))
  if (split !== undefined && scenes.length === 0) {
    throw new GoshawkError('usage-invalid', `split "${split}": the dataset has none of its scenes, but ${listed(all)}`)
  }
  if (wanted === undefined) return scenes
  const found = scenes.filter(({ name, token }) => name === wanted || token === wanted)
  if (found.length > 0) return found
  throw new GoshawkError('usage-invalid', `scene "${wanted}": no such scene; the dataset has ${listed(scenes)}`, {
    details: { scene: wanted },
  })
}

function listed(scenes: readonly SceneRow[]): string {
  const names = scenes.slice(0, 10).map(({ name }) => name)
  return names.join(', ') + (scenes.length > 10 ? ` and ${scenes.length - 10} more` : '') || 'none'
}

/** Follows the chain of samples from the scene's first to its last. */
function samplesOf(tables: Tables, scene: SceneRow): SampleRow[] {
  const samples: SampleRow[] = []
  const seen = new Set<string>()
  for (let token = scene.firstSampleToken; token !== ''; ) {
    const sample = tables.sample.get(token)!
    if (sample.sceneToken !== scene.token) {
      refuseRow('sample', sample, 'scene_token', `"${sample.sceneToken}"`, `${scene.token}, whose chain it is in`)
    }
    if (seen.has(token)) refuseRow('sample', sample, 'next', 'a chain that comes back here', 'one that ends')
    const before = samples.at(-1)
    if (before && before.timestampUs >= sample.timestampUs) {
      refuseRow(
        'sample',
        sample,
        'timestamp',
        `${sample.timestampUs}`,
        `later than ${before.timestampUs} of ${before.token}`,
      )
    }
    seen.add(token)
    samples.push(sample)
    token = sample.next
  }
  const last = samples.at(-1)!
  if (last.token !== scene.lastSampleToken) {
    refuseRow('scene', scene, 'last_sample_token', `"${scene.lastSampleToken}"`, `${last.token}, where its chain ends`)
  }
  return samples
}

type KeyFrames = ReadonlyMap<string, ReadonlyMap<string, SampleDataRow>>

function keyFramesBySample(tables: Tables): KeyFrames {
  const bySample = new Map<string, Map<string, SampleDataRow>>()
  for (const row of tables.sample_data.values()) {
    if (!row.isKeyFrame) continue
    const byChannel = bySample.get(row.sampleToken) ?? new Map<string, SampleDataRow>()
    bySample.set(row.sampleToken, byChannel)
    const channel = channelOf(tables, row)
    if (byChannel.has(channel)) {
      const other = byChannel.get(channel)!.token
      refuseRow('sample_data', row, 'is_key_frame', 'true', `one key frame of ${channel} in a sample; ${other} is one`)
    }
    byChannel.set(channel, row)
  }
  return bySample
}

function keyFrame(scene: SceneRow, sample: SampleRow, all: KeyFrames, channels: readonly string[]): ReplayFrame {
  const own = all.get(sample.token)
  const reference = own?.get(referenceChannel)
  if (reference === undefined) {
    return refuseRow(
      'sample',
      sample,
      'sample_data',
      `no key frame of ${referenceChannel}`,
      'one: its time and pose are the reference',
    )
  }
  return { scene, sample, reference, cameras: channels.map((channel) => own?.get(channel)) }
}

/** All rows of a channel in one scene, by time. */
type Timeline = ReadonlyMap<string, readonly SampleDataRow[]>

function timelinesByScene(tables: Tables): ReadonlyMap<string, Timeline> {
  const scenes = new Map<string, Map<string, SampleDataRow[]>>()
  for (const row of tables.sample_data.values()) {
    const { sceneToken } = tables.sample.get(row.sampleToken)!
    const timeline = scenes.get(sceneToken) ?? new Map<string, SampleDataRow[]>()
    scenes.set(sceneToken, timeline)
    const channel = channelOf(tables, row)
    const rows = timeline.get(channel)
    if (rows) rows.push(row)
    else timeline.set(channel, [row])
  }
  for (const timeline of scenes.values()) {
    for (const rows of timeline.values()) rows.sort((a, b) => a.timestampUs - b.timestampUs)
  }
  return scenes
}

/**
 * One frame for each picture of the first channel between key frames: the lidar sweep nearest to it is the reference,
 * and of every other camera the picture nearest to that is taken.
 */
function sweepFrames(scene: SceneRow, timeline: Timeline | undefined, channels: readonly string[]): ReplayFrame[] {
  const references = timeline?.get(referenceChannel) ?? []
  const leaders = timeline?.get(channels[0] ?? '') ?? []
  const frames = new Map<string, ReplayFrame>()
  for (const leader of leaders.filter((row) => !row.isKeyFrame)) {
    const reference = nearest(references, leader.timestampUs)
    if (reference === undefined || reference.isKeyFrame || frames.has(reference.token)) continue
    const cameras = channels.map((channel, i) =>
      i === 0 ? leader : nearest(timeline?.get(channel) ?? [], reference.timestampUs),
    )
    frames.set(reference.token, { scene, sample: undefined, reference, cameras })
  }
  return [...frames.values()]
}

/** The row nearest in time by bisection, the earlier of two equally near. */
function nearest(rows: readonly SampleDataRow[], timestampUs: number): SampleDataRow | undefined {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (rows[middle]!.timestampUs < timestampUs) low = middle + 1
    else high = middle
  }
  const after = rows[low]
  const before = rows[low - 1]
  if (before === undefined || after === undefined) return before ?? after
  return timestampUs - before.timestampUs <= after.timestampUs - timestampUs ? before : after
}
