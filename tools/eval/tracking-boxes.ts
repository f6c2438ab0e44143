/** Boxes of a tracking results file or its ground truth, scene by scene: filtered, scored by track, holes filled. */
import { GoshawkError } from '../../schemas/errors.js'
import { numbersOf, pointsOf, recordOf } from './boxes.js'
import { contains, type SampleFrame } from './filter-boxes.js'
import { pairwiseSum } from './pairwise-sum.js'

/** The classes of the devkit's tracking_nips_2019 configuration, and how far each is judged: metres. */
export const trackingRangeM = {
  bicycle: 40,
  bus: 50,
  car: 50,
  motorcycle: 40,
  pedestrian: 40,
  trailer: 50,
  truck: 50,
} as const
export type TrackingClass = keyof typeof trackingRangeM
export const trackingClasses = Object.keys(trackingRangeM) as readonly TrackingClass[]

export function isTrackingClass(label: string): label is TrackingClass {
  return Object.hasOwn(trackingRangeM, label)
}

export interface TrackedBox {
  readonly id: string
  readonly label: TrackingClass
  /** Global frame, metres. */
  readonly x: number
  readonly y: number
  readonly z: number
  readonly score: number
  /** Lidar and radar points inside; -1 where the file does not say. */
  readonly points: number
}

export interface SceneFrame extends SampleFrame {
  readonly timestampUs: number
}

export interface TrackedScene {
  readonly name: string
  /** In order of time. */
  readonly frames: readonly SceneFrame[]
}

/** @throws GoshawkError 'file-invalid' */
export function trackedBoxOf(value: unknown, where: string): TrackedBox {
  const box = recordOf(value, where)
  const { tracking_id: id, tracking_name: label, tracking_score: score } = box
  if (typeof id !== 'string' || id === '') refuse(`${where}.tracking_id`, id, 'a text')
  if (typeof label !== 'string' || !isTrackingClass(label)) {
    refuse(`${where}.tracking_name`, label, trackingClasses.join(', '))
  }
  if (score !== undefined && !Number.isFinite(score)) refuse(`${where}.tracking_score`, score, 'a finite number')
  const size = numbersOf(box.size, 3, `${where}.size`)
  if (!size.every((side) => side > 0)) refuse(`${where}.size`, box.size, 'three positive numbers')
  const rotation = numbersOf(box.rotation, 4, `${where}.rotation`)
  if (!(Math.hypot(...rotation) > 1e-9)) refuse(`${where}.rotation`, box.rotation, 'a quaternion that is not zero')
  const [x, y, z] = numbersOf(box.translation, 3, `${where}.translation`) as [number, number, number]
  return {
    id: id as string,
    label: label as TrackingClass,
    x,
    y,
    z,
    score: (score as number | undefined) ?? -1,
    points: pointsOf(box.num_pts, `${where}.num_pts`),
  }
}

/** The task's filters: class range, no points inside, parked in a rack. */
export function isJudged({ label, x, y, z, points }: TrackedBox, frame: SampleFrame): boolean {
  const [egoX, egoY] = frame.egoTranslation as [number, number]
  if (!(Math.sqrt((x - egoX) ** 2 + (y - egoY) ** 2) < trackingRangeM[label])) return false
  if (points === 0) return false
  const cycle = label === 'bicycle' || label === 'motorcycle'
  return !(cycle && frame.bikeRacks.some((rack) => contains(rack, { x, y, z })))
}

/** Every box gets the mean score of its track. */
export function withTrackScores(frames: readonly (readonly TrackedBox[])[]): TrackedBox[][] {
  const scores = new Map<string, number[]>()
  for (const { id, score } of frames.flat()) {
    const own = scores.get(id)
    if (own) own.push(score)
    else scores.set(id, [score])
  }
  const means = new Map([...scores].map(([id, own]) => [id, pairwiseSum(own) / own.length]))
  return frames.map((boxes) => boxes.map((box) => ({ ...box, score: means.get(box.id)! })))
}

/**
 * Fills the holes of each track at the scene's own times. The devkit weighs the right neighbour with the share that
 * belongs to the left one; scores compare only when this does too.
 */
export function withHolesFilled(
  boxes: readonly (readonly TrackedBox[])[],
  frames: readonly SceneFrame[],
): readonly (readonly TrackedBox[])[] {
  const tracks = new Map<string, { readonly at: number[]; readonly boxes: TrackedBox[] }>()
  for (const [at, list] of boxes.entries()) {
    for (const box of list) {
      const track = tracks.get(box.id) ?? { at: [], boxes: [] }
      track.at.push(at)
      track.boxes.push(box)
      tracks.set(box.id, track)
    }
  }
  const filled = boxes.map((list) => [...list])
  for (const { at, boxes: own } of tracks.values()) {
    for (let i = 0; i + 1 < at.length; i++) {
      const [left, right] = [frames[at[i]!]!.timestampUs, frames[at[i + 1]!]!.timestampUs]
      for (let hole = at[i]! + 1; hole < at[i + 1]!; hole++) {
        const share = (right - frames[hole]!.timestampUs) / (right - left)
        filled[hole]!.push(between(own[i]!, own[i + 1]!, share))
      }
    }
  }
  return filled
}

function between(left: TrackedBox, right: TrackedBox, rightShare: number): TrackedBox {
  const mix = (a: number, b: number) => (1 - rightShare) * a + rightShare * b
  return {
    ...right,
    x: mix(left.x, right.x),
    y: mix(left.y, right.y),
    z: mix(left.z, right.z),
    score: mix(left.score, right.score),
  }
}

function refuse(where: string, found: unknown, expected: string): never {
  throw new GoshawkError('file-invalid', `${where}: ${JSON.stringify(found) ?? 'nothing'}; expected ${expected}`)
}
