/** What a message costs the page: main-thread time by step, and its way from the publisher to the screen. */
import { percentile } from './history.js'

/** Milliseconds. `decode`: bytes to checked world. `panels`, `layers`: to elements and buffers. `draw`: WebGL calls. */
export type TimingStep = 'decode' | 'panels' | 'layers' | 'draw' | 'toScreen'

const samplesMax = 300
/** Clocks of two machines differ; beyond this a difference between them says nothing. */
const clockDifferenceMsMax = 10_000

export class PageTiming {
  readonly #samples = new Map<TimingStep, number[]>()
  #untold: number[] = []

  record(step: TimingStep, ms: number): void {
    const samples = this.#samples.get(step) ?? []
    samples.push(ms)
    if (samples.length > samplesMax) samples.shift()
    this.#samples.set(step, samples)
  }

  /** @param publishedUnixUs - by the publisher's clock; kept only where it agrees with ours. */
  drawn(publishedUnixUs: number): void {
    const ms = performance.timeOrigin + performance.now() - publishedUnixUs / 1000
    if (!(ms >= 0 && ms < clockDifferenceMsMax)) return
    this.record('toScreen', ms)
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
  }

  count(step: TimingStep): number {
    return this.#samples.get(step)?.length ?? 0
  }

  /** NaN before the first sample. */
  percentile(step: TimingStep, p: number): number {
    return percentile(this.#samples.get(step) ?? [], p)
  }

  /** Of the main thread's work on one message, the sum of its steps' medians. */
  get workMs(): number {
    const steps: TimingStep[] = ['decode', 'panels', 'layers', 'draw']
    return steps.reduce((sum, step) => sum + this.percentile(step, 50), 0)
  }
}
