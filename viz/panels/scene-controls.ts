/** Over the scene: the legend, the switches, the car's speed, and what is under the mouse. */
import { detectionClasses } from '../../schemas/messages.js'
import { colorOf, labelText } from '../palette.js'
import type { Stage } from '../scene/stage.js'
import { viewNames, viewTitles } from '../scene/views.js'
import type { Settings, State, Store } from '../store/state.js'
import { visibleObjects, visibleVerdicts } from '../store/visible.js'
import { element, setAttribute, setText } from './element.js'
import { kilometresPerHour } from './format.js'
import type { Panel } from './panel.js'

export class SceneControls implements Panel {
  readonly #speed = element('span', { class: 'ego-speed-value mono' }, '–')
  readonly #steering = element('span', { class: 'dim mono', title: 'Angle of the steering wheel', hidden: '' })
  readonly #threshold = element('input', {
    type: 'range',
    min: '0',
    max: '1',
    step: '0.01',
    id: 'score-min',
    'aria-label': 'Least score shown',
  })
  readonly #thresholdText = element('output', { for: 'score-min', class: 'mono' })
  readonly #counts = new Map<string, Readonly<Record<'button' | 'swatch' | 'count', HTMLElement>>>()
  readonly #toggles = new Map<keyof Settings, HTMLElement>()
  readonly #views = new Map<string, HTMLElement>()
  readonly #verdicts = element('p', {
    class: 'verdicts mono',
    id: 'verdicts',
    hidden: '',
    title: 'Objects within 2 m of an answer of their class; the others are red, and answers of nothing crossed out',
  })
  readonly #lost = element('p', { class: 'lost', hidden: '' })

  constructor(host: HTMLElement, store: Store, stage: Stage) {
    const toggle = (
      key: 'showGroundTruth' | 'showVelocity' | 'showTracks' | 'showMap' | 'showPlan' | 'showLidar' | 'showHeat',
      text: string,
      title: string,
    ) => {
      const button = element('button', { type: 'button', title, 'aria-pressed': 'false' }, text)
      button.addEventListener('click', () => store.setting({ [key]: !store.state.settings[key] }))
      this.#toggles.set(key, button)
      return button
    }
    const legend = element('ul', { class: 'legend', 'aria-label': 'Classes' })
    for (const label of detectionClasses) {
      const count = element('span', { class: 'mono count' }, '0')
      const swatch = element('i', { class: 'swatch' })
      const button = element(
        'button',
        { type: 'button', title: `Show or hide: ${labelText(label)}` },
        swatch,
        element('span', { class: 'label' }, labelText(label)),
        count,
      )
      button.addEventListener('click', () => toggleLabel(store, label))
      this.#counts.set(label, { button, swatch, count })
      legend.append(element('li', {}, button))
    }
    const views = element('div', { class: 'views', role: 'group', 'aria-label': 'Point of view' })
    for (const [i, view] of viewNames.entries()) {
      const button = element('button', { type: 'button', title: `Key ${i + 1}` }, viewTitles[view])
      button.addEventListener('click', () => {
        store.setting({ view })
        stage.lookFrom(view)
      })
      this.#views.set(view, button)
      views.append(button)
    }
    this.#threshold.addEventListener('input', () => store.setting({ scoreMin: Number(this.#threshold.value) }))
    const fold = element(
      'button',
      { type: 'button', class: 'fold', 'aria-expanded': 'false', 'aria-controls': 'switches' },
      'Layers',
    )
    fold.addEventListener('click', () =>
      setAttribute(fold, 'aria-expanded', String(fold.getAttribute('aria-expanded') === 'false')),
    )
    host.append(
      legend,
      views,
      element(
        'div',
        { class: 'ego-speed', title: 'Speed of the car' },
        this.#speed,
        element('span', { class: 'dim' }, 'km/h'),
        this.#steering,
      ),
      element(
        'div',
        { class: 'switches', id: 'switches' },
        fold,
        element('label', { for: 'score-min' }, 'score ≥'),
        this.#threshold,
        this.#thresholdText,
        toggle('showGroundTruth', 'Ground truth', 'Key G: boxes of the annotations or the simulator'),
        toggle('showMap', 'Map', 'Key R: road borders, dividers, crossings'),
        toggle(
          'showPlan',
          'Plan',
          'Key W: where the car means to be in the next 4 seconds, from slow orange to fast blue',
        ),
        toggle('showLidar', 'Lidar', 'Key D: points of the lidar, from low and dark to high and bright'),
        toggle(
          'showHeat',
          'Heat',
          'Key H: how strong the model’s bird’s-eye features are (detector with bevHeat: true)',
        ),
        toggle('showTracks', 'Tracks', 'Key I: numbers and trails of followed objects; outlines where one is hidden'),
        toggle('showVelocity', 'Velocity', 'Key V: arrows to where objects will be in one second'),
      ),
      this.#verdicts,
      this.#lost,
    )
  }

  update(state: State): void {
    const { world, settings } = state
    setText(this.#speed, kilometresPerHour(world?.egoSpeedMps ?? Number.NaN))
    const wheelRad = world?.steeringWheelRad ?? Number.NaN
    this.#steering.hidden = Number.isNaN(wheelRad)
    setText(this.#steering, `wheel ${degreesText(wheelRad)}`)
    if (this.#threshold.value !== String(settings.scoreMin)) this.#threshold.value = String(settings.scoreMin)
    setText(this.#thresholdText, settings.scoreMin.toFixed(2))
    for (const [key, button] of this.#toggles) setAttribute(button, 'aria-pressed', String(settings[key]))
    this.#toggles.get('showMap')!.toggleAttribute('disabled', world?.map.length === 0)
    this.#toggles.get('showPlan')!.toggleAttribute('disabled', world !== undefined && !world.decision?.plan)
    this.#toggles.get('showLidar')!.toggleAttribute('disabled', world !== undefined && world.lidarPoints === 0)
    this.#toggles.get('showHeat')!.toggleAttribute('disabled', world !== undefined && !world.heat)
    this.#toggles.get('showTracks')!.toggleAttribute('disabled', world?.tracks.length === 0)
    this.#toggles.get('showGroundTruth')!.toggleAttribute('disabled', world !== undefined && !world.hasGroundTruth)
    for (const [view, button] of this.#views) setAttribute(button, 'aria-pressed', String(view === settings.view))
    const counts = new Map<string, number>()
    for (const { label } of visibleObjects(world, settings)) counts.set(label, (counts.get(label) ?? 0) + 1)
    for (const [label, { button, swatch, count }] of this.#counts) {
      const color = colorOf(label, settings)
      if (setAttribute(swatch, 'data-color', color)) swatch.style.background = color
      setText(count, String(counts.get(label) ?? 0))
      setAttribute(button, 'aria-pressed', String(!settings.hiddenLabels.has(label)))
      button.classList.toggle('is-empty', !counts.has(label))
    }
    const verdicts = visibleVerdicts(world, settings)
    this.#verdicts.hidden = !verdicts
    if (verdicts) {
      const { found, missed, wrong } = verdicts
      setText(this.#verdicts, `found ${found.length} of ${found.length + missed.length} · ${wrong.length} of nothing`)
    }
    const isLost =
      (state.connection.state === 'connecting' || state.connection.state === 'retrying') && world !== undefined
    this.#lost.hidden = !isLost
    if (isLost) setText(this.#lost, 'Connection lost. This is the last frame that came.')
  }
}

/** Which way and how far: 20° left. */
function degreesText(angleRad: number): string {
  const degrees = Math.round((angleRad * 180) / Math.PI)
  return `${Math.abs(degrees)}°${degrees === 0 ? '' : degrees > 0 ? ' left' : ' right'}`
}

function toggleLabel(store: Store, label: string): void {
  const hiddenLabels = new Set(store.state.settings.hiddenLabels)
  if (!hiddenLabels.delete(label)) hiddenLabels.add(label)
  store.setting({ hiddenLabels })
}
