/** The newest frame, and everyone who waits for the next one. Nothing queues here. */
import type { PublishedFrame } from './published-frame.js'

type Waiter = (frame: PublishedFrame | undefined) => void

export class FrameHub {
  readonly #waiters = new Set<Waiter>()
  #newest: PublishedFrame | undefined
  #closed = false

  get newest(): PublishedFrame | undefined {
    return this.#newest
  }

  publish(frame: PublishedFrame): void {
    this.#newest = frame
    this.#wake(frame)
  }

  /** The newest frame if it is later than `after`, else the next; undefined once the hub or the signal ends. */
  next(after: number, signal: AbortSignal): Promise<PublishedFrame | undefined> {
    if (this.#closed || signal.aborted) return Promise.resolve(undefined)
    if (this.#newest && this.#newest.sequence > after) return Promise.resolve(this.#newest)
    return new Promise((resolve) => {
      const waiter: Waiter = (frame) => {
        this.#waiters.delete(waiter)
        signal.removeEventListener('abort', onAbort)
        resolve(frame)
      }
      const onAbort = () => waiter(undefined)
      this.#waiters.add(waiter)
      signal.addEventListener('abort', onAbort)
    })
  }

  /** Ends every stream. */
  close(): void {
    this.#closed = true
    this.#wake(undefined)
  }

  #wake(frame: PublishedFrame | undefined): void {
    for (const waiter of [...this.#waiters]) waiter(frame)
  }
}
