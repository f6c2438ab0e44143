/** What is under the mouse or chosen, in words, beside it. */
import { labelText } from '../palette.js'
import type { Stage } from '../scene/stage.js'
import { resolveRef } from '../store/selection.js'
import type { State } from '../store/state.js'
import { element, setText } from './element.js'
import { kilometresPerHour } from './format.js'
import type { Panel } from './panel.js'

export class Tooltip implements Panel {
  readonly #stage: Stage
  readonly #root = element('div', { class: 'tooltip', role: 'status', hidden: '' })

  constructor(host: HTMLElement, stage: Stage) {
    this.#stage = stage
    host.append(this.#root)
  }

  update({ world, hovered, selected }: State): void {
    const object = resolveRef(world, hovered) ?? resolveRef(world, selected)
    const at = object && this.#stage.project({ ...object.center, z: object.center.z + object.size.height / 2 })
    this.#root.hidden = !at
    if (!object || !at) return
    const speed = Math.hypot(object.velocityXMps, object.velocityYMps)
    const { size, center } = object
    const motion = Number.isFinite(speed) ? `${kilometresPerHour(speed)} km/h` : 'speed unknown'
    setText(
      this.#root,
      `${labelText(object.label)} ${Math.round(object.score * 100)} %\n` +
        `${Math.hypot(center.x, center.y).toFixed(1)} m away · ${motion}\n` +
        `${size.width.toFixed(1)} × ${size.length.toFixed(1)} × ${size.height.toFixed(1)} m` +
        (object.attribute ? `\n${object.attribute}` : ''),
    )
    this.#root.style.transform = `translate(${Math.round(at.x)}px, ${Math.round(at.y)}px) translate(-50%, calc(-100% - 10px))`
  }
}
