/** A transport within one process: for tests and simulations of what runs between processes. */
import { GoshawkError } from '../../schemas/errors.js'
import { refuseOversized } from './part-limits.js'
import {
  defaultLimits,
  type LinkReader,
  type LinkWriter,
  type Multipart,
  messagesInTransitMax,
  type Transport,
  type TransportLimits,
} from './transport.js'

interface Channel {
  writer: InProcessWriter | undefined
  reader: InProcessReader | undefined
}

export function inProcessTransport(limits: TransportLimits = defaultLimits): Transport {
  const channels = new Map<string, Channel>()
  const channelAt = (address: string): Channel => {
    const channel = channels.get(address) ?? { writer: undefined, reader: undefined }
    channels.set(address, channel)
    return channel
  }
  return {
    bind: async (address) => {
      const channel = channelAt(address)
      if (channel.writer) {
        throw new GoshawkError(
          'port-occupied',
          `${address}: another writer is bound here; give each link its own address`,
        )
      }
      return new InProcessWriter(channel, limits)
    },
    connect: (address) => new InProcessReader(channelAt(address)),
  }
}

class InProcessWriter implements LinkWriter {
  readonly #channel: Channel
  readonly #limits: TransportLimits
  readonly #listeners: (() => void)[] = []
  #pending: { parts: Multipart; resolve: () => void; reject: (error: Error) => void } | undefined
  #isClosed = false

  constructor(channel: Channel, limits: TransportLimits) {
    this.#channel = channel
    this.#limits = limits
    channel.writer = this
  }

  async send(parts: Multipart): Promise<void> {
    refuseOversized(parts, this.#limits)
    if (this.#isClosed) throw new GoshawkError('cancelled', 'link writer is closed')
    await new Promise<void>((resolve, reject) => {
      this.#pending = { parts, resolve, reject }
      this.flush()
    })
  }

  onReader(listener: () => void): void {
    this.#listeners.push(listener)
    if (this.#channel.reader) queueMicrotask(listener)
  }

  readerCame(): void {
    for (const listener of this.#listeners) listener()
    this.flush()
  }

  flush(): void {
    const pending = this.#pending
    if (pending === undefined || !this.#channel.reader?.accept(pending.parts)) return
    this.#pending = undefined
    pending.resolve()
  }

  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#channel.writer = undefined
    this.#pending?.reject(new GoshawkError('cancelled', 'link writer was closed while sending'))
    this.#pending = undefined
  }
}

class InProcessReader implements LinkReader {
  readonly #channel: Channel
  readonly #messages: Multipart[] = []
  #waiting: ((parts: Multipart | undefined) => void) | undefined
  #isClosed = false

  constructor(channel: Channel) {
    this.#channel = channel
    channel.reader = this
    queueMicrotask(() => channel.writer?.readerCame())
  }

  accept(parts: Multipart): boolean {
    if (this.#waiting) {
      const resolve = this.#waiting
      this.#waiting = undefined
      resolve(parts)
      return true
    }
    if (this.#messages.length === messagesInTransitMax) return false
    this.#messages.push(parts)
    return true
  }

  async receive(): Promise<Multipart | undefined> {
    if (this.#isClosed) return undefined
    const parts = this.#messages.shift()
    if (parts) {
      this.#channel.writer?.flush()
      return parts
    }
    return new Promise((resolve) => {
      this.#waiting = resolve
      this.#channel.writer?.flush()
    })
  }

  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    if (this.#channel.reader === this) this.#channel.reader = undefined
    this.#waiting?.(undefined)
    this.#waiting = undefined
  }
}
