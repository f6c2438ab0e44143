/** The page of a recording: its frames onto the tape, played from the first; pictures as they are shown. */
import { messageOf } from '../schemas/errors.js'
import type { OnWorld } from './client/read-world.js'
import { fetchPictures, type Load, loadFrom, type ReadRecording, readRecording } from './client/recording.js'
import type { Player } from './store/review.js'
import type { Store } from './store/state.js'
import type { Tape } from './store/tape.js'
import type { World } from './store/world.js'

export interface RecordedPage {
  readonly folder: string
  readonly onWorld: OnWorld
  readonly onBadMessage: (reason: string) => void
  readonly store: Store
  readonly tape: Tape
  readonly player: Player
  /** Of a link: shown first, and not played on. Recorded time, microseconds. */
  readonly momentUs: number | undefined
}

export async function showRecorded(page: RecordedPage): Promise<void> {
  const { folder, store, tape, player, momentUs, onWorld, onBadMessage } = page
  const say = (text: string) => store.set({ said: { text, atMs: performance.now() } })
  document.documentElement.dataset.recorded = ''
  const load = loadFrom(folder)
  const pictures = new ShownPictures(load, store)
  store.subscribe(({ world }) => world && pictures.want(world))
  const problems: string[] = []
  try {
    let isFirst = true
    const read = await readRecording({
      load,
      onWorld: (world, cost, message) => {
        onWorld(world, cost, message)
        if (isFirst) player.show(0)
        isFirst = false
      },
      onProblem: (problem) => {
        problems.push(problem)
        onBadMessage(problem)
      },
    })
    if (read.frames === 0) throw new Error(problems[0] ?? 'it has no frames')
    const damage = damageOf(read, problems)
    store.set({ connection: { state: 'recorded', title: read.title, ...damage } })
    if (damage) say(`The recording is damaged: ${damage.shown} are shown. ${damage.reason}`)
    pictures.begin(read.hasPictures)
    if (momentUs === undefined) player.toggle()
    else player.show(tape.indexAtMoment(momentUs))
  } catch (error) {
    const reason = messageOf(error)
    store.set({ connection: { state: 'broken', reason } })
    say(`The recording cannot be shown: ${reason}`)
  }
}

/** @returns undefined for a whole one. */
function damageOf({ frames, framesRecorded }: ReadRecording, problems: readonly string[]) {
  const [first] = problems
  if (first === undefined) return undefined
  const shown = framesRecorded === undefined ? `${frames} frames` : `${frames} of ${framesRecorded} frames`
  return { shown, reason: problems.length > 1 ? `${first} (and ${problems.length - 1} more)` : first }
}

/** Fetches the pictures of the frame on the screen: one at a time, the newest wish first. */
class ShownPictures {
  readonly #load: Load
  readonly #store: Store
  #has = false
  #isFetching = false

  constructor(load: Load, store: Store) {
    this.#load = load
    this.#store = store
  }

  begin(has: boolean): void {
    this.#has = has
    const { world } = this.#store.state
    if (world) this.want(world)
  }

  want(world: World): void {
    const hasNone = world.cameras.some(({ missing, jpeg }) => missing === '' && jpeg.length === 0)
    if (this.#has && hasNone && !this.#isFetching) void this.#fetch(world)
  }

  async #fetch(world: World): Promise<void> {
    this.#isFetching = true
    const pictured = await fetchPictures(this.#load, world)
    this.#isFetching = false
    const { world: shown } = this.#store.state
    if (shown?.sequence === world.sequence) this.#store.set({ world: pictured })
    else if (shown) this.want(shown)
  }
}
