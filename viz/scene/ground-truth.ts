/** What is really there, where the data says so: thin pale boxes with a line towards their front. */
import { boxCorners } from '../../schemas/geometry/box3d.js'
import type { State } from '../store/state.js'
import { visibleTruth } from '../store/visible.js'
import { drawEdges } from './boxes.js'
import type { Layer } from './layer.js'
import { LineBatch } from './line-batch.js'
import { sceneTheme } from './theme.js'

export class GroundTruthLayer implements Layer {
  readonly #lines = new LineBatch({ widthPx: 1.2, opacity: 0.75, capacity: 1024 })
  readonly object = this.#lines.object

  constructor() {
    this.object.renderOrder = 9
  }

  update(state: State, previous: State | undefined): void {
    if (previous && state.world === previous.world && state.settings === previous.settings) return
    const color = sceneTheme(state).truth
    this.#lines.begin()
    for (const object of visibleTruth(state.world, state.settings)) {
      drawEdges(this.#lines, object, color)
      const [, , frontRight, frontLeft] = boxCorners(object)
      const { center, size } = object
      const front = { x: (frontRight!.x + frontLeft!.x) / 2, y: (frontRight!.y + frontLeft!.y) / 2, z: frontLeft!.z }
      this.#lines.segment({ x: center.x, y: center.y, z: center.z - size.height / 2 }, front, color)
    }
    this.#lines.end()
  }

  dispose(): void {
    this.#lines.dispose()
  }
}
