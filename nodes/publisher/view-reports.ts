/** What browsers measured of their own drawing, summed up: the last stretch of the way, from published to seen. */
import type { goshawk } from '../../schemas/generated/goshawk.js'

/** Samples of one report: a page that sends more has not told for too long, and the rest says nothing new. */
export const samplesPerReportMax = 600
/** Remembered over all pages. */
const samplesMax = 6000
/** Pages told apart; the one silent longest is forgotten first. */
const clientsMax = 32
/** A longer way is a difference between two clocks. */
const toScreenMsMax = 60_000
const clientName = /^[A-Za-z0-9-]{1,64}$/

/** Milliseconds. */
export interface BrowserFigures {
  /** Pages heard of, the last 32 at most. */
  readonly clients: number
  /** Drawings told of since the start. */
  readonly frames: number
  /** From published to drawn, of the newest drawings. */
  readonly toScreenMs: { readonly p50: number; readonly p90: number; readonly p99: number; readonly max: number }
  /** Main-thread time of a message: the median of the slowest page. */
  readonly workMs: number
  /** Messages that pages could not read. */
  readonly unreadable: number
}

interface Client {
  readonly workMs: number
  readonly unreadable: number
}

export class ViewReports {
  readonly #onFigures: (figures: BrowserFigures) => void
  readonly #clients = new Map<string, Client>()
  readonly #samples: number[] = []
  #frames = 0

  /** @param onFigures - called after every report that was taken. */
  constructor(onFigures: (figures: BrowserFigures) => void) {
    this.#onFigures = onFigures
  }

  /** @returns why the report was refused; undefined when it was taken. Nothing of a refused report is kept. */
  add({ client, toScreenMs, workMs, unreadable }: goshawk.v1.IViewReport): string | undefined {
    const name = client ?? ''
    const samples = toScreenMs ?? []
    if (!clientName.test(name)) return 'client: expected 1 to 64 letters, digits and dashes'
    if (samples.length === 0 || samples.length > samplesPerReportMax) {
      return `to_screen_ms: ${samples.length} values; expected 1 to ${samplesPerReportMax}`
    }
    const odd = samples.findIndex((ms) => !(ms >= 0 && ms <= toScreenMsMax))
    if (odd >= 0) return `to_screen_ms[${odd}]: found ${samples[odd]}; expected 0 to ${toScreenMsMax}`
    const work = workMs ?? 0
    if (!(work >= 0 && work <= toScreenMsMax)) return `work_ms: found ${work}; expected 0 to ${toScreenMsMax}`
    this.#clients.delete(name)
    this.#clients.set(name, { workMs: work, unreadable: unreadable ?? 0 })
    if (this.#clients.size > clientsMax) this.#clients.delete(this.#clients.keys().next().value!)
    this.#frames += samples.length
    this.#samples.push(...samples)
    this.#samples.splice(0, this.#samples.length - samplesMax)
    this.#onFigures(this.#figures())
    return undefined
  }

  #figures(): BrowserFigures {
    const sorted = this.#samples.toSorted((a, b) => a - b)
    // Nearest rank.
    const at = (share: number) => round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!)
    const clients = [...this.#clients.values()]
    return {
      clients: clients.length,
      frames: this.#frames,
      toScreenMs: { p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) },
      workMs: round(Math.max(...clients.map(({ workMs }) => workMs))),
      unreadable: clients.reduce((sum, client) => sum + client.unreadable, 0),
    }
  }
}

function round(ms: number): number {
  return Math.round(ms * 100) / 100
}
