/** What a message costs the page: main-thread time by step, and its way from the publisher to the screen. */
import { percentile } from './history.js'

/**
 * Milliseconds. `decode`: bytes to checked world. `keep`: onto the tape, into the store. `panels`, `layers`: to elements and
 * buffers. `draw`: WebGL calls. `message`: all of these between one message and the
 * next, also what was put off. `toScreen` is no work but a way: from published to drawn.
 */
export type WorkStep = 'decode' | 'keep' | 'panels' | 'layers' | 'draw'
export type TimingStep = WorkStep | 'message' | 'toScreen'

const samplesMax = 300
/** Clocks of two machines differ; beyond this a difference between them says nothing. */
const clockDifferenceMsMax = 10_000

export class PageTiming {
  readonly #samples = new Map<TimingStep, number[]>()
  #untold: number[] = []
  /** Work since the newest message came; undefined before the first. */
  #sinceMessageMs: number | undefined

  /** Begins a message: what is recorded from here on is its work. */
  message(): void {
    if (this.#sinceMessageMs !== undefined) this.#keep('message', this.#sinceMessageMs)
    this.#sinceMessageMs = 0
  }

  record(step: WorkStep, ms: number): void {
    if (this.#sinceMessageMs !== undefined) this.#sinceMessageMs += ms
    this.#keep(step, ms)
  }

  /** @param publishedUnixUs - by the publisher's clock; kept only where it agrees with ours. */
  drawn(publishedUnixUs: number): void {
    const ms = performance.timeOrigin + performance.now() - publishedUnixUs / 1000
    if (!(ms >= 0 && ms < clockDifferenceMsMax)) return
    this.#keep('toScreen', ms)
    this.#untold.push(ms)
    if (this.#untold.length > samplesMax) this.#untold.shift()
  }

  /** From published to drawn, ms, of every frame drawn since this was asked last: the newest of them, within bounds. */
  takeDrawn(): number[] {
    const drawn = this.#untold
    this.#untold = []
    return drawn
  }

  /** Forgets all samples: what came before was warming up. */
  clear(): void {
    this.#samples.clear()
    this.#sinceMessageMs = undefined
  }

  count(step: TimingStep): number {
    return this.#samples.get(step)?.length ?? 0
  }

  /** NaN before the first sample. */
  percentile(step: TimingStep, p: number): number {
    return percentile(this.#samples.get(step) ?? [], p)
  }

  /** Main-thread work of a message, median. */
  get workMs(): number {
    return this.percentile('message', 50)
  }

  #keep(step: TimingStep, ms: number): void {
    const samples = this.#samples.get(step) ?? []
    samples.push(ms)
    if (samples.length > samplesMax) samples.shift()
    this.#samples.set(step, samples)
  }
}
