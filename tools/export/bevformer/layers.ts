/** The layers a BEVFormer v2 head is made of, written into an ONNX graph with their weights. */
import type { Attributes, GraphBuilder, Value } from '../onnx/graph-builder.js'
import { float32Tensor } from '../weights/tensor.js'
import type { WeightReader } from './weight-reader.js'

export type { Value } from '../onnx/graph-builder.js'

const layerNormEpsilon = 1e-5

/** Writes layers under a weight prefix; `at` goes deeper. Tokens are [N, C], row-major over the BEV grid or the queries. */
export class Layers {
  readonly graph: GraphBuilder
  readonly weights: WeightReader
  readonly prefix: string
  readonly #scope: string

  /** `prefix` ends with a dot, or is empty. */
  constructor(graph: GraphBuilder, weights: WeightReader, prefix = '') {
    this.graph = graph
    this.weights = weights
    this.prefix = prefix
    this.#scope = prefix.slice(0, -1) || graph.name
  }

  at(name: string): Layers {
    return new Layers(this.graph, this.weights, `${this.prefix}${name}.`)
  }

  read(key: string): Float32Array {
    return this.weights.read(this.prefix + key)
  }

  shape(key: string): readonly number[] {
    return this.weights.shape(this.prefix + key)
  }

  op(type: string, inputs: readonly Value[], attributes: Attributes = {}): Value {
    return this.graph.scope(this.#scope, () => this.graph.op(type, inputs, attributes))
  }

  split(x: Value, axis: number, parts: number): readonly Value[] {
    return this.graph.scope(this.#scope, () => this.graph.ops('Split', [x], { axis, num_outputs: parts }, parts))
  }

  /** A named tensor that is computed when the file is written; asked for twice, it is stored once. */
  weight(name: string, shape: readonly number[], values: () => Float32Array): Value {
    const load = () => float32Tensor(values(), shape).bytes
    return this.graph.weight(this.prefix + name, { dtype: 'float32', shape, load })
  }

  /** A parameter as it stands in the checkpoint. */
  parameter(key: string): Value {
    return this.weight(key, this.shape(key), () => this.read(key))
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

  /** x W^T + b on [N, in]. */
  linear(x: Value, name: string): Value {
    return this.affine(x, this.parameter(`${name}.weight`), this.parameter(`${name}.bias`))
  }

  /** x W^T + b on [N, in]; `weight` is [out, in], `bias` [out]. */
  affine(x: Value, weight: Value, bias: Value): Value {
    return this.op('Gemm', [x, weight, bias], { transB: 1 })
  }

  /** `linear` on the cells of [1, C, h, w]. */
  pointwise(x: Value, name: string): Value {
    const shape = [...this.shape(`${name}.weight`), 1, 1]
    const weight = this.weight(`${name}.weight`, shape, () => this.read(`${name}.weight`))
    return this.op('Conv', [x, weight, this.parameter(`${name}.bias`)], { kernel_shape: [1, 1] })
  }

  layerNorm(x: Value, name: string): Value {
    const inputs = [x, this.parameter(`${name}.weight`), this.parameter(`${name}.bias`)]
    return this.op('LayerNormalization', inputs, { axis: -1, epsilon: { float: layerNormEpsilon } })
  }

  /**
   * A convolution without bias and the batch normalisation behind it, which folds into its weights. On [N, C, h, w],
   * odd kernels, padded so that only the stride changes the size.
   */
  normalisedConvolution(
    conv: string,
    norm: string,
    x: Value,
    { stride, epsilon }: { readonly stride: number; readonly epsilon: number },
  ): Value {
    const shape = this.shape(`${conv}.weight`)
    const [outputs, , height, width] = shape as [number, number, number, number]
    const factors = () => {
      const variance = this.read(`${norm}.running_var`)
      return this.read(`${norm}.weight`).map((scale, o) => scale / Math.sqrt(variance[o]! + epsilon))
    }
    const weight = this.weight(`${conv}.weight*${norm}`, shape, () => {
      const values = this.read(`${conv}.weight`).slice()
      const perOutput = values.length / outputs
      factors().forEach((factor, o) => {
        for (let i = o * perOutput; i < (o + 1) * perOutput; i++) values[i]! *= factor
      })
      return values
    })
    const bias = this.weight(`${norm}.bias*`, [outputs], () => {
      const mean = this.read(`${norm}.running_mean`)
      const scales = factors()
      return this.read(`${norm}.bias`).map((value, o) => value - mean[o]! * scales[o]!)
    })
    const [padY, padX] = [(height - 1) / 2, (width - 1) / 2]
    return this.op('Conv', [x, weight, bias], {
      kernel_shape: [height, width],
      strides: [stride, stride],
      pads: [padY, padX, padY, padX],
    })
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
    const samples = this.op('GridSample', [value, grid], { mode: 'linear', padding_mode: 'zeros', align_corners: 0 })
    return this.sum(this.mul(samples, weights), 3)
  }
}
