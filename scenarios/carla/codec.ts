/** Typed values to msgpack and back: small codecs that compose into CARLA's structs (arrays of fields in declared order). */
import { isUtf8 } from 'node:buffer'
import { GoshawkError } from '../../schemas/errors.js'
import { type Decoded, type Encodable, Float } from './msgpack.js'

export interface Codec<T> {
  /** Throws `message-invalid` for a value that has no such encoding. */
  encode(value: T): Encodable
  /** Throws `message-invalid` naming `where`, what was found and what was expected. */
  decode(value: Decoded, where: string): T
  /** What a struct takes when its sender, an older version, ends before this field. */
  readonly missing?: T
}

export type TypeOf<C> = C extends Codec<infer T> ? T : never

function unexpected(value: Decoded, where: string, expected: string): GoshawkError {
  const text = value instanceof Uint8Array ? `${value.length} bytes` : Array.isArray(value) ? 'an array' : String(value)
  return new GoshawkError('message-invalid', `${where}: found ${text.slice(0, 60)}; expected ${expected}`)
}

const unencodable = (value: unknown, expected: string) =>
  new GoshawkError('message-invalid', `cannot send ${String(value).slice(0, 60)}: expected ${expected}`)

export function expectArray(value: Decoded, where: string, expected = 'an array'): readonly Decoded[] {
  if (!Array.isArray(value)) throw unexpected(value, where, expected)
  return value
}

function integer(name: string, min: number, max: number): Codec<number> {
  const expected = `${name} (an integer from ${min} to ${max})`
  const fits = (value: unknown) => Number.isInteger(value) && (value as number) >= min && (value as number) <= max
  return {
    encode(value) {
      if (!fits(value)) throw unencodable(value, expected)
      return value
    },
    decode(value, where) {
      if (!fits(value)) throw unexpected(value, where, expected)
      return value as number
    },
  }
}

/** Read from float32, float64 or an integer, as rpclib does. */
function float(bits: 32 | 64, { mustBeFinite }: { mustBeFinite: boolean }): Codec<number> {
  const expected = mustBeFinite ? 'a finite number' : 'a number'
  return {
    encode(value) {
      if (!Number.isFinite(bits === 32 ? Math.fround(value) : value)) throw unencodable(value, `a finite float${bits}`)
      return new Float(bits, value)
    },
    decode(value, where) {
      const number = typeof value === 'bigint' ? Number(value) : value
      if (typeof number !== 'number' || (mustBeFinite && !Number.isFinite(number)))
        throw unexpected(value, where, expected)
      return number
    },
  }
}

export const u8 = integer('u8', 0, 0xff)
export const u16 = integer('u16', 0, 0xffff)
export const u32 = integer('u32', 0, 0xffffffff)
export const i32 = integer('i32', -0x80000000, 0x7fffffff)
export const f32 = float(32, { mustBeFinite: true })
export const f64 = float(64, { mustBeFinite: true })
/** What a sensor measured: CARLA's compass is NaN for a few frames after a spawn. */
export const measuredF32 = float(32, { mustBeFinite: false })

/** A frame number: u64 on the wire, a number here; 2^53 frames are not reached. */
export const frameNumber = integer('a frame number', 0, Number.MAX_SAFE_INTEGER)

/** Random 64-bit ids keep all their bits. */
export const u64: Codec<bigint> = {
  encode(value) {
    if (typeof value !== 'bigint' || value < 0n || value >= 1n << 64n) throw unencodable(value, 'a u64 as bigint')
    return value
  },
  decode(value, where) {
    const whole = typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : value
    if (typeof whole !== 'bigint' || whole < 0n) throw unexpected(value, where, 'u64')
    return whole
  },
}

export const bool: Codec<boolean> = {
  encode: (value) => value,
  decode(value, where) {
    if (typeof value !== 'boolean') throw unexpected(value, where, 'true or false')
    return value
  },
}

/** rpclib writes strings as str and reads str or bin. */
export const str: Codec<string> = {
  encode: (value) => value,
  decode(value, where) {
    if (typeof value === 'string') return value
    if (!(value instanceof Uint8Array) || !isUtf8(value)) throw unexpected(value, where, 'a string')
    return Buffer.from(value).toString('utf8')
  },
}

/** rpclib writes byte buffers as bin and reads bin or str; an array of integers is refused. */
export const bin: Codec<Uint8Array> = {
  encode: (value) => value,
  decode(value, where) {
    if (typeof value === 'string') return new Uint8Array(Buffer.from(value, 'utf8'))
    if (!(value instanceof Uint8Array)) throw unexpected(value, where, 'a byte buffer')
    return value
  },
}

export function list<T>(item: Codec<T>): Codec<readonly T[]> {
  return {
    encode: (values) => values.map((value) => item.encode(value)),
    decode: (value, where) => expectArray(value, where).map((each, index) => item.decode(each, `${where}[${index}]`)),
  }
}

/** rpclib's pair: exactly two. */
export function pair<A, B>(first: Codec<A>, second: Codec<B>): Codec<readonly [A, B]> {
  return {
    encode: ([a, b]) => [first.encode(a), second.encode(b)],
    decode(value, where) {
      const items = expectArray(value, where)
      if (items.length !== 2) throw unexpected(value, where, 'an array of two')
      return [first.decode(items[0]!, `${where}[0]`), second.decode(items[1]!, `${where}[1]`)]
    },
  }
}

/** `[false]` or `[true, value]`. */
export function optional<T>(item: Codec<T>): Codec<T | undefined> {
  return {
    encode: (value) => (value === undefined ? [false] : [true, item.encode(value)]),
    decode(value, where) {
      const [present, inner] = expectArray(value, where)
      if (present === false) return undefined
      if (present !== true || inner === undefined) throw unexpected(value, where, '[false] or [true, value]')
      return item.decode(inner, where)
    },
  }
}

/** A field that senders of an older version leave out at the end of a struct. */
export function since<T>(item: Codec<T>, missing: T): Codec<T> {
  return { encode: (value) => item.encode(value), decode: (value, where) => item.decode(value, where), missing }
}

type Fields = Readonly<Record<string, Codec<unknown>>>
type Mutable<T> = { -readonly [K in keyof T]: T[K] }
export type StructOf<F extends Fields> = { readonly [K in keyof F]: TypeOf<F[K]> }

/**
 * An array of the fields in the order given. Extra elements are ignored, and trailing fields made with `since` may be
 * missing. Unlike rpclib, which fills any missing field with zeros, the others must be there.
 */
export function struct<F extends Fields>(name: string, fields: F): Codec<StructOf<F>> {
  const entries = Object.entries(fields)
  return {
    encode: (value) => entries.map(([key, codec]) => codec.encode(value[key])),
    decode(value, where) {
      const items = expectArray(value, where, `${name} as an array of ${entries.length}`)
      const found: Mutable<Record<string, unknown>> = {}
      entries.forEach(([key, codec], index) => {
        const item = items[index]
        if (item !== undefined) found[key] = codec.decode(item, `${where}.${key}`)
        else if ('missing' in codec) found[key] = codec.missing
        else throw unexpected(value, where, `${name} with ${entries.length} fields, ${key} is missing`)
      })
      return found as StructOf<F>
    },
  }
}

/** The same struct as an older version sends it: only its first `count` fields. */
export function firstFields<T>(codec: Codec<T>, count: number): Codec<T> {
  return {
    encode: (value) => (codec.encode(value) as readonly Encodable[]).slice(0, count),
    decode: (value, where) => codec.decode(value, where),
  }
}
