/** fpn.onnx: the neck alone, inputs in_0, in_1, ..., outputs feat_0, feat_1, ... */
import { Layers } from '../bevformer/layers.js'
import { partWeights, type WeightReader, weightReader } from '../bevformer/weight-reader.js'
import { GraphBuilder } from '../onnx/graph-builder.js'
import type { WeightSource } from '../weights/tensor.js'
import { fpn, fpnSizes, type StageSize } from './fpn.js'
import { type FpnArchitecture, fpnWeights } from './fpn-config.js'

export const neckPrefix = 'img_neck.'

/** The neck's weights in a checkpoint of a whole detector, or of the neck alone. */
export function neckReader(neck: FpnArchitecture, source: WeightSource, allowPartial = false): WeightReader {
  return weightReader(partWeights(source, neckPrefix, fpnWeights(neck), allowPartial), neckPrefix)
}

/** @param sizes - of the inputs, finest first. */
export function fpnGraph(
  neck: FpnArchitecture,
  { batch, sizes }: { readonly batch: number; readonly sizes: readonly StageSize[] },
  weights: WeightReader,
): GraphBuilder {
  const graph = new GraphBuilder('fpn')
  const stages = sizes.map(({ height, width }, i) =>
    graph.input(`in_${i}`, 'float32', [batch, neck.inChannels[i]!, height, width]),
  )
  const outputs = fpn(new Layers(graph, weights, neckPrefix), neck, sizes, stages)
  fpnSizes(sizes, neck.outs).forEach(({ height, width }, level) => {
    graph.output(`feat_${level}`, outputs[level]!, 'float32', [batch, neck.outChannels, height, width])
  })
  return graph
}
