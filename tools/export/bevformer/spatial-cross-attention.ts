/**
 * Spatial cross attention (BEVFormer, arXiv 2203.17270, eq. 4): each BEV query gathers picture features around its
 * projected pillar points, from the cameras that see it.
 *
 * The cameras' maps of one level stand below each other in one tall map, with a row of zeros after each, and pixel
 * positions are clamped to one pixel outside their own camera before they move down by it. Bilinear sampling with
 * zero padding gives the same there as on the camera's map alone, and one GridSample a level serves all cameras.
 */
import type { HeadArchitecture } from './head-config.js'
import type { Layers, Value } from './layers.js'
import type { CameraHits } from './point-sampling.js'

export interface LevelSize {
  readonly height: number
  readonly width: number
}

/** What all encoder layers share: the features, and where the pairs' reference points lie in each level's tall map. */
export interface SpatialContext {
  readonly hits: CameraHits
  readonly levels: readonly LevelSize[]
  /** Per level [1, C, cameras*h, w], camera and level embeddings added. */
  readonly features: readonly Value[]
  /** [levels, 1, K, 1, pillarPoints*2] grid coordinates, y relative to the camera's own strip. */
  readonly base: Value
  /** [levels, 1, K, 1, pillarPoints*2] what moves y down to the camera's strip. */
  readonly strip: Value
  /** [levels, 1, 1, 1, pillarPoints*2] bounds of base plus offset. */
  readonly lowest: Value
  readonly highest: Value
}

/** @param features - per level [cameras, C, h, w], finest first. */
export function spatialContext(
  layers: Layers,
  head: HeadArchitecture,
  levels: readonly LevelSize[],
  features: readonly Value[],
  hits: CameraHits,
): SpatialContext {
  const { cameras, pillarPoints } = head
  const perPoint = (pairs: (level: LevelSize) => readonly [number, number]) =>
    layers.floats(
      levels.flatMap((level) => Array.from({ length: pillarPoints }, () => pairs(level)).flat()),
      [levels.length, 1, 1, 1, pillarPoints * 2],
    )
  const tall = (level: LevelSize) => cameras * (level.height + 1)
  const uv = layers.reshape(hits.uv, [1, 1, -1, 1, pillarPoints * 2])
  const camera = layers.reshape(hits.camera, [1, 1, -1, 1, 1])
  return {
    hits,
    levels,
    features: features.map((feature, l) => embedAndStack(layers, head, levels[l]!, feature, l)),
    base: layers.add(
      layers.mul(
        uv,
        perPoint((level) => [2, (2 * level.height) / tall(level)]),
      ),
      perPoint((level) => [-1, -1 / tall(level)]),
    ),
    strip: layers.add(
      layers.mul(
        camera,
        perPoint((level) => [0, (2 * (level.height + 1)) / tall(level)]),
      ),
      perPoint((level) => [0, 1 / tall(level) - 1]),
    ),
    lowest: perPoint((level) => [-1 - 1 / level.width, -2 / tall(level)]),
    highest: perPoint((level) => [1 + 1 / level.width, (2 * level.height) / tall(level)]),
  }
}

/** [cameras, C, h, w] -> [1, C, cameras*h, w], with the embeddings of camera and level. */
function embedAndStack(layers: Layers, head: HeadArchitecture, size: LevelSize, feature: Value, level: number): Value {
  const { cameras, channels } = head
  const embedding = layers.weight(`transformer.cams_embeds+level_embeds.${level}`, [cameras, channels, 1, 1], () => {
    const perLevel = layers.read('transformer.level_embeds').subarray(level * channels, (level + 1) * channels)
    return layers.read('transformer.cams_embeds').map((value, i) => value + perLevel[i % channels]!)
  })
  const perChannel = layers.transpose(layers.add(feature, embedding), [1, 0, 2, 3])
  return layers.reshape(perChannel, [1, channels, cameras * size.height, size.width])
}

/**
 * @param layers - at the encoder layer's `attentions.1`.
 * @param x - [N, C], without positions.
 * @returns x plus the attention's output, [N, C].
 */
export function spatialCrossAttention(
  layers: Layers,
  head: HeadArchitecture,
  context: SpatialContext,
  x: Value,
): Value {
  const { cameras, channels, pillarPoints } = head
  const { heads, points } = head.encoder.spatial
  const { hits, levels } = context
  const inner = layers.at('deformable_attention')
  const pairs = layers.gather(x, hits.query)

  const offsets = layers.transpose(
    layers.reshape(gridOffsets(inner, head, levels, pairs), [-1, heads, levels.length, points * 2]),
    [2, 1, 0, 3],
  )
  const split = layers.reshape(offsets, [levels.length, heads, -1, points / pillarPoints, pillarPoints * 2])
  const own = layers.op('Min', [layers.op('Max', [layers.add(split, context.base), context.lowest]), context.highest])
  const grids = layers.split(layers.add(own, context.strip), 0, levels.length)

  const logits = layers.reshape(inner.linear(pairs, 'attention_weights'), [-1, heads, levels.length * points])
  const weights = layers.split(
    layers.transpose(layers.reshape(layers.softmax(logits, 2), [-1, heads, levels.length, points]), [2, 1, 0, 3]),
    0,
    levels.length,
  )

  const sampled = levels.map((size, l) => {
    const value = inner.pointwise(context.features[l]!, 'value_proj')
    const strips = layers.reshape(value, [channels, cameras, size.height * size.width])
    const separated = layers.op('Pad', [strips, layers.ints([0, 0, 0, 0, 0, size.width])], { mode: 'constant' })
    return layers.sampleAndSum(
      layers.reshape(separated, [heads, channels / heads, cameras * (size.height + 1), size.width]),
      layers.reshape(grids[l]!, [heads, -1, points, 2]),
      layers.reshape(weights[l]!, [heads, 1, -1, points]),
    )
  })
  const attended = layers.reshape(
    sampled.reduce((a, b) => layers.add(a, b)),
    [channels, -1],
  )
  const slots = sumOverCameras(layers, layers.transpose(attended, [1, 0]), hits, channels)
  return layers.add(x, layers.linear(layers.div(slots, hits.count), 'output_proj'))
}

/** Sampling offsets, scaled from pixels of a level to grid units of its tall map: [K, heads*levels*points*2]. */
function gridOffsets(inner: Layers, head: HeadArchitecture, levels: readonly LevelSize[], pairs: Value): Value {
  const { points } = head.encoder.spatial
  const scaled = (key: string) =>
    inner.weight(`${key}*grid`, inner.shape(key), () => {
      const values = inner.read(key).slice()
      const perRow = values.length / inner.shape(key)[0]!
      for (let i = 0; i < values.length; i++) {
        const row = Math.floor(i / perRow)
        const { height, width } = levels[Math.floor(row / (points * 2)) % levels.length]!
        values[i]! *= row % 2 === 0 ? 2 / width : 2 / (head.cameras * (height + 1))
      }
      return values
    })
  return inner.affine(pairs, scaled('sampling_offsets.weight'), scaled('sampling_offsets.bias'))
}

/** Adds the rows of the pairs [K, C] of each BEV query: [N, C]; zero for a query that no camera sees. */
function sumOverCameras(layers: Layers, pairs: Value, hits: CameraHits, channels: number): Value {
  const zeroRow = layers.floats(new Float32Array(channels), [1, channels])
  return layers.sum(layers.gather(layers.concat([zeroRow, pairs], 0), hits.slots), 0)
}
