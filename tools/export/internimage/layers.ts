/** The layers InternImage is made of, on channels-last values, with weights that are read when the file is written. */
import type { GraphBuilder, LazyTensor, Value } from '../onnx/graph-builder.js'
import { float32Values, type WeightSource } from '../weights/tensor.js'

const layerNormEpsilon = 1e-6

/** Rows of a projection in another order; -1 is a row of zeros. */
export interface FoldedRows {
  readonly rows: readonly number[]
  /** Distinguishes the folded tensors from the official ones. */
  readonly name: string
  readonly scale: number
  readonly biasOf: (official: number | undefined, row: number) => number
}

export class Layers {
  readonly graph: GraphBuilder
  readonly weights: WeightSource
  readonly prefix: string
  readonly #shapes: ReadonlyMap<string, readonly number[]>

  constructor(graph: GraphBuilder, weights: WeightSource, shapes: ReadonlyMap<string, readonly number[]>, prefix = '') {
    this.graph = graph
    this.weights = weights
    this.prefix = prefix
    this.#shapes = shapes
  }

  at(name: string): Layers {
    return new Layers(this.graph, this.weights, this.#shapes, `${this.prefix}${name}.`)
  }

  /** The shape the architecture gives a parameter. */
  shapeOf(name: string): readonly number[] {
    const shape = this.#shapes.get(this.prefix + name)
    if (!shape) throw new Error(`the architecture has no parameter ${this.prefix}${name}`)
    return shape
  }

  read(name: string): Float32Array {
    return float32Values(this.weights.read(this.prefix + name))
  }

  /** A parameter under its official name. */
  weight(name: string): Value {
    return this.derived(name, this.shapeOf(name), () => this.read(name))
  }

  /** An initializer computed from parameters when the file is written. */
  derived(name: string, shape: readonly number[], compute: () => Float32Array): Value {
    const tensor: LazyTensor = {
      dtype: 'float32',
      shape,
      load: () => {
        const values = compute()
        return new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
      },
    }
    return this.graph.weight(this.prefix + name, tensor)
  }

  planar(x: Value): Value {
    return this.graph.op('Transpose', [x], { perm: [0, 3, 1, 2] })
  }

  channelsLast(x: Value): Value {
    return this.graph.op('Transpose', [x], { perm: [0, 2, 3, 1] })
  }

  /** x W^T + b over the last axis. */
  linear(x: Value, name: string, folded?: FoldedRows): Value {
    return this.affine(x, `${name}.weight`, `${name}.bias`, folded)
  }

  affine(x: Value, weightName: string, biasName: string, folded?: FoldedRows): Value {
    const [outputs, inputs] = this.shapeOf(weightName) as [number, number]
    const rows = folded?.rows ?? Array.from({ length: outputs }, (_, row) => row)
    const scale = folded?.scale ?? 1
    const suffix = folded ? `.${folded.name}` : ''
    const weight = this.derived(`${weightName}${suffix}.transposed`, [inputs, rows.length], () => {
      const official = this.read(weightName)
      const transposed = new Float32Array(inputs * rows.length)
      rows.forEach((source, row) => {
        if (source < 0) return
        for (let i = 0; i < inputs; i++) transposed[i * rows.length + row] = scale * official[source * inputs + i]!
      })
      return transposed
    })
    const bias = folded
      ? this.derived(`${biasName}${suffix}`, [rows.length], () => {
          const official = this.read(biasName)
          return Float32Array.from(rows, (source, row) =>
            folded.biasOf(source < 0 ? undefined : official[source]!, row),
          )
        })
      : this.weight(biasName)
    return this.graph.op('Add', [this.graph.op('MatMul', [x, weight]), bias])
  }

  /** The same layer on planar values: a 1x1 convolution. */
  pointwise(x: Value, name: string): Value {
    const [outputs, inputs] = this.shapeOf(`${name}.weight`) as [number, number]
    const weight = this.derived(`${name}.weight`, [outputs, inputs, 1, 1], () => this.read(`${name}.weight`))
    const bias = this.weight(`${name}.bias`)
    return this.graph.op('Conv', [x, weight, bias], { kernel_shape: [1, 1] })
  }

  /** 3x3, stride 2, padding 1, planar. */
  halve(x: Value, name: string, bias: boolean): Value {
    const inputs = [x, this.weight(`${name}.weight`), ...(bias ? [this.weight(`${name}.bias`)] : [])]
    return this.graph.op('Conv', inputs, { kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1] })
  }

  layerNorm(x: Value, name: string): Value {
    const inputs = [x, this.weight(`${name}.weight`), this.weight(`${name}.bias`)]
    return this.graph.op('LayerNormalization', inputs, { axis: -1, epsilon: { float: layerNormEpsilon } })
  }

  /** Exact (erf). */
  gelu(x: Value): Value {
    return this.graph.op('Gelu', [x])
  }

  /** Softmax over the last axis of the grouped shape, back in the ungrouped one. */
  softmaxOver(
    x: Value,
    [batch, height, width, groups, points]: readonly [number, number, number, number, number],
  ): Value {
    const grouped = this.graph.op('Reshape', [x, this.graph.ints([batch, height, width, groups, points])])
    return this.graph.op('Reshape', [
      this.graph.op('Softmax', [grouped], { axis: -1 }),
      this.graph.ints([batch, height, width, groups * points]),
    ])
  }
}
