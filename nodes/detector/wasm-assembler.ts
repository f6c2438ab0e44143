/**
 * The few WebAssembly instructions `resample-kernel.ts` needs, as functions that return their bytes in stack order
 * (WebAssembly Core 2.0, section 5). Operands come first, so nested calls read like expressions.
 */
export type Code = readonly number[]

const i32Type = 0x7f
const v128Type = 0x7b
const simdPrefix = 0xfd

/** LEB128, unsigned. */
function unsigned(value: number): number[] {
  const bytes: number[] = []
  let rest = value >>> 0
  do {
    const more = rest > 0x7f
    bytes.push((rest & 0x7f) | (more ? 0x80 : 0))
    rest >>>= 7
  } while (rest > 0)
  return bytes
}

/** LEB128, signed. */
function signed(value: number): number[] {
  const bytes: number[] = []
  let rest = value | 0
  for (;;) {
    const low = rest & 0x7f
    rest >>= 7
    const last = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)
    bytes.push(last ? low : low | 0x80)
    if (last) return bytes
  }
}

const simd = (opcode: number, ...operands: Code[]): Code => [...operands.flat(), simdPrefix, ...unsigned(opcode)]
/** Memory access without an alignment promise. */
const simdMemory = (opcode: number, offset: number, ...operands: Code[]): Code => [
  ...simd(opcode, ...operands),
  0,
  ...unsigned(offset),
]

export const constant = (value: number): Code => [0x41, ...signed(value)]
export const get = (local: number): Code => [0x20, ...unsigned(local)]
export const set = (local: number, value: Code): Code => [...value, 0x21, ...unsigned(local)]
export const add = (a: Code, b: Code): Code => [...a, ...b, 0x6a]
export const subtract = (a: Code, b: Code): Code => [...a, ...b, 0x6b]
export const loadI32 = (address: Code, offset = 0): Code => [...address, 0x28, 2, ...unsigned(offset)]
export const storeI32 = (address: Code, value: Code): Code => [...address, ...value, 0x36, 0, 0]

export const v128 = {
  load: (address: Code, offset = 0) => simdMemory(0, offset, address),
  /** Four copies of the 32 bits at the address. */
  loadSplat32: (address: Code, offset = 0) => simdMemory(9, offset, address),
  store: (address: Code, value: Code) => simdMemory(11, 0, address, value),
  bytes: (bytes: readonly number[]): Code => [...simd(12), ...bytes],
  splatI32: (value: Code) => simd(17, value),
  /** Byte i of the result is byte indices[i] of `source`; 0x80 makes a zero. */
  swizzle: (source: Code, indices: Code) => simd(14, source, indices),
  /** Byte i of the result is byte lanes[i] of `a` followed by `b`. */
  shuffle: (a: Code, b: Code, lanes: readonly number[]): Code => [...simd(13, a, b), ...lanes],
  firstLaneI32: (value: Code): Code => [...simd(27, value), 0],
  /** The low, or high, eight bytes as 16-bit numbers. */
  extendLowU8: (value: Code) => simd(0x89, value),
  extendHighU8: (value: Code) => simd(0x8a, value),
  addI32: (a: Code, b: Code) => simd(0xae, a, b),
  /** Sums of products of neighbouring signed 16-bit lanes, as four 32-bit numbers. */
  dotI16: (a: Code, b: Code) => simd(0xba, a, b),
  shiftLeftI32: (value: Code, bits: Code) => simd(0xab, value, bits),
  shiftRightI32: (value: Code, bits: Code) => simd(0xac, value, bits),
  /** 32-bit numbers to 16 bits, saturating at the signed bounds. */
  narrowToI16: (low: Code, high: Code) => simd(0x85, low, high),
  /** Signed 16-bit numbers to bytes, saturating at 0 and 255. */
  narrowToU8: (low: Code, high: Code) => simd(0x66, low, high),
}

/** Runs the body `count` times (a local that is counted down to zero), at least once. */
export function repeat(count: number, ...body: Code[]): Code {
  const emptyBlock = 0x40
  return [
    ...[0x03, emptyBlock],
    ...body.flat(),
    ...set(count, subtract(get(count), constant(1))),
    ...get(count),
    ...[0x0d, 0], // br_if to the loop's start
    0x0b,
  ]
}

export interface WasmFunction {
  readonly name: string
  /** i32 parameters: locals from 0. */
  readonly parameters: number
  /** i32 locals after the parameters, then v128 ones. */
  readonly locals: { readonly i32: number; readonly v128: number }
  readonly body: Code
}

/** A module that imports `env.memory` and exports the functions, none of which returns anything. */
export function assembleModule(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const section = (id: number, content: Code): number[] => [id, ...unsigned(content.length), ...content]
  const vector = (items: readonly Code[]): number[] => [...unsigned(items.length), ...items.flat()]
  const text = (value: string): number[] => vector([...Buffer.from(value, 'utf8')].map((byte) => [byte]))
  const types = functions.map(({ parameters }) => [0x60, ...vector(Array(parameters).fill([i32Type])), 0])
  const bodies = functions.map(({ locals, body }) => {
    const groups = [
      [...unsigned(locals.i32), i32Type],
      [...unsigned(locals.v128), v128Type],
    ]
    const content = [...vector(groups), ...body, 0x0b]
    return [...unsigned(content.length), ...content]
  })
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector(types)),
    ...section(2, vector([[...text('env'), ...text('memory'), 0x02, 0x00, 0x01]])),
    ...section(3, vector(functions.map((_, index) => unsigned(index)))),
    ...section(7, vector(functions.map(({ name }, index) => [...text(name), 0x00, ...unsigned(index)]))),
    ...section(10, vector(bodies)),
  ])
}
