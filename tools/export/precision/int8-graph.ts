/**
 * A graph with integer layers in QDQ form: QuantizeLinear and DequantizeLinear stand around what an engine then runs on
 * int8. Activations have one symmetric scale each, zero point 0, which ONNX Runtime and TensorRT both take.
 *
 * ONNX Runtime's CPU provider makes QLinearConv of a convolution between the two, and MatMulIntegerToFloat of a matrix
 * product behind DequantizeLinear. It must not see `MatMul + bias`, which it would turn into a float32 Gemm first
 * (1.30): the bias is subtracted with its sign changed.
 */
import type { GraphBuilder, GraphNode, Value } from '../onnx/graph-builder.js'
import { elementCount, float32Values } from '../weights/tensor.js'
import type { Int8Grid } from './choose-grid.js'
import { emptyCopy, withoutUnread } from './graph-index.js'
import type { Int8Plan, PlannedLayer } from './int8-plan.js'
import { type LazyQuantisedWeights, lazyQuantisedWeights } from './int8-weights.js'
import { QuantisedValues } from './quantised-values.js'

export interface Measured {
  readonly grid: Int8Grid
  readonly shape: readonly number[]
}

/** A product with fewer rows is a stream of its weights; converting would cost more than it saves. */
const rowsMin = 16

/** @param measured - every value of `measuredValues(plan)`. */
export function toInt8Graph(plan: Int8Plan, measured: ReadonlyMap<Value, Measured>): GraphBuilder {
  const int8 = emptyCopy(plan.graph)
  int8.scope('int8', () => new Int8Writer(int8, plan, measured).write())
  return withoutUnread(int8)
}

class Int8Writer {
  readonly #int8: GraphBuilder
  readonly #plan: Int8Plan
  readonly #measured: ReadonlyMap<Value, Measured>
  readonly #values: QuantisedValues
  readonly #weights = new Map<Value, LazyQuantisedWeights>()

  constructor(int8: GraphBuilder, plan: Int8Plan, measured: ReadonlyMap<Value, Measured>) {
    this.#int8 = int8
    this.#plan = plan
    this.#measured = measured
    const grids = new Map([...measured].map(([value, { grid }]) => [value, grid]))
    this.#values = new QuantisedValues(int8, plan.index.producer, grids)
  }

  write(): void {
    const layers = this.#plan.layers.filter((layer) => this.#isWorthwhile(layer))
    const planned = new Map(layers.map((layer) => [layer.node, layer]))
    const written = new Set<GraphNode>()
    for (const node of this.#plan.graph.nodes) {
      const layer = planned.get(node)
      if (written.has(node)) continue
      if (layer === undefined) {
        this.#int8.nodes.push({ ...node, inputs: node.inputs.map((input) => this.#kept(input)) })
      } else if (layer.result !== undefined) this.#writeConvolution(layer, layer.result)
      else {
        const bias = biasOf(node, this.#plan)
        if (bias !== undefined) written.add(bias.add)
        this.#writeProduct(layer, bias)
      }
    }
  }

  #isWorthwhile({ node, weight, axis, source }: PlannedLayer): boolean {
    if (node.type === 'Conv') return true
    const { shape } = this.#plan.graph.initializers.get(weight)!
    return elementCount(this.#measured.get(source)!.shape) / shape[1 - axis]! >= rowsMin
  }

  #kept(input: Value): Value {
    const initializer = this.#plan.graph.initializers.get(input)
    return initializer === undefined ? input : this.#int8.weight(input, initializer)
  }

  #writeConvolution(layer: PlannedLayer, result: Value): void {
    const { node } = layer
    const [output] = node.outputs as readonly [Value]
    const inputs = [this.#values.dequantisedFor(node, node.inputs[0]!), this.#dequantisedWeight(layer)]
    const bias = node.inputs.slice(2).map((input) => this.#kept(input))
    this.#int8.nodes.push({ ...node, inputs: [...inputs, ...bias], outputs: [`${output}.float`] })
    this.#values.roundTrip(`${output}.float`, output, this.#measured.get(result)!.grid)
  }

  #writeProduct(layer: PlannedLayer, bias: Bias | undefined): void {
    const { node, source, weight } = layer
    const { centre } = this.#measured.get(source)!.grid
    const inputs = [this.#values.dequantisedFor(node, node.inputs[0]!), this.#dequantisedWeight(layer)]
    const [output] = (bias?.add ?? node).outputs as readonly [Value]
    const isBare = bias === undefined && centre === 0
    const product = isBare ? output : `${node.outputs[0]}.product`
    this.#int8.nodes.push({ ...node, inputs, outputs: [product] })
    if (isBare) return
    const weights = this.#weights.get(weight)!
    const tensor = bias && this.#plan.graph.initializers.get(bias.value)!
    const negative = this.#int8.weight(`${node.name}.negative_bias`, {
      dtype: 'float32',
      shape: weights.scales.shape,
      load: () => {
        const own = tensor && float32Values({ dtype: 'float32', shape: tensor.shape, bytes: tensor.load() })
        const values = weights.channelSums().map((sum, channel) => -((own?.[channel] ?? 0) + centre * sum))
        return new Uint8Array(values.buffer)
      },
    })
    const name = `${node.name}.bias`
    this.#int8.nodes.push({
      name,
      type: 'Sub',
      domain: '',
      inputs: [product, negative],
      outputs: [output],
      attributes: {},
    })
  }

  #dequantisedWeight({ node, weight, axis }: PlannedLayer): Value {
    const name = `${weight}.dequantised`
    if (this.#weights.has(weight)) return name
    const lazy = lazyQuantisedWeights(this.#plan.graph.initializers.get(weight)!, axis)
    this.#weights.set(weight, lazy)
    this.#int8.nodes.push({
      name: `${node.name}.weight`,
      type: 'DequantizeLinear',
      domain: '',
      inputs: [this.#int8.weight(`${weight}.int8`, lazy.values), this.#int8.weight(`${weight}.scale`, lazy.scales)],
      outputs: [name],
      attributes: { axis },
    })
    return name
  }
}

interface Bias {
  readonly value: Value
  /** The Add behind the product. */
  readonly add: GraphNode
}

function biasOf(node: GraphNode, { graph, index }: Int8Plan): Bias | undefined {
  const [add, ...others] = index.consumers.get(node.outputs[0]!) ?? []
  if (add?.type !== 'Add' || others.length > 0) return undefined
  const value = add.inputs.find((input) => input !== node.outputs[0])
  const initializer = value === undefined ? undefined : graph.initializers.get(value)
  return initializer?.dtype === 'float32' && initializer.shape.length === 1 ? { value: value!, add } : undefined
}
