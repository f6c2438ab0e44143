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

/** 3x3 convolution without bias, then batch normalisation. */
function convolution(block: Layers, conv: string, norm: string, x: Value): Value {
  return block.normalisedConvolution(conv, norm, x, { stride: 1, epsilon: batchNormEpsilon })
}
