/** The consuming end of a link from another process: checks what arrives and puts it into the input's queue. */
import type { Logger } from 'pino'
import { type DecodedEnvelope, decodeEnvelope, decodePayload, expectSchema } from '../../schemas/codec.js'
import { GoshawkError } from '../../schemas/errors.js'
import type { Time } from '../clock/time.js'
import type { LinkReader, Multipart } from '../transport/transport.js'
import type { Inlet } from './inlet.js'
import { LinkSequence } from './link-sequence.js'
import type { Recorder } from './recorder.js'
import { endMarker } from './remote-writer.js'

export interface RemoteReaderOptions {
  readonly inlet: Inlet
  readonly reader: LinkReader
  /** Starts of this process before this one. */
  readonly epoch: number
  readonly time: Time
  readonly recorder: Recorder
  readonly log: Logger
  /** Counts messages that could not be read at all. */
  onInvalid(): void
}

export class RemoteReader {
  readonly #options: RemoteReaderOptions
  readonly #sequence: LinkSequence
  #roomWaiter: (() => void) | undefined
  #isClosed = false
  #hasLoggedInvalid = false

  constructor(options: RemoteReaderOptions) {
    this.#options = options
    this.#sequence = new LinkSequence(options.epoch === 0)
    options.inlet.onRoom(() => this.#roomWaiter?.())
  }

  /** Reads until closed; rejects when the transport itself breaks. */
  async run(): Promise<void> {
    for (;;) {
      // Displacing queues always have room and are read eagerly; a full fifo leaves the rest with its producer.
      if (this.#options.inlet.queue.room === 0) {
        await new Promise<void>((resolve) => {
          this.#roomWaiter = resolve
        })
        this.#roomWaiter = undefined
      }
      if (this.#isClosed) return
      const parts = await this.#options.reader.receive()
      if (parts === undefined) return
      this.#accept(parts)
    }
  }

  /** Idempotent. */
  close(): void {
    this.#isClosed = true
    this.#roomWaiter?.()
    this.#options.reader.close()
  }

  #accept(parts: Multipart): void {
    const { inlet, recorder, time } = this.#options
    const [envelopeBytes, payloadBytes, ...bulk] = parts
    if (envelopeBytes !== undefined && payloadBytes === undefined && Buffer.compare(envelopeBytes, endMarker) === 0) {
      inlet.end()
      return
    }
    let envelope: DecodedEnvelope
    try {
      envelope = this.#check(envelopeBytes, payloadBytes, bulk)
    } catch (error) {
      if (!(error instanceof GoshawkError)) throw error
      this.#refuse(error)
      return
    }
    const { missing, isStale } = this.#sequence.observe(envelope.header)
    if (isStale) {
      this.#refuse(new GoshawkError('message-invalid', `sequence ${envelope.header.sequence} was seen already`))
      return
    }
    if (missing > 0) recorder.missing(inlet.link.name, missing)
    inlet.arrive({
      header: envelope.header,
      hops: envelope.hops,
      arrivedNs: time.nowNs(),
      open: () => ({ payload: decodePayload(inlet.link.type, payloadBytes!, bulk.length), parts: bulk }),
    })
  }

  #check(
    envelopeBytes: Uint8Array | undefined,
    payloadBytes: Uint8Array | undefined,
    bulk: readonly Uint8Array[],
  ): DecodedEnvelope {
    if (envelopeBytes === undefined || payloadBytes === undefined) {
      throw new GoshawkError('message-invalid', 'message without payload; expected [envelope, payload, ...parts]')
    }
    const { link } = this.#options.inlet
    const envelope = decodeEnvelope(envelopeBytes)
    expectSchema(envelope, link.type)
    const stream = `${link.from.node}.${link.from.output}`
    if (envelope.header.stream !== stream) {
      throw new GoshawkError('message-invalid', `stream ${envelope.header.stream}; expected ${stream}`)
    }
    const sizes = bulk.map((part) => part.byteLength)
    if (sizes.length !== envelope.partBytes.length || sizes.some((size, i) => size !== envelope.partBytes[i])) {
      throw new GoshawkError('message-invalid', `parts of [${sizes}] bytes; expected [${envelope.partBytes}]`)
    }
    return envelope
  }

  #refuse(error: GoshawkError): void {
    const { inlet, log, onInvalid } = this.#options
    onInvalid()
    if (!this.#hasLoggedInvalid) {
      log.warn(
        { link: inlet.link.name, code: error.code },
        `${inlet.link.name}: dropped a message that cannot be read: ${error.message}; further ones are counted`,
      )
    }
    this.#hasLoggedInvalid = true
  }
}
