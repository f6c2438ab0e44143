/** From detected objects to the boxes of a nuScenes detection submission (nuscenes-devkit, eval/detection README). */
import { type Pose, transformPoint } from '../../schemas/geometry/pose.js'
import { multiplyQuaternions, normalizeQuaternion, rotate } from '../../schemas/geometry/quaternion.js'
import type { DetectedObject, DetectedObjects } from '../../schemas/messages.js'
import { attributeFor } from './attributes.js'

/** What boxes of both tasks have: global frame, metres, m/s, quaternion w, x, y, z. Field order is the file's. */
export interface PlacedBox {
  readonly sample_token: string
  readonly translation: readonly [number, number, number]
  /** Width, length, height. */
  readonly size: readonly [number, number, number]
  readonly rotation: readonly [number, number, number, number]
  readonly velocity: readonly [number, number]
}

/** One box of the detection task as the devkit reads it. */
export interface SubmissionBox extends PlacedBox {
  readonly detection_name: string
  readonly detection_score: number
  readonly attribute_name: string
}

export const submissionMeta = {
  use_camera: true,
  use_lidar: false,
  use_radar: false,
  use_map: false,
  use_external: false,
} as const

export const boxesPerSampleMax = 500

/** Objects further than this from the ego vehicle are not evaluated: metres in the ground plane. */
const rangeM: Readonly<Record<string, number>> = {
  car: 50,
  truck: 50,
  bus: 50,
  trailer: 50,
  construction_vehicle: 50,
  pedestrian: 40,
  motorcycle: 40,
  bicycle: 40,
  traffic_cone: 30,
  barrier: 30,
}

/** Why an object is in no submission; the last two are said of tracks. */
export type LeftOut =
  | 'unknown-class'
  | 'out-of-range'
  | 'not-finite'
  | 'no-size'
  | 'no-rotation'
  | 'over-500'
  | 'not-tracked'
  | 'no-id'

export interface SampleBoxes<Box = SubmissionBox> {
  /** Best score first; equal scores keep their order. */
  readonly boxes: readonly Box[]
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>
  /** Boxes whose velocity nobody knew: the format has no word for it, so they are written as standing. */
  readonly velocityUnknown: number
}

/** Every box returned is within the official limits: known class, in range, positive size, unit quaternion, all finite. */
export function toSampleBoxes({ sampleToken, globalFromEgo, objects }: DetectedObjects): SampleBoxes {
  const { best, leftOut, velocityUnknown } = bestObjects(objects, reasonToLeaveOut, (object) => object)
  return { boxes: best.map((object) => toSubmissionBox(sampleToken, globalFromEgo, object)), leftOut, velocityUnknown }
}

/**
 * The best 500 of what is not refused.
 *
 * @param refuse - why one must be left out, asked in order; undefined lets it in.
 */
export function bestObjects<T>(
  items: readonly T[],
  refuse: (item: T) => LeftOut | undefined,
  objectOf: (item: T) => DetectedObject,
): { readonly best: readonly T[] } & Pick<SampleBoxes, 'leftOut' | 'velocityUnknown'> {
  const leftOut: Partial<Record<LeftOut, number>> = {}
  const kept: T[] = []
  for (const item of items) {
    const reason = refuse(item)
    if (reason === undefined) kept.push(item)
    else leftOut[reason] = (leftOut[reason] ?? 0) + 1
  }
  kept.sort((a, b) => objectOf(b).score - objectOf(a).score)
  const over = kept.length - boxesPerSampleMax
  if (over > 0) leftOut['over-500'] = over
  const best = kept.slice(0, boxesPerSampleMax)
  return { best, leftOut, velocityUnknown: best.filter((item) => !hasVelocity(objectOf(item))).length }
}

export function reasonToLeaveOut({ label, center, size, rotation, score }: DetectedObject): LeftOut | undefined {
  const range = Object.hasOwn(rangeM, label) ? rangeM[label]! : undefined
  if (range === undefined) return 'unknown-class'
  if (!isMeasurable(center.z) || ![center.x, center.y, score].every(Number.isFinite)) return 'not-finite'
  const sides = [size.width, size.length, size.height]
  if (!sides.every((side) => side > 0 && isMeasurable(side))) return 'no-size'
  const { w, x, y, z } = rotation
  if (!(Math.abs(Math.hypot(w, x, y, z) - 1) < quaternionNormErrorMax)) return 'no-rotation'
  return Math.hypot(center.x, center.y) > range ? 'out-of-range' : undefined
}

/** A rotation off by more is none; messages from other processes are held to the same. */
const quaternionNormErrorMax = 1e-3

const hasVelocity = ({ velocityXMps, velocityYMps, velocityZMps }: DetectedObject) =>
  isMeasurable(velocityXMps) && isMeasurable(velocityYMps) && isMeasurable(velocityZMps)

/** Metres or metres per second beyond this are no measurement, and rotating them could overflow. */
const magnitudeMax = 1e9

/** False for NaN, too. */
function isMeasurable(value: number): boolean {
  return Math.abs(value) <= magnitudeMax
}

function toSubmissionBox(sampleToken: string, globalFromEgo: Pose, object: DetectedObject): SubmissionBox {
  return {
    ...placeBox(sampleToken, globalFromEgo, object),
    detection_name: object.label,
    detection_score: writtenScore(object),
    attribute_name: attributeFor(object),
  }
}

/** Scores travel as float32 between processes: rounded here, a file does not depend on where nodes run. */
export function writtenScore({ score }: DetectedObject): number {
  return Math.fround(score)
}

export function placeBox(sampleToken: string, globalFromEgo: Pose, object: DetectedObject): PlacedBox {
  const { center, size, rotation } = object
  const { x, y, z } = transformPoint(globalFromEgo, center)
  const q = normalizeQuaternion(multiplyQuaternions(globalFromEgo.rotation, rotation))
  const egoVelocity = hasVelocity(object)
    ? { x: object.velocityXMps, y: object.velocityYMps, z: object.velocityZMps }
    : { x: 0, y: 0, z: 0 }
  const velocity = rotate(globalFromEgo.rotation, egoVelocity)
  return {
    sample_token: sampleToken,
    translation: [x, y, z],
    size: [size.width, size.length, size.height],
    rotation: [q.w, q.x, q.y, q.z],
    velocity: [velocity.x, velocity.y],
  }
}
