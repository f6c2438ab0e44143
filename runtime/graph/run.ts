/** A whole graph within this process, without sockets or children: for tests, and for graphs too small to need more. */
import type { Logger } from 'pino'
import { GoshawkError } from '../../schemas/errors.js'
import { measureClockOffsetNs, systemTime, type Time } from '../clock/time.js'
import { type RunReport, RunState } from '../supervisor/run-state.js'
import { inProcessTransport } from '../transport/in-process.js'
import { FrameTokens } from './frame-tokens.js'
import type { PublishListener } from './outlet.js'
import type { GraphPlan } from './plan.js'
import { type NodeRegistry, ProcessGraph } from './process-graph.js'
import { Recorder } from './recorder.js'

export interface RunInProcessOptions {
  readonly plan: GraphPlan
  readonly nodeDefinition: NodeRegistry
  readonly log: Logger
  /** Drains the graph when aborted. */
  readonly signal?: AbortSignal
  readonly time?: Time
  readonly onPublish?: PublishListener
}

/**
 * Runs until every source has completed and everything has drained.
 * @throws what a node threw; GoshawkError 'drain-timeout' when the graph does not come to rest.
 */
export async function runGraphInProcess(options: RunInProcessOptions): Promise<RunReport> {
  const plan = joinProcesses(options.plan)
  const { name: process } = plan.processes[0]!
  const state = new RunState(plan)
  let fail = (_error: unknown) => {}
  const failed = new Promise<never>((_resolve, reject) => {
    fail = reject
  })
  failed.catch(() => undefined)
  const recorder = new Recorder({
    tracksFlow: plan.clock.mode === 'lockstep',
    onUrgent: () => tokens.apply(recorder.takeFlow()),
  })
  const graph = await ProcessGraph.open({
    plan,
    process,
    epoch: 0,
    nodeDefinition: options.nodeDefinition,
    time: options.time ?? systemTime(measureClockOffsetNs()),
    log: options.log,
    transport: inProcessTransport(),
    recorder,
    onPublish: options.onPublish,
    report: () => state.report(),
    command: async (node, command) => commandNodes(graph, plan, node, command),
    onSourceCompleted: () => undefined,
    onError: (error) => fail(error),
  })
  const tokens = new FrameTokens((frame) => graph.frameSettled(frame))
  const collect = () =>
    state.apply(process, {
      ...recorder.take({ withHistograms: true }),
      nodes: graph.status(),
      eventLoopDelayMsMax: 0,
      residentBytes: 0,
    })
  let drainTimer: NodeJS.Timeout | undefined
  const drain = () => {
    graph.drain()
    drainTimer = setTimeout(() => {
      fail(new GoshawkError('drain-timeout', `${plan.file}: not drained within ${plan.supervision.drainTimeoutMs} ms`))
    }, plan.supervision.drainTimeoutMs)
  }
  const collector = setInterval(() => {
    collect()
    graph.warnOfStuckMessages()
  }, plan.supervision.heartbeatMs)
  try {
    if (options.signal?.aborted) drain()
    options.signal?.addEventListener('abort', drain, { once: true })
    graph.start()
    await Promise.race([graph.finished, failed])
  } finally {
    clearInterval(collector)
    clearTimeout(drainTimer)
    options.signal?.removeEventListener('abort', drain)
    await graph.dispose()
  }
  collect()
  return state.report()
}

/** Every node in one process, every link in memory. */
export function joinProcesses(plan: GraphPlan): GraphPlan {
  const name = 'all'
  return {
    ...plan,
    processes: [{ name, host: plan.host, nodes: plan.nodes.map((node) => node.name) }],
    nodes: plan.nodes.map((node) => ({ ...node, process: name })),
    links: plan.links.map((link) => ({ ...link, transport: { kind: 'in-process' } })),
  }
}

/** A command for one node, or for every source when `node` is ''; then the answers come by name. */
async function commandNodes(graph: ProcessGraph, plan: GraphPlan, node: string, command: unknown): Promise<unknown> {
  if (node !== '') return graph.command(node, command)
  const sources = plan.nodes.filter(({ isSource }) => isSource)
  const answers = await Promise.all(
    sources.map(async ({ name }) => [name, await graph.command(name, command)] as const),
  )
  return Object.fromEntries(answers)
}
