import type { State } from '../store/state.js'

/** A part of the page: reads the state, owns its elements. */
export interface Panel {
  /** Called at most once an animation frame; `previous` is undefined the first time. */
  update(state: State, previous: State | undefined): void
  dispose?(): void
}
