/**
 * The nuScenes tracking metric, configuration tracking_nips_2019: AMOTA and AMOTP over 40 recalls, and the CLEAR MOT numbers
 * at the best one (Weng et al., arXiv 1907.03961; the official devkit's numbers decide).
 */
import { type Accumulated, accumulate, type ClassFrame } from './clear-mot.js'
import {
  isJudged,
  type TrackedBox,
  type TrackedScene,
  trackingClasses,
  trackingRangeM,
  withHolesFilled,
  withTrackScores,
} from './tracking-boxes.js'

const distanceMaxM = 2
const minRecall = 0.1
const thresholdCount = 40
/** The devkit counts half a second a frame. */
const framePeriodS = 0.5

const worst = {
  amota: 0,
  amotp: 2,
  recall: 0,
  motar: 0,
  mota: 0,
  motp: 2,
  mt: 0,
  ml: -1,
  faf: 500,
  gt: -1,
  tp: 0,
  fp: -1,
  fn: -1,
  ids: -1,
  frag: -1,
  tid: 20,
  lgd: 20,
} as const
const plainNames = [
  'recall',
  'motar',
  'gt',
  'mota',
  'motp',
  'mt',
  'ml',
  'faf',
  'tp',
  'fp',
  'fn',
  'ids',
  'frag',
  'tid',
  'lgd',
] as const
type PlainName = (typeof plainNames)[number]
export const trackingNames = ['amota', 'amotp', ...plainNames] as const
export type TrackingName = (typeof trackingNames)[number]
/** Counted over all classes; the others are averaged. */
const summed: readonly TrackingName[] = ['mt', 'ml', 'tp', 'fp', 'fn', 'ids', 'frag']

export const trackingConfig = {
  tracking_names: trackingClasses,
  class_range: trackingRangeM,
  dist_fcn: 'center_distance',
  dist_th_tp: distanceMaxM,
  min_recall: minRecall,
  max_boxes_per_sample: 500,
  metric_worst: worst,
  num_thresholds: thresholdCount,
} as const

/** The devkit's metrics object; NaN where a class has no such number. */
export type TrackingMetrics = Readonly<Record<TrackingName, number>> & {
  readonly label_metrics: Readonly<Record<TrackingName, Readonly<Record<string, number>>>>
  readonly cfg: typeof trackingConfig
}

/** Of one class: 40 values each, highest recall first. */
export type ThresholdMetrics = Readonly<Record<PlainName | 'confidence' | 'recall_hypo', readonly number[]>>

export interface TrackingResult {
  readonly metrics: TrackingMetrics
  readonly perThreshold: Readonly<Record<string, ThresholdMetrics>>
  /** With the holes filled. */
  readonly boxesAfterFilter: { readonly ground_truth: number; readonly predictions: number }
}

/** Boxes of each sample, by token. */
export type BoxesBySample = ReadonlyMap<string, readonly TrackedBox[]>

export function trackingMetrics(
  scenes: readonly TrackedScene[],
  truth: BoxesBySample,
  answers: BoxesBySample,
): TrackingResult {
  const counts = { ground_truth: 0, predictions: 0 }
  const prepared = scenes.map(({ frames }) => {
    const judged = (boxes: BoxesBySample) =>
      frames.map((frame) => (boxes.get(frame.token) ?? []).filter((box) => isJudged(box, frame)))
    const whole = {
      truth: withHolesFilled(judged(truth), frames),
      answers: withHolesFilled(withTrackScores(judged(answers)), frames),
    }
    counts.ground_truth += whole.truth.flat().length
    counts.predictions += whole.answers.flat().length
    return whole
  })
  const perThreshold = Object.fromEntries(
    trackingClasses.map((label) => {
      const ofClass = (boxes: readonly TrackedBox[]) => boxes.filter((box) => box.label === label)
      const frames = prepared.map((scene) =>
        scene.truth.map((boxes, i): ClassFrame => ({ truth: ofClass(boxes), answers: ofClass(scene.answers[i]!) })),
      )
      return [label, overThresholds(frames)]
    }),
  )
  const byClass = trackingClasses.map((label) => classMetrics(perThreshold[label]!))
  const labelMetrics = Object.fromEntries(
    trackingNames.map((name) => [
      name,
      Object.fromEntries(trackingClasses.map((label, i) => [label, byClass[i]![name]])),
    ]),
  ) as Record<TrackingName, Record<string, number>>
  const totals = Object.fromEntries(
    trackingNames.map((name) => {
      const known = byClass.map((metrics) => metrics[name]).filter((value) => !Number.isNaN(value))
      const sum = known.reduce((total, value) => total + value, 0)
      return [name, summed.includes(name) ? sum : sum / known.length]
    }),
  ) as Record<TrackingName, number>
  return {
    metrics: { ...totals, label_metrics: labelMetrics, cfg: trackingConfig },
    perThreshold,
    boxesAfterFilter: counts,
  }
}

function overThresholds(scenes: readonly (readonly ClassFrame[])[]): ThresholdMetrics {
  const count = scenes.flat().reduce((sum, { truth }) => sum + truth.length, 0)
  if (count === 0) return constant(() => Number.NaN)
  const { matchScores, objects } = accumulate(scenes, undefined, distanceMaxM)
  const worstOfAll = constant((name) => worstOf(name, count, objects.size))
  if (matchScores.length === 0) return worstOfAll
  const scores = [...matchScores].sort((a, b) => b - a)
  const recalls = Array.from({ length: thresholdCount }, (_, i) =>
    Number((minRecall + (i * (1 - minRecall)) / (thresholdCount - 1)).toFixed(12)),
  ).reverse()
  const thresholds = recalls.map((recall) => scoreAtRecall(scores, count, recall))
  if (thresholds.every(Number.isNaN)) return { ...worstOfAll, recall_hypo: recalls }
  const known = new Map<number, Record<PlainName, number>>()
  const rows = thresholds.map((threshold) => {
    if (Number.isNaN(threshold)) return undefined
    const row = known.get(threshold) ?? summarise(accumulate(scenes, threshold, distanceMaxM), count)
    known.set(threshold, row)
    return row
  })
  const columns = plainNames.map((name) => [name, rows.map((row) => row?.[name] ?? Number.NaN)])
  return { ...Object.fromEntries(columns), confidence: thresholds, recall_hypo: recalls } as ThresholdMetrics
}

function constant(of: (name: PlainName) => number): ThresholdMetrics {
  const fill = (value: number) => Array<number>(thresholdCount).fill(value)
  const columns = plainNames.map((name) => [name, fill(of(name))])
  return {
    ...Object.fromEntries(columns),
    confidence: fill(Number.NaN),
    recall_hypo: fill(Number.NaN),
  } as ThresholdMetrics
}

/** Of a class whose objects were never found, or too few of them for the least recall. */
function worstOf(name: PlainName, objects: number, tracks: number): number {
  if (name === 'ml') return tracks
  if (name === 'gt' || name === 'fn') return objects
  return worst[name] === -1 ? Number.NaN : worst[name]
}

/** Linear between the recalls that the best k answers reach; NaN beyond the last. */
function scoreAtRecall(scores: readonly number[], objects: number, recall: number): number {
  const recallOf = (k: number) => (k + 1) / objects
  const last = scores.length - 1
  if (recall > recallOf(last)) return Number.NaN
  if (recall <= recallOf(0)) return scores[0]!
  let k = 0
  while (k < last && recallOf(k + 1) <= recall) k++
  if (k === last) return scores[last]!
  const slope = (scores[k + 1]! - scores[k]!) / (recallOf(k + 1) - recallOf(k))
  return slope * (recall - recallOf(k)) + scores[k]!
}

function summarise({ objects, falsePositives, frames, distanceSum }: Accumulated, count: number) {
  const events = [...objects.values()].flat()
  const of = (kind: string) => events.filter((event) => event.kind === kind).length
  const [tp, ids, fn] = [of('match'), of('switch'), of('miss')]
  const found = tp + ids
  const recall = tp / count
  const excess = fn + ids + falsePositives - (1 - recall) * count
  const shares = [...objects.values()].map((own) => own.filter(({ kind }) => kind !== 'miss').length / own.length)
  const matched = [...objects.values()].filter((own) => own.some(({ kind }) => kind !== 'miss'))
  const perTrack = (of: (own: readonly { frame: number; kind: string }[]) => number) =>
    matched.length === 0 ? Number.NaN : matched.reduce((sum, own) => sum + of(own) * framePeriodS, 0) / matched.length
  return {
    recall: found / count,
    motar: recall === 0 ? Number.NaN : Math.max(0, 1 - excess / (recall * count)),
    gt: count,
    mota: Math.max(0, 1 - (fn + ids + falsePositives) / count),
    motp: found === 0 ? Number.NaN : distanceSum / found,
    mt: shares.filter((share) => share >= 0.8).length,
    ml: shares.filter((share) => share < 0.2).length,
    faf: (falsePositives / frames) * 100,
    tp,
    fp: falsePositives,
    fn,
    ids,
    frag: matched.reduce((sum, own) => sum + fragments(own), 0),
    tid: perTrack((own) => own.find(({ kind }) => kind !== 'miss')!.frame - own[0]!.frame),
    lgd: perTrack(longestGap),
  }
}

/** How often an object was lost between the first and the last time it was found. */
function fragments(own: readonly { readonly kind: string }[]): number {
  const first = own.findIndex(({ kind }) => kind !== 'miss')
  const last = own.findLastIndex(({ kind }) => kind !== 'miss')
  let count = 0
  for (let i = first + 1; i <= last; i++) if (own[i]!.kind === 'miss' && own[i - 1]!.kind !== 'miss') count++
  return count
}

/** Frames between the object's first and last in which it was not found, in a row; frames without it count, too. */
function longestGap(own: readonly { readonly frame: number; readonly kind: string }[]): number {
  const found = new Set(own.filter(({ kind }) => kind !== 'miss').map(({ frame }) => frame))
  let longest = 0
  let current = 0
  for (let frame = own[0]!.frame; frame <= own.at(-1)!.frame; frame++) {
    current = found.has(frame) ? 0 : current + 1
    longest = Math.max(longest, current)
  }
  return longest
}

function classMetrics(own: ThresholdMetrics): Record<TrackingName, number> {
  const best = own.mota.reduce(
    (found, value, i) => (!Number.isNaN(value) && (found < 0 || value > own.mota[found]!) ? i : found),
    -1,
  )
  const plain = plainNames.map((name) => [name, best < 0 ? Number.NaN : own[name][best]!])
  const average = (values: readonly number[], instead: number) =>
    values.every(Number.isNaN)
      ? Number.NaN
      : values.reduce((sum, value) => sum + (Number.isNaN(value) ? instead : value), 0) / values.length
  return {
    ...(Object.fromEntries(plain) as Record<PlainName, number>),
    amota: average(own.motar, worst.amota),
    amotp: average(own.motp, worst.amotp),
  }
}
