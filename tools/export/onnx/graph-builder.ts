/** Builds an ONNX graph, operator by operator; `encode.ts` writes it to disk. Values are named by strings. */
import { type DType, float32Tensor, int64Tensor, type Tensor } from '../weights/tensor.js'

export type Value = string
export type Attribute =
  | number
  | string
  | readonly number[]
  | { readonly float: number }
  | { readonly floats: readonly number[] }
export type Attributes = Readonly<Record<string, Attribute>>

export interface GraphNode {
  readonly name: string
  readonly type: string
  readonly domain: string
  readonly inputs: readonly Value[]
  readonly outputs: readonly Value[]
  readonly attributes: Attributes
}

/** A tensor whose bytes are read when the file is written, so that a graph never holds its weights. */
export interface LazyTensor {
  readonly dtype: DType
  readonly shape: readonly number[]
  load(): Uint8Array
}

/** An extent, or the name of a free one. */
export type Extent = number | string

export interface ValueInfo {
  readonly name: Value
  readonly dtype: DType
  readonly shape: readonly Extent[]
}

export class GraphBuilder {
  readonly inputs: ValueInfo[] = []
  readonly outputs: ValueInfo[] = []
  readonly nodes: GraphNode[] = []
  readonly initializers = new Map<Value, LazyTensor>()
  /** Operator-set version of the standard domain; raised by what is used. */
  opset = 17
  readonly domains = new Map<string, number>()
  readonly metadata = new Map<string, string>()
  readonly name: string
  #scope: string[] = []
  #count = 0
  #constants = new Map<string, Value>()

  constructor(name: string) {
    this.name = name
  }

  input(name: Value, dtype: DType, shape: readonly Extent[]): Value {
    this.inputs.push({ name, dtype, shape })
    return name
  }

  /** Publishes a value as the graph output `name`. */
  output(name: Value, value: Value, dtype: DType, shape: readonly Extent[]): void {
    if (name !== value)
      this.nodes.push({ name, type: 'Identity', domain: '', inputs: [value], outputs: [name], attributes: {} })
    this.outputs.push({ name, dtype, shape })
  }

  /** Names the nodes written by `body` after a part of the model. */
  scope<T>(name: string, body: () => T): T {
    this.#scope.push(name)
    try {
      return body()
    } finally {
      this.#scope.pop()
    }
  }

  /** An initializer; a second one of the same name is the same tensor. */
  weight(name: Value, tensor: LazyTensor | Tensor): Value {
    if (!this.initializers.has(name)) {
      const lazy = 'load' in tensor ? tensor : { dtype: tensor.dtype, shape: tensor.shape, load: () => tensor.bytes }
      this.initializers.set(name, lazy)
    }
    return name
  }

  floats(values: Float32Array | readonly number[], shape: readonly number[]): Value {
    return this.constant(float32Tensor(Float32Array.from(values), shape))
  }

  ints(values: readonly number[], shape: readonly number[] = [values.length]): Value {
    return this.constant(int64Tensor(values, shape))
  }

  /** A small constant; equal ones are shared. */
  constant(tensor: Tensor): Value {
    const key =
      tensor.bytes.byteLength <= 512
        ? `${tensor.dtype} ${tensor.shape} ${Buffer.from(tensor.bytes).toString('hex')}`
        : undefined
    const known = key === undefined ? undefined : this.#constants.get(key)
    if (known !== undefined) return known
    const name = this.#fresh('constant')
    this.weight(name, tensor)
    if (key !== undefined) this.#constants.set(key, name)
    return name
  }

  /** Appends an operator with one output. An absent optional input is ''. */
  op(
    type: string,
    inputs: readonly Value[],
    attributes: Attributes = {},
    options: { domain?: string; opset?: number } = {},
  ): Value {
    return this.ops(type, inputs, attributes, 1, options)[0]!
  }

  ops(
    type: string,
    inputs: readonly Value[],
    attributes: Attributes = {},
    outputCount = 1,
    { domain = '', opset }: { domain?: string; opset?: number } = {},
  ): readonly Value[] {
    const needed = opset ?? opsetNeeded[type]
    if (domain !== '') this.domains.set(domain, Math.max(this.domains.get(domain) ?? 1, opset ?? 1))
    else if (needed !== undefined) this.opset = Math.max(this.opset, needed)
    const name = this.#fresh(type)
    const outputs = Array.from({ length: outputCount }, (_, i) => (outputCount === 1 ? name : `${name}.${i}`))
    this.nodes.push({ name, type, domain, inputs, outputs, attributes })
    return outputs
  }

  #fresh(type: string): string {
    return [...this.#scope, `${type}_${this.#count++}`].join('/')
  }
}

/** First operator-set version in which an operator exists in the form used here. */
const opsetNeeded: Readonly<Record<string, number>> = { DeformConv: 19, Gelu: 20, GridSample: 20, Split: 18 }
