/** The decoder: object queries read the BEV map and move their reference points (Deformable DETR, arXiv 2010.04159). */
import type { HeadArchitecture } from './head-config.js'
import type { Layers, Value } from './layers.js'

export interface DecodedQueries {
  /** [Q, C] after the last layer. */
  readonly states: Value
  /** [Q, 10]: the last layer's regression, before references enter it. */
  readonly regression: Value
  /** [Q, 3]: x, y, z after the last layer's refinement, as fractions of the point-cloud range. */
  readonly reference: Value
}

const inverseSigmoidMin = 1e-5

/**
 * @param layers - at the head.
 * @param memory - [N, C], row-major over the BEV grid.
 */
export function decodeQueries(layers: Layers, head: HeadArchitecture, memory: Value): DecodedQueries {
  const { bev, channels } = head
  const queryPosition = queryEmbedding(layers, head, 'position')
  const map = layers.cellsToMap(memory, bev, channels)
  let states = queryEmbedding(layers, head, 'content')
  let reference = layers.op('Sigmoid', [layers.linear(queryPosition, 'transformer.reference_points')])
  let regression = ''
  for (let i = 0; i < head.decoder.layers; i++) {
    const layer = layers.at(`transformer.decoder.layers.${i}`)
    states = selfAttention(layer.at('attentions.0.attn'), head, states, queryPosition)
    states = layer.layerNorm(states, 'norms.0')
    states = crossAttention(layer.at('attentions.1'), head, map, reference, states, queryPosition)
    states = layer.layerNorm(states, 'norms.1')
    states = layer.layerNorm(layer.feedForward(states), 'norms.2')
    regression = regress(layers.at(`reg_branches.${i}`), states)
    const step = layers.gather(regression, layers.ints([0, 1, 4]), 1)
    reference = layers.op('Sigmoid', [layers.add(step, inverseSigmoid(layers, reference))])
  }
  return { states, regression, reference }
}

/** Half of the first group's rows: the position stands in the first columns, the content in the last. */
function queryEmbedding(layers: Layers, head: HeadArchitecture, half: 'position' | 'content'): Value {
  const { channels, queries } = head
  return layers.weight(`query_embedding.${half}`, [queries, channels], () => {
    const embedding = layers.read('query_embedding.weight')
    const first = half === 'position' ? 0 : channels
    const values = new Float32Array(queries * channels)
    for (let q = 0; q < queries; q++) {
      const start = q * 2 * channels + first
      values.set(embedding.subarray(start, start + channels), q * channels)
    }
    return values
  })
}

/** Multi-head attention over the queries; positions are part of query and key, not of value. */
function selfAttention(layers: Layers, head: HeadArchitecture, states: Value, position: Value): Value {
  const { channels, queries } = head
  const heads = head.decoder.selfHeads
  const size = channels / heads
  const part = (name: string, i: number, x: Value, scale: number) => {
    const slice = (key: string, length: number) => () =>
      layers
        .read(key)
        .slice(i * length, (i + 1) * length)
        .map((value) => value * scale)
    const weight = layers.weight(`in_proj_weight.${name}`, [channels, channels], slice('in_proj_weight', channels ** 2))
    const bias = layers.weight(`in_proj_bias.${name}`, [channels], slice('in_proj_bias', channels))
    return layers.reshape(layers.affine(x, weight, bias), [queries, heads, size])
  }
  const positioned = layers.add(states, position)
  const query = layers.transpose(part('query', 0, positioned, 1 / Math.sqrt(size)), [1, 0, 2])
  const key = layers.transpose(part('key', 1, positioned, 1), [1, 2, 0])
  const value = layers.transpose(part('value', 2, states, 1), [1, 0, 2])
  const attention = layers.softmax(layers.op('MatMul', [query, key]), 2)
  const attended = layers.transpose(layers.op('MatMul', [attention, value]), [1, 0, 2])
  return layers.add(states, layers.linear(layers.reshape(attended, [queries, channels]), 'out_proj'))
}

/** Deformable attention around each query's (x, y) on the BEV map [1, C, h, w]. */
function crossAttention(
  layers: Layers,
  head: HeadArchitecture,
  map: Value,
  reference: Value,
  states: Value,
  position: Value,
): Value {
  const { bev, channels, queries } = head
  const { heads, points } = head.decoder.cross
  const positioned = layers.add(states, position)
  const maps = [heads, channels / heads, bev.height, bev.width]
  const value = layers.reshape(layers.pointwise(map, 'value_proj'), maps)
  const offsets = layers.reshape(layers.linear(positioned, 'sampling_offsets'), [queries, heads, points, 2])
  const toGrid = layers.floats([2 / bev.width, 2 / bev.height], [2])
  const xy = layers.reshape(layers.gather(reference, layers.ints([0, 1]), 1), [queries, 1, 1, 2])
  const centre = layers.sub(layers.mul(xy, layers.scalar(2)), layers.scalar(1))
  const grid = layers.transpose(layers.add(centre, layers.mul(offsets, toGrid)), [1, 0, 2, 3])
  const logits = layers.reshape(layers.linear(positioned, 'attention_weights'), [queries, heads, points])
  const weights = layers.reshape(layers.transpose(layers.softmax(logits, 2), [1, 0, 2]), [heads, 1, queries, points])
  const attended = layers.reshape(layers.sampleAndSum(value, grid, weights), [channels, queries])
  return layers.add(states, layers.linear(layers.transpose(attended, [1, 0]), 'output_proj'))
}

function regress(layers: Layers, states: Value): Value {
  return layers.linear(layers.relu(layers.linear(layers.relu(layers.linear(states, '0')), '2')), '4')
}

/** log(x / (1 - x)), both kept at least 1e-5 away from 0. */
function inverseSigmoid(layers: Layers, x: Value): Value {
  const least = layers.scalar(inverseSigmoidMin)
  const one = layers.scalar(1)
  const clipped = layers.op('Clip', [x, layers.scalar(0), one])
  const above = layers.op('Max', [clipped, least])
  const below = layers.op('Max', [layers.sub(one, clipped), least])
  return layers.op('Log', [layers.div(above, below)])
}
