/**
 * What TensorRT's ONNX parser objects to, as far as its operator table and source say (onnx-tensorrt 10.1, the oldest
 * with DeformConv). A list of rules is no parser: that a graph passes means only that no known obstacle is left.
 */
import type { GraphBuilder, GraphNode, Value } from '../../export/onnx/graph-builder.js'
import { indexGraph } from '../../export/precision/graph-index.js'
import type { DType } from '../../export/weights/tensor.js'

/** Of the operators the exporter writes or might write, those in the table. */
const known = new Set(
  (
    'Add And AveragePool BatchNormalization Cast Clip Concat Constant Conv DeformConv DepthToSpace DequantizeLinear Div ' +
    'Equal Erf Exp Expand Flatten Gather Gelu Gemm GlobalAveragePool Greater GridSample Identity InstanceNormalization ' +
    'LayerNormalization Less Log MatMul Max MaxPool Min Mul Neg NonZero Not Or Pad Pow QuantizeLinear Reciprocal ' +
    'ReduceMax ReduceMean ReduceMin ReduceProd ReduceSum Relu Reshape Resize Shape Sigmoid Slice Softmax Split Sqrt ' +
    'Squeeze Sub Sum Tanh Tile TopK Transpose Unsqueeze Where'
  ).split(' '),
)
const plugin = { type: 'TRTDCNv3', domain: 'mmdeploy' }

/** One sentence each; empty when there is none. */
export function tensorRtObjections(graph: GraphBuilder): string[] {
  const bytes = new Set(graph.inputs.filter(({ dtype }) => dtype === 'uint8').map(({ name }) => name))
  const { types } = indexGraph(graph)
  return graph.nodes.flatMap((node) => {
    const objections = objectionsTo(node, types)
    if (node.type !== 'Cast' && node.inputs.some((input) => bytes.has(input))) {
      objections.push('uint8 can only be cast')
    }
    return objections.map((objection) => `${node.name} (${node.type}): ${objection}`)
  })
}

function objectionsTo({ type, domain, inputs, attributes }: GraphNode, types: ReadonlyMap<Value, DType>): string[] {
  const isOneType = new Set(inputs.map((input) => types.get(input))).size === 1
  if (type === plugin.type) {
    return domain === plugin.domain && inputs.length === 3 && isOneType ? [] : ['is not as the plug-in has it']
  }
  if (domain !== '' || !known.has(type)) return ['is not in the parser’s table']
  switch (type) {
    case 'DeformConv': {
      const pads = attributes.pads as readonly number[]
      const isSymmetric = pads.slice(0, 2).every((pad, axis) => pad === pads[axis + 2])
      const isWhole = inputs.length === 5 && !inputs.includes('')
      return [
        ...(isSymmetric ? [] : ['padding differs at the two ends of an axis']),
        ...(isOneType ? [] : ['its inputs are of several types']),
        ...(isWhole ? [] : ['an input is left out, and the parser asks for its type']),
      ]
    }
    case 'NonZero':
      return types.get(inputs[0]!) === 'float32' ? [] : ['counts other than float32']
    case 'Resize':
      return attributes.mode === 'nearest' || attributes.mode === 'linear' ? [] : [`mode ${attributes.mode}`]
    case 'GridSample':
      return attributes.mode === 'linear' ? [] : [`mode ${attributes.mode}`]
    default:
      return []
  }
}
