/** Distance over time of the followed objects that came nearest; the one chosen or under the mouse is lit, and a line can be chosen. */
import { colorOf, labelText } from '../palette.js'
import { Approach, approachWindowS, refOfTrack, trackOf } from '../store/approach.js'
import { isSameRef, resolveRef } from '../store/selection.js'
import type { ObjectRef, State, Store } from '../store/state.js'
import type { SeenTrack } from '../store/world.js'
import { element, observeSize, panel, setAttribute, setText } from './element.js'
import type { Panel } from './panel.js'

const topM = 60
/** More lines than this are not told apart; whatever is lit comes on top of them. */
const linesShownMax = 12
/** How near to a line the mouse must be. CSS pixels. */
const reachPx = 9

/** What the scene shows has a line, also while numbers and trails are switched off. */
function isShown({ scoreMin, hiddenLabels }: State['settings']): (track: SeenTrack) => boolean {
  return ({ score, label }) => score >= scoreMin && !hiddenLabels.has(label)
}

export class ApproachPanel implements Panel {
  readonly #store: Store
  readonly #approach = new Approach()
  readonly #root: HTMLElement
  readonly #text = element('p', { class: 'dim', id: 'approach-text' })
  readonly #plot = element('canvas', { class: 'plot', id: 'approach', role: 'img' })
  readonly #size = observeSize(this.#plot)
  /** Tracks with a line on the plot. */
  #drawn: ReadonlySet<string> = new Set()

  constructor(host: HTMLElement, store: Store) {
    this.#store = store
    this.#root = panel('Distance', 'approach', this.#text, this.#plot)
    this.#root.hidden = true
    host.append(this.#root)
    this.#plot.addEventListener('pointermove', (event) => {
      const hovered = this.#objectAt(event)
      if (!isSameRef(hovered, store.state.hovered)) store.set({ hovered })
    })
    this.#plot.addEventListener('pointerleave', () => store.set({ hovered: undefined }))
    this.#plot.addEventListener('click', (event) => {
      const selected = this.#objectAt(event)
      if (selected) store.set({ selected })
    })
  }

  follow({ world, settings }: State): void {
    if (world) this.#approach.append(world, world.tracks.filter(isShown(settings)))
  }

  update(state: State): void {
    const followed = this.#approach.lines.size
    this.#root.hidden = followed === 0
    if (this.#root.hidden) return
    const lit = this.#litTracks(state)
    setAttribute(this.#plot, 'data-lit', [...lit.keys()].join(' '))
    const named = [...lit.values()].map(({ text }) => text).join(' · ')
    const nearest = this.#approach.nearestLines(linesShownMax)
    this.#drawn = new Set([...nearest, ...lit.keys()])
    setAttribute(this.#plot, 'data-lines', String(this.#drawn.size))
    const which = followed > linesShownMax ? `nearest ${linesShownMax} of ${followed}` : `${followed} followed`
    setText(this.#text, named || `${which}, ${approachWindowS} s`)
    setAttribute(this.#plot, 'aria-label', `Distance of followed objects over time, up to ${topM} metres. ${named}`)
    this.#draw(lit, state)
  }

  #litTracks({ world, selected, hovered }: State): Map<string, { readonly text: string }> {
    const lit = new Map<string, { text: string }>()
    for (const ref of [selected, hovered]) {
      const object = resolveRef(world, ref)
      const id = world && object && (ref?.kind === 'track' ? object.id : trackOf(world, object))
      if (id === undefined || !object) continue
      const distanceM = Math.hypot(object.center.x, object.center.y)
      lit.set(id, { text: `${labelText(object.label)} ${distanceM.toFixed(1)} m` })
    }
    return lit
  }

  #draw(lit: ReadonlyMap<string, unknown>, { world, settings }: State): void {
    const context = this.#plot.getContext('2d')
    const ratio = Math.min(devicePixelRatio, 2)
    const width = Math.round(this.#size.width * ratio)
    const height = Math.round(this.#size.height * ratio)
    if (!context || width === 0 || height === 0) return
    if (this.#plot.width !== width || this.#plot.height !== height) {
      this.#plot.width = width
      this.#plot.height = height
    }
    context.clearRect(0, 0, width, height)
    const { newestUs, lines } = this.#approach
    const labels = new Map(world?.tracks.map(({ id, label }) => [id, label]))
    const order = [...this.#drawn].sort((a, b) => Number(lit.has(a)) - Number(lit.has(b)))
    for (const id of order) {
      const isLit = lit.has(id)
      context.beginPath()
      for (const { timestampUs, distanceM } of lines.get(id) ?? []) {
        const x = width * (1 - (newestUs - timestampUs) / (approachWindowS * 1e6))
        context.lineTo(x, height * (1 - distanceM / topM))
      }
      context.globalAlpha = isLit ? 1 : 0.6
      context.strokeStyle = isLit
        ? settings.theme === 'dark'
          ? '#ffffff'
          : '#17202b'
        : colorOf(labels.get(id) ?? '', settings)
      context.lineWidth = (isLit ? 2.5 : 1) * ratio
      context.stroke()
    }
  }

  #objectAt({ offsetX, offsetY }: MouseEvent): ObjectRef | undefined {
    const { world } = this.#store.state
    const { width, height } = this.#size
    if (!world || width === 0 || height === 0) return undefined
    const usPerPx = (approachWindowS * 1e6) / width
    const mPerPx = topM / height
    const id = this.#approach.nearest(
      this.#drawn,
      { timestampUs: this.#approach.newestUs - (width - offsetX) * usPerPx, distanceM: (height - offsetY) * mPerPx },
      { us: reachPx * usPerPx, m: reachPx * mPerPx },
    )
    return id === undefined ? undefined : refOfTrack(world, id)
  }
}
