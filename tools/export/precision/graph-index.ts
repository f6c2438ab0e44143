/** Who writes a value of a graph, who reads it, and what type its elements have. */
import { GraphBuilder, type GraphNode, type Value } from '../onnx/graph-builder.js'
import type { DType } from '../weights/tensor.js'

export interface GraphIndex {
  readonly producer: ReadonlyMap<Value, GraphNode>
  readonly consumers: ReadonlyMap<Value, readonly GraphNode[]>
  readonly types: ReadonlyMap<Value, DType>
}

const comparisons = new Set(['Greater', 'Less', 'GreaterOrEqual', 'LessOrEqual', 'Equal', 'And', 'Or', 'Not', 'IsNaN'])
const positions = new Set(['Shape', 'Size', 'NonZero', 'ArgMax', 'ArgMin'])
/** TensorProto.DataType of what a Cast can say here. */
export const castTypes = { float32: 1, uint8: 2, int8: 3, int32: 6, int64: 7, bool: 9, float16: 10 } as const

/** Nodes stand in the order they are computed in, as ONNX wants it. */
export function indexGraph(graph: GraphBuilder): GraphIndex {
  const producer = new Map<Value, GraphNode>()
  const consumers = new Map<Value, GraphNode[]>()
  const types = new Map<Value, DType>()
  for (const { name, dtype } of graph.inputs) types.set(name, dtype)
  for (const [name, { dtype }] of graph.initializers) types.set(name, dtype)
  for (const node of graph.nodes) {
    for (const input of new Set(node.inputs)) {
      const known = consumers.get(input)
      if (known === undefined) consumers.set(input, [node])
      else known.push(node)
    }
    const type = outputType(node, types)
    for (const output of node.outputs) {
      producer.set(output, node)
      types.set(output, type)
    }
  }
  return { producer, consumers, types }
}

function outputType(node: GraphNode, types: ReadonlyMap<Value, DType>): DType {
  if (node.type === 'Cast') {
    const { to } = node.attributes
    const found = Object.entries(castTypes).find(([, code]) => code === to)
    if (found === undefined) throw new Error(`${node.name}: casts to an unknown type`)
    return found[0] as DType
  }
  if (comparisons.has(node.type)) return 'bool'
  if (positions.has(node.type)) return 'int64'
  const source = node.type === 'Where' ? node.inputs[1]! : node.inputs[0]!
  const type = types.get(source)
  if (type === undefined) throw new Error(`${node.name}: reads ${source} before it is written`)
  return type
}

/** The same graph without nodes and initializers, to be filled by a pass. */
export function emptyCopy(graph: GraphBuilder): GraphBuilder {
  const copy = new GraphBuilder(graph.name)
  copy.inputs.push(...graph.inputs)
  copy.outputs.push(...graph.outputs)
  copy.opset = graph.opset
  for (const [domain, version] of graph.domains) copy.domains.set(domain, version)
  for (const [key, value] of graph.metadata) copy.metadata.set(key, value)
  return copy
}

/**
 * Operators with trained parameters: convolutions and products with a matrix of weights. A product of a graph input with
 * constants (projection by `lidar2img`) is geometry, not a layer.
 */
export function isLearned(node: GraphNode, graph: GraphBuilder): boolean {
  const [data, weights] = node.inputs
  if (weights === undefined || !graph.initializers.has(weights)) return false
  if (node.type === 'Conv' || node.type === 'Gemm') return true
  return node.type === 'MatMul' && !graph.inputs.some(({ name }) => name === data)
}

/** What the detector's decoder publishes: numbers that no later layer mends. */
export function boxOutputs(graph: GraphBuilder): readonly Value[] {
  const names = ['cls_scores', 'bbox_preds']
  return graph.outputs.map(({ name }) => name).filter((name) => names.includes(name))
}

/** Nodes that `values` are computed from, back to those that `stopsAt` names (excluded). */
export function computedFrom(
  values: Iterable<Value>,
  index: GraphIndex,
  stopsAt: (node: GraphNode) => boolean,
): Set<GraphNode> {
  const found = new Set<GraphNode>()
  const open = [...values]
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    const node = index.producer.get(value)
    if (node === undefined || found.has(node) || stopsAt(node)) continue
    found.add(node)
    open.push(...node.inputs)
  }
  return found
}

/** Drops nodes that nobody reads (a Transpose whose only reader now reads a copy) and initializers. */
export function withoutUnread(graph: GraphBuilder): GraphBuilder {
  const read = new Set<Value>(graph.outputs.map(({ name }) => name))
  const kept: GraphNode[] = []
  for (const node of graph.nodes.toReversed()) {
    if (!node.outputs.some((output) => read.has(output))) continue
    kept.push(node)
    for (const input of node.inputs) read.add(input)
  }
  graph.nodes.splice(0, graph.nodes.length, ...kept.reverse())
  for (const name of graph.initializers.keys()) if (!read.has(name)) graph.initializers.delete(name)
  return graph
}
