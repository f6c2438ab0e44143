/** BEVFormer v2 (arXiv 2211.10439, section 3.4): the BEV maps of several frames become the decoder's memory. */
import type { HeadArchitecture } from './head-config.js'
import type { Layers, Value } from './layers.js'

const batchNormEpsilon = 1e-5

/**
 * @param layers - at the head.
 * @param bevs - [T, N, C], oldest frame first.
 * @returns [N, C]; with a single frame its own BEV.
 */
export function fuseFrames(layers: Layers, head: HeadArchitecture, bevs: Value): Value {
  const { bev, channels, frames } = head
  const cells = bev.height * bev.width
  if (frames.length === 1) return layers.reshape(bevs, [cells, channels])
  const fusion = layers.at('transformer.fusion')
  const inputChannels = frames.length * channels
  let x = layers.reshape(layers.transpose(bevs, [0, 2, 1]), [1, inputChannels, bev.height, bev.width])
  for (let i = 0; i < head.fusion.blocks; i++) {
    const block = fusion.at(`layers.${i}`)
    const blockInput = i === 0 ? inputChannels : head.fusion.channels
    const identity = blockInput === head.fusion.channels ? x : convolution(block, 'downsample.0', 'downsample.1', x)
    const inner = layers.relu(convolution(block, 'conv1', 'bn1', x))
    x = layers.relu(layers.add(convolution(block, 'conv2', 'bn2', inner), identity))
  }
  const perCell = fusion.linear(layers.mapToCells(x, head.fusion.channels), 'layer_norm.0')
  return fusion.layerNorm(perCell, 'layer_norm.1')
}

/** 3x3 convolution without bias followed by batch normalisation, which folds into its weights. */
function convolution(block: Layers, conv: string, norm: string, x: Value): Value {
  const weight = block.read(`${conv}.weight`).slice()
  const bias = block.read(`${norm}.bias`).slice()
  const scale = block.read(`${norm}.weight`)
  const mean = block.read(`${norm}.running_mean`)
  const variance = block.read(`${norm}.running_var`)
  const outputs = bias.length
  const perOutput = weight.length / outputs
  for (let o = 0; o < outputs; o++) {
    const factor = scale[o]! / Math.sqrt(variance[o]! + batchNormEpsilon)
    for (let i = o * perOutput; i < (o + 1) * perOutput; i++) weight[i]! *= factor
    bias[o]! -= mean[o]! * factor
  }
  const w = block.floats(weight, [outputs, perOutput / 9, 3, 3])
  return block.op('Conv', [x, w, block.floats(bias, [outputs])], { kernel_shape: [3, 3], pads: [1, 1, 1, 1] })
}
