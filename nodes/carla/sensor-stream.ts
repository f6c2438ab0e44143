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
  /** Releases the frame when it is done with it. What it throws goes to `onFault` as the stream's. */
  readonly onFrame: (frame: StreamFrame) => void
  readonly onLost: (error: GoshawkError) => void
  readonly onFault: (error: GoshawkError) => void
}

export class SensorStream {
  readonly name: string
  readonly #client: StreamClient
  readonly #opened: Promise<void>
  /** Connected anew, and no frame since: the server may not have registered the reader yet. */
  isFresh = true

  constructor({ name, host, token, reconnectDelayMs, onFrame, onLost, onFault }: SensorStreamOptions) {
    this.name = name
    let open = () => {}
    this.#opened = new Promise((resolve) => {
      open = resolve
    })
    this.#client = new StreamClient({
      host: token.host ?? host,
      port: token.port,
      streamId: token.streamId,
      reconnectDelayMs,
      onOpen: open,
      onLost: (error) => {
        this.isFresh = true
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

  /** Resolves when the stream's id has been sent for the first time. */
  get opened(): Promise<void> {
    return this.#opened
  }

  stop(): Promise<void> {
    return this.#client.stop()
  }
}
