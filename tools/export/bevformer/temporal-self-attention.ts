/**
 * Temporal self attention without history (BEVFormer, arXiv 2203.17270, eq. 5), as BEVFormer v2 runs it: both entries of
 * its queue are the current queries, so it is one deformable attention over the BEV grid with twice the points and half the weights.
 *
 * Reference points are the grid's own cells, which makes it a deformable convolution: offset group = head,
 * depth-wise weights of one half, mask = attention weights. `grid-sample` does the same without DeformConv.
 */
import type { HeadArchitecture } from './head-config.js'
import type { Layers, Value } from './layers.js'

export type SamplingLowering = 'deform-conv' | 'grid-sample'

const queue = 2

/**
 * @param layers - at the encoder layer's `attentions.0`.
 * @param positions - `bev_pos` by row and column, see `BevPositions`.
 * @param x - [N, C], without positions.
 * @returns x plus the attention's output, [N, C].
 */
export function temporalSelfAttention(
  layers: Layers,
  head: HeadArchitecture,
  positions: BevPositions,
  lowering: SamplingLowering,
  x: Value,
): Value {
  const { bev, channels } = head
  const { heads, points } = head.encoder.temporal
  const samples = queue * points
  const map = layers.cellsToMap(x, bev, channels)
  const value = layers.pointwise(map, layers.read('value_proj.weight'), layers.read('value_proj.bias'))
  const offsets = positioned(layers, head, positions, map, offsetProjection(layers, head, lowering))
  const logits = positioned(layers, head, positions, map, projection(layers, 'attention_weights'))
  const softmax = layers.softmax(layers.reshape(logits, [heads * queue, points, bev.height * bev.width]), 1)
  const halves = new Float32Array(channels * samples).fill(1 / queue)

  let attended: Value
  if (lowering === 'deform-conv') {
    const mask = layers.reshape(softmax, [1, heads * samples, bev.height, bev.width])
    const kernel = layers.floats(halves, [channels, 1, 1, samples])
    attended = layers.op('DeformConv', [value, kernel, offsets, '', mask], {
      kernel_shape: [1, samples],
      pads: [0, 0, 0, samples - 1],
      strides: [1, 1],
      dilations: [1, 1],
      group: channels,
      offset_group: heads,
    })
    attended = layers.mapToCells(attended, channels)
  } else {
    const cells = bev.height * bev.width
    const relative = layers.transpose(layers.reshape(offsets, [heads, samples, 2, cells]), [0, 3, 1, 2])
    const grid = layers.add(relative, layers.floats(cellCentres(head), [1, cells, 1, 2]))
    const weights = layers.transpose(layers.reshape(softmax, [heads, 1, samples, cells]), [0, 1, 3, 2])
    const maps = layers.reshape(value, [heads, channels / heads, bev.height, bev.width])
    const summed = layers.sampleAndSum(maps, grid, layers.mul(weights, layers.scalar(1 / queue)))
    attended = layers.transpose(layers.reshape(summed, [channels, cells]), [1, 0])
  }
  return layers.add(x, layers.linear(attended, 'output_proj'))
}

/** Halves of the learned positional encoding: bev_pos[row, column] = concat(column[column], row[row]). */
export interface BevPositions {
  /** [width, C/2] */
  readonly column: Float32Array
  /** [height, C/2] */
  readonly row: Float32Array
}

interface Projection {
  /** [out, 2C]: for x first, then for x + bev_pos. */
  readonly weight: Float32Array
  readonly bias: Float32Array
}

function projection(layers: Layers, name: string): Projection {
  return { weight: layers.read(`${name}.weight`), bias: layers.read(`${name}.bias`) }
}

/**
 * Sampling offsets reordered for the lowering. DeformConv takes y before x, in pixels from the tap, and its taps
 * lie at columns 0 to samples-1; GridSample takes x before y, in grid units.
 */
function offsetProjection(layers: Layers, head: HeadArchitecture, lowering: SamplingLowering): Projection {
  const { weight, bias } = projection(layers, 'sampling_offsets')
  const columns = 2 * head.channels
  const samples = queue * head.encoder.temporal.points
  const ordered = { weight: new Float32Array(weight.length), bias: new Float32Array(bias.length) }
  for (let row = 0; row < bias.length; row++) {
    const isY = row % 2 === 1
    const tap = ((row - (row % 2)) / 2) % samples
    const target = lowering === 'deform-conv' ? row + (isY ? -1 : 1) : row
    const scale = lowering === 'deform-conv' ? 1 : 2 / (isY ? head.bev.height : head.bev.width)
    const tapOffset = lowering === 'deform-conv' && !isY ? tap : 0
    for (let c = 0; c < columns; c++) ordered.weight[target * columns + c] = weight[row * columns + c]! * scale
    ordered.bias[target] = bias[row]! * scale - tapOffset
  }
  return ordered
}

/**
 * W concat(x, x + pos) + b, with the part that depends on the position computed here: [1, out, h, w].
 * W = [A B]: (A + B) x + (B pos + b), and B pos falls into a term per column and a term per row.
 */
function positioned(
  layers: Layers,
  { bev, channels }: HeadArchitecture,
  positions: BevPositions,
  map: Value,
  { weight, bias }: Projection,
): Value {
  const outputs = bias.length
  const half = channels / 2
  const sum = new Float32Array(outputs * channels)
  const byColumn = new Float32Array(outputs * bev.width)
  const byRow = new Float32Array(outputs * bev.height)
  for (let o = 0; o < outputs; o++) {
    const a = o * 2 * channels
    const b = a + channels
    for (let c = 0; c < channels; c++) sum[o * channels + c] = weight[a + c]! + weight[b + c]!
    for (let column = 0; column < bev.width; column++) {
      let term = 0
      for (let c = 0; c < half; c++) term += weight[b + c]! * positions.column[column * half + c]!
      byColumn[o * bev.width + column] = term
    }
    for (let row = 0; row < bev.height; row++) {
      let term = 0
      for (let c = 0; c < half; c++) term += weight[b + half + c]! * positions.row[row * half + c]!
      byRow[o * bev.height + row] = term
    }
  }
  const projected = layers.pointwise(map, sum, bias)
  const withColumns = layers.add(projected, layers.floats(byColumn, [1, outputs, 1, bev.width]))
  return layers.add(withColumns, layers.floats(byRow, [1, outputs, bev.height, 1]))
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
