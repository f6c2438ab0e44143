/** For tests: TRTDCNv3 as standard operators, so that ONNX Runtime can say what a graph with the plug-in computes. */
import { GraphBuilder as Graph, type GraphBuilder, type Value } from '../onnx/graph-builder.js'
import { type Dcnv3Geometry, type Extents, officialDcnv3, pluginDomain } from './dcnv3.js'

/** @param inputOf - extents of each TRTDCNv3's input. */
export function expandPlugin(graph: GraphBuilder, inputOf: (x: Value) => Extents): GraphBuilder {
  const expanded = new Graph(graph.name)
  expanded.opset = graph.opset
  for (const input of graph.inputs) expanded.inputs.push(input)
  for (const output of graph.outputs) expanded.outputs.push(output)
  for (const [name, tensor] of graph.initializers) expanded.initializers.set(name, tensor)
  for (const node of graph.nodes) {
    if (node.domain !== pluginDomain) {
      expanded.nodes.push(node)
      continue
    }
    const [x, offset, mask] = node.inputs as [Value, Value, Value]
    const result = expanded.scope(`${node.name}.expanded`, () =>
      officialDcnv3(expanded, 'deform-conv', geometryOf(node.attributes as Attributes), inputOf(x), {
        x,
        offset,
        mask,
      }),
    )
    expanded.nodes.push({
      name: node.name,
      type: 'Identity',
      domain: '',
      inputs: [result],
      outputs: node.outputs,
      attributes: {},
    })
  }
  return expanded
}

type Attributes = Readonly<Record<string, number>> & { readonly offset_scale: { readonly float: number } }

function geometryOf(a: Attributes): Dcnv3Geometry {
  return {
    kernelH: a.kernel_h!,
    kernelW: a.kernel_w!,
    stride: a.stride_h!,
    pad: a.pad_h!,
    dilation: a.dilation_h!,
    groups: a.group!,
    groupChannels: a.group_channels!,
    offsetScale: a.offset_scale.float,
    removeCenter: a.remove_center === 1,
  }
}
