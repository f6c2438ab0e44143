/**
 * When each panel is brought up to date. What somebody asked for, by a click or a key, shows at once and everywhere; what
 * the stream brings is told as often as it can be read, a little of it at a time, so that no message costs much more than
 * another.
 */
import type { State } from '../store/state.js'
import type { Panel } from './panel.js'

export interface ScheduledPanel {
  readonly panel: Panel
  /** At most this often while the stream alone changes things; 0 for every frame. */
  readonly intervalMs: number
  /** Says how old something is: changes while nothing comes. */
  readonly isAging?: boolean
}

interface Entry extends ScheduledPanel {
  shown: State | undefined
  shownMs: number
  isStale: boolean
}

/** Of one refresh, for panels that can wait. The panel that passes it is still finished. */
const budgetMs = 0.3
/** Panels over the budget go with the next message; where none comes, they wait no longer than this. */
const restMs = 100

/** Fields that change with every message. */
const streamed: ReadonlySet<keyof State> = new Set([
  'world',
  'cost',
  'history',
  'receivedMs',
  'tapeFrames',
  'report',
  'selected',
  'hovered',
  'review',
])

/** Whether somebody wants to see the difference now. */
export function isAskedFor(state: State, previous: State | undefined): boolean {
  if (!previous) return true
  const keys = Object.keys(state) as (keyof State)[]
  if (keys.some((key) => !streamed.has(key) && state[key] !== previous[key])) return true
  const isChosen = (key: 'selected' | 'hovered') =>
    state[key] !== previous[key] &&
    // A new frame carries a choice on, under another index.
    (state.world === previous.world || (state[key] === undefined) !== (previous[key] === undefined))
  if (isChosen('selected') || isChosen('hovered')) return true
  const isPlaying = state.review?.isPlaying === true && previous.review?.isPlaying === true
  return state.review !== previous.review && !isPlaying
}

export interface Clock {
  readonly nowMs: () => number
  /** Calls `refresh` again after a while, if nothing else does before. */
  readonly again: (afterMs: number) => void
}

export class PanelSchedule {
  readonly #entries: readonly Entry[]
  readonly #clock: Clock
  #last: State | undefined

  constructor(panels: readonly ScheduledPanel[], clock: Clock) {
    this.#entries = panels.map((one) => ({
      ...one,
      shown: undefined,
      shownMs: Number.NEGATIVE_INFINITY,
      isStale: true,
    }))
    this.#clock = clock
  }

  /** Every panel shows the newest state. */
  get isSettled(): boolean {
    return this.#entries.every(({ isStale }) => !isStale)
  }

  /** Time has passed, and nothing else. */
  age(): void {
    for (const entry of this.#entries) entry.isStale ||= entry.isAging === true
  }

  /** Called at most once an animation frame. */
  refresh(state: State): void {
    const isAsked = isAskedFor(state, this.#last)
    const isNewWorld = state.world !== this.#last?.world
    const isNew = state !== this.#last
    this.#last = state
    const startedMs = this.#clock.nowMs()
    for (const entry of this.#entries) {
      if (isNewWorld) entry.panel.follow?.(state)
      entry.isStale ||= isNew
    }
    const stale = this.#entries.filter(({ isStale }) => isStale)
    const isNow = ({ intervalMs }: Entry) => isAsked || intervalMs === 0
    for (const entry of stale.filter(isNow)) this.#update(entry, state)
    const dueMs = ({ shownMs, intervalMs }: Entry) => shownMs + intervalMs - startedMs
    const waiting = stale.filter((entry) => entry.isStale).sort((a, b) => dueMs(a) - dueMs(b))
    const beganMs = this.#clock.nowMs()
    for (const entry of waiting) {
      if (dueMs(entry) > 0 || this.#clock.nowMs() - beganMs > budgetMs) break
      this.#update(entry, state)
    }
    const next = waiting.find((entry) => entry.isStale)
    if (next) this.#clock.again(Math.max(restMs, dueMs(next)))
  }

  #update(entry: Entry, state: State): void {
    entry.panel.update(state, entry.shown)
    entry.shown = state
    entry.shownMs = this.#clock.nowMs()
    entry.isStale = false
  }
}
