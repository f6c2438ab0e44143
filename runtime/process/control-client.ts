/** A process's end of the control socket. */
import { Dealer } from 'zeromq'
import { GoshawkError, isErrorCode, messageOf } from '../../schemas/errors.js'
import {
  type CommandReply,
  decodeToProcess,
  encodeFromProcess,
  type FromProcess,
  type ToProcess,
} from './control-messages.js'

/** Names a process to the supervisor, so that nothing of a former life is taken for the present one. */
export function controlIdentity(process: string, epoch: number): string {
  return `${process}/${epoch}`
}

export interface ControlClientOptions {
  readonly address: string
  readonly process: string
  readonly epoch: number
  onMessage(message: Exclude<ToProcess, CommandReply>): void
  /** The socket broke, or what came is not for this version. */
  onError(error: unknown): void
}

export class ControlClient {
  readonly #socket: Dealer
  readonly #options: ControlClientOptions
  readonly #waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>()
  #sending: Promise<void> = Promise.resolve()
  #commands = 0
  #isClosed = false

  constructor(options: ControlClientOptions) {
    this.#options = options
    this.#socket = new Dealer({ routingId: controlIdentity(options.process, options.epoch), linger: 0 })
    this.#socket.connect(options.address)
    this.#receive().catch((error: unknown) => {
      if (!this.#isClosed) options.onError(error)
    })
  }

  /** Messages leave in the order of the calls. */
  send(message: FromProcess): void {
    const bytes = encodeFromProcess(message)
    this.#sending = this.#sending
      .then(() => (this.#isClosed ? undefined : this.#socket.send(bytes)))
      .catch((error: unknown) => {
        if (!this.#isClosed) this.#options.onError(error)
      })
  }

  /** Asks another process, through the supervisor. */
  command(node: string, command: unknown): Promise<unknown> {
    this.#commands += 1
    const id = this.#commands
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.send({ kind: 'command', id, node, command })
    })
  }

  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#socket.close()
    for (const { reject } of this.#waiting.values()) reject(new GoshawkError('cancelled', 'the process is ending'))
    this.#waiting.clear()
  }

  async #receive(): Promise<void> {
    for await (const [bytes] of this.#socket) {
      if (bytes === undefined) continue
      const message = decodeToProcess(bytes)
      if (message.kind === 'reply') this.#answer(message)
      else this.#options.onMessage(message)
    }
  }

  #answer({ id, answer, code, message }: CommandReply): void {
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (code === '') waiting?.resolve(answer)
    else waiting?.reject(new GoshawkError(isErrorCode(code) ? code : 'process-failed', message))
  }
}

/** The reply to a command that was carried out, or failed. */
export async function replyTo(id: number, work: () => Promise<unknown>): Promise<CommandReply> {
  try {
    return { kind: 'reply', id, answer: (await work()) ?? null, code: '', message: '' }
  } catch (error) {
    const code = error instanceof GoshawkError ? error.code : 'process-failed'
    return { kind: 'reply', id, answer: null, code, message: messageOf(error) }
  }
}
