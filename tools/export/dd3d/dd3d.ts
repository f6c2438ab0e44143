/**
 * The perspective head BEVFormer v2 is trained with (arXiv 2211.10439, section 3.2; DD3D, arXiv 2108.06417):
 * per camera and pyramid level, maps of classes, 2D boxes and 3D boxes. No part of the official inference; the export
 * adds it to image_encoder.onnx on request.
 */
import type { WeightShape } from '../bevformer/head-weights.js'
import type { Layers, Value } from '../bevformer/layers.js'

export interface PerspectiveArchitecture {
  readonly channels: number
  /** Pyramid levels, each with its own normalisation and scales. */
  readonly levels: number
  readonly classes: number
  readonly attributes: number
  /** 3x3 convolutions of the class, 2D box and 3D box towers. */
  readonly towers: { readonly classes: number; readonly box2d: number; readonly box3d: number }
}

export const perspectivePrefix = 'fcos3d_bbox_head.'
const batchNormEpsilon = 1e-5

/** Channels of each map; those of the 3D maps run parameter by parameter, each over all classes. */
export function perspectiveMaps({
  classes,
  attributes,
}: PerspectiveArchitecture): Readonly<Record<PerspectiveMap, number>> {
  return {
    cls_logits: classes,
    box2d_reg: 4,
    centerness: 1,
    box3d_quat: 4 * classes,
    box3d_ctr: 2 * classes,
    box3d_depth: classes,
    box3d_size: 3 * classes,
    box3d_conf: classes,
    attr_logits: attributes,
    speed: 1,
  }
}

export type PerspectiveMap =
  | 'cls_logits'
  | 'box2d_reg'
  | 'centerness'
  | 'box3d_quat'
  | 'box3d_ctr'
  | 'box3d_depth'
  | 'box3d_size'
  | 'box3d_conf'
  | 'attr_logits'
  | 'speed'

/** Names and shapes of the official parameters and buffers, without the prefix. */
export function perspectiveWeights(head: PerspectiveArchitecture): readonly WeightShape[] {
  const { channels, levels, towers } = head
  const maps = perspectiveMaps(head)
  const perLevel = (name: string, leaf: string) =>
    Array.from({ length: levels }, (_, l): WeightShape => [`${name}.${l}.${leaf}`, [1]])
  const tower = (name: string, convolutions: number) =>
    Array.from({ length: convolutions }, (_, i): WeightShape[] => [
      [`${name}.${i}.weight`, [channels, channels, 3, 3]],
      ...Array.from({ length: levels }, (_, l): WeightShape[] => [
        [`${name}.${i}.norm.${l}.weight`, [channels]],
        [`${name}.${i}.norm.${l}.bias`, [channels]],
        [`${name}.${i}.norm.${l}.running_mean`, [channels]],
        [`${name}.${i}.norm.${l}.running_var`, [channels]],
        [`${name}.${i}.norm.${l}.num_batches_tracked`, []],
      ]).flat(),
    ]).flat()
  const predictor = (name: string, map: PerspectiveMap, bias = true): WeightShape[] => [
    [`${name}.weight`, [maps[map], channels, 3, 3]],
    ...(bias ? [[`${name}.bias`, [maps[map]]] as const] : []),
  ]
  return [
    ...tower('fcos2d_head.cls_tower', towers.classes),
    ...tower('fcos2d_head.box2d_tower', towers.box2d),
    ...predictor('fcos2d_head.cls_logits', 'cls_logits'),
    ...predictor('fcos2d_head.box2d_reg', 'box2d_reg'),
    ...predictor('fcos2d_head.centerness', 'centerness'),
    ...perLevel('fcos2d_head.scales_box2d_reg', 'scale'),
    ...tower('fcos3d_head.box3d_tower', towers.box3d),
    ...predictor('fcos3d_head.box3d_quat.0', 'box3d_quat'),
    ...predictor('fcos3d_head.box3d_ctr.0', 'box3d_ctr'),
    ...predictor('fcos3d_head.box3d_depth.0', 'box3d_depth', false),
    ...predictor('fcos3d_head.box3d_size.0', 'box3d_size'),
    ...predictor('fcos3d_head.box3d_conf.0', 'box3d_conf'),
    ...perLevel('fcos3d_head.scales_proj_ctr', 'scale'),
    ...perLevel('fcos3d_head.scales_size', 'scale'),
    ...perLevel('fcos3d_head.scales_conf', 'scale'),
    ...perLevel('fcos3d_head.scales_depth', 'scale'),
    ...perLevel('fcos3d_head.offsets_depth', 'bias'),
    ['fcos3d_head.mean_depth_per_level', [levels]],
    ['fcos3d_head.std_depth_per_level', [levels]],
    ...predictor('attr_logits', 'attr_logits'),
    ...predictor('speed', 'speed'),
  ]
}

/**
 * @param layers - at the head (`fcos3d_bbox_head`).
 * @param feature - [cameras, C, h, w] of pyramid level `level`.
 * @returns every map, [cameras, channels, h, w].
 */
export function perspectiveHead(
  layers: Layers,
  head: PerspectiveArchitecture,
  feature: Value,
  level: number,
): Readonly<Record<PerspectiveMap, Value>> {
  const flat = layers.at('fcos2d_head')
  const solid = layers.at('fcos3d_head')
  const classTower = tower(flat, 'cls_tower', head.towers.classes, feature, level)
  const boxTower = tower(flat, 'box2d_tower', head.towers.box2d, feature, level)
  const solidTower = tower(solid, 'box3d_tower', head.towers.box3d, feature, level)
  const scaled = (at: Layers, scales: string, x: Value) => at.mul(x, at.parameter(`${scales}.${level}.scale`))
  const depth = scaled(solid, 'scales_depth', convolution(solid, 'box3d_depth.0', solidTower, false))
  return {
    cls_logits: convolution(flat, 'cls_logits', classTower),
    box2d_reg: flat.relu(scaled(flat, 'scales_box2d_reg', convolution(flat, 'box2d_reg', boxTower))),
    centerness: convolution(flat, 'centerness', boxTower),
    box3d_quat: convolution(solid, 'box3d_quat.0', solidTower),
    box3d_ctr: scaled(solid, 'scales_proj_ctr', convolution(solid, 'box3d_ctr.0', solidTower)),
    box3d_depth: solid.add(depth, solid.parameter(`offsets_depth.${level}.bias`)),
    box3d_size: scaled(solid, 'scales_size', convolution(solid, 'box3d_size.0', solidTower)),
    box3d_conf: scaled(solid, 'scales_conf', convolution(solid, 'box3d_conf.0', solidTower)),
    attr_logits: convolution(layers, 'attr_logits', classTower),
    speed: layers.relu(convolution(layers, 'speed', classTower)),
  }
}

/** Convolutions are shared by the levels, normalisations are not. */
function tower(layers: Layers, name: string, convolutions: number, feature: Value, level: number): Value {
  let x = feature
  for (let i = 0; i < convolutions; i++) {
    const norm = `${name}.${i}.norm.${level}`
    const statistics = ['weight', 'bias', 'running_mean', 'running_var'].map((leaf) =>
      layers.parameter(`${norm}.${leaf}`),
    )
    const inputs = [convolution(layers, `${name}.${i}`, x, false), ...statistics]
    x = layers.relu(layers.op('BatchNormalization', inputs, { epsilon: { float: batchNormEpsilon } }))
  }
  return x
}

function convolution(layers: Layers, name: string, x: Value, bias = true): Value {
  const inputs = [x, layers.parameter(`${name}.weight`), ...(bias ? [layers.parameter(`${name}.bias`)] : [])]
  return layers.op('Conv', inputs, { kernel_shape: [3, 3], pads: [1, 1, 1, 1] })
}
