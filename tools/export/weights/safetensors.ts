/**
 * Safetensors (huggingface/safetensors format description): u64 header length, JSON header, then the tensors;
 * and sharded checkpoints, a JSON index that says which file holds which tensor.
 */
import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { GoshawkError, messageOf } from '../../../schemas/errors.js'
import { SlicedFile } from './file-slice.js'
import { bytesPerElement, type DType, elementCount, type TensorInfo, type WeightSource } from './tensor.js'

/** The format's own bound on its header. */
const headerBytesMax = 100e6

const dtypes: Readonly<Record<string, DType>> = {
  F32: 'float32',
  F16: 'float16',
  BF16: 'bfloat16',
  F64: 'float64',
  I64: 'int64',
  I32: 'int32',
  I8: 'int8',
  U8: 'uint8',
  BOOL: 'bool',
}

const Entry = z.object({
  dtype: z.string(),
  shape: z.array(z.number().int().nonnegative()),
  data_offsets: z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]),
})

/** @throws GoshawkError 'weights-invalid' | 'file-missing' */
export function openSafetensors(path: string): WeightSource {
  const file = new SlicedFile(path)
  try {
    const start = new DataView(file.read(0, 8, 'the header length').buffer).getBigUint64(0, true)
    if (start > BigInt(headerBytesMax))
      throw file.invalid(`claims a header of ${start} bytes; the format allows ${headerBytesMax}`)
    const headerBytes = Number(start)
    const header = parseJson(file, new TextDecoder().decode(file.read(8, headerBytes, 'the header')))
    const dataStart = 8 + headerBytes
    const places = new Map<string, { info: TensorInfo; offset: number; bytes: number }>()
    for (const [key, value] of Object.entries(header)) {
      if (key === '__metadata__') continue
      const entry = Entry.safeParse(value)
      if (!entry.success) throw file.invalid(`${key}: the header entry is not {dtype, shape, data_offsets}`, { key })
      const { dtype: name, shape, data_offsets: offsets } = entry.data
      const dtype = dtypes[name]
      if (!dtype)
        throw file.invalid(`${key}: element type ${name} is not one of ${Object.keys(dtypes).join(', ')}`, { key })
      const bytes = elementCount(shape) * bytesPerElement[dtype]
      if (offsets[1] - offsets[0] !== bytes)
        throw file.invalid(`${key}: holds ${offsets[1] - offsets[0]} bytes; ${dtype} [${shape}] needs ${bytes}`, {
          key,
        })
      if (dataStart + offsets[1] > file.size)
        throw file.invalid(`${key}: ends beyond the file; it is truncated`, { key })
      places.set(key, { info: { key, dtype, shape }, offset: dataStart + offsets[0], bytes })
    }
    return {
      description: basename(path),
      entries: () => [...places.values()].map(({ info }) => info),
      read(key) {
        const place = places.get(key)
        if (!place) throw file.invalid(`has no tensor ${key}`, { key })
        return { dtype: place.info.dtype, shape: place.info.shape, bytes: file.read(place.offset, place.bytes, key) }
      },
      close: () => file.close(),
    }
  } catch (error) {
    file.close()
    throw error
  }
}

function parseJson(file: SlicedFile, text: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
  } catch (error) {
    throw file.invalid(`the header is not a JSON object: ${messageOf(error).split('\n')[0]}`)
  }
}

const Index = z.object({ weight_map: z.record(z.string(), z.string()) })

/** @param path - `….safetensors.index.json`; its shards lie beside it. */
export function openShardedSafetensors(path: string): WeightSource {
  let index: z.output<typeof Index>
  try {
    index = Index.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new GoshawkError(
      'weights-invalid',
      `${path}: not an index with a weight_map: ${messageOf(error).split('\n')[0]}`,
      { cause: error },
    )
  }
  const shards = new Map<string, WeightSource>()
  try {
    for (const name of new Set(Object.values(index.weight_map))) {
      if (basename(name) !== name)
        throw new GoshawkError('weights-invalid', `${path}: shard ${name} must lie beside the index`)
      shards.set(name, openSafetensors(join(dirname(path), name)))
    }
    const entries: TensorInfo[] = []
    for (const [key, name] of Object.entries(index.weight_map)) {
      const entry = shards
        .get(name)!
        .entries()
        .find((candidate) => candidate.key === key)
      if (!entry) throw new GoshawkError('weights-invalid', `${path}: ${name} does not hold ${key}`)
      entries.push(entry)
    }
    return {
      description: basename(path),
      entries: () => entries,
      read(key) {
        const name = index.weight_map[key]
        if (name === undefined) throw new GoshawkError('weights-invalid', `${path}: has no tensor ${key}`)
        return shards.get(name)!.read(key)
      },
      close: () => {
        for (const shard of shards.values()) shard.close()
      },
    }
  } catch (error) {
    for (const shard of shards.values()) shard.close()
    throw error
  }
}
