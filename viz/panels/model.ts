/** Which model looked, on what, and whether it has learned anything; what the stream costs and lost. */
import { skippedFrames } from '../store/history.js'
import { type PictureRate, pictureRates, type State, type Store } from '../store/state.js'
import type { PageTiming } from '../store/timing.js'
import { element, fitChildren, panel, setText } from './element.js'
import { milliseconds } from './format.js'
import type { Panel } from './panel.js'
import { SystemTable } from './system.js'

export class ModelPanel implements Panel {
  readonly #facts = element('dl', { class: 'facts', id: 'model-facts' })
  readonly #badge = element('p', { class: 'verdict', id: 'model-verdict' })

  constructor(host: HTMLElement) {
    host.append(panel('Model', 'model', this.#badge, this.#facts))
  }

  update({ world }: State, previous: State | undefined): void {
    if (!world || world.model === previous?.world?.model) return
    const { model } = world
    const isTrained = model?.trained === true
    this.#badge.dataset.trained = String(isTrained)
    setText(
      this.#badge,
      model ? (isTrained ? 'trained' : 'UNTRAINED: random weights, its boxes mean nothing') : 'no model information',
    )
    const bundle = model?.bundle.split('/').filter(Boolean).at(-1)
    showFacts(this.#facts, [
      ['bundle', bundle || '–', model?.bundle],
      ['architecture', model?.architecture || '–'],
      ['provider', model?.provider || '–'],
      ['sha256', model?.sha256 ? `${model.sha256.slice(0, 12)}…` : '–', model?.sha256],
    ])
  }
}

export class StreamPanel implements Panel {
  readonly #facts = element('dl', { class: 'facts', id: 'stream-facts' })
  readonly #pictures = element('select', { id: 'picture-rate' })
  readonly #system = new SystemTable()
  readonly #timing: PageTiming

  constructor(host: HTMLElement, store: Store, timing: PageTiming) {
    this.#timing = timing
    for (const rate of pictureRates) {
      this.#pictures.append(element('option', { value: String(rate) }, rate === 0 ? 'all' : `${rate} a second`))
    }
    this.#pictures.addEventListener('change', () =>
      store.setting({ pictureRateMax: Number(this.#pictures.value) as PictureRate }),
    )
    const choice = element(
      'label',
      { class: 'pictures', title: 'Fewer pictures are less to send: they are most of what a frame weighs' },
      element('span', { class: 'dim' }, 'pictures'),
      this.#pictures,
    )
    const root = panel('Stream', 'stream', choice, this.#facts, this.#system.root)
    // On a small window it scrolls, and the keyboard has to reach its end.
    root.tabIndex = 0
    host.append(root)
  }

  update(state: State, previous: State | undefined): void {
    const { world, history, badMessages, settings } = state
    const rate = String(settings.pictureRateMax)
    if (this.#pictures.value !== rate) this.#pictures.value = rate
    if (state.report !== previous?.report) this.#system.update(state)
    const rows: Fact[] = []
    if (world) rows.push(['frame', String(world.sequence), world.sampleToken])
    if (world && world.missingCameras.length > 0) rows.push(['missing cameras', world.missingCameras.join(', ')])
    rows.push([
      'skipped here',
      String(skippedFrames(history)),
      'frames that a newer one overtook on the way to this page',
    ])
    rows.push(['page work', milliseconds(this.#timing.workMs), 'main-thread time a message costs this page, median'])
    rows.push(['to screen', milliseconds(this.#timing.percentile('toScreen', 50)), 'from published to drawn, median'])
    if (badMessages.count > 0) rows.push(['unreadable', String(badMessages.count), badMessages.last])
    for (const { name, value } of world?.counters ?? []) rows.push([name, String(value), name])
    showFacts(this.#facts, rows)
  }
}

type Fact = readonly [name: string, value: string, more?: string | undefined]

function showFacts(list: HTMLElement, facts: readonly Fact[]): void {
  fitChildren(list, facts.length, () => element('div', {}, element('dt'), element('dd')))
  for (const [i, [name, value, more]] of facts.entries()) {
    const row = list.children[i] as HTMLElement
    setText(row.children[0]!, name)
    setText(row.children[1]!, value)
    row.title = more ?? ''
  }
}
