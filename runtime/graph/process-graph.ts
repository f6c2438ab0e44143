/** The nodes of one process, wired to each other and to other processes. */
import type { Logger } from 'pino'
import { GoshawkError } from '../../schemas/errors.js'
import type { FrameId } from '../../schemas/messages.js'
import type { Time } from '../clock/time.js'
import type { Transport } from '../transport/transport.js'
import { findBackLinks } from './back-links.js'
import type { NodeDefinition } from './define-node.js'
import { LocalLink } from './local-link.js'
import { type AnyRunningNode, NodeHost } from './node-host.js'
import { contextOf, NodeRecords } from './node-records.js'
import { Outlet, type PublishListener } from './outlet.js'
import type { OutLink } from './parcel.js'
import type { GraphPlan, PlannedLink, PlannedNode } from './plan.js'
import type { Recorder } from './recorder.js'
import { RemoteReader } from './remote-reader.js'
import { RemoteWriter } from './remote-writer.js'

export type NodeRegistry = (node: PlannedNode) => Promise<NodeDefinition>

export interface ProcessGraphOptions {
  readonly plan: GraphPlan
  /** Which of the plan's processes this is. */
  readonly process: string
  /** Starts of this process before this one. */
  readonly epoch: number
  readonly nodeDefinition: NodeRegistry
  readonly time: Time
  readonly log: Logger
  readonly transport: Transport
  readonly recorder: Recorder
  readonly onPublish: PublishListener | undefined
  /** The newest report of the whole graph. */
  report(): unknown
  /** Carries a command to a node wherever it runs. */
  command(node: string, command: unknown): Promise<unknown>
  onSourceCompleted(node: string): void
  /** A node broke, or a link: the process cannot go on. Called at most once. */
  onError(error: unknown): void
}

export class ProcessGraph {
  readonly #options: ProcessGraphOptions
  readonly #hosts = new Map<string, NodeHost>()
  readonly #records = new Map<string, NodeRecords>()
  readonly #writers: RemoteWriter[] = []
  readonly #readers: RemoteReader[] = []
  readonly #running: AnyRunningNode[] = []
  readonly #abort = new AbortController()
  readonly #finished: Promise<void>
  #markFinished = () => {}
  #hasFailed = false
  #isStarted = false

  private constructor(options: ProcessGraphOptions) {
    this.#options = options
    this.#finished = new Promise((resolve) => {
      this.#markFinished = resolve
    })
  }

  /**
   * Sets up every node of the process and connects it; sources wait for `start`.
   * @throws what a node's setup throws, with everything opened so far closed again.
   */
  static async open(options: ProcessGraphOptions): Promise<ProcessGraph> {
    const graph = new ProcessGraph(options)
    try {
      await graph.#open()
    } catch (error) {
      await graph.dispose()
      throw error
    }
    return graph
  }

  async #open(): Promise<void> {
    const { plan, process, nodeDefinition, transport } = this.#options
    const planned = plan.nodes.filter((node) => node.process === process)
    const shared = { backLinks: findBackLinks(plan.links), slack: slackOf(plan.links) }
    const nodes: { node: PlannedNode; host: NodeHost; running: AnyRunningNode }[] = []
    for (const node of planned) {
      const definition = await nodeDefinition(node)
      const host = this.#createHost(node, definition, shared)
      const records = new NodeRecords()
      this.#records.set(node.name, records)
      const context = contextOf({
        ...this.#options,
        node: node.name,
        host,
        records,
        signal: this.#abort.signal,
        isStarted: () => this.#isStarted,
      })
      const running = (await definition.setup(node.config as never, context)) as unknown as AnyRunningNode
      this.#running.push(running)
      nodes.push({ node, host, running })
    }
    const bound = new Map<string, RemoteWriter>()
    for (const link of plan.links) {
      if (link.transport.kind !== 'zeromq' || !this.#hosts.has(link.from.node)) continue
      bound.set(link.name, await this.#openWriter(link, shared.slack.get(link.name) ?? 0))
    }
    // In one turn from here: nothing flows before everything is connected.
    for (const { node, host, running } of nodes) host.connect(running, this.#outletsOf(node, bound))
    for (const link of plan.links) {
      if (link.transport.kind !== 'zeromq' || !this.#hosts.has(link.to.node)) continue
      this.#openReader(link, transport)
    }
    this.#finishIfDone()
  }

  #createHost(
    planned: PlannedNode,
    definition: NodeDefinition,
    shared: { readonly backLinks: ReadonlySet<string>; readonly slack: ReadonlyMap<string, number> },
  ): NodeHost {
    const { plan, time, recorder, log, onSourceCompleted } = this.#options
    const host = new NodeHost({
      planned,
      definition,
      links: plan.links.filter((link) => link.to.node === planned.name),
      allLinks: plan.links,
      ...shared,
      time,
      recorder,
      log: log.child({ node: planned.name }),
      signal: this.#abort.signal,
      onFinished: () => {
        if (planned.isSource) onSourceCompleted(planned.name)
        this.#finishIfDone()
      },
      onError: (error) => this.#fail(error),
    })
    this.#hosts.set(planned.name, host)
    return host
  }

  async #openWriter(link: PlannedLink, slack: number): Promise<RemoteWriter> {
    const { transport, time, recorder, log } = this.#options
    if (link.transport.kind !== 'zeromq') throw new GoshawkError('config-invalid', `${link.name} has no address`)
    const host = this.#hosts.get(link.from.node)!
    const writer = new RemoteWriter({
      link,
      slack,
      writer: await transport.bind(link.transport.bind),
      time,
      recorder,
      log,
      onRoom: () => host.wake(),
    })
    this.#writers.push(writer)
    return writer
  }

  #openReader(link: PlannedLink, transport: Transport): void {
    const { epoch, time, recorder, log } = this.#options
    if (link.transport.kind !== 'zeromq') throw new GoshawkError('config-invalid', `${link.name} has no address`)
    const reader = new RemoteReader({
      inlet: this.#hosts.get(link.to.node)!.inlets.get(link.to.input)!,
      reader: transport.connect(link.transport.connect),
      epoch,
      time,
      recorder,
      log,
      onInvalid: () => this.#records.get(link.to.node)!.counter(`${link.to.input}_messages_invalid_total`).add(),
    })
    this.#readers.push(reader)
    reader.run().catch((error: unknown) => this.#fail(error))
  }

  #outletsOf(node: PlannedNode, bound: ReadonlyMap<string, RemoteWriter>): Map<string, Outlet> {
    const { plan, epoch, time, recorder, onPublish } = this.#options
    const host = this.#hosts.get(node.name)!
    return new Map(
      Object.entries(node.outputs).map(([output, type]) => {
        const links = plan.links
          .filter((link) => link.from.node === node.name && link.from.output === output)
          .map((link): OutLink => {
            const writer = bound.get(link.name)
            if (writer) return writer
            const reader = this.#hosts.get(link.to.node)
            if (reader === undefined) {
              throw new GoshawkError(
                'config-invalid',
                `${link.name}: in-process link to ${link.to.node} in another process`,
              )
            }
            return new LocalLink(reader.inlets.get(link.to.input)!, time, () => host.wake())
          })
        return [output, new Outlet({ node: node.name, output, type, epoch, links, time, recorder, onPublish })]
      }),
    )
  }

  /** Resolves when every stream has ended and everything has been handed on. */
  get finished(): Promise<void> {
    return this.#finished
  }

  /** Every process is ready: sources may make frames. */
  start(): void {
    this.#isStarted = true
    for (const host of this.#hosts.values()) host.gate?.open()
  }

  frameSettled(frame: FrameId): void {
    this.#hosts.get(frame.source)?.gate?.frameSettled(frame)
  }

  hasNode(name: string): boolean {
    return this.#hosts.has(name)
  }

  command(node: string, command: unknown): Promise<unknown> {
    const host = this.#hosts.get(node)
    if (host === undefined)
      throw new GoshawkError('usage-invalid', `no node ${node} in process ${this.#options.process}`)
    return host.command(command)
  }

  /** Sources stop; the end of their streams follows the last frame through the graph. */
  drain(): void {
    this.#abort.abort()
  }

  /** Ends sources that go on in spite of `drain`. */
  forceEndSources(): void {
    for (const node of this.#options.plan.nodes) {
      const host = this.#hosts.get(node.name)
      if (!node.isSource || host === undefined || host.isFinished) continue
      this.#options.log.warn({ node: node.name }, `${node.name} goes on making frames while the run drains; cut off`)
      host.forceEnd()
    }
  }

  /** Ends everything at once; what is still held or queued is dropped as `shutdown`. */
  forceEnd(): void {
    for (const host of this.#hosts.values()) host.forceEnd()
    for (const writer of this.#writers) writer.close()
  }

  /** JSON facts for the report, by node. */
  status(): { readonly node: string; readonly status: Readonly<Record<string, unknown>> }[] {
    return [...this.#records].map(([node, records]) => ({ node, status: records.status(this.#hosts.get(node)) }))
  }

  /** Says which nodes hold a message longer than they should: they neither emit nor drop. */
  warnOfStuckMessages(): void {
    for (const host of this.#hosts.values()) host.warnOfStuckMessages()
  }

  /** Idempotent. What was handed to links may still be on its way: they stay open. */
  async disposeNodes(): Promise<void> {
    this.#abort.abort()
    for (const host of this.#hosts.values()) host.unsubscribe()
    const running = this.#running.splice(0)
    const results = await Promise.allSettled(running.map(async (node) => node.dispose()))
    for (const result of results) {
      if (result.status === 'rejected') this.#options.log.error({ err: result.reason }, 'a node failed to dispose')
    }
  }

  /** Idempotent. */
  async dispose(): Promise<void> {
    for (const reader of this.#readers) reader.close()
    for (const writer of this.#writers) writer.close()
    await this.disposeNodes()
  }

  #finishIfDone(): void {
    if ([...this.#hosts.values()].some((host) => !host.isFinished)) return
    void Promise.all(this.#writers.map((writer) => writer.drained)).then(this.#markFinished)
  }

  #fail(error: unknown): void {
    if (this.#hasFailed) return
    this.#hasFailed = true
    this.#options.onError(error)
  }
}

/** A node with several triggering inputs may be committed to one message for each when it sees an output full. */
function slackOf(links: readonly PlannedLink[]): Map<string, number> {
  const triggering = new Map<string, number>()
  for (const { to, passive } of links) if (!passive) triggering.set(to.node, (triggering.get(to.node) ?? 0) + 1)
  return new Map(links.map(({ name, from }) => [name, Math.max(0, (triggering.get(from.node) ?? 0) - 1)]))
}
