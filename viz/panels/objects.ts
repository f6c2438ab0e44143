/** The objects in words, nearest first: for reading, for choosing, and for those who cannot see the scene. */
import { colorOf, labelText } from '../palette.js'
import type { State, Store } from '../store/state.js'
import { visibleObjects } from '../store/visible.js'
import type { SeenObject } from '../store/world.js'
import { element, fitChildren, panel, setAttribute, setText } from './element.js'
import { kilometresPerHour, plural } from './format.js'
import type { Panel } from './panel.js'

/** Rows kept; a longer list is not read. */
const rowsMax = 40
/** Numbers that change faster than this cannot be read. */
const intervalMs = 200

export class ObjectsPanel implements Panel {
  #isStale = true
  #updatedMs = Number.NEGATIVE_INFINITY
  readonly #summary = element('p', { class: 'dim', id: 'object-summary' })
  readonly #rows = element('ul', { class: 'rows', id: 'object-list' })

  constructor(host: HTMLElement, store: Store) {
    host.append(panel('Objects', 'objects', this.#summary, this.#rows))
    const indexOf = (event: Event) => {
      const row = event.target instanceof Element ? event.target.closest('[data-index]') : null
      return row instanceof HTMLElement ? Number(row.dataset.index) : undefined
    }
    this.#rows.addEventListener('click', (event) => {
      const index = indexOf(event)
      if (index !== undefined) store.set({ selected: { kind: 'object', index } })
    })
    this.#rows.addEventListener('pointerover', (event) => {
      const index = indexOf(event)
      store.set({ hovered: index === undefined ? undefined : { kind: 'object', index } })
    })
    this.#rows.addEventListener('pointerleave', () => store.set({ hovered: undefined }))
  }

  update(state: State, previous: State | undefined): void {
    const isAsked =
      state.selected !== previous?.selected ||
      state.hovered !== previous?.hovered ||
      state.settings !== previous?.settings
    this.#isStale ||= state.world !== previous?.world
    const nowMs = performance.now()
    if (!isAsked && !(this.#isStale && nowMs - this.#updatedMs >= intervalMs)) return
    this.#isStale = false
    this.#updatedMs = nowMs
    const objects = visibleObjects(state.world, state.settings)
    const sorted = [...objects].sort((a, b) => distanceM(a) - distanceM(b))
    const shown = sorted.slice(0, rowsMax)
    const hidden = (state.world?.objects.length ?? 0) - objects.length
    const more = sorted.length > shown.length ? `, the nearest ${shown.length} listed` : ''
    setText(
      this.#summary,
      `${plural(objects.length, 'object')}${more}${hidden > 0 ? `, ${hidden} below the threshold or hidden` : ''}`,
    )
    fitChildren(this.#rows, shown.length, makeRow)
    for (const [i, object] of shown.entries()) {
      const button = this.#rows.children[i]!.firstElementChild as HTMLElement
      const [swatch, label, score, distance, speed] = button.children
      setAttribute(button, 'data-index', String(object.index))
      ;(swatch as HTMLElement).style.background = colorOf(object.label)
      setText(label!, labelText(object.label))
      setText(score!, `${Math.round(object.score * 100)} %`)
      setText(distance!, `${distanceM(object).toFixed(1)} m`)
      setText(speed!, `${kilometresPerHour(Math.hypot(object.velocityXMps, object.velocityYMps))} km/h`)
      const isSelected = state.selected?.kind === 'object' && state.selected.index === object.index
      const isHovered = state.hovered?.kind === 'object' && state.hovered.index === object.index
      setAttribute(button, 'aria-pressed', String(isSelected))
      button.classList.toggle('is-hovered', isHovered)
    }
  }
}

function distanceM({ center }: SeenObject): number {
  return Math.hypot(center.x, center.y)
}

function makeRow(): HTMLLIElement {
  const cells = ['label', 'score mono', 'distance mono', 'speed mono'].map((name) => element('span', { class: name }))
  const button = element(
    'button',
    { type: 'button', 'aria-pressed': 'false' },
    element('i', { class: 'swatch' }),
    ...cells,
  )
  return element('li', {}, button)
}
