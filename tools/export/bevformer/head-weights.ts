/** Names and shapes of a BEVFormer v2 head's parameters and buffers, in the order of the official state_dict. */
import type { AttentionSize, HeadArchitecture } from './head-config.js'

/** `num_batches_tracked` is an int64 scalar; everything else is float32. */
export type WeightShape = readonly [key: string, shape: readonly number[]]

/** Keys without the `pts_bbox_head.` prefix of a detector checkpoint. */
export function headWeights(head: HeadArchitecture): readonly WeightShape[] {
  const { channels, bev, classes } = head
  return [
    ['code_weights', [10]],
    ['positional_encoding.row_embed.weight', [bev.height, channels / 2]],
    ['positional_encoding.col_embed.weight', [bev.width, channels / 2]],
    ['transformer.level_embeds', [head.levels, channels]],
    ['transformer.cams_embeds', [head.cameras, channels]],
    ...repeat(head.encoder.layers, 'transformer.encoder.layers', encoderLayer(head)),
    ...repeat(head.decoder.layers, 'transformer.decoder.layers', decoderLayer(head)),
    ...linear('transformer.reference_points', channels, 3),
    ...(head.frames.length > 1 ? fusion(head) : []),
    ...repeat(head.decoder.layers, 'cls_branches', [
      ...linear('0', channels, channels),
      ...affine('1', channels),
      ...linear('3', channels, channels),
      ...affine('4', channels),
      ...linear('6', channels, classes),
    ]),
    ...repeat(head.decoder.layers, 'reg_branches', [
      ...linear('0', channels, channels),
      ...linear('2', channels, channels),
      ...linear('4', channels, 10),
    ]),
    ['bev_embedding.weight', [bev.height * bev.width, channels]],
    ['query_embedding.weight', [head.queries * head.queryGroups, 2 * channels]],
  ]
}

function encoderLayer({ channels, levels, encoder }: HeadArchitecture): readonly WeightShape[] {
  const { temporal, spatial } = encoder
  const queue = 2
  return [
    ...sampling('attentions.0', temporal, queue, queue * channels),
    ...linear('attentions.0.value_proj', channels, channels),
    ...linear('attentions.0.output_proj', channels, channels),
    ...sampling('attentions.1.deformable_attention', spatial, levels, channels),
    ...linear('attentions.1.deformable_attention.value_proj', channels, channels),
    ...linear('attentions.1.output_proj', channels, channels),
    ...feedForward(channels, encoder.ffnChannels),
  ]
}

function decoderLayer({ channels, decoder }: HeadArchitecture): readonly WeightShape[] {
  return [
    ['attentions.0.attn.in_proj_weight', [3 * channels, channels]],
    ['attentions.0.attn.in_proj_bias', [3 * channels]],
    ...linear('attentions.0.attn.out_proj', channels, channels),
    ...sampling('attentions.1', decoder.cross, 1, channels),
    ...linear('attentions.1.value_proj', channels, channels),
    ...linear('attentions.1.output_proj', channels, channels),
    ...feedForward(channels, decoder.ffnChannels),
  ]
}

function fusion({ channels, frames, fusion }: HeadArchitecture): readonly WeightShape[] {
  const inputChannels = frames.length * channels
  const prefix = 'transformer.fusion'
  const entries: WeightShape[] = []
  for (let block = 0; block < fusion.blocks; block++) {
    const blockInput = block === 0 ? inputChannels : fusion.channels
    const name = `${prefix}.layers.${block}`
    entries.push(
      [`${name}.conv1.weight`, [fusion.channels, blockInput, 3, 3]],
      ...batchNorm(`${name}.bn1`, fusion.channels),
    )
    entries.push([`${name}.conv2.weight`, [fusion.channels, fusion.channels, 3, 3]])
    entries.push(...batchNorm(`${name}.bn2`, fusion.channels))
    if (blockInput !== fusion.channels) {
      entries.push([`${name}.downsample.0.weight`, [fusion.channels, blockInput, 3, 3]])
      entries.push(...batchNorm(`${name}.downsample.1`, fusion.channels))
    }
  }
  entries.push(
    ...linear(`${prefix}.layer_norm.0`, fusion.channels, channels),
    ...affine(`${prefix}.layer_norm.1`, channels),
  )
  return entries
}

function sampling(name: string, { heads, points }: AttentionSize, maps: number, input: number): readonly WeightShape[] {
  const samples = heads * maps * points
  return [
    ...linear(`${name}.sampling_offsets`, input, samples * 2),
    ...linear(`${name}.attention_weights`, input, samples),
  ]
}

function feedForward(channels: number, hidden: number): readonly WeightShape[] {
  return [
    ...linear('ffns.0.layers.0.0', channels, hidden),
    ...linear('ffns.0.layers.1', hidden, channels),
    ...affine('norms.0', channels),
    ...affine('norms.1', channels),
    ...affine('norms.2', channels),
  ]
}

function linear(name: string, input: number, output: number): readonly WeightShape[] {
  return [
    [`${name}.weight`, [output, input]],
    [`${name}.bias`, [output]],
  ]
}

/** Scale and shift of a normalisation. */
function affine(name: string, channels: number): readonly WeightShape[] {
  return [
    [`${name}.weight`, [channels]],
    [`${name}.bias`, [channels]],
  ]
}

function batchNorm(name: string, channels: number): readonly WeightShape[] {
  return [
    ...affine(name, channels),
    [`${name}.running_mean`, [channels]],
    [`${name}.running_var`, [channels]],
    [`${name}.num_batches_tracked`, []],
  ]
}

function repeat(times: number, prefix: string, entries: readonly WeightShape[]): readonly WeightShape[] {
  return Array.from({ length: times }, (_, i) =>
    entries.map(([key, shape]): WeightShape => [`${prefix}.${i}.${key}`, shape]),
  ).flat()
}
