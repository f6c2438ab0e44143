/**
 * The nuScenes detection metric, configuration detection_cvpr_2019: AP by centre distance, five true-positive errors, NDS
 * (arXiv 1903.11027, section 4; the numbers of the official devkit decide, to the last rule about ties and NaN).
 */
import { type BoxColumns, classRangeM, evaluatedClasses } from './boxes.js'
import {
  type ClassMatches,
  distances,
  type ErrorName,
  errorDistance,
  errorNames,
  type Match,
  matchClass,
} from './match-class.js'

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

/** By class, in the order of `evaluatedClasses`. */
export type MatchesByClass = readonly ClassMatches[]

/** Both already filtered (see `filterBoxes`). */
export function matchDetections(truth: BoxColumns, predictions: BoxColumns, sampleCount: number): MatchesByClass {
  return evaluatedClasses.map((name, label) =>
    matchClass(truth, predictions, label, sampleCount, name === 'barrier' ? Math.PI : 2 * Math.PI),
  )
}

export function detectionMetrics(matchesByClass: MatchesByClass): DetectionResult {
  const curves = new Map<string, Curves>()
  const labelAps: Record<string, Record<string, number>> = {}
  const labelErrors: Record<string, Record<ErrorName, number>> = {}
  evaluatedClasses.forEach((name, label) => {
    const { truths, matches } = matchesByClass[label]!
    // Of equal scores the later in the file comes first, as in the devkit.
    const matchesByRank = [...matches].sort((a, b) => b.score - a.score || b.order - a.order)
    const ranked: Ranked = {
      matches: matchesByRank,
      hits: Uint8Array.from(matchesByRank, ({ hits }) => hits),
      confidence: Float64Array.from(matchesByRank, ({ score }) => score),
    }
    const aps: Record<string, number> = {}
    for (const [bit, distance] of distances.entries()) {
      const found = curvesOf(ranked, truths, 1 << bit, distance === errorDistance)
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

/** Answers of a class, best first. */
interface Ranked {
  readonly matches: readonly Match[]
  readonly hits: Uint8Array
  readonly confidence: Float64Array
}

function curvesOf({ matches, hits, confidence }: Ranked, truths: number, bit: number, withErrors: boolean): Curves {
  const count = hits.length
  const recall = new Float64Array(count)
  const precision = new Float64Array(count)
  let found = 0
  for (let rank = 0; rank < count; rank++) {
    if ((hits[rank]! & bit) !== 0) found++
    recall[rank] = found / truths
    precision[rank] = found / (rank + 1)
  }
  if (truths === 0 || found === 0) return noCurves(withErrors)
  const gridPrecision = interpolate(grid, recall, precision, 0)
  const gridConfidence = interpolate(grid, recall, confidence, 0)
  if (!withErrors) return { precision: gridPrecision, confidence: gridConfidence, errors: undefined }
  const matched = matches.filter(({ hits }) => (hits & bit) !== 0)
  const matchConfidence = Float64Array.from(matched, ({ score }) => score).reverse()
  const wanted = gridConfidence.slice().reverse()
  const errors = Object.fromEntries(
    errorNames.map((error, which) => {
      const running = runningMean(matched.map(({ errors: own }) => own[which]!)).reverse()
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
