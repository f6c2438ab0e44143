/** The counts of one source's ledger. Nothing here is derived from the rest, so that the sums can be checked. */
import type { Flow } from './flows.js'

export interface DropCount {
  /** node.input, node.output or node. */
  readonly where: string
  readonly reason: string
  readonly count: number
}

/** made = delivered + dropped + inFlight */
export interface FrameTotals {
  readonly made: number
  readonly delivered: number
  readonly dropped: number
  readonly inFlight: number
}

/** made = delivered + the counts of dropped + inFlight */
export interface FlowTotals {
  readonly source: string
  /** node.input */
  readonly sink: string
  readonly made: number
  readonly delivered: number
  readonly dropped: readonly DropCount[]
  readonly inFlight: number
}

interface Place {
  readonly where: string
  readonly reason: string
}

class DropCounts {
  readonly #counts = new Map<string, { readonly place: Place; count: number }>()

  add({ where, reason }: Place, by: 1 | -1): void {
    const key = `${where}\n${reason}`
    const entry = this.#counts.get(key) ?? { place: { where, reason }, count: 0 }
    entry.count += by
    if (entry.count === 0) this.#counts.delete(key)
    else this.#counts.set(key, entry)
  }

  list(): DropCount[] {
    return [...this.#counts.values()]
      .map(({ place, count }) => ({ where: place.where, reason: place.reason, count }))
      .sort((a, b) => (a.where + a.reason < b.where + b.reason ? -1 : 1))
  }
}

export class Tally {
  readonly #flows: readonly Flow[]
  readonly #delivered: number[]
  readonly #dropped: readonly DropCounts[]
  readonly #drops = new DropCounts()
  #made = 0
  #framesDelivered = 0
  #framesDropped = 0

  constructor(flows: readonly Flow[]) {
    this.#flows = flows
    this.#delivered = flows.map(() => 0)
    this.#dropped = flows.map(() => new DropCounts())
  }

  make(): void {
    this.#made++
  }

  /** A frame of a source that feeds no sink has nowhere to go and is done. */
  settleUnreached(): void {
    this.#framesDelivered++
  }

  enter(flow: number, place: Place | undefined): void {
    if (place) this.#dropped[flow]!.add(place, 1)
    else this.#delivered[flow]!++
  }

  leave(flow: number, place: Place): void {
    this.#dropped[flow]!.add(place, -1)
  }

  moveFrame(frame: { wasSettled: boolean; wasDropped: boolean; isSettled: boolean; isDropped: boolean }): void {
    if (frame.wasDropped !== frame.isDropped) this.#framesDropped += frame.isDropped ? 1 : -1
    const wasDelivered = frame.wasSettled && !frame.wasDropped
    const isDelivered = frame.isSettled && !frame.isDropped
    if (wasDelivered !== isDelivered) this.#framesDelivered += isDelivered ? 1 : -1
  }

  countDrop(where: string, reason: string): void {
    this.#drops.add({ where, reason }, 1)
  }

  takeBackDrop(where: string, reason: string): void {
    this.#drops.add({ where, reason }, -1)
  }

  /** @param inFlight - counted from the frames themselves, so that the sums can be checked. */
  frames(inFlight: number): FrameTotals {
    return { made: this.#made, delivered: this.#framesDelivered, dropped: this.#framesDropped, inFlight }
  }

  /** @param inFlight - by flow, counted from the frames themselves. */
  flows(inFlight: readonly number[]): FlowTotals[] {
    return this.#flows.map(({ source, sink }, i) => {
      const delivered = this.#delivered[i]!
      const dropped = this.#dropped[i]!.list()
      return { source, sink, made: this.#made, delivered, dropped, inFlight: inFlight[i]! }
    })
  }

  drops(): DropCount[] {
    return this.#drops.list()
  }
}
