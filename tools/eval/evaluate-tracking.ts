/** A tracking results file against its ground truth. */
import { GoshawkError } from '../../schemas/errors.js'
import { checkSample, recordOf } from './boxes.js'
import { datasetTrackingTruth } from './dataset-truth.js'
import { sampleFrameOf, type TruthSource } from './evaluate-detection.js'
import { jsonEntries } from './json-entries.js'
import { type SceneFrame, type TrackedBox, type TrackedScene, trackedBoxOf } from './tracking-boxes.js'
import { type BoxesBySample, type TrackingResult, trackingConfig, trackingMetrics } from './tracking-metric.js'

export interface TrackingTruth {
  readonly scenes: readonly TrackedScene[]
  /** Of every sample, those without boxes too. */
  readonly boxes: BoxesBySample
}

/** @throws GoshawkError 'file-missing' or 'file-invalid' naming sample and field, and what opening a data set throws. */
export async function evaluateTracking(source: TruthSource, resultsFile: string): Promise<TrackingResult> {
  const { scenes, boxes } = 'gt' in source ? await readTruth(source.gt) : await datasetTrackingTruth(source)
  const answers = await readAnswers(resultsFile, new Set(boxes.keys()))
  return trackingMetrics(scenes, boxes, answers)
}

export function evaluateTrackingFiles(truthFile: string, resultsFile: string): Promise<TrackingResult> {
  return evaluateTracking({ gt: truthFile }, resultsFile)
}

async function readTruth(file: string): Promise<TrackingTruth> {
  const frames = new Map<string, SceneFrame>()
  const boxes = new Map<string, TrackedBox[]>()
  let listed: unknown
  for await (const { member, key, value } of jsonEntries(file, ['samples', 'results'])) {
    if (member === 'scenes') listed = value
    else if (member === 'samples' && key !== undefined) {
      const where = `${file}: samples.${key}`
      const { timestamp } = recordOf(value, where)
      if (!Number.isFinite(timestamp)) refuse(`${where}.timestamp`, timestamp, 'microseconds')
      frames.set(key, { ...sampleFrameOf(key, value, where), timestampUs: timestamp as number })
    } else if (member === 'results' && key !== undefined) boxes.set(key, boxesOf(value, key, `${file}: results.${key}`))
  }
  if (!Array.isArray(listed)) return refuse(`${file}: scenes`, listed, 'a list of scenes')
  const scenes = listed.map((value, i): TrackedScene => {
    const where = `${file}: scenes[${i}]`
    const { name, samples } = recordOf(value, where)
    if (!Array.isArray(samples)) return refuse(`${where}.samples`, samples, 'a list of tokens')
    const own = samples.map((token, at) => frames.get(token) ?? refuse(`${where}.samples[${at}]`, token, 'a sample'))
    own.sort((a, b) => a.timestampUs - b.timestampUs)
    return { name: String(name), frames: own }
  })
  for (const token of boxes.keys()) {
    if (!frames.has(token)) refuse(`${file}: results.${token}`, 'a sample that "samples" does not have', 'its own')
  }
  for (const token of frames.keys()) if (!boxes.has(token)) boxes.set(token, [])
  return { scenes, boxes }
}

async function readAnswers(file: string, tokens: ReadonlySet<string>): Promise<BoxesBySample> {
  const boxes = new Map<string, TrackedBox[]>()
  for await (const { member, key, value } of jsonEntries(file, ['results'])) {
    if (member !== 'results' || key === undefined) continue
    if (!tokens.has(key)) refuse(`${file}: results.${key}`, 'an unknown sample', 'samples of the ground truth')
    if (boxes.has(key)) refuse(`${file}: results.${key}`, 'twice', 'every sample once')
    boxes.set(key, boxesOf(value, key, `${file}: results.${key}`, trackingConfig.max_boxes_per_sample))
  }
  for (const token of tokens) if (!boxes.has(token)) refuse(`${file}: results`, `no entry for sample ${token}`, 'all')
  return boxes
}

function boxesOf(value: unknown, token: string, where: string, most = Number.POSITIVE_INFINITY): TrackedBox[] {
  if (!Array.isArray(value)) return refuse(where, value, 'a list of boxes')
  if (value.length > most) refuse(where, `${value.length} boxes`, `at most ${most} a sample`)
  const boxes = value.map((box, i) => {
    checkSample(box, token, `${where}[${i}]`)
    return trackedBoxOf(box, `${where}[${i}]`)
  })
  const ids = new Set(boxes.map(({ id }) => id))
  if (ids.size < boxes.length) refuse(where, 'a tracking_id twice', 'every track once a sample')
  return boxes
}

function refuse(where: string, found: unknown, expected: string): never {
  const text = typeof found === 'string' ? found : (JSON.stringify(found)?.slice(0, 80) ?? 'nothing')
  throw new GoshawkError('file-invalid', `${where}: ${text}; expected ${expected}`)
}
