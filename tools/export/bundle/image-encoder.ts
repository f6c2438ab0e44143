/** image_encoder.onnx: pictures -> backbone -> neck. */

import type { WeightShape } from '../bevformer/head-weights.js'
import { Layers } from '../bevformer/layers.js'
import type { DetectorConfig } from '../bevformer/published.js'
import { partWeights, weightReader } from '../bevformer/weight-reader.js'
import {
  type PerspectiveArchitecture,
  type PerspectiveMap,
  perspectiveHead,
  perspectiveMaps,
  perspectivePrefix,
  perspectiveWeights,
} from '../dd3d/dd3d.js'
import { fpn, fpnSizes, type StageSize } from '../fpn/fpn.js'
import type { FpnArchitecture } from '../fpn/fpn-config.js'
import { neckPrefix, neckReader } from '../fpn/graph.js'
import { internImageWeights } from '../internimage/config.js'
import type { Dcnv3Lowering } from '../internimage/dcnv3.js'
import { buildInternImage } from '../internimage/internimage.js'
import { GraphBuilder, type Value } from '../onnx/graph-builder.js'
import { resNet, resNetStageSizes, resNetWeights } from '../resnet/resnet.js'
import type { WeightSource } from '../weights/tensor.js'
import { type PictureInput, paddedSize, pictureInput } from './picture-input.js'

export const backbonePrefix = 'img_backbone.'

export interface ImageEncoderOptions {
  readonly backbone: DetectorConfig['backbone']
  readonly neck: FpnArchitecture
  readonly picture: PictureInput
  /** Neck outputs that the head reads. */
  readonly levels: number
  readonly lowering: Dcnv3Lowering
  /** A checkpoint of the whole detector. */
  readonly weights: WeightSource
  readonly allowPartial: boolean
  /** Adds the perspective head's maps as outputs `dd3d_MAP_LEVEL`. */
  readonly perspective?: PerspectiveArchitecture | undefined
}

export interface ImageEncoder {
  readonly graph: GraphBuilder
  /** Of feat_0, feat_1, ... */
  readonly levels: readonly StageSize[]
}

/** In a Reshape: as it is in the input. */
const copiedExtent = 0

/** Whether only the extents of inputs and outputs know how many cameras there are: each picture goes its own way. */
export function isFreeOfCameraCount(lowering: Dcnv3Lowering): boolean {
  return lowering !== 'grid-sample'
}

export function backboneWeights(backbone: DetectorConfig['backbone']): readonly WeightShape[] {
  return backbone.type === 'ResNet' ? resNetWeights() : internImageWeights(backbone.config, 'backbone')
}

export function imageEncoderGraph(options: ImageEncoderOptions): ImageEncoder {
  const { neck, picture } = options
  const graph = new GraphBuilder('image_encoder')
  const image = pictureInput(graph, picture)
  const stages = backboneStages(graph, options, image)
  const layers = new Layers(graph, neckReader(neck, options.weights, options.allowPartial), neckPrefix)
  const sizes = stages.map(({ size }) => size)
  const count = options.perspective === undefined ? options.levels : neck.outs
  const pyramid = fpnSizes(sizes, count)
  const features = fpn(
    layers,
    neck,
    sizes,
    stages.map(({ value }) => value),
    count,
  )
  const levels = pyramid.slice(0, options.levels)
  for (const [level, { height, width }] of levels.entries()) {
    graph.output(`feat_${level}`, features[level]!, 'float32', [picture.cameras, neck.outChannels, height, width])
  }
  if (options.perspective !== undefined) addPerspective(graph, options, options.perspective, features, pyramid)
  return { graph, levels }
}

function addPerspective(
  graph: GraphBuilder,
  { weights, allowPartial, picture }: ImageEncoderOptions,
  head: PerspectiveArchitecture,
  features: readonly Value[],
  sizes: readonly StageSize[],
): void {
  const part = partWeights(weights, perspectivePrefix, perspectiveWeights(head), allowPartial)
  const layers = new Layers(graph, weightReader(part, perspectivePrefix), perspectivePrefix)
  const channels = perspectiveMaps(head)
  for (const [level, { height, width }] of sizes.entries()) {
    const maps = perspectiveHead(layers, head, features[level]!, level)
    for (const map of Object.keys(maps) as PerspectiveMap[]) {
      graph.output(`dd3d_${map}_${level}`, maps[map], 'float32', [picture.cameras, channels[map], height, width])
    }
  }
}

/** Stages the neck reads, [cameras, C, h, w], finest first. */
function backboneStages(
  graph: GraphBuilder,
  { backbone, picture, lowering, weights, allowPartial }: ImageEncoderOptions,
  image: Value,
): readonly { value: Value; size: StageSize }[] {
  const padded = paddedSize(picture)
  const part = partWeights(weights, backbonePrefix, backboneWeights(backbone), allowPartial)
  if (backbone.type === 'ResNet') {
    const layers = new Layers(graph, weightReader(part, backbonePrefix), backbonePrefix)
    const sizes = resNetStageSizes(padded)
    return resNet(layers, image, backbone.outIndices).map((value, i) => ({
      value,
      size: sizes[backbone.outIndices[i]!]!,
    }))
  }
  const { config } = backbone
  const batch = isFreeOfCameraCount(lowering) ? copiedExtent : picture.cameras
  const stages = graph.scope('img_backbone', () =>
    buildInternImage(graph, { config, weights: part, lowering, input: { batch, ...padded } }, image),
  )
  return config.out_indices.map((index) => {
    const { value, extents } = stages[index]!
    return { value: graph.op('Transpose', [value], { perm: [0, 3, 1, 2] }), size: extents }
  })
}
