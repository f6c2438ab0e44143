/** The layers a BEVFormer v2 head is made of, written into an ONNX graph with their weights. */
import type { GraphBuilder } from '../onnx/graph-builder.js'
import type { WeightReader } from './weight-reader.js'

/** A value of the graph, by name. */
export type Value = string

const layerNormEpsilon = 1e-5

/** Writes layers under a weight prefix; `at` goes deeper. Tokens are [N, C], row-major over the BEV grid or the queries. */
export class Layers {
  constructor(
    readonly graph: GraphBuilder,
    readonly weights: WeightReader,
    readonly prefix = '',
  ) {}

  at(name: string): Layers {
    return new Layers(this.graph, this.weights, `${this.prefix}${name}.`)
  }

  read(key: string): Float32Array {
    return this.weights.read(this.prefix + key)
  }

  op(type: string, inputs: readonly Value[], attributes: Attributes = {}): Value {
    return this.graph.op(type, inputs, attributes)
  }

  split(x: Value, axis: number, parts: number): readonly Value[] {
    return this.graph.ops('Split', [x], { axis, num_outputs: parts }, parts)
  }

  floats(values: Float32Array | readonly number[], shape: readonly number[]): Value {
    return this.graph.floats(values, shape)
  }

  scalar(value: number): Value {
    return this.graph.floats([value], [])
  }

  ints(values: readonly number[], shape: readonly number[] = [values.length]): Value {
    return this.graph.ints(values, shape)
  }

  reshape(x: Value, shape: readonly number[]): Value {
    return this.op('Reshape', [x, this.ints(shape)])
  }

  transpose(x: Value, perm: readonly number[]): Value {
    return this.op('Transpose', [x], { perm })
  }

  add(a: Value, b: Value): Value {
    return this.op('Add', [a, b])
  }

  mul(a: Value, b: Value): Value {
    return this.op('Mul', [a, b])
  }

  sub(a: Value, b: Value): Value {
    return this.op('Sub', [a, b])
  }

  div(a: Value, b: Value): Value {
    return this.op('Div', [a, b])
  }

  concat(values: readonly Value[], axis: number): Value {
    return this.op('Concat', values, { axis })
  }

  gather(data: Value, indices: Value, axis = 0): Value {
    return this.op('Gather', [data, indices], { axis })
  }

  sum(x: Value, axis: number, keepdims = 0): Value {
    return this.op('ReduceSum', [x, this.ints([axis])], { keepdims })
  }

  softmax(x: Value, axis: number): Value {
    return this.op('Softmax', [x], { axis })
  }

  relu(x: Value): Value {
    return this.op('Relu', [x])
  }

  /** x W^T + b on [N, in], with the named weights or with given ones. */
  linear(x: Value, name: string): Value {
    const bias = this.read(`${name}.bias`)
    return this.affine(x, this.read(`${name}.weight`), bias)
  }

  /** x W^T + b on [N, in]; `weight` is [out, in] row-major, `bias` [out]. */
  affine(x: Value, weight: Float32Array, bias: Float32Array): Value {
    const outputs = bias.length
    const w = this.floats(weight, [outputs, weight.length / outputs])
    return this.op('Gemm', [x, w, this.floats(bias, [outputs])], { transB: 1 })
  }

  /** 1x1 convolution on [1, C, h, w]: the same as `linear` on its cells. */
  pointwise(x: Value, weight: Float32Array, bias: Float32Array): Value {
    const outputs = bias.length
    const w = this.floats(weight, [outputs, weight.length / outputs, 1, 1])
    return this.op('Conv', [x, w, this.floats(bias, [outputs])], { kernel_shape: [1, 1] })
  }

  layerNorm(x: Value, name: string): Value {
    const scale = this.read(`${name}.weight`)
    const bias = this.read(`${name}.bias`)
    const inputs = [x, this.floats(scale, [scale.length]), this.floats(bias, [bias.length])]
    return this.op('LayerNormalization', inputs, { axis: -1, epsilon: layerNormEpsilon })
  }

  /** x + Lin2(relu(Lin1(x))) */
  feedForward(x: Value): Value {
    return this.add(x, this.linear(this.relu(this.linear(x, 'ffns.0.layers.0.0')), 'ffns.0.layers.1'))
  }

  /** [N, C] -> [1, C, h, w] */
  cellsToMap(x: Value, { height, width }: { height: number; width: number }, channels: number): Value {
    return this.reshape(this.transpose(x, [1, 0]), [1, channels, height, width])
  }

  /** [1, C, h, w] -> [h*w, C] */
  mapToCells(x: Value, channels: number): Value {
    return this.transpose(this.reshape(x, [channels, -1]), [1, 0])
  }

  /**
   * Multi-scale deformable attention's inner sum on one map (Deformable DETR, arXiv 2010.04159, eq. 2).
   *
   * @param value - [heads, C/heads, h, w]
   * @param grid - [heads, Q, P, 2], x before y, -1..1 over the whole map (align_corners false)
   * @param weights - [heads, 1, Q, P]
   * @returns [heads, C/heads, Q]
   */
  sampleAndSum(value: Value, grid: Value, weights: Value): Value {
    const mode = this.graph.opset >= 20 ? 'linear' : 'bilinear'
    const samples = this.op('GridSample', [value, grid], { mode, padding_mode: 'zeros', align_corners: 0 })
    return this.sum(this.mul(samples, weights), 3)
  }
}

export type Attributes = Readonly<Record<string, number | string | readonly number[]>>
