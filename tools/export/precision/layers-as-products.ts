/**
 * Layers become a MatMul and an Add where they can: an integer MatMul can end in float32. An integer convolution rounds its
 * result to int8, and of a Gemm between float32 values ONNX Runtime (1.30, CPU) makes no integer kernel at all.
 */
import type { GraphBuilder, GraphNode, LazyTensor, Value } from '../onnx/graph-builder.js'
import { elementCount, float32Tensor, float32Values } from '../weights/tensor.js'
import { emptyCopy, type GraphIndex, indexGraph, withoutUnread } from './graph-index.js'

const toPlanar = [0, 3, 1, 2]

/** Rewrites each Gemm, and each 1x1 convolution of a value that was channels-last a step before (transposed after instead). */
export function layersAsProducts(graph: GraphBuilder): GraphBuilder {
  const index = indexGraph(graph)
  const copy = emptyCopy(graph)
  for (const [name, tensor] of graph.initializers) copy.weight(name, tensor)
  for (const node of graph.nodes) {
    const transpose = channelsLastInput(node, graph, index)
    if (transpose !== undefined) writePointwise(copy, node, transpose.inputs[0]!)
    else if (isPlainGemm(node, graph)) writeProduct(copy, node, node.inputs[0]!, node.outputs[0]!)
    else copy.nodes.push(node)
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

/** x W^T + b with constant weights. */
function isPlainGemm(node: GraphNode, graph: GraphBuilder): boolean {
  const { transB, ...others } = node.attributes
  const isPlain = node.type === 'Gemm' && transB === 1 && Object.keys(others).length === 0
  return isPlain && graph.initializers.get(node.inputs[1]!)?.dtype === 'float32'
}

function writePointwise(copy: GraphBuilder, conv: GraphNode, channelsLast: Value): void {
  const [output] = conv.outputs as readonly [Value]
  writeProduct(copy, conv, channelsLast, `${output}.rows`)
  const attributes = { perm: toPlanar }
  const inputs = [`${output}.rows`]
  copy.nodes.push({
    name: `${conv.name}.Transpose`,
    type: 'Transpose',
    domain: '',
    inputs,
    outputs: [output],
    attributes,
  })
}

/** rows W^T + b, for the layer's weight [out, in] or [out, in, 1, 1]. */
function writeProduct(copy: GraphBuilder, layer: GraphNode, rows: Value, output: Value): void {
  const [, weight, bias] = layer.inputs as readonly [Value, Value, Value | undefined]
  const matrix = copy.weight(`${weight}.matrix`, transposedMatrix(copy.initializers.get(weight)!))
  const product = bias === undefined ? output : `${output}.product`
  const append = (type: string, inputs: readonly Value[], to: Value) =>
    copy.nodes.push({ name: `${layer.name}.${type}`, type, domain: '', inputs, outputs: [to], attributes: {} })
  append('MatMul', [rows, matrix], product)
  if (bias !== undefined) append('Add', [product, bias], output)
}

/** [out, in] or [out, in, 1, 1] -> [in, out] */
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
