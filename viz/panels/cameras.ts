/** The six pictures in their real arrangement: what is left is left, what is behind is below. */
import type { PictureResult, PictureTask, TilePicture } from '../client/picture-worker.js'
import type { State, Store } from '../store/state.js'
import type { World } from '../store/world.js'
import { CameraTile, pixelRatio } from './camera-tile.js'
import type { Panel } from './panel.js'
import { boxesFor, isDrawnOtherwise } from './picture-boxes.js'

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
  readonly #worker = new Worker(new URL('../client/picture-worker.ts', import.meta.url), { type: 'module' })
  #tiles: CameraTile[] = []
  #isResized = false

  constructor(host: HTMLElement, store: Store) {
    this.#host = host
    this.#store = store
    this.#worker.addEventListener('message', ({ data }: MessageEvent<PictureResult>) => {
      this.#tiles.find(({ channel }) => channel === data.channel)?.onDrawn(data)
    })
    this.#worker.addEventListener('error', ({ message }) => {
      const text = `The pictures cannot be drawn any more: ${message}. Load the page again.`
      store.set({ said: { text, atMs: performance.now() } })
    })
    this.#arrange(arrangement)
  }

  update(state: State, previous: State | undefined): void {
    const { world, settings } = state
    const channels = world?.cameras.map(({ channel }) => channel) ?? []
    const extra = channels.filter((channel) => !this.#tiles.some((tile) => tile.channel === channel))
    if (extra.length > 0) this.#arrange([...this.#tiles.map(({ channel }) => channel), ...extra])
    const { enlarged } = settings
    this.#host.classList.toggle('has-enlarged', enlarged !== '')
    for (const tile of this.#tiles) tile.root.classList.toggle('is-enlarged', tile.channel === enlarged)
    if (this.#isResized || isDrawnOtherwise(state, previous)) this.#redraw(state)
    this.#isResized = false
    if (world && world !== previous?.world) this.#take(world, state)
  }

  /** Pixels a picture is shown at, for the server to make it no larger. */
  get pictureWidthPx(): number {
    const widest = Math.max(0, ...this.#tiles.map(({ root }) => root.clientWidth))
    return Math.ceil(widest * pixelRatio())
  }

  dispose(): void {
    this.#worker.terminate()
  }

  #take(world: World, state: State): void {
    const tiles: TilePicture[] = []
    for (const tile of this.#tiles) {
      const picture = tile.take(world)
      if (picture) tiles.push(picture)
    }
    if (tiles.length === 0) return
    const buffers: ArrayBuffer[] = []
    const sent = copied(tiles, buffers)
    this.#post(
      { kind: 'frame', frame: world.sequence, boxes: boxesFor(world, state), pixelRatio: pixelRatio(), tiles: sent },
      buffers,
    )
  }

  #redraw(state: State): void {
    const overlayWidths = Object.fromEntries(this.#tiles.map((tile) => [tile.channel, tile.overlayWidth]))
    const worlds = new Map(this.#tiles.flatMap(({ frames }) => [...frames]))
    for (const [frame, world] of worlds) {
      this.#post({ kind: 'boxes', frame, boxes: boxesFor(world, state), pixelRatio: pixelRatio(), overlayWidths })
    }
  }

  #post(task: PictureTask, transfer: Transferable[] = []): void {
    this.#worker.postMessage(task, transfer)
  }

  #arrange(channels: readonly string[]): void {
    const known = new Map(this.#tiles.map((tile) => [tile.channel, tile]))
    this.#tiles = channels.map((channel) => known.get(channel) ?? this.#makeTile(channel))
    this.#host.replaceChildren(...this.#tiles.map(({ root }) => root))
  }

  #makeTile(channel: string): CameraTile {
    const onResize = () => {
      this.#isResized = true
      // Whatever the store is told, the panels look at the state anew.
      this.#store.set({})
    }
    const tile = new CameraTile(channel, this.#store, onResize)
    const picture = tile.picture.transferControlToOffscreen()
    const overlay = tile.overlay.transferControlToOffscreen()
    this.#post({ kind: 'tile', channel, picture, overlay }, [picture, overlay])
    return tile
  }
}

/** The pictures of a message lie in its one buffer, which the tape keeps: a copy of it goes to the worker. */
function copied(tiles: readonly TilePicture[], buffers: ArrayBuffer[]): TilePicture[] {
  const copies = new Map<ArrayBufferLike, ArrayBuffer>()
  return tiles.map((tile) => {
    const { buffer, byteOffset, byteLength } = tile.jpeg
    let copy = copies.get(buffer)
    if (!copy) {
      copy = new Uint8Array(buffer).slice().buffer
      copies.set(buffer, copy)
      buffers.push(copy)
    }
    return { ...tile, jpeg: new Uint8Array(copy, byteOffset, byteLength) }
  })
}
