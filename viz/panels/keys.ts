/** The keyboard. */
import type { Stage } from '../scene/stage.js'
import { viewNames } from '../scene/views.js'
import type { Player } from '../store/review.js'
import type { Store } from '../store/state.js'
import { toggleMeasuring } from './scene-tools.js'

const scoreStep = 0.05

export interface KeyActions {
  readonly pause: () => void
  readonly help: () => void
  readonly loop: () => void
  /** A frame on (1) or back (-1). */
  readonly step: (direction: 1 | -1) => void
  /** To the next (1) or the last (-1) marked moment. */
  readonly marker: (direction: 1 | -1) => void
}

export function installKeys(
  store: Store,
  stage: Stage,
  player: Player,
  { pause, help, loop, step, marker }: KeyActions,
): void {
  const actions: Readonly<Record<string, () => void>> = {
    g: () => store.setting({ showGroundTruth: !store.state.settings.showGroundTruth }),
    v: () => store.setting({ showVelocity: !store.state.settings.showVelocity }),
    r: () => store.setting({ showMap: !store.state.settings.showMap }),
    w: () => store.setting({ showPlan: !store.state.settings.showPlan }),
    d: () => store.setting({ showLidar: !store.state.settings.showLidar }),
    h: () => store.setting({ showHeat: !store.state.settings.showHeat }),
    m: () => toggleMeasuring(store),
    f: () => stage.toggleFollowing(),
    Backspace: () => store.set({ measured: store.state.measured?.slice(0, -1) }),
    i: () => store.setting({ showTracks: !store.state.settings.showTracks }),
    t: () => store.setting({ theme: store.state.settings.theme === 'dark' ? 'light' : 'dark' }),
    p: () => savePicture(stage, store),
    ',': () => step(-1),
    '.': () => step(1),
    k: () => player.toggle(),
    l: () => player.live(),
    '>': () => marker(1),
    '<': () => marker(-1),
    o: loop,
    '[': () => store.setting({ scoreMin: stepped(store.state.settings.scoreMin, -scoreStep) }),
    ']': () => store.setting({ scoreMin: stepped(store.state.settings.scoreMin, scoreStep) }),
    '?': help,
    ' ': pause,
    Escape: () => {
      if (store.state.measured) {
        store.set({ measured: undefined })
        return
      }
      store.set({ selected: undefined })
      store.setting({ enlarged: '' })
    },
  }
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event)) return
    const view = viewNames[Number(event.key) - 1]
    const action = view ? () => showView(store, stage, view) : actions[event.key]
    if (!action) return
    event.preventDefault()
    action()
  })
}

function showView(store: Store, stage: Stage, view: (typeof viewNames)[number]): void {
  store.setting({ view })
  stage.lookFrom(view)
}

/** Keys belong to fields, to open dialogs, and, for the space bar, to buttons. */
function isTyping({ target, key }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]')) return true
  if (target instanceof HTMLInputElement) return target.type !== 'range' || key.startsWith('Arrow')
  return target instanceof HTMLButtonElement && key === ' '
}

function savePicture(stage: Stage, store: Store): void {
  const link = document.createElement('a')
  link.href = stage.screenshot()
  link.download = `goshawk-${store.state.world?.scene ?? 'scene'}-${store.state.world?.sequence ?? 0}.png`
  link.click()
}

function stepped(value: number, step: number): number {
  return Math.min(1, Math.max(0, Math.round((value + step) * 100) / 100))
}
