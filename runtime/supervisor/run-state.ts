/** What the supervisor knows of the whole graph: the merge of what every process tells. */

import type { GraphPlan } from '../graph/plan.js'
import type { Records } from '../graph/recorder.js'
import { type BudgetVerdict, judgeBudgets } from '../telemetry/budgets.js'
import { LatencyMerge, type LatencySummary } from '../telemetry/latency.js'
import { FrameLedger, imbalances, type LedgerReport } from '../telemetry/ledger.js'

export interface ProcessHealth {
  /** 0 while it does not run. */
  pid: number
  /** Starts after a crash. */
  restarts: number
  /** Longest time the main thread did not answer, since the start. */
  eventLoopDelayMsMax: number
  residentBytes: number
  residentBytesMax: number
  /** Of the last crash; '' when there was none. */
  lastError: string
}

export interface RunReport {
  readonly clock: GraphPlan['clock']
  readonly ledger: LedgerReport
  /** Sums of the ledger that do not add up: always empty, or the ledger is wrong. */
  readonly imbalances: readonly string[]
  /** By `node.input/kind`, milliseconds. */
  readonly latency: Readonly<Record<string, LatencySummary>>
  readonly budgets: readonly BudgetVerdict[]
  /** By link: messages that should have arrived and did not, displaced ones included. */
  readonly gaps: Readonly<Record<string, number>>
  /** By node: facts, counters, messages waiting. */
  readonly nodes: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly processes: Readonly<Record<string, Readonly<ProcessHealth>>>
}

export interface HeartbeatFacts extends Records {
  readonly eventLoopDelayMsMax: number
  readonly residentBytes: number
  readonly nodes: readonly { readonly node: string; readonly status: Readonly<Record<string, unknown>> }[]
}

export class RunState {
  readonly ledger: FrameLedger
  readonly latency = new LatencyMerge()
  readonly #plan: GraphPlan
  readonly #gaps = new Map<string, number>()
  readonly #nodes = new Map<string, Readonly<Record<string, unknown>>>()
  readonly #processes = new Map<string, ProcessHealth>()

  constructor(plan: GraphPlan) {
    this.#plan = plan
    this.ledger = new FrameLedger(plan)
  }

  health(process: string): ProcessHealth {
    const known = this.#processes.get(process)
    if (known) return known
    const health: ProcessHealth = {
      pid: 0,
      restarts: 0,
      eventLoopDelayMsMax: 0,
      residentBytes: 0,
      residentBytesMax: 0,
      lastError: '',
    }
    this.#processes.set(process, health)
    return health
  }

  /** @throws GoshawkError 'message-invalid' for what no process of this graph can have told. */
  apply(process: string, facts: HeartbeatFacts): void {
    const health = this.health(process)
    health.eventLoopDelayMsMax = Math.max(health.eventLoopDelayMsMax, facts.eventLoopDelayMsMax)
    health.residentBytes = facts.residentBytes
    health.residentBytesMax = Math.max(health.residentBytesMax, facts.residentBytes)
    for (const { node, status } of facts.nodes) this.#nodes.set(node, status)
    for (const { link, missing } of facts.gaps) {
      this.#gaps.set(link, (this.#gaps.get(link) ?? 0) + missing)
      this.ledger.gap(link, missing)
    }
    this.latency.add(facts.histograms)
    this.ledger.apply(process, facts.ledger)
  }

  report(): RunReport {
    const ledger = this.ledger.report()
    const latency: Record<string, LatencySummary> = {}
    for (const name of this.latency.names) {
      const summary = this.latency.summary(name)
      if (summary) latency[name] = summary
    }
    return {
      clock: this.#plan.clock,
      ledger,
      imbalances: imbalances(ledger),
      latency,
      budgets: judgeBudgets(this.#plan, {
        meanOf: (name) => latency[name]?.mean,
        valueAtPercentile: (name, percentile) => this.latency.valueAtPercentile(name, percentile),
      }),
      gaps: Object.fromEntries(this.#gaps),
      nodes: Object.fromEntries(this.#nodes),
      processes: Object.fromEntries([...this.#processes].map(([name, health]) => [name, { ...health }])),
    }
  }
}
