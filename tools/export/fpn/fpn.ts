/** Feature pyramid network (arXiv 1612.03144) as BEVFormer v2 configures mmdet's: extra levels from the last output. */
import type { Layers, Value } from '../bevformer/layers.js'
import type { FpnArchitecture } from './fpn-config.js'

export interface StageSize {
  readonly height: number
  readonly width: number
}

/**
 * @param layers - at the neck (`img_neck`).
 * @param stages - [N, c_i, h_i, w_i] per backbone stage, finest first; `sizes` are their h_i, w_i.
 * @returns `count` outputs [N, C, h, w], finest first; by default all of them.
 */
export function fpn(
  layers: Layers,
  { outs }: FpnArchitecture,
  sizes: readonly StageSize[],
  stages: readonly Value[],
  count = outs,
): readonly Value[] {
  const merged = stages.map((stage, level) => convolution(layers, `lateral_convs.${level}`, stage, 1))
  for (let level = stages.length - 1; level > 0; level--) {
    const finer = sizes[level - 1]!
    merged[level - 1] = layers.add(merged[level - 1]!, upsample(layers, merged[level]!, sizes[level]!, finer))
  }
  const outputs = merged.map((level, i) => convolution(layers, `fpn_convs.${i}`, level, 1))
  while (outputs.length < count) {
    const last = outputs.at(-1)!
    const input = outputs.length > stages.length ? layers.relu(last) : last
    outputs.push(convolution(layers, `fpn_convs.${outputs.length}`, input, 2))
  }
  return outputs.slice(0, count)
}

/** Sizes of the outputs: those of the stages, then halved, rounding up. */
export function fpnSizes(stages: readonly StageSize[], count: number): readonly StageSize[] {
  const sizes = [...stages]
  while (sizes.length < count) {
    const { height, width } = sizes.at(-1)!
    sizes.push({ height: Math.ceil(height / 2), width: Math.ceil(width / 2) })
  }
  return sizes.slice(0, count)
}

/** Sizes of feature maps of strides 8, 16, 32, ... of a picture; every halving rounds up. */
export function pyramidSizes(image: StageSize, count: number): readonly StageSize[] {
  const eighth = { height: Math.ceil(image.height / 8), width: Math.ceil(image.width / 8) }
  return fpnSizes([eighth], count)
}

function convolution(layers: Layers, name: string, x: Value, stride: number): Value {
  const kernel = layers.shape(`${name}.conv.weight`)[2]!
  const pad = (kernel - 1) / 2
  return layers.op('Conv', [x, layers.parameter(`${name}.conv.weight`), layers.parameter(`${name}.conv.bias`)], {
    kernel_shape: [kernel, kernel],
    strides: [stride, stride],
    pads: [pad, pad, pad, pad],
  })
}

/** Nearest upsampling to the exact size of the finer level: source index floor(i * in / out). */
function upsample(layers: Layers, x: Value, from: StageSize, to: StageSize): Value {
  if (from.height === to.height && from.width === to.width) return x
  const byAxis = (input: number, output: number) =>
    Array.from({ length: output }, (_, i) => Math.floor((i * input) / output))
  if (to.height === 2 * from.height && to.width === 2 * from.width) {
    return layers.op('Resize', [x, '', layers.floats([1, 1, 2, 2], [4])], {
      mode: 'nearest',
      coordinate_transformation_mode: 'asymmetric',
      nearest_mode: 'floor',
    })
  }
  const rows = layers.gather(x, layers.ints(byAxis(from.height, to.height)), 2)
  return layers.gather(rows, layers.ints(byAxis(from.width, to.width)), 3)
}
