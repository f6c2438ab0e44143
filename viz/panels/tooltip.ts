/** What is under the mouse or chosen, in words, beside it. */
import { labelText } from '../palette.js'
import type { Stage } from '../scene/stage.js'
import { resolveRef } from '../store/selection.js'
import type { ObjectKind, State } from '../store/state.js'
import type { SeenObject } from '../store/world.js'
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
    const ref = resolveRef(world, hovered) ? hovered : selected
    const object = resolveRef(world, ref)
    const at = object && this.#stage.project({ ...object.center, z: object.center.z + object.size.height / 2 })
    this.#root.hidden = !at
    if (!object || !at) return
    const speed = Math.hypot(object.velocityXMps, object.velocityYMps)
    const { size, center } = object
    const motion = Number.isFinite(speed) ? `${kilometresPerHour(speed)} km/h` : 'speed unknown'
    setText(
      this.#root,
      `${labelText(object.label)} ${known(object, ref?.kind)}\n` +
        `${Math.hypot(center.x, center.y).toFixed(1)} m away · ${motion}\n` +
        `${size.width.toFixed(1)} × ${size.length.toFixed(1)} × ${size.height.toFixed(1)} m` +
        (object.attribute ? `\n${object.attribute}` : ''),
    )
    this.#root.style.transform = `translate(${Math.round(at.x)}px, ${Math.round(at.y)}px) translate(-50%, calc(-100% - 10px))`
  }
}

/** How it is known: how sure the detector is, or what else says so. */
function known({ score }: SeenObject, kind: ObjectKind | undefined): string {
  if (kind === 'truth') return '(ground truth)'
  if (kind === 'track') return '(followed, not detected now)'
  return `${Math.round(score * 100)} %`
}
