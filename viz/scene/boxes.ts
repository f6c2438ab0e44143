/** Detected objects: translucent boxes with bright edges, a wedge on the roof that points ahead, a velocity arrow. */
import { Group } from 'three'
import { colorOf, type Rgb, rgbOf } from '../palette.js'
import { isLit } from '../store/selection.js'
import type { State } from '../store/state.js'
import { visibleObjects } from '../store/visible.js'
import type { SeenObject } from '../store/world.js'
import { BoxBatch } from './box-batch.js'
import type { Layer } from './layer.js'
import { LineBatch } from './line-batch.js'
import { sceneTheme } from './theme.js'

/** The arrow ends where the object will be after this time. */
const velocityHorizonS = 1
const velocityMpsMin = 0.3
/** Of edges; bold are those that are chosen or that the decision is about. */
const thinPx = 1.6
const boldPx = 3.2

export class BoxesLayer implements Layer {
  readonly object = new Group()
  readonly #boxes = new BoxBatch()
  readonly #arrows = new LineBatch({ widthPx: 2.2, capacity: 1024 })

  constructor() {
    const { bodies, edges, wedges } = this.#boxes
    this.object.add(bodies, edges, wedges, this.#arrows.object)
    for (const [order, child] of this.object.children.entries()) child.renderOrder = 10 + order
  }

  update(state: State, previous: State | undefined): void {
    if (
      previous &&
      state.world === previous.world &&
      state.settings === previous.settings &&
      state.selected === previous.selected &&
      state.hovered === previous.hovered
    ) {
      return
    }
    const { lit, groundRgb } = sceneTheme(state)
    const deciding = new Set(state.world?.decision?.objectIndices)
    this.#boxes.begin(lit, groundRgb)
    this.#arrows.begin()
    for (const object of visibleObjects(state.world, state.settings)) {
      const isObjectLit = isLit(state, { kind: 'object', index: object.index })
      const rgb = rgbOf(colorOf(object.label, state.settings))
      const sureness = Math.min(1, Math.max(0, object.score))
      const widthPx = isObjectLit || deciding.has(object.index) ? boldPx : thinPx
      this.#boxes.add(object, { rgb, sureness, isLit: isObjectLit, widthPx })
      if (state.settings.showVelocity) drawVelocity(this.#arrows, object, isObjectLit ? lit : rgb)
    }
    this.#boxes.end()
    this.#arrows.end()
  }

  dispose(): void {
    this.#boxes.dispose()
    this.#arrows.dispose()
  }
}

/** From the middle of the footprint to where it will be, with an arrow head. */
function drawVelocity(batch: LineBatch, { center, size, velocityXMps, velocityYMps }: SeenObject, color: Rgb): void {
  const speed = Math.hypot(velocityXMps, velocityYMps)
  if (!(speed >= velocityMpsMin)) return
  const z = Math.max(0.08, center.z - size.height / 2 + 0.08)
  const from = { x: center.x, y: center.y, z }
  const tip = { x: center.x + velocityXMps * velocityHorizonS, y: center.y + velocityYMps * velocityHorizonS, z }
  batch.segment(from, tip, color)
  const headM = Math.min(1.4, 0.35 + 0.25 * speed)
  const ux = velocityXMps / speed
  const uy = velocityYMps / speed
  for (const side of [1, -1]) {
    const x = tip.x - headM * ux + side * 0.5 * headM * -uy
    const y = tip.y - headM * uy + side * 0.5 * headM * ux
    batch.segment(tip, { x, y, z }, color)
  }
}
