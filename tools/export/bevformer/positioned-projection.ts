/**
 * W concat(x, x + bev_pos) + b on the BEV grid, with everything that depends on the position alone computed at export.
 * With W = [A B] it is (A + B) x + b + B bev_pos, and since bev_pos[row, column] = concat(column[column], row[row]),
 * B bev_pos is one term per column plus one per row. Half the work of the official order at run time.
 */
import type { HeadArchitecture } from './head-config.js'
import type { Layers, Value } from './layers.js'

export interface Projection {
  /** [out, 2C]: columns for x first, then for x + bev_pos. */
  readonly weight: Float32Array
  readonly bias: Float32Array
}

/**
 * @param head - layers at the head, which owns the positions; `layers` where the projection is.
 * @param map - x as [1, C, h, w].
 * @returns [1, out, h, w]
 */
export function positionedProjection(
  head: Layers,
  layers: Layers,
  { bev, channels }: HeadArchitecture,
  map: Value,
  { name, load }: { readonly name: string; load(): Projection },
): Value {
  const outputs = layers.shape(`${name}.bias`)[0]!
  const half = channels / 2
  const weight = layers.weight(`${name}.both`, [outputs, channels, 1, 1], () => {
    const { weight: w } = load()
    const both = new Float32Array(outputs * channels)
    for (let o = 0, i = 0; o < outputs; o++) {
      const row = o * 2 * channels
      for (let c = 0; c < channels; c++) both[i++] = w[row + c]! + w[row + channels + c]!
    }
    return both
  })
  const bias = layers.weight(`${name}.bias.both`, [outputs], () => load().bias)
  const byColumn = layers.weight(`${name}.columns`, [1, outputs, 1, bev.width], () =>
    terms(head.read('positional_encoding.col_embed.weight'), bev.width, channels),
  )
  const byRow = layers.weight(`${name}.rows`, [1, outputs, bev.height, 1], () =>
    terms(head.read('positional_encoding.row_embed.weight'), bev.height, channels + half),
  )
  const projected = layers.op('Conv', [map, weight, bias], { kernel_shape: [1, 1] })
  return layers.add(layers.add(projected, byColumn), byRow)

  /** [out, count]: W's columns from `first` on, times each embedding [count, C/2]. */
  function terms(embedding: Float32Array, count: number, first: number): Float32Array {
    const { weight: w } = load()
    const products = new Float32Array(outputs * count)
    for (let o = 0, i = 0; o < outputs; o++) {
      const start = o * 2 * channels + first
      for (let n = 0; n < count; n++) {
        let product = 0
        for (let c = 0; c < half; c++) product += w[start + c]! * embedding[n * half + c]!
        products[i++] = product
      }
    }
    return products
  }
}
