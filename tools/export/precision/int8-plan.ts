/** Which layers of a graph become integer, and which values have to be measured for it. */
import type { GraphBuilder, GraphNode, Value } from '../onnx/graph-builder.js'
import { boxOutputs, computedFrom, type GraphIndex, indexGraph, isLearned } from './graph-index.js'

export interface PlannedLayer {
  readonly node: GraphNode
  readonly weight: Value
  /** Axis of the output channels in the weight. */
  readonly axis: number
  /** Measured: the layer's input, or what it was before it was only moved around. */
  readonly source: Value
  /**
   * Measured: where a convolution's result is quantised; the value behind its ReLU if nothing else reads it. An integer
   * matrix product may end in float32, a convolution may not.
   */
  readonly result: Value | undefined
}

export interface Int8Plan {
  readonly graph: GraphBuilder
  readonly index: GraphIndex
  readonly layers: readonly PlannedLayer[]
}

/** Operators that move elements and keep their values. */
const movements = new Set(['Transpose', 'Reshape', 'Identity', 'Flatten', 'Squeeze', 'Unsqueeze'])

export function isMovement(node: GraphNode | undefined): node is GraphNode {
  return node !== undefined && movements.has(node.type)
}

/** Layers on the pictures themselves have three input channels: nothing to gain there. */
const inputChannelsMin = 16
/**
 * Layers that stay float32, by their weights. The object queries' decoder: few rows, and what it gets wrong no later layer
 * mends. InternImage's last stage: an eighth of XL's multiply-adds, but 30 % of the error at its end.
 */
const floatWeights = /\.decoder\.|query_embedding|^levels\.3\.blocks\./

/**
 * Matrix products (`layersAsProducts` made them of what it could) and dense convolutions. Not those convolutions whose result a LayerNormalization reads: rounding it to
 * int8 made 40 % of InternImage-XL's error for its stem and downsampling (4 % of the multiply-adds) and its depth-wise
 * convolutions (no slower in float32).
 */
export function planInt8(graph: GraphBuilder): Int8Plan {
  const index = indexGraph(graph)
  const exact = computedFrom(boxOutputs(graph), index, ({ type }) => type === 'LayerNormalization')
  const layers = graph.nodes.flatMap((node): PlannedLayer[] => {
    if (!isLearned(node, graph) || exact.has(node)) return []
    const weight = node.inputs[1]!
    const { dtype, shape } = graph.initializers.get(weight)!
    const { group = 1 } = node.attributes
    if (dtype !== 'float32' || floatWeights.test(weight)) return []
    if (node.type === 'Gemm') return []
    if (node.type === 'Conv' && (group !== 1 || isNormalised(node, index))) return []
    const axis = node.type === 'Conv' ? 0 : shape.length - 1
    const source = sourceOf(node.inputs[0]!, index)
    if (shape[1 - axis]! < inputChannelsMin || graph.initializers.has(source)) return []
    return [{ node, weight, axis, source, result: node.type === 'Conv' ? resultOf(node, index) : undefined }]
  })
  return { graph, index, layers }
}

function isNormalised(node: GraphNode, index: GraphIndex): boolean {
  const readers = index.consumers.get(node.outputs[0]!) ?? []
  return readers.some(
    (reader) => reader.type === 'LayerNormalization' || (isMovement(reader) && isNormalised(reader, index)),
  )
}

function sourceOf(value: Value, index: GraphIndex): Value {
  let source = value
  for (let node = index.producer.get(source); isMovement(node); node = index.producer.get(source))
    source = node.inputs[0]!
  return source
}

function resultOf(conv: GraphNode, index: GraphIndex): Value {
  const [only, ...others] = index.consumers.get(conv.outputs[0]!) ?? []
  return only?.type === 'Relu' && others.length === 0 ? only.outputs[0]! : conv.outputs[0]!
}

/** Everything that has to be measured, once each. */
export function measuredValues({ layers }: Int8Plan): readonly Value[] {
  return [...new Set(layers.flatMap(({ source, result }) => (result === undefined ? [source] : [source, result])))]
}

/** Measured values that only matrix products read: their layers' biases can undo a shift. */
export function centrableValues({ layers }: Int8Plan): ReadonlySet<Value> {
  const products = new Set(layers.filter(({ result }) => result === undefined).map(({ source }) => source))
  for (const { source, result } of layers) if (result !== undefined) products.delete(source)
  for (const { result } of layers) if (result !== undefined) products.delete(result)
  return products
}
