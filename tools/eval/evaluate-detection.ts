/** A results file against its ground truth: reads both, checks them as the task does, filters, scores. */
import { GoshawkError } from '../../schemas/errors.js'
import type { Quaternion } from '../../schemas/messages.js'
import { BoxBuilder, type BoxColumns, checkSample, numbersOf, recordOf, selectBoxes } from './boxes.js'
import { type DatasetChoice, datasetTruth } from './dataset-truth.js'
import {
  type DetectionResult,
  detectionConfig,
  detectionMetrics,
  type MatchesByClass,
  matchDetections,
} from './detection-metric.js'
import { type FilterCounts, filterBoxes, type Rack, type SampleFrame } from './filter-boxes.js'
import { jsonEntries } from './json-entries.js'

export interface GroundTruth {
  readonly samples: readonly SampleFrame[]
  readonly boxes: BoxColumns
}

export interface DetectionEvaluation extends DetectionResult {
  readonly samples: number
  readonly filter: { readonly ground_truth: FilterCounts; readonly predictions: FilterCounts }
  readonly matches: MatchesByClass
}

/** One of `of` parts of the samples, from 1. */
export interface Shard {
  readonly part: number
  readonly of: number
}

/** What a part of an evaluation leaves behind: enough to score, together with the others. */
export interface PartialEvaluation {
  readonly shard: Shard
  readonly samples: number
  readonly filter: DetectionEvaluation['filter']
  readonly matches: MatchesByClass
}

/** Where the ground truth is: a file, or a data set. */
export type TruthSource = { readonly gt: string } | DatasetChoice

export function evaluateDetection(truth: GroundTruth, predictions: BoxColumns): DetectionEvaluation {
  return mergeEvaluations([matchPart(truth, predictions, { part: 1, of: 1 })])
}

/** The parts of one evaluation, whichever order they come in. */
export function mergeEvaluations(parts: readonly PartialEvaluation[]): DetectionEvaluation {
  const matches = parts[0]!.matches.map((_, label) => ({
    truths: parts.reduce((sum, part) => sum + part.matches[label]!.truths, 0),
    matches:
      parts.length === 1 ? parts[0]!.matches[label]!.matches : parts.flatMap((part) => part.matches[label]!.matches),
  }))
  const sum = (which: keyof DetectionEvaluation['filter']) =>
    Object.fromEntries(
      Object.keys(parts[0]!.filter[which]).map((stage) => [
        stage,
        parts.reduce((total, part) => total + part.filter[which][stage as keyof FilterCounts], 0),
      ]),
    ) as unknown as FilterCounts
  return {
    ...detectionMetrics(matches),
    matches,
    samples: parts.reduce((total, { samples }) => total + samples, 0),
    filter: { ground_truth: sum('ground_truth'), predictions: sum('predictions') },
  }
}

/** @throws GoshawkError 'file-missing' or 'file-invalid' naming sample and field. */
export async function evaluateDetectionFiles(truthFile: string, resultsFile: string): Promise<DetectionEvaluation> {
  return mergeEvaluations([await evaluatePart({ gt: truthFile }, resultsFile, { part: 1, of: 1 })])
}

/** @throws what reading the data set or the results file throws. */
export async function evaluateDataset(choice: DatasetChoice, resultsFile: string): Promise<DetectionEvaluation> {
  return mergeEvaluations([await evaluatePart(choice, resultsFile, { part: 1, of: 1 })])
}

/** The whole files are read and checked by every part; boxes are kept and matched of its own samples alone. */
export async function evaluatePart(source: TruthSource, resultsFile: string, shard: Shard): Promise<PartialEvaluation> {
  return (await truthFor(source))(resultsFile, shard)
}

/** Evaluates several results files against one ground truth, which is read once. */
export async function evaluateEach(
  source: TruthSource,
  resultsFiles: readonly string[],
): Promise<readonly DetectionEvaluation[]> {
  const partOf = await truthFor(source)
  const evaluations: DetectionEvaluation[] = []
  for (const file of resultsFiles) evaluations.push(mergeEvaluations([await partOf(file, { part: 1, of: 1 })]))
  return evaluations
}

async function truthFor(source: TruthSource): Promise<(file: string, shard: Shard) => Promise<PartialEvaluation>> {
  const truth = 'gt' in source ? await readGroundTruth(source.gt) : await datasetTruth(source)
  const numbers = new Map(truth.samples.map(({ token }, i) => [token, i]))
  return async (file, shard) => matchPart(truth, await readResults(file, numbers, shard), shard)
}

function matchPart(truth: GroundTruth, predictions: BoxColumns, shard: Shard): PartialEvaluation {
  const isOwn = ownSamples(truth.samples.length, shard)
  const own = filterBoxes(
    selectBoxes(truth.boxes, (i) => isOwn(truth.boxes.sample[i]!)),
    truth.samples,
  )
  const seen = filterBoxes(predictions, truth.samples)
  return {
    shard,
    samples: truth.samples.filter((_, i) => isOwn(i)).length,
    filter: { ground_truth: own.counts, predictions: seen.counts },
    matches: matchDetections(own.boxes, seen.boxes, truth.samples.length),
  }
}

/** Neighbouring samples go together. */
function ownSamples(count: number, { part, of }: Shard): (sample: number) => boolean {
  const first = Math.floor(((part - 1) * count) / of)
  const end = Math.floor((part * count) / of)
  return (sample) => sample >= first && sample < end
}

export async function readGroundTruth(file: string): Promise<GroundTruth> {
  const samples: SampleFrame[] = []
  const numbers = new Map<string, number>()
  const waiting: { token: string; boxes: unknown }[] = []
  const builder = new BoxBuilder()
  for await (const { member, key, value } of jsonEntries(file, ['samples', 'results'])) {
    if (member === 'samples' && key !== undefined) {
      if (numbers.has(key)) refuse(`${file}: samples.${key}`, 'twice', 'every sample once')
      numbers.set(key, samples.length)
      samples.push(sampleFrameOf(key, value, `${file}: samples.${key}`))
    } else if (member === 'results' && key !== undefined) waiting.push({ token: key, boxes: value })
  }
  if (samples.length === 0) refuse(`${file}: samples`, 'none', 'at least one')
  for (const { token, boxes } of waiting) {
    const number = numbers.get(token)
    if (number === undefined) refuse(`${file}: results.${token}`, 'a sample that "samples" does not have', 'its own')
    addBoxes(builder, boxes, { number: number!, token, most: Number.POSITIVE_INFINITY }, file)
  }
  return { samples, boxes: builder.finish() }
}

/** Boxes in the order of the file; `numbers` of the samples by token: every sample of the ground truth must be there, and no other. */
export async function readResults(
  file: string,
  numbers: ReadonlyMap<string, number>,
  shard: Shard = { part: 1, of: 1 },
): Promise<BoxColumns> {
  const isOwn = ownSamples(numbers.size, shard)
  const builder = new BoxBuilder()
  const seen = new Set<number>()
  let hasResults = false
  for await (const { member, key, value } of jsonEntries(file, ['results'])) {
    if (member !== 'results') continue
    hasResults = true
    if (key === undefined) continue
    const number = numbers.get(key)
    if (number === undefined) refuse(`${file}: results.${key}`, 'an unknown sample', 'samples of the ground truth')
    if (seen.has(number!)) refuse(`${file}: results.${key}`, 'twice', 'every sample once')
    seen.add(number!)
    const most = detectionConfig.max_boxes_per_sample
    if (isOwn(number!)) addBoxes(builder, value, { number: number!, token: key, most }, file)
    else builder.pass(Array.isArray(value) ? value.length : 0)
  }
  if (!hasResults && numbers.size > 0) refuse(file, 'no "results"', 'a nuScenes detection submission')
  for (const [token, number] of numbers) {
    if (!seen.has(number)) refuse(`${file}: results`, `no entry for sample ${token}`, 'all samples, empty lists too')
  }
  return builder.finish()
}

interface BoxList {
  readonly token: string
  readonly number: number
  /** Boxes it may have. */
  readonly most: number
}

function addBoxes(builder: BoxBuilder, value: unknown, { token, number, most }: BoxList, file: string): void {
  const where = `${file}: results.${token}`
  if (!Array.isArray(value)) refuse(where, typeof value, 'a list of boxes')
  if (value.length > most) refuse(where, `${value.length} boxes`, `at most ${most} a sample`)
  for (const [i, box] of value.entries()) {
    const place = `${where}[${i}]`
    checkSample(box, token, place)
    builder.add(box, number, place)
  }
}

export function sampleFrameOf(token: string, value: unknown, where: string): SampleFrame {
  const record = recordOf(value, where)
  const racks = record.bike_racks ?? []
  if (!Array.isArray(racks)) return refuse(`${where}.bike_racks`, typeof racks, 'a list')
  return {
    token,
    egoTranslation: numbersOf(record.ego_translation, 3, `${where}.ego_translation`),
    bikeRacks: racks.map((rack, i) => rackOf(rack, `${where}.bike_racks[${i}]`)),
  }
}

function rackOf(value: unknown, where: string): Rack {
  const record = recordOf(value, where)
  const [w, x, y, z] = numbersOf(record.rotation, 4, `${where}.rotation`) as [number, number, number, number]
  const rotation: Quaternion = { w, x, y, z }
  return {
    translation: numbersOf(record.translation, 3, `${where}.translation`),
    size: numbersOf(record.size, 3, `${where}.size`),
    rotation,
  }
}

function refuse(where: string, found: string, expected: string): never {
  throw new GoshawkError('file-invalid', `${where}: ${found}; expected ${expected}`)
}
