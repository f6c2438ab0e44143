/** Whether what the nodes of a graph say of each other, of processes and of hosts is so. */
import { completeInput, type GraphConfig } from '../../schemas/graph-config.js'
import type { ConfigProblem } from './config-problem.js'
import { findCycle } from './cycles.js'
import { inputSpec, type ResolvedNode } from './load-definitions.js'
import { oneOf, suggestion } from './nearest-name.js'
import type { ParsedGraph } from './parse-graph.js'

type Nodes = ReadonlyMap<string, ResolvedNode>

export function checkWiring(graph: ParsedGraph, nodes: Nodes): ConfigProblem[] {
  return [
    ...checkProcesses(graph),
    ...Object.keys(graph.config.nodes).flatMap((name) => checkInputs(graph, nodes, name)),
    ...checkCycles(graph, nodes),
    ...checkHosts(graph),
  ]
}

function checkProcesses({ source, config, damagedNodes, damagedProcesses }: ParsedGraph): ConfigProblem[] {
  const problems: ConfigProblem[] = []
  const known = Object.keys(config.processes)
  for (const [name, { process }] of Object.entries(config.nodes)) {
    if (known.includes(process) || damagedProcesses.has(process)) continue
    const message = `"${process}"; expected a name under processes: ${oneOf(known)}${suggestion(process, known)}`
    problems.push(source.at(['nodes', name, 'process'], 'value', message))
  }
  const used = new Set(Object.values(config.nodes).map(({ process }) => process))
  for (const name of known) {
    if (used.has(name) || damagedNodes.size > 0) continue
    problems.push(source.at(['processes', name], 'key', 'no node runs here; expected one, or no such process'))
  }
  return problems
}

function checkInputs({ source, config, damagedNodes }: ParsedGraph, nodes: Nodes, name: string): ConfigProblem[] {
  const node = nodes.get(name)
  if (!node) return []
  const problems: ConfigProblem[] = []
  const { inputs } = config.nodes[name]!
  const expected = Object.keys(node.definition.inputs)
  for (const [input, value] of Object.entries(inputs)) {
    const path = ['nodes', name, 'inputs', input]
    const spec = inputSpec(node.definition, input)
    if (!spec) {
      const message = `${node.definition.type} has no such input; expected ${oneOf(expected) || 'none'}`
      problems.push(source.at(path, 'key', message + suggestion(input, expected)))
      continue
    }
    const fromPath = typeof value === 'string' ? path : [...path, 'from']
    const message = wrongOutput(config, nodes, damagedNodes, completeInput(value).from, spec.type)
    if (message !== undefined) problems.push(source.at(fromPath, 'value', message))
  }
  if (damagedNodes.has(name)) return problems
  for (const input of expected) {
    const spec = inputSpec(node.definition, input)!
    if (spec.optional || Object.hasOwn(inputs, input)) continue
    const path = ['nodes', name, 'inputs', input]
    problems.push(source.at(path, 'key', `not connected; expected from: node.output of type ${spec.type}`))
  }
  return problems
}

function wrongOutput(
  config: GraphConfig,
  nodes: Nodes,
  damaged: ReadonlySet<string>,
  from: string,
  type: string,
): string | undefined {
  const [producer = '', output = ''] = from.split('.')
  if (!Object.hasOwn(config.nodes, producer)) {
    if (damaged.has(producer)) return undefined
    const known = Object.keys(config.nodes)
    return `"${from}": no node "${producer}"; expected one of ${oneOf(known)}${suggestion(producer, known)}`
  }
  const definition = nodes.get(producer)?.definition
  if (!definition) return undefined
  const outputs = Object.keys(definition.outputs)
  if (!outputs.includes(output)) {
    const known = outputs.map((name) => `${producer}.${name}`)
    const expected = known.length === 0 ? `a node with outputs, ${producer} has none` : oneOf(known)
    return `"${from}": no such output; expected ${expected}${suggestion(from, known)}`
  }
  const found = definition.outputs[output]
  return found === type ? undefined : `"${from}" is ${found}; expected an output of type ${type}`
}

function checkCycles({ source, config }: ParsedGraph, nodes: Nodes): ConfigProblem[] {
  const edges = Object.entries(config.nodes).flatMap(([to, { inputs }]) =>
    Object.entries(inputs).flatMap(([input, value]) => {
      const { from, queue } = completeInput(value)
      const [producer = '', output = ''] = from.split('.')
      const spec = nodes.has(to) ? inputSpec(nodes.get(to)!.definition, input) : undefined
      if (!spec || !Object.hasOwn(nodes.get(producer)?.definition.outputs ?? {}, output)) return []
      const path = ['nodes', to, 'inputs', input, ...(typeof value === 'string' ? [] : ['from'])]
      return [{ from: producer, to, path, isPassive: spec.passive ?? false, isLossless: queue === 'fifo' }]
    }),
  )
  const round = findCycle(edges.filter(({ isPassive }) => !isPassive))
  const blocked = findCycle(edges.filter(({ isLossless }) => isLossless))
  const problems: ConfigProblem[] = []
  if (blocked) {
    const message = `cycle of lossless links ${nodesOf(blocked)}, which blocks itself when full; expected queue: latest or drop-oldest in it`
    problems.push(source.at(blocked[0]!.path, 'value', message))
  } else if (round) {
    const message = `cycle ${nodesOf(round)}; expected a graph without cycles, or a passive input in each`
    problems.push(source.at(round[0]!.path, 'value', message))
  }
  return problems
}

function nodesOf(cycle: readonly { readonly from: string; readonly to: string }[]): string {
  return [cycle[0]!.from, ...cycle.map(({ to }) => to)].join(' -> ')
}

function checkHosts({ source, config }: ParsedGraph): ConfigProblem[] {
  const problems: ConfigProblem[] = []
  const known = Object.keys(config.hosts)
  for (const [name, { host }] of Object.entries(config.processes)) {
    if (host === 'local' || known.includes(host)) continue
    const expected = oneOf(['local', ...known])
    const message = `"${host}"; expected a name under hosts: ${expected}${suggestion(host, ['local', ...known])}`
    problems.push(source.at(['processes', name, 'host'], 'value', message))
  }
  const used = new Set(Object.values(config.processes).map(({ host }) => host))
  if (used.size > 1 && used.has('local') && !known.includes('local')) {
    const message = 'local has no address; with more than one host, expected hosts.local.address'
    problems.push(source.at(['hosts', 'local'], 'key', message))
  }
  if (used.size > 1 && config.security?.curve === undefined) {
    problems.push(source.at(['security', 'curve'], 'key', 'missing; links between hosts need keyFolder, or curve: off'))
  }
  return problems
}
