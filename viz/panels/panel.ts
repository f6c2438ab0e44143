import type { State } from '../store/state.js'

/** A part of the page: reads the state, owns its elements. */
export interface Panel {
  /** As often as the schedule says; `previous` is what this panel was told last, undefined the first time. */
  update(state: State, previous: State | undefined): void
  /** Called for every frame that is shown, before `update`, also where that comes later: for what a frame must not miss. */
  follow?(state: State): void
  dispose?(): void
}
