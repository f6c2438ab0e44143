/** The processes behind the picture: alive, restarted, how large, how long their main threads were silent. */
import type { State } from '../store/state.js'
import { element, fitChildren, setText } from './element.js'
import { milliseconds } from './format.js'
import { fieldsOf } from './report-fields.js'

interface ProcessFacts {
  readonly name: string
  readonly restarts: number
  readonly residentBytes: number
  readonly eventLoopDelayMsMax: number
}

export class SystemTable {
  readonly root = element('table', { class: 'system', id: 'system', hidden: '' })
  readonly #rows = element('tbody')

  constructor() {
    const heads = ['process', 'memory', 'silent'].map((name) => element('th', { scope: 'col' }, name))
    this.root.append(element('thead', {}, element('tr', {}, ...heads)), this.#rows)
  }

  update({ report }: State): void {
    const processes = processesOf(report)
    this.root.hidden = processes.length === 0
    fitChildren(this.#rows, processes.length, () =>
      element('tr', {}, element('th', { scope: 'row' }), element('td'), element('td')),
    )
    for (const [i, { name, restarts, residentBytes, eventLoopDelayMsMax }] of processes.entries()) {
      const title = restarts > 0 ? `${name}, restarted ${restarts}x` : name
      const texts = [title, `${Math.round(residentBytes / 1e6)} MB`, milliseconds(eventLoopDelayMsMax)]
      for (const [k, text] of texts.entries()) setText(this.#rows.children[i]!.children[k]!, text)
    }
  }
}

/** What can be read of the report's `processes`; nothing of any other shape. */
export function processesOf(report: unknown): ProcessFacts[] {
  const number = (value: unknown) => (typeof value === 'number' ? value : Number.NaN)
  return Object.entries(fieldsOf(fieldsOf(report).processes)).map(([name, health]) => {
    const { restarts, residentBytes, eventLoopDelayMsMax } = fieldsOf(health)
    return {
      name,
      restarts: number(restarts),
      residentBytes: number(residentBytes),
      eventLoopDelayMsMax: number(eventLoopDelayMsMax),
    }
  })
}
