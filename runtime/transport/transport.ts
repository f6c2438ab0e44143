/** How multipart messages get from one process to another. One writer binds, one reader connects. */
import { partBytesMax } from '../../schemas/codec.js'

/** Borrowed by the transport until `send` resolves and the bytes have left; nobody may change them after sending. */
export type Multipart = readonly Uint8Array[]

export interface TransportLimits {
  /** Largest single part, bytes; a peer that sends more is cut off. */
  readonly partBytesMax: number
}

export const defaultLimits: TransportLimits = { partBytesMax }

/**
 * Messages that may lie in each end of a transport: enough to overlap, too few to grow old in. The operating system's
 * socket buffer comes on top (about 200 KB): less than one picture, but up to a few hundred messages without bulk parts.
 */
export const messagesInTransitMax = 2

export interface LinkWriter {
  /**
   * Resolves once the transport has taken the message; waits while no reader is there or the reader is behind.
   * At most one call may be pending.
   * @throws GoshawkError 'message-too-large' for a part beyond the limit, 'cancelled' when the writer is closed.
   */
  send(parts: Multipart): Promise<void>
  /** Calls back whenever a reader has connected. */
  onReader(listener: () => void): void
  /** Idempotent. What was taken but has not left is discarded: whoever needs it delivered waits for the reader first. */
  close(): void
}

export interface LinkReader {
  /** The next message, in the order they were sent; undefined once closed. At most one call may be pending. */
  receive(): Promise<Multipart | undefined>
  /** Idempotent. */
  close(): void
}

export interface Transport {
  /** @throws GoshawkError 'port-occupied' when another writer is there. */
  bind(address: string): Promise<LinkWriter>
  /** The writer need not be there yet, and may come back under the same address after it went. */
  connect(address: string): LinkReader
}
