/** bev_encoder.onnx and detector.onnx, with the tensor names of the model bundle. */
import { GraphBuilder } from '../onnx/graph-builder.js'
import type { WeightSource } from '../weights/tensor.js'
import { type BevEncoderOptions, bevEncoder } from './bev-encoder.js'
import { detect } from './detector.js'
import type { HeadArchitecture } from './head-config.js'
import { headWeights } from './head-weights.js'
import { Layers } from './layers.js'
import { partWeights, type WeightReader, weightReader } from './weight-reader.js'

export const headPrefix = 'pts_bbox_head.'

/** The head's weights in a checkpoint of a whole detector, or of the head alone. */
export function headReader(head: HeadArchitecture, source: WeightSource, allowPartial = false): WeightReader {
  return weightReader(partWeights(source, headPrefix, headWeights(head), allowPartial), headPrefix)
}

/** feat_0 to feat_3 [cameras, C, h, w] and lidar2img [cameras, 4, 4] -> bev [1, N, C]. */
export function bevEncoderGraph(
  head: HeadArchitecture,
  options: BevEncoderOptions,
  weights: WeightReader,
): GraphBuilder {
  const graph = new GraphBuilder('bev_encoder')
  const { bev, cameras, channels } = head
  const features = options.levels.map(({ height, width }, level) =>
    graph.input(`feat_${level}`, 'float32', [cameras, channels, height, width]),
  )
  const lidar2img = graph.input('lidar2img', 'float32', [cameras, 4, 4])
  const layers = new Layers(graph, weights, headPrefix)
  const cells = bevEncoder(layers, head, options, features, lidar2img)
  const shape = [1, bev.height * bev.width, channels]
  graph.output('bev', layers.reshape(cells, shape), 'float32', shape)
  return graph
}

/** bevs [T, N, C], oldest first -> cls_scores [Q, classes], bbox_preds [Q, 10]. */
export function detectorGraph(head: HeadArchitecture, weights: WeightReader): GraphBuilder {
  const graph = new GraphBuilder('detector')
  const { bev, channels, classes, frames, queries } = head
  const bevs = graph.input('bevs', 'float32', [frames.length, bev.height * bev.width, channels])
  const { scores, boxes } = detect(new Layers(graph, weights, headPrefix), head, bevs)
  graph.output('cls_scores', scores, 'float32', [queries, classes])
  graph.output('bbox_preds', boxes, 'float32', [queries, 10])
  return graph
}
