/** What was measured: a line over the ground with a cross at every point. */
import type { Vector3 } from '../../schemas/messages.js'
import type { State } from '../store/state.js'
import type { Layer } from './layer.js'
import { LineBatch } from './line-batch.js'
import { sceneTheme } from './theme.js'

/** Above the other lines on the ground. Metres. */
const groundM = 0.08
/** Half an arm of a cross, metres. */
const crossM = 0.45

export class MeasureLayer implements Layer {
  readonly #lines = new LineBatch({ widthPx: 2.4, capacity: 128 })
  readonly object = this.#lines.object

  constructor() {
    this.object.name = 'measure'
    this.object.renderOrder = 12
  }

  update(state: State, previous: State | undefined): void {
    if (previous && state.measured === previous.measured && state.settings.theme === previous.settings.theme) return
    const color = sceneTheme(state).wrong
    const points = (state.measured ?? []).map(({ x, y }): Vector3 => ({ x, y, z: groundM }))
    this.#lines.begin()
    for (const [i, point] of points.entries()) {
      const { x, y, z } = point
      this.#lines.segment({ x: x - crossM, y, z }, { x: x + crossM, y, z }, color)
      this.#lines.segment({ x, y: y - crossM, z }, { x, y: y + crossM, z }, color)
      if (i > 0) this.#lines.segment(points[i - 1]!, point, color)
    }
    this.#lines.end()
  }

  dispose(): void {
    this.#lines.dispose()
  }
}
