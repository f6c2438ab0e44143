/** Borders of the road, dividers, crossings and stop lines around the car, where the source knows them. */
import { Group } from 'three'
import { MapLayer } from '../../schemas/messages.js'
import type { State } from '../store/state.js'
import type { Layer } from './layer.js'
import { LineBatch } from './line-batch.js'
import { sceneTheme } from './theme.js'

const groundM = 0.02

export class MapLayerLines implements Layer {
  readonly object = new Group()
  readonly #wide = new LineBatch({ widthPx: 2, opacity: 0.85, capacity: 2048 })
  readonly #thin = new LineBatch({ widthPx: 1, opacity: 0.6, capacity: 2048 })

  constructor() {
    this.object.name = 'map'
    this.object.add(this.#wide.object, this.#thin.object)
    for (const child of this.object.children) child.renderOrder = 1
  }

  update(state: State, previous: State | undefined): void {
    if (previous && state.world === previous.world && state.settings === previous.settings) return
    const { mapColors } = sceneTheme(state)
    this.#wide.begin()
    this.#thin.begin()
    for (const { layer, xy } of state.settings.showMap ? (state.world?.map ?? []) : []) {
      const batch = layer === MapLayer.DRIVABLE_AREA || layer === MapLayer.STOP_LINE ? this.#wide : this.#thin
      const color = mapColors[layer]
      for (let i = 0; i + 3 < xy.length; i += 2) {
        const from = { x: xy[i]!, y: xy[i + 1]!, z: groundM }
        batch.segment(from, { x: xy[i + 2]!, y: xy[i + 3]!, z: groundM }, color)
      }
    }
    this.#wide.end()
    this.#thin.end()
  }

  dispose(): void {
    this.#wide.dispose()
    this.#thin.dispose()
  }
}
