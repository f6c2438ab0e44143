/** How layers get at their weights: by the official key with its part's prefix, as float32 in the official order. */
import { fitWeights } from '../weights/fit-weights.js'
import { randomWeights } from '../weights/random.js'
import { float32Values, type WeightSource } from '../weights/tensor.js'
import type { WeightShape } from './head-weights.js'

export interface WeightReader {
  /** Borrowed: whoever changes it copies it first. Throws GoshawkError 'weights-invalid' when it cannot be read. */
  read(key: string): Float32Array
  shape(key: string): readonly number[]
}

/** Checkpoints of old PyTorch lack it, and nothing reads it at inference. */
const withoutEffect = /\.num_batches_tracked$/

/** Keys of a checkpoint of a whole detector, whichever part of it may be missing. */
const wholeDetector = /^(img_backbone|img_neck|pts_bbox_head)\./

/**
 * One part of a detector.
 *
 * @param source - a checkpoint of the whole detector, or of this part alone without the prefix.
 * @param prefix - of the part in a detector's checkpoint, e.g. `pts_bbox_head.`
 * @param shapes - the part's parameters, without the prefix.
 * @param allowPartial - fill what is missing with random weights (seed 0) instead of failing.
 * @throws GoshawkError 'weights-invalid' listing missing, unexpected and mis-shaped keys.
 */
export function partWeights(
  source: WeightSource,
  prefix: string,
  shapes: readonly WeightShape[],
  allowPartial = false,
): WeightSource {
  const prefixed = source.entries().some(({ key }) => key.startsWith(prefix) || wholeDetector.test(key))
  return fitWeights(source, shapes, {
    prefix: prefixed ? prefix : '',
    ignore: withoutEffect,
    ...(allowPartial ? { partialFrom: randomWeights(shapes, 0) } : {}),
  })
}

/** `part` as `partWeights` gives it; keys are asked for with the prefix. */
export function weightReader(part: WeightSource, prefix: string): WeightReader {
  const shapes = new Map(part.entries().map(({ key, shape }) => [prefix + key, shape]))
  return {
    shape(key) {
      const shape = shapes.get(key)
      if (shape === undefined) throw new Error(`the architecture has no parameter ${key}`)
      return shape
    },
    read: (key) => float32Values(part.read(key.slice(prefix.length))),
  }
}
