/** How old everything is: the last frame hop by hop, and the end-to-end time over the last minute. */
import { percentile } from '../store/history.js'
import type { State } from '../store/state.js'
import type { Hop } from '../store/world.js'
import { element, fitChildren, panel, setAttribute, setText } from './element.js'
import { milliseconds } from './format.js'
import { LatencyPlot } from './latency-plot.js'
import type { Panel } from './panel.js'
import { type Waiting, waitingOf, waitingText } from './waiting.js'
import { type Axis, waterfallAxis } from './waterfall.js'

const phases = [
  ['age', 'on the way'],
  ['queue', 'queue'],
  ['compute', 'compute'],
  ['publish', 'publish'],
] as const

export class LatencyPanel implements Panel {
  readonly #total = element('strong', { class: 'mono', id: 'end-to-end' }, '–')
  readonly #percentiles = element('span', { class: 'mono dim' }, '')
  readonly #rows = element('ol', { class: 'hops', id: 'hops', tabindex: '0', 'aria-label': 'Hops of the last frame' })
  readonly #late = element('p', { class: 'late', hidden: '' })
  readonly #waiting = element('p', { class: 'waiting', id: 'waiting', hidden: '' })
  #longest: Waiting | undefined
  readonly #plot = new LatencyPlot()

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
    host.append(panel('Latency', 'latency', summary, this.#plot.root, this.#late, this.#rows, this.#waiting, legend))
  }

  update({ world, history, report }: State, previous: State | undefined): void {
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
      this.#plot.update(history, performance.now())
    }
    if (report !== previous?.report) this.#showWaiting(waitingOf(report))
  }

  #showWaiting(waiting: readonly Waiting[]): void {
    const [first] = waiting
    if (first && first.messages > (this.#longest?.messages ?? 0)) this.#longest = first
    this.#waiting.hidden = false
    const text = waitingText(waiting, this.#longest)
    setText(this.#waiting, text)
    setAttribute(this.#waiting, 'title', `Messages in the queues of the graph, by node and input: ${text}`)
  }
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
