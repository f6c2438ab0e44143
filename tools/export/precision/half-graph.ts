/**
 * A graph in float16: weights and values become halves, except where halves go wrong. Float32 remain
 * - what is computed from the inputs before the first trained layer (pixel normalisation, camera geometry and hit masks);
 * - absolute sampling coordinates, back to the trained layer that predicts their offsets;
 * - sampling itself (DeformConv, GridSample) and the sum over its samples: positions of one type with their values;
 * - sums over many elements: LayerNormalization, Softmax, means, BatchNormalization;
 * - what scores and boxes are computed from since the last LayerNormalization: classification, regression, decoding.
 *
 * Graph inputs and outputs keep their types; Casts stand where the two meet. `TRTDCNv3` takes halves: the plug-in sums
 * in float32 on its own, and its offsets are relative to the tap.
 */
import { GoshawkError } from '../../../schemas/errors.js'
import type { GraphBuilder, GraphNode, LazyTensor, Value } from '../onnx/graph-builder.js'
import { float32Values } from '../weights/tensor.js'
import { float16Max, toFloat16 } from './float16.js'
import {
  boxOutputs,
  castTypes,
  computedFrom,
  emptyCopy,
  type GraphIndex,
  indexGraph,
  isLearned,
} from './graph-index.js'

const reductions = new Set([
  'LayerNormalization',
  'Softmax',
  'BatchNormalization',
  'GlobalAveragePool',
  'ReduceMean',
  'ReduceSum',
])
const sampling = new Set(['DeformConv', 'GridSample'])

export function toHalfGraph(graph: GraphBuilder): GraphBuilder {
  const index = indexGraph(graph)
  const exact = exactNodes(graph, index)
  const half = emptyCopy(graph)
  /** Values of float32 in the original, and what they are now. */
  const current = new Map<Value, 'float32' | 'float16'>()
  for (const { name, dtype } of graph.inputs) if (dtype === 'float32') current.set(name, 'float32')
  const cast = caster(half, current)
  const inputAs = (input: Value, type: 'float32' | 'float16'): Value => {
    const initializer = graph.initializers.get(input)
    if (initializer === undefined) return current.has(input) ? cast(input, type) : input
    if (initializer.dtype !== 'float32' || type === 'float32') return half.weight(input, initializer)
    return half.weight(`${input}.float16`, halved(input, initializer))
  }
  const published = new Set(graph.outputs.map(({ name }) => name))
  for (const node of graph.nodes) {
    const isFloat = index.types.get(node.outputs[0]!) === 'float32'
    const type = !isFloat || exact.has(node) ? 'float32' : 'float16'
    const inputs = node.inputs.map((input, i) => inputAs(input, isAlwaysFloat32(node, i) ? 'float32' : type))
    const attributes =
      node.type === 'Cast' && type === 'float16' ? { ...node.attributes, to: castTypes.float16 } : node.attributes
    // A published value keeps its name for the float32 one.
    const outputs =
      type === 'float16' ? node.outputs.map((name) => (published.has(name) ? `${name}.float16` : name)) : node.outputs
    half.nodes.push({ ...node, inputs, outputs, attributes })
    node.outputs.forEach((name, i) => {
      if (!isFloat) return
      current.set(outputs[i]!, type)
      if (outputs[i] !== name) {
        half.nodes.push(castNode(outputs[i]!, name, 'float32'))
        current.set(name, 'float32')
      }
    })
  }
  return half
}

/** Resize's region and scales, whatever it resizes. */
function isAlwaysFloat32({ type }: GraphNode, input: number): boolean {
  return type === 'Resize' && input > 0
}

/** Nodes that compute in float32. */
function exactNodes(graph: GraphBuilder, index: GraphIndex): Set<GraphNode> {
  const learned = (node: GraphNode) => isLearned(node, graph)
  const exact = new Set<GraphNode>(fromInputsAlone(graph))
  for (const node of graph.nodes) if (reductions.has(node.type) || sampling.has(node.type)) exact.add(node)
  const grids = graph.nodes.filter(({ type }) => type === 'GridSample').map(({ inputs }) => inputs[1]!)
  for (const node of computedFrom(grids, index, learned)) exact.add(node)
  const ends = (node: GraphNode) => node.type === 'LayerNormalization' || sampling.has(node.type)
  for (const node of computedFrom(boxOutputs(graph), index, ends)) exact.add(node)
  // Between a sampling and the sum over its samples there is nothing to gain from halves but two more casts.
  for (const node of graph.nodes) {
    const readers = index.consumers.get(node.outputs[0]!) ?? []
    const samples = node.inputs.some((input) => index.producer.get(input)?.type === 'GridSample')
    if (samples && readers.every(({ type }) => type === 'ReduceSum')) exact.add(node)
  }
  return exact
}

function fromInputsAlone(graph: GraphBuilder): Set<GraphNode> {
  const raw = new Set<Value>(graph.inputs.map(({ name }) => name))
  const nodes = new Set<GraphNode>()
  for (const node of graph.nodes) {
    const isRaw = node.inputs.every((input) => input === '' || raw.has(input) || graph.initializers.has(input))
    if (!isRaw || isLearned(node, graph)) continue
    nodes.add(node)
    for (const output of node.outputs) raw.add(output)
  }
  return nodes
}

/** Gives a value in the type asked for, casting it at most once each way. */
function caster(half: GraphBuilder, current: Map<Value, 'float32' | 'float16'>) {
  const made = new Set<Value>()
  return (value: Value, type: 'float32' | 'float16'): Value => {
    if (current.get(value) === type) return value
    const name = `${value}.as_${type}`
    if (!made.has(name)) half.nodes.push(castNode(value, name, type))
    made.add(name)
    return name
  }
}

function castNode(from: Value, to: Value, type: 'float32' | 'float16'): GraphNode {
  return {
    name: `${to}.cast`,
    type: 'Cast',
    domain: '',
    inputs: [from],
    outputs: [to],
    attributes: { to: castTypes[type] },
  }
}

function halved(name: Value, tensor: LazyTensor): LazyTensor {
  return {
    dtype: 'float16',
    shape: tensor.shape,
    load: () => {
      const values = float32Values({ dtype: 'float32', shape: tensor.shape, bytes: tensor.load() })
      const halves = toFloat16(values)
      const beyond = halves.findIndex((bits) => (bits & 0x7c00) === 0x7c00)
      if (beyond >= 0) {
        throw new GoshawkError(
          'weights-invalid',
          `${name}: element ${beyond} is ${values[beyond]}, beyond float16's ${float16Max}; export with --precision fp32`,
          { details: { key: name } },
        )
      }
      return new Uint8Array(halves.buffer)
    },
  }
}
