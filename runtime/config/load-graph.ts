/** runtime.yaml -> a graph whose every name is known and whose every value is right, or all that is wrong with it. */
import { readFile } from 'node:fs/promises'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import type { GraphConfig } from '../../schemas/graph-config.js'
import { checkWiring } from './check-wiring.js'
import { ConfigProblems } from './config-problem.js'
import { loadDefinitions, type NodeModules, type ResolvedNode } from './load-definitions.js'
import { type ParsedGraph, parseGraph } from './parse-graph.js'

export interface CheckedGraph {
  readonly file: string
  readonly config: GraphConfig
  /** By name, in the order of the file. */
  readonly nodes: ReadonlyMap<string, ResolvedNode>
  /** Where everything stands in the file. */
  readonly parsed: ParsedGraph
}

/** Throws GoshawkError 'file-missing', or 'config-invalid' with one line a problem: file:line:column path: what. */
export async function loadGraph(file: string, modules: NodeModules): Promise<CheckedGraph> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new GoshawkError('file-missing', `${file}: cannot be read (${messageOf(cause)}); expected a graph file`, {
      cause,
    })
  })
  return checkGraph(parseGraph(file, text), modules)
}

/** Throws GoshawkError 'config-invalid' that lists every problem of shape, node configuration and wiring. */
export async function checkGraph(parsed: ParsedGraph, modules: NodeModules): Promise<CheckedGraph> {
  const { nodes, problems } = await loadDefinitions(parsed, modules)
  const all = new ConfigProblems(parsed.source.file)
  all.add(...parsed.problems, ...problems, ...checkWiring(parsed, nodes))
  all.throwIfAny()
  return { file: parsed.source.file, config: parsed.config, nodes, parsed }
}

/** The same graph with something changed, checked again; what the file itself says keeps its line and column. */
export function changeGraph(graph: CheckedGraph, config: GraphConfig, modules: NodeModules): Promise<CheckedGraph> {
  return checkGraph({ ...graph.parsed, config: withoutIdleProcesses(config) }, modules)
}

function withoutIdleProcesses(config: GraphConfig): GraphConfig {
  const used = new Set(Object.values(config.nodes).map(({ process }) => process))
  const processes = Object.entries(config.processes).filter(([name]) => used.has(name))
  return { ...config, processes: Object.fromEntries(processes) }
}
