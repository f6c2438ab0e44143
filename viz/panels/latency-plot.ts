/** End-to-end times of the last minute and their running percentiles, as lines over seconds ago. */
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { type History, percentile } from '../store/history.js'
import { element } from './element.js'
import { milliseconds } from './format.js'

/** Frames that a running percentile is taken over. */
const windowFrames = 100
/** The plot is drawn anew no more often than this: nobody reads a line faster. */
const drawIntervalMs = 500
const heightPx = 74
/** Colours that read on both themes. */
const lines = [
  { label: 'frame', stroke: '#4aa8ff' },
  { label: `p50 of ${windowFrames}`, stroke: '#41c98d' },
  { label: `p99 of ${windowFrames}`, stroke: '#f2a33c' },
] as const
const axisColor = '#8b9bb0'
const gridColor = '#8b9bb033'

interface Point {
  readonly sequence: number
  readonly atMs: number
  readonly ms: number
  readonly p50: number
  readonly p99: number
}

export class LatencyPlot {
  readonly root = element('div', {
    class: 'latency-plot',
    role: 'img',
    'aria-label': 'End-to-end time of the last frames',
  })
  #plot: uPlot | undefined
  #points: Point[] = []
  #drawnMs = Number.NEGATIVE_INFINITY

  update(history: History, nowMs: number): void {
    this.#follow(history)
    if (nowMs - this.#drawnMs < drawIntervalMs) return
    this.#drawnMs = nowMs
    const newestMs = this.#points.at(-1)?.atMs ?? 0
    const column = (value: (point: Point) => number) => this.#points.map(value)
    const data: uPlot.AlignedData = [
      column(({ atMs }) => (atMs - newestMs) / 1000),
      ...[column(({ ms }) => ms), column(({ p50 }) => p50), column(({ p99 }) => p99)],
    ]
    this.#plot ??= this.#make(data)
    this.#plot.setData(data)
  }

  /** Takes over the samples that are new; another run begins with an empty line. */
  #follow(history: History): void {
    const last = this.#points.at(-1)?.sequence ?? -1
    if (history.length === 1 || (history.at(-1)?.sequence ?? 0) < last) this.#points = []
    const known = this.#points.at(-1)?.sequence ?? -1
    const first = history.findIndex(({ sequence }) => sequence > known)
    if (first < 0) return
    for (let i = first; i < history.length; i++) {
      const { sequence, atMs, endToEndMs: ms } = history[i]!
      const recent = history.slice(Math.max(0, i + 1 - windowFrames), i + 1).map(({ endToEndMs }) => endToEndMs)
      this.#points.push({ sequence, atMs, ms, p50: percentile(recent, 50), p99: percentile(recent, 99) })
    }
    this.#points.splice(0, this.#points.length - history.length)
  }

  #make(data: uPlot.AlignedData): uPlot {
    const axis = {
      stroke: axisColor,
      grid: { stroke: gridColor, width: 1 },
      ticks: { show: false },
      font: '10px sans-serif',
    }
    const plot = new uPlot(
      {
        width: Math.max(120, this.root.clientWidth),
        height: heightPx,
        cursor: { show: false },
        legend: { show: false },
        padding: [4, 14, 0, 0],
        scales: { x: { time: false }, y: { range: (_, __, most) => [0, Math.max(1, most * 1.05)] } },
        axes: [
          { ...axis, size: 16, values: (_, splits) => splits.map((s) => (s === 0 ? 'now' : `${s} s`)) },
          { ...axis, size: 44, values: (_, splits) => splits.map(milliseconds) },
        ],
        series: [{}, ...lines.map(({ label, stroke }) => ({ label, stroke, width: 1.2, points: { show: false } }))],
      },
      data,
      this.root,
    )
    new ResizeObserver(() => {
      if (this.root.clientWidth > 0) plot.setSize({ width: this.root.clientWidth, height: heightPx })
    }).observe(this.root)
    return plot
  }
}
