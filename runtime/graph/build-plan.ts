/** A checked graph -> what every process needs to know. Pure: the same graph and options give the same plan. */
import { GoshawkError } from '../../schemas/errors.js'
import { completeInput, type GraphConfig, type GraphInput, queueDepthDefault } from '../../schemas/graph-config.js'
import { inputSpec } from '../config/load-definitions.js'
import type { CheckedGraph } from '../config/load-graph.js'
import type { ClockPlan, GraphPlan, PlannedLink, PlannedNode, QueuePolicy } from './plan.js'

export interface PlanOptions {
  readonly runFolder: string
  /** Folder for ipc sockets; its path must be short, since the system allows about 100 bytes for a socket's. */
  readonly socketFolder: string
  /** Whose processes this supervisor runs. */
  readonly host?: string
  readonly digests?: boolean
}

/** sun_path of Linux and macOS hold 108 and 104 bytes. */
const socketPathBytesMax = 100
const portMax = 65_535

export function buildPlan({ file, config, nodes }: CheckedGraph, options: PlanOptions): GraphPlan {
  const links = planLinks(config, nodes, options)
  const plannedNodes = Object.entries(config.nodes).map(([name, { process }]): PlannedNode => {
    const { definition, module, config: nodeConfig } = nodes.get(name)!
    const outputs = definition.outputs
    const isFed = links.some(({ to, passive }) => to.node === name && !passive)
    const isRead = links.some(({ from }) => from.node === name)
    const isSource = !isFed && Object.keys(outputs).length > 0
    return {
      name,
      type: definition.type,
      process,
      module,
      config: nodeConfig,
      outputs,
      isSource,
      isSink: !isRead && !isSource,
    }
  })
  const processes = Object.entries(config.processes).map(([name, { host }]) => ({
    name,
    host,
    nodes: plannedNodes.filter(({ process }) => process === name).map((node) => node.name),
  }))
  const curve = config.security?.curve
  return {
    file,
    clock: planClock(config),
    processes: processes.filter((process) => process.nodes.length > 0),
    nodes: plannedNodes,
    links,
    ...(config.latency.endToEnd && { endToEndBudget: config.latency.endToEnd }),
    ...(config.latency.added && { addedBudget: config.latency.added }),
    warmUpMs: config.latency.warmUpSeconds * 1000,
    supervision: config.supervision,
    controlAddress: ipcAddress(options.socketFolder, 'control'),
    runFolder: options.runFolder,
    host: options.host ?? 'local',
    ...(curve !== undefined && curve !== 'off' && { curve: { keyFolder: curve.keyFolder } }),
    digests: options.digests ?? false,
  }
}

function planClock({ clock }: GraphConfig): ClockPlan {
  return { mode: clock.mode, rate: clock.rate ?? 1 }
}

function planLinks(config: GraphConfig, nodes: CheckedGraph['nodes'], options: PlanOptions): PlannedLink[] {
  const portsTaken = new Map<string, number>()
  const links: PlannedLink[] = []
  for (const [name, { inputs }] of Object.entries(config.nodes)) {
    for (const [input, value] of Object.entries(inputs)) {
      const complete = completeInput(value)
      const [producer = '', output = ''] = complete.from.split('.')
      const spec = inputSpec(nodes.get(name)!.definition, input)!
      links.push({
        name: `${name}.${input}`,
        from: { node: producer, output },
        to: { node: name, input },
        type: spec.type,
        queue: queueOf(complete),
        ...(complete.budget && { budget: complete.budget }),
        ...(complete.deadlineMs !== undefined && { deadlineMs: complete.deadlineMs }),
        passive: spec.passive ?? false,
        transport: transportOf(config, { producer, consumer: name, socket: `${links.length}` }, options, portsTaken),
      })
    }
  }
  return links
}

function queueOf({ queue, depth = queueDepthDefault }: GraphInput): QueuePolicy {
  return queue === 'latest' ? { policy: 'latest' } : { policy: queue, depth }
}

function transportOf(
  config: GraphConfig,
  link: { readonly producer: string; readonly consumer: string; readonly socket: string },
  { socketFolder }: PlanOptions,
  portsTaken: Map<string, number>,
): PlannedLink['transport'] {
  const from = config.nodes[link.producer]!.process
  const to = config.nodes[link.consumer]!.process
  if (from === to) return { kind: 'in-process' }
  const host = config.processes[from]!.host
  if (host === config.processes[to]!.host) {
    const address = ipcAddress(socketFolder, link.socket)
    return { kind: 'zeromq', bind: address, connect: address }
  }
  const { address, portBase } = config.hosts[host]!
  const taken = portsTaken.get(host) ?? 0
  portsTaken.set(host, taken + 1)
  const port = portBase + taken
  if (port > portMax) {
    throw new GoshawkError('config-invalid', `hosts.${host}.portBase: ${portBase} leaves no port for link ${taken + 1}`)
  }
  return { kind: 'zeromq', bind: `tcp://${address}:${port}`, connect: `tcp://${address}:${port}` }
}

function ipcAddress(folder: string, socket: string): string {
  const path = `${folder}/${socket}`
  if (Buffer.byteLength(path) > socketPathBytesMax) {
    const expected = `at most ${socketPathBytesMax}; set TMPDIR to a shorter folder`
    throw new GoshawkError('config-invalid', `${path}: ${Buffer.byteLength(path)} bytes; expected ${expected}`)
  }
  return `ipc://${path}`
}
