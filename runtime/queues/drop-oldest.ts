import type { Displaced, MessageQueue } from './message-queue.js'
import { Ring } from './ring.js'

/** Keeps the newest `depth` messages in order; the oldest makes way. */
export class DropOldestQueue<T> implements MessageQueue<T> {
  readonly bound: number
  readonly room = Number.POSITIVE_INFINITY
  readonly #ring: Ring<T>

  constructor(depth: number) {
    this.bound = depth
    this.#ring = new Ring<T>(depth)
  }

  get length(): number {
    return this.#ring.length
  }

  offer(item: T): Displaced<T> | undefined {
    const oldest = this.#ring.length === this.bound ? this.#ring.shift() : undefined
    this.#ring.push(item)
    return oldest === undefined ? undefined : { item: oldest, reason: 'newer-frame' }
  }

  take(): T | undefined {
    return this.#ring.shift()
  }

  clear(): T[] {
    return this.#ring.clear()
  }
}
