/**
 * Temporal self attention without history (BEVFormer, arXiv 2203.17270, eq. 5), as BEVFormer v2 runs it: both entries of
 * its queue are the current queries, so it is one deformable attention over the BEV grid with twice the points and half the weights.
 *
 * Reference points are the grid's own cells, which makes it a deformable convolution: offset group = head,
 * depth-wise weights of one half, mask = attention weights. `grid-sample` does the same without DeformConv, `plugin` by
 * TRTDCNv3: the eight points are a 3x3 kernel without its centre.
 */
import { type Dcnv3Geometry, type Dcnv3Lowering, pluginConv } from '../internimage/dcnv3.js'
import type { HeadArchitecture } from './head-config.js'
import type { Layers, Value } from './layers.js'
import { type Projection, positionedProjection } from './positioned-projection.js'

export type SamplingLowering = Dcnv3Lowering

/** Previous and current BEV; without history both are the current one. */
const queue = 2

/**
 * @param head - layers at the head, for the positions; `layers` at the encoder layer's `attentions.0`.
 * @param x - [N, C], without positions.
 * @returns x plus the attention's output, [N, C].
 */
export function temporalSelfAttention(
  head: Layers,
  layers: Layers,
  architecture: HeadArchitecture,
  wanted: SamplingLowering,
  x: Value,
): Value {
  const { bev, channels } = architecture
  const { heads, points } = architecture.encoder.temporal
  const lowering = wanted === 'plugin' && queue * points !== ringShifts.length ? 'deform-conv' : wanted
  const map = layers.cellsToMap(x, bev, channels)
  const value = layers.pointwise(map, 'value_proj')
  const offsets = positionedProjection(head, layers, architecture, map, {
    name: 'sampling_offsets',
    load: () => orderOffsets(plain(layers, 'sampling_offsets'), architecture, lowering),
  })
  const logits = positionedProjection(head, layers, architecture, map, {
    name: 'attention_weights',
    load: () => plain(layers, 'attention_weights'),
  })
  const weights = layers.softmax(layers.reshape(logits, [heads * queue, points, bev.height * bev.width]), 1)
  const sample = { 'deform-conv': deformConv, 'grid-sample': gridSample, plugin: pluginSample }[lowering]
  const attended = sample(layers, architecture, value, offsets, weights)
  return layers.add(x, layers.linear(attended, 'output_proj'))

  function plain(from: Layers, name: string): Projection {
    return { weight: from.read(`${name}.weight`), bias: from.read(`${name}.bias`) }
  }
}

/** `offsets` [1, heads*samples*2, h, w], y before x; returns [N, C]. */
function deformConv(
  layers: Layers,
  architecture: HeadArchitecture,
  value: Value,
  offsets: Value,
  weights: Value,
): Value {
  const { bev, channels } = architecture
  const { heads, points } = architecture.encoder.temporal
  const samples = queue * points
  const mask = layers.reshape(weights, [1, heads * samples, bev.height, bev.width])
  const kernel = layers.weight('queue_mean', [channels, 1, 1, samples], () =>
    new Float32Array(channels * samples).fill(1 / queue),
  )
  const bias = layers.floats(new Float32Array(channels), [channels])
  const attended = layers.op('DeformConv', [value, kernel, offsets, bias, mask], {
    kernel_shape: [1, samples],
    // Every second column: then the padding is the same on both sides, which TensorRT's parser asks for.
    pads: [0, samples - 1, 0, samples - 1],
    strides: [1, 1],
    dilations: [1, 2],
    group: channels,
    offset_group: heads,
  })
  return layers.mapToCells(attended, channels)
}

/** Column and row of the points around the centre of a 3x3 kernel, in TRTDCNv3's order: column by column. */
const ringShifts = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => ({ x, y }))).filter(({ x, y }) => x !== 0 || y !== 0)

/** `offsets` [1, heads*samples*2, h, w], x before y; returns [N, C]. */
function pluginSample(
  layers: Layers,
  architecture: HeadArchitecture,
  value: Value,
  offsets: Value,
  weights: Value,
): Value {
  const { bev, channels } = architecture
  const { heads } = architecture.encoder.temporal
  const geometry: Dcnv3Geometry = {
    kernelH: 3,
    kernelW: 3,
    stride: 1,
    pad: 1,
    dilation: 1,
    groups: heads,
    groupChannels: channels / heads,
    offsetScale: 1,
    removeCenter: true,
  }
  const channelsLast = (map: Value) => layers.transpose(map, [0, 2, 3, 1])
  const mask = layers.reshape(weights, [1, heads * ringShifts.length, bev.height, bev.width])
  const halved = layers.mul(channelsLast(mask), layers.scalar(1 / queue))
  const attended = pluginConv(layers.graph, geometry, channelsLast(value), channelsLast(offsets), halved)
  return layers.reshape(attended, [-1, channels])
}

/** `offsets` [1, heads*samples*2, h, w], x before y; returns [N, C]. */
function gridSample(
  layers: Layers,
  architecture: HeadArchitecture,
  value: Value,
  offsets: Value,
  weights: Value,
): Value {
  const { bev, channels } = architecture
  const { heads, points } = architecture.encoder.temporal
  const samples = queue * points
  const cells = bev.height * bev.width
  const relative = layers.transpose(layers.reshape(offsets, [heads, samples, 2, cells]), [0, 3, 1, 2])
  const grid = layers.add(
    relative,
    layers.weight('cell_centres', [1, cells, 1, 2], () => cellCentres(architecture)),
  )
  const perCell = layers.transpose(layers.reshape(weights, [heads, 1, samples, cells]), [0, 1, 3, 2])
  const maps = layers.reshape(value, [heads, channels / heads, bev.height, bev.width])
  const summed = layers.sampleAndSum(maps, grid, layers.mul(perCell, layers.scalar(1 / queue)))
  return layers.transpose(layers.reshape(summed, [channels, cells]), [1, 0])
}

/**
 * Rows of the offset projection as the lowering wants them. The official order is head, queue entry, point, x before y.
 * DeformConv takes y before x, in pixels from its tap, and the taps lie at every second column around the cell;
 * TRTDCNv3 takes pixels from its point; GridSample takes grid units.
 */
function orderOffsets({ weight, bias }: Projection, head: HeadArchitecture, lowering: SamplingLowering): Projection {
  const columns = weight.length / bias.length
  const samples = queue * head.encoder.temporal.points
  const ordered = { weight: new Float32Array(weight.length), bias: new Float32Array(bias.length) }
  /** Where the lowering's own tap lies, in pixels from the cell. */
  const shiftOf = (tap: number, isY: boolean) => {
    if (lowering === 'plugin') return ringShifts[tap]![isY ? 'y' : 'x']
    return lowering === 'deform-conv' && !isY ? 2 * tap - (samples - 1) : 0
  }
  for (let row = 0; row < bias.length; row++) {
    const isY = row % 2 === 1
    const tap = Math.floor(row / 2) % samples
    const target = lowering === 'deform-conv' ? row + (isY ? -1 : 1) : row
    const scale = lowering === 'grid-sample' ? 2 / (isY ? head.bev.height : head.bev.width) : 1
    for (let c = 0; c < columns; c++) ordered.weight[target * columns + c] = weight[row * columns + c]! * scale
    ordered.bias[target] = bias[row]! * scale - shiftOf(tap, isY)
  }
  return ordered
}

/** Grid coordinates of the cells, x before y, row-major. */
function cellCentres({ bev }: HeadArchitecture): Float32Array {
  const centres = new Float32Array(bev.height * bev.width * 2)
  for (let row = 0, i = 0; row < bev.height; row++) {
    for (let column = 0; column < bev.width; column++) {
      centres[i++] = (2 * (column + 0.5)) / bev.width - 1
      centres[i++] = (2 * (row + 0.5)) / bev.height - 1
    }
  }
  return centres
}
