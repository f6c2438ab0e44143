/**
 * The official BEVFormer v2 head configuration (`pts_bbox_head` of the published config files, as JSON),
 * checked and reduced to the numbers that shape the network at inference.
 * Defaults are those of the official constructors; whatever only matters for training is ignored.
 */
import { z } from 'zod'
import { GoshawkError } from '../../../schemas/errors.js'

/** Everything the export of a BEVFormer v2 head depends on. Sizes in channels, cells, layers or metres. */
export interface HeadArchitecture {
  readonly channels: number
  readonly bev: { readonly height: number; readonly width: number }
  readonly cameras: number
  /** Feature levels read by the head, finest first. */
  readonly levels: number
  /** xMin, yMin, zMin, xMax, yMax, zMax in metres, LIDAR_TOP frame. */
  readonly pointCloudRange: readonly number[]
  readonly pillarPoints: number
  readonly encoder: {
    readonly layers: number
    readonly ffnChannels: number
    readonly temporal: AttentionSize
    /** `points` per level; point j uses pillar height j mod pillarPoints. */
    readonly spatial: AttentionSize
  }
  /** Keyframe offsets, oldest first, ending with 0. */
  readonly frames: readonly number[]
  /** Residual blocks over the concatenated BEV maps; only used with more than one frame. */
  readonly fusion: { readonly blocks: number; readonly channels: number }
  readonly decoder: {
    readonly layers: number
    readonly ffnChannels: number
    readonly selfHeads: number
    readonly cross: AttentionSize
  }
  /** Queries used at inference: one group. */
  readonly queries: number
  /** Groups of queries in the weights (Group DETR); only the first is used at inference. */
  readonly queryGroups: number
  readonly classes: number
  readonly coder: {
    readonly postCenterRange: readonly number[]
    readonly maxNum: number
    readonly scoreThreshold: number | null
  }
}

export interface AttentionSize {
  readonly heads: number
  readonly points: number
}

const count = z.int().min(1)
const range = z.array(z.number()).length(6)
const operationOrder = z.tuple([
  z.literal('self_attn'),
  z.literal('norm'),
  z.literal('cross_attn'),
  z.literal('norm'),
  z.literal('ffn'),
  z.literal('norm'),
])
const ffn = {
  ffn_cfgs: z
    .looseObject({
      feedforward_channels: count.optional(),
      num_fcs: z.literal(2).default(2),
      act_cfg: z.looseObject({ type: z.literal('ReLU') }).optional(),
    })
    .optional(),
  feedforward_channels: count.optional(),
  operation_order: operationOrder,
}

const temporalAttention = z.looseObject({
  type: z.literal('TemporalSelfAttention'),
  embed_dims: count.default(256),
  num_heads: count.default(8),
  num_levels: z.literal(1),
  num_points: count.default(4),
  num_bev_queue: z.literal(2).default(2),
})
const spatialAttention = z.looseObject({
  type: z.literal('SpatialCrossAttention'),
  embed_dims: count.default(256),
  num_cams: count.default(6),
  pc_range: range.optional(),
  deformable_attention: z.looseObject({
    type: z.literal('MSDeformableAttention3D'),
    embed_dims: count.default(256),
    num_heads: count.default(8),
    num_levels: count.default(4),
    num_points: count.default(8),
  }),
})
const selfAttention = z.looseObject({
  type: z.enum(['MultiheadAttention', 'GroupMultiheadAttention']),
  embed_dims: count,
  num_heads: count,
  group: count.optional(),
})
const crossAttention = z.looseObject({
  type: z.literal('CustomMSDeformableAttention'),
  embed_dims: count.default(256),
  num_heads: count.default(8),
  num_levels: z.literal(1),
  num_points: count.default(4),
})

const headConfig = z.looseObject({
  type: z.enum(['BEVFormerHead', 'BEVFormerHead_GroupDETR']),
  group_detr: count.default(1),
  bev_h: count.default(30),
  bev_w: count.default(30),
  num_query: count.default(100),
  num_classes: count,
  in_channels: count,
  with_box_refine: z.literal(true, { error: 'expected true; heads without box refinement are not supported' }),
  as_two_stage: z.literal(false).default(false),
  num_reg_fcs: z.literal(2).default(2),
  transformer: z.looseObject({
    type: z.literal('PerceptionTransformerV2'),
    embed_dims: count.default(256),
    frames: z.array(z.int()).default([0]),
    num_cams: count.default(6),
    num_feature_levels: count.default(4),
    num_fusion: count.default(3),
    inter_channels: count.nullish(),
    encoder: z.looseObject({
      type: z.literal('BEVFormerEncoder'),
      num_layers: count,
      pc_range: range,
      num_points_in_pillar: count.default(4),
      transformerlayers: z.looseObject({
        type: z.literal('BEVFormerLayer'),
        attn_cfgs: z.tuple([temporalAttention, spatialAttention]),
        ...ffn,
      }),
    }),
    decoder: z.looseObject({
      type: z.literal('DetectionTransformerDecoder'),
      num_layers: count,
      transformerlayers: z.looseObject({
        type: z.literal('DetrTransformerDecoderLayer'),
        attn_cfgs: z.tuple([selfAttention, crossAttention]),
        ...ffn,
      }),
    }),
  }),
  bbox_coder: z.looseObject({
    type: z.literal('NMSFreeCoder'),
    pc_range: range,
    post_center_range: range,
    max_num: count.default(100),
    score_threshold: z.number().nullish(),
  }),
  positional_encoding: z.looseObject({
    type: z.literal('LearnedPositionalEncoding'),
    num_feats: count,
    row_num_embed: count.default(50),
    col_num_embed: count.default(50),
  }),
})

/**
 * @param config - the parsed JSON of the official head config.
 * @param where - named in error messages, e.g. the file.
 * @throws GoshawkError 'config-invalid' that lists every problem.
 */
export function parseHeadConfig(config: unknown, where: string): HeadArchitecture {
  const result = headConfig.safeParse(config)
  if (!result.success) {
    throw invalid(
      where,
      result.error.issues.map((issue) => `${issue.path.join('.') || 'config'}: ${issue.message}`),
    )
  }
  const head = result.data
  const { transformer, bbox_coder: coder } = head
  const { encoder, decoder } = transformer
  const [temporal, spatial] = encoder.transformerlayers.attn_cfgs
  const [self, cross] = decoder.transformerlayers.attn_cfgs
  const architecture: HeadArchitecture = {
    channels: transformer.embed_dims,
    bev: { height: head.bev_h, width: head.bev_w },
    cameras: transformer.num_cams,
    levels: transformer.num_feature_levels,
    pointCloudRange: encoder.pc_range,
    pillarPoints: encoder.num_points_in_pillar,
    encoder: {
      layers: encoder.num_layers,
      ffnChannels: ffnChannels(encoder.transformerlayers),
      temporal: { heads: temporal.num_heads, points: temporal.num_points },
      spatial: { heads: spatial.deformable_attention.num_heads, points: spatial.deformable_attention.num_points },
    },
    frames: transformer.frames,
    fusion: {
      blocks: transformer.num_fusion,
      channels: transformer.inter_channels ?? transformer.frames.length * transformer.embed_dims,
    },
    decoder: {
      layers: decoder.num_layers,
      ffnChannels: ffnChannels(decoder.transformerlayers),
      selfHeads: self.num_heads,
      cross: { heads: cross.num_heads, points: cross.num_points },
    },
    queries: head.num_query,
    queryGroups: head.group_detr,
    classes: head.num_classes,
    coder: {
      postCenterRange: coder.post_center_range,
      maxNum: coder.max_num,
      scoreThreshold: coder.score_threshold ?? null,
    },
  }
  const problems = disagreements(head, architecture)
  if (problems.length > 0) throw invalid(where, problems)
  return architecture
}

/** The layer's own entry wins over the one in ffn_cfgs, as in mmcv 1.4; mmcv's default is 1024. */
function ffnChannels(layer: {
  feedforward_channels?: number | undefined
  ffn_cfgs?: { feedforward_channels?: number | undefined } | undefined
}): number {
  return layer.feedforward_channels ?? layer.ffn_cfgs?.feedforward_channels ?? 1024
}

function disagreements(head: z.output<typeof headConfig>, architecture: HeadArchitecture): string[] {
  const { transformer, positional_encoding: positions } = head
  const [temporal, spatial] = transformer.encoder.transformerlayers.attn_cfgs
  const [self, cross] = transformer.decoder.transformerlayers.attn_cfgs
  const { channels, bev, frames, encoder, decoder } = architecture
  const problems: string[] = []
  const expectEqual = (name: string, found: number, expected: number) => {
    if (found !== expected) problems.push(`${name} is ${found}, expected ${expected}`)
  }
  expectEqual('in_channels', head.in_channels, channels)
  expectEqual('encoder attention embed_dims', temporal.embed_dims, channels)
  expectEqual('SpatialCrossAttention.embed_dims', spatial.embed_dims, channels)
  expectEqual('MSDeformableAttention3D.embed_dims', spatial.deformable_attention.embed_dims, channels)
  expectEqual('MSDeformableAttention3D.num_levels', spatial.deformable_attention.num_levels, architecture.levels)
  expectEqual('SpatialCrossAttention.num_cams', spatial.num_cams, architecture.cameras)
  expectEqual('decoder self attention embed_dims', self.embed_dims, channels)
  expectEqual('CustomMSDeformableAttention.embed_dims', cross.embed_dims, channels)
  expectEqual('positional_encoding.num_feats', positions.num_feats * 2, channels)
  expectEqual('positional_encoding.row_num_embed', positions.row_num_embed, bev.height)
  expectEqual('positional_encoding.col_num_embed', positions.col_num_embed, bev.width)
  for (const [name, heads] of [
    ['TemporalSelfAttention', encoder.temporal.heads],
    ['MSDeformableAttention3D', encoder.spatial.heads],
    ['decoder self attention', decoder.selfHeads],
    ['CustomMSDeformableAttention', decoder.cross.heads],
  ] as const) {
    if (channels % heads !== 0) problems.push(`${name}: ${channels} channels do not divide by ${heads} heads`)
  }
  if (encoder.spatial.points % architecture.pillarPoints !== 0) {
    problems.push(
      `MSDeformableAttention3D.num_points is ${encoder.spatial.points}, expected a multiple of ` +
        `num_points_in_pillar (${architecture.pillarPoints})`,
    )
  }
  if (frames.at(-1) !== 0 || frames.some((f, i) => i > 0 && f <= frames[i - 1]!)) {
    problems.push(`frames is [${frames.join(', ')}], expected ascending offsets that end with 0`)
  }
  if (architecture.coder.maxNum > architecture.queries * architecture.classes) {
    problems.push(`bbox_coder.max_num is ${architecture.coder.maxNum}, more than queries x classes`)
  }
  return problems
}

function invalid(where: string, problems: readonly string[]): GoshawkError {
  return new GoshawkError(
    'config-invalid',
    `${where}: ${problems.join('; ')}; expected an official BEVFormer v2 head`,
    {
      details: { where, problems },
    },
  )
}
