/**
 * From what protobufjs decoded, where every field may be absent and integers may be 64-bit objects, to values that
 * cannot be wrong. Every function names the field it refuses.
 */
import { GoshawkError } from './errors.js'
import { type Orientation, oriented, upright } from './geometry/box3d.js'
import type { Pose, Quaternion, Size, Vector3 } from './messages.js'

/** Names, tokens, labels. */
export const nameCharactersMax = 512
/** Explanations and reasons. */
export const textCharactersMax = 4096

/** A quaternion off by more than this is a wrong calibration, not rounding. */
const quaternionNormErrorMax = 1e-3

type Absent = null | undefined
/** protobufjs yields these for 64-bit fields when the `long` package is about, plain numbers otherwise. */
type Integer64 = number | { readonly low: number; readonly high: number; readonly unsigned: boolean }

export function refuse(field: string, found: unknown, expected: string): never {
  const shown = typeof found === 'string' && found.length > 60 ? `${found.slice(0, 60)}...` : found
  throw new GoshawkError('message-invalid', `${field}: found ${String(shown)}; expected ${expected}`, {
    details: { field, expected },
  })
}

/** A 64-bit integer that a double holds exactly. */
export function integer64(field: string, value: unknown): number {
  if (value === undefined || value === null) return 0
  let number = Number.NaN
  if (typeof value === 'number') number = value
  else if (typeof value === 'object' && 'low' in value && 'high' in value) {
    const { low, high, unsigned } = value as Exclude<Integer64, number>
    number = (unsigned ? high >>> 0 : high) * 2 ** 32 + (low >>> 0)
  }
  return Number.isSafeInteger(number) ? number : refuse(field, value, 'an integer below 2^53')
}

export function count64(field: string, value: unknown): number {
  const number = integer64(field, value)
  return number >= 0 ? number : refuse(field, number, 'at least 0')
}

export function integerBetween(field: string, value: number | Absent, min: number, max: number): number {
  const number = value ?? 0
  return Number.isInteger(number) && number >= min && number <= max
    ? number
    : refuse(field, number, `an integer from ${min} to ${max}`)
}

export function text(field: string, value: string | Absent, charactersMax = nameCharactersMax): string {
  const string = value ?? ''
  return string.length <= charactersMax
    ? string
    : refuse(field, `${string.length} characters`, `at most ${charactersMax}`)
}

export function named(field: string, value: string | Absent): string {
  const string = text(field, value)
  return string !== '' ? string : refuse(field, 'nothing', 'a name')
}

export function list<T>(field: string, value: readonly T[] | Absent, lengthMax: number): readonly T[] {
  const items = value ?? []
  return items.length <= lengthMax ? items : refuse(field, `${items.length} entries`, `at most ${lengthMax}`)
}

export function present<T>(field: string, value: T | Absent): T {
  return value ?? refuse(field, 'nothing', 'a value')
}

/** One of the numbers of an enumeration, whose 0 means "unspecified" and is refused. */
export function member<T extends number>(
  field: string,
  value: number | Absent,
  vocabulary: Readonly<Record<string, T>>,
): T {
  for (const candidate of Object.values(vocabulary)) if (candidate === value) return candidate
  const known = Object.entries(vocabulary).map(([name, number]) => `${number} (${name})`)
  return refuse(field, value ?? 0, known.join(', '))
}

/** @param part - of the field, with its dot: names are put together only when they are told, as there are thousands of numbers a frame. */
export function finite(field: string, value: number | Absent, part = ''): number {
  const number = value ?? 0
  return Number.isFinite(number) ? number : refuse(field + part, number, 'a finite number')
}

/** NaN says "unknown"; infinity says nothing. */
export function finiteOrUnknown(field: string, value: number | Absent): number {
  const number = value ?? 0
  return Number.isNaN(number) ? number : finite(field, number)
}

type Loose<T> = { readonly [K in keyof T]?: T[K] | null | undefined }

export function vector3(field: string, value: Loose<Vector3> | Absent): Vector3 {
  const { x, y, z } = present(field, value)
  return { x: finite(field, x, '.x'), y: finite(field, y, '.y'), z: finite(field, z, '.z') }
}

/** Metres; a box may be flat, never inside out. */
export function size(field: string, value: Loose<Size> | Absent): Size {
  const { width, length, height } = present(field, value)
  return {
    width: edge(field, width, '.width'),
    length: edge(field, length, '.length'),
    height: edge(field, height, '.height'),
  }
}

function edge(field: string, value: number | Absent, part: string): number {
  const metres = finite(field, value, part)
  return metres >= 0 ? metres : refuse(field + part, metres, 'at least 0 metres')
}

interface LoosePose {
  readonly translation?: Loose<Vector3> | Absent
  readonly rotation?: Loose<Quaternion> | Absent
}

/** A finite rigid transform with a unit quaternion. */
export function pose(field: string, value: LoosePose | Absent): Pose {
  const { translation, rotation } = present(field, value)
  const quaternion = unitQuaternion(`${field}.rotation`, present(`${field}.rotation`, rotation))
  return { translation: vector3(`${field}.translation`, translation), rotation: quaternion }
}

function unitQuaternion(field: string, { w, x, y, z }: Loose<Quaternion>): Quaternion {
  const quaternion = {
    w: finite(field, w, '.w'),
    x: finite(field, x, '.x'),
    y: finite(field, y, '.y'),
    z: finite(field, z, '.z'),
  }
  const norm = Math.hypot(quaternion.w, quaternion.x, quaternion.y, quaternion.z)
  if (Math.abs(norm - 1) > quaternionNormErrorMax) refuse(field, `norm ${norm}`, 'a unit quaternion')
  return quaternion
}

/** Of a box; writers before 0.2 sent its heading alone, and then it stands upright. */
export function orientation(
  field: string,
  { rotation, yawRad }: { readonly rotation?: Loose<Quaternion> | Absent; readonly yawRad?: number | Absent },
): Orientation {
  const heading = finite(field, yawRad, '.yawRad')
  return rotation ? oriented(unitQuaternion(`${field}.rotation`, rotation)) : upright(heading)
}

/** A pose that nobody will use: present, its numbers whatever they are. */
export function anyPose(field: string, value: LoosePose | Absent): Pose {
  const { translation, rotation } = present(field, value)
  const { x: tx, y: ty, z: tz } = present(`${field}.translation`, translation)
  const { w, x, y, z } = present(`${field}.rotation`, rotation)
  return {
    translation: { x: tx ?? 0, y: ty ?? 0, z: tz ?? 0 },
    rotation: { w: w ?? 0, x: x ?? 0, y: y ?? 0, z: z ?? 0 },
  }
}
