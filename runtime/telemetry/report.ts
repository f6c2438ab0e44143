/** The report of a run, as `--report` and `--json` write it: what came of every frame, how long it took, and where. */

import type { FrameId } from '../../schemas/messages.js'
import type { GraphPlan } from '../graph/plan.js'
import type { ProcessHealth, RunReport } from '../supervisor/run-state.js'
import { type BudgetVerdict, slowestSink } from './budgets.js'
import { added, endToEnd, type HopKind, histogramName, hopKinds, type LatencySummary } from './latency.js'
import type { DropCount, FlowTotals, FrameTotals } from './ledger-totals.js'

export interface DecisionRecord {
  readonly scene: string
  readonly sampleToken: string
  readonly timestampUs: number
  readonly speed: string
  readonly path: string
  readonly explanation: string
  readonly rule: string
}

export interface Report {
  readonly goshawk: string
  /** The graph file. */
  readonly graph: string
  /** ISO 8601 */
  readonly startedAt: string
  readonly wallSeconds: number
  readonly clock: GraphPlan['clock']
  /** Source frames that reached every sink input they could. */
  readonly samples: number
  /** What the detector says of itself: bundle, provider, trained or not; null without one. */
  readonly detector: Readonly<Record<string, unknown>> | null
  readonly latency: {
    /** No latency was recorded for so many seconds after the start. */
    readonly warmUpSeconds: number
    /** Entering the graph to settled at the last sink input; null when nothing arrived. Milliseconds. */
    readonly endToEnd: LatencySummary | null
    /** End to end minus what nodes computed. */
    readonly added: LatencySummary | null
    /** node.input of the sink that `endToEnd` and `added` were measured at. */
    readonly measuredAt: string | null
    readonly endToEndBySink: Readonly<Record<string, LatencySummary>>
    /** By node.input, or node.output of a source. */
    readonly hops: Readonly<Record<string, Partial<Record<HopKind, LatencySummary>>>>
  }
  readonly drops: readonly DropCount[]
  readonly ledger: {
    readonly balanced: boolean
    readonly frames: Readonly<Record<string, FrameTotals>>
    readonly flows: readonly FlowTotals[]
    readonly inFlight: readonly FrameId[]
  }
  readonly budgets: readonly BudgetVerdict[]
  /** In the order they were made; null when the graph has no decision node. */
  readonly decisions: readonly DecisionRecord[] | null
  /** Path of the nuScenes detection submission; null when none was asked for. */
  readonly results: string | null
  /** Path of the nuScenes tracking submission; null without a tracker or when none was asked for. */
  readonly trackingResults: string | null
  /** Digests of every output message, for `replay --verify`; null when none were asked for. */
  readonly digests: string | null
  /** By link: messages missing from its sequence, as its reader saw it or as a crash left it. */
  readonly gaps: Readonly<Record<string, number>>
  readonly restarts: number
  /** Longest time the main thread of a process did not answer, by process. */
  readonly eventLoopDelayMsMax: Readonly<Record<string, number>>
  /** Resident memory by process, at the end and at its highest. */
  readonly rssBytes: Readonly<Record<string, { readonly last: number; readonly max: number }>>
  readonly processes: Readonly<Record<string, ProcessHealth>>
  /** Facts and counters by node. */
  readonly nodes: RunReport['nodes']
}

export interface RunFacts {
  readonly version: string
  readonly startedAt: Date
  readonly wallSeconds: number
  readonly decisions: readonly DecisionRecord[] | null
  readonly results: string | null
  readonly trackingResults: string | null
  readonly digests: string | null
}

export function buildReport(plan: GraphPlan, run: RunReport, facts: RunFacts): Report {
  const slowest = slowestSink(plan, (name) => run.latency[name]?.p50)
  const { frames, flows, drops, inFlight } = run.ledger
  const processes = Object.entries(run.processes)
  return {
    goshawk: facts.version,
    graph: plan.file,
    startedAt: facts.startedAt.toISOString(),
    wallSeconds: facts.wallSeconds,
    clock: run.clock,
    samples: Object.values(frames).reduce((sum, { delivered }) => sum + delivered, 0),
    detector: detectorFacts(run),
    latency: {
      warmUpSeconds: plan.warmUpMs / 1000,
      endToEnd: atSink(run, slowest?.link, endToEnd),
      added: atSink(run, slowest?.link, added),
      measuredAt: slowest?.link ?? null,
      endToEndBySink: endToEndBySink(plan, run),
      hops: hopLatencies(plan, run),
    },
    drops,
    ledger: { balanced: run.imbalances.length === 0, frames, flows, inFlight },
    budgets: run.budgets,
    decisions: facts.decisions,
    results: facts.results,
    trackingResults: facts.trackingResults,
    digests: facts.digests,
    gaps: gapsOf(run),
    restarts: processes.reduce((sum, [, { restarts }]) => sum + restarts, 0),
    eventLoopDelayMsMax: Object.fromEntries(processes.map(([name, health]) => [name, health.eventLoopDelayMsMax])),
    rssBytes: Object.fromEntries(
      processes.map(([name, { residentBytes, residentBytesMax }]) => [
        name,
        { last: residentBytes, max: residentBytesMax },
      ]),
    ),
    processes: run.processes,
    nodes: run.nodes,
  }
}

function atSink(run: RunReport, link: string | undefined, kind: typeof endToEnd | typeof added): LatencySummary | null {
  return link === undefined ? null : (run.latency[histogramName(link, kind)] ?? null)
}

function endToEndBySink(plan: GraphPlan, run: RunReport): Record<string, LatencySummary> {
  return Object.fromEntries(
    plan.links.flatMap(({ name }) => {
      const summary = run.latency[histogramName(name, endToEnd)]
      return summary ? [[name, summary]] : []
    }),
  )
}

function hopLatencies(plan: GraphPlan, run: RunReport): Report['latency']['hops'] {
  const sources = plan.nodes.filter(({ isSource }) => isSource)
  const outputs = sources.flatMap(({ name, outputs }) => Object.keys(outputs).map((output) => `${name}.${output}`))
  const hops: Record<string, Partial<Record<HopKind, LatencySummary>>> = {}
  for (const hop of [...outputs, ...plan.links.map(({ name }) => name)]) {
    const kinds: Partial<Record<HopKind, LatencySummary>> = {}
    for (const kind of hopKinds) {
      const summary = run.latency[histogramName(hop, kind)]
      if (summary) kinds[kind] = summary
    }
    if (Object.keys(kinds).length > 0) hops[hop] = kinds
  }
  return hops
}

/** A reader that crashed saw no hole: what it took with it is missing all the same. */
function gapsOf({ gaps, ledger }: RunReport): Record<string, number> {
  const all: Record<string, number> = { ...gaps }
  for (const { where, reason, count } of ledger.drops) {
    if (reason === 'process-crashed' || reason === 'lost') all[where] = Math.max(all[where] ?? 0, count)
  }
  return all
}

/** Of the first node that describes a detector. */
function detectorFacts({ nodes }: RunReport): Report['detector'] {
  for (const [node, { facts }] of Object.entries(nodes)) {
    if (typeof facts !== 'object' || facts === null || !('detector' in facts)) continue
    const { detector } = facts
    if (typeof detector === 'object' && detector !== null) return { node, ...detector }
  }
  return null
}
