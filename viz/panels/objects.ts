/** The objects in words, nearest first: for reading, for choosing, and for those who cannot see the scene. */
import { colorOf, labelText } from '../palette.js'
import { carryRef, isSameRef } from '../store/selection.js'
import type { ObjectKind, ObjectRef, State, Store } from '../store/state.js'
import { choosable, visibleObjects } from '../store/visible.js'
import type { SeenObject, World } from '../store/world.js'
import { element, fitChildren, panel, setAttribute, setText } from './element.js'
import { kilometresPerHour, plural } from './format.js'
import type { Panel } from './panel.js'

/** Rows kept; a longer list is not read. */
const rowsMax = 40
/** In place of a score. */
const unseen: Readonly<Record<Exclude<ObjectKind, 'object'>, string>> = { truth: 'missed', track: 'coasts' }

export class ObjectsPanel implements Panel {
  /** The frame that the rows are of: older than the newest where the list was not told of it yet. */
  #listed: World | undefined
  readonly #summary = element('p', { class: 'dim', id: 'object-summary' })
  readonly #rows = element('ul', { class: 'rows', id: 'object-list' })

  constructor(host: HTMLElement, store: Store) {
    host.append(panel('Objects', 'objects', this.#summary, this.#rows))
    const objectOf = ({ target }: Event) =>
      this.#refOf(target instanceof Element ? target.closest('[data-kind]') : null, store.state.world)
    this.#rows.addEventListener('click', (event) => {
      const selected = objectOf(event)
      if (selected) store.set({ selected })
    })
    this.#rows.addEventListener('pointerover', (event) => store.set({ hovered: objectOf(event) }))
    this.#rows.addEventListener('pointerleave', () => store.set({ hovered: undefined }))
  }

  /** The object of a row in the newest frame: the row may be of one before it. */
  #refOf(row: Element | null, world: World | undefined): ObjectRef | undefined {
    if (!(row instanceof HTMLElement) || !world) return undefined
    const listed = { kind: row.dataset.kind as ObjectKind, index: Number(row.dataset.index) }
    return world === this.#listed ? listed : carryRef(listed, this.#listed, world)
  }

  /** Whatever else comes nearer, the row under keyboard or mouse stays its object's. */
  update(state: State): void {
    const held = this.#rows.querySelector('button:focus, button:hover')
    const heldRef = this.#refOf(held, state.world)
    this.#listed = state.world
    const objects = visibleObjects(state.world, state.settings)
    const all = choosable(state.world, state.settings)
    const sorted = all.map((one) => ({ ...one, awayM: distanceM(one.object) })).sort((a, b) => a.awayM - b.awayM)
    const heldAt = sorted.findIndex(({ ref }) => isSameRef(ref, heldRef))
    if (held?.parentElement && heldAt >= 0) {
      const row = [...this.#rows.children].indexOf(held.parentElement)
      sorted.splice(row, 0, ...sorted.splice(heldAt, 1))
    }
    const shown = sorted.slice(0, rowsMax)
    const hidden = (state.world?.objects.length ?? 0) - objects.length
    const more = sorted.length > shown.length ? `, the nearest ${shown.length} listed` : ''
    const count = (kind: ObjectKind, word: string) => {
      const found = all.filter(({ ref }) => ref.kind === kind).length
      return found > 0 ? `, ${found} ${word}` : ''
    }
    setText(
      this.#summary,
      `${plural(objects.length, 'object')}${count('truth', 'missed')}${count('track', 'coasting')}${more}` +
        (hidden > 0 ? `, ${hidden} below the threshold or hidden` : ''),
    )
    fitChildren(this.#rows, shown.length, makeRow)
    for (const [i, { object, ref, awayM }] of shown.entries()) {
      const button = this.#rows.children[i]!.firstElementChild as HTMLElement
      const [swatch, label, score, distance, speed] = button.children
      setAttribute(button, 'data-kind', ref.kind)
      setAttribute(button, 'data-index', String(ref.index))
      const color = colorOf(object.label, state.settings)
      if (setAttribute(swatch!, 'data-color', color)) (swatch as HTMLElement).style.background = color
      setText(label!, labelText(object.label))
      setText(score!, ref.kind === 'object' ? `${Math.round(object.score * 100)} %` : unseen[ref.kind])
      setText(distance!, `${awayM.toFixed(1)} m`)
      setText(speed!, `${kilometresPerHour(Math.hypot(object.velocityXMps, object.velocityYMps))} km/h`)
      setAttribute(button, 'aria-pressed', String(isSameRef(state.selected, ref)))
      button.classList.toggle('is-hovered', isSameRef(state.hovered, ref))
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
