/** Steps to take on the way out, whatever becomes of each. */
import type { RpcClient } from '../../scenarios/carla/rpc-client.js'
import { GoshawkError, messageOf } from '../../schemas/errors.js'

export class CleanUp {
  readonly #rpc: RpcClient
  readonly #undone: string[] = []
  #isAnswering = true

  constructor(rpc: RpcClient) {
    this.#rpc = rpc
  }

  /** What fails is kept for `failure`. A server that lets one call time out is not asked the rest, each for as long. */
  async attempt(what: string, act: () => Promise<unknown>): Promise<void> {
    if (!this.#rpc.isOpen || !this.#isAnswering) return void this.#undone.push(what)
    try {
      await act()
    } catch (error) {
      this.#undone.push(`${what} (${messageOf(error)})`)
      this.#isAnswering = !(error instanceof GoshawkError && error.code === 'call-timeout')
    }
  }

  /** What stays behind, and why; undefined when nothing does. Ask while the connection is as the steps found it. */
  failure(): GoshawkError | undefined {
    if (this.#undone.length === 0) return undefined
    const why = this.#rpc.isOpen ? 'the server refused' : 'the server is gone'
    return new GoshawkError('process-failed', `CARLA: ${why}, so this was not done: ${this.#undone.join('; ')}`)
  }
}
