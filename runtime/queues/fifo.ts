import type { Displaced, MessageQueue } from './message-queue.js'
import { Ring } from './ring.js'

/**
 * Bounded and lossless as long as producers respect `room`; one that does not gets its own message back,
 * so that neither the bound nor the order is ever broken.
 */
export class FifoQueue<T> implements MessageQueue<T> {
  readonly bound: number
  readonly #ring: Ring<T>

  constructor(depth: number) {
    this.bound = depth
    this.#ring = new Ring<T>(depth)
  }

  get length(): number {
    return this.#ring.length
  }

  get room(): number {
    return this.bound - this.#ring.length
  }

  offer(item: T): Displaced<T> | undefined {
    if (this.room === 0) return { item, reason: 'queue-full' }
    this.#ring.push(item)
    return undefined
  }

  take(): T | undefined {
    return this.#ring.shift()
  }

  clear(): T[] {
    return this.#ring.clear()
  }
}
