import t from 'tap'
import { initialSettings, type State } from '../store/state.js'
import type { World } from '../store/world.js'
import type { Panel } from './panel.js'
import { isAskedFor, PanelSchedule } from './schedule.js'

const empty: State = {
  world: undefined,
  connection: { state: 'connecting' },
  cost: undefined,
  history: [],
  receivedMs: 0,
  selected: undefined,
  hovered: undefined,
  settings: initialSettings,
  isPaused: false,
  review: undefined,
  extents: [],
  sought: undefined,
  measured: undefined,
  camera: undefined,
  isLooping: false,
  tapeFrames: 0,
  said: { text: '', atMs: 0 },
  report: undefined,
  badMessages: { count: 0, last: '' },
}

/** Another frame; only its identity counts here. */
const framed = (state: State, sequence: number, change: Partial<State> = {}): State => ({
  ...state,
  world: { sequence } as World,
  receivedMs: sequence,
  ...change,
})

class Recorded implements Panel {
  readonly seen: (number | undefined)[] = []
  readonly followed: (number | undefined)[] = []
  readonly #costMs: number
  readonly #clock: { nowMs: number }

  constructor(clock: { nowMs: number }, costMs = 0) {
    this.#clock = clock
    this.#costMs = costMs
  }

  update({ world }: State): void {
    this.seen.push(world?.sequence)
    this.#clock.nowMs += this.#costMs
  }

  follow({ world }: State): void {
    this.followed.push(world?.sequence)
  }
}

function scheduled(intervalsMs: readonly number[], costMs = 0) {
  const clock = { nowMs: 0 }
  const again: number[] = []
  const panels = intervalsMs.map(() => new Recorded(clock, costMs))
  const schedule = new PanelSchedule(
    panels.map((panel, i) => ({ panel, intervalMs: intervalsMs[i]! })),
    { nowMs: () => clock.nowMs, again: (afterMs) => again.push(afterMs) },
  )
  return { clock, again, panels, schedule }
}

t.test('a panel that can wait is told its interval after it was told last, and is not forgotten', async (t) => {
  const { clock, again, panels, schedule } = scheduled([0, 200])
  schedule.refresh(empty)
  clock.nowMs = 100
  schedule.refresh(framed(empty, 1))
  t.same(panels[0]!.seen, [undefined, 1])
  t.same(panels[1]!.seen, [undefined])
  t.same(again, [100], 'asks to be called when it is due')
  clock.nowMs = 200
  schedule.refresh(framed(empty, 1))
  t.same(panels[1]!.seen, [undefined, 1])
})

t.test('every frame is followed, also by panels that are told later', async (t) => {
  const { panels, schedule } = scheduled([200])
  let state = empty
  schedule.refresh(state)
  for (const sequence of [1, 2, 3]) {
    state = framed(state, sequence)
    schedule.refresh(state)
  }
  t.same(panels[0]!.followed, [1, 2, 3])
  t.same(panels[0]!.seen, [undefined])
})

t.test('what costs time is spread: one dear panel a refresh', async (t) => {
  const { clock, again, panels, schedule } = scheduled([100, 100, 100], 5)
  schedule.refresh(empty)
  clock.nowMs = 1000
  const state = framed(empty, 1)
  for (let i = 0; i < 3; i++) schedule.refresh(state)
  t.same(
    panels.map(({ seen }) => seen),
    [
      [undefined, 1],
      [undefined, 1],
      [undefined, 1],
    ],
  )
  t.same(again, [100, 100], 'the rest with the next message, or soon')
})

t.test('a click is shown at once and by all', async (t) => {
  const { panels, schedule } = scheduled([500, 500], 5)
  const state = framed(empty, 1)
  schedule.refresh(state)
  schedule.refresh({ ...state, selected: { kind: 'object', index: 3 } })
  t.ok(panels.every(({ seen }) => seen.length === 2))
})

t.test('a choice carried on by the next frame, and playing on, are the stream’s', async (t) => {
  const chosen = framed(empty, 1, { selected: { kind: 'object', index: 3 } })
  t.notOk(isAskedFor(framed(chosen, 2, { selected: { kind: 'object', index: 5 } }), chosen))
  t.ok(isAskedFor(framed(chosen, 2, { selected: undefined }), chosen))
  const playing = framed(empty, 1, { review: { sequence: 1, isPlaying: true } })
  t.notOk(isAskedFor(framed(playing, 2, { review: { sequence: 2, isPlaying: true } }), playing))
  t.ok(isAskedFor(framed(playing, 2, { review: { sequence: 2, isPlaying: false } }), playing), 'stopped')
  t.ok(isAskedFor({ ...chosen, isLooping: true }, chosen))
})
