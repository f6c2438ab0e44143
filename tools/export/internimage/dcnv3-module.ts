/** The DCNv3 module: projections, offsets, modulation, the core, and the way back. */
import type { Value } from '../onnx/graph-builder.js'
import {
  type Dcnv3Geometry,
  type Dcnv3Lowering,
  deformConv,
  type Extents,
  gridSampleConv,
  offsetOrder,
  offsetShift,
  pluginConv,
  pointOrder,
} from './dcnv3.js'
import type { Layers } from './layers.js'

export interface Dcnv3Module {
  readonly geometry: Dcnv3Geometry
  readonly lowering: Dcnv3Lowering
  readonly dwKernel: number
  readonly centerFeatureScale: boolean
}

/** Logit that a softmax turns into zero, for the tap that remove_center takes away. */
const removedLogit = -1e4

/**
 * @param layers - at the module's weights (`….dcn`).
 * @param x - [N, H, W, C]
 * @returns [N, H, W, C]
 */
export function dcnv3Module(layers: Layers, module: Dcnv3Module, input: Extents, x: Value): Value {
  const { graph } = layers
  const { geometry: g } = module
  const channels = g.groups * g.groupChannels
  const planarX = layers.planar(x)
  const local = graph.op('Conv', [planarX, layers.weight('dw_conv.0.weight'), layers.weight('dw_conv.0.bias')], {
    kernel_shape: [module.dwKernel, module.dwKernel],
    pads: Array(4).fill((module.dwKernel - 1) / 2),
    group: channels,
  })
  const u = layers.gelu(layers.layerNorm(layers.channelsLast(local), 'dw_conv.1.1'))

  let result: Value
  let projected: Value | undefined
  if (module.lowering === 'plugin') {
    projected = layers.linear(x, 'input_proj')
    const offset = layers.linear(u, 'offset')
    result = pluginConv(graph, g, projected, offset, officialMask(layers, g, input, u))
  } else {
    const values = layers.pointwise(planarX, 'input_proj')
    const offset = layers.planar(foldedOffset(layers, g, u))
    const mask = layers.planar(foldedMask(layers, g, input, u))
    const planarResult =
      module.lowering === 'deform-conv'
        ? deformConv(graph, g, values, offset, mask)
        : gridSampleConv(graph, g, input, values, offset, mask)
    result = layers.channelsLast(planarResult)
    if (module.centerFeatureScale) projected = layers.channelsLast(values)
  }
  if (module.centerFeatureScale) result = blendCentre(layers, g, input, u, result, projected!)
  return layers.linear(result, 'output_proj')
}

/** offset_scale * offset + (offset_scale - 1) * (tap - centre), DeformConv order: the projection with permuted, scaled rows. */
function foldedOffset(layers: Layers, g: Dcnv3Geometry, u: Value): Value {
  const shift = offsetShift(g)
  return layers.linear(u, 'offset', {
    rows: offsetOrder(g),
    name: 'folded',
    scale: g.offsetScale,
    biasOf: (official, row) => (official ?? 0) * g.offsetScale + shift[row]!,
  })
}

/** Softmax over the points of each group, DeformConv order. */
function foldedMask(layers: Layers, g: Dcnv3Geometry, { batch, height, width }: Extents, u: Value): Value {
  const taps = g.kernelH * g.kernelW
  const logits = layers.linear(u, 'mask', {
    rows: pointOrder(g),
    name: 'folded',
    scale: 1,
    biasOf: (official) => official ?? removedLogit,
  })
  return layers.softmaxOver(logits, [batch, height, width, g.groups, taps])
}

function officialMask(layers: Layers, g: Dcnv3Geometry, { batch, height, width }: Extents, u: Value): Value {
  const points = g.kernelH * g.kernelW - (g.removeCenter ? 1 : 0)
  return layers.softmaxOver(layers.linear(u, 'mask'), [batch, height, width, g.groups, points])
}

/** x (1 - r) + projected r, with one r = sigmoid(u W^T + b) a group. */
function blendCentre(layers: Layers, g: Dcnv3Geometry, e: Extents, u: Value, x: Value, projected: Value): Value {
  const { graph } = layers
  const grouped = graph.ints([e.batch, e.height, e.width, g.groups, g.groupChannels])
  const logits = layers.affine(u, 'center_feature_scale_proj_weight', 'center_feature_scale_proj_bias')
  const r = graph.op('Reshape', [graph.op('Sigmoid', [logits]), graph.ints([e.batch, e.height, e.width, g.groups, 1])])
  const sampled = graph.op('Reshape', [x, grouped])
  const towards = graph.op('Mul', [graph.op('Sub', [graph.op('Reshape', [projected, grouped]), sampled]), r])
  const blended = graph.op('Add', [sampled, towards])
  return graph.op('Reshape', [blended, graph.ints([e.batch, e.height, e.width, g.groups * g.groupChannels])])
}
