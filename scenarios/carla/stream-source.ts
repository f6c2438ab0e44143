import type { Socket } from 'node:net'

interface Outgoing {
  readonly parts: readonly Uint8Array[]
  /** The parts are no longer needed. */
  readonly done: () => void
}

interface Subscriber {
  readonly socket: Socket
  readonly queue: Outgoing[]
  isWriting: boolean
}

interface SourceOptions {
  readonly mode: () => 'newest-only' | 'blocking'
  readonly stallMs: number
  readonly onSubscribers: ((count: number) => void) | undefined
  readonly onClose: () => void
}

/** Frames a subscriber may lag behind in blocking mode when the sender does not wait for `send`. */
const queueMax = 16

/** One stream of a StreamServer: what is sent goes to every subscriber. */
export class StreamSource {
  readonly #options: SourceOptions
  readonly #subscribers = new Set<Subscriber>()

  constructor(options: SourceOptions) {
    this.#options = options
  }

  get subscriberCount(): number {
    return this.#subscribers.size
  }

  /**
   * Sends one frame, its parts in a row under one size; they are not copied. Resolves, never rejects, when no subscriber
   * needs the parts any more: then they may be reused. A subscriber that takes too long is cut off.
   */
  async send(...parts: readonly Uint8Array[]): Promise<void> {
    await Promise.all([...this.#subscribers].map((each) => this.#enqueue(each, parts)))
  }

  /** Closes the sockets of all subscribers; later ones are turned away. */
  close(): void {
    this.#options.onClose()
    for (const { socket } of this.#subscribers) socket.destroy()
  }

  /** For StreamServer: a socket that asked for this stream. */
  add(socket: Socket): void {
    const subscriber: Subscriber = { socket, queue: [], isWriting: false }
    this.#subscribers.add(subscriber)
    this.#options.onSubscribers?.(this.#subscribers.size)
    socket.on('close', () => {
      this.#subscribers.delete(subscriber)
      for (const { done } of subscriber.queue.splice(0)) done()
      this.#options.onSubscribers?.(this.#subscribers.size)
    })
  }

  #enqueue(subscriber: Subscriber, parts: readonly Uint8Array[]): Promise<void> {
    const { queue, socket } = subscriber
    return new Promise((done) => {
      if (socket.destroyed) return done()
      if (this.#options.mode() === 'newest-only') for (const replaced of queue.splice(0)) replaced.done()
      queue.push({ parts, done })
      if (queue.length > queueMax) socket.destroy()
      else this.#writeNext(subscriber)
    })
  }

  #writeNext(subscriber: Subscriber): void {
    const { queue, socket } = subscriber
    if (subscriber.isWriting || socket.destroyed) return
    const next = queue.shift()
    if (!next) return
    subscriber.isWriting = true
    const timer = setTimeout(() => socket.destroy(), this.#options.stallMs)
    const size = Buffer.alloc(4)
    size.writeUInt32LE(next.parts.reduce((sum, { length }) => sum + length, 0))
    socket.cork()
    socket.write(size)
    const last = next.parts.length - 1
    next.parts.forEach((part, index) => {
      if (index < last) socket.write(part)
    })
    // The callback also comes, with an error, when the socket is destroyed first.
    socket.write(next.parts[last] ?? Buffer.alloc(0), () => {
      clearTimeout(timer)
      subscriber.isWriting = false
      next.done()
      this.#writeNext(subscriber)
    })
    socket.uncork()
  }
}
