/** The BEVFormer v2 models that have names: the published ones, and our own small one. */
import { GoshawkError } from '../../../schemas/errors.js'

/** Weights and shape of a whole detector, as JSON of the official constructors. */
export interface DetectorConfig {
  readonly name: string
  readonly backbone: ResNetConfig | InternImageConfig
  readonly neck: Readonly<Record<string, unknown>>
  readonly head: Readonly<Record<string, unknown>>
  readonly classes: readonly string[]
  readonly cameras: readonly string[]
  readonly preprocessing: Preprocessing
}

export interface ResNetConfig {
  readonly type: 'ResNet'
  readonly depth: 50
  readonly out_indices: readonly number[]
}
/** The keys of the official InternImage constructor. */
export interface InternImageConfig {
  readonly type: 'InternImage'
  readonly core_op: 'DCNv3'
  readonly channels: number
  readonly depths: readonly number[]
  readonly groups: readonly number[]
  readonly mlp_ratio: number
  readonly norm_layer: 'LN'
  readonly layer_scale?: number
  readonly offset_scale: number
  readonly post_norm: boolean
  readonly out_indices: readonly number[]
}

export interface Preprocessing {
  readonly sourceWidth: number
  readonly sourceHeight: number
  readonly crop: { readonly x0: number; readonly y0: number; readonly width: number; readonly height: number }
  readonly resize: number
  readonly meanBgr: readonly [number, number, number]
  readonly stdBgr: readonly [number, number, number]
  readonly padDivisor: number
}

/** In the order of the official BEVFormer v2 configs, which is the order of the logits. */
const classes = [
  'barrier',
  'bicycle',
  'bus',
  'car',
  'construction_vehicle',
  'motorcycle',
  'pedestrian',
  'traffic_cone',
  'trailer',
  'truck',
] as const
const cameras = [
  'CAM_FRONT',
  'CAM_FRONT_RIGHT',
  'CAM_FRONT_LEFT',
  'CAM_BACK',
  'CAM_BACK_LEFT',
  'CAM_BACK_RIGHT',
] as const

const pointCloudRange = [-51.2, -51.2, -5, 51.2, 51.2, 3]
const postCenterRange = [-61.2, -61.2, -10, 61.2, 61.2, 10]

/** The evaluation pipeline of the official configs: crop, no resampling, caffe-style BGR mean. */
const evaluationPipeline = {
  sourceWidth: 1600,
  sourceHeight: 900,
  crop: { x0: 0, y0: 260, width: 1600, height: 640 },
  resize: 1,
  meanBgr: [103.53, 116.28, 123.675],
  stdBgr: [1, 1, 1],
  padDivisor: 32,
} as const satisfies Preprocessing

/** `layer_scale` is left out where the official config says None. */
const internImage = {
  t: { channels: 64, depths: [4, 4, 18, 4], groups: [4, 8, 16, 32], mlp_ratio: 4, offset_scale: 1, post_norm: false },
  s: {
    channels: 80,
    depths: [4, 4, 21, 4],
    groups: [5, 10, 20, 40],
    mlp_ratio: 4,
    layer_scale: 1,
    offset_scale: 1,
    post_norm: true,
  },
  b: {
    channels: 112,
    depths: [4, 4, 21, 4],
    groups: [7, 14, 28, 56],
    mlp_ratio: 4,
    layer_scale: 1,
    offset_scale: 1,
    post_norm: true,
  },
  l: {
    channels: 160,
    depths: [5, 5, 22, 5],
    groups: [10, 20, 40, 80],
    mlp_ratio: 4,
    layer_scale: 1,
    offset_scale: 2,
    post_norm: true,
  },
  xl: {
    channels: 192,
    depths: [5, 5, 24, 5],
    groups: [12, 24, 48, 96],
    mlp_ratio: 4,
    layer_scale: 1e-5,
    offset_scale: 2,
    post_norm: true,
  },
} as const
const backboneNames = ['r50', ...Object.keys(internImage).map((size) => `internimage-${size}`)]

const frameOffsets = { t1: [0], t2: [-1, 0], t8: [-7, -6, -5, -4, -3, -2, -1, 0] } as const
const temporalNames = Object.keys(frameOffsets) as (keyof typeof frameOffsets)[]
const picoNames = ['bevformerv2-internimage-pico-t1', 'bevformerv2-internimage-pico-t2'] as const

/** Every name `publishedDetector` takes. */
export const publishedDetectorNames: readonly string[] = [
  ...picoNames,
  ...backboneNames.flatMap((backbone) =>
    temporalNames.flatMap((frames) => [`bevformerv2-${backbone}-${frames}`, `bevformerv2-${backbone}-${frames}-base`]),
  ),
]

/** Throws GoshawkError 'usage-invalid' that lists the names there are. */
export function publishedDetector(name: string): DetectorConfig {
  if ((picoNames as readonly string[]).includes(name)) return picoDetector(name)
  const match = /^bevformerv2-(r50|internimage-(\w+))-(t1|t2|t8)(-base)?$/.exec(name)
  const backbone = match?.[1] ?? ''
  if (match === null || !backboneNames.includes(backbone)) {
    throw new GoshawkError(
      'usage-invalid',
      `--arch ${name}: no such detector; expected one of ${publishedDetectorNames.join(', ')}`,
    )
  }
  const temporal = match[3] as keyof typeof frameOffsets
  const size = match[2] as keyof typeof internImage | undefined
  const backboneConfig = size === undefined ? resNet50() : internImageConfig(internImage[size])
  return {
    name,
    backbone: backboneConfig,
    neck: fpnConfig(stageChannels(backboneConfig), 256),
    head: headConfig({
      channels: 256,
      heads: 8,
      bevSize: 200,
      layers: 6,
      queries: 900,
      queryGroups: match[4] === undefined ? 11 : 1,
      grouped: match[4] === undefined,
      spatialPoints: 8,
      frames: frameOffsets[temporal],
      fusionChannels: temporal === 't8' ? 512 : null,
      maxNum: 300,
    }),
    classes,
    cameras,
    preprocessing: evaluationPipeline,
  }
}

/** Small enough for six cameras on two CPU cores; only options of the official constructors. */
function picoDetector(name: string): DetectorConfig {
  const backbone = internImageConfig({
    channels: 16,
    depths: [1, 1, 3, 1],
    groups: [1, 2, 4, 8],
    mlp_ratio: 4,
    offset_scale: 1,
    post_norm: false,
  })
  const channels = 64
  return {
    name,
    backbone,
    neck: fpnConfig(stageChannels(backbone), channels),
    head: headConfig({
      channels,
      heads: 4,
      bevSize: 50,
      layers: 2,
      queries: 150,
      queryGroups: 1,
      grouped: false,
      spatialPoints: 4,
      frames: name.endsWith('t1') ? frameOffsets.t1 : frameOffsets.t2,
      fusionChannels: name.endsWith('t1') ? null : channels,
      maxNum: 100,
    }),
    classes,
    cameras,
    preprocessing: { ...evaluationPipeline, resize: 0.4 },
  }
}

function resNet50(): ResNetConfig {
  return { type: 'ResNet', depth: 50, out_indices: [1, 2, 3] }
}

function internImageConfig(
  size: Omit<InternImageConfig, 'type' | 'core_op' | 'norm_layer' | 'out_indices'>,
): InternImageConfig {
  return { type: 'InternImage', core_op: 'DCNv3', norm_layer: 'LN', ...size, out_indices: [1, 2, 3] }
}

function stageChannels(backbone: ResNetConfig | InternImageConfig): number[] {
  const stemChannels = backbone.type === 'ResNet' ? 256 : backbone.channels
  return backbone.out_indices.map((stage) => stemChannels * 2 ** stage)
}

function fpnConfig(inChannels: readonly number[], outChannels: number): Record<string, unknown> {
  return {
    type: 'FPN',
    in_channels: inChannels,
    out_channels: outChannels,
    start_level: 0,
    add_extra_convs: 'on_output',
    num_outs: 5,
    relu_before_extra_convs: true,
  }
}

interface HeadSize {
  readonly channels: number
  readonly heads: number
  readonly bevSize: number
  readonly layers: number
  readonly queries: number
  readonly queryGroups: number
  /** Group DETR attention, which splits its queries in training only. */
  readonly grouped: boolean
  readonly spatialPoints: number
  readonly frames: readonly number[]
  readonly fusionChannels: number | null
  readonly maxNum: number
}

function headConfig(size: HeadSize): Record<string, unknown> {
  const { channels, heads, bevSize, layers } = size
  const layer = {
    ffn_cfgs: { type: 'FFN', embed_dims: channels, feedforward_channels: 2 * channels, num_fcs: 2, ffn_drop: 0.1 },
    feedforward_channels: 2 * channels,
    ffn_dropout: 0.1,
    operation_order: ['self_attn', 'norm', 'cross_attn', 'norm', 'ffn', 'norm'],
  }
  return {
    type: size.grouped ? 'BEVFormerHead_GroupDETR' : 'BEVFormerHead',
    ...(size.grouped ? { group_detr: size.queryGroups } : {}),
    bev_h: bevSize,
    bev_w: bevSize,
    num_query: size.queries,
    num_classes: classes.length,
    in_channels: channels,
    sync_cls_avg_factor: true,
    with_box_refine: true,
    as_two_stage: false,
    transformer: {
      type: 'PerceptionTransformerV2',
      embed_dims: channels,
      frames: size.frames,
      num_cams: cameras.length,
      num_feature_levels: 4,
      ...(size.fusionChannels === null ? {} : { inter_channels: size.fusionChannels }),
      encoder: {
        type: 'BEVFormerEncoder',
        num_layers: layers,
        pc_range: pointCloudRange,
        num_points_in_pillar: 4,
        return_intermediate: false,
        transformerlayers: {
          type: 'BEVFormerLayer',
          attn_cfgs: [
            { type: 'TemporalSelfAttention', embed_dims: channels, num_heads: heads, num_levels: 1 },
            {
              type: 'SpatialCrossAttention',
              pc_range: pointCloudRange,
              num_cams: cameras.length,
              deformable_attention: {
                type: 'MSDeformableAttention3D',
                embed_dims: channels,
                num_heads: heads,
                num_points: size.spatialPoints,
                num_levels: 4,
              },
              embed_dims: channels,
            },
          ],
          ...layer,
        },
      },
      decoder: {
        type: 'DetectionTransformerDecoder',
        num_layers: layers,
        return_intermediate: true,
        transformerlayers: {
          type: 'DetrTransformerDecoderLayer',
          attn_cfgs: [
            {
              type: size.grouped ? 'GroupMultiheadAttention' : 'MultiheadAttention',
              ...(size.grouped ? { group: size.queryGroups } : {}),
              embed_dims: channels,
              num_heads: heads,
              dropout: 0.1,
            },
            { type: 'CustomMSDeformableAttention', embed_dims: channels, num_heads: heads, num_levels: 1 },
          ],
          ...layer,
        },
      },
    },
    bbox_coder: {
      type: 'NMSFreeCoder',
      post_center_range: postCenterRange,
      pc_range: pointCloudRange,
      max_num: size.maxNum,
      voxel_size: [102.4 / bevSize, 102.4 / bevSize, 8],
      num_classes: classes.length,
    },
    positional_encoding: {
      type: 'LearnedPositionalEncoding',
      num_feats: channels / 2,
      row_num_embed: bevSize,
      col_num_embed: bevSize,
    },
  }
}
