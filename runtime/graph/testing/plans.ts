/** Small plans for tests: a line or a fan of nodes, all defaults filled in. */
import type { MessageTypeName } from '../../../schemas/messages.js'
import type { GraphPlan, PlannedLink, PlannedNode, QueuePolicy, SupervisionPlan } from '../plan.js'

export const testType: MessageTypeName = 'goshawk.v1.DetectedObjects'

export interface NodeSketch {
  readonly type: string
  /** URL of the module; '' where a registry hands out definitions. */
  readonly module?: string
  readonly config?: unknown
  readonly process?: string
  /** Input to `node.output`, with the queue and whether it is passive. */
  readonly inputs?: Readonly<
    Record<
      string,
      { from: string; queue?: QueuePolicy; passive?: boolean; deadlineMs?: number; type?: MessageTypeName }
    >
  >
  readonly outputs?: Readonly<Record<string, MessageTypeName>>
}

export const testSupervision: SupervisionPlan = {
  heartbeatMs: 50,
  heartbeatTimeoutMs: 20_000,
  startTimeoutMs: 60_000,
  drainTimeoutMs: 20_000,
  restartDelayMsMin: 20,
  restartDelayMsMax: 200,
  crashesMax: 3,
  crashWindowMs: 60_000,
}

export interface PlanOptions {
  readonly clock?: GraphPlan['clock']
  readonly runFolder?: string
  readonly digests?: boolean
  readonly supervision?: Partial<SupervisionPlan>
  /** Address of the link with this index; ipc in the run folder unless given. */
  address?(index: number): string
}

export function sketchPlan(sketches: Readonly<Record<string, NodeSketch>>, options: PlanOptions = {}): GraphPlan {
  const runFolder = options.runFolder ?? ''
  const processOf = (node: string) => sketches[node]?.process ?? 'all'
  const links: PlannedLink[] = []
  for (const [node, { inputs }] of Object.entries(sketches)) {
    for (const [input, { from, queue, passive, deadlineMs, type }] of Object.entries(inputs ?? {})) {
      const [fromNode = '', output = ''] = from.split('.')
      const isLocal = processOf(fromNode) === processOf(node)
      const address = options.address?.(links.length) ?? `ipc://${runFolder}/link-${links.length}`
      links.push({
        name: `${node}.${input}`,
        from: { node: fromNode, output },
        to: { node, input },
        type: type ?? testType,
        queue: queue ?? { policy: 'fifo', depth: 4 },
        passive: passive ?? false,
        transport: isLocal ? { kind: 'in-process' } : { kind: 'zeromq', bind: address, connect: address },
        ...(deadlineMs === undefined ? {} : { deadlineMs }),
      })
    }
  }
  const nodes = Object.entries(sketches).map(([name, { type, module, config, inputs, outputs }]): PlannedNode => {
    const feedsOthers = links.some((link) => link.from.node === name)
    return {
      name,
      type,
      module: module ?? '',
      process: processOf(name),
      config: config ?? {},
      outputs: outputs ?? {},
      isSource: !Object.values(inputs ?? {}).some(({ passive }) => passive !== true),
      isSink: !feedsOthers,
    }
  })
  const processNames = [...new Set(nodes.map((node) => node.process))]
  return {
    file: 'test.yaml',
    clock: options.clock ?? { mode: 'replay', rate: 'max' },
    processes: processNames.map((name) => ({
      name,
      host: 'localhost',
      nodes: nodes.filter((node) => node.process === name).map((node) => node.name),
    })),
    nodes,
    links,
    warmUpMs: 0,
    supervision: { ...testSupervision, ...options.supervision },
    controlAddress: `ipc://${runFolder}/control`,
    runFolder,
    host: 'localhost',
    digests: options.digests ?? false,
  }
}
