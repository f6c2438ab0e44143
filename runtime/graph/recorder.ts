/** What one process has to tell the supervisor: collected as it happens, sent with the heartbeat. */
import type { FrameId } from '../../schemas/messages.js'
import { type EncodedHistogram, LatencyRecorder } from '../telemetry/latency.js'
import type { LedgerEvent } from '../telemetry/ledger.js'
import type { FlowChange } from './frame-tokens.js'

export interface Records {
  readonly ledger: readonly LedgerEvent[]
  readonly histograms: readonly EncodedHistogram[]
  /** Link name to messages missing since the last records. */
  readonly gaps: readonly { readonly link: string; readonly missing: number }[]
}

export interface RecorderOptions {
  /** Follow tokens: only lockstep needs to know where each frame is. */
  readonly tracksFlow: boolean
  /** Called at most once a turn, when something must be told without waiting for the heartbeat. */
  onUrgent(): void
}

export class Recorder {
  readonly latency = new LatencyRecorder()
  readonly #options: RecorderOptions
  #ledger: LedgerEvent[] = []
  #flow: FlowChange[] = []
  #gaps = new Map<string, number>()
  #isUrgent = false

  constructor(options: RecorderOptions) {
    this.#options = options
  }

  made(frame: FrameId, node: string): void {
    this.#ledger.push({ kind: 'made', frame, where: node })
  }

  delivered(frame: FrameId, where: string): void {
    this.#ledger.push({ kind: 'delivered', frame, where })
  }

  dropped(frame: FrameId, where: string, reason: string): void {
    this.#ledger.push({ kind: 'dropped', frame, where, reason })
  }

  missing(link: string, count: number): void {
    this.#gaps.set(link, (this.#gaps.get(link) ?? 0) + count)
  }

  /** The frame is on its way to this place. */
  put(place: string, frame: FrameId): void {
    if (this.#options.tracksFlow) this.#change({ frame, place, change: 1 })
  }

  /** This place is done with the frame. */
  done(place: string, frame: FrameId): void {
    if (this.#options.tracksFlow) this.#change({ frame, place, change: -1 })
  }

  #change(change: FlowChange): void {
    this.#flow.push(change)
    if (this.#isUrgent) return
    this.#isUrgent = true
    // A turn later: what a node does in one turn (settle its input, emit on every output) is one report.
    setImmediate(() => {
      this.#isUrgent = false
      this.#options.onUrgent()
    })
  }

  takeFlow(): FlowChange[] {
    const flow = this.#flow
    this.#flow = []
    return flow
  }

  /** @param withHistograms - they are bulky to encode: not needed with every heartbeat, nothing is lost by waiting. */
  take({ withHistograms }: { readonly withHistograms: boolean }): Records {
    const ledger = this.#ledger
    const gaps = [...this.#gaps].map(([link, missing]) => ({ link, missing }))
    this.#ledger = []
    this.#gaps = new Map()
    return { ledger, gaps, histograms: withHistograms ? this.latency.takeDelta() : [] }
  }
}
