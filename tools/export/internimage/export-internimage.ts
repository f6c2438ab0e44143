import { GraphBuilder } from '../onnx/graph-builder.js'
import { fitWeights } from '../weights/fit-weights.js'
import { randomWeights } from '../weights/random.js'
import type { WeightSource } from '../weights/tensor.js'
import { type InternImageConfig, internImageWeights } from './config.js'
import type { Dcnv3Lowering, Extents } from './dcnv3.js'
import { buildClassifier, buildInternImage } from './internimage.js'

export interface InternImageModel {
  readonly part: 'classifier' | 'backbone'
  readonly config: InternImageConfig
  readonly weights: WeightSource
  readonly lowering: Dcnv3Lowering
  readonly input: Extents
  /** Fill what the checkpoint lacks with random weights. */
  readonly allowPartial?: boolean
}

/** Heads of a classifier that a backbone has no use for. */
const classifierHead = /^(conv_head|head|dcnv3_head_x[34]|clip_projector|fc_norm)\./

/**
 * classifier.onnx or backbone.onnx: input `input` float32 [N, 3, H, W]; outputs `stage0` to `stage3` channels-last and, for a classifier, `logits`
 * [N, classes].
 *
 * @throws GoshawkError 'weights-invalid' | 'usage-invalid'
 */
export function internImageGraph(options: InternImageModel): GraphBuilder {
  const { part, config, input } = options
  const shapes = internImageWeights(config, part)
  // A detector's checkpoint keeps its backbone under `backbone.` (mmdet) or `img_backbone.` (mmdet3d).
  const keys = options.weights.entries().map(({ key }) => key)
  const prefix =
    ['backbone.', 'img_backbone.'].find((name) => keys.some((key) => key.startsWith(`${name}patch_embed.`))) ?? ''
  const weights = fitWeights(options.weights, shapes, {
    prefix,
    ...(part === 'backbone' ? { ignore: classifierHead } : {}),
    ...(options.allowPartial ? { partialFrom: randomWeights(shapes, 0) } : {}),
  })
  const graph = new GraphBuilder(part)
  graph.metadata.set('producer', 'goshawk')
  graph.metadata.set('weights', options.weights.description)
  graph.metadata.set('dcnv3', options.lowering)
  const image = graph.input('input', 'float32', [input.batch, 3, input.height, input.width])
  const built = { config, weights, lowering: options.lowering, input }
  const stages = buildInternImage(graph, built, image)
  stages.forEach(({ value, extents, channels }, i) => {
    if (part === 'classifier' || config.out_indices.includes(i)) {
      graph.output(`stage${i}`, value, 'float32', [extents.batch, extents.height, extents.width, channels])
    }
  })
  if (part === 'classifier')
    graph.output('logits', buildClassifier(graph, built, stages), 'float32', [input.batch, config.num_classes])
  return graph
}
