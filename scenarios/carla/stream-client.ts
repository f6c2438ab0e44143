/** One CARLA stream from the client's side: a socket, the stream's id, then frames under their size (protocol notes, section 4.3). */
import { connect, type Socket } from 'node:net'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { FramePool, type StreamFrame } from './frame-pool.js'

export type { StreamFrame } from './frame-pool.js'

export interface StreamClientOptions {
  readonly host: string
  readonly port: number
  readonly streamId: number
  /**
   * Gets each frame in order. Its bytes are lent until `release()`: with all buffers lent out the socket is not read,
   * which in synchronous mode holds up the simulation, and loses nothing.
   */
  readonly onFrame: (frame: StreamFrame) => void
  /** Told each time the connection is lost or cannot be made; it is tried again until `stop()`. */
  readonly onLost: (error: GoshawkError) => void
  /** Told each time the stream's id has been sent; the server registers it a moment later and never says so. */
  readonly onOpen?: () => void
  readonly reconnectDelayMs?: number
  /** Frames lent out or being read at once. */
  readonly buffersMax?: number
  /** A 4K BGRA picture has 33 MB. */
  readonly frameBytesMax?: number
}

const sizeBytes = 4

/** Reads from its construction until `stop()`. Frames go from the socket into their buffer: nothing is copied here. */
export class StreamClient {
  readonly #options: StreamClientOptions
  readonly #peer: string
  readonly #frameBytesMax: number
  readonly #pool: FramePool
  readonly #head = Buffer.alloc(sizeBytes)
  /** Bytes of the size read so far, then the frame in progress. */
  #headFilled = 0
  #frame: { readonly buffer: Buffer; readonly size: number; filled: number } | undefined
  #socket: Socket | undefined
  #timer: NodeJS.Timeout | undefined
  #isStopped = false

  constructor(options: StreamClientOptions) {
    this.#options = options
    this.#peer = `CARLA stream ${options.streamId} at ${options.host}:${options.port}`
    this.#frameBytesMax = options.frameBytesMax ?? 64 * 2 ** 20
    this.#pool = new FramePool(options.buffersMax ?? 4, () => this.#socket?.resume())
    this.#connect()
  }

  /** Closes the socket, which is how one unsubscribes, and does not come back. Idempotent. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    const socket = this.#socket
    if (!socket || socket.closed) return
    await new Promise<void>((resolve) => {
      socket.once('close', () => resolve())
      socket.destroy()
    })
  }

  #connect(): void {
    const { host, port, streamId, onOpen, onLost, reconnectDelayMs = 1000 } = this.#options
    let why = 'the server closed it'
    let cause: unknown
    const socket = connect({
      host,
      port,
      noDelay: true,
      onread: { buffer: () => this.#target(), callback: (count) => this.#advance(count, fail) },
    })
    const fail = (reason: string) => {
      why = reason
      socket.destroy()
    }
    this.#socket = socket
    socket.on('connect', () => {
      const id = Buffer.alloc(4)
      id.writeUInt32LE(streamId)
      socket.write(id)
      onOpen?.()
    })
    socket.on('error', (error) => {
      why = messageOf(error)
      cause = error
    })
    socket.on('close', () => {
      if (this.#frame) this.#pool.giveBack(this.#frame.buffer)
      this.#frame = undefined
      this.#headFilled = 0
      this.#socket = undefined
      if (this.#isStopped) return
      this.#timer = setTimeout(() => this.#connect(), reconnectDelayMs)
      onLost(new GoshawkError('unavailable', `${this.#peer}: ${why}`, { cause }))
    })
  }

  /** Where the next bytes belong: never beyond the size or the frame they are part of. */
  #target(): Buffer {
    if (this.#frame) return this.#frame.buffer.subarray(this.#frame.filled, this.#frame.size)
    return this.#head.subarray(this.#headFilled)
  }

  /** Takes note of `count` bytes read into the target. Returns false to stop reading until a buffer is given back. */
  #advance(count: number, fail: (reason: string) => void): boolean {
    const frame = this.#frame
    if (!frame) {
      this.#headFilled += count
      if (this.#headFilled < sizeBytes) return true
      this.#headFilled = 0
      const size = this.#head.readUInt32LE()
      if (size === 0 || size > this.#frameBytesMax)
        fail(`a frame of ${size} bytes; expected 1 to ${this.#frameBytesMax}`)
      else this.#frame = { buffer: this.#pool.take(size), size, filled: 0 }
      return true
    }
    frame.filled += count
    if (frame.filled < frame.size) return true
    this.#frame = undefined
    this.#options.onFrame(this.#pool.lend(frame.buffer, frame.size))
    return this.#pool.hasFree
  }
}
