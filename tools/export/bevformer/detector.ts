/** detector.onnx: the BEV maps of the model's frames become scores and boxes. */
import { decodeQueries } from './decoder.js'
import { fuseFrames } from './frame-fusion.js'
import type { HeadArchitecture } from './head-config.js'
import type { Layers, Value } from './layers.js'

export interface Detections {
  /** [Q, classes] logits of the last decoder layer. */
  readonly scores: Value
  /**
   * [Q, 10] box code of the last decoder layer, LIDAR_TOP frame of the current sample:
   * centre x, centre y (metres), log width, log length, centre z (metres), log height, sin yaw, cos yaw, velocity x, y (m/s).
   */
  readonly boxes: Value
}

/**
 * @param layers - at the head.
 * @param bevs - [T, N, C], oldest frame first.
 */
export function detect(layers: Layers, head: HeadArchitecture, bevs: Value): Detections {
  const { states, regression, reference } = decodeQueries(layers, head, fuseFrames(layers, head, bevs))
  const lowest = head.pointCloudRange.slice(0, 3)
  const extent = lowest.map((min, axis) => head.pointCloudRange[axis + 3]! - min)
  const centre = layers.add(layers.mul(reference, layers.floats(extent, [3])), layers.floats(lowest, [3]))
  const at = (x: Value, columns: readonly number[]) => layers.gather(x, layers.ints(columns), 1)
  const code = [at(centre, [0, 1]), at(regression, [2, 3]), at(centre, [2]), at(regression, [5, 6, 7, 8, 9])]
  return {
    scores: classify(layers.at(`cls_branches.${head.decoder.layers - 1}`), states),
    boxes: layers.concat(code, 1),
  }
}

function classify(layers: Layers, states: Value): Value {
  const first = layers.relu(layers.layerNorm(layers.linear(states, '0'), '1'))
  const second = layers.relu(layers.layerNorm(layers.linear(first, '3'), '4'))
  return layers.linear(second, '6')
}
