/** bev_encoder.onnx: the features of one frame's cameras become one BEV map. */
import type { HeadArchitecture } from './head-config.js'
import type { Layers, Value } from './layers.js'
import { samplePoints } from './point-sampling.js'
import { type LevelSize, spatialContext, spatialCrossAttention } from './spatial-cross-attention.js'
import { type SamplingLowering, temporalSelfAttention } from './temporal-self-attention.js'

export interface BevEncoderOptions {
  /** Padded size in pixels of the picture that went into the backbone. */
  readonly image: { readonly height: number; readonly width: number }
  /** Sizes of feat_0 to feat_3. */
  readonly levels: readonly LevelSize[]
  readonly lowering: SamplingLowering
}

/**
 * @param layers - at the head (`pts_bbox_head`).
 * @param features - per level [cameras, C, h, w], finest first.
 * @param lidar2img - [cameras, 4, 4]
 * @returns [N, C], row-major over the BEV grid.
 */
export function bevEncoder(
  layers: Layers,
  head: HeadArchitecture,
  options: BevEncoderOptions,
  features: readonly Value[],
  lidar2img: Value,
): Value {
  const hits = samplePoints(layers, head, options.image, lidar2img)
  const context = spatialContext(layers, head, options.levels, features, hits)
  let x = layers.parameter('bev_embedding.weight')
  for (let i = 0; i < head.encoder.layers; i++) {
    const layer = layers.at(`transformer.encoder.layers.${i}`)
    x = temporalSelfAttention(layers, layer.at('attentions.0'), head, options.lowering, x)
    x = layer.layerNorm(x, 'norms.0')
    x = spatialCrossAttention(layer.at('attentions.1'), head, context, x)
    x = layer.layerNorm(x, 'norms.1')
    x = layer.layerNorm(layer.feedForward(x), 'norms.2')
  }
  return x
}
