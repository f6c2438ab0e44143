/** What command-line options change about a graph. Pure: the file itself stays as it is. */
import type { GraphConfig } from '../../schemas/graph-config.js'
import type { MessageTypeName } from '../../schemas/messages.js'
import type { CheckedGraph } from '../config/load-graph.js'
import type { ClockPlan } from '../graph/plan.js'

/** `node.output` of every output of this type, in the order of the file. */
export function outputsOfType({ nodes }: CheckedGraph, type: MessageTypeName): string[] {
  return [...nodes].flatMap(([name, { definition }]) =>
    Object.entries(definition.outputs).flatMap(([output, found]) => (found === type ? [`${name}.${output}`] : [])),
  )
}

export function withClock(config: GraphConfig, clock: Partial<ClockPlan>): GraphConfig {
  const mode = clock.mode ?? config.clock.mode
  const rate = clock.rate ?? config.clock.rate
  return { ...config, clock: { mode, ...(mode === 'replay' && rate !== undefined ? { rate } : {}) } }
}

/** Adds a sink that writes every decision for the report, in the process that decides. */
export function withDecisionLog(graph: CheckedGraph): GraphConfig {
  const { config } = graph
  const [from] = outputsOfType(graph, 'goshawk.v1.Decision')
  const hasLog = Object.values(config.nodes).some(({ type }) => type === 'decision-log')
  if (from === undefined || hasLog) return config
  const { process } = config.nodes[from.split('.')[0]!]!
  const inputs = { decision: { from, queue: 'fifo' as const } }
  return {
    ...config,
    nodes: { ...config.nodes, 'decision-log': { type: 'decision-log', process, config: {}, inputs } },
  }
}

/** Sets configuration fields on every node whose type has them. */
export function withNodeConfig(graph: CheckedGraph, fields: Readonly<Record<string, unknown>>): CheckedGraph {
  const nodes = new Map(
    [...graph.nodes].map(([name, node]) => {
      const config = node.config as Record<string, unknown>
      const known = Object.entries(fields).filter(([field]) => Object.hasOwn(config, field))
      return [name, { ...node, config: { ...config, ...Object.fromEntries(known) } }]
    }),
  )
  return { ...graph, nodes }
}

/** Sources play what they have once. */
export function playedOnce(graph: CheckedGraph): CheckedGraph {
  return withNodeConfig(graph, { loop: false })
}

/** Servers listen on any free port, so that a benchmark does not collide with a running graph. */
export function onFreePorts(graph: CheckedGraph): CheckedGraph {
  return withNodeConfig(graph, { httpPort: 0, grpcPort: 0 })
}
