/** The producing end of a link to another process: an outbox that keeps the link's policy, and the loop that empties it. */
import type { Logger } from 'pino'
import { encodeEnvelope, schemaVersion } from '../../schemas/codec.js'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import type { Time } from '../clock/time.js'
import { createQueue, type MessageQueue, withSlack } from '../queues/message-queue.js'
import type { LinkWriter, Multipart } from '../transport/transport.js'
import { closeHops, type Emission, type OutLink } from './parcel.js'
import type { PlannedLink } from './plan.js'
import type { Recorder } from './recorder.js'

/** A message of this single part ends the stream. */
export const endMarker: Uint8Array = Buffer.from('goshawk.end')

export interface RemoteWriterOptions {
  readonly link: PlannedLink
  /** Messages beyond a fifo's depth that the node may be committed to when it sees it full. */
  readonly slack: number
  readonly writer: LinkWriter
  readonly time: Time
  readonly recorder: Recorder
  readonly log: Logger
  onRoom(): void
}

export class RemoteWriter implements OutLink {
  readonly name: string
  readonly #options: RemoteWriterOptions
  readonly #outbox: MessageQueue<Emission>
  readonly #drained: Promise<void>
  #markDrained = () => {}
  #isSending = false
  #isEnded = false
  #owesEnd = false
  #isClosed = false
  #hasLoggedInvalid = false

  constructor(options: RemoteWriterOptions) {
    this.#options = options
    this.name = options.link.name
    this.#outbox = createQueue<Emission>(withSlack(options.link.queue, options.slack))
    this.#drained = new Promise((resolve) => {
      this.#markDrained = resolve
    })
    // A reader that was restarted has not heard of an end sent to its former life.
    options.writer.onReader(() => {
      if (!this.#isEnded) return
      this.#owesEnd = true
      this.#work()
    })
  }

  /** Resolves when the end of the stream has been handed to the transport, after everything before it. */
  get drained(): Promise<void> {
    return this.#drained
  }

  get room(): number {
    return this.#outbox.room - this.#options.slack - (this.#isSending ? 1 : 0)
  }

  put(emission: Emission): void {
    const displaced = this.#outbox.offer(emission)
    if (displaced) this.#lose(displaced.item, displaced.reason)
    this.#work()
  }

  end(): void {
    if (this.#isEnded) return
    this.#isEnded = true
    this.#owesEnd = true
    this.#work()
  }

  /** Idempotent; what has not left is dropped. */
  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    for (const emission of this.#outbox.clear()) this.#lose(emission, 'shutdown')
    this.#options.writer.close()
    this.#markDrained()
  }

  #work(): void {
    if (this.#isSending || this.#isClosed) return
    this.#isSending = true
    this.#sendAll().finally(() => {
      this.#isSending = false
      this.#options.onRoom()
      // Something may have come between the loop's last look and now.
      if (this.#outbox.length > 0 || this.#owesEnd) this.#work()
    })
  }

  async #sendAll(): Promise<void> {
    for (;;) {
      const emission = this.#outbox.take()
      if (emission === undefined) {
        if (!this.#owesEnd) return
        this.#owesEnd = false
        if (!(await this.#send([endMarker], undefined))) return
        this.#markDrained()
        continue
      }
      const parts = this.#encode(emission)
      if (parts !== undefined && !(await this.#send(parts, emission))) return
      this.#options.onRoom()
    }
  }

  #encode(emission: Emission): Multipart | undefined {
    try {
      const payload = emission.encoded()
      const nowNs = this.#options.time.nowNs()
      const envelope = encodeEnvelope(
        { ...emission.header, publishTimeNs: nowNs },
        {
          schema: emission.type,
          schemaVersion,
          partBytes: emission.parts.map((part) => part.byteLength),
          hops: closeHops(emission, nowNs),
        },
      )
      return [envelope, payload, ...emission.parts]
    } catch (error) {
      this.#refuse(emission, 'message-invalid', messageOf(error))
      return undefined
    }
  }

  /** False when the link is closed. */
  async #send(parts: Multipart, emission: Emission | undefined): Promise<boolean> {
    try {
      await this.#options.writer.send(parts)
      return true
    } catch (error) {
      if (!(error instanceof GoshawkError)) throw error
      if (error.code === 'cancelled') {
        if (emission) this.#lose(emission, 'shutdown')
        return false
      }
      if (emission) this.#refuse(emission, error.code, error.message)
      return true
    }
  }

  #refuse(emission: Emission, reason: string, message: string): void {
    this.#lose(emission, reason)
    if (!this.#hasLoggedInvalid) {
      this.#options.log.error(
        { link: this.name, code: reason },
        `${emission.header.stream} to ${this.name}: message not sent: ${message}; further ones are counted`,
      )
    }
    this.#hasLoggedInvalid = true
  }

  #lose({ header }: Emission, reason: string): void {
    this.#options.recorder.dropped(header.frame, this.name, reason)
    this.#options.recorder.done(this.name, header.frame)
  }
}
