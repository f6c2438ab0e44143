/** InternImage (arXiv 2211.05778) as an ONNX graph: stem, four stages of DCNv3 blocks, and the two classification heads. */
import { GoshawkError } from '../../../schemas/errors.js'
import type { GraphBuilder, Value } from '../onnx/graph-builder.js'
import type { WeightSource } from '../weights/tensor.js'
import { hasStageNorm, type InternImageConfig, internImageWeights } from './config.js'
import type { Dcnv3Lowering, Extents } from './dcnv3.js'
import { dcnv3Module } from './dcnv3-module.js'
import { Layers } from './layers.js'

export interface Stage {
  /** [N, h, w, C] */
  readonly value: Value
  readonly extents: Extents
  readonly channels: number
}

export interface InternImageOptions {
  readonly config: InternImageConfig
  readonly weights: WeightSource
  readonly lowering: Dcnv3Lowering
  /** Of the normalised picture; any size. */
  readonly input: Extents
}

/** Exact extent of a 3x3, stride 2, padding 1 convolution. */
function halved({ batch, height, width }: Extents): Extents {
  return { batch, height: Math.floor((height - 1) / 2) + 1, width: Math.floor((width - 1) / 2) + 1 }
}

function layersOf(graph: GraphBuilder, { config, weights }: InternImageOptions): Layers {
  return new Layers(graph, weights, new Map(internImageWeights(config, 'classifier')))
}

/**
 * @param image - [N, 3, H, W], normalised.
 * @returns the four stages, strides 4 to 32, channels-last as the classification code returns them.
 */
export function buildInternImage(graph: GraphBuilder, options: InternImageOptions, image: Value): readonly Stage[] {
  const { config } = options
  const layers = layersOf(graph, options)
  let extents = halved(halved(options.input))
  let x = graph.scope('patch_embed', () => stem(layers.at('patch_embed'), image))
  const stages: Stage[] = []
  for (let stage = 0; stage < 4; stage++) {
    graph.scope(`levels.${stage}`, () => {
      const at = layers.at(`levels.${stage}`)
      x = stageBlocks(at, options, stage, extents, x)
      stages.push({ value: x, extents, channels: config.channels * 2 ** stage })
      if (stage === 3) return
      const halvedX = at.at('downsample').halve(at.planar(x), 'conv', false)
      x = at.layerNorm(at.channelsLast(halvedX), 'downsample.norm.1')
      extents = halved(extents)
    })
  }
  return stages
}

/** [N, 3, H, W] -> [N, H/4, W/4, C] */
function stem(layers: Layers, image: Value): Value {
  const first = layers.layerNorm(layers.channelsLast(layers.halve(image, 'conv1', true)), 'norm1.1')
  const second = layers.halve(layers.planar(layers.gelu(first)), 'conv2', true)
  return layers.layerNorm(layers.channelsLast(second), 'norm2.1')
}

function stageBlocks(
  layers: Layers,
  { config, lowering }: InternImageOptions,
  stage: number,
  extents: Extents,
  x: Value,
): Value {
  const { graph } = layers
  const groups = config.groups[stage]!
  const module = {
    lowering,
    dwKernel: config.dw_kernel_size ?? 3,
    centerFeatureScale: config.center_feature_scale,
    geometry: {
      kernelH: 3,
      kernelW: 3,
      stride: 1,
      pad: 1,
      dilation: 1,
      groups,
      groupChannels: (config.channels * 2 ** stage) / groups,
      offsetScale: config.offset_scale,
      removeCenter: config.remove_center,
    },
  }
  const postNormIds = config.level2_post_norm && stage === 2 ? (config.level2_post_norm_block_ids ?? []) : []
  let stream = x
  for (let block = 0; block < config.depths[stage]!; block++) {
    graph.scope(`blocks.${block}`, () => {
      const at = layers.at(`blocks.${block}`)
      stream = branch(at, config, 1, stream, (y) => dcnv3Module(at.at('dcn'), module, extents, y))
      stream = branch(at, config, 2, stream, (y) => at.linear(at.gelu(at.linear(y, 'mlp.fc1')), 'mlp.fc2'))
    })
    const postNorm = postNormIds.indexOf(block)
    if (postNorm >= 0) stream = layers.layerNorm(stream, `post_norms.${postNorm}.0`)
  }
  return hasStageNorm(config) ? layers.layerNorm(stream, 'norm.0') : stream
}

/** x + gamma * norm(f(x)), or one of its official variants. */
function branch(layers: Layers, config: InternImageConfig, which: 1 | 2, x: Value, f: (y: Value) => Value): Value {
  const norm = (y: Value) => layers.layerNorm(y, `norm${which}.0`)
  let y: Value
  if (config.post_norm) y = norm(f(x))
  else if (config.res_post_norm && !config.layer_scale) y = layers.layerNorm(f(norm(x)), `res_post_norm${which}.0`)
  else y = f(norm(x))
  if (config.layer_scale) y = layers.graph.op('Mul', [y, layers.weight(`gamma${which}`)])
  return layers.graph.op('Add', [x, y])
}

/** @returns logits [N, num_classes] */
export function buildClassifier(graph: GraphBuilder, options: InternImageOptions, stages: readonly Stage[]): Value {
  const layers = layersOf(graph, options)
  const [, , third, last] = stages as readonly [Stage, Stage, Stage, Stage]
  return options.config.use_clip_projector ? clipHead(layers, options.config, third, last) : convHead(layers, last)
}

function convHead(layers: Layers, last: Stage): Value {
  const { graph } = layers
  const mixed = graph.op('Conv', [layers.planar(last.value), layers.weight('conv_head.0.weight')], {
    kernel_shape: [1, 1],
  })
  const statistics = ['weight', 'bias', 'running_mean', 'running_var'].map((name) =>
    layers.weight(`conv_head.1.0.${name}`),
  )
  const normalised = graph.op('BatchNormalization', [mixed, ...statistics], { epsilon: { float: 1e-5 } })
  const pooled = graph.op('Flatten', [graph.op('GlobalAveragePool', [layers.gelu(normalised)])])
  return layers.linear(pooled, 'head')
}

/** Attention pooling of stages 3 and 4 by one query, the mean token (the official CLIP projector). */
function clipHead(layers: Layers, config: InternImageConfig, third: Stage, last: Stage): Value {
  const { graph } = layers
  const { batch, height, width } = third.extents
  if (height !== 2 * last.extents.height || width !== 2 * last.extents.width) {
    throw new GoshawkError(
      'usage-invalid',
      `--image-size: the clip head needs stage 2 (${height}x${width}) to be twice stage 3 (${last.extents.height}x${last.extents.width}); use a multiple of 32`,
    )
  }
  const heads = 16
  const { pretrain_embed_dim: embed, clip_embed_dim: clip } = config.clip_dims
  const up = graph.op('DepthToSpace', [layers.pointwise(layers.planar(last.value), 'dcnv3_head_x4.0')], {
    blocksize: 2,
    mode: 'CRD',
  })
  const side = layers.pointwise(layers.planar(third.value), 'dcnv3_head_x3')
  const tokenCount = height * width
  const map = graph.op('Reshape', [graph.op('Add', [up, side]), graph.ints([batch, embed, tokenCount])])
  const tokens = graph.op('Transpose', [map], { perm: [0, 2, 1] })
  const mean = graph.op('ReduceMean', [tokens, graph.ints([1])], { keepdims: 1 })
  const at = layers.at('clip_projector')
  const split = (x: Value, which: 'q' | 'k' | 'v', count: number) => {
    const projected = at.affine(
      at.layerNorm(x, `norm1_${which}.0`),
      `cross_dcn.${which}.weight`,
      `cross_dcn.${which}_bias`,
    )
    const perHead = graph.op('Reshape', [projected, graph.ints([batch, count, heads, embed / heads])])
    return graph.op('Transpose', [perHead], { perm: which === 'k' ? [0, 2, 3, 1] : [0, 2, 1, 3] })
  }
  const query = graph.op('Mul', [split(mean, 'q', 1), graph.floats([(embed / heads) ** -0.5], [])])
  const attention = graph.op('Softmax', [graph.op('MatMul', [query, split(tokens, 'k', tokenCount)])], { axis: -1 })
  const pooled = graph.op('Reshape', [
    graph.op('MatMul', [attention, split(tokens, 'v', tokenCount)]),
    graph.ints([batch, embed]),
  ])
  const projected = graph.op('Reshape', [at.linear(pooled, 'cross_dcn.proj'), graph.ints([batch, clip])])
  return layers.linear(layers.layerNorm(projected, 'fc_norm.0'), 'head')
}
