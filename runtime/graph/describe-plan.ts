/** A plan for people (text), for documents (Mermaid) and for programs (JSON). */
import type { GraphPlan, PlannedLink, PlannedNode } from './plan.js'

export function planAsText(plan: GraphPlan): string {
  const { mode, rate } = plan.clock
  const lines = [`${plan.file}   clock ${mode}${mode === 'replay' ? `, rate ${rate}` : ''}`]
  const budgets = { 'end to end': plan.endToEndBudget, 'added by the runtime': plan.addedBudget }
  for (const [what, budget] of Object.entries(budgets)) {
    if (budget) lines.push(`${what}: p${budget.percentile} <= ${budget.msMax} ms`)
  }
  if (plan.warmUpMs > 0) lines.push(`latency recorded after ${plan.warmUpMs / 1000} s of warm-up`)
  for (const process of plan.processes) {
    lines.push('', `process ${process.name}${process.host === 'local' ? '' : ` on ${process.host}`}`)
    for (const name of process.nodes) lines.push(...nodeAsText(plan, plan.nodes.find((node) => node.name === name)!))
  }
  return `${lines.join('\n')}\n`
}

function nodeAsText({ links }: GraphPlan, node: PlannedNode): string[] {
  const role = node.isSource ? 'source' : node.isSink ? 'sink' : 'node'
  const lines = [`  ${node.name}   ${role} of type ${node.type}`]
  const config = Object.entries(node.config as Record<string, unknown>)
  if (config.length > 0) {
    lines.push(`    config   ${config.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join(', ')}`)
  }
  for (const link of links.filter(({ to }) => to.node === node.name)) {
    lines.push(`    ${link.to.input} <- ${link.from.node}.${link.from.output}   ${linkTraits(link).join(', ')}`)
  }
  for (const [output, type] of Object.entries(node.outputs)) lines.push(`    ${output} ->   ${type}`)
  return lines
}

function linkTraits({ queue, transport, deadlineMs, budget, passive }: PlannedLink): string[] {
  return [
    queue.policy === 'latest' ? 'latest' : `${queue.policy} ${queue.depth}`,
    transport.kind === 'in-process' ? 'in process' : transport.connect.replace(/:\/\/.*\//, '://'),
    ...(passive ? ['passive'] : []),
    ...(deadlineMs === undefined ? [] : [`deadline ${deadlineMs} ms`]),
    ...(budget ? [`p${budget.percentile} <= ${budget.msMax} ms`] : []),
  ]
}

/** A flowchart: processes are boxes around their nodes; dotted links are passive. */
export function planAsMermaid(plan: GraphPlan): string {
  const lines = ['flowchart LR']
  for (const process of plan.processes) {
    const host = process.host === 'local' ? '' : ` on ${process.host}`
    lines.push(`  subgraph process_${idOf(process.name)}["process ${process.name}${host}"]`)
    for (const name of process.nodes) {
      const { type } = plan.nodes.find((node) => node.name === name)!
      lines.push(`    ${idOf(name)}["${name === type ? name : `${name}<br/>${type}`}"]`)
    }
    lines.push('  end')
  }
  for (const { from, to, queue, transport, passive } of plan.links) {
    const [protocol] = transport.kind === 'in-process' ? ['in process'] : transport.connect.split(':')
    const arrow = passive ? '-.->' : '-->'
    const type = from.output === to.input ? to.input : `${from.output} as ${to.input}`
    lines.push(`  ${idOf(from.node)} ${arrow}|"${type}<br/>${queue.policy}, ${protocol}"| ${idOf(to.node)}`)
  }
  return `${lines.join('\n')}\n`
}

/** Mermaid reserves words such as `end`, and takes no dashes. */
function idOf(name: string): string {
  return `n_${name.replaceAll('-', '_')}`
}

export function planAsJson(plan: GraphPlan): string {
  return `${JSON.stringify(plan, null, 2)}\n`
}
