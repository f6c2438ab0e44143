/** Reads the BEVFormer v2 reference data that lies beside the repository, for tests; they skip by name without it. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { normalizeQuaternion, type Quaternion } from '../../../schemas/geometry/quaternion.js'
import { packageRoot } from '../../../schemas/package-root.js'

const sharedFolder = join(packageRoot, '../shared')
export const referenceFolder = join(sharedFolder, 'reference/bevformer_v2')
export const keyframeFolder = join(sharedFolder, 'data/nuscenes-keyframe')

/** For tap: `t.test(name, skipWithout(folder), ...)`. */
export function skipWithout(folder: string): { skip?: string } {
  return existsSync(folder) ? {} : { skip: `${folder} is not there` }
}

export interface ReferenceTensor {
  readonly shape: readonly number[]
  readonly data: Float32Array | Float64Array | Uint8Array | Float64Array
}

/** One tensor of a .safetensors file: 8 bytes of header length, a JSON header, then the data. Integers become doubles. */
export function readReference(file: string, name: string): ReferenceTensor {
  const bytes = readFileSync(join(referenceFolder, `${file}.safetensors`))
  const headerLength = Number(bytes.readBigUInt64LE(0))
  const header = JSON.parse(bytes.toString('utf8', 8, 8 + headerLength))
  const { dtype, shape, data_offsets: offsets } = header[name]
  const content = Uint8Array.prototype.slice.call(bytes, 8 + headerLength + offsets[0], 8 + headerLength + offsets[1])
  const readers: Record<string, () => ReferenceTensor['data']> = {
    F32: () => new Float32Array(content.buffer),
    F64: () => new Float64Array(content.buffer),
    I64: () => Float64Array.from(new BigInt64Array(content.buffer), Number),
    U8: () => content,
  }
  return { shape, data: readers[dtype]!() }
}

export interface ReferenceGeometry {
  readonly ego2global_translation: number[]
  readonly ego2global_rotation: number[]
  readonly lidar2ego_translation: number[]
  readonly lidar2ego_rotation: number[]
  readonly timestamp: number
  readonly cams: Record<
    string,
    { sensor2lidar_rotation: number[][]; sensor2lidar_translation: number[]; cam_intrinsic: number[][] }
  >
}
export interface ReferenceCase {
  readonly frames: number[]
  readonly cameras: string[]
  readonly class_names: string[]
  readonly pc_range: number[]
  readonly bbox_coder: { max_num: number; score_threshold: number | null; post_center_range: number[] }
  readonly unpadded_shape: number[]
  readonly img_shape: number[]
  readonly geometry: Record<string, ReferenceGeometry>
  readonly submission: Record<string, ReferenceRecord[]>
}
export interface ReferenceRecord {
  readonly translation: number[]
  readonly size: number[]
  readonly rotation: number[]
  readonly velocity: number[]
  readonly detection_name: string
  readonly detection_score: number
  readonly attribute_name: string
}

export function readCase(name: string): ReferenceCase {
  return JSON.parse(readFileSync(join(referenceFolder, `${name}.json`), 'utf8'))
}

/** Unit quaternion of a rotation matrix whose trace or largest diagonal element is taken as pivot (Shepperd 1978). */
export function quaternionOf(m: readonly (readonly number[])[]): Quaternion {
  const at = (i: number, j: number) => m[i]![j]!
  const squares = [
    1 + at(0, 0) + at(1, 1) + at(2, 2),
    1 + at(0, 0) - at(1, 1) - at(2, 2),
    1 - at(0, 0) + at(1, 1) - at(2, 2),
    1 - at(0, 0) - at(1, 1) + at(2, 2),
  ]
  const products = [
    [squares[0]!, at(2, 1) - at(1, 2), at(0, 2) - at(2, 0), at(1, 0) - at(0, 1)],
    [at(2, 1) - at(1, 2), squares[1]!, at(1, 0) + at(0, 1), at(0, 2) + at(2, 0)],
    [at(0, 2) - at(2, 0), at(1, 0) + at(0, 1), squares[2]!, at(2, 1) + at(1, 2)],
    [at(1, 0) - at(0, 1), at(0, 2) + at(2, 0), at(2, 1) + at(1, 2), squares[3]!],
  ]
  const [w, x, y, z] = products[squares.indexOf(Math.max(...squares))]!
  return normalizeQuaternion({ w: w!, x: x!, y: y!, z: z! })
}

/** Largest |a - b| / (1 + |b|), the measure of the reference data's README. */
export function worstError(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (found.length !== expected.length) return Number.POSITIVE_INFINITY
  let worst = 0
  for (let i = 0; i < expected.length; i++) {
    const error = Math.abs(found[i]! - expected[i]!) / (1 + Math.abs(expected[i]!))
    if (!(error <= worst)) worst = error
  }
  return worst
}
