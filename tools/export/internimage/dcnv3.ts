/**
 * Three ways to write the DCNv3 core (arXiv 2211.05778, eq. 2) in ONNX.
 *
 * All take the values [N, C, H, W] and, per output position, sampling offsets and modulation in ONNX DeformConv's order:
 * group, then kernel row, then kernel column, then (y, x). The official module orders points column by column and writes
 * x before y; `pointOrder` and `offsetOrder` say which official channel goes where, so that a projection's rows are
 * permuted once, at export, and nothing is added to the graph.
 */
import type { GraphBuilder, Value } from '../onnx/graph-builder.js'

export type Dcnv3Lowering = 'deform-conv' | 'grid-sample' | 'plugin'

export interface Dcnv3Geometry {
  readonly kernelH: number
  readonly kernelW: number
  readonly stride: number
  readonly pad: number
  readonly dilation: number
  readonly groups: number
  readonly groupChannels: number
  readonly offsetScale: number
  readonly removeCenter: boolean
}

export interface Extents {
  readonly batch: number
  readonly height: number
  readonly width: number
}

/** Number of points the official layout stores per group. */
export function pointCount({ kernelH, kernelW, removeCenter }: Dcnv3Geometry): number {
  return kernelH * kernelW - (removeCenter ? 1 : 0)
}

export function outputExtents(g: Dcnv3Geometry, { batch, height, width }: Extents): Extents {
  const extent = (size: number, kernel: number) =>
    Math.floor((size + 2 * g.pad - g.dilation * (kernel - 1) - 1) / g.stride) + 1
  return { batch, height: extent(height, g.kernelH), width: extent(width, g.kernelW) }
}

/**
 * For each DeformConv tap (group, row, column) the official point's channel within all groups, or -1 for the removed
 * centre.
 */
export function pointOrder(g: Dcnv3Geometry): readonly number[] {
  const centre = g.removeCenter ? (g.kernelH * g.kernelW - 1) / 2 : -1
  const points = pointCount(g)
  const order: number[] = []
  for (let group = 0; group < g.groups; group++) {
    for (let row = 0; row < g.kernelH; row++) {
      for (let column = 0; column < g.kernelW; column++) {
        const official = column * g.kernelH + row
        if (official === centre) order.push(-1)
        else order.push(group * points + (centre >= 0 && official > centre ? official - 1 : official))
      }
    }
  }
  return order
}

/** The same for offset channels: two per tap, y then x. */
export function offsetOrder(g: Dcnv3Geometry): readonly number[] {
  return pointOrder(g).flatMap((point) => (point < 0 ? [-1, -1] : [point * 2 + 1, point * 2]))
}

/** (offset_scale - 1) * (tap - centre) per DeformConv offset channel: what the scaled regular grid adds to each offset. */
export function offsetShift(g: Dcnv3Geometry): readonly number[] {
  const shift: number[] = []
  const centreY = Math.floor((g.dilation * (g.kernelH - 1)) / 2)
  const centreX = Math.floor((g.dilation * (g.kernelW - 1)) / 2)
  for (let group = 0; group < g.groups; group++) {
    for (let row = 0; row < g.kernelH; row++) {
      for (let column = 0; column < g.kernelW; column++) {
        shift.push(
          (g.offsetScale - 1) * (row * g.dilation - centreY),
          (g.offsetScale - 1) * (column * g.dilation - centreX),
        )
      }
    }
  }
  return shift
}

/**
 * Depth-wise deformable convolution with a weight of ones.
 *
 * @param x - [N, C, H, W]
 * @param offset - [N, groups*kernelH*kernelW*2, Ho, Wo], scaled and shifted
 * @param mask - [N, groups*kernelH*kernelW, Ho, Wo]
 * @returns [N, C, Ho, Wo]
 */
export function deformConv(graph: GraphBuilder, g: Dcnv3Geometry, x: Value, offset: Value, mask: Value): Value {
  const channels = g.groups * g.groupChannels
  const ones = graph.floats(new Float32Array(channels * g.kernelH * g.kernelW).fill(1), [
    channels,
    1,
    g.kernelH,
    g.kernelW,
  ])
  // TensorRT's parser asks for the type of the bias whenever there is a mask.
  const bias = graph.floats(new Float32Array(channels), [channels])
  return graph.op('DeformConv', [x, ones, offset, bias, mask], {
    kernel_shape: [g.kernelH, g.kernelW],
    strides: [g.stride, g.stride],
    pads: [g.pad, g.pad, g.pad, g.pad],
    dilations: [g.dilation, g.dilation],
    group: channels,
    offset_group: g.groups,
  })
}

/**
 * The same by one GridSample over all taps: for engines without DeformConv.
 * Parameters and result as for `deformConv`.
 */
export function gridSampleConv(
  graph: GraphBuilder,
  g: Dcnv3Geometry,
  input: Extents,
  x: Value,
  offset: Value,
  mask: Value,
): Value {
  const { batch, height, width } = input
  const out = outputExtents(g, input)
  const taps = g.kernelH * g.kernelW
  const images = batch * g.groups
  // Absolute sampling position of each tap before its offset, in pixels: [taps, 2 (y, x), Ho, Wo].
  const base = new Float32Array(taps * 2 * out.height * out.width)
  let at = 0
  for (let tap = 0; tap < taps; tap++) {
    for (const axis of ['y', 'x'] as const) {
      for (let row = 0; row < out.height; row++) {
        for (let column = 0; column < out.width; column++) {
          base[at++] =
            axis === 'y'
              ? row * g.stride - g.pad + Math.floor(tap / g.kernelW) * g.dilation
              : column * g.stride - g.pad + (tap % g.kernelW) * g.dilation
        }
      }
    }
  }
  const perImage = graph.op('Reshape', [offset, graph.ints([images, taps, 2, out.height, out.width])])
  const position = graph.op('Add', [perImage, graph.floats(base, [1, taps, 2, out.height, out.width])])
  // align_corners = 0: normalised = (2 p + 1) / size - 1, then (x, y) last.
  const scaled = graph.op('Mul', [position, graph.floats([2 / height, 2 / width], [1, 1, 2, 1, 1])])
  const normalised = graph.op('Add', [scaled, graph.floats([1 / height - 1, 1 / width - 1], [1, 1, 2, 1, 1])])
  const [y, x0] = graph.ops('Split', [normalised], { axis: 2, num_outputs: 2 }, 2)
  const pairs = graph.op('Transpose', [graph.op('Concat', [x0!, y!], { axis: 2 })], { perm: [0, 1, 3, 4, 2] })
  const grid = graph.op('Reshape', [pairs, graph.ints([images, taps * out.height, out.width, 2])])
  const values = graph.op('Reshape', [x, graph.ints([images, g.groupChannels, height, width])])
  const sampled = graph.op('GridSample', [values, grid], { mode: 'linear', padding_mode: 'zeros', align_corners: 0 })
  const perTap = graph.op('Reshape', [sampled, graph.ints([images, g.groupChannels, taps, out.height * out.width])])
  const weights = graph.op('Reshape', [mask, graph.ints([images, 1, taps, out.height * out.width])])
  const sum = graph.op('ReduceSum', [graph.op('Mul', [perTap, weights]), graph.ints([2])], { keepdims: 0 })
  return graph.op('Reshape', [sum, graph.ints([batch, g.groups * g.groupChannels, out.height, out.width])])
}

/** Domain of the official TensorRT exports' operator. */
export const pluginDomain = 'mmdeploy'

/**
 * The operator of the official exports, for engines that have its plug-in. Layouts and orders are the official ones:
 * x [N, H, W, C], offset [N, Ho, Wo, groups*P*2], mask [N, Ho, Wo, groups*P]; returns [N, Ho, Wo, C].
 */
export function pluginConv(graph: GraphBuilder, g: Dcnv3Geometry, x: Value, offset: Value, mask: Value): Value {
  const attributes = {
    kernel_h: g.kernelH,
    kernel_w: g.kernelW,
    stride_h: g.stride,
    stride_w: g.stride,
    pad_h: g.pad,
    pad_w: g.pad,
    dilation_h: g.dilation,
    dilation_w: g.dilation,
    group: g.groups,
    group_channels: g.groupChannels,
    offset_scale: { float: g.offsetScale },
    im2col_step: 256,
    remove_center: g.removeCenter ? 1 : 0,
  }
  return graph.op('TRTDCNv3', [x, offset, mask], attributes, { domain: pluginDomain })
}

/**
 * The bare operator on official layouts (x, offset and mask channels-last, official orders), for checking a lowering
 * against the official operator. A model folds the reordering into its projections instead.
 */
export function officialDcnv3(
  graph: GraphBuilder,
  lowering: Dcnv3Lowering,
  g: Dcnv3Geometry,
  input: Extents,
  tensors: { readonly x: Value; readonly offset: Value; readonly mask: Value },
): Value {
  if (lowering === 'plugin') return pluginConv(graph, g, tensors.x, tensors.offset, tensors.mask)
  const out = outputExtents(g, input)
  const planar = (value: Value) => graph.op('Transpose', [value], { perm: [0, 3, 1, 2] })
  const zeros = (channels: number) =>
    graph.floats(new Float32Array(out.batch * channels * out.height * out.width), [
      out.batch,
      channels,
      out.height,
      out.width,
    ])
  const points = g.groups * pointCount(g)
  /** Official channels in DeformConv's order; the channel after the last one is zero and stands for a removed centre. */
  const reorder = (value: Value, order: readonly number[], channels: number) => {
    const extended = g.removeCenter ? graph.op('Concat', [planar(value), zeros(1)], { axis: 1 }) : planar(value)
    return graph.op('Gather', [extended, graph.ints(order.map((channel) => (channel < 0 ? channels : channel)))], {
      axis: 1,
    })
  }
  const taps = g.groups * g.kernelH * g.kernelW
  const scaled = graph.op('Mul', [
    reorder(tensors.offset, offsetOrder(g), points * 2),
    graph.floats([g.offsetScale], []),
  ])
  const offset = graph.op('Add', [scaled, graph.floats(offsetShift(g), [1, taps * 2, 1, 1])])
  const mask = reorder(tensors.mask, pointOrder(g), points)
  const x = planar(tensors.x)
  const result =
    lowering === 'deform-conv'
      ? deformConv(graph, g, x, offset, mask)
      : gridSampleConv(graph, g, input, x, offset, mask)
  return graph.op('Transpose', [result], { perm: [0, 2, 3, 1] })
}
