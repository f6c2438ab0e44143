import { GoshawkError } from '../../../schemas/errors.js'
import { pyramidSizes } from '../fpn/fpn.js'
import type { GraphBuilder } from '../onnx/graph-builder.js'
import type { WeightSource } from '../weights/tensor.js'
import { bevEncoderGraph, detectorGraph, headReader } from './graphs.js'
import { parseHeadConfig } from './head-config.js'
import type { SamplingLowering } from './temporal-self-attention.js'

export interface HeadParts {
  /** The official head config, parsed from JSON; `where` names it in messages. */
  readonly config: unknown
  readonly where: string
  readonly weights: WeightSource
  /** Padded size in pixels of the pictures that went into the backbone. */
  readonly image: { readonly height: number; readonly width: number }
  readonly cameras: number
  readonly lowering: SamplingLowering
  /** Fill what the checkpoint lacks with random weights. */
  readonly allowPartial?: boolean
}

const padDivisor = 32

/**
 * bev_encoder.onnx and detector.onnx, with the tensor names of the model bundle.
 *
 * @throws GoshawkError 'config-invalid' | 'usage-invalid' | 'weights-invalid'
 */
export function headParts(options: HeadParts): readonly GraphBuilder[] {
  const { image, lowering } = options
  const head = parseHeadConfig(options.config, options.where)
  if (head.cameras !== options.cameras) {
    throw new GoshawkError(
      'usage-invalid',
      `--cameras ${options.cameras}: ${options.where} says ${head.cameras} (transformer.num_cams); the weights embed each camera`,
    )
  }
  if (image.height % padDivisor !== 0 || image.width % padDivisor !== 0) {
    throw new GoshawkError(
      'usage-invalid',
      `--image-size ${image.height}x${image.width}: expected the padded size, multiples of ${padDivisor}`,
    )
  }
  const weights = headReader(head, options.weights, options.allowPartial)
  const levels = pyramidSizes(image, head.levels)
  const graphs = [bevEncoderGraph(head, { image, levels, lowering }, weights), detectorGraph(head, weights)]
  for (const graph of graphs) {
    graph.metadata.set('producer', 'goshawk')
    graph.metadata.set('weights', options.weights.description)
  }
  return graphs
}
