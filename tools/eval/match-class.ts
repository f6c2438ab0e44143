/**
 * Which predictions of a class hit, sample by sample: all that a score needs to know of the boxes. Samples do not touch each
 * other here, so that matches of parts of a data set, put together, are the matches of the whole.
 */
import { type BoxColumns, column, columnsPerBox } from './boxes.js'

export const distances = ['0.5', '1.0', '2.0', '4.0'] as const
/** Errors are measured on the matches at this distance. */
export const errorDistance = '2.0'
export const errorNames = ['trans_err', 'scale_err', 'orient_err', 'vel_err', 'attr_err'] as const
export type ErrorName = (typeof errorNames)[number]

/** One prediction: place in the results file, score, a bit for each of `distances` it hit at, errors where it hit at 2 m. */
export interface Match {
  readonly order: number
  readonly score: number
  readonly hits: number
  /** In the order of `errorNames`, NaN where there is none; empty without a hit at 2 m. */
  readonly errors: readonly number[]
}

export interface ClassMatches {
  /** Ground-truth boxes. */
  readonly truths: number
  readonly matches: readonly Match[]
}

/** @param periodRad - of the heading: a barrier looks the same from both sides. */
export function matchClass(
  truth: BoxColumns,
  predictions: BoxColumns,
  label: number,
  sampleCount: number,
  periodRad: number,
): ClassMatches {
  const truths = bySample(truth, label, sampleCount)
  const own = bySample(predictions, label, sampleCount)
  const matches: Match[] = []
  for (let sample = 0; sample < sampleCount; sample++) {
    const boxes = truths.boxes.subarray(truths.starts[sample]!, truths.starts[sample + 1]!)
    const ranked = own.boxes
      .slice(own.starts[sample]!, own.starts[sample + 1]!)
      .sort((a, b) => predictions.score[b]! - predictions.score[a]! || b - a)
    const hits = new Uint8Array(ranked.length)
    const errors: (readonly number[])[] = []
    for (const [bit, distance] of distances.entries()) {
      const pairs = nearest(truth, boxes, predictions, ranked, Number(distance))
      for (const [rank, { box, gap }] of pairs) {
        hits[rank]! |= 1 << bit
        if (distance === errorDistance) errors[rank] = errorsOf(truth, box, predictions, ranked[rank]!, gap, periodRad)
      }
    }
    for (const [rank, index] of ranked.entries()) {
      matches.push({
        order: predictions.order[index]!,
        score: predictions.score[index]!,
        hits: hits[rank]!,
        errors: errors[rank] ?? [],
      })
    }
  }
  return { truths: truths.boxes.length, matches }
}

/** Boxes of a class; sample s has those from starts[s] to starts[s + 1]. */
function bySample({ count, label: labels, sample }: BoxColumns, label: number, sampleCount: number) {
  const starts = new Int32Array(sampleCount + 1)
  for (let i = 0; i < count; i++) if (labels[i] === label) starts[sample[i]! + 1]!++
  for (let s = 0; s < sampleCount; s++) starts[s + 1]! += starts[s]!
  const boxes = new Int32Array(starts[sampleCount]!)
  const next = starts.slice()
  for (let i = 0; i < count; i++) if (labels[i] === label) boxes[next[sample[i]!]!++] = i
  return { boxes, starts }
}

/** Best first, each takes the nearest box that is still free, if it is near enough. */
function nearest(
  truth: BoxColumns,
  boxes: Int32Array,
  predictions: BoxColumns,
  ranked: Int32Array,
  distanceM: number,
): Map<number, { readonly box: number; readonly gap: number }> {
  const pairs = new Map<number, { readonly box: number; readonly gap: number }>()
  const taken = new Uint8Array(boxes.length)
  for (let rank = 0; rank < ranked.length; rank++) {
    const at = ranked[rank]! * columnsPerBox
    const px = predictions.numbers[at]!
    const py = predictions.numbers[at + 1]!
    let found = -1
    let least = Number.POSITIVE_INFINITY
    for (let slot = 0; slot < boxes.length; slot++) {
      if (taken[slot]) continue
      const dx = px - truth.numbers[boxes[slot]! * columnsPerBox]!
      const dy = py - truth.numbers[boxes[slot]! * columnsPerBox + 1]!
      const distance = Math.sqrt(dx * dx + dy * dy)
      if (distance < least) {
        least = distance
        found = slot
      }
    }
    if (found < 0 || !(least < distanceM)) continue
    taken[found] = 1
    pairs.set(rank, { box: boxes[found]!, gap: least })
  }
  return pairs
}

function errorsOf(
  truth: BoxColumns,
  box: number,
  predictions: BoxColumns,
  prediction: number,
  gapM: number,
  periodRad: number,
): number[] {
  const t = (which: keyof typeof column) => truth.numbers[box * columnsPerBox + column[which]]!
  const p = (which: keyof typeof column) => predictions.numbers[prediction * columnsPerBox + column[which]]!
  const sides = ['width', 'length', 'height'] as const
  const common = sides.reduce((volume, side) => volume * Math.min(t(side), p(side)), 1)
  const volumeOf = (of: typeof t) => sides.reduce((volume, side) => volume * of(side), 1)
  const shifted = (t('yaw') - p('yaw') + periodRad / 2) % periodRad
  const turn = Math.abs((shifted < 0 ? shifted + periodRad : shifted) - periodRad / 2)
  const wanted = truth.attribute[box]!
  return [
    gapM,
    1 - common / (volumeOf(t) + volumeOf(p) - common),
    turn,
    Math.hypot(p('vx') - t('vx'), p('vy') - t('vy')),
    wanted === 0 ? Number.NaN : wanted === predictions.attribute[prediction] ? 0 : 1,
  ]
}
