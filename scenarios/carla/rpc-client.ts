/** CARLA's RPC from the client's side: msgpack-rpc over one TCP socket (protocol notes, section 1). */
import { connect, type Socket } from 'node:net'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { type Decoded, MsgpackDecoder } from './msgpack.js'
import { encodeRequest, type Method, parseReply, type Reply, resultOf } from './rpc-messages.js'

export interface RpcClientOptions {
  readonly host: string
  /** CARLA's default is 2000. */
  readonly port: number
  /** For connecting and for each call; CARLA's own clients wait 5 s. Blueprints and map changes take longer. */
  readonly timeoutMs?: number
}

interface Pending {
  readonly resolve: (reply: Reply) => void
  readonly reject: (error: GoshawkError) => void
  readonly timer: NodeJS.Timeout
}

/** Calls without an answer yet: a client that issues more has stopped waiting for its answers. */
const pendingMax = 4096
/** Bytes handed to a socket that does not take them. */
const unsentBytesMax = 16 * 2 ** 20

export class RpcClient {
  readonly #socket: Socket
  readonly #peer: string
  readonly #timeoutMs: number
  readonly #pending = new Map<number, Pending>()
  readonly #decoder = new MsgpackDecoder()
  #lastCallId = 0
  #ended: GoshawkError | undefined
  /** Settles when the socket is closed, by `close()` or by the other side, with the reason. Never rejects. */
  readonly closed: Promise<GoshawkError>

  private constructor(socket: Socket, peer: string, timeoutMs: number) {
    this.#socket = socket
    this.#peer = peer
    this.#timeoutMs = timeoutMs
    socket.on('data', (chunk) => this.#receive(chunk))
    socket.on('error', (cause) => this.#end(`the connection broke: ${messageOf(cause)}`, cause))
    socket.on('end', () => this.#end('the server closed the connection'))
    this.closed = new Promise((resolve) => {
      socket.on('close', () => {
        this.#end('the connection was closed')
        resolve(this.#ended!)
      })
    })
  }

  /** Throws `unavailable` when nobody answers at host:port in time. */
  static connect({ host, port, timeoutMs = 5000 }: RpcClientOptions): Promise<RpcClient> {
    const peer = `CARLA at ${host}:${port}`
    return new Promise((resolve, reject) => {
      const socket = connect({ host, port, noDelay: true })
      const fail = (why: string, cause?: unknown) => {
        clearTimeout(timer)
        socket.destroy()
        reject(new GoshawkError('unavailable', `${peer}: ${why}; start the server or give its HOST:PORT`, { cause }))
      }
      const timer = setTimeout(() => fail(`no answer within ${timeoutMs} ms`), timeoutMs)
      const onError = (cause: Error) => fail(`cannot connect: ${messageOf(cause)}`, cause)
      socket.once('error', onError)
      socket.once('connect', () => {
        clearTimeout(timer)
        socket.off('error', onError)
        resolve(new RpcClient(socket, peer, timeoutMs))
      })
    })
  }

  get isOpen(): boolean {
    return this.#ended === undefined
  }

  /**
   * Calls and waits for the result. Calls may overlap; answers may come in any order.
   *
   * @throws GoshawkError 'call-refused', 'call-invalid', 'message-invalid' (see `resultOf`), 'call-timeout', or
   *   'unavailable' when the connection is or gets closed.
   */
  call<Args extends readonly unknown[], R>(method: Method<Args, R>, ...args: Args): Promise<R> {
    return this.callWithin(this.#timeoutMs, method, ...args)
  }

  /** The same with its own deadline: loading a map or the first blueprints may take 20 s or more. */
  async callWithin<Args extends readonly unknown[], R>(
    timeoutMs: number,
    method: Method<Args, R>,
    ...args: Args
  ): Promise<R> {
    if (this.#pending.size >= pendingMax)
      throw new GoshawkError('unavailable', `${this.#peer}: ${pendingMax} calls wait for an answer; await some first`)
    const callId = this.#send(method, args, false)
    const reply = await new Promise<Reply>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#pending.delete(callId)
        reject(new GoshawkError('call-timeout', `${this.#peer}: ${method.name} not answered within ${timeoutMs} ms`))
      }, timeoutMs)
      this.#pending.set(callId, { resolve, reject, timer })
    })
    return resultOf(method, reply)
  }

  /**
   * Calls asynchronously in CARLA's sense: the server answers at once with a placeholder, which is dropped unread.
   * Whether it worked is not learnt; two casts in a row may be run in either order.
   *
   * @throws GoshawkError 'unavailable' when the connection is closed or does not take more.
   */
  cast<Args extends readonly unknown[], R>(method: Method<Args, R>, ...args: Args): void {
    this.#send(method, args, true)
  }

  /** Closes the socket; calls in flight fail with `unavailable`. */
  async close(): Promise<void> {
    this.#end('closed by this client')
    await this.closed
  }

  #send<Args extends readonly unknown[], R>(method: Method<Args, R>, args: Args, async: boolean): number {
    if (this.#ended) throw this.#ended
    if (this.#socket.writableLength > unsentBytesMax)
      throw new GoshawkError('unavailable', `${this.#peer}: the server does not read its calls`)
    do {
      this.#lastCallId = (this.#lastCallId + 1) >>> 0
    } while (this.#lastCallId === 0 || this.#pending.has(this.#lastCallId))
    this.#socket.write(encodeRequest(this.#lastCallId, method, args, { async }))
    return this.#lastCallId
  }

  #receive(chunk: Uint8Array): void {
    if (this.#ended) return
    try {
      this.#decoder.push(chunk, (message) => this.#settle(message))
    } catch (cause) {
      this.#end(`its answer is unreadable: ${messageOf(cause)}`, cause)
    }
  }

  /** Answers to casts and to calls that timed out find nobody waiting and are dropped. */
  #settle(message: Decoded): void {
    const reply = parseReply(message)
    const pending = this.#pending.get(reply.callId)
    if (!pending) return
    this.#pending.delete(reply.callId)
    clearTimeout(pending.timer)
    pending.resolve(reply)
  }

  #end(why: string, cause?: unknown): void {
    if (this.#ended) return
    const ended = new GoshawkError('unavailable', `${this.#peer}: ${why}`, { cause })
    this.#ended = ended
    this.#socket.destroy()
    for (const { reject, timer } of this.#pending.values()) {
      clearTimeout(timer)
      reject(ended)
    }
    this.#pending.clear()
  }
}
