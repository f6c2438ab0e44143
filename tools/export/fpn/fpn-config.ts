/** The official FPN configuration of BEVFormer v2 (mmdet), checked and reduced to what shapes it, and its weights. */
import { z } from 'zod'
import { GoshawkError } from '../../../schemas/errors.js'
import type { WeightShape } from '../bevformer/head-weights.js'

export interface FpnArchitecture {
  /** Channels of the backbone stages read, finest first. */
  readonly inChannels: readonly number[]
  readonly outChannels: number
  /** Output levels: one per input, then 3x3 stride-2 convolutions of the last output. */
  readonly outs: number
}

const fpnConfig = z.looseObject({
  type: z.literal('FPN'),
  in_channels: z.array(z.int().min(1)).min(1),
  out_channels: z.int().min(1),
  num_outs: z.int().min(1),
  start_level: z.literal(0).default(0),
  end_level: z.literal(-1).default(-1),
  add_extra_convs: z.literal('on_output', { error: 'expected "on_output", as in the BEVFormer v2 configs' }),
  relu_before_extra_convs: z.literal(true, { error: 'expected true, as in the BEVFormer v2 configs' }),
  no_norm_on_lateral: z.boolean().default(false),
  conv_cfg: z.null().optional(),
  norm_cfg: z.null().optional(),
  act_cfg: z.null().optional(),
})

/** Throws GoshawkError 'config-invalid' that lists every problem; `where` is named in it. */
export function parseFpnConfig(config: unknown, where: string): FpnArchitecture {
  const result = fpnConfig.safeParse(config)
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join('.') || 'config'}: ${issue.message}`)
    throw new GoshawkError('config-invalid', `${where}: ${problems.join('; ')}`, { details: { where, problems } })
  }
  const { in_channels: inChannels, out_channels: outChannels, num_outs: outs } = result.data
  if (outs < inChannels.length) {
    throw new GoshawkError(
      'config-invalid',
      `${where}: num_outs is ${outs}, expected at least one output per input (${inChannels.length})`,
    )
  }
  return { inChannels, outChannels, outs }
}

/** Names and shapes in the order of the official state_dict, without the `img_neck.` prefix. */
export function fpnWeights({ inChannels, outChannels, outs }: FpnArchitecture): readonly WeightShape[] {
  return [
    ...inChannels.flatMap((channels, level) => convolution(`lateral_convs.${level}`, channels, outChannels, 1)),
    ...Array.from({ length: outs }, (_, level) =>
      convolution(`fpn_convs.${level}`, outChannels, outChannels, 3),
    ).flat(),
  ]
}

function convolution(name: string, input: number, output: number, kernel: number): readonly WeightShape[] {
  return [
    [`${name}.conv.weight`, [output, input, kernel, kernel]],
    [`${name}.conv.bias`, [output]],
  ]
}
