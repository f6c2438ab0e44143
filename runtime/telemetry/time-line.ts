/** Where the time between origin and sink goes: the mean share of every part of every hop, which add up to the whole. */
import type { FlowPlan } from './flows.js'
import { type HopKind, histogramName, type LatencySummary } from './latency.js'

/** lateness: of the source; transit: handed over by one node to arrived at the next. */
export type TimePart = 'lateness' | 'transit' | Exclude<HopKind, 'age'>

export interface TimeShare {
  /** node.input; node.output of a source. */
  readonly hop: string
  readonly part: TimePart
  readonly meanMs: number
}

export interface TimeLinePlan extends Pick<FlowPlan, 'links'> {
  readonly nodes: readonly { readonly name: string; readonly isSource: boolean }[]
}

/** The measured mean of one series in milliseconds; undefined when nothing was measured. */
export type MeanOf = (name: string) => number | undefined

export function meansOf(latency: Readonly<Record<string, LatencySummary>>): MeanOf {
  return (name) => latency[name]?.mean
}

/**
 * The way to one link, ending when the message is taken there. Where a node joins several links, the way over the one
 * that was latest in the mean: the others waited for it.
 */
export function timeLineTo(plan: TimeLinePlan, link: string, meanOf: MeanOf): readonly TimeShare[] {
  return [
    ...arrivalAt(plan, link, meanOf, new Set()),
    { hop: link, part: 'queue', meanMs: mean(meanOf, link, 'queue') },
  ]
}

/** The way to one input of a sink, ending when the message has settled there. */
export function timeLineThrough(plan: TimeLinePlan, link: string, meanOf: MeanOf): readonly TimeShare[] {
  return [...timeLineTo(plan, link, meanOf), { hop: link, part: 'compute', meanMs: mean(meanOf, link, 'compute') }]
}

function arrivalAt(plan: TimeLinePlan, name: string, meanOf: MeanOf, visited: ReadonlySet<string>): TimeShare[] {
  const link = plan.links.find((candidate) => candidate.name === name)
  if (!link) return []
  const before = leaving(plan, link.from, meanOf, new Set([...visited, name]))
  const transitMs = Math.max(0, mean(meanOf, name, 'age') - total(before))
  return [...before, { hop: name, part: 'transit', meanMs: transitMs }]
}

/** Until an output has handed the message over. */
function leaving(
  plan: TimeLinePlan,
  { node, output }: { readonly node: string; readonly output: string },
  meanOf: MeanOf,
  visited: ReadonlySet<string>,
): TimeShare[] {
  if (plan.nodes.some(({ name, isSource }) => name === node && isSource)) {
    const hop = `${node}.${output}`
    return [
      { hop, part: 'lateness', meanMs: mean(meanOf, hop, 'age') },
      { hop, part: 'compute', meanMs: mean(meanOf, hop, 'compute') },
      { hop, part: 'publish', meanMs: mean(meanOf, hop, 'publish') },
    ]
  }
  let latest: TimeShare[] = []
  for (const link of plan.links) {
    if (link.to.node !== node || link.passive || visited.has(link.name)) continue
    const hop = link.name
    const way: TimeShare[] = [
      ...arrivalAt(plan, hop, meanOf, visited),
      ...(['queue', 'compute', 'publish'] as const).map((part) => ({ hop, part, meanMs: mean(meanOf, hop, part) })),
    ]
    if (latest.length === 0 || total(way) > total(latest)) latest = way
  }
  return latest
}

export function total(way: readonly TimeShare[]): number {
  return way.reduce((sum, { meanMs }) => sum + meanMs, 0)
}

function mean(meanOf: MeanOf, hop: string, kind: HopKind): number {
  return meanOf(histogramName(hop, kind)) ?? 0
}
