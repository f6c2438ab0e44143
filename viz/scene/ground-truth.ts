/**
 * What is really there, where the data says so: thin pale boxes with a line towards their front, red where the model found
 * nothing within two metres; and a cross under each answer of nothing.
 */
import { Group } from 'three'
import { boxCorners } from '../../schemas/geometry/box3d.js'
import { isLit } from '../store/selection.js'
import type { State } from '../store/state.js'
import { visibleVerdicts } from '../store/visible.js'
import type { SeenObject } from '../store/world.js'
import { BoxBatch, type BoxLook } from './box-batch.js'
import type { Layer } from './layer.js'
import { LineBatch } from './line-batch.js'
import { sceneTheme } from './theme.js'

const groundM = 0.06
/** Of the edges, pixels. */
const foundPx = 1.2
const missedPx = 2
const litPx = 3.2
/** Half a side of the cross under an answer of nothing, metres. */
const crossM = 0.9

export class GroundTruthLayer implements Layer {
  readonly object = new Group()
  readonly #boxes = new BoxBatch({ opacity: 0.85 })
  readonly #marks = new LineBatch({ widthPx: 2, opacity: 0.85 })

  constructor() {
    this.object.name = 'truth'
    this.object.add(this.#boxes.edges, this.#marks.object)
    for (const child of this.object.children) child.renderOrder = 9
  }

  update(state: State, previous: State | undefined): void {
    const fields = ['world', 'settings', 'selected', 'hovered'] as const
    if (previous && fields.every((field) => state[field] === previous[field])) return
    const { lit, groundRgb, truth, missed, wrong } = sceneTheme(state)
    const verdicts = visibleVerdicts(state.world, state.settings)
    this.#boxes.begin(lit, groundRgb)
    this.#marks.begin()
    const isObjectLit = ({ index }: SeenObject) => isLit(state, { kind: 'truth', index })
    for (const object of verdicts?.found ?? []) {
      this.#draw(object, { rgb: truth, sureness: 1, isLit: isObjectLit(object), widthPx: foundPx })
    }
    for (const object of verdicts?.missed ?? []) {
      const isMissedLit = isObjectLit(object)
      this.#draw(object, { rgb: missed, sureness: 1, isLit: isMissedLit, widthPx: isMissedLit ? litPx : missedPx })
    }
    for (const { center } of verdicts?.wrong ?? []) {
      for (const side of [1, -1]) {
        const from = { x: center.x - crossM, y: center.y - side * crossM, z: groundM }
        this.#marks.segment(from, { x: center.x + crossM, y: center.y + side * crossM, z: groundM }, wrong)
      }
    }
    this.#boxes.end()
    this.#marks.end()
  }

  dispose(): void {
    this.#boxes.dispose()
    this.#marks.dispose()
  }

  #draw(object: SeenObject, look: BoxLook): void {
    this.#boxes.add(object, look)
    const [, , frontRight, frontLeft] = boxCorners(object)
    const { center, size } = object
    const front = { x: (frontRight!.x + frontLeft!.x) / 2, y: (frontRight!.y + frontLeft!.y) / 2, z: frontLeft!.z }
    this.#marks.segment({ x: center.x, y: center.y, z: center.z - size.height / 2 }, front, look.rgb)
  }
}
