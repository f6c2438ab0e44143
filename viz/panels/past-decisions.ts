/** The decisions of the last minute: speed as a strip of colours, and marks over it where the car left its lane. */
import { speedColor } from '../palette.js'
import { type History, historyLengthMax } from '../store/history.js'
import type { State } from '../store/state.js'
import { element, fitChildren, setAttribute } from './element.js'
import type { Panel } from './panel.js'
import { pathMarksOf } from './path-marks.js'
import { runsOf } from './runs.js'

/** Narrower marks cannot be pointed at. */
const markPxMin = 3

export class PastDecisions implements Panel {
  readonly #marks = element('div', { class: 'path-marks', id: 'path-marks', role: 'img' })
  readonly #strip = element('canvas', {
    class: 'strip',
    role: 'img',
    'aria-label': 'Speed decisions of the last minute',
  })
  readonly root = element('div', { class: 'past' }, this.#marks, this.#strip)

  constructor() {
    this.#markPaths([])
  }

  update({ history }: State, previous: State | undefined): void {
    if (history === previous?.history) return
    drawStrip(this.#strip, history)
    this.#markPaths(history)
  }

  #markPaths(history: History): void {
    const marks = pathMarksOf(history)
    fitChildren(this.#marks, marks.length, () => element('i'))
    for (const [i, { left, width, title }] of marks.entries()) {
      const mark = this.#marks.children[i] as HTMLElement
      mark.style.left = `min(${100 * left}%, 100% - ${markPxMin}px)`
      mark.style.width = `max(${100 * width}%, ${markPxMin}px)`
      setAttribute(mark, 'title', title)
    }
    const said = marks.length > 0 ? marks.map(({ title }) => title).join('; ') : 'none but following the lane'
    setAttribute(this.#marks, 'aria-label', `Path decisions of the last minute: ${said}`)
  }
}

/** One column a frame, newest at the right; what stays the same is one rectangle. */
function drawStrip(canvas: HTMLCanvasElement, history: History): void {
  const context = canvas.getContext('2d')
  if (!context) return
  // Setting a size clears.
  canvas.width = historyLengthMax
  canvas.height = 1
  const left = historyLengthMax - history.length
  for (const { from, to, value } of runsOf(history, ({ speed }) => speed)) {
    context.fillStyle = speedColor(value)
    context.fillRect(left + from, 0, to - from, 1)
  }
}
