/**
 * The two passes of a separable 8-bit resampling as WebAssembly SIMD, about ten times as fast as plain JavaScript and
 * equal to it bit for bit: sums of pixel x 23-bit weight stay exact because each weight is split into a high and a low
 * part that fit the 16-bit multiply-add, `weight = high * 2^11 + low`.
 *
 * Pixels are RGB, three bytes each. Both passes read and write a few bytes beyond the ends; `slackBytes` says how many.
 */
import type { AxisWeights } from './bicubic-weights.js'
import { weightBits } from './bicubic-weights.js'
import {
  add,
  assembleModule,
  type Code,
  constant,
  get,
  loadI32,
  repeat,
  set,
  storeI32,
  v128,
} from './wasm-assembler.js'

const lowBits = 11
const blockBytes = 16
/** Taps one iteration of the horizontal pass takes: 12 of the 16 bytes it loads. */
const tapsPerQuad = 4
const quadBytes = 16
const pairBytes = 8

export interface ResampleKernel {
  /** Resamples `rows` rows of `sourceStride` bytes to rows of 3 * targetWidth bytes. */
  horizontal(
    source: number,
    target: number,
    rows: number,
    sourceStride: number,
    targetWidth: number,
    starts: number,
    weights: number,
    quads: number,
  ): void
  /** Resamples columns: each of `targetHeight` rows of `blocks` * 16 bytes, written `rowBytes` apart. */
  vertical(
    source: number,
    target: number,
    rowBytes: number,
    targetHeight: number,
    starts: number,
    weights: number,
    pairs: number,
    blocks: number,
  ): void
}

export function instantiateKernel(memory: WebAssembly.Memory): ResampleKernel {
  const module = new WebAssembly.Module(assembleModule([horizontalPass(), verticalPass()]))
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as ResampleKernel
}

/** An axis as a pass reads it: 32-bit byte offsets, then rows of weights for groups of taps. */
export interface PackedAxis {
  readonly starts: Int32Array
  readonly weights: Int32Array
  /** Groups of taps for one target pixel: quads (horizontal) or pairs (vertical). */
  readonly groups: number
  /** Bytes a pass may read beyond the last source byte. */
  readonly slackBytes: number
}

/** Quad q of a pixel: [high of taps 0,1 | high 2,3 | low 0,1 | low 2,3], two 16-bit numbers each. */
export function packHorizontal(axis: AxisWeights): PackedAxis {
  const groups = Math.ceil(axis.taps / tapsPerQuad)
  const weights = packGroups(axis, groups, tapsPerQuad, ([a, b, c, d]) => [
    join(high(a!), high(b!)),
    join(high(c!), high(d!)),
    join(low(a!), low(b!)),
    join(low(c!), low(d!)),
  ])
  return { starts: axis.starts.map((x) => x * 3), weights, groups, slackBytes: groups * tapsPerQuad * 3 + blockBytes }
}

/** Pair p of a row: [high of taps 0,1 | low of taps 0,1]. */
export function packVertical(axis: AxisWeights, rowBytes: number): PackedAxis {
  const groups = Math.ceil(axis.taps / 2)
  const weights = packGroups(axis, groups, 2, ([a, b]) => [join(high(a!), high(b!)), join(low(a!), low(b!))])
  const slackBytes = groups * 2 * rowBytes + blockBytes
  return { starts: axis.starts.map((y) => y * rowBytes), weights, groups, slackBytes }
}

const high = (weight: number) => weight >> lowBits
const low = (weight: number) => weight & (2 ** lowBits - 1)
/** Two 16-bit numbers in one of 32 bits, the first in the lower half. */
const join = (first: number, second: number) => (first & 0xffff) | (second << 16)

function packGroups(
  axis: AxisWeights,
  groups: number,
  tapsPerGroup: number,
  pack: (weights: readonly number[]) => readonly number[],
): Int32Array {
  const packed: number[] = []
  for (let target = 0; target < axis.starts.length; target++) {
    const row = axis.weights.subarray(target * axis.taps, (target + 1) * axis.taps)
    for (let group = 0; group < groups; group++) {
      packed.push(...pack(Array.from({ length: tapsPerGroup }, (_, k) => row[group * tapsPerGroup + k] ?? 0)))
    }
  }
  return Int32Array.from(packed)
}

const nothing = 0x80
const rounding: Code = v128.splatI32(constant(2 ** (weightBits - 1)))
const zero: Code = v128.splatI32(constant(0))
/** (high * 2^11 + low) / 2^22, rounded down; `low` started at one half. */
const scaleDown = (highSum: number, lowSum: number): Code =>
  v128.shiftRightI32(v128.addI32(v128.shiftLeftI32(get(highSum), constant(lowBits)), get(lowSum)), constant(weightBits))
const advance = (local: number, bytes: Code): Code => set(local, add(get(local), bytes))
const accumulate = (sum: number, pixels: Code, weights: Code): Code =>
  set(sum, v128.addI32(get(sum), v128.dotI16(pixels, weights)))

function horizontalPass() {
  const [source, target, rows, sourceStride, targetWidth, starts, weights, quads] = [0, 1, 2, 3, 4, 5, 6, 7] as const
  const [pixelsLeft, quadsLeft, start, weight, tap] = [8, 9, 10, 11, 12] as const
  const [highSum, lowSum, pixels, pair, pairLanes0, pairLanes1] = [13, 14, 15, 16, 17, 18] as const
  /** Bytes of two neighbouring RGB pixels side by side, widened to 16 bits: r r g g b b 0 0. */
  const lanes = (first: number) => [0, 3, 1, 4, 2, 5].flatMap((byte) => [first + byte, nothing])
  const blank = [nothing, nothing, nothing, nothing]
  const body: Code = [
    ...set(pairLanes0, v128.bytes([...lanes(0), ...blank])),
    ...set(pairLanes1, v128.bytes([...lanes(6), ...blank])),
    ...repeat(
      rows,
      set(pixelsLeft, get(targetWidth)),
      set(start, get(starts)),
      set(weight, get(weights)),
      repeat(
        pixelsLeft,
        set(tap, add(get(source), loadI32(get(start)))),
        set(highSum, zero),
        set(lowSum, rounding),
        set(quadsLeft, get(quads)),
        repeat(
          quadsLeft,
          set(pixels, v128.load(get(tap))),
          set(pair, v128.swizzle(get(pixels), get(pairLanes0))),
          accumulate(highSum, get(pair), v128.loadSplat32(get(weight), 0)),
          accumulate(lowSum, get(pair), v128.loadSplat32(get(weight), 8)),
          set(pair, v128.swizzle(get(pixels), get(pairLanes1))),
          accumulate(highSum, get(pair), v128.loadSplat32(get(weight), 4)),
          accumulate(lowSum, get(pair), v128.loadSplat32(get(weight), 12)),
          advance(tap, constant(tapsPerQuad * 3)),
          advance(weight, constant(quadBytes)),
        ),
        set(pair, scaleDown(highSum, lowSum)),
        set(pair, v128.narrowToI16(get(pair), get(pair))),
        storeI32(get(target), v128.firstLaneI32(v128.narrowToU8(get(pair), get(pair)))),
        advance(target, constant(3)),
        advance(start, constant(4)),
      ),
      advance(source, get(sourceStride)),
    ),
  ]
  return { name: 'horizontal', parameters: 8, locals: { i32: 5, v128: 6 }, body }
}

function verticalPass() {
  const [source, target, rowBytes, targetHeight, starts, weights, pairs, blocks] = [0, 1, 2, 3, 4, 5, 6, 7] as const
  const [blocksLeft, pairsLeft, column, weight, rowStart, output] = [8, 9, 10, 11, 12, 13] as const
  const highSums = [14, 15, 16, 17] as const
  const lowSums = [18, 19, 20, 21] as const
  const [upper, lower, mixed, words, highWeights, lowWeights] = [22, 23, 24, 25, 26, 27] as const
  const interleave = (first: number) => Array.from({ length: 8 }, (_, i) => [first + i, first + i + 16]).flat()
  const quarter = (index: number): Code => [
    ...set(words, index % 2 === 0 ? v128.extendLowU8(get(mixed)) : v128.extendHighU8(get(mixed))),
    ...accumulate(highSums[index]!, get(words), get(highWeights)),
    ...accumulate(lowSums[index]!, get(words), get(lowWeights)),
  ]
  const body = repeat(
    targetHeight,
    set(blocksLeft, get(blocks)),
    set(rowStart, add(get(source), loadI32(get(starts)))),
    set(output, get(target)),
    repeat(
      blocksLeft,
      ...highSums.map((sum) => set(sum, zero)),
      ...lowSums.map((sum) => set(sum, rounding)),
      set(column, get(rowStart)),
      set(weight, get(weights)),
      set(pairsLeft, get(pairs)),
      repeat(
        pairsLeft,
        set(upper, v128.load(get(column))),
        advance(column, get(rowBytes)),
        set(lower, v128.load(get(column))),
        advance(column, get(rowBytes)),
        set(highWeights, v128.loadSplat32(get(weight), 0)),
        set(lowWeights, v128.loadSplat32(get(weight), 4)),
        advance(weight, constant(pairBytes)),
        set(mixed, v128.shuffle(get(upper), get(lower), interleave(0))),
        quarter(0),
        quarter(1),
        set(mixed, v128.shuffle(get(upper), get(lower), interleave(8))),
        quarter(2),
        quarter(3),
      ),
      v128.store(
        get(output),
        v128.narrowToU8(
          v128.narrowToI16(scaleDown(highSums[0], lowSums[0]), scaleDown(highSums[1], lowSums[1])),
          v128.narrowToI16(scaleDown(highSums[2], lowSums[2]), scaleDown(highSums[3], lowSums[3])),
        ),
      ),
      advance(output, constant(blockBytes)),
      advance(rowStart, constant(blockBytes)),
    ),
    set(weights, get(weight)),
    advance(target, get(rowBytes)),
    advance(starts, constant(4)),
  )
  return { name: 'vertical', parameters: 8, locals: { i32: 6, v128: 14 }, body }
}
