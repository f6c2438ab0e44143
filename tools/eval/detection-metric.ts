/**
 * The nuScenes detection metric, configuration detection_cvpr_2019: AP by centre distance, five true-positive errors, NDS
 * (arXiv 1903.11027, section 4; the numbers of the official devkit decide, to the last rule about ties and NaN).
 */
import { type BoxColumns, classRangeM, column, columnsPerBox, evaluatedClasses } from './boxes.js'

export const distances = ['0.5', '1.0', '2.0', '4.0'] as const
/** Errors are measured on the matches at this distance. */
const errorDistance = '2.0'
export const errorNames = ['trans_err', 'scale_err', 'orient_err', 'vel_err', 'attr_err'] as const
export type ErrorName = (typeof errorNames)[number]
const [minRecall, minPrecision] = [0.1, 0.1]
const mapWeight = 5
const gridSize = 101
/** First grid point that counts: recall strictly above the least. */
const firstPoint = Math.round(100 * minRecall) + 1
/** 0, 0.01, ..., 1 as products, not quotients: the last bit matters when a recall falls on the grid. */
const grid = Float64Array.from({ length: gridSize }, (_, i) => (i === gridSize - 1 ? 1 : i * 0.01))

/** Errors that mean nothing for a class. */
const undefinedErrors: Readonly<Partial<Record<string, readonly ErrorName[]>>> = {
  traffic_cone: ['orient_err', 'vel_err', 'attr_err'],
  barrier: ['vel_err', 'attr_err'],
}

/** The devkit's metrics object; NaN where a class has no such error. */
export interface DetectionMetrics {
  readonly label_aps: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly mean_dist_aps: Readonly<Record<string, number>>
  readonly mean_ap: number
  readonly label_tp_errors: Readonly<Record<string, Readonly<Record<ErrorName, number>>>>
  readonly tp_errors: Readonly<Record<ErrorName, number>>
  readonly tp_scores: Readonly<Record<ErrorName, number>>
  readonly nd_score: number
  readonly cfg: typeof detectionConfig
}

export const detectionConfig = {
  class_range: classRangeM,
  dist_fcn: 'center_distance',
  dist_ths: distances.map(Number),
  dist_th_tp: Number(errorDistance),
  min_recall: minRecall,
  min_precision: minPrecision,
  max_boxes_per_sample: 500,
  mean_ap_weight: mapWeight,
} as const

/** Of one class at one distance, at 101 recalls. */
export interface Curves {
  readonly precision: Float64Array
  readonly confidence: Float64Array
  /** At 2 m only: running means of the errors, by confidence. */
  readonly errors: Readonly<Record<ErrorName, Float64Array>> | undefined
}

export interface DetectionResult {
  readonly metrics: DetectionMetrics
  /** By `class:distance`. */
  readonly curves: ReadonlyMap<string, Curves>
}

/** Both already filtered (see `filterBoxes`). */
export function detectionMetrics(truth: BoxColumns, predictions: BoxColumns, sampleCount: number): DetectionResult {
  const curves = new Map<string, Curves>()
  const labelAps: Record<string, Record<string, number>> = {}
  const labelErrors: Record<string, Record<ErrorName, number>> = {}
  evaluatedClasses.forEach((name, label) => {
    const truths = truthOfClass(truth, label, sampleCount)
    const ranked = rankedPredictions(predictions, label)
    const aps: Record<string, number> = {}
    for (const distance of distances) {
      const found = curvesAt(truth, predictions, truths, ranked, Number(distance), name, distance === errorDistance)
      curves.set(`${name}:${distance}`, found)
      aps[distance] = averagePrecision(found)
    }
    labelAps[name] = aps
    labelErrors[name] = truePositiveErrors(curves.get(`${name}:${errorDistance}`)!, name)
  })
  const meanDistAps = Object.fromEntries(
    Object.entries(labelAps).map(([name, aps]) => [name, mean(distances.map((distance) => aps[distance]!))]),
  )
  const meanAp = mean(Object.values(meanDistAps))
  const tpErrors = byError((error) => nanMean(evaluatedClasses.map((name) => labelErrors[name]![error])))
  const tpScores = byError((error) => Math.max(0, 1 - tpErrors[error]))
  const scores = errorNames.reduce((sum, error) => sum + tpScores[error], 0)
  return {
    metrics: {
      label_aps: labelAps,
      mean_dist_aps: meanDistAps,
      mean_ap: meanAp,
      label_tp_errors: labelErrors,
      tp_errors: tpErrors,
      tp_scores: tpScores,
      nd_score: (mapWeight * meanAp + scores) / (mapWeight + errorNames.length),
      cfg: detectionConfig,
    },
    curves,
  }
}

function byError(of: (error: ErrorName) => number): Record<ErrorName, number> {
  return Object.fromEntries(errorNames.map((error) => [error, of(error)])) as Record<ErrorName, number>
}

interface ClassTruth {
  readonly count: number
  /** Boxes of the class, by sample; sample s has those from starts[s] to starts[s + 1]. */
  readonly boxes: Int32Array
  readonly starts: Int32Array
}

function truthOfClass(truth: BoxColumns, label: number, sampleCount: number): ClassTruth {
  const starts = new Int32Array(sampleCount + 1)
  for (let i = 0; i < truth.count; i++) if (truth.label[i] === label) starts[truth.sample[i]! + 1]!++
  for (let s = 0; s < sampleCount; s++) starts[s + 1]! += starts[s]!
  const boxes = new Int32Array(starts[sampleCount]!)
  const next = starts.slice()
  for (let i = 0; i < truth.count; i++) if (truth.label[i] === label) boxes[next[truth.sample[i]!]!++] = i
  return { count: boxes.length, boxes, starts }
}

/** Best first; of equal scores the later in the file comes first, as in the devkit. */
function rankedPredictions({ count, label: labels, score }: BoxColumns, label: number): Int32Array {
  let n = 0
  for (let i = 0; i < count; i++) if (labels[i] === label) n++
  const own = new Int32Array(n)
  let at = 0
  for (let i = 0; i < count; i++) if (labels[i] === label) own[at++] = i
  return own.sort((a, b) => score[b]! - score[a]! || b - a)
}

function curvesAt(
  truth: BoxColumns,
  predictions: BoxColumns,
  { count, boxes, starts }: ClassTruth,
  ranked: Int32Array,
  distanceM: number,
  name: string,
  withErrors: boolean,
): Curves {
  const taken = new Uint8Array(count)
  const isHit = new Uint8Array(ranked.length)
  const matches: { prediction: number; truth: number; distanceM: number }[] = []
  let hits = 0
  for (let rank = 0; rank < ranked.length; rank++) {
    const prediction = ranked[rank]!
    const px = predictions.numbers[prediction * columnsPerBox]!
    const py = predictions.numbers[prediction * columnsPerBox + 1]!
    const sample = predictions.sample[prediction]!
    let nearest = -1
    let least = Number.POSITIVE_INFINITY
    for (let slot = starts[sample]!; slot < starts[sample + 1]!; slot++) {
      if (taken[slot]) continue
      const box = boxes[slot]! * columnsPerBox
      const dx = px - truth.numbers[box]!
      const dy = py - truth.numbers[box + 1]!
      const distance = Math.sqrt(dx * dx + dy * dy)
      if (distance < least) {
        least = distance
        nearest = slot
      }
    }
    if (nearest < 0 || !(least < distanceM)) continue
    taken[nearest] = 1
    isHit[rank] = 1
    hits++
    if (withErrors) matches.push({ prediction, truth: boxes[nearest]!, distanceM: least })
  }
  if (count === 0 || hits === 0) return noCurves(withErrors)
  const recall = new Float64Array(ranked.length)
  const precision = new Float64Array(ranked.length)
  const confidence = new Float64Array(ranked.length)
  let true_ = 0
  for (let rank = 0; rank < ranked.length; rank++) {
    true_ += isHit[rank]!
    recall[rank] = true_ / count
    precision[rank] = true_ / (rank + 1)
    confidence[rank] = predictions.score[ranked[rank]!]!
  }
  const gridPrecision = interpolate(grid, recall, precision, 0)
  const gridConfidence = interpolate(grid, recall, confidence, 0)
  if (!withErrors) return { precision: gridPrecision, confidence: gridConfidence, errors: undefined }
  const period = name === 'barrier' ? Math.PI : 2 * Math.PI
  const matchConfidence = Float64Array.from(matches, ({ prediction }) => predictions.score[prediction]!).reverse()
  const wanted = gridConfidence.slice().reverse()
  const errors = Object.fromEntries(
    errorNames.map((error) => {
      const values = matches.map(({ prediction, truth: box, distanceM: gap }) =>
        error === 'trans_err' ? gap : errorOf(error, truth, box, predictions, prediction, period),
      )
      const running = runningMean(values).reverse()
      return [error, interpolate(wanted, matchConfidence, running, running.at(-1)!).reverse()]
    }),
  ) as unknown as Record<ErrorName, Float64Array>
  return { precision: gridPrecision, confidence: gridConfidence, errors }
}

function noCurves(withErrors: boolean): Curves {
  const ones = () => new Float64Array(gridSize).fill(1)
  return {
    precision: new Float64Array(gridSize),
    confidence: new Float64Array(gridSize),
    errors: withErrors
      ? (Object.fromEntries(errorNames.map((error) => [error, ones()])) as Record<ErrorName, Float64Array>)
      : undefined,
  }
}

function errorOf(
  error: Exclude<ErrorName, 'trans_err'>,
  truth: BoxColumns,
  box: number,
  predictions: BoxColumns,
  prediction: number,
  periodRad: number,
): number {
  const t = (which: keyof typeof column) => truth.numbers[box * columnsPerBox + column[which]]!
  const p = (which: keyof typeof column) => predictions.numbers[prediction * columnsPerBox + column[which]]!
  switch (error) {
    case 'scale_err': {
      const sides = ['width', 'length', 'height'] as const
      const common = sides.reduce((volume, side) => volume * Math.min(t(side), p(side)), 1)
      const own = (of: typeof t) => sides.reduce((volume, side) => volume * of(side), 1)
      return 1 - common / (own(t) + own(p) - common)
    }
    case 'orient_err': {
      const shifted = (t('yaw') - p('yaw') + periodRad / 2) % periodRad
      return Math.abs((shifted < 0 ? shifted + periodRad : shifted) - periodRad / 2)
    }
    case 'vel_err':
      return Math.hypot(p('vx') - t('vx'), p('vy') - t('vy'))
    case 'attr_err': {
      const wanted = truth.attribute[box]!
      if (wanted === 0) return Number.NaN
      return wanted === predictions.attribute[prediction] ? 0 : 1
    }
  }
}

/** Mean of all values so far that are numbers; 0 before the first, 1 throughout when there is none. */
function runningMean(values: readonly number[]): Float64Array {
  const means = new Float64Array(values.length)
  let sum = 0
  let count = 0
  values.forEach((value, i) => {
    if (!Number.isNaN(value)) {
      sum += value
      count++
    }
    means[i] = count === 0 ? 0 : sum / count
  })
  return count === 0 ? means.fill(1) : means
}

/**
 * Linear interpolation over ascending abscissae. On a repeated one the last counts. Before the first: the first value;
 * beyond the last: `beyond`.
 */
function interpolate(at: Float64Array, xs: Float64Array, ys: Float64Array, beyond: number): Float64Array {
  const last = xs.length - 1
  return at.map((x) => {
    if (x > xs[last]!) return beyond
    if (x < xs[0]!) return ys[0]!
    let low = 0
    let high = last
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (xs[middle]! <= x) low = middle
      else high = middle - 1
    }
    if (low === last) return ys[last]!
    const slope = (ys[low + 1]! - ys[low]!) / (xs[low + 1]! - xs[low]!)
    return slope * (x - xs[low]!) + ys[low]!
  })
}

function averagePrecision({ precision }: Curves): number {
  let sum = 0
  for (let i = firstPoint; i < gridSize; i++) sum += Math.max(0, precision[i]! - minPrecision)
  return sum / (gridSize - firstPoint) / (1 - minPrecision)
}

function truePositiveErrors({ confidence, errors }: Curves, name: string): Record<ErrorName, number> {
  let lastPoint = 0
  confidence.forEach((value, i) => {
    if (value !== 0) lastPoint = i
  })
  return byError((error) => {
    if (undefinedErrors[name]?.includes(error)) return Number.NaN
    if (lastPoint < firstPoint) return 1
    return mean([...errors![error].subarray(firstPoint, lastPoint + 1)])
  })
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function nanMean(values: readonly number[]): number {
  return mean(values.filter((value) => !Number.isNaN(value)))
}
