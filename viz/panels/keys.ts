/** The keyboard. */
import type { Stage } from '../scene/stage.js'
import { viewNames } from '../scene/views.js'
import type { Store } from '../store/state.js'

const scoreStep = 0.05

export function installKeys(store: Store, stage: Stage): void {
  const actions: Readonly<Record<string, () => void>> = {
    g: () => store.setting({ showGroundTruth: !store.state.settings.showGroundTruth }),
    v: () => store.setting({ showVelocity: !store.state.settings.showVelocity }),
    '[': () => store.setting({ scoreMin: stepped(store.state.settings.scoreMin, -scoreStep) }),
    ']': () => store.setting({ scoreMin: stepped(store.state.settings.scoreMin, scoreStep) }),
    Escape: () => {
      store.set({ selected: undefined })
      store.setting({ enlarged: '' })
    },
  }
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return
    const view = viewNames[Number(event.key) - 1]
    if (view) {
      store.setting({ view })
      stage.lookFrom(view)
    } else actions[event.key]?.()
  })
}

function stepped(value: number, step: number): number {
  return Math.min(1, Math.max(0, Math.round((value + step) * 100) / 100))
}
