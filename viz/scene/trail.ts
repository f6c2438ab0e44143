/** Where the car has been, seen from where it is. */
import { invertPose, transformPoint } from '../../schemas/geometry/pose.js'
import type { Vector3 } from '../../schemas/messages.js'
import type { State } from '../store/state.js'
import type { World } from '../store/world.js'
import type { Layer } from './layer.js'
import { LineBatch } from './line-batch.js'
import { sceneTheme } from './theme.js'

const pointsMax = 400
/** Standing still adds nothing. Metres. */
const stepMMin = 0.2
/** A jump this far between two frames is another place, not a drive. Metres. */
const jumpMMax = 40
const groundM = 0.03

export class TrailLayer implements Layer {
  readonly #lines = new LineBatch({ widthPx: 2, opacity: 0.8 })
  readonly object = this.#lines.object
  /** Global frame, oldest first. */
  #points: Vector3[] = []
  #scene = ''
  #newestUs = 0

  constructor() {
    this.object.renderOrder = 2
  }

  update(state: State, previous: State | undefined): void {
    const { world } = state
    const pose = world?.globalFromEgo
    if (!world || !pose || (world === previous?.world && state.settings.theme === previous?.settings.theme)) return
    this.#remember(world, pose.translation)
    const egoFromGlobal = invertPose(pose)
    const points = [...this.#points, pose.translation].map((point) => ({
      ...transformPoint(egoFromGlobal, point),
      z: groundM,
    }))
    const color = sceneTheme(state).trail
    this.#lines.begin()
    for (let i = 1; i < points.length; i++) this.#lines.segment(points[i - 1]!, points[i]!, color)
    this.#lines.end()
  }

  /** Lines between the places remembered, and from the last of them to the car. */
  get count(): number {
    return this.#lines.count
  }

  dispose(): void {
    this.#lines.dispose()
  }

  /** Going back in time begins afresh: what was driven later lies ahead of the car. */
  #remember({ scene, timestampUs }: World, here: Vector3): void {
    const last = this.#points.at(-1)
    const distanceM = last ? Math.hypot(here.x - last.x, here.y - last.y) : 0
    if (scene !== this.#scene || timestampUs < this.#newestUs || distanceM > jumpMMax) this.#points = []
    this.#scene = scene
    this.#newestUs = timestampUs
    if (this.#points.length === 0 || distanceM >= stepMMin) this.#points.push(here)
    if (this.#points.length > pointsMax) this.#points.shift()
  }
}
