/** The six pictures in their real arrangement: what is left is left, what is behind is below. */
import { PictureDecoder } from '../client/picture-decoder.js'
import type { State, Store } from '../store/state.js'
import type { PageTiming } from '../store/timing.js'
import { CameraTile } from './camera-tile.js'
import type { Panel } from './panel.js'

const arrangement = [
  'CAM_FRONT_LEFT',
  'CAM_FRONT',
  'CAM_FRONT_RIGHT',
  'CAM_BACK_LEFT',
  'CAM_BACK',
  'CAM_BACK_RIGHT',
] as const

export class CamerasPanel implements Panel {
  readonly #host: HTMLElement
  readonly #store: Store
  readonly #decoder = new PictureDecoder()
  readonly #timing: PageTiming
  #tiles: CameraTile[] = []

  constructor(host: HTMLElement, store: Store, timing: PageTiming) {
    this.#timing = timing
    this.#host = host
    this.#store = store
    this.#arrange(arrangement)
  }

  update(state: State, previous: State | undefined): void {
    const channels = state.world?.cameras.map(({ channel }) => channel) ?? []
    const extra = channels.filter((channel) => !this.#tiles.some((tile) => tile.channel === channel))
    if (extra.length > 0) this.#arrange([...this.#tiles.map(({ channel }) => channel), ...extra])
    const { enlarged } = state.settings
    this.#host.classList.toggle('has-enlarged', enlarged !== '')
    for (const tile of this.#tiles) {
      tile.root.classList.toggle('is-enlarged', tile.channel === enlarged)
      tile.update(state, previous)
    }
  }

  /** Pixels a picture is shown at, for the server to make it no larger. */
  get pictureWidthPx(): number {
    const widest = Math.max(0, ...this.#tiles.map(({ root }) => root.clientWidth))
    return Math.ceil(widest * Math.min(devicePixelRatio, 2))
  }

  #arrange(channels: readonly string[]): void {
    const known = new Map(this.#tiles.map((tile) => [tile.channel, tile]))
    this.#tiles = channels.map(
      (channel) =>
        known.get(channel) ?? new CameraTile(channel, this.#store, { decoder: this.#decoder, timing: this.#timing }),
    )
    this.#host.replaceChildren(...this.#tiles.map(({ root }) => root))
  }
}
