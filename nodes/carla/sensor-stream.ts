/** One subscribed stream whose messages queue up by frame. */
import { StreamClient, type StreamFrame } from '../../scenarios/carla/stream-client.js'
import type { StreamToken } from '../../scenarios/carla/token.js'
import { GoshawkError, messageOf } from '../../schemas/errors.js'

export interface SensorStreamOptions {
  /** For messages: "camera CAM_BACK". */
  readonly name: string
  readonly host: string
  readonly token: StreamToken
  readonly reconnectDelayMs: number
  /** For the first connection. */
  readonly timeoutMs: number
  /** Ends the wait for it, with its reason. */
  readonly signal: AbortSignal
  /** Releases the frame when it is done with it. What it throws goes to `onFault` as the stream's. */
  readonly onFrame: (frame: StreamFrame) => void
  readonly onLost: (error: GoshawkError) => void
  readonly onFault: (error: GoshawkError) => void
}

export class SensorStream {
  readonly name: string
  /** "HOST:PORT", as the server's token says. */
  readonly address: string
  readonly #timeoutMs: number
  readonly #signal: AbortSignal
  readonly #client: StreamClient
  readonly #opened: Promise<void>
  /** Connected anew, and no frame since: the server may not have registered the reader yet. */
  isFresh = true
  /** Why there is no connection, as last told. */
  #lost: GoshawkError | undefined

  constructor(options: SensorStreamOptions) {
    const { name, token, reconnectDelayMs, timeoutMs, signal, onFrame, onLost, onFault } = options
    const host = token.host ?? options.host
    this.name = name
    this.address = `${host}:${token.port}`
    this.#timeoutMs = timeoutMs
    this.#signal = signal
    let open = () => {}
    this.#opened = new Promise((resolve) => {
      open = resolve
    })
    this.#client = new StreamClient({
      host,
      port: token.port,
      streamId: token.streamId,
      reconnectDelayMs,
      onOpen: open,
      onLost: (error) => {
        this.isFresh = true
        this.#lost = error
        onLost(new GoshawkError(error.code, `${name}: ${error.message}`, { cause: error }))
      },
      onFrame: (frame) => {
        this.isFresh = false
        try {
          onFrame(frame)
        } catch (cause) {
          frame.release()
          onFault(new GoshawkError('message-invalid', `CARLA ${name}: ${messageOf(cause)}`, { cause }))
        }
      },
    })
  }

  /**
   * Resolves when the stream's id has been sent for the first time.
   *
   * @throws GoshawkError 'unavailable' naming host and port when nobody took the connection in time; the signal's reason.
   */
  async opened(): Promise<void> {
    const signal = this.#signal
    signal.throwIfAborted()
    let giveUp = (_: unknown) => {}
    const ended = new Promise<never>((_, reject) => {
      giveUp = reject
    })
    const onAbort = () => giveUp(signal.reason)
    const timer = setTimeout(() => giveUp(this.#unreachable()), this.#timeoutMs)
    signal.addEventListener('abort', onAbort, { once: true })
    try {
      await Promise.race([this.#opened, ended])
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
    }
  }

  #unreachable(): GoshawkError {
    const why = this.#lost ? ` (${messageOf(this.#lost.cause ?? this.#lost)})` : ''
    const what = `CARLA ${this.name}: no connection to its stream at ${this.address} within ${this.#timeoutMs} ms${why}`
    const advice = "let the server's streaming port through, one above its RPC port unless it was started otherwise"
    return new GoshawkError('unavailable', `${what}; ${advice}`, { cause: this.#lost })
  }

  stop(): Promise<void> {
    return this.#client.stop()
  }
}
