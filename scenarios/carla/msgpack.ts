/**
 * msgpack in the dialect of rpclib 2.2.1 (CARLA's RPC): nil, bool, integers in their shortest form, float32 and float64
 * where the type says so, UTF-8 strings, byte buffers and arrays. Maps and extensions never occur there and are refused.
 * Source: the msgpack specification, and CARLA's wire protocol notes, section 1.6.
 */
import { GoshawkError } from '../../schemas/errors.js'

/** A number written as a float whatever its value: a plain JavaScript number is written as an integer. */
export class Float {
  readonly bits: 32 | 64
  readonly value: number
  constructor(bits: 32 | 64, value: number) {
    this.bits = bits
    this.value = value
  }
}

/** What can be written. Plain numbers must be safe integers. */
export type Encodable = null | boolean | number | bigint | string | Uint8Array | Float | readonly Encodable[]

/** What is read: integers beyond 2^53 as bigint, byte buffers as copies the reader owns. */
export type Decoded = null | boolean | number | bigint | string | Uint8Array | readonly Decoded[]

const invalid = (message: string) => new GoshawkError('message-invalid', `msgpack: ${message}`)

class Writer {
  bytes = Buffer.allocUnsafe(256)
  length = 0

  /** Makes room for `count` bytes and returns where they begin. */
  #claim(count: number): number {
    const start = this.length
    this.length += count
    if (this.length > this.bytes.length) {
      const grown = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length))
      this.bytes.copy(grown, 0, 0, start)
      this.bytes = grown
    }
    return start
  }

  #sized(head: number, width: 1 | 2 | 4, value: number): void {
    const at = this.#claim(1 + width)
    this.bytes[at] = head
    this.bytes.writeUIntBE(value, at + 1, width)
  }

  #byte(value: number): void {
    const at = this.#claim(1)
    this.bytes[at] = value
  }

  #integer(value: bigint): void {
    if (value >= 0n) {
      if (value < 0x80n) this.#byte(Number(value))
      else if (value <= 0xffn) this.#sized(0xcc, 1, Number(value))
      else if (value <= 0xffffn) this.#sized(0xcd, 2, Number(value))
      else if (value <= 0xffffffffn) this.#sized(0xce, 4, Number(value))
      else if (value < 1n << 64n) {
        const at = this.#claim(9)
        this.bytes[at] = 0xcf
        this.bytes.writeBigUInt64BE(value, at + 1)
      } else throw invalid(`${value} does not fit in 64 bits`)
    } else if (value >= -0x20n) this.#byte(Number(value) & 0xff)
    else if (value >= -0x80n) this.#sized(0xd0, 1, Number(value) & 0xff)
    else if (value >= -0x8000n) this.#sized(0xd1, 2, Number(value) & 0xffff)
    else if (value >= -0x80000000n) this.#sized(0xd2, 4, Number(value) >>> 0)
    else if (value >= -(1n << 63n)) {
      const at = this.#claim(9)
      this.bytes[at] = 0xd3
      this.bytes.writeBigInt64BE(value, at + 1)
    } else throw invalid(`${value} does not fit in 64 bits`)
  }

  #counted(count: number, short: { head: number; max: number } | undefined, heads: readonly number[]): void {
    const [one, two = 0, four = 0] = heads
    if (short && count <= short.max) this.#byte(short.head | count)
    else if (one !== 0 && count <= 0xff) this.#sized(one!, 1, count)
    else if (count <= 0xffff) this.#sized(two, 2, count)
    else this.#sized(four, 4, count)
  }

  write(value: Encodable): void {
    if (value === null) this.#byte(0xc0)
    else if (typeof value === 'boolean') this.#byte(value ? 0xc3 : 0xc2)
    else if (typeof value === 'number') {
      if (!Number.isSafeInteger(value)) throw invalid(`${value} is no integer; floats are written as Float`)
      if (value >= 0 && value < 0x80) this.#byte(value)
      else this.#integer(BigInt(value))
    } else if (typeof value === 'bigint') this.#integer(value)
    else if (typeof value === 'string') {
      const size = Buffer.byteLength(value)
      this.#counted(size, { head: 0xa0, max: 31 }, [0xd9, 0xda, 0xdb])
      const at = this.#claim(size)
      this.bytes.write(value, at)
    } else if (value instanceof Float) {
      const at = this.#claim(1 + value.bits / 8)
      this.bytes[at] = value.bits === 32 ? 0xca : 0xcb
      if (value.bits === 32) this.bytes.writeFloatBE(value.value, at + 1)
      else this.bytes.writeDoubleBE(value.value, at + 1)
    } else if (value instanceof Uint8Array) {
      this.#counted(value.length, undefined, [0xc4, 0xc5, 0xc6])
      const at = this.#claim(value.length)
      this.bytes.set(value, at)
    } else {
      this.#counted(value.length, { head: 0x90, max: 15 }, [0, 0xdc, 0xdd])
      for (const item of value) this.write(item)
    }
  }
}

/** The bytes of one value. Throws `message-invalid` for a number that is neither a safe integer nor a `Float`. */
export function encodeMsgpack(value: Encodable): Buffer {
  const writer = new Writer()
  writer.write(value)
  return writer.bytes.subarray(0, writer.length)
}

type Kind = 'nil' | 'bool' | 'fixint' | 'uint' | 'int' | 'float' | 'str' | 'bin' | 'array'

/** What a first byte says: `width` bytes of value or count follow it, or the count is in the byte itself. */
interface Format {
  readonly kind: Kind
  readonly width: 0 | 1 | 2 | 4 | 8
  readonly inline: number
}

const formats: (Format | undefined)[] = Array.from({ length: 256 }, (_, head) => formatOf(head))

function formatOf(head: number): Format | undefined {
  const format = (kind: Kind, width: Format['width'], inline = 0): Format => ({ kind, width, inline })
  const widths = [1, 2, 4, 8] as const
  if (head < 0x80) return format('fixint', 0, head)
  if (head >= 0xe0) return format('fixint', 0, head - 0x100)
  if (head >= 0x90 && head < 0xa0) return format('array', 0, head & 0x0f)
  if (head >= 0xa0 && head < 0xc0) return format('str', 0, head & 0x1f)
  if (head === 0xc0) return format('nil', 0)
  if (head === 0xc2 || head === 0xc3) return format('bool', 0, head & 1)
  if (head >= 0xc4 && head <= 0xc6) return format('bin', widths[head - 0xc4]!)
  if (head === 0xca || head === 0xcb) return format('float', head === 0xca ? 4 : 8)
  if (head >= 0xcc && head <= 0xcf) return format('uint', widths[head - 0xcc]!)
  if (head >= 0xd0 && head <= 0xd3) return format('int', widths[head - 0xd0]!)
  if (head >= 0xd9 && head <= 0xdb) return format('str', widths[head - 0xd9]!)
  if (head === 0xdc || head === 0xdd) return format('array', head === 0xdc ? 2 : 4)
  return undefined
}

export interface DecoderLimits {
  /** Bytes of one top-level value; CARLA's largest reply (blueprints, OpenDRIVE) is a few MiB. */
  readonly messageBytesMax: number
  /** Values in one top-level value: a byte of input can become an object, so bytes alone do not bound memory. */
  readonly itemsMax: number
  /** Nested arrays; CARLA's deepest reply has about ten. */
  readonly depthMax: number
}

const defaultLimits: DecoderLimits = { messageBytesMax: 64 * 2 ** 20, itemsMax: 4_000_000, depthMax: 32 }

const opened = Symbol('array opened')

const small = (value: bigint): number | bigint =>
  value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value

/**
 * Reads concatenated values from chunks cut anywhere. Linear in the bytes, however they are cut.
 * After an error the position in the stream is lost: every later `push` throws the same error.
 */
export class MsgpackDecoder {
  readonly #limits: DecoderLimits
  readonly #text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  #bytes: Buffer = Buffer.alloc(0)
  #start = 0
  #end = 0
  #open: { readonly items: Decoded[]; left: number }[] = []
  /** Bytes and values of the top-level value in progress. */
  #messageBytes = 0
  #items = 0
  #failure: GoshawkError | undefined

  constructor(limits: Partial<DecoderLimits> = {}) {
    this.#limits = { ...defaultLimits, ...limits }
  }

  /** True when the bytes so far end between two values. */
  get isBetweenValues(): boolean {
    return this.#start === this.#end && this.#open.length === 0
  }

  /** Takes a chunk (copied) and hands on each value completed by it, in order. Throws `message-invalid`. */
  push(chunk: Uint8Array, onValue: (value: Decoded) => void): void {
    if (this.#failure) throw this.#failure
    this.#append(chunk)
    for (;;) {
      let value: Decoded | undefined
      try {
        value = this.#next()
      } catch (error) {
        this.#failure = error instanceof GoshawkError ? error : invalid(String(error))
        throw this.#failure
      }
      if (value === undefined) return
      onValue(value)
    }
  }

  #append(chunk: Uint8Array): void {
    const kept = this.#end - this.#start
    if (this.#end + chunk.length > this.#bytes.length) {
      const needed = kept + chunk.length
      const room = needed > this.#bytes.length ? Buffer.allocUnsafe(Math.max(2 * needed, 4096)) : this.#bytes
      this.#bytes.copy(room, 0, this.#start, this.#end)
      this.#bytes = room
      this.#start = 0
      this.#end = kept
    }
    this.#bytes.set(chunk, this.#end)
    this.#end += chunk.length
  }

  /** The next complete top-level value, or undefined when bytes are missing. */
  #next(): Decoded | undefined {
    for (;;) {
      let value = this.#token()
      if (value === undefined) return undefined
      if (value === opened) continue
      for (;;) {
        const parent = this.#open.at(-1)
        if (!parent) {
          this.#messageBytes = 0
          this.#items = 0
          return value as Decoded
        }
        parent.items.push(value as Decoded)
        parent.left--
        if (parent.left > 0) break
        this.#open.pop()
        value = parent.items
      }
    }
  }

  /** One token: a scalar, an empty array, or `opened` for the head of an array; undefined when bytes are missing. */
  #token(): Decoded | typeof opened | undefined {
    if (this.#start === this.#end) return undefined
    const head = this.#bytes[this.#start]!
    const format = formats[head]
    if (!format) throw invalid(`byte 0x${head.toString(16)} (a map, an extension or unused) is not spoken by CARLA`)
    const { kind, width, inline } = format
    const body = this.#start + 1
    if (this.#end < body + width) return undefined
    const counted = kind === 'str' || kind === 'bin' || kind === 'array'
    const count = !counted ? 0 : width === 0 ? inline : this.#bytes.readUIntBE(body, width)
    const size = 1 + width + (kind === 'array' ? 0 : count)
    const { messageBytesMax, itemsMax, depthMax } = this.#limits
    if (this.#messageBytes + 1 + width + count > messageBytesMax)
      throw invalid(`a value is longer than ${messageBytesMax} bytes`)
    if (this.#items + 1 + (kind === 'array' ? count : 0) > itemsMax)
      throw invalid(`a value holds more than ${itemsMax} values`)
    if (this.#end - this.#start < size) return undefined
    this.#start += size
    this.#messageBytes += size
    this.#items++
    if (kind === 'array') {
      if (count === 0) return []
      if (this.#open.length >= depthMax) throw invalid(`arrays are nested deeper than ${depthMax}`)
      this.#open.push({ items: [], left: count })
      return opened
    }
    return this.#scalar(format, body, count)
  }

  #scalar({ kind, width, inline }: Format, at: number, count: number): Decoded {
    const bytes = this.#bytes
    switch (kind) {
      case 'nil':
        return null
      case 'bool':
        return inline === 1
      case 'float':
        return width === 4 ? bytes.readFloatBE(at) : bytes.readDoubleBE(at)
      case 'uint':
        return width === 8 ? small(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, width)
      case 'int':
        return width === 8 ? small(bytes.readBigInt64BE(at)) : bytes.readIntBE(at, width)
      case 'bin':
        return new Uint8Array(bytes.subarray(at + width, at + width + count))
      case 'str':
        try {
          return this.#text.decode(bytes.subarray(at + width, at + width + count))
        } catch (cause) {
          throw new GoshawkError('message-invalid', 'msgpack: a string is not UTF-8', { cause })
        }
      default:
        return inline
    }
  }
}

/** The one value `bytes` holds. Throws `message-invalid` when it is cut short or something follows. */
export function decodeMsgpack(bytes: Uint8Array, limits: Partial<DecoderLimits> = {}): Decoded {
  const decoder = new MsgpackDecoder(limits)
  const values: Decoded[] = []
  decoder.push(bytes, (value) => values.push(value))
  if (values.length !== 1 || !decoder.isBetweenValues)
    throw invalid(`expected one value in ${bytes.length} bytes, found ${values.length} and a rest`)
  return values[0]!
}
