/**
 * Reads the pickles torch.save writes, executing nothing: a machine for the opcodes of protocols 2 to 5 that builds plain
 * values, tensors as descriptions of where their bytes lie, and refuses every other callable by name.
 * (Opcodes: Python's pickletools; tensor layout: torch/_utils.py's documented contract.)
 */
import type { DType } from './tensor.js'

export interface StorageRef {
  readonly key: string
  readonly dtype: DType
  /** Elements. */
  readonly length: number
}

export interface TensorRef {
  readonly kind: 'tensor'
  readonly storage: StorageRef
  /** Elements. */
  readonly offset: number
  readonly shape: readonly number[]
  readonly strides: readonly number[]
}

export type PickleDict = Map<PickleValue, PickleValue>
export type PickleValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | PickleValue[]
  | PickleDict
  | TensorRef
  | StorageRef
  | Callable

interface Callable {
  readonly kind: 'callable'
  readonly name: string
}

export class PickleError extends Error {}

const storageTypes: Readonly<Record<string, DType>> = {
  FloatStorage: 'float32',
  HalfStorage: 'float16',
  BFloat16Storage: 'bfloat16',
  DoubleStorage: 'float64',
  LongStorage: 'int64',
  IntStorage: 'int32',
  CharStorage: 'int8',
  ByteStorage: 'uint8',
  BoolStorage: 'bool',
}

const rebuilders = new Set([
  'torch._utils._rebuild_tensor_v2',
  'torch._utils._rebuild_parameter',
  'collections.OrderedDict',
  'torch.Size',
])

const mark = Symbol('mark')
type StackItem = PickleValue | typeof mark

/** Deeper nesting than any checkpoint has. */
const stackMax = 1_000_000
const rankMax = 16

export interface Unpickled {
  readonly value: PickleValue
  /** Offset of the byte after STOP. */
  readonly end: number
}

/** @throws PickleError naming opcode or callable, and the byte. */
export function unpickle(bytes: Uint8Array, start = 0): Unpickled {
  return new Machine(bytes, start).run()
}

class Machine {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at: number
  readonly #stack: StackItem[] = []
  readonly #memo = new Map<number, PickleValue>()

  constructor(bytes: Uint8Array, start: number) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#at = start
  }

  run(): Unpickled {
    for (;;) {
      const opcode = this.#byte()
      if (opcode === 0x2e) return { value: this.#pop(), end: this.#at }
      this.#step(opcode)
      if (this.#stack.length > stackMax) throw this.#error('nests deeper than any checkpoint')
    }
  }

  #step(opcode: number): void {
    switch (String.fromCharCode(opcode)) {
      case '\x80': // PROTO
        if (this.#byte() > 5) throw this.#error('is of a protocol after 5')
        return
      case '\x95': // FRAME
        this.#take(8)
        return
      case '}':
        this.#push(new Map())
        return
      case ']':
      case ')':
        this.#push([])
        return
      case '(':
        this.#stack.push(mark)
        return
      case 'N':
        this.#push(null)
        return
      case '\x88':
        this.#push(true)
        return
      case '\x89':
        this.#push(false)
        return
      case 'K':
        this.#push(this.#byte())
        return
      case 'M':
        this.#push(this.#view.getUint16(this.#take(2), true))
        return
      case 'J':
        this.#push(this.#view.getInt32(this.#take(4), true))
        return
      case '\x8a':
        this.#push(this.#long(this.#byte()))
        return
      case 'G':
        this.#push(this.#view.getFloat64(this.#take(8), false))
        return
      case 'X':
        this.#push(this.#text(this.#view.getUint32(this.#take(4), true)))
        return
      case '\x8c':
        this.#push(this.#text(this.#byte()))
        return
      case 'B':
      case 'T':
        this.#push(this.#blob(this.#view.getUint32(this.#take(4), true)))
        return
      case 'C':
      case 'U':
        this.#push(this.#blob(this.#byte()))
        return
      case 'q':
        this.#remember(this.#byte())
        return
      case 'r':
        this.#remember(this.#view.getUint32(this.#take(4), true))
        return
      case '\x94':
        this.#remember(this.#memo.size)
        return
      case 'h':
        this.#recall(this.#byte())
        return
      case 'j':
        this.#recall(this.#view.getUint32(this.#take(4), true))
        return
      case '0':
        this.#pop()
        return
      case '\x85':
        this.#push(this.#popMany(1))
        return
      case '\x86':
        this.#push(this.#popMany(2))
        return
      case '\x87':
        this.#push(this.#popMany(3))
        return
      case 't':
      case 'l':
        this.#push(this.#popToMark())
        return
      case 'a': {
        const item = this.#pop()
        this.#list().push(item)
        return
      }
      case 'e': {
        const items = this.#popToMark()
        this.#list().push(...items)
        return
      }
      case 's':
        this.#setItems(this.#popMany(2))
        return
      case 'u':
        this.#setItems(this.#popToMark())
        return
      case 'c':
        this.#push(this.#callable(`${this.#line()}.${this.#line()}`))
        return
      case '\x93': {
        const [module, name] = this.#popMany(2)
        this.#push(this.#callable(`${String(module)}.${String(name)}`))
        return
      }
      case 'Q':
        this.#push(this.#storage(this.#pop()))
        return
      case 'R': {
        const [callable, args] = this.#popMany(2)
        this.#push(this.#reduce(callable, args))
        return
      }
      case 'b': // BUILD: the attributes torch hangs on an OrderedDict (_metadata) hold no tensors
        this.#pop()
        return
      default:
        throw this.#error(`uses opcode 0x${opcode.toString(16).padStart(2, '0')}, which torch.save does not write`)
    }
  }

  #callable(name: string): Callable {
    const storage = /^torch\.(\w+)$/.exec(name)?.[1]
    if (!rebuilders.has(name) && !(storage !== undefined && storage in storageTypes)) {
      throw this.#error(`calls ${name}; only tensors, parameters and dictionaries are read, and nothing is executed`)
    }
    return { kind: 'callable', name }
  }

  #storage(id: PickleValue | undefined): StorageRef {
    if (!Array.isArray(id) || id[0] !== 'storage') throw this.#error('has a persistent id that is no storage')
    const [, type, key, , length] = id
    const dtype = isCallable(type) ? storageTypes[type.name.replace('torch.', '')] : undefined
    if (!dtype || typeof key !== 'string' || !isCount(length))
      throw this.#error('describes a storage that makes no sense')
    return { key, dtype, length }
  }

  #reduce(callable: PickleValue | undefined, args: PickleValue | undefined): PickleValue {
    if (!isCallable(callable) || !Array.isArray(args)) throw this.#error('calls something that is no callable')
    switch (callable.name) {
      case 'collections.OrderedDict':
        if (args.length > 0) throw this.#error('builds an OrderedDict from arguments')
        return new Map()
      case 'torch.Size':
        return Array.isArray(args[0]) ? args[0] : []
      case 'torch._utils._rebuild_parameter':
        if (!isTensorRef(args[0])) throw this.#error('wraps something that is no tensor in a parameter')
        return args[0]
      case 'torch._utils._rebuild_tensor_v2':
        return this.#tensor(args)
      default:
        throw this.#error(`calls ${callable.name}`)
    }
  }

  #tensor([storage, offset, shape, strides]: readonly PickleValue[]): TensorRef {
    const isExtents = (value: PickleValue | undefined): value is number[] =>
      Array.isArray(value) && value.every(isCount)
    if (
      !isStorageRef(storage) ||
      !isCount(offset) ||
      !isExtents(shape) ||
      !isExtents(strides) ||
      shape.length !== strides.length ||
      shape.length > rankMax
    ) {
      throw this.#error('describes a tensor that makes no sense')
    }
    return { kind: 'tensor', storage, offset, shape, strides }
  }

  #setItems(items: readonly PickleValue[]): void {
    const target = this.#stack.at(-1)
    if (!(target instanceof Map)) throw this.#error('sets an item of something that is no dictionary')
    if (items.length % 2 !== 0) throw this.#error('sets a key without a value')
    for (let i = 0; i < items.length; i += 2) target.set(items[i]!, items[i + 1]!)
  }

  #list(): PickleValue[] {
    const target = this.#stack.at(-1)
    if (!Array.isArray(target)) throw this.#error('appends to something that is no list')
    return target
  }

  #push(value: PickleValue): void {
    this.#stack.push(value)
  }

  #pop(): PickleValue {
    const item = this.#stack.pop()
    if (item === undefined || item === mark) throw this.#error('takes a value from an empty stack')
    return item
  }

  #popMany(count: number): PickleValue[] {
    return Array.from({ length: count }, () => this.#pop()).reverse()
  }

  #popToMark(): PickleValue[] {
    const items: PickleValue[] = []
    for (;;) {
      const item = this.#stack.pop()
      if (item === mark) return items.reverse()
      if (item === undefined) throw this.#error('looks for a mark that is not there')
      items.push(item)
    }
  }

  #remember(slot: number): void {
    const top = this.#stack.at(-1)
    if (top === undefined || top === mark) throw this.#error('remembers a value that is not there')
    this.#memo.set(slot, top)
  }

  #recall(slot: number): void {
    const value = this.#memo.get(slot)
    if (value === undefined) throw this.#error(`recalls slot ${slot}, which is empty`)
    this.#push(value)
  }

  #long(length: number): number | bigint {
    let value = 0n
    const start = this.#take(length)
    for (let i = length - 1; i >= 0; i--) value = (value << 8n) | BigInt(this.#bytes[start + i]!)
    const signed = length === 0 ? 0n : BigInt.asIntN(length * 8, value)
    return signed >= BigInt(Number.MIN_SAFE_INTEGER) && signed <= BigInt(Number.MAX_SAFE_INTEGER)
      ? Number(signed)
      : signed
  }

  #text(length: number): string {
    const start = this.#take(length)
    return new TextDecoder().decode(this.#bytes.subarray(start, start + length))
  }

  #blob(length: number): Uint8Array {
    const start = this.#take(length)
    return this.#bytes.slice(start, start + length)
  }

  #line(): string {
    const end = this.#bytes.indexOf(0x0a, this.#at)
    if (end < 0) throw this.#error('ends in the middle of a name')
    const text = new TextDecoder().decode(this.#bytes.subarray(this.#at, end))
    this.#at = end + 1
    return text
  }

  #byte(): number {
    return this.#bytes[this.#take(1)]!
  }

  /** Advances and returns where it was. */
  #take(length: number): number {
    const start = this.#at
    if (start + length > this.#bytes.byteLength) throw this.#error('is truncated')
    this.#at = start + length
    return start
  }

  #error(what: string): PickleError {
    return new PickleError(`the pickle ${what} (byte ${this.#at})`)
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

function isCallable(value: PickleValue | undefined): value is Callable {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'callable'
}

function isStorageRef(value: PickleValue | undefined): value is StorageRef {
  return typeof value === 'object' && value !== null && 'dtype' in value && !('kind' in value)
}

export function isTensorRef(value: PickleValue | undefined): value is TensorRef {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'tensor'
}
