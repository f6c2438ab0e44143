/**
 * 1x1 convolutions of values that were channels-last a step before become matrix products with a bias, transposed after
 * instead of before: an integer product can end in float32, where an integer convolution rounds its result to int8.
 */
import type { GraphBuilder, GraphNode, LazyTensor } from '../onnx/graph-builder.js'
import { elementCount, float32Tensor, float32Values } from '../weights/tensor.js'
import { emptyCopy, type GraphIndex, indexGraph, withoutUnread } from './graph-index.js'

const toPlanar = [0, 3, 1, 2]

export function pointwiseAsProducts(graph: GraphBuilder): GraphBuilder {
  const index = indexGraph(graph)
  const copy = emptyCopy(graph)
  for (const [name, tensor] of graph.initializers) copy.weight(name, tensor)
  for (const node of graph.nodes) {
    const transpose = channelsLastInput(node, graph, index)
    if (transpose === undefined) copy.nodes.push(node)
    else writeProduct(copy, node, transpose)
  }
  return withoutUnread(copy)
}

/** The Transpose in front of a 1x1 convolution. */
function channelsLastInput(node: GraphNode, graph: GraphBuilder, index: GraphIndex): GraphNode | undefined {
  const weight = graph.initializers.get(node.inputs[1] ?? '')
  if (node.type !== 'Conv' || weight?.dtype !== 'float32') return undefined
  const { group = 1, strides, pads } = node.attributes
  const isPointwise = elementCount(weight.shape.slice(2)) === 1 && group === 1
  const input = index.producer.get(node.inputs[0]!)
  if (!isPointwise || strides !== undefined || pads !== undefined || input?.type !== 'Transpose') return undefined
  const { perm } = input.attributes
  return String(perm) === String(toPlanar) ? input : undefined
}

function writeProduct(copy: GraphBuilder, conv: GraphNode, transpose: GraphNode): void {
  const [, weight, bias] = conv.inputs as readonly [string, string, string | undefined]
  const [output] = conv.outputs as readonly [string]
  const matrix = copy.weight(`${weight}.matrix`, transposedMatrix(copy.initializers.get(weight)!))
  const product = `${output}.product`
  const biased = bias === undefined ? product : `${output}.biased`
  const append = (type: string, inputs: readonly string[], to: string, attributes: GraphNode['attributes'] = {}) =>
    copy.nodes.push({ name: `${conv.name}.${type}`, type, domain: '', inputs, outputs: [to], attributes })
  append('MatMul', [transpose.inputs[0]!, matrix], product)
  if (bias !== undefined) append('Add', [product, bias], biased)
  append('Transpose', [biased], output, { perm: toPlanar })
}

/** [out, in, 1, 1] -> [in, out] */
function transposedMatrix(tensor: LazyTensor): LazyTensor {
  const { dtype, shape } = tensor
  const [outputs, inputs] = shape as readonly [number, number]
  return {
    dtype,
    shape: [inputs, outputs],
    load: () => {
      const rows = float32Values({ dtype, shape, bytes: tensor.load() })
      const matrix = new Float32Array(rows.length)
      for (let i = 0; i < inputs; i++) for (let o = 0; o < outputs; o++) matrix[i * outputs + o] = rows[o * inputs + i]!
      return float32Tensor(matrix, [inputs, outputs]).bytes
    },
  }
}
