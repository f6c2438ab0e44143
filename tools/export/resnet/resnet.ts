/**
 * ResNet-50 (arXiv 1512.03385) in the form BEVFormer v2's published models use: mmdet's, `style='caffe'`, which puts a
 * bottleneck's stride on its first 1x1 convolution. Batch normalisation folds into the convolutions.
 */
import type { WeightShape } from '../bevformer/head-weights.js'
import type { Layers, Value } from '../bevformer/layers.js'

const stageBlocks = [3, 4, 6, 3] as const
const stemChannels = 64
const expansion = 4
const batchNormEpsilon = 1e-5

export interface MapSize {
  readonly height: number
  readonly width: number
}

interface Block {
  readonly name: string
  readonly input: number
  readonly inner: number
  readonly output: number
  readonly stride: number
  /** The first block of a stage projects its identity. */
  readonly projects: boolean
}

/** Blocks of all stages, in order. */
function blocks(): readonly (readonly Block[])[] {
  return stageBlocks.map((count, stage) => {
    const inner = stemChannels * 2 ** stage
    const output = inner * expansion
    const stageInput = stage === 0 ? stemChannels : output / 2
    return Array.from({ length: count }, (_, i) => ({
      name: `layer${stage + 1}.${i}`,
      input: i === 0 ? stageInput : output,
      inner,
      output,
      stride: i === 0 && stage > 0 ? 2 : 1,
      projects: i === 0,
    }))
  })
}

/** Names and shapes in the order of the official state_dict, without the `img_backbone.` prefix. */
export function resNetWeights(): readonly WeightShape[] {
  const convolution = (conv: string, norm: string, shape: readonly number[]): WeightShape[] => [
    [`${conv}.weight`, shape],
    [`${norm}.weight`, [shape[0]!]],
    [`${norm}.bias`, [shape[0]!]],
    [`${norm}.running_mean`, [shape[0]!]],
    [`${norm}.running_var`, [shape[0]!]],
    [`${norm}.num_batches_tracked`, []],
  ]
  return [
    ...convolution('conv1', 'bn1', [stemChannels, 3, 7, 7]),
    ...blocks()
      .flat()
      .flatMap(({ name, input, inner, output, projects }) => [
        ...convolution(`${name}.conv1`, `${name}.bn1`, [inner, input, 1, 1]),
        ...convolution(`${name}.conv2`, `${name}.bn2`, [inner, inner, 3, 3]),
        ...convolution(`${name}.conv3`, `${name}.bn3`, [output, inner, 1, 1]),
        ...(projects ? convolution(`${name}.downsample.0`, `${name}.downsample.1`, [output, input, 1, 1]) : []),
      ]),
  ]
}

/** Channels of the four stages. */
export const resNetStageChannels: readonly number[] = stageBlocks.map(
  (_, stage) => stemChannels * expansion * 2 ** stage,
)

/** Sizes of the four stages for a picture. */
export function resNetStageSizes(image: MapSize): readonly MapSize[] {
  const half = ({ height, width }: MapSize) => ({ height: Math.ceil(height / 2), width: Math.ceil(width / 2) })
  let size = half(half(image))
  return stageBlocks.map((_, stage) => {
    if (stage > 0) size = half(size)
    return size
  })
}

/**
 * @param layers - at the backbone (`img_backbone`).
 * @param image - [N, 3, H, W] normalised.
 * @returns the stages in `outIndices`, [N, C, h, w].
 */
export function resNet(layers: Layers, image: Value, outIndices: readonly number[]): readonly Value[] {
  const stem = layers.relu(convolution(layers, 'conv1', 'bn1', image, 2))
  let x = layers.op('MaxPool', [stem], { kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1] })
  const stages: Value[] = []
  for (const [stage, stageBlocks] of blocks().entries()) {
    if (stage > Math.max(...outIndices)) break
    for (const block of stageBlocks) x = bottleneck(layers.at(block.name), block, x)
    if (outIndices.includes(stage)) stages.push(x)
  }
  return stages
}

function bottleneck(layers: Layers, { stride, projects }: Block, x: Value): Value {
  const narrow = layers.relu(convolution(layers, 'conv1', 'bn1', x, stride))
  const inner = layers.relu(convolution(layers, 'conv2', 'bn2', narrow, 1))
  const wide = convolution(layers, 'conv3', 'bn3', inner, 1)
  const identity = projects ? convolution(layers, 'downsample.0', 'downsample.1', x, stride) : x
  return layers.relu(layers.add(wide, identity))
}

/** A convolution without bias that keeps the size but for its stride, followed by batch normalisation. */
function convolution(layers: Layers, conv: string, norm: string, x: Value, stride: number): Value {
  return layers.normalisedConvolution(conv, norm, x, { stride, epsilon: batchNormEpsilon })
}
