/** Links over ZeroMQ: PUSH binds, PULL connects; `ipc://` on one host, `tcp://` with CURVE between hosts. */
import { Pull, Push } from 'zeromq'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { type CurveKeys, startAuthentication } from './curve.js'
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

const reconnectMsMin = 10
const reconnectMsMax = 250
/** A tcp peer that vanished without closing is noticed after this long. */
const peerSilenceMsMax = 3000

/**
 * Set, so that the kernel does not grow them: what it buffers for a reader that does not read is in flight, and that
 * has to stay bounded.
 */
const kernelBufferBytes = 1 << 20

export interface ZeromqOptions {
  readonly limits?: TransportLimits
  /** Required for tcp links of a graph with CURVE; ipc links need none. */
  readonly curve?: CurveKeys
}

export function zeromqTransport(options: ZeromqOptions = {}): Transport {
  const limits = options.limits ?? defaultLimits
  return {
    bind: async (address) => {
      const socket = new Push({
        sendHighWaterMark: messagesInTransitMax,
        sendBufferSize: kernelBufferBytes,
        linger: 0,
      })
      if (isTcp(address)) {
        watchPeer(socket)
        if (options.curve) {
          await startAuthentication(options.curve)
          socket.curveServer = true
          socket.curveSecretKey = options.curve.own.secretKey
        }
      }
      const writer = new ZeromqWriter(socket, limits)
      try {
        await socket.bind(address)
      } catch (error) {
        writer.close()
        throw bindError(address, error)
      }
      return writer
    },
    connect: (address) => {
      const socket = new Pull({
        receiveHighWaterMark: messagesInTransitMax,
        receiveBufferSize: kernelBufferBytes,
        linger: 0,
        maxMessageSize: limits.partBytesMax,
        reconnectInterval: reconnectMsMin,
        reconnectMaxInterval: reconnectMsMax,
      })
      if (isTcp(address)) {
        watchPeer(socket)
        if (options.curve) {
          socket.curveServerKey = options.curve.publicKeyAt(address)
          socket.curvePublicKey = options.curve.own.publicKey
          socket.curveSecretKey = options.curve.own.secretKey
        }
      }
      socket.connect(address)
      return new ZeromqReader(socket)
    },
  }
}

function isTcp(address: string): boolean {
  return address.startsWith('tcp://')
}

function watchPeer(socket: Push | Pull): void {
  socket.heartbeatInterval = peerSilenceMsMax / 3
  socket.heartbeatTimeout = peerSilenceMsMax
}

export function bindError(address: string, error: unknown): GoshawkError {
  const code = (error as { code?: unknown }).code
  if (code === 'EADDRINUSE') {
    return new GoshawkError(
      'port-occupied',
      `${address}: address already in use; stop what listens there or choose another port in runtime.yaml`,
      { cause: error },
    )
  }
  return new GoshawkError(
    'unavailable',
    `${address}: cannot listen: ${messageOf(error)}; check the address in runtime.yaml`,
    {
      cause: error,
    },
  )
}

class ZeromqWriter implements LinkWriter {
  readonly #socket: Push
  readonly #limits: TransportLimits
  #isClosed = false

  constructor(socket: Push, limits: TransportLimits) {
    this.#socket = socket
    this.#limits = limits
  }

  async send(parts: Multipart): Promise<void> {
    refuseOversized(parts, this.#limits)
    if (this.#isClosed) throw new GoshawkError('cancelled', 'link writer is closed')
    try {
      await this.#socket.send(parts as Uint8Array[])
    } catch (error) {
      if (this.#isClosed) throw new GoshawkError('cancelled', 'link writer was closed while sending', { cause: error })
      throw new GoshawkError('unavailable', `cannot send: ${messageOf(error)}`, { cause: error })
    }
  }

  onReader(listener: () => void): void {
    this.#socket.events.on('handshake', listener)
  }

  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#socket.close()
  }
}

class ZeromqReader implements LinkReader {
  readonly #socket: Pull
  #isClosed = false

  constructor(socket: Pull) {
    this.#socket = socket
  }

  async receive(): Promise<Multipart | undefined> {
    if (this.#isClosed) return undefined
    try {
      return await this.#socket.receive()
    } catch (error) {
      if (this.#isClosed) return undefined
      throw new GoshawkError('unavailable', `cannot receive: ${messageOf(error)}`, { cause: error })
    }
  }

  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#socket.close()
  }
}
