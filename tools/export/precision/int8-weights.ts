/** Weights as int8 with one scale per output channel, symmetric: w = scale * q, |q| <= 127. */
import type { LazyTensor } from '../onnx/graph-builder.js'
import { elementCount, float32Values } from '../weights/tensor.js'

export interface QuantisedWeights {
  readonly values: Int8Array
  /** One per output channel; 1 for a channel of zeros. */
  readonly scales: Float32Array
}

const levels = 127

/** @param axis - of the output channels in `shape`. */
export function quantiseWeights(weights: Float32Array, shape: readonly number[], axis: number): QuantisedWeights {
  const channels = shape[axis]!
  const inner = elementCount(shape.slice(axis + 1))
  const scales = new Float32Array(channels)
  const channelOf = inner === 1 ? (i: number) => i % channels : (i: number) => Math.floor(i / inner) % channels
  for (let i = 0; i < weights.length; i++) {
    const channel = channelOf(i)
    const size = Math.abs(weights[i]!)
    if (size > scales[channel]!) scales[channel] = size
  }
  for (let channel = 0; channel < channels; channel++) {
    const scale = Math.fround(scales[channel]! / levels)
    scales[channel] = scale > 0 ? scale : 1
  }
  const values = new Int8Array(weights.length)
  for (let i = 0; i < weights.length; i++) {
    const level = Math.round(weights[i]! / scales[channelOf(i)]!)
    values[i] = Math.max(-levels, Math.min(levels, level))
  }
  return { values, scales }
}

/** Initializers that stand for a quantised weight, and what a centred input adds to the layer's result. */
export interface LazyQuantisedWeights {
  /** int8, the weight's shape. */
  readonly values: LazyTensor
  /** float32, one per output channel. */
  readonly scales: LazyTensor
  /** Sum of the dequantised weights of each output channel. */
  channelSums(): Float32Array
}

/** Written in the order values, scales, sums, the weight is read once. */
export function lazyQuantisedWeights(tensor: LazyTensor, axis: number): LazyQuantisedWeights {
  let known: { readonly scales: Float32Array; readonly sums: Float32Array } | undefined
  const compute = () => {
    const weights = float32Values({ dtype: 'float32', shape: tensor.shape, bytes: tensor.load() })
    const { values, scales } = quantiseWeights(weights, tensor.shape, axis)
    known = { scales, sums: channelSums(values, scales, tensor.shape, axis) }
    return values
  }
  const remembered = () => {
    if (known === undefined) compute()
    return known!
  }
  return {
    values: { dtype: 'int8', shape: tensor.shape, load: () => new Uint8Array(compute().buffer) },
    scales: {
      dtype: 'float32',
      shape: [tensor.shape[axis]!],
      load: () => new Uint8Array(remembered().scales.buffer),
    },
    channelSums: () => remembered().sums,
  }
}

function channelSums(values: Int8Array, scales: Float32Array, shape: readonly number[], axis: number): Float32Array {
  const inner = elementCount(shape.slice(axis + 1))
  const sums = new Float64Array(scales.length)
  for (let i = 0; i < values.length; i++) sums[Math.floor(i / inner) % scales.length]! += values[i]!
  return Float32Array.from(sums, (sum, channel) => sum * scales[channel]!)
}
