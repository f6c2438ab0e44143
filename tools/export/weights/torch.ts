/**
 * PyTorch checkpoints, zip and legacy. The tensors are those of the state dict, wherever it lies: at the top, under
 * `model`, `state_dict` or `module`.
 */
import { basename } from 'node:path'
import { SlicedFile } from './file-slice.js'
import {
  isTensorRef,
  type PickleDict,
  PickleError,
  type PickleValue,
  type StorageRef,
  type TensorRef,
  unpickle,
} from './pickle.js'
import { bytesPerElement, elementCount, type Tensor, type WeightSource } from './tensor.js'
import { dataOffset, readZipDirectory } from './zip.js'

/** The first pickle of a legacy file: torch's magic number. */
const legacyMagic = 0x1950a86a20f9469cfc6cn
/** Larger than the pickle of any model; the tensors are not in it. */
const pickleBytesMax = 256 * 2 ** 20

/** Finds a storage's first byte in the file. */
type StorageOffset = (storage: StorageRef) => number

/** @throws GoshawkError 'weights-invalid' | 'file-missing' */
export function openTorch(path: string): WeightSource {
  const file = new SlicedFile(path)
  try {
    const start = file.read(0, Math.min(4, file.size), 'the signature')
    const zip = start[0] === 0x50 && start[1] === 0x4b
    const { root, storageOffset } = zip ? readZipped(file) : readLegacy(file)
    return sourceOf(file, root, storageOffset)
  } catch (error) {
    file.close()
    throw error instanceof PickleError ? file.invalid(error.message) : error
  }
}

function readZipped(file: SlicedFile): { root: PickleValue; storageOffset: StorageOffset } {
  const entries = readZipDirectory(file)
  const pickle = [...entries.values()].find(({ name }) => /^[^/]+\/data\.pkl$/.test(name))
  if (!pickle) throw file.invalid('is a zip archive without data.pkl; expected a checkpoint of torch.save')
  if (pickle.size > pickleBytesMax) throw file.invalid(`${pickle.name} claims ${pickle.size} bytes`)
  const folder = pickle.name.slice(0, -'data.pkl'.length)
  const byteOrder = entries.get(`${folder}byteorder`)
  if (
    byteOrder &&
    new TextDecoder().decode(file.read(dataOffset(file, byteOrder), byteOrder.size, 'byteorder')) !== 'little'
  ) {
    throw file.invalid('was written on a big-endian machine')
  }
  const { value } = unpickle(file.read(dataOffset(file, pickle), pickle.size, pickle.name))
  return {
    root: value,
    storageOffset: ({ key, dtype, length }) => {
      const entry = entries.get(`${folder}data/${key}`)
      if (!entry) throw file.invalid(`has no storage ${key}`)
      if (entry.size < length * bytesPerElement[dtype])
        throw file.invalid(`storage ${key} holds ${entry.size} bytes; ${length} ${dtype} need more`)
      return dataOffset(file, entry)
    },
  }
}

/** Magic, protocol, system info, object, storage keys: five pickles; then each storage as its length and its elements. */
function readLegacy(file: SlicedFile): { root: PickleValue; storageOffset: StorageOffset } {
  const bytes = file.read(0, Math.min(file.size, pickleBytesMax), 'the pickles')
  const magic = unpickle(bytes)
  if (magic.value !== legacyMagic) throw file.invalid('is neither a zip archive nor a legacy checkpoint of torch.save')
  const protocol = unpickle(bytes, magic.end)
  const system = unpickle(bytes, protocol.end)
  const root = unpickle(bytes, system.end)
  const keys = unpickle(bytes, root.end)
  if (!Array.isArray(keys.value)) throw file.invalid('has no list of storages')
  const lengths = new Map<string, StorageRef>()
  collectStorages(root.value, lengths)
  const offsets = new Map<string, number>()
  let at = keys.end
  for (const key of keys.value) {
    const storage = typeof key === 'string' ? lengths.get(key) : undefined
    if (!storage) throw file.invalid(`lists storage ${String(key)}, which no tensor uses`)
    const length = Number(
      new DataView(file.read(at, 8, `the length of storage ${storage.key}`).buffer).getBigInt64(0, true),
    )
    if (length !== storage.length)
      throw file.invalid(`storage ${storage.key} holds ${length} elements; its tensors expect ${storage.length}`)
    offsets.set(storage.key, at + 8)
    at += 8 + length * bytesPerElement[storage.dtype]
  }
  return {
    root: root.value,
    storageOffset: ({ key }) => {
      const offset = offsets.get(key)
      if (offset === undefined) throw file.invalid(`has no storage ${key}`)
      return offset
    },
  }
}

function collectStorages(value: PickleValue, into: Map<string, StorageRef>, seen = new Set<PickleValue>()): void {
  const pending: PickleValue[] = [value]
  while (pending.length > 0) {
    const next = pending.pop()!
    if (isTensorRef(next)) into.set(next.storage.key, next.storage)
    else if ((Array.isArray(next) || next instanceof Map) && !seen.has(next)) {
      seen.add(next)
      for (const item of next.values()) pending.push(item)
    }
  }
}

function sourceOf(file: SlicedFile, root: PickleValue, storageOffset: StorageOffset): WeightSource {
  const tensors = new Map<string, TensorRef>()
  for (const [key, value] of stateDict(file, root)) {
    if (typeof key === 'string' && isTensorRef(value)) tensors.set(key, value)
  }
  if (tensors.size === 0)
    throw file.invalid('holds no tensors; expected a state dict at the top, or under model, state_dict or module')
  return {
    description: basename(file.path),
    entries: () => [...tensors].map(([key, { storage, shape }]) => ({ key, dtype: storage.dtype, shape })),
    read(key) {
      const tensor = tensors.get(key)
      if (!tensor) throw file.invalid(`has no tensor ${key}`, { key })
      return readTensor(file, key, tensor, storageOffset(tensor.storage))
    },
    close: () => file.close(),
  }
}

function stateDict(file: SlicedFile, root: PickleValue): PickleDict {
  if (!(root instanceof Map)) throw file.invalid('does not hold a dictionary')
  for (const name of ['state_dict', 'model', 'module']) {
    const inner = root.get(name)
    if (inner instanceof Map) return inner
  }
  return root
}

function readTensor(
  file: SlicedFile,
  key: string,
  { storage, offset, shape, strides }: TensorRef,
  start: number,
): Tensor {
  const width = bytesPerElement[storage.dtype]
  const count = elementCount(shape)
  if (count === 0) return { dtype: storage.dtype, shape, bytes: new Uint8Array(0) }
  const last = offset + shape.reduce((sum, extent, axis) => sum + (extent - 1) * strides[axis]!, 0)
  if (last >= storage.length)
    throw file.invalid(`${key} reaches element ${last} of a storage of ${storage.length}`, { key })
  let contiguous = 1
  const isContiguous = shape.every((_, i) => {
    const axis = shape.length - 1 - i
    const matches = shape[axis] === 1 || strides[axis] === contiguous
    contiguous *= shape[axis]!
    return matches
  })
  if (isContiguous) return { dtype: storage.dtype, shape, bytes: file.read(start + offset * width, count * width, key) }
  if (count > last - offset + 1)
    throw file.invalid(`${key} repeats elements of its storage (strides ${strides})`, { key })
  const span = file.read(start + offset * width, (last - offset + 1) * width, key)
  const bytes = new Uint8Array(count * width)
  for (let i = 0; i < count; i++) {
    let rest = i
    let from = 0
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += (rest % shape[axis]!) * strides[axis]!
      rest = Math.floor(rest / shape[axis]!)
    }
    bytes.set(span.subarray(from * width, (from + 1) * width), i * width)
  }
  return { dtype: storage.dtype, shape, bytes }
}
