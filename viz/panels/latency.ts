/** How old everything is: the last frame hop by hop, and the end-to-end time over the last minute. */
import { percentile } from '../store/history.js'
import type { State } from '../store/state.js'
import type { Hop } from '../store/world.js'
import { element, fitChildren, observeSize, panel, setAttribute, setText } from './element.js'
import { milliseconds } from './format.js'
import type { Panel } from './panel.js'

const phases = [
  ['age', 'on the way'],
  ['queue', 'queue'],
  ['compute', 'compute'],
  ['publish', 'publish'],
] as const

export class LatencyPanel implements Panel {
  readonly #total = element('strong', { class: 'mono', id: 'end-to-end' }, '–')
  readonly #percentiles = element('span', { class: 'mono dim' }, '')
  readonly #rows = element('ol', { class: 'hops', id: 'hops' })
  readonly #late = element('p', { class: 'late', hidden: '' })
  readonly #plot = element('canvas', { class: 'plot', role: 'img', 'aria-label': 'End-to-end time of the last frames' })

  readonly #plotSize = observeSize(this.#plot)

  constructor(host: HTMLElement) {
    const legend = element('p', { class: 'phases' })
    for (const [phase, title] of phases) {
      legend.append(element('span', { class: 'phase' }, element('i', { class: `swatch ${phase}` }), title))
    }
    const summary = element(
      'p',
      { class: 'summary' },
      element('span', { class: 'dim' }, 'end to end '),
      this.#total,
      this.#percentiles,
    )
    host.append(panel('Latency', 'latency', summary, this.#plot, this.#late, this.#rows, legend))
  }

  update({ world, history }: State, previous: State | undefined): void {
    if (world && world !== previous?.world) {
      setText(this.#total, milliseconds(world.endToEndMs))
      const axis = waterfallAxis(world.hops)
      fitChildren(this.#rows, world.hops.length, makeRow)
      for (const [i, hop] of world.hops.entries()) updateRow(this.#rows.children[i]!, hop, axis)
      this.#late.hidden = axis.startMs === 0
      setText(this.#late, `bars begin ${milliseconds(axis.startMs)} after the frame was due`)
    }
    if (history !== previous?.history) {
      const times = history.map(({ endToEndMs }) => endToEndMs)
      const show = (p: number) => `p${p} ${milliseconds(percentile(times, p))}`
      setText(this.#percentiles, times.length > 0 ? `${show(50)} · ${show(99)}` : '')
      drawPlot(this.#plot, times, this.#plotSize)
    }
  }
}

/** What the bars span, ms after the frame was due. */
export interface Axis {
  readonly startMs: number
  readonly spanMs: number
}

/** From the frame's due time; from the first arrival instead where waiting before it would squeeze all bars to dots. */
export function waterfallAxis(hops: readonly Hop[]): Axis {
  const endMs = Math.max(0, ...hops.map(endOf))
  const firstMs = Math.max(0, Math.min(endMs, ...hops.map(({ ageMs }) => ageMs)))
  const startMs = firstMs > endMs / 2 ? firstMs : 0
  return { startMs, spanMs: niceCeiling(endMs - startMs) }
}

function endOf({ ageMs, queueMs, computeMs, publishMs }: Hop): number {
  return ageMs + queueMs + computeMs + publishMs
}

function makeRow(): HTMLLIElement {
  const bars = phases.map(([phase]) => element('i', { class: phase }))
  return element(
    'li',
    {},
    element('span', { class: 'hop' }),
    element('span', { class: 'mono ms' }),
    element('span', { class: 'bars', 'aria-hidden': 'true' }, ...bars),
  )
}

function updateRow(row: Element, hop: Hop, { startMs, spanMs }: Axis): void {
  const [name, ms, bars] = row.children
  setText(name!, hop.hop)
  setText(ms!, milliseconds(hop.queueMs + hop.computeMs + hop.publishMs))
  setAttribute(
    row,
    'aria-label',
    `${hop.hop}: arrived ${milliseconds(hop.ageMs)} after its origin, queue ${milliseconds(hop.queueMs)}, ` +
      `compute ${milliseconds(hop.computeMs)}, publish ${milliseconds(hop.publishMs)}`,
  )
  setAttribute(row, 'title', row.getAttribute('aria-label')!)
  let left = 0
  const widths = [Math.max(0, hop.ageMs - startMs), hop.queueMs, hop.computeMs, hop.publishMs]
  for (const [i, width] of widths.entries()) {
    const bar = bars!.children[i] as HTMLElement
    bar.style.left = `${(100 * left) / spanMs}%`
    bar.style.width = `${(100 * Math.max(0, width)) / spanMs}%`
    left += Math.max(0, width)
  }
}

/** The next of 1, 2, 5 times a power of ten: a scale that does not tremble from frame to frame. */
export function niceCeiling(value: number): number {
  if (!(value > 0)) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  return [1, 1.5, 2, 3, 5, 7.5, 10].map((step) => step * power).find((candidate) => candidate >= value) ?? 10 * power
}

/** Colours that read on both themes: looking the theme's up would ask for the layout at every frame. */
const plotLine = '#4aa8ff'
const plotText = '#8b9bb0'

function drawPlot(
  canvas: HTMLCanvasElement,
  times: readonly number[],
  size: { readonly width: number; readonly height: number },
): void {
  const context = canvas.getContext('2d')
  const ratio = Math.min(devicePixelRatio, 2)
  const width = Math.round(size.width * ratio)
  const height = Math.round(size.height * ratio)
  if (!context || width === 0 || height === 0) return
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width
    canvas.height = height
  }
  context.clearRect(0, 0, width, height)
  const known = times.filter(Number.isFinite)
  if (known.length === 0) return
  const topMs = niceCeiling(Math.max(...known))
  const stepPx = width / 240
  const shown = times.slice(-240)
  const y = (ms: number) => height - 1.5 * ratio - (ms / topMs) * (height - 4 * ratio)
  context.beginPath()
  for (const [i, ms] of shown.entries()) {
    if (Number.isFinite(ms)) context.lineTo(width - (shown.length - 1 - i) * stepPx, y(ms))
  }
  context.strokeStyle = plotLine
  context.lineWidth = 1.5 * ratio
  context.lineJoin = 'round'
  context.stroke()
  context.lineTo(width, height)
  context.lineTo(width - (shown.length - 1) * stepPx, height)
  context.globalAlpha = 0.12
  context.fillStyle = plotLine
  context.fill()
  context.globalAlpha = 1
  context.fillStyle = plotText
  context.font = `${10 * ratio}px ui-monospace, monospace`
  context.fillText(milliseconds(topMs), 2 * ratio, 10 * ratio)
}
