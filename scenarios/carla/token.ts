/** The 24 bytes that say where a stream is (protocol notes, section 4.1; little-endian). */
import { isIPv4 } from 'node:net'
import { GoshawkError } from '../../schemas/errors.js'

export const tokenBytes = 24
export const snapshotStreamId = 1

export interface StreamToken {
  readonly streamId: number
  readonly port: number
  /** IPv4 or IPv6 address; undefined means the host used for RPC. */
  readonly host: string | undefined
}

const invalid = (message: string) => new GoshawkError('message-invalid', `stream token: ${message}`)

/** Throws `message-invalid` for another length, UDP, or an unknown kind of address. */
export function decodeToken(bytes: Uint8Array): StreamToken {
  if (bytes.length !== tokenBytes) throw invalid(`${bytes.length} bytes; expected ${tokenBytes}`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const protocol = bytes[6]!
  if (protocol > 1) throw invalid(`protocol ${protocol}; expected TCP (1)`)
  const kind = bytes[7]!
  if (kind > 2) throw invalid(`address type ${kind}; expected none (0), IPv4 (1) or IPv6 (2)`)
  let host: string | undefined
  if (kind === 1) host = bytes.subarray(8, 12).join('.')
  else if (kind === 2)
    host = Array.from({ length: 8 }, (_, group) => view.getUint16(8 + 2 * group).toString(16)).join(':')
  return { streamId: view.getUint32(0, true), port: view.getUint16(4, true), host }
}

/** Throws `message-invalid` for a host that is not an IPv4 address. */
export function encodeToken({ streamId, port, host }: StreamToken): Uint8Array {
  const bytes = new Uint8Array(tokenBytes)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, streamId, true)
  view.setUint16(4, port, true)
  bytes[6] = 1
  if (host !== undefined) {
    if (!isIPv4(host)) throw invalid(`address "${host}"; expected IPv4`)
    bytes[7] = 1
    bytes.set(host.split('.').map(Number), 8)
  }
  return bytes
}
