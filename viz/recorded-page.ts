/** The page of a recording: its frames onto the tape, played from the first; pictures as they are shown. */
import { messageOf } from '../schemas/errors.js'
import { fetchPictures, fetchRecording, type RecordingOptions } from './client/recording.js'
import type { Player } from './store/review.js'
import type { Store } from './store/state.js'
import type { Tape } from './store/tape.js'
import type { World } from './store/world.js'

export interface RecordedPage extends RecordingOptions {
  readonly store: Store
  readonly tape: Tape
  readonly player: Player
  /** Of a link: shown first, and not played on. Recorded time, microseconds. */
  readonly momentUs: number | undefined
}

export async function showRecorded(page: RecordedPage): Promise<void> {
  const { folder, store, tape, player, momentUs, onWorld } = page
  const say = (text: string) => store.set({ said: { text, atMs: performance.now() } })
  document.documentElement.dataset.recorded = ''
  const pictures = new ShownPictures(folder, store, say)
  store.subscribe(({ world }) => world && pictures.want(world))
  try {
    let isFirst = true
    const { title, imageWidth } = await fetchRecording({
      ...page,
      onWorld: (world, cost, message) => {
        onWorld(world, cost, message)
        if (isFirst) player.show(0)
        isFirst = false
      },
    })
    store.set({ connection: { state: 'recorded', title } })
    pictures.begin(imageWidth > 0)
    if (momentUs === undefined) player.toggle()
    else player.show(tape.indexAtMoment(momentUs))
  } catch (error) {
    const reason = messageOf(error)
    store.set({ connection: { state: 'broken', reason } })
    say(`The recording cannot be shown: ${reason}`)
  }
}

/** Fetches the pictures of the frame on the screen: one at a time, the newest wish first. */
class ShownPictures {
  readonly #folder: string
  readonly #store: Store
  readonly #say: (text: string) => void
  #has = false
  #isFetching = false

  constructor(folder: string, store: Store, say: (text: string) => void) {
    this.#folder = folder
    this.#store = store
    this.#say = say
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
    try {
      const pictured = await fetchPictures(this.#folder, world)
      if (this.#store.state.world?.sequence === world.sequence) this.#store.set({ world: pictured })
    } catch (error) {
      this.#say(`No pictures for this frame: ${messageOf(error)}`)
    } finally {
      this.#isFetching = false
    }
    const { world: shown } = this.#store.state
    if (shown && shown.sequence !== world.sequence) this.want(shown)
  }
}
