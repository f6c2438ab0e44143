/** The built-in world behind CARLA's protocol: RPC on one port, streams on the next. */
import { carlaMethods, versionMethod } from '../../../scenarios/carla/methods.js'
import { carla0915 } from '../../../scenarios/carla/profile.js'
import type { Failure, Method } from '../../../scenarios/carla/rpc-messages.js'
import { RpcServer } from '../../../scenarios/carla/rpc-server.js'
import { StreamServer } from '../../../scenarios/carla/stream-server.js'
import { GoshawkError, messageOf } from '../../../schemas/errors.js'
import { answerActorMethods } from './answer-actor-methods.js'
import { answerWorldMethods } from './answer-world-methods.js'
import type { ServeOptions } from './serve-options.js'
import { ServedWorld } from './served-world.js'

type Answer<R> = R | Failure | Promise<R | Failure>

/** Registers a handler that runs as CARLA's do on its game thread: one after another, never within a tick. */
export type OnGameThread = <Args extends readonly unknown[], R>(
  method: Method<Args, R>,
  handler: (caller: number, ...args: Args) => Answer<R>,
) => void

export class CarlaServer {
  readonly world: ServedWorld
  readonly #rpc: RpcServer
  readonly #streams: StreamServer
  /** Calls, ticks and farewells, in the order they came. */
  #queue: Promise<unknown> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined
  #nextTickMs = 0
  #notReady: number
  readonly #onFault: (error: GoshawkError) => void

  private constructor(options: ServeOptions, rpc: RpcServer, streams: StreamServer) {
    const { profile = carla0915, threadsMax = 2, noise = 1.2, faults = {}, scenario, seed, onFault } = options
    this.#rpc = rpc
    this.#onFault = onFault
    this.#streams = streams
    this.#notReady = faults.notReadyCalls ?? 0
    this.world = new ServedWorld({ profile, threadsMax, noise, faults, scenario, seed, onFault }, streams)
    const methods = carlaMethods(profile)
    // As in CARLA, this one does not wait for the world.
    rpc.on(versionMethod, () => profile.version)
    const answer: OnGameThread = (method, handler) =>
      rpc.onFrom(method, (...args) =>
        this.#soon(() => (this.#notReady-- > 0 ? { failure: 'episode not ready' } : handler(...args))),
      )
    answerWorldMethods(methods, answer, this.world)
    answerActorMethods(methods, answer, this.world)
    this.#scheduleTick()
  }

  /**
   * Builds the world and listens.
   *
   * @throws GoshawkError 'port-occupied' when a port cannot be had, 'config-invalid' for an unknown scenario or a bad seed.
   */
  static async listen(options: ServeOptions): Promise<CarlaServer> {
    const { host = '127.0.0.1', port, onFault } = options
    let self: CarlaServer | undefined
    const onClosed = (caller: number) => self?.farewell(caller)
    const rpc = await RpcServer.listen({ host, port, onFault, onClosed })
    try {
      const streams = await StreamServer.listen({ host, port: port === 0 ? 0 : port + 1 })
      try {
        self = new CarlaServer(options, rpc, streams)
        return self
      } catch (error) {
        await streams.close()
        throw error
      }
    } catch (error) {
      await rpc.close()
      throw error
    }
  }

  get port(): number {
    return this.#rpc.port
  }

  get streamPort(): number {
    return this.#streams.port
  }

  /** Clients connected. */
  get clientCount(): number {
    return this.#rpc.connectionCount
  }

  /** For the RPC server: a connection closed. */
  farewell(caller: number): void {
    void this.#soon(() => this.world.release(caller))
  }

  /** Resolves when everything asked for so far is done. */
  async settled(): Promise<void> {
    await this.#soon(() => {})
  }

  #soon<R>(act: () => R | Promise<R>): Promise<R> {
    const done = this.#queue.then(act)
    // The queue goes on whatever becomes of one call, whose caller is told, and of a map that cannot be loaded.
    const finish = () => this.world.finishLoading()
    this.#queue = done.then(finish, finish).catch((cause) => this.#report('loading a map', cause))
    return done
  }

  #report(what: string, cause: unknown): void {
    this.#onFault(new GoshawkError('process-failed', `serving CARLA clients: ${what}: ${messageOf(cause)}`, { cause }))
  }

  /** Asynchronous mode: a tick each time its length has passed. With nobody connected the world stands still. */
  #scheduleTick(): void {
    const periodMs = this.world.deltaS * 1000
    const now = performance.now()
    this.#nextTickMs = Math.max(now, this.#nextTickMs + periodMs)
    if (this.#nextTickMs > now + periodMs) this.#nextTickMs = now + periodMs
    this.#timer = setTimeout(() => {
      const { world } = this
      const isDue = !world.settings.synchronousMode && this.#rpc.connectionCount > 0
      const ticked = isDue ? this.#soonTick() : Promise.resolve()
      void ticked.then(() => {
        if (this.#timer) this.#scheduleTick()
      })
    }, this.#nextTickMs - now)
  }

  /** The mode may have changed while the tick waited for its turn. */
  async #soonTick(): Promise<void> {
    this.#queue = this.#queue
      .then(() => (this.world.settings.synchronousMode ? undefined : this.world.tick()))
      .catch((cause) => this.#report('a tick', cause))
    await this.#queue
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    await this.#rpc.close()
    await this.#streams.close()
    await this.world.close()
  }
}
