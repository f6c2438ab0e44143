import assert from 'node:assert/strict'

/** A circular buffer of fixed capacity: no allocation and no shifting per message. */
export class Ring<T> {
  readonly capacity: number
  readonly #slots: (T | undefined)[]
  #head = 0
  #length = 0

  constructor(capacity: number) {
    assert(Number.isSafeInteger(capacity) && capacity >= 1, `queue depth ${capacity}; expected a whole number from 1`)
    this.capacity = capacity
    this.#slots = new Array<T | undefined>(capacity).fill(undefined)
  }

  get length(): number {
    return this.#length
  }

  push(item: T): void {
    assert(this.#length < this.capacity, 'pushed into a full ring')
    this.#slots[(this.#head + this.#length) % this.capacity] = item
    this.#length += 1
  }

  shift(): T | undefined {
    if (this.#length === 0) return undefined
    const item = this.#slots[this.#head]
    this.#slots[this.#head] = undefined
    this.#head = (this.#head + 1) % this.capacity
    this.#length -= 1
    return item
  }

  clear(): T[] {
    const items: T[] = []
    for (let item = this.shift(); item !== undefined; item = this.shift()) items.push(item)
    return items
  }
}
