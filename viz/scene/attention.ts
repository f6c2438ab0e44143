/** What the decision is about: a line from the car to each object it names, and a frame around its footprint. */
import { boxCorners } from '../../schemas/geometry/box3d.js'
import type { Vector3 } from '../../schemas/messages.js'
import type { Rgb } from '../palette.js'
import { rgbOf, speedColor } from '../palette.js'
import type { State } from '../store/state.js'
import { visibleObjects } from '../store/visible.js'
import type { Layer } from './layer.js'
import { LineBatch } from './line-batch.js'

/** The middle of the front bumper. Metres. */
const noseX = 3.3
const dashM = 0.8
const marginM = 0.35
const groundM = 0.05

export class AttentionLayer implements Layer {
  readonly #lines = new LineBatch({ widthPx: 2.6 })
  readonly object = this.#lines.object

  constructor() {
    this.object.renderOrder = 8
  }

  update(state: State, previous: State | undefined): void {
    const { world, settings } = state
    if (previous && world === previous.world && settings === previous.settings) return
    const named = new Set(world?.decision?.objectIndices)
    const color: Rgb = rgbOf(speedColor(world?.decision?.speed))
    this.#lines.begin()
    for (const object of visibleObjects(world, settings)) {
      if (!named.has(object.index)) continue
      const { length, width, height } = object.size
      const grown = { ...object, size: { length: length + 2 * marginM, width: width + 2 * marginM, height } }
      // Of the devkit's corner order, these four are the lower ones, in turn around the footprint.
      const footprint = [2, 3, 7, 6].map((i): Vector3 => ({ ...boxCorners(grown)[i]!, z: groundM }))
      for (const [i, corner] of footprint.entries()) this.#lines.segment(corner, footprint[(i + 1) % 4]!, color)
      this.#dashes({ x: noseX, y: 0, z: groundM }, { ...object.center, z: groundM }, color)
    }
    this.#lines.end()
  }

  dispose(): void {
    this.#lines.dispose()
  }

  #dashes(from: Vector3, to: Vector3, color: Rgb): void {
    const distanceM = Math.hypot(to.x - from.x, to.y - from.y)
    const at = (m: number) => {
      const t = Math.min(1, m / distanceM)
      return { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t, z: from.z }
    }
    for (let m = 0; m < distanceM; m += 2 * dashM) this.#lines.segment(at(m), at(m + dashM), color)
  }
}
