/** The official InternImage constructor's configuration, and the published variants (arXiv 2211.05778, table 1). */
import { z } from 'zod'
import { GoshawkError } from '../../../schemas/errors.js'

const quadruple = z.tuple([
  z.number().int().positive(),
  z.number().int().positive(),
  z.number().int().positive(),
  z.number().int().positive(),
])

/** Unknown keys of the constructor that do not change inference (drop rates, checkpointing) are let through. */
export const InternImageConfig = z.object({
  channels: z.number().int().positive(),
  depths: quadruple,
  groups: quadruple,
  num_classes: z.number().int().positive().default(1000),
  mlp_ratio: z.number().positive().default(4),
  norm_layer: z.literal('LN').default('LN'),
  act_layer: z.literal('GELU').default('GELU'),
  layer_scale: z.number().nullish().default(null),
  offset_scale: z.number().positive().default(1),
  post_norm: z.boolean().default(false),
  res_post_norm: z.boolean().default(false),
  dw_kernel_size: z.number().int().positive().nullish().default(null),
  use_clip_projector: z.boolean().default(false),
  level2_post_norm: z.boolean().default(false),
  level2_post_norm_block_ids: z.array(z.number().int().nonnegative()).nullish().default(null),
  center_feature_scale: z.boolean().default(false),
  remove_center: z.boolean().default(false),
  out_indices: z.array(z.number().int().min(0).max(3)).default([0, 1, 2, 3]),
  /** Widths the official code writes as constants in the clip projector. */
  clip_dims: z
    .object({ pretrain_embed_dim: z.number().int().positive(), clip_embed_dim: z.number().int().positive() })
    .default({ pretrain_embed_dim: 1024, clip_embed_dim: 768 }),
})
export type InternImageConfig = z.output<typeof InternImageConfig>

const huge = {
  mlp_ratio: 4,
  dw_kernel_size: 5,
  use_clip_projector: true,
  level2_post_norm: true,
  center_feature_scale: true,
}

const variants: Readonly<Record<string, z.input<typeof InternImageConfig>>> = {
  t: { channels: 64, depths: [4, 4, 18, 4], groups: [4, 8, 16, 32] },
  s: { channels: 80, depths: [4, 4, 21, 4], groups: [5, 10, 20, 40], layer_scale: 1, post_norm: true },
  b: { channels: 112, depths: [4, 4, 21, 4], groups: [7, 14, 28, 56], layer_scale: 1, post_norm: true },
  l: {
    channels: 160,
    depths: [5, 5, 22, 5],
    groups: [10, 20, 40, 80],
    layer_scale: 1,
    offset_scale: 2,
    post_norm: true,
  },
  xl: {
    channels: 192,
    depths: [5, 5, 24, 5],
    groups: [12, 24, 48, 96],
    layer_scale: 1e-5,
    offset_scale: 2,
    post_norm: true,
  },
  h: {
    ...huge,
    channels: 320,
    depths: [6, 6, 32, 6],
    groups: [10, 20, 40, 80],
    res_post_norm: true,
    level2_post_norm_block_ids: [5, 11, 17, 23, 29],
  },
  g: {
    ...huge,
    channels: 512,
    depths: [2, 2, 48, 4],
    groups: [16, 32, 64, 128],
    post_norm: true,
    level2_post_norm_block_ids: [5, 11, 17, 23, 29, 35, 41, 47],
  },
}

export const publishedInternImageNames: readonly string[] = Object.keys(variants).map((size) => `internimage-${size}`)

/** @throws GoshawkError 'usage-invalid' listing the names there are. */
export function publishedInternImage(name: string): InternImageConfig {
  const variant = variants[name.replace(/^internimage-/, '')]
  if (!name.startsWith('internimage-') || !variant) {
    throw new GoshawkError(
      'usage-invalid',
      `--arch ${name}: no such backbone; expected one of ${publishedInternImageNames.join(', ')}`,
    )
  }
  return InternImageConfig.parse(variant)
}

/** A parameter or buffer of the official state_dict. */
export type WeightShape = readonly [key: string, shape: readonly number[]]

/** Whether a stage ends in a normalisation of its stream. */
export function hasStageNorm(config: InternImageConfig): boolean {
  return !config.post_norm || config.center_feature_scale
}

/** Names and shapes of the official model's state_dict, in its order. */
export function internImageWeights(config: InternImageConfig, part: 'classifier' | 'backbone'): readonly WeightShape[] {
  const { channels } = config
  const stem: WeightShape[] = [
    ['patch_embed.conv1.weight', [channels / 2, 3, 3, 3]],
    ['patch_embed.conv1.bias', [channels / 2]],
    ...affine('patch_embed.norm1.1', channels / 2),
    ['patch_embed.conv2.weight', [channels, channels / 2, 3, 3]],
    ['patch_embed.conv2.bias', [channels]],
    ...affine('patch_embed.norm2.1', channels),
  ]
  const stages = config.depths.flatMap((_, stage) => stageWeights(config, stage))
  return part === 'backbone' ? [...stem, ...stages] : [...stem, ...stages, ...headWeights(config)]
}

function stageWeights(config: InternImageConfig, stage: number): WeightShape[] {
  const width = config.channels * 2 ** stage
  const prefix = `levels.${stage}`
  const weights: WeightShape[] = []
  for (let block = 0; block < config.depths[stage]!; block++) {
    weights.push(...blockWeights(config, `${prefix}.blocks.${block}`, width, config.groups[stage]!))
  }
  if (hasStageNorm(config)) weights.push(...affine(`${prefix}.norm.0`, width))
  if (config.level2_post_norm && stage === 2) {
    config.level2_post_norm_block_ids?.forEach((_, i) => {
      weights.push(...affine(`${prefix}.post_norms.${i}.0`, width))
    })
  }
  if (stage < 3) {
    weights.push(
      [`${prefix}.downsample.conv.weight`, [2 * width, width, 3, 3]],
      ...affine(`${prefix}.downsample.norm.1`, 2 * width),
    )
  }
  return weights
}

function blockWeights(config: InternImageConfig, prefix: string, width: number, groups: number): WeightShape[] {
  const points = config.remove_center ? 8 : 9
  const kernel = config.dw_kernel_size ?? 3
  const hidden = Math.trunc(width * config.mlp_ratio)
  return [
    ...(config.layer_scale
      ? ([
          [`${prefix}.gamma1`, [width]],
          [`${prefix}.gamma2`, [width]],
        ] as const)
      : []),
    ...affine(`${prefix}.norm1.0`, width),
    ...(config.center_feature_scale
      ? ([
          [`${prefix}.dcn.center_feature_scale_proj_weight`, [groups, width]],
          [`${prefix}.dcn.center_feature_scale_proj_bias`, [groups]],
        ] as const)
      : []),
    [`${prefix}.dcn.dw_conv.0.weight`, [width, 1, kernel, kernel]],
    [`${prefix}.dcn.dw_conv.0.bias`, [width]],
    ...affine(`${prefix}.dcn.dw_conv.1.1`, width),
    ...linear(`${prefix}.dcn.offset`, width, groups * points * 2),
    ...linear(`${prefix}.dcn.mask`, width, groups * points),
    ...linear(`${prefix}.dcn.input_proj`, width, width),
    ...linear(`${prefix}.dcn.output_proj`, width, width),
    ...affine(`${prefix}.norm2.0`, width),
    ...linear(`${prefix}.mlp.fc1`, width, hidden),
    ...linear(`${prefix}.mlp.fc2`, hidden, width),
    ...(config.res_post_norm
      ? [...affine(`${prefix}.res_post_norm1.0`, width), ...affine(`${prefix}.res_post_norm2.0`, width)]
      : []),
  ]
}

function headWeights(config: InternImageConfig): WeightShape[] {
  const width = config.channels * 8
  if (!config.use_clip_projector) {
    const hidden = Math.trunc(width * 1.5)
    return [
      ['conv_head.0.weight', [hidden, width, 1, 1]],
      ...affine('conv_head.1.0', hidden),
      ['conv_head.1.0.running_mean', [hidden]],
      ['conv_head.1.0.running_var', [hidden]],
      ['conv_head.1.0.num_batches_tracked', []],
      ...linear('head', hidden, config.num_classes),
    ]
  }
  const { pretrain_embed_dim: embed, clip_embed_dim: clip } = config.clip_dims
  return [
    ['dcnv3_head_x4.0.weight', [embed * 4, width, 1, 1]],
    ['dcnv3_head_x4.0.bias', [embed * 4]],
    ['dcnv3_head_x3.weight', [embed, width / 2, 1, 1]],
    ['dcnv3_head_x3.bias', [embed]],
    ...['q', 'k', 'v'].flatMap((name) => affine(`clip_projector.norm1_${name}.0`, embed)),
    ...['q', 'k', 'v'].map((name) => [`clip_projector.cross_dcn.${name}_bias`, [embed]] as const),
    ...['q', 'k', 'v'].map((name) => [`clip_projector.cross_dcn.${name}.weight`, [embed, embed]] as const),
    ...linear('clip_projector.cross_dcn.proj', embed, clip),
    ...affine('fc_norm.0', clip),
    ...linear('head', clip, config.num_classes),
  ]
}

function affine(prefix: string, width: number): WeightShape[] {
  return [
    [`${prefix}.weight`, [width]],
    [`${prefix}.bias`, [width]],
  ]
}

function linear(prefix: string, inputs: number, outputs: number): WeightShape[] {
  return [
    [`${prefix}.weight`, [outputs, inputs]],
    [`${prefix}.bias`, [outputs]],
  ]
}
