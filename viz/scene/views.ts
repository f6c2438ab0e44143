/** Where the eye stands, ego frame, metres: x forward, y left, z up. */
import type { Vector3 } from '../../schemas/messages.js'
import type { ViewName } from '../store/state.js'

export interface Viewpoint {
  readonly eye: Vector3
  readonly target: Vector3
}

export const viewpoints: Readonly<Record<ViewName, Viewpoint>> = {
  'birds-eye': { eye: { x: -34, y: 0, z: 84 }, target: { x: 7, y: 0, z: 0 } },
  // A hair behind the target, so that ahead is up on the screen.
  top: { eye: { x: 3.9, y: 0, z: 95 }, target: { x: 4, y: 0, z: 0 } },
  chase: { eye: { x: -13, y: 0, z: 6 }, target: { x: 12, y: 0, z: 0.5 } },
  driver: { eye: { x: 0.9, y: 0.36, z: 1.35 }, target: { x: 20, y: 0.2, z: 0.9 } },
}
export const viewNames = Object.keys(viewpoints) as readonly ViewName[]
export const viewTitles: Readonly<Record<ViewName, string>> = {
  'birds-eye': 'Bird’s eye',
  top: 'Top',
  chase: 'Chase',
  driver: 'Driver',
}
