/**
 * The frame ledger: every frame a source made is delivered, dropped (where, why) or in flight, at every sink input it
 * can reach, and the totals always balance. A pure merge of what the processes report; it knows no clock.
 *
 * A frame that is neither delivered nor dropped although a later one of its source was delivered at the same sink
 * input is lost, since paths preserve order. That is concluded only after every process on the path has reported
 * `reportsBeforeLoss` times since, and an explicit report that comes still later corrects it.
 */
import { GoshawkError } from '../../schemas/errors.js'
import type { FrameId } from '../../schemas/messages.js'
import { type Flow, type FlowPlan, SourceFlows } from './flows.js'
import { type DropCount, type FlowTotals, type FrameTotals, Tally } from './ledger-totals.js'

export type LedgerEvent =
  /** `where`: the source's name. */
  | { readonly kind: 'made'; readonly frame: FrameId; readonly where: string }
  /** `where`: node.input of a sink. */
  | { readonly kind: 'delivered'; readonly frame: FrameId; readonly where: string }
  /** `where`: node.input, node.output, or a node. */
  | { readonly kind: 'dropped'; readonly frame: FrameId; readonly where: string; readonly reason: string }

export interface LedgerReport {
  /** Per source: a frame is dropped when any sink input misses it, delivered when none does and none waits. */
  readonly frames: Readonly<Record<string, FrameTotals>>
  /** Per source and sink input. */
  readonly flows: readonly FlowTotals[]
  /** Every drop once, however many sink inputs it kept from their frame. */
  readonly drops: readonly DropCount[]
  /** The oldest frames still in flight, at most `inFlightShownMax` a source. */
  readonly inFlight: readonly FrameId[]
}

/** Sums that do not add up: the ledger itself is wrong. Empty when all is well. */
export function imbalances({ frames, flows }: Pick<LedgerReport, 'frames' | 'flows'>): string[] {
  const wrong: string[] = []
  const check = (name: string, made: number, delivered: number, dropped: number, inFlight: number) => {
    if (made !== delivered + dropped + inFlight) {
      wrong.push(`${name}: ${made} made, ${delivered} delivered + ${dropped} dropped + ${inFlight} in flight`)
    }
  }
  for (const [name, { made, delivered, dropped, inFlight }] of Object.entries(frames)) {
    check(name, made, delivered, dropped, inFlight)
  }
  for (const { source, sink, made, delivered, dropped, inFlight } of flows) {
    const gone = dropped.reduce((sum, { count }) => sum + count, 0)
    check(`${source} -> ${sink}`, made, delivered, gone, inFlight)
  }
  return wrong
}

/** Reports from every process on a path between a frame being overtaken and being called lost. */
const reportsBeforeLoss = 2
/** Frames followed at once per source; the oldest beyond that are dropped as `unaccounted`. Minutes at any rate. */
const framesFollowedMax = 8192
/** Settled frames with a concluded loss, kept so that a late report can correct it. */
const correctableMax = 1024
/** A frame number this far ahead of the last is a broken message, not a frame. */
const numberJumpMax = 100_000
const inFlightShownMax = 10

type State = 'pending' | 'delivered' | { readonly where: string; readonly reason: string; readonly concluded: boolean }

interface Frame {
  readonly id: FrameId
  /** By index of the flow. */
  readonly states: State[]
  readonly cuts: Set<string>
  /** Count of all reports when the ledger first heard of it. */
  readonly bornAt: number
  /** Per flow: when a later frame was seen delivered, the reports of its processes by then. */
  readonly overtakenAt: (ReadonlyMap<string, number> | undefined)[]
  settled: boolean
}

interface Source {
  readonly flows: SourceFlows
  /** In the order they were made; retired once nothing can change any more. */
  readonly frames: Map<string, Frame>
  /** Highest number seen, by epoch: numbers have no holes, so everything up to it was made. */
  readonly madeUpTo: Map<number, number>
  readonly tally: Tally
}

export class FrameLedger {
  readonly #sources = new Map<string, Source>()
  readonly #reports = new Map<string, number>()
  readonly #crashes: { readonly process: string; readonly at: number }[] = []
  readonly #gaps = new Map<string, number>()
  readonly #processes: number
  #reportCount = 0
  #settled: FrameId[] = []

  constructor(plan: FlowPlan) {
    this.#processes = new Set(plan.nodes.map((node) => node.process)).size
    for (const { name, isSource } of plan.nodes) {
      if (!isSource) continue
      const flows = new SourceFlows(plan, name)
      this.#sources.set(name, { flows, frames: new Map(), madeUpTo: new Map(), tally: new Tally(flows.flows) })
    }
  }

  /**
   * Takes in one report (heartbeat) of one process; repeated events change nothing.
   *
   * @returns frames that have now settled at every sink input, each named once, oldest first.
   * @throws GoshawkError 'message-invalid' for an event no process of this graph can have sent.
   */
  apply(process: string, events: readonly LedgerEvent[]): FrameId[] {
    this.#reportCount++
    this.#reports.set(process, (this.#reports.get(process) ?? 0) + 1)
    for (const event of events) this.#applyEvent(event)
    for (const source of this.#sources.values()) this.#concludeLosses(source)
    return this.#takeSettled()
  }

  /** From now on frames that go missing on a path through this process count as `process-crashed`. */
  processCrashed(process: string): void {
    this.#crashes.push({ process, at: this.#reportCount })
    if (this.#crashes.length > correctableMax) this.#crashes.shift()
  }

  /**
   * Gives up everything in flight on paths through this process, without waiting to see it overtaken.
   * For lockstep, where nothing overtakes: the next frame is made when this one has settled.
   */
  giveUpInFlight(process: string, reason = 'process-crashed'): FrameId[] {
    for (const source of this.#sources.values()) {
      for (const frame of source.frames.values()) {
        source.flows.flows.forEach((flow, i) => {
          if (frame.states[i] !== 'pending' || !flow.processes.has(process)) return
          this.#conclude(source, frame, i, flow.entries.get(process) ?? flow.sink, reason)
        })
      }
    }
    return this.#takeSettled()
  }

  /** Messages missing from a link's sequence: where an otherwise unexplained loss happened. */
  gap(link: string, missing: number): void {
    this.#gaps.set(link, (this.#gaps.get(link) ?? 0) + missing)
  }

  report(): LedgerReport {
    const frames: Record<string, FrameTotals> = {}
    const flows: FlowTotals[] = []
    const drops: DropCount[] = []
    const inFlight: FrameId[] = []
    for (const [name, source] of this.#sources) {
      const waiting = [...source.frames.values()].filter((frame) => frame.states.includes('pending'))
      const pending = source.flows.flows.map((_, i) => waiting.filter(({ states }) => states[i] === 'pending').length)
      const undecided = waiting.filter(({ states }) => !states.some((state) => typeof state === 'object')).length
      frames[name] = source.tally.frames(undecided)
      flows.push(...source.tally.flows(pending))
      drops.push(...source.tally.drops())
      inFlight.push(...waiting.slice(0, inFlightShownMax).map((frame) => frame.id))
    }
    return { frames, flows, drops, inFlight }
  }

  #takeSettled(): FrameId[] {
    const settled = this.#settled
    this.#settled = []
    return settled
  }

  #applyEvent(event: LedgerEvent): void {
    const { kind, frame: id, where } = event
    const source = this.#sources.get(id.source)
    if (!source) {
      throw new GoshawkError('message-invalid', `ledger: frame of "${id.source}", which is no source of this graph`)
    }
    const frame = this.#frameOf(source, id)
    if (!frame || kind === 'made') return
    if (kind === 'delivered') {
      const index = source.flows.flows.findIndex((flow) => flow.sink === where)
      if (index < 0) {
        throw new GoshawkError(
          'message-invalid',
          `ledger: "${id.source}" delivered at "${where}", which it cannot reach`,
        )
      }
      this.#become(source, frame, index, 'delivered')
      this.#overtake(source, frame, index)
      return
    }
    const { reason } = event
    const cuts = source.flows.cutsAt(where)
    if (cuts.length === 0) {
      throw new GoshawkError(
        'message-invalid',
        `ledger: "${id.source}" dropped at "${where}", which is no place in this graph`,
      )
    }
    if (cuts.every((cut) => frame.cuts.has(cut))) return
    for (const cut of cuts) frame.cuts.add(cut)
    source.tally.countDrop(where, reason)
    const reachable = source.flows.reachable(frame.cuts)
    source.flows.flows.forEach((flow, i) => {
      if (!reachable.has(flow.sink)) this.#become(source, frame, i, { where, reason, concluded: false })
    })
  }

  /** The frame, and with it every one before it; undefined when it is settled and forgotten. */
  #frameOf(source: Source, id: FrameId): Frame | undefined {
    const upTo = source.madeUpTo.get(id.epoch) ?? 0
    if (id.number - upTo > numberJumpMax) {
      throw new GoshawkError('message-invalid', `ledger: frame ${id.number} of "${id.source}" right after ${upTo}`)
    }
    for (let number = upTo + 1; number <= id.number; number++) this.#make(source, { ...id, number })
    return source.frames.get(keyOf(id))
  }

  #make(source: Source, id: FrameId): void {
    const flows = source.flows.flows
    source.madeUpTo.set(id.epoch, id.number)
    source.tally.make()
    if (flows.length === 0) {
      source.tally.settleUnreached()
      this.#settled.push(id)
      return
    }
    const frame: Frame = {
      id,
      states: flows.map((): State => 'pending'),
      cuts: new Set(),
      bornAt: this.#reportCount,
      overtakenAt: flows.map(() => undefined),
      settled: false,
    }
    source.frames.set(keyOf(id), frame)
    if (source.frames.size > framesFollowedMax) this.#forgetOldest(source)
  }

  #forgetOldest(source: Source): void {
    for (const [key, frame] of source.frames) {
      source.flows.flows.forEach((flow, i) => {
        if (frame.states[i] === 'pending') this.#conclude(source, frame, i, flow.sink, 'unaccounted')
      })
      source.frames.delete(key)
      return
    }
  }

  #become(source: Source, frame: Frame, index: number, next: State): void {
    const previous = frame.states[index]!
    const isFinal = previous === 'delivered' || (typeof previous === 'object' && !previous.concluded)
    if (isFinal) return
    const wasDropped = frame.states.some((state) => typeof state === 'object')
    frame.states[index] = next
    if (typeof previous === 'object') {
      source.tally.leave(index, previous)
      if (!isConcludedAt(frame, previous)) source.tally.takeBackDrop(previous.where, previous.reason)
    }
    source.tally.enter(index, next === 'delivered' ? undefined : (next as DropPlace))
    const isDropped = frame.states.some((state) => typeof state === 'object')
    const isSettled = !frame.states.includes('pending')
    source.tally.moveFrame({ wasSettled: frame.settled, wasDropped, isSettled, isDropped })
    if (isSettled && !frame.settled) {
      frame.settled = true
      this.#settled.push(frame.id)
    }
    if (isSettled) this.#retire(source, frame)
  }

  /** Keeps a settled frame only while a concluded loss could still be corrected. */
  #retire(source: Source, frame: Frame): void {
    const key = keyOf(frame.id)
    if (!frame.states.some((state) => typeof state === 'object' && state.concluded)) {
      source.frames.delete(key)
      return
    }
    let kept = 0
    for (const { settled } of source.frames.values()) if (settled) kept++
    if (kept <= correctableMax) return
    for (const [oldest, { settled }] of source.frames) {
      if (!settled) continue
      source.frames.delete(oldest)
      return
    }
  }

  /** Notes which frames a delivery has overtaken, and what every process had reported by then. */
  #overtake(source: Source, delivered: Frame, index: number): void {
    const flow = source.flows.flows[index]!
    let reports: Map<string, number> | undefined
    for (const frame of source.frames.values()) {
      if (!isBefore(frame.id, delivered.id)) continue
      if (frame.states[index] !== 'pending' || frame.overtakenAt[index]) continue
      reports ??= new Map([...flow.processes].map((process) => [process, this.#reports.get(process) ?? 0]))
      frame.overtakenAt[index] = reports
    }
  }

  #concludeLosses(source: Source): void {
    for (const frame of source.frames.values()) {
      source.flows.flows.forEach((flow, i) => {
        const since = frame.overtakenAt[i]
        if (frame.states[i] !== 'pending' || !since) return
        for (const [process, reports] of since) {
          if ((this.#reports.get(process) ?? 0) - reports < reportsBeforeLoss) return
        }
        const { where, reason } = this.#explain(flow, frame)
        this.#conclude(source, frame, i, where, reason)
      })
    }
  }

  #conclude(source: Source, frame: Frame, index: number, where: string, reason: string): void {
    if (!isConcludedAt(frame, { where, reason })) source.tally.countDrop(where, reason)
    this.#become(source, frame, index, { where, reason, concluded: true })
  }

  /** A crash on the path since about the time the frame was made; else the first link with an unexplained gap. */
  #explain(flow: Flow, frame: Frame): DropPlace {
    const slack = 2 * this.#processes
    const crash = this.#crashes.find(({ process, at }) => flow.processes.has(process) && at >= frame.bornAt - slack)
    if (crash) return { where: flow.entries.get(crash.process) ?? flow.sink, reason: 'process-crashed' }
    const link = flow.links.find((name) => (this.#gaps.get(name) ?? 0) > 0)
    if (link === undefined) return { where: flow.sink, reason: 'lost' }
    this.#gaps.set(link, this.#gaps.get(link)! - 1)
    return { where: link, reason: 'lost' }
  }
}

type DropPlace = { readonly where: string; readonly reason: string }

/** One loss may keep a frame from several sink inputs, and is one drop. */
function isConcludedAt(frame: Frame, { where, reason }: DropPlace): boolean {
  return frame.states.some(
    (state) => typeof state === 'object' && state.concluded && state.where === where && state.reason === reason,
  )
}

function keyOf(id: FrameId): string {
  return `${id.epoch}:${id.number}`
}

function isBefore(a: FrameId, b: FrameId): boolean {
  return a.epoch < b.epoch || (a.epoch === b.epoch && a.number < b.number)
}
