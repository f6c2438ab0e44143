/** Pictures decoded in a worker: making a Blob alone costs the page's thread a millisecond a picture. */
import type { PictureResult, PictureTask } from './picture-worker.js'

interface Pending {
  resolve(bitmap: ImageBitmap): void
  reject(error: Error): void
}

export class PictureDecoder {
  readonly #worker = new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' })
  readonly #pending = new Map<number, Pending>()
  #tasks = 0

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<PictureResult>) => {
      const pending = this.#pending.get(data.id)
      this.#pending.delete(data.id)
      if ('bitmap' in data) pending?.resolve(data.bitmap)
      else pending?.reject(new Error(data.problem))
    })
    this.#worker.addEventListener('error', ({ message }) => {
      for (const { reject } of this.#pending.values()) reject(new Error(`the picture worker failed: ${message}`))
      this.#pending.clear()
    })
  }

  /** Rejects when the bytes are no picture. Callers wait for one picture before they bring the next. */
  decode(jpeg: Uint8Array): Promise<ImageBitmap> {
    const id = ++this.#tasks
    // A copy of its own: the message's buffer holds five other pictures.
    const copy = jpeg.slice() as Uint8Array<ArrayBuffer>
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject })
      this.#worker.postMessage({ id, jpeg: copy } satisfies PictureTask, [copy.buffer])
    })
  }
}
