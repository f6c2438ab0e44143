/** CARLA's RPC from the server's side, as rpclib 2.2.1 answers (protocol notes, sections 1.2 to 1.4). */
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { bool, type Codec, expectArray } from './codec.js'
import { MsgpackDecoder } from './msgpack.js'
import {
  type Call,
  encodeFault,
  encodePlaceholder,
  encodeReply,
  type Failure,
  faultTexts,
  type Method,
  parseCall,
  type Signature,
} from './rpc-messages.js'

type Answer<R> = R | Failure | Promise<R | Failure>

interface Entry {
  readonly method: Signature<unknown>
  readonly handler: (caller: number, ...args: readonly unknown[]) => Answer<unknown>
}

export interface RpcServerOptions {
  readonly host?: string
  /** 0 lets the system choose; see `port`. */
  readonly port: number
  /** Told of peers that speak something else, and of handlers that threw on a call nobody waits for. */
  readonly onFault: (error: GoshawkError) => void
  /** Told of each connection that closed, by the number `onFrom` gives its calls. */
  readonly onClosed?: (caller: number) => void
}

/** A request is small (the largest, an OpenDRIVE map, has megabytes); a peer that sends more is cut off. */
const requestBytesMax = 32 * 2 ** 20
/** Answers waiting for a client that does not read. */
const unsentBytesMax = 64 * 2 ** 20
const connectionsMax = 64

export class RpcServer {
  readonly #server: Server
  readonly #methods = new Map<string, Entry>()
  readonly #sockets = new Set<Socket>()
  readonly #onFault: (error: GoshawkError) => void
  readonly #onClosed: ((caller: number) => void) | undefined
  #lastCaller = 0

  private constructor({ onFault, onClosed }: RpcServerOptions) {
    this.#onFault = onFault
    this.#onClosed = onClosed
    this.#server = createServer({ noDelay: true }, (socket) => this.#serve(socket))
    this.#server.maxConnections = connectionsMax
  }

  /** Throws `port-occupied` when the port cannot be had. */
  static listen(options: RpcServerOptions): Promise<RpcServer> {
    const { host = '127.0.0.1', port } = options
    const self = new RpcServer(options)
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

  get connectionCount(): number {
    return this.#sockets.size
  }

  /**
   * Answers a method. Handlers start in the order calls arrive; answers go out as they are ready, in any order.
   * A handler returns `{ failure: text }` for what the world refuses; what it throws is answered as rpclib answers an
   * exception. A second handler for a name replaces the first.
   */
  on<Args extends readonly unknown[], R>(method: Method<Args, R>, handler: (...args: Args) => Answer<R>): void {
    this.onFrom(method, (_, ...args: Args) => handler(...args))
  }

  /** The same for a handler that must know who calls: connections count up from 1. */
  onFrom<Args extends readonly unknown[], R>(
    method: Method<Args, R>,
    handler: (caller: number, ...args: Args) => Answer<R>,
  ): void {
    this.#methods.set(method.name, { method, handler: handler as unknown as Entry['handler'] })
  }

  /** Stops listening and closes every connection. */
  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    if (!this.#server.listening) return
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket)
    const caller = ++this.#lastCaller
    const decoder = new MsgpackDecoder({ messageBytesMax: requestBytesMax })
    const reply = (bytes: Uint8Array) => {
      if (socket.destroyed) return
      socket.write(bytes)
      if (socket.writableLength > unsentBytesMax) socket.destroy()
    }
    socket.on('close', () => {
      this.#sockets.delete(socket)
      this.#onClosed?.(caller)
    })
    // A client that vanishes is no fault of the server: 'close' follows.
    socket.on('error', () => socket.destroy())
    socket.on('data', (chunk) => {
      try {
        decoder.push(chunk, (message) => {
          const call = parseCall(message)
          if (call) void this.#answer(call, caller, reply)
        })
      } catch (error) {
        socket.destroy()
        this.#report(`CARLA client at ${socket.remoteAddress}: cut off, it sends no msgpack`, error)
      }
    })
  }

  async #answer({ callId, name, params }: Call, caller: number, reply: (bytes: Uint8Array) => void): Promise<void> {
    const entry = this.#methods.get(name)
    const fault = (text: string) => callId !== undefined && reply(encodeFault(callId, text))
    if (!entry) return void fault(faultTexts.unknownMethod(name, params.length))
    const { method, handler } = entry
    if (params.length !== method.args.length + 1)
      return void fault(faultTexts.arity(name, method.args.length + 1, params.length))
    let isAnswered = callId === undefined
    try {
      const isAsync = bool.decode(expectArray(params[0]!, `${name} Metadata`)[0] ?? null, `${name} Metadata`)
      const args = method.args.map((codec: Codec<unknown>, index) =>
        codec.decode(params[index + 1]!, `${name} argument ${index + 1}`),
      )
      const answer = handler(caller, ...args)
      if (callId !== undefined && isAsync) {
        reply(encodePlaceholder(callId, method))
        isAnswered = true
      }
      const result = await answer
      if (callId !== undefined && !isAnswered) reply(encodeReply(callId, method, result))
    } catch (error) {
      if (isAnswered) this.#report(`CARLA ${name}: a call nobody waits for failed`, error)
      else fault(faultTexts.exception(name, params.length, messageOf(error)))
    }
  }

  #report(what: string, cause: unknown): void {
    this.#onFault(new GoshawkError('message-invalid', `${what}: ${messageOf(cause)}`, { cause }))
  }
}
