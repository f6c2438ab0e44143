/** One node in its process: what its context offers, when its messages settle, and how its streams end. */
import type { Logger } from 'pino'
import { Observable, type Subscription } from 'rxjs'
import { GoshawkError } from '../../schemas/errors.js'
import type { FrameId, Header, Message } from '../../schemas/messages.js'
import type { Time } from '../clock/time.js'
import { computedOnTheWayMs } from '../telemetry/computed-on-the-way.js'
import type { NodeDefinition, Outgoing } from './define-node.js'
import { ConcludedFrames, isOlderFrame, isSameFrame } from './frame-order.js'
import { hopTimings, Inlet, type InletOwner, type Taken } from './inlet.js'
import type { HopTiming } from './node-context.js'
import type { Outlet } from './outlet.js'
import { msFromNs, type OpenHop } from './parcel.js'
import type { PlannedLink, PlannedNode } from './plan.js'
import type { Recorder } from './recorder.js'
import type { SourceGate } from './source-gate.js'

const stuckAfterNs = 10_000_000_000n

/** Any node, whatever its message types: the graph was checked when it was planned. */
export interface AnyRunningNode {
  connect(inputs: Record<string, Observable<Message<unknown>>>): Record<string, Observable<Outgoing<unknown>>>
  dispose(): void | Promise<void>
  command?(command: unknown): unknown
}

export interface NodeHostOptions {
  readonly planned: PlannedNode
  readonly definition: NodeDefinition
  /** Links into this node. */
  readonly links: readonly PlannedLink[]
  /** Of the whole graph. */
  readonly allLinks: readonly PlannedLink[]
  /** Inputs that must not be waited for when streams end: they close a cycle. */
  readonly backLinks: ReadonlySet<string>
  /** By link: messages beyond the depth its producer may be committed to when it sees the queue full. */
  readonly slack: ReadonlyMap<string, number>
  readonly time: Time
  readonly recorder: Recorder
  readonly log: Logger
  readonly signal: AbortSignal
  onFinished(): void
  onError(error: unknown): void
}

export class NodeHost implements InletOwner {
  readonly name: string
  readonly time: Time
  readonly recorder: Recorder
  readonly log: Logger
  readonly inlets: ReadonlyMap<string, Inlet>
  readonly #options: NodeHostOptions
  readonly #triggering: readonly Inlet[]
  readonly #unconnected: readonly string[]
  readonly #concluded = new ConcludedFrames()
  readonly #hopsOfHeader = new WeakMap<Header, readonly HopTiming[]>()
  readonly #subscriptions: Subscription[] = []
  #endUnconnected = () => {}
  #outlets: readonly Outlet[] = []
  #gate: SourceGate | undefined
  #node: AnyRunningNode | undefined
  #isFinished = false
  #hasWarnedOfStuck = false

  constructor(options: NodeHostOptions) {
    const { planned, definition, links } = options
    this.#options = options
    this.name = planned.name
    this.time = options.time
    this.recorder = options.recorder
    this.log = options.log
    this.inlets = new Map(
      links.map((link) => [link.to.input, new Inlet(link, options.slack.get(link.name) ?? 0, this)]),
    )
    this.#triggering = [...this.inlets.values()].filter((inlet) => !inlet.link.passive)
    this.#unconnected = Object.keys(definition.inputs).filter((input) => !this.inlets.has(input))
  }

  get isFinished(): boolean {
    return this.#isFinished
  }

  get gate(): SourceGate | undefined {
    return this.#gate
  }

  hasRoom(): boolean {
    let room = Number.POSITIVE_INFINITY
    for (const outlet of this.#outlets) if (!outlet.isEnded) room = Math.min(room, outlet.room)
    return room > (this.#gate?.admittedCount ?? 0)
  }

  /** A queue downstream has room again, or a message has settled. */
  wake(): void {
    for (const inlet of this.#triggering) if (inlet.queue.length > 0) inlet.wake()
    this.#gate?.wake()
  }

  useGate(gate: SourceGate): void {
    this.#gate = gate
  }

  /** Subscribes to the node; from here on messages flow. */
  connect(node: AnyRunningNode, outlets: ReadonlyMap<string, Outlet>): void {
    this.#node = node
    this.#outlets = [...outlets.values()]
    const inputs: Record<string, Observable<Message<unknown>>> = {}
    for (const [input, inlet] of this.inlets) inputs[input] = inlet.subject.asObservable()
    const ended = new Observable<never>((subscriber) => {
      const before = this.#endUnconnected
      this.#endUnconnected = () => {
        before()
        subscriber.complete()
      }
    })
    for (const input of this.#unconnected) inputs[input] = ended
    const streams = node.connect(inputs)
    for (const [output, outlet] of outlets) {
      const stream = streams[output]
      if (stream === undefined) {
        throw new GoshawkError(
          'config-invalid',
          `${this.name}: node type ${this.#options.planned.type} gave no stream for its output ${output}`,
        )
      }
      this.#subscriptions.push(
        stream.subscribe({
          next: (outgoing) => this.#emitted(outlet, outgoing),
          error: (error: unknown) => this.#outputFailed(outlet, error),
          complete: () => this.#outputEnded(outlet),
        }),
      )
    }
    if (this.#triggering.length === 0) this.#endTrailing()
    this.#finishIfDone()
  }

  async command(command: unknown): Promise<unknown> {
    const own = this.#gate?.command(command)
    if (own !== undefined) return own
    if (this.#node?.command === undefined) {
      throw new GoshawkError(
        'usage-invalid',
        `${this.name}: a ${this.#options.planned.type} node takes no such command`,
      )
    }
    return this.#node.command(command)
  }

  /** Ends outputs of a source that goes on although the run is over. */
  forceEnd(): void {
    if (this.#isFinished) return
    for (const subscription of this.#subscriptions) subscription.unsubscribe()
    this.#gate?.abandon('shutdown')
    for (const inlet of this.inlets.values()) {
      if (inlet.taken !== undefined) this.#drop(inlet, inlet.taken, 'shutdown')
      inlet.close('shutdown')
    }
    for (const outlet of this.#outlets) this.#outputEnded(outlet)
    this.#finishIfDone()
  }

  /** Idempotent; the node itself is disposed by whoever set it up. */
  unsubscribe(): void {
    for (const subscription of this.#subscriptions) subscription.unsubscribe()
  }

  /** A node that neither emits, drops nor returns holds up everything behind it: say so once. */
  warnOfStuckMessages(): void {
    for (const inlet of this.#triggering) {
      const { taken } = inlet
      if (taken === undefined || this.#hasWarnedOfStuck || this.time.nowNs() - taken.takenNs < stuckAfterNs) continue
      this.#hasWarnedOfStuck = true
      this.log.warn(
        { frame: taken.parcel.header.frame, input: inlet.link.name },
        `${inlet.link.name}: a message is held for over 10 s; a node must emit its frame, call context.drop, or return`,
      )
    }
  }

  // What the node asks of its context.

  drop(header: Header, reason: string): void {
    if (this.#gate?.release(header.frame, reason)) return
    let isKnown = false
    for (const inlet of this.#triggering) {
      if (inlet.taken === undefined || !isSameFrame(inlet.taken.parcel.header.frame, header.frame)) continue
      if (!isKnown || !this.#dropsEverything) this.#drop(inlet, inlet.taken, reason)
      else this.#settle(inlet, inlet.taken)
      isKnown = true
    }
    if (isKnown) this.#concluded.conclude(header.frame)
    else this.log.debug({ frame: header.frame, reason }, `${this.name}: dropped a frame it does not hold`)
  }

  hold(header: Header): () => void {
    for (const inlet of this.inlets.values()) {
      const taken = inlet.taken
      if (taken === undefined || taken.parcel.header !== header) continue
      taken.holds += 1
      let isOpen = true
      return () => {
        if (!isOpen) return
        isOpen = false
        taken.holds -= 1
        this.returned(inlet, taken)
      }
    }
    throw new GoshawkError(
      'usage-invalid',
      `${this.name}: hold of a message that has settled; call context.hold before the subscriber returns`,
    )
  }

  hopsOf(header: Header): readonly HopTiming[] {
    return this.#hopsOfHeader.get(header) ?? []
  }

  // What inlets tell.

  returned(inlet: Inlet, taken: Taken): void {
    if (inlet.taken !== taken) return
    if (taken.holds > 0 || !taken.hasReturned) return
    const { frame } = taken.parcel.header
    if (inlet.link.passive || this.#outlets.length === 0) {
      this.#settle(inlet, taken)
      return
    }
    const state = this.#concluded.stateOf(frame)
    if (state === 'done') this.#settle(inlet, taken)
    else if (state === 'passed') this.#drop(inlet, taken, 'node-skipped')
  }

  handingOver(inlet: Inlet, taken: Taken): void {
    const here = { ...hopTimings(inlet, taken, taken.takenNs), publishMs: 0 }
    this.#hopsOfHeader.set(taken.parcel.header, [...taken.parcel.hops, here])
  }

  inputCompleted(_inlet: Inlet): void {
    if (this.#triggering.every((inlet) => inlet.isCompleted || this.#options.backLinks.has(inlet.link.name))) {
      this.#endTrailing()
    }
    this.#finishIfDone()
  }

  /** With several triggering inputs a drop concerns the frame on all of them: it is reported once, for the node. */
  get #dropsEverything(): boolean {
    return this.#triggering.length > 1 && !this.#options.planned.isSink
  }

  #emitted(outlet: Outlet, outgoing: Outgoing<unknown>): void {
    const { frame } = outgoing.header
    const nowNs = this.time.nowNs()
    const before = new Map<string, HopTiming>()
    const here: OpenHop[] = []
    for (const inlet of this.#triggering) {
      const taken = [inlet.taken, inlet.lastSettled].find((t) => t && isSameFrame(t.parcel.header.frame, frame))
      if (taken === undefined) continue
      for (const hop of taken.parcel.hops) before.set(hop.hop, hop)
      here.push({ ...hopTimings(inlet, taken, nowNs), publishSeries: inlet.publishSeries })
    }
    const sourceHop = this.#gate?.hopOf(frame, outlet.stream, nowNs)
    if (sourceHop) here.push(sourceHop)
    outlet.emit(outgoing, { before: [...before.values()], here })
    this.#concluded.conclude(frame)
    this.#gate?.emitted(frame)
    for (const inlet of this.#triggering) {
      const taken = inlet.taken
      if (taken === undefined) continue
      if (isSameFrame(taken.parcel.header.frame, frame)) this.#settle(inlet, taken)
      else if (isOlderFrame(taken.parcel.header.frame, frame)) this.#drop(inlet, taken, 'node-skipped')
    }
  }

  #settle(inlet: Inlet, taken: Taken): void {
    const { frame, originTimeNs } = taken.parcel.header
    const nowNs = this.time.nowNs()
    inlet.computeSeries.recordNs(nowNs - taken.takenNs)
    if (this.#options.planned.isSink) {
      this.recorder.delivered(frame, inlet.link.name)
      if (!inlet.link.passive) {
        const computedMs = computedOnTheWayMs(this.#options.allLinks, inlet.link.name, taken.parcel.hops)
        inlet.endToEndSeries.recordNs(nowNs - originTimeNs)
        inlet.addedSeries.recordMs(msFromNs(taken.takenNs - originTimeNs) - computedMs)
      }
    }
    this.#free(inlet, frame)
  }

  #drop(inlet: Inlet, taken: Taken, reason: string): void {
    const { frame } = taken.parcel.header
    this.recorder.dropped(frame, this.#dropsEverything ? this.name : inlet.link.name, reason)
    this.#free(inlet, frame)
  }

  #free(inlet: Inlet, frame: FrameId): void {
    this.recorder.done(inlet.link.name, frame)
    inlet.settle()
    this.wake()
    this.#finishIfDone()
  }

  #outputFailed(outlet: Outlet, error: unknown): void {
    if (error instanceof GoshawkError && error.code === 'cancelled' && this.#options.signal.aborted) {
      this.#outputEnded(outlet)
      return
    }
    for (const inlet of this.inlets.values()) if (inlet.taken) this.#drop(inlet, inlet.taken, 'node-error')
    this.#gate?.abandon('node-error')
    this.#options.onError(error)
  }

  #outputEnded(outlet: Outlet): void {
    outlet.end()
    if (this.#outlets.some(({ isEnded }) => !isEnded)) return
    // Nothing can be emitted any more: what the node still holds, or would be given, leads nowhere.
    this.#gate?.abandon('node-skipped')
    for (const inlet of this.inlets.values()) {
      if (inlet.taken !== undefined) this.#drop(inlet, inlet.taken, 'node-skipped')
      inlet.close('node-skipped')
    }
    this.#finishIfDone()
  }

  /** Inputs that close a cycle, or are not connected, end when the others have. */
  #endTrailing(): void {
    if (this.#triggering.length === 0 && this.#options.planned.isSource) return
    for (const inlet of this.inlets.values()) if (this.#options.backLinks.has(inlet.link.name)) inlet.end()
    this.#endUnconnected()
  }

  #finishIfDone(): void {
    if (this.#isFinished) return
    const isDone =
      this.#outlets.length > 0
        ? this.#outlets.every(({ isEnded }) => isEnded)
        : [...this.inlets.values()].every((inlet) => inlet.isCompleted && inlet.taken === undefined)
    if (!isDone || this.#node === undefined) return
    this.#isFinished = true
    this.#options.onFinished()
  }
}
