/** Tools over the scene: measuring on the ground, and whether the eye follows the car. */
import type { Stage } from '../scene/stage.js'
import { type GroundPoint, legsM, measureText, metresText, sumM } from '../store/measure.js'
import type { State, Store } from '../store/state.js'
import { element, fitChildren, setAttribute, setText } from './element.js'
import type { Panel } from './panel.js'

export class SceneTools implements Panel {
  readonly #stage: Stage
  readonly #measure = element('button', { type: 'button', id: 'measure', title: 'Key M: distances on the ground' })
  readonly #follow = element('button', { type: 'button', id: 'follow' }, 'Follow')
  readonly #text = element('p', { class: 'measure-text mono', id: 'measure-text', role: 'status', hidden: '' })
  readonly #labels = element('div', { class: 'measure-labels', 'aria-hidden': 'true' })
  #points: readonly GroundPoint[] = []

  constructor(host: HTMLElement, store: Store, stage: Stage) {
    this.#stage = stage
    this.#measure.textContent = 'Measure'
    this.#measure.addEventListener('click', () => toggleMeasuring(store))
    this.#follow.addEventListener('click', () => stage.toggleFollowing())
    host.append(
      element('div', { class: 'tools', role: 'group', 'aria-label': 'Tools' }, this.#follow, this.#measure),
      this.#labels,
      this.#text,
    )
    stage.onDrawn(() => this.#placeLabels())
  }

  update({ measured, camera }: State, previous: State | undefined): void {
    const isFree = camera?.isFree === true
    setAttribute(this.#follow, 'aria-pressed', String(!isFree))
    setAttribute(
      this.#follow,
      'title',
      isFree
        ? 'Key F: go with the car again'
        : camera
          ? 'Key F: back to the usual place behind the car'
          : 'Key F: stay here and let the car drive on',
    )
    if (previous && measured === previous.measured) return
    setAttribute(this.#measure, 'aria-pressed', String(measured !== undefined))
    document.documentElement.classList.toggle('is-measuring', measured !== undefined)
    this.#text.hidden = measured === undefined
    this.#points = measured ?? []
    if (measured) setText(this.#text, measureText(measured))
    const legs = legsM(this.#points)
    const isChain = legs.length > 1
    fitChildren(this.#labels, legs.length + (isChain ? 1 : 0), () => element('span', { class: 'mono' }))
    for (const [i, leg] of legs.entries()) setText(this.#labels.children[i]!, metresText(leg))
    if (isChain) setText(this.#labels.children[legs.length]!, `Σ ${metresText(sumM(legs))}`)
    this.#placeLabels()
  }

  /** Labels stand beside the middles of their lines, the sum beside the last point, wherever the eye goes. */
  #placeLabels(): void {
    for (const [i, label] of [...this.#labels.children].entries()) {
      const from = this.#points[Math.min(i, this.#points.length - 1)]!
      const to = this.#points[Math.min(i + 1, this.#points.length - 1)]!
      const at = this.#stage.project({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, z: 0 })
      const { style } = label as HTMLElement
      style.visibility = at ? '' : 'hidden'
      const isSum = i === this.#points.length - 1
      if (at) {
        style.transform = `translate(${Math.round(at.x)}px, ${Math.round(at.y)}px) translate(-50%, ${isSum ? 45 : -130}%)`
      }
    }
  }
}

export function toggleMeasuring(store: Store): void {
  store.set({ measured: store.state.measured ? undefined : [] })
}
