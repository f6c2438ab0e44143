/** The RPC side of a CARLA server: version checked, "episode not ready" waited out, the arity of spawning learnt. */
import { setTimeout as delay } from 'node:timers/promises'
import { type CarlaMethods, carlaMethods, versionMethod } from '../../scenarios/carla/methods.js'
import { type CarlaProfile, profileOfVersion } from '../../scenarios/carla/profile.js'
import { RpcClient } from '../../scenarios/carla/rpc-client.js'
import type { Method } from '../../scenarios/carla/rpc-messages.js'
import type { ActorDescription, CarlaActor, CarlaTransform } from '../../scenarios/carla/structs.js'
import { GoshawkError } from '../../schemas/errors.js'

export interface LinkOptions {
  readonly host: string
  readonly port: number
  /** For connecting and for each call. */
  readonly timeoutMs?: number
  /** How long a server may be busy with loading a map. */
  readonly loadTimeoutMs?: number
}

const notReady = 'episode not ready'
const retryMs = 100
const rigid = 0

export class CarlaLink {
  readonly rpc: RpcClient
  readonly version: string
  readonly profile: CarlaProfile
  readonly methods: CarlaMethods
  readonly loadTimeoutMs: number
  readonly timeoutMs: number
  /** As the version says until the server refuses it. */
  #spawnWithParentArgs: 4 | 5

  private constructor(
    rpc: RpcClient,
    version: string,
    { timeoutMs, loadTimeoutMs }: Required<Pick<LinkOptions, 'timeoutMs' | 'loadTimeoutMs'>>,
  ) {
    this.rpc = rpc
    this.version = version
    this.profile = profileOfVersion(version)
    this.methods = carlaMethods(this.profile)
    this.loadTimeoutMs = loadTimeoutMs
    this.timeoutMs = timeoutMs
    this.#spawnWithParentArgs = this.profile.spawnWithParentArgs
  }

  /**
   * @throws GoshawkError 'unavailable' when nobody answers at host:port, 'config-invalid' for a version other than 0.9.15
   *   and 0.9.16; both say what to do.
   */
  static async connect({ host, port, timeoutMs = 5000, loadTimeoutMs = 60_000 }: LinkOptions): Promise<CarlaLink> {
    const rpc = await RpcClient.connect({ host, port, timeoutMs })
    try {
      return new CarlaLink(rpc, await rpc.call(versionMethod), { timeoutMs, loadTimeoutMs })
    } catch (error) {
      await rpc.close()
      throw error
    }
  }

  /** Calls, and again while the server is loading a map. Errors as `RpcClient.call`. */
  call<Args extends readonly unknown[], R>(method: Method<Args, R>, ...args: Args): Promise<R> {
    return this.callWithin(this.timeoutMs, method, ...args)
  }

  /** The same with its own deadline for each answer: a world's first pictures, blueprints and maps take long. */
  async callWithin<Args extends readonly unknown[], R>(
    timeoutMs: number,
    method: Method<Args, R>,
    ...args: Args
  ): Promise<R> {
    const until = performance.now() + this.loadTimeoutMs
    for (;;) {
      try {
        return await this.rpc.callWithin(timeoutMs, method, ...args)
      } catch (error) {
        const isNotReady = error instanceof GoshawkError && error.details.reason === notReady
        if (!isNotReady || performance.now() > until) throw error
        await delay(retryMs)
      }
    }
  }

  /** With the deadline of loading a map. */
  callLong<Args extends readonly unknown[], R>(method: Method<Args, R>, ...args: Args): Promise<R> {
    return this.callWithin(this.loadTimeoutMs, method, ...args)
  }

  /** Spawns something that rides on `parentId`, with the number of arguments the server knows. */
  async spawnOn(parentId: number, description: ActorDescription, mount: CarlaTransform): Promise<CarlaActor> {
    const spawn = (count: 4 | 5) => {
      const { spawnActorWithParent } = carlaMethods({ ...this.profile, spawnWithParentArgs: count })
      return this.call(spawnActorWithParent, description, mount, parentId, rigid, '')
    }
    try {
      return await spawn(this.#spawnWithParentArgs)
    } catch (error) {
      if (!(error instanceof GoshawkError) || error.details.arity !== true) throw error
      this.#spawnWithParentArgs = this.#spawnWithParentArgs === 4 ? 5 : 4
      return spawn(this.#spawnWithParentArgs)
    }
  }

  close(): Promise<void> {
    return this.rpc.close()
  }
}
