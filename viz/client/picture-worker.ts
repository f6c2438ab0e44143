/** Decodes the cameras' pictures and draws the boxes over them, away from the page's own thread. */
import type { PackedBoxes } from '../panels/packed-boxes.js'
import { unpackBoxes } from '../panels/packed-boxes.js'
import { type Calibration, paintBoxes } from '../panels/paint-boxes.js'

/** One camera of one frame. */
export interface TilePicture {
  readonly channel: string
  readonly jpeg: Uint8Array
  readonly camera: Calibration
  /** Of the canvas over the picture. Pixels of the screen. */
  readonly overlayWidth: number
}

export type PictureTask =
  /** Once for every camera: what is drawn on. */
  | {
      readonly kind: 'tile'
      readonly channel: string
      readonly picture: OffscreenCanvas
      readonly overlay: OffscreenCanvas
    }
  /** A frame with pictures. */
  | {
      readonly kind: 'frame'
      readonly frame: number
      readonly boxes: PackedBoxes
      readonly pixelRatio: number
      readonly tiles: readonly TilePicture[]
    }
  /** Other boxes for a frame that was sent: another choice, another threshold, another size of the canvas. */
  | {
      readonly kind: 'boxes'
      readonly frame: number
      readonly boxes: PackedBoxes
      readonly pixelRatio: number
      readonly overlayWidths: Readonly<Record<string, number>>
    }

export type PictureResult =
  | { readonly channel: string; readonly frame: number; readonly pictureWidth: number; readonly boxes: number }
  | { readonly channel: string; readonly frame: number; readonly problem: string }

interface Boxes {
  readonly boxes: PackedBoxes
  readonly pixelRatio: number
}

interface Sent extends TilePicture {
  readonly frame: number
}

const tiles = new Map<string, Tile>()
/** Of frames that a tile shows or will show. */
const boxesOf = new Map<number, Boxes>()

class Tile {
  readonly #picture: OffscreenCanvas
  readonly #overlay: OffscreenCanvas
  #shown: (Sent & { readonly pictureWidth: number }) | undefined
  /** Decoding; the newest that came meanwhile waits, older ones are forgotten. */
  #decoding: Sent | undefined
  #waiting: Sent | undefined

  constructor(picture: OffscreenCanvas, overlay: OffscreenCanvas) {
    this.#picture = picture
    this.#overlay = overlay
  }

  get frames(): readonly (number | undefined)[] {
    return [this.#shown?.frame, this.#decoding?.frame, this.#waiting?.frame]
  }

  take(sent: Sent): void {
    if (this.#decoding) this.#waiting = sent
    else void this.#decode(sent)
  }

  /** Draws the boxes anew if they belong to the picture shown. */
  redraw(frame: number, overlayWidth: number): void {
    if (this.#shown?.frame !== frame) return
    this.#shown = { ...this.#shown, overlayWidth }
    this.#paint()
  }

  async #decode(sent: Sent): Promise<void> {
    this.#decoding = sent
    try {
      const bitmap = await createImageBitmap(new Blob([sent.jpeg as Uint8Array<ArrayBuffer>], { type: 'image/jpeg' }))
      const { width, height } = bitmap
      if (this.#picture.width !== width || this.#picture.height !== height) {
        this.#picture.width = width
        this.#picture.height = height
      }
      this.#picture.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap)
      this.#shown = { ...sent, pictureWidth: width }
      this.#paint()
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error)
      reply({ channel: sent.channel, frame: sent.frame, problem })
    }
    this.#decoding = undefined
    const next = this.#waiting
    this.#waiting = undefined
    if (next) await this.#decode(next)
    else forgetBoxes()
  }

  #paint(): void {
    const shown = this.#shown
    const of = shown && boxesOf.get(shown.frame)
    // Drawn by the CPU: a few hundred lines are cheaper so than a GPU's path machinery, most of all on a software GPU.
    const context = this.#overlay.getContext('2d', { willReadFrequently: true })
    if (!shown || !of || !context) return
    const width = shown.overlayWidth
    // A camera of unknown size has no boxes.
    const aspect = shown.camera.width > 0 ? shown.camera.height / shown.camera.width : 0
    const height = Math.max(1, Math.round(width * aspect))
    if (this.#overlay.width !== width || this.#overlay.height !== height) {
      this.#overlay.width = width
      this.#overlay.height = height
    }
    const { pixelRatio } = of
    const boxes = paintBoxes(context, unpackBoxes(of.boxes), { camera: shown.camera, pixelRatio })
    reply({ channel: shown.channel, frame: shown.frame, pictureWidth: shown.pictureWidth, boxes })
  }
}

function forgetBoxes(): void {
  const needed = new Set([...tiles.values()].flatMap(({ frames }) => frames))
  for (const frame of boxesOf.keys()) if (!needed.has(frame)) boxesOf.delete(frame)
}

addEventListener('message', ({ data }: MessageEvent<PictureTask>) => {
  if (data.kind === 'tile') {
    tiles.set(data.channel, new Tile(data.picture, data.overlay))
    return
  }
  const { frame, boxes, pixelRatio } = data
  boxesOf.set(frame, { boxes, pixelRatio })
  if (data.kind === 'frame') for (const tile of data.tiles) tiles.get(tile.channel)?.take({ ...tile, frame })
  else for (const [channel, width] of Object.entries(data.overlayWidths)) tiles.get(channel)?.redraw(frame, width)
})

function reply(result: PictureResult): void {
  postMessage(result)
}
