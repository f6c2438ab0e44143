/** What a node tells about itself, and the context through which it does. */
import type { Logger } from 'pino'
import { GoshawkError } from '../../schemas/errors.js'
import type { Time } from '../clock/time.js'
import { planAsJson, planAsMermaid } from './describe-plan.js'
import type { Counter, NodeContext } from './node-context.js'
import type { NodeHost } from './node-host.js'
import type { GraphPlan } from './plan.js'
import type { Recorder } from './recorder.js'
import { SourceGate } from './source-gate.js'

export class NodeRecords {
  readonly #counters = new Map<string, number>()
  readonly #facts: Record<string, unknown> = {}

  counter(name: string): Counter {
    if (!this.#counters.has(name)) this.#counters.set(name, 0)
    return { add: (count = 1) => this.#counters.set(name, (this.#counters.get(name) ?? 0) + count) }
  }

  describe(facts: Readonly<Record<string, unknown>>): void {
    Object.assign(this.#facts, facts)
  }

  status(host: NodeHost | undefined): Readonly<Record<string, unknown>> {
    return {
      facts: this.#facts,
      counters: Object.fromEntries(this.#counters),
      waiting: Object.fromEntries([...(host?.inlets ?? [])].map(([input, { queue }]) => [input, queue.length])),
      ...(host?.gate ? { paused: host.gate.isPaused } : {}),
    }
  }
}

export interface ContextOptions {
  readonly node: string
  readonly plan: GraphPlan
  readonly epoch: number
  readonly time: Time
  readonly log: Logger
  readonly recorder: Recorder
  readonly host: NodeHost
  readonly records: NodeRecords
  readonly signal: AbortSignal
  isStarted(): boolean
  report(): unknown
  command(node: string, command: unknown): Promise<unknown>
}

export function contextOf(options: ContextOptions): NodeContext {
  const { node, plan, epoch, time, recorder, host, records, signal } = options
  const takesMessages = plan.links.some((link) => link.to.node === node && !link.passive)
  const openGate = () => {
    if (takesMessages) {
      throw new GoshawkError(
        'usage-invalid',
        `${node}: admit is for sources; emit with the header of the input message`,
      )
    }
    const gate = new SourceGate({
      node,
      epoch,
      clock: plan.clock,
      time,
      recorder,
      signal,
      hasRoom: () => host.hasRoom(),
    })
    host.useGate(gate)
    if (options.isStarted()) gate.open()
    return gate
  }
  return {
    node,
    epoch,
    clock: { mode: plan.clock.mode, nowNs: () => time.nowNs() },
    log: host.log,
    counter: (name) => records.counter(name),
    signal,
    admit: async (frame) => (host.gate ?? openGate()).admit(frame),
    drop: (header, reason) => host.drop(header, reason),
    hold: (header) => host.hold(header),
    hopsOf: (header) => host.hopsOf(header),
    connectedInputs: new Set(host.inlets.keys()),
    report: () => options.report(),
    graph: () => ({ json: planAsJson(plan), mermaid: planAsMermaid(plan) }),
    describe: (facts) => records.describe(facts),
    runFolder: plan.runFolder,
    command: (target, command) => options.command(target, command),
  }
}
