/** The BEVFormer v2 models that have names: the published ones, and our own small one. */
import { GoshawkError } from '../../../schemas/errors.js'
import { InternImageConfig, publishedInternImage } from '../internimage/config.js'
import { resNetStageChannels } from '../resnet/resnet.js'

/** Weights and shape of a whole detector, as JSON of the official constructors. */
export interface DetectorConfig {
  readonly name: string
  readonly backbone: ResNetBackbone | InternImageBackbone
  readonly neck: Readonly<Record<string, unknown>>
  readonly head: Readonly<Record<string, unknown>>
  readonly classes: readonly string[]
  readonly cameras: readonly string[]
  readonly preprocessing: Preprocessing
}

export interface ResNetBackbone {
  readonly type: 'ResNet'
  readonly outIndices: readonly number[]
}
export interface InternImageBackbone {
  readonly type: 'InternImage'
  readonly config: InternImageConfig
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

const internImageSizes = ['t', 's', 'b', 'l', 'xl'] as const
const backboneNames = ['r50', ...internImageSizes.map((size) => `internimage-${size}`)]

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
  const backboneConfig = backbone === 'r50' ? resNet50() : internImage(publishedInternImage(backbone))
  return {
    name,
    backbone: backboneConfig,
    neck: fpnConfig(stageChannels(backboneConfig), 256),
    head: headConfig({
      channels: 256,
      heads: 8,
      bevSize: 200,
      encoderLayers: 6,
      decoderLayers: 6,
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

/**
 * Small enough for six cameras on two CPU cores; only options of the official constructors.
 * tools/train/pico.json is the same model for PyTorch; a test holds the two together.
 */
function picoDetector(name: string): DetectorConfig {
  const backbone = internImage(
    InternImageConfig.parse({ channels: 16, depths: [1, 2, 4, 1], groups: [1, 2, 4, 8], mlp_ratio: 4 }),
  )
  const channels = 64
  return {
    name,
    backbone,
    neck: fpnConfig(stageChannels(backbone), channels),
    head: headConfig({
      channels,
      heads: 4,
      bevSize: 64,
      encoderLayers: 2,
      decoderLayers: 3,
      queries: 300,
      queryGroups: 3,
      grouped: true,
      spatialPoints: 4,
      frames: name.endsWith('t1') ? frameOffsets.t1 : frameOffsets.t2,
      fusionChannels: name.endsWith('t1') ? null : channels,
      maxNum: 300,
    }),
    classes,
    cameras,
    preprocessing: { ...evaluationPipeline, resize: 0.4 },
  }
}

/** Stages of strides 8, 16 and 32. */
const outIndices = [1, 2, 3]

function resNet50(): ResNetBackbone {
  return { type: 'ResNet', outIndices }
}

function internImage(config: InternImageConfig): InternImageBackbone {
  return { type: 'InternImage', config: { ...config, out_indices: outIndices } }
}

function stageChannels(backbone: ResNetBackbone | InternImageBackbone): number[] {
  const first = backbone.type === 'ResNet' ? resNetStageChannels[0]! : backbone.config.channels
  return outIndices.map((stage) => first * 2 ** stage)
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
  readonly encoderLayers: number
  readonly decoderLayers: number
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
  const { channels, heads, bevSize } = size
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
        num_layers: size.encoderLayers,
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
        num_layers: size.decoderLayers,
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
