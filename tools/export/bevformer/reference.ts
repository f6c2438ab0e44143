/** For tests: the reference cases of BEVFormer v2 beside the checkout, in one form. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../../schemas/package-root.js'
import { type HeadArchitecture, parseHeadConfig } from './head-config.js'
import type { LevelSize } from './spatial-cross-attention.js'

export const headReference = join(packageRoot, '../shared/reference/bevformer_v2_head')
export const detectorReference = join(packageRoot, '../shared/reference/bevformer_v2')
export const referenceSkip =
  existsSync(headReference) && existsSync(detectorReference)
    ? false
    : 'needs the BEVFormer v2 reference data beside the checkout'

/** As the references' READMEs suggest for float32: |a - b| <= tolerance * (1 + |b|). */
export const featureTolerance = 1e-4
export const boxToleranceM = 5e-4

/** The `heads` entry of the head manifest. */
export interface HeadCase {
  readonly head: HeadArchitecture
  readonly image: { readonly height: number; readonly width: number }
  readonly levels: readonly LevelSize[]
}

export function headCase(name: string): HeadCase {
  const manifest = JSON.parse(readFileSync(join(headReference, 'manifest.json'), 'utf8'))
  const entry = manifest.heads[name]
  const [height, width] = entry.image_hw
  return {
    head: parseHeadConfig(entry.config, name),
    image: { height, width },
    levels: entry.feature_levels_hw.map(([h, w]: [number, number]) => ({ height: h, width: w })),
  }
}

export interface DetectorCase {
  readonly head: HeadArchitecture
  /** Padded. */
  readonly image: { readonly height: number; readonly width: number }
  readonly neckInChannels: readonly number[]
  /** Frames there are, by variant; the full run has all of `head.frames`. */
  readonly variants: Readonly<Record<string, readonly number[]>>
}

/** These cases come with a flat list of sizes in place of the official config. */
export function detectorCase(name: string): DetectorCase {
  const sizes = JSON.parse(readFileSync(join(detectorReference, `${name}.json`), 'utf8'))
  const channels: number = sizes.embed_dims
  return {
    head: {
      channels,
      bev: { height: sizes.bev_h, width: sizes.bev_w },
      cameras: sizes.num_cams,
      levels: sizes.num_feature_levels,
      pointCloudRange: sizes.pc_range,
      pillarPoints: sizes.num_points_in_pillar,
      encoder: {
        layers: sizes.encoder_layers,
        ffnChannels: sizes.ffn_dims,
        temporal: { heads: sizes.num_heads, points: sizes.tsa_num_points },
        spatial: { heads: sizes.num_heads, points: sizes.sca_num_points },
      },
      frames: sizes.frames,
      fusion: {
        blocks: sizes.num_fusion,
        channels: sizes.fusion_inter_channels ?? sizes.frames.length * channels,
      },
      decoder: {
        layers: sizes.decoder_layers,
        ffnChannels: sizes.ffn_dims,
        selfHeads: sizes.num_heads,
        cross: { heads: sizes.num_heads, points: sizes.decoder_num_points },
      },
      queries: sizes.num_query,
      queryGroups: sizes.group_detr,
      classes: sizes.num_classes,
      coder: {
        postCenterRange: sizes.bbox_coder.post_center_range,
        maxNum: sizes.bbox_coder.max_num,
        scoreThreshold: sizes.bbox_coder.score_threshold ?? null,
      },
    },
    image: { height: sizes.img_shape[0], width: sizes.img_shape[1] },
    neckInChannels: sizes.neck_in_channels,
    variants: sizes.variants,
  }
}
