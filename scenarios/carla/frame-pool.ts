import assert from 'node:assert'

/** Bytes lent to a consumer. After `release()` they belong to a later frame. */
export interface StreamFrame {
  readonly bytes: Buffer
  /** Gives the buffer back; a second call does nothing. */
  release(): void
}

/** A bounded set of buffers for the frames of one stream, each as large as the largest frame it held. */
export class FramePool {
  readonly #free: Buffer[] = []
  readonly #buffersMax: number
  readonly #onFree: () => void
  #count = 0

  /** @param onFree - called when a buffer comes back to a pool that had none. */
  constructor(buffersMax: number, onFree: () => void) {
    this.#buffersMax = buffersMax
    this.#onFree = onFree
  }

  get hasFree(): boolean {
    return this.#free.length > 0 || this.#count < this.#buffersMax
  }

  /** A buffer of at least `size` bytes with memory of its own, so that it may be transferred. Needs `hasFree`. */
  take(size: number): Buffer {
    assert(this.hasFree, 'a frame is read only while a buffer is free')
    const found = this.#free.pop()
    if (!found) this.#count++
    return found && found.length >= size ? found : Buffer.allocUnsafeSlow(size)
  }

  giveBack(buffer: Buffer): void {
    const hadFree = this.hasFree
    this.#free.push(buffer)
    if (!hadFree) this.#onFree()
  }

  /** The first `size` bytes of a taken buffer, which comes back by `release()`. */
  lend(buffer: Buffer, size: number): StreamFrame {
    let isLent = true
    return {
      bytes: buffer.subarray(0, size),
      release: () => {
        if (isLent) this.giveBack(buffer)
        isLent = false
      },
    }
  }
}
