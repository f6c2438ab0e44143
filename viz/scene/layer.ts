/** A layer of the scene: draws one thing, owns what it made. */
import type { Object3D } from 'three'
import type { State } from '../store/state.js'

export interface Layer {
  readonly object: Object3D
  /** Called when the state changed; `previous` is undefined the first time. */
  update(state: State, previous: State | undefined): void
  /** Idempotent. */
  dispose(): void
}
