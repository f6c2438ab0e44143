/** One input of a node: its queue, and the pump that hands over one message at a time. */
import type { Logger } from 'pino'
import { Subject } from 'rxjs'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import type { Header, Message } from '../../schemas/messages.js'
import type { Time } from '../clock/time.js'
import { createQueue, type MessageQueue, withSlack } from '../queues/message-queue.js'
import { added, endToEnd, histogramName, type LatencyKind, type LatencySeries, taken } from '../telemetry/latency.js'
import type { HopTiming } from './node-context.js'
import { msFromNs, type Parcel } from './parcel.js'
import type { PlannedLink } from './plan.js'
import type { Recorder } from './recorder.js'

/** Messages handed over in one turn before heartbeats and sockets get theirs. */
const handoversPerTurnMax = 8

export interface Taken {
  readonly parcel: Parcel
  readonly message: Message<unknown>
  readonly takenNs: bigint
  hasReturned: boolean
  holds: number
}

/** What an inlet asks and tells the node it belongs to. */
export interface InletOwner {
  readonly time: Time
  readonly recorder: Recorder
  readonly log: Logger
  /** Whether the node may take one more message on a triggering input: there is room for what it will emit. */
  hasRoom(): boolean
  handingOver(inlet: Inlet, taken: Taken): void
  /** The subscribers have returned; the owner settles the message if nothing more is to be waited for. */
  returned(inlet: Inlet, taken: Taken): void
  /** The stream on this input has ended and everything is settled. */
  inputCompleted(inlet: Inlet): void
}

export class Inlet {
  readonly link: PlannedLink
  readonly subject = new Subject<Message<unknown>>()
  readonly queue: MessageQueue<Parcel>
  readonly ageSeries: LatencySeries
  readonly queueSeries: LatencySeries
  readonly computeSeries: LatencySeries
  readonly publishSeries: LatencySeries
  readonly endToEndSeries: LatencySeries
  readonly addedSeries: LatencySeries
  /** For an input with a budget. */
  readonly #takenSeries: LatencySeries | undefined
  readonly #owner: InletOwner
  readonly #slack: number
  readonly #roomListeners: (() => void)[] = []
  #taken: Taken | undefined
  #lastSettled: Taken | undefined
  #isEnded = false
  #isCompleted = false
  #closedReason: string | undefined
  #isScheduled = false
  #hasLoggedInvalid = false

  /** @param slack - messages beyond a fifo's depth that its producer may be committed to when it sees it full. */
  constructor(link: PlannedLink, slack: number, owner: InletOwner) {
    this.link = link
    this.queue = createQueue<Parcel>(withSlack(link.queue, slack))
    this.#slack = slack
    this.#owner = owner
    const series = (kind: LatencyKind) => owner.recorder.latency.series(histogramName(link.name, kind))
    this.ageSeries = series('age')
    this.queueSeries = series('queue')
    this.computeSeries = series('compute')
    this.publishSeries = series('publish')
    this.endToEndSeries = series(endToEnd)
    this.addedSeries = series(added)
    this.#takenSeries = link.budget && series(taken)
  }

  get taken(): Taken | undefined {
    return this.#taken
  }

  get lastSettled(): Taken | undefined {
    return this.#lastSettled
  }

  get isCompleted(): boolean {
    return this.#isCompleted
  }

  /** Messages that may be sent now; less than nothing when the slack is in use. */
  get room(): number {
    return this.queue.room - this.#slack
  }

  /** Calls back whenever the queue has given something up. */
  onRoom(listener: () => void): void {
    this.#roomListeners.push(listener)
  }

  arrive(parcel: Parcel): void {
    const { recorder } = this.#owner
    if (this.#closedReason !== undefined) {
      this.#lose(parcel, this.#closedReason)
      return
    }
    if (this.#isEnded) {
      this.#lose(parcel, 'after-end')
      return
    }
    this.ageSeries.recordNs(parcel.arrivedNs - parcel.header.originTimeNs)
    const displaced = this.queue.offer(parcel)
    if (displaced) {
      recorder.dropped(displaced.item.header.frame, this.link.name, displaced.reason)
      recorder.done(this.link.name, displaced.item.header.frame)
    }
    this.wake()
  }

  /** Nothing will arrive any more; what waits is still handed over. */
  end(): void {
    if (this.#isEnded) return
    this.#isEnded = true
    this.wake()
  }

  /** The node takes nothing any more: what waits and what still arrives is dropped for this reason. */
  close(reason: string): void {
    if (this.#closedReason !== undefined) return
    this.#closedReason = reason
    for (const parcel of this.queue.clear()) this.#lose(parcel, reason)
    this.#notifyRoom()
    this.#complete()
  }

  /** Looks again, a microtask later, whether a message can be handed over. */
  wake(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    queueMicrotask(() => {
      this.#isScheduled = false
      this.#pump()
    })
  }

  /** Frees the input for the next message. */
  settle(): void {
    this.#lastSettled = this.#taken
    this.#taken = undefined
    this.wake()
  }

  #pump(): void {
    for (let handed = 0; this.#canTake(); handed += 1) {
      if (handed === handoversPerTurnMax) {
        setImmediate(() => this.wake())
        return
      }
      const parcel = this.queue.take()!
      this.#notifyRoom()
      this.#handOver(parcel)
    }
    if (this.#isEnded && this.queue.length === 0 && this.#taken === undefined) this.#complete()
  }

  #canTake(): boolean {
    if (this.#taken !== undefined || this.#isCompleted || this.queue.length === 0) return false
    return this.link.passive || this.#owner.hasRoom()
  }

  #handOver(parcel: Parcel): void {
    const { time } = this.#owner
    const takenNs = time.nowNs()
    this.queueSeries.recordNs(takenNs - parcel.arrivedNs)
    this.#takenSeries?.recordNs(takenNs - parcel.header.originTimeNs)
    const { deadlineMs } = this.link
    if (deadlineMs !== undefined && msFromNs(takenNs - parcel.header.originTimeNs) > deadlineMs) {
      this.#lose(parcel, 'stale')
      return
    }
    const message = this.#open(parcel)
    if (message === undefined) return
    const taken: Taken = { parcel, message, takenNs, hasReturned: false, holds: 0 }
    this.#taken = taken
    this.#owner.handingOver(this, taken)
    this.subject.next(message)
    taken.hasReturned = true
    this.#owner.returned(this, taken)
  }

  #open(parcel: Parcel): Message<unknown> | undefined {
    try {
      return { header: parcel.header, ...parcel.open() }
    } catch (error) {
      if (!(error instanceof GoshawkError)) throw error
      this.#lose(parcel, error.code)
      if (!this.#hasLoggedInvalid) {
        this.#owner.log.warn(
          { link: this.link.name, code: error.code },
          `${this.link.name}: dropped a message from ${parcel.header.stream}: ${messageOf(error)}; further ones are counted`,
        )
      }
      this.#hasLoggedInvalid = true
      return undefined
    }
  }

  #lose({ header }: { readonly header: Header }, reason: string): void {
    this.#owner.recorder.dropped(header.frame, this.link.name, reason)
    this.#owner.recorder.done(this.link.name, header.frame)
  }

  #complete(): void {
    if (this.#isCompleted) return
    this.#isCompleted = true
    this.subject.complete()
    this.#owner.inputCompleted(this)
  }

  #notifyRoom(): void {
    for (const listener of this.#roomListeners) listener()
  }
}

/** Where the time of a taken message has gone so far, this input included. */
export function hopTimings(inlet: Inlet, { parcel, takenNs }: Taken, nowNs: bigint): Omit<HopTiming, 'publishMs'> {
  return {
    hop: inlet.link.name,
    ageMs: msFromNs(parcel.arrivedNs - parcel.header.originTimeNs),
    queueMs: msFromNs(takenNs - parcel.arrivedNs),
    computeMs: msFromNs(nowNs - takenNs),
  }
}
