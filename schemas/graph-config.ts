/** The shape of runtime.yaml. What the names in it refer to is checked by `runtime/config`. */
import { z } from 'zod'

const nameText = 'a name of lower-case letters, digits and dashes that starts with a letter, at most 40 characters'
const namePattern = /^[a-z][a-z0-9-]{0,39}$/
const name = z.string().regex(namePattern, nameText)
const inputName = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/, 'a name of letters and digits, at most 40 characters')
const outputReference = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}\.[a-zA-Z][a-zA-Z0-9]{0,39}$/, 'node.output')
  .describe('the output that feeds this input, as node.output')
const milliseconds = z.number().positive().max(86_400_000)

const Budget = z.strictObject({
  percentile: z.number().gt(0).max(100).default(99).describe('share of the messages, in percent, that must keep it'),
  msMax: milliseconds,
})

const queuePolicies = ['latest', 'fifo', 'drop-oldest'] as const

const Input = z
  .strictObject({
    from: outputReference,
    queue: z
      .enum(queuePolicies)
      .default('latest')
      .describe('latest: newest wins; fifo: bounded and lossless; drop-oldest: bounded'),
    depth: z.int().min(1).max(1024).optional().describe('messages that may wait: fifo and drop-oldest, 4 unless given'),
    deadlineMs: milliseconds.optional().describe('messages older than this when taken are dropped as stale'),
    budget: Budget.optional().describe('for age on arrival plus queue wait'),
  })
  .superRefine((input, context) => {
    if (input.queue === 'latest' && input.depth !== undefined) {
      context.addIssue({ code: 'custom', path: ['depth'], message: 'no depth with queue: latest, which holds one' })
    }
  })
export type GraphInput = z.output<typeof Input>

const Node = z.strictObject({
  type: z.string().min(1).max(200).describe('a node type, or ./module.js relative to this file'),
  process: name.describe('where it runs: a name under processes'),
  config: z.record(z.string(), z.unknown()).default({}).describe('the node type says what belongs here'),
  inputs: z.record(inputName, z.union([outputReference, Input])).default({}),
})

const Process = z.strictObject({
  host: name.default('local').describe('a name under hosts; local is the machine that runs the command'),
})

const Host = z.strictObject({
  address: z
    .string()
    .regex(/^[a-zA-Z0-9.:-]{1,253}$/, 'an IP address or host name')
    .describe('where the other hosts reach it'),
  portBase: z.int().min(1024).max(65_000).default(5600).describe('links from this host use the ports from here up'),
})

const Clock = z
  .strictObject({
    mode: z.enum(['wall', 'replay', 'lockstep']).default('wall'),
    rate: z
      .union([z.number().positive().max(1000), z.literal('max')])
      .optional()
      .describe('replay only: recorded seconds per wall second, or max; 1 unless given'),
  })
  .superRefine((clock, context) => {
    if (clock.rate !== undefined && clock.mode !== 'replay') {
      context.addIssue({ code: 'custom', path: ['rate'], message: 'no rate unless mode is replay' })
    }
  })

const Supervision = z.strictObject({
  heartbeatMs: z.int().min(10).max(60_000).default(250),
  heartbeatTimeoutMs: z.int().min(50).max(600_000).default(5000).describe('silence after which a process is restarted'),
  startTimeoutMs: z.int().min(100).max(3_600_000).default(120_000).describe('models may take long to load'),
  drainTimeoutMs: z.int().min(100).max(600_000).default(10_000),
  restartDelayMsMin: z.int().min(1).max(60_000).default(250).describe('doubles with every crash'),
  restartDelayMsMax: z.int().min(1).max(600_000).default(10_000),
  crashesMax: z.int().min(0).max(1000).default(5).describe('more than this within crashWindowMs ends the run'),
  crashWindowMs: z.int().min(100).max(3_600_000).default(60_000),
})

const Security = z.strictObject({
  curve: z
    .union([z.literal('off'), z.strictObject({ keyFolder: z.string().min(1) })])
    .describe('keys for the links between hosts: a folder with one key file a host, or off'),
})

export const GraphConfig = z.strictObject({
  version: z.literal(1).describe('of this file format'),
  clock: Clock.default({ mode: 'wall' }),
  processes: z.record(
    name,
    Process.nullable().transform((process) => process ?? { host: 'local' }),
  ),
  hosts: z.record(name, Host).default({}),
  nodes: z.record(name, Node).refine((nodes) => Object.keys(nodes).length > 0, 'at least one node'),
  latency: z
    .strictObject({
      endToEnd: Budget.optional().describe('from the frame entering the graph to its last sink'),
      added: Budget.optional().describe("what the runtime adds to it: end to end without the nodes' own work"),
      warmUpSeconds: z
        .number()
        .min(0)
        .max(600)
        .default(0)
        .describe('no latency is recorded for this many seconds after the start, while code is still being compiled'),
    })
    .prefault({}),
  supervision: Supervision.prefault({}),
  security: Security.optional(),
})
export type GraphConfig = z.output<typeof GraphConfig>

/** Messages that may wait in a bounded queue when runtime.yaml does not say. */
export const queueDepthDefault = 4

/** An input written as `node.output` is one with every default. */
export function completeInput(input: string | GraphInput): GraphInput {
  return typeof input === 'string' ? { from: input, queue: 'latest' } : input
}

/** For editors: completion and checks while runtime.yaml is written. */
export function graphConfigJsonSchema(): Record<string, unknown> {
  return { title: 'Goshawk runtime.yaml', ...z.toJSONSchema(GraphConfig, { io: 'input' }) }
}
