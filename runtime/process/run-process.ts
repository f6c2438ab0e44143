/** One process of a graph, from its first word to the supervisor to its last. */
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks'
import type { Logger } from 'pino'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { inheritedClockOffsetNs, systemTime } from '../clock/time.js'
import { importDefinition } from '../graph/import-definition.js'
import type { GraphPlan } from '../graph/plan.js'
import { ProcessGraph } from '../graph/process-graph.js'
import { Recorder } from '../graph/recorder.js'
import { LatencyRecorder } from '../telemetry/latency.js'
import { readCurveKeys } from '../transport/curve.js'
import { withIdleMoments, youngCollection } from '../transport/idle-moments.js'
import { zeromqTransport } from '../transport/zeromq.js'
import { ControlClient, replyTo } from './control-client.js'
import type { ToProcess } from './control-messages.js'
import { type DigestFile, openDigestFile } from './digests.js'

/** Time the supervisor has to end a process that told it of its failure, before that ends itself. */
const failedGraceMs = 5000
/** Time that nodes have to clean up once the supervisor is gone. */
const abandonedGraceMs = 5000
const errorCharactersMax = 16 * 1024
/** Histograms ride along with a heartbeat this often. */
const histogramIntervalMs = 1000
/** A process that leaves before it has drained gives its last heartbeat this long to get out. */
const lastWordsMs = 100
/** Of the heartbeat interval: a beat this close to due is sent in an idle moment. */
const idleBeatShare = 0.6
/** The event loop is asked this often whether it still answers; the interval itself is no delay. */
const loopSamplingMs = 10
/** Of the drain timeout: how long sources may take to notice that the run is over. */
const sourceDrainShare = 0.5

export interface ProcessOptions {
  readonly plan: GraphPlan
  readonly process: string
  readonly epoch: number
  readonly log: Logger
  /** Ends this process; called once. */
  exit(code: number): void
}

export class GraphProcess {
  readonly #options: ProcessOptions
  readonly #control: ControlClient
  readonly #recorder: Recorder
  readonly #loopDelay: IntervalHistogram
  readonly #heartbeat: NodeJS.Timeout
  #digests: DigestFile | undefined
  #graph: ProcessGraph | undefined
  #report: unknown
  #beatMs = 0
  readonly #collect = youngCollection()
  #drainTimer: NodeJS.Timeout | undefined
  #state: 'setting-up' | 'running' | 'drained' | 'failed' | 'exiting' = 'setting-up'
  #isStartDue = false
  #histogramsSentMs = 0
  #isDrainDue = false

  constructor(options: ProcessOptions) {
    const { plan, process: name, epoch } = options
    this.#options = options
    this.#recorder = new Recorder({
      tracksFlow: plan.clock.mode === 'lockstep',
      onUrgent: () => this.#control.send({ kind: 'flow', changes: this.#recorder.takeFlow() }),
    })
    this.#recorder.latency.isOn = plan.warmUpMs === 0
    this.#control = new ControlClient({
      address: plan.controlAddress,
      process: name,
      epoch,
      onMessage: (message) => this.#obey(message),
      onError: (error) => this.fail(error),
    })
    this.#loopDelay = monitorEventLoopDelay({ resolution: loopSamplingMs })
    this.#control.send({ kind: 'hello', process: name, epoch, pid: process.pid })
    this.#heartbeat = setInterval(() => this.#beat(), plan.supervision.heartbeatMs)
  }

  async run(): Promise<void> {
    const { plan, process: name, epoch, log } = this.#options
    try {
      compileHistograms()
      if (plan.digests) this.#digests = openDigestFile(plan.runFolder, name, epoch)
      const graph = await ProcessGraph.open({
        plan,
        process: name,
        epoch,
        nodeDefinition: importDefinition,
        time: systemTime(inheritedClockOffsetNs(process.env)),
        log,
        transport: withIdleMoments(zeromqTransport(curveOf(plan, name)), this.#idle),
        recorder: this.#recorder,
        onPublish: this.#digests?.onPublish,
        report: () => this.#report,
        command: (node, command) => this.#command(node, command),
        onSourceCompleted: (node) => this.#control.send({ kind: 'completed', node }),
        onError: (error) => this.fail(error),
      })
      this.#graph = graph
      if (this.#state !== 'setting-up') return
      this.#state = 'running'
      this.#control.send({ kind: 'ready', process: name })
      if (this.#isStartDue) graph.start()
      if (this.#isDrainDue) this.#drain()
      await graph.finished
      await this.#finish(graph)
    } catch (error) {
      this.fail(error)
    }
  }

  /** Tells the supervisor, which ends this process: the message must not be lost by exiting before it has left. */
  fail(error: unknown): void {
    if (this.#state === 'failed' || this.#state === 'exiting') return
    this.#state = 'failed'
    const isTyped = error instanceof GoshawkError
    this.#options.log.debug({ err: error }, 'process failed')
    this.#beat(true)
    this.#control.send({
      kind: 'failed',
      process: this.#options.process,
      code: isTyped ? error.code : 'process-failed',
      message: (isTyped ? error.message : describe(error)).slice(0, errorCharactersMax),
    })
    setTimeout(() => this.#exit(1), failedGraceMs)
  }

  /** The supervisor is gone. What nodes hold elsewhere, such as actors in a CARLA world, they give back; nobody waits for it. */
  abandon(): void {
    setTimeout(() => this.#exit(1), abandonedGraceMs)
    void this.#leave()
  }

  #obey(message: Exclude<ToProcess, { kind: 'reply' }>): void {
    switch (message.kind) {
      case 'start':
        this.#isStartDue = true
        // Loading modules and models blocks; from here on nothing should.
        this.#loopDelay.enable()
        this.#measureIn(message.warmUpMs)
        this.#graph?.start()
        return
      case 'drain':
        this.#isDrainDue = true
        if (this.#graph) this.#drain()
        return
      case 'settled':
        this.#graph?.frameSettled(message.frame)
        return
      case 'status':
        this.#report = message.report
        return
      case 'command':
        void replyTo(message.id, async () => {
          if (this.#graph === undefined) throw new GoshawkError('unavailable', `${message.node} is still starting`)
          return this.#graph.command(message.node, message.command)
        }).then((reply) => this.#control.send(reply))
        return
      case 'exit':
        void this.#leave()
        return
    }
  }

  #measureIn(warmUpMs: number): void {
    const { latency } = this.#recorder
    if (warmUpMs === 0) latency.isOn = true
    else setTimeout(() => this.#measureIn(0), warmUpMs).unref()
  }

  #command(node: string, command: unknown): Promise<unknown> {
    return node !== '' && this.#graph?.hasNode(node) === true
      ? this.#graph.command(node, command)
      : this.#control.command(node, command)
  }

  #drain(): void {
    if (this.#drainTimer !== undefined || this.#state !== 'running') return
    this.#graph?.drain()
    this.#drainTimer = setTimeout(
      () => this.#graph?.forceEndSources(),
      this.#options.plan.supervision.drainTimeoutMs * sourceDrainShare,
    )
  }

  async #finish(graph: ProcessGraph): Promise<void> {
    if (this.#state !== 'running') return
    clearTimeout(this.#drainTimer)
    await graph.disposeNodes()
    this.#digests?.close()
    if (this.#state !== 'running') return
    this.#state = 'drained'
    this.#beat(true)
    this.#control.send({ kind: 'drained', process: this.#options.process })
  }

  async #leave(): Promise<void> {
    if (this.#state === 'exiting') return
    const isDrained = this.#state === 'drained'
    this.#state = 'exiting'
    clearTimeout(this.#drainTimer)
    if (!isDrained) {
      this.#graph?.forceEnd()
      await this.#graph?.disposeNodes()
      this.#digests?.close()
      this.#beat(true)
      await new Promise((resolve) => setTimeout(resolve, lastWordsMs))
    }
    this.#exit(0)
  }

  #exit(code: number): void {
    clearInterval(this.#heartbeat)
    this.#loopDelay.disable()
    this.#options.exit(code)
  }

  /** Between two frames: what is due soon anyway is done now, so that it does not meet the next one. */
  readonly #idle = (): void => {
    this.#collect()
    const sinceBeatMs = performance.now() - this.#beatMs
    if (sinceBeatMs >= this.#options.plan.supervision.heartbeatMs * idleBeatShare) this.#beat()
  }

  #beat(isLast = false): void {
    const { process: name, epoch } = this.#options
    this.#heartbeat.refresh()
    this.#graph?.warnOfStuckMessages()
    const nowMs = performance.now()
    this.#beatMs = nowMs
    const withHistograms = isLast || nowMs - this.#histogramsSentMs >= histogramIntervalMs
    if (withHistograms) this.#histogramsSentMs = nowMs
    const eventLoopDelayMsMax =
      this.#loopDelay.count === 0 ? 0 : Math.max(0, this.#loopDelay.max / 1e6 - loopSamplingMs)
    this.#loopDelay.reset()
    this.#control.send({
      kind: 'heartbeat',
      process: name,
      epoch,
      facts: {
        ...this.#recorder.take({ withHistograms }),
        nodes: this.#graph?.status() ?? [],
        eventLoopDelayMsMax,
        residentBytes: process.memoryUsage.rss(),
      },
    })
  }
}

/** The first histogram encoded takes tens of milliseconds of compiling: better before the run than in it. */
function compileHistograms(): void {
  const latency = new LatencyRecorder()
  latency.series('').recordMs(1)
  latency.takeDelta()
}

function describe(error: unknown): string {
  return error instanceof Error && error.stack !== undefined ? error.stack : messageOf(error)
}

/** Keys are read only where a link needs them: a graph on one host runs without. */
function curveOf(plan: GraphPlan, process: string) {
  const processOf = new Map(plan.nodes.map((node) => [node.name, node.process]))
  const hostOf = new Map(plan.processes.map(({ name, host }) => [name, host]))
  const writerOf = new Map<string, string>()
  for (const { from, to, transport } of plan.links) {
    if (transport.kind !== 'zeromq' || !transport.connect.startsWith('tcp://')) continue
    const [writer, reader] = [processOf.get(from.node) ?? '', processOf.get(to.node) ?? '']
    if (writer === process || reader === process) writerOf.set(transport.connect, hostOf.get(writer) ?? '')
  }
  if (plan.curve === undefined || writerOf.size === 0) return {}
  return { curve: readCurveKeys(plan.curve.keyFolder, plan.host, (address) => writerOf.get(address) ?? '') }
}
