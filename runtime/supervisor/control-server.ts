/** The supervisor's end of the control socket. */
import { Router } from 'zeromq'
import { GoshawkError } from '../../schemas/errors.js'
import { decodeFromProcess, encodeToProcess, type FromProcess, type ToProcess } from '../process/control-messages.js'
import { bindError } from '../transport/zeromq.js'

export interface ControlServerOptions {
  readonly address: string
  onMessage(identity: string, message: FromProcess): void
  /** What came was no message of ours. */
  onInvalid(identity: string, error: GoshawkError): void
}

export class ControlServer {
  readonly #socket: Router
  readonly #options: ControlServerOptions
  #sending: Promise<void> = Promise.resolve()
  #isClosed = false

  private constructor(socket: Router, options: ControlServerOptions) {
    this.#socket = socket
    this.#options = options
  }

  /** @throws GoshawkError 'port-occupied' */
  static async open(options: ControlServerOptions): Promise<ControlServer> {
    const socket = new Router({ handover: true, linger: 0 })
    try {
      await socket.bind(options.address)
    } catch (error) {
      socket.close()
      throw bindError(options.address, error)
    }
    return new ControlServer(socket, options)
  }

  /** Receives until closed. */
  async run(): Promise<void> {
    try {
      for await (const [identity, bytes] of this.#socket) {
        if (identity === undefined || bytes === undefined) continue
        this.#accept(identity.toString(), bytes)
      }
    } catch (error) {
      if (!this.#isClosed) throw error
    }
  }

  /** Messages leave in the order of the calls; one for a process that is not connected goes nowhere. */
  send(identity: string, message: ToProcess): void {
    const bytes = encodeToProcess(message)
    this.#sending = this.#sending
      .then(() => (this.#isClosed ? undefined : this.#socket.send([identity, bytes])))
      .catch((error: unknown) => {
        if (!this.#isClosed) throw error
      })
  }

  close(): void {
    this.#isClosed = true
    this.#socket.close()
  }

  #accept(identity: string, bytes: Uint8Array): void {
    let message: FromProcess
    try {
      message = decodeFromProcess(bytes)
    } catch (error) {
      if (!(error instanceof GoshawkError)) throw error
      this.#options.onInvalid(identity, error)
      return
    }
    this.#options.onMessage(identity, message)
  }
}
