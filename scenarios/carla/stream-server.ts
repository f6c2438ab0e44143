/** CARLA's streams from the server's side (protocol notes, sections 4.3 and 4.4). */
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { StreamSource } from './stream-source.js'

export interface StreamServerOptions {
  readonly host?: string
  /** 0 lets the system choose; see `port`. */
  readonly port: number
  /** Time a subscriber has to take a frame before it is cut off. */
  readonly stallMs?: number
}

const idBytes = 4
const connectionsMax = 512
/** CARLA's own deadlines: for a subscriber to name its stream, and to take a frame. */
const sessionDeadlineMs = 10_000

export class StreamServer {
  /**
   * What a subscriber gets that is still busy with an earlier frame: 'newest-only' (CARLA's asynchronous mode) only the
   * latest once it is done, 'blocking' (synchronous mode) every frame, and `send` waits.
   */
  mode: 'newest-only' | 'blocking' = 'newest-only'
  readonly #server: Server
  readonly #sources = new Map<number, StreamSource>()
  readonly #sockets = new Set<Socket>()
  readonly #stallMs: number

  private constructor(stallMs: number) {
    this.#stallMs = stallMs
    this.#server = createServer({ noDelay: true }, (socket) => this.#greet(socket))
    this.#server.maxConnections = connectionsMax
  }

  /** Throws `port-occupied` when the port cannot be had. */
  static listen({ host = '127.0.0.1', port, stallMs = sessionDeadlineMs }: StreamServerOptions): Promise<StreamServer> {
    const self = new StreamServer(stallMs)
    return new Promise((resolve, reject) => {
      self.#server.once('error', (cause) =>
        reject(new GoshawkError('port-occupied', `cannot listen on ${host}:${port}: ${messageOf(cause)}`, { cause })),
      )
      self.#server.listen(port, host, () => resolve(self))
    })
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /**
   * The stream of this id, made if it is new.
   *
   * @param onSubscribers - told the number of subscribers whenever it changes.
   */
  open(streamId: number, onSubscribers?: (count: number) => void): StreamSource {
    const known = this.#sources.get(streamId)
    if (known) return known
    const source = new StreamSource({
      mode: () => this.mode,
      stallMs: this.#stallMs,
      onSubscribers,
      onClose: () => this.#sources.delete(streamId),
    })
    this.#sources.set(streamId, source)
    return source
  }

  /** Stops listening and closes every stream. */
  async close(): Promise<void> {
    for (const source of [...this.#sources.values()]) source.close()
    for (const socket of this.#sockets) socket.destroy()
    if (!this.#server.listening) return
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }

  /** Reads the four bytes of the id; an unknown id, or anything after it, closes the socket. */
  #greet(socket: Socket): void {
    this.#sockets.add(socket)
    const timer = setTimeout(() => socket.destroy(), sessionDeadlineMs)
    let received = Buffer.alloc(0)
    socket.on('close', () => {
      clearTimeout(timer)
      this.#sockets.delete(socket)
    })
    // A subscriber that vanishes is no fault of the server: 'close' follows.
    socket.on('error', () => socket.destroy())
    socket.on('data', (chunk) => {
      if (received.length + chunk.length > idBytes) return void socket.destroy()
      received = Buffer.concat([received, chunk])
      if (received.length < idBytes) return
      clearTimeout(timer)
      const source = this.#sources.get(received.readUInt32LE())
      if (source) source.add(socket)
      else socket.destroy()
    })
  }
}
