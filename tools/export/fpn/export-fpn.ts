import type { GraphBuilder } from '../onnx/graph-builder.js'
import type { WeightSource } from '../weights/tensor.js'
import { pyramidSizes } from './fpn.js'
import { parseFpnConfig } from './fpn-config.js'
import { fpnGraph, neckReader } from './graph.js'

export interface FpnPart {
  /** The official FPN config, parsed from JSON; `where` names it in messages. */
  readonly config: unknown
  readonly where: string
  readonly weights: WeightSource
  /** Size in pixels of the pictures whose stages of strides 8, 16, ... come in. */
  readonly image: { readonly height: number; readonly width: number }
  readonly batch: number
  readonly allowPartial?: boolean
}

/**
 * fpn.onnx: inputs in_0, in_1, ... (one per `in_channels`), outputs feat_0, feat_1, ... (`num_outs` of them).
 *
 * @throws GoshawkError 'config-invalid' | 'weights-invalid'
 */
export function fpnPart(options: FpnPart): GraphBuilder {
  const neck = parseFpnConfig(options.config, options.where)
  const sizes = pyramidSizes(options.image, neck.inChannels.length)
  const graph = fpnGraph(neck, { batch: options.batch, sizes }, neckReader(neck, options.weights, options.allowPartial))
  graph.metadata.set('producer', 'goshawk')
  graph.metadata.set('weights', options.weights.description)
  return graph
}
