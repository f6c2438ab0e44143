/** CLEAR MOT (Bernardin and Stiefelhagen 2008) for one class and one score threshold, as py-motmetrics accumulates it. */
import { assign } from '../../schemas/assignment.js'
import type { TrackedBox } from './tracking-boxes.js'

export type EventKind = 'match' | 'switch' | 'miss'

/** What happened to a ground-truth object in a frame. */
export interface ObjectEvent {
  /** Counts the frames in which anything was, over all scenes. */
  readonly frame: number
  readonly kind: EventKind
}

export interface Accumulated {
  /** By object, unique over all scenes, in order of time. */
  readonly objects: ReadonlyMap<string, readonly ObjectEvent[]>
  readonly falsePositives: number
  /** Frames in which anything was. */
  readonly frames: number
  /** Of matches and switches, metres. */
  readonly distanceSum: number
  /** Scores of the answers that were matches. */
  readonly matchScores: readonly number[]
}

/** Truth and answers of one class, frame by frame. */
export interface ClassFrame {
  readonly truth: readonly TrackedBox[]
  readonly answers: readonly TrackedBox[]
}

/** @param scenes - frames in order of time. */
export function accumulate(
  scenes: readonly (readonly ClassFrame[])[],
  scoreMin: number | undefined,
  distanceMaxM: number,
): Accumulated {
  const objects = new Map<string, ObjectEvent[]>()
  const matchScores: number[] = []
  let falsePositives = 0
  let frame = 0
  let distanceSum = 0
  for (const [sceneIndex, frames] of scenes.entries()) {
    const partnerOf = new Map<string, string>()
    for (const { truth, answers: all } of frames) {
      const answers = scoreMin === undefined ? all : all.filter(({ score }) => score >= scoreMin)
      if (truth.length === 0 && answers.length === 0) continue
      const distances = truth.map((object) =>
        answers.map((answer) => {
          const distance = Math.sqrt((object.x - answer.x) ** 2 + (object.y - answer.y) ** 2)
          return distance < distanceMaxM ? distance : Number.NaN
        }),
      )
      const pairs = pairUp(truth, answers, distances, partnerOf)
      const note = (object: TrackedBox, kind: EventKind) => {
        const key = `${sceneIndex}/${object.id}`
        const events = objects.get(key)
        if (events) events.push({ frame, kind })
        else objects.set(key, [{ frame, kind }])
      }
      const taken = new Set<number>()
      for (const [i, object] of truth.entries()) {
        const pair = pairs.get(i)
        if (pair === undefined) {
          note(object, 'miss')
          continue
        }
        note(object, pair.kind)
        taken.add(pair.answer)
        distanceSum += distances[i]![pair.answer]!
        if (pair.kind === 'match') matchScores.push(answers[pair.answer]!.score)
      }
      falsePositives += answers.length - taken.size
      frame++
    }
  }
  return { objects, falsePositives, frames: frame, distanceSum, matchScores }
}

interface Pair {
  readonly answer: number
  readonly kind: 'match' | 'switch'
}

/** Last frame's pairs first, while they are near enough; the rest at the least total distance. */
function pairUp(
  truth: readonly TrackedBox[],
  answers: readonly TrackedBox[],
  distances: readonly (readonly number[])[],
  partnerOf: Map<string, string>,
): Map<number, Pair> {
  const pairs = new Map<number, Pair>()
  const taken = new Set<number>()
  for (const [i, { id }] of truth.entries()) {
    const partner = partnerOf.get(id)
    if (partner === undefined) continue
    const answer = answers.findIndex((candidate, j) => !taken.has(j) && candidate.id === partner)
    if (answer < 0 || Number.isNaN(distances[i]![answer]!)) continue
    pairs.set(i, { answer, kind: 'match' })
    taken.add(answer)
  }
  const freeTruth = [...truth.keys()].filter((i) => !pairs.has(i))
  const freeAnswers = [...answers.keys()].filter((j) => !taken.has(j))
  const columnOf = assign(
    freeTruth.map((i) => freeAnswers.map((j) => distances[i]![j]!)),
    freeAnswers.length,
  )
  for (const [row, i] of freeTruth.entries()) {
    const column = columnOf[row]!
    if (column < 0) continue
    const answer = freeAnswers[column]!
    const { id } = truth[i]!
    const before = partnerOf.get(id)
    const isSwitch = before !== undefined && before !== answers[answer]!.id
    pairs.set(i, { answer, kind: isSwitch ? 'switch' : 'match' })
    partnerOf.set(id, answers[answer]!.id)
  }
  return pairs
}
