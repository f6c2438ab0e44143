/** For tests: checkpoints with something wrong in them. */
import { writeFileSync } from 'node:fs'
import type { WeightShape } from '../bevformer/head-weights.js'
import { randomWeights } from '../weights/random.js'
import { float32Tensor, type Tensor } from '../weights/tensor.js'

const names = { float32: 'F32', uint8: 'U8', int64: 'I64' } as const

/** Layout: https://github.com/huggingface/safetensors#format */
export function writeSafetensors(path: string, tensors: Readonly<Record<string, Tensor>>): string {
  const header: Record<string, unknown> = {}
  let offset = 0
  for (const [key, { dtype, shape, bytes }] of Object.entries(tensors)) {
    header[key] = {
      dtype: names[dtype as keyof typeof names],
      shape,
      data_offsets: [offset, offset + bytes.byteLength],
    }
    offset += bytes.byteLength
  }
  const text = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(text.length))
  writeFileSync(path, Buffer.concat([length, text, ...Object.values(tensors).map(({ bytes }) => bytes)]))
  return path
}

/** Random weights of the shapes, less the keys of a group, or with NaN in one of them. */
export function writeCheckpoint(
  path: string,
  shapes: readonly WeightShape[],
  { without, nanIn }: { readonly without?: string; readonly nanIn?: string } = {},
): string {
  const random = randomWeights(shapes, 1)
  const tensors = shapes.flatMap(([key, shape]): [string, Tensor][] => {
    if (without !== undefined && key.startsWith(without)) return []
    if (key !== nanIn) return [[key, random.read(key)]]
    const values = new Float32Array(shape.reduce((a, b) => a * b, 1))
    values[values.length - 1] = Number.NaN
    return [[key, float32Tensor(values, shape)]]
  })
  return writeSafetensors(path, Object.fromEntries(tensors))
}
