import type { Displaced, MessageQueue } from './message-queue.js'

/** Keeps the newest message only: a slow reader sees the present, never a backlog. */
export class LatestQueue<T> implements MessageQueue<T> {
  readonly bound = 1
  readonly room = Number.POSITIVE_INFINITY
  #item: T | undefined

  get length(): number {
    return this.#item === undefined ? 0 : 1
  }

  offer(item: T): Displaced<T> | undefined {
    const former = this.#item
    this.#item = item
    return former === undefined ? undefined : { item: former, reason: 'newer-frame' }
  }

  take(): T | undefined {
    const item = this.#item
    this.#item = undefined
    return item
  }

  clear(): T[] {
    const item = this.take()
    return item === undefined ? [] : [item]
  }
}
