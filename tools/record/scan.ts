/**
 * Goes through an MCAP file from its start, whatever state it is in: every chunk whose CRC is right counts, what is between two
 * of them and cannot be read is lost, and nothing else is.
 */
import type { FileHandle } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { MCAP_MAGIC, type McapTypes, Opcode } from '@mcap/core'
import { readyToDecompress } from '../../nodes/recording/decompress.js'
import {
  type ChunkContents,
  chunkFixedBytes,
  listChunk,
  openChunk,
  parseAttachment,
  parseChannel,
  parseChunk,
  parseHeader,
  parseMessage,
  parseMetadata,
  parseRecordHeader,
  parseSchema,
  recordHeaderBytes,
} from '../../nodes/recording/mcap-records.js'
import { openRecording } from '../../nodes/recording/open-recording.js'
import { GoshawkError } from '../../schemas/errors.js'

export type ScannedRecord =
  | { readonly kind: 'header'; readonly header: McapTypes.Header }
  | ({ readonly kind: 'chunk'; readonly chunk: McapTypes.Chunk } & ChunkContents)
  /** A record outside of any chunk, as written by others. */
  | { readonly kind: 'schema'; readonly schema: McapTypes.Schema; readonly raw: Buffer }
  | { readonly kind: 'channel'; readonly channel: McapTypes.Channel; readonly raw: Buffer }
  | { readonly kind: 'message'; readonly message: McapTypes.Message; readonly raw: Buffer }
  | { readonly kind: 'attachment'; readonly attachment: McapTypes.Attachment }
  | { readonly kind: 'metadata'; readonly metadata: McapTypes.Metadata }
  | { readonly kind: 'data-end' }
  | { readonly kind: 'footer' }
  | { readonly kind: 'lost'; readonly offset: number; readonly bytes: number; readonly reason: string }

/** A record that says it is larger is damaged. */
const recordBytesMax = 2 ** 31 - 1
const dataEndBytes = recordHeaderBytes + 4
const footerBytes = recordHeaderBytes + 8 + 8 + 4
const searchBytes = 1024 * 1024
const compressionNames = ['', 'zstd', 'lz4']

/** @throws GoshawkError 'file-missing', or 'file-invalid' when it is no file, empty, or no MCAP at all. */
export async function* scanMcap(path: string): AsyncGenerator<ScannedRecord, void, void> {
  await readyToDecompress()
  const handle = await openRecording(path)
  try {
    const { size } = await handle.stat()
    const checked = new SectionCrcs()
    const looseChannels = new Set<number>()
    let offset = MCAP_MAGIC.length
    /** The record before, if its length may be what is wrong. */
    let suspect: number | undefined
    while (offset < size) {
      const found = believed(await readRecord(handle, offset, size), looseChannels)
      if ('reason' in found) {
        const next = await findChunk(handle, (suspect ?? offset) + 1, size)
        yield { kind: 'lost', offset: suspect ?? offset, bytes: Math.max(0, next - offset), reason: found.reason }
        checked.skip()
        suspect = undefined
        offset = next
        continue
      }
      suspect = hasOwnCrc(found.record) ? undefined : offset
      const wrong = checked.take(found.raw)
      // Nothing but an index can be wrong where every record can be read.
      if (wrong !== undefined) yield { kind: 'lost', offset, bytes: 0, reason: wrong }
      if (found.record !== undefined) yield found.record
      offset = found.record?.kind === 'footer' ? size : offset + found.raw.byteLength
    }
  } finally {
    await handle.close()
  }
}

type Found = { readonly raw: Buffer; readonly record: ScannedRecord | undefined } | { readonly reason: string }

async function readRecord(handle: FileHandle, offset: number, size: number): Promise<Found> {
  const rest = size - offset
  if (rest < recordHeaderBytes) return { reason: 'the file ends within a record' }
  const header = parseRecordHeader(await readAt(handle, offset, recordHeaderBytes))
  const bytes = recordHeaderBytes + header.bytes
  if (header.opcode === 0 || header.opcode > Opcode.MAX) return { reason: `no record begins with ${header.opcode}` }
  if (bytes > rest) return { reason: 'the file ends within a record' }
  if (bytes > recordBytesMax) return { reason: `a record of ${header.bytes} bytes` }
  const raw = await readAt(handle, offset, bytes)
  if (header.opcode === Opcode.FOOTER) return footerOf(handle, raw, offset + bytes, size)
  try {
    return { raw, record: interpret(header.opcode, raw) }
  } catch (error) {
    if (!(error instanceof GoshawkError)) throw error
    return { reason: error.message }
  }
}

/** Only the magic may follow the footer. */
async function footerOf(handle: FileHandle, raw: Buffer, end: number, size: number): Promise<Found> {
  const after = size - end === MCAP_MAGIC.length ? await readAt(handle, end, MCAP_MAGIC.length) : Buffer.alloc(0)
  if (raw.byteLength !== footerBytes || !after.equals(Buffer.from(MCAP_MAGIC))) {
    return { reason: 'the file does not end after its footer' }
  }
  return { raw, record: { kind: 'footer' } }
}

/** Index records are made anew, not read. */
function interpret(opcode: number, raw: Buffer): ScannedRecord | undefined {
  const content = raw.subarray(recordHeaderBytes)
  if (opcode === Opcode.HEADER) return { kind: 'header', header: parseHeader(content) }
  if (opcode === Opcode.CHUNK) {
    const chunk = parseChunk(content)
    return { kind: 'chunk', chunk, ...listChunk(openChunk(chunk)) }
  }
  if (opcode === Opcode.SCHEMA) return { kind: 'schema', schema: parseSchema(content), raw }
  if (opcode === Opcode.CHANNEL) return { kind: 'channel', channel: parseChannel(content), raw }
  if (opcode === Opcode.MESSAGE) return { kind: 'message', message: parseMessage(content), raw }
  if (opcode === Opcode.ATTACHMENT) return { kind: 'attachment', attachment: parseAttachment(content) }
  if (opcode === Opcode.METADATA) return { kind: 'metadata', metadata: parseMetadata(content) }
  if (opcode === Opcode.DATA_END) {
    if (raw.byteLength !== dataEndBytes) throw new GoshawkError('file-invalid', 'an end of data of another length')
    return { kind: 'data-end' }
  }
  return undefined
}

function hasOwnCrc(record: ScannedRecord | undefined): boolean {
  return record?.kind === 'chunk' || record?.kind === 'attachment'
}

/** Outside of chunks no CRC tells a message from damage; one whose channel was not defined there before is none. */
function believed(found: Found, looseChannels: Set<number>): Found {
  if ('reason' in found) return found
  const { record } = found
  if (record?.kind === 'channel') looseChannels.add(record.channel.id)
  if (record?.kind !== 'message') return found
  const { channelId } = record.message
  return looseChannels.has(channelId)
    ? found
    : { reason: `a message on channel ${channelId}, defined nowhere before it` }
}

/** CRCs over the data and over the summary; they cover the indexes, which are not read. */
class SectionCrcs {
  #crc = crc32(Buffer.from(MCAP_MAGIC))
  #isUnbroken = true

  /** Something was lost: the CRC of this section says nothing new. */
  skip(): void {
    this.#isUnbroken = false
  }

  /** @returns what is wrong at the end of a section. */
  take(raw: Buffer): string | undefined {
    const { opcode } = parseRecordHeader(raw)
    if (opcode === Opcode.DATA_END) {
      const isWrong = this.#isWrong(raw.readUInt32LE(recordHeaderBytes))
      this.#crc = 0
      this.#isUnbroken = true
      return isWrong ? 'the CRC of the data is wrong' : undefined
    }
    if (opcode === Opcode.FOOTER) {
      this.#crc = crc32(raw.subarray(0, footerBytes - 4), this.#crc)
      return this.#isWrong(raw.readUInt32LE(footerBytes - 4)) ? 'the CRC of the summary is wrong' : undefined
    }
    this.#crc = crc32(raw, this.#crc)
    return undefined
  }

  /** Zero stands for a CRC that was not made. */
  #isWrong(expected: number): boolean {
    return this.#isUnbroken && expected !== 0 && expected !== this.#crc
  }
}

/** Offset of the next chunk record at or after `from` whose lengths fit together; `size` when there is none. */
async function findChunk(handle: FileHandle, from: number, size: number): Promise<number> {
  const candidateBytes = recordHeaderBytes + chunkFixedBytes + 4
  for (let start = from; start + candidateBytes <= size; start += searchBytes) {
    const window = await readAt(handle, start, Math.min(searchBytes + candidateBytes, size - start))
    const last = Math.min(searchBytes, window.byteLength - candidateBytes)
    for (let at = window.indexOf(Opcode.CHUNK); at >= 0 && at < last; at = window.indexOf(Opcode.CHUNK, at + 1)) {
      if (looksLikeChunk(window, at, size - start)) return start + at
    }
  }
  return size
}

function looksLikeChunk(window: Buffer, at: number, rest: number): boolean {
  const { bytes } = parseRecordHeader(window, at)
  if (at + recordHeaderBytes + bytes > rest) return false
  const nameAt = at + recordHeaderBytes + 8 + 8 + 8 + 4
  const nameBytes = window.readUInt32LE(nameAt)
  if (nameBytes > 4) return false
  const name = window.toString('latin1', nameAt + 4, nameAt + 4 + nameBytes)
  const recordBytes = Number(window.readBigUInt64LE(nameAt + 4 + nameBytes))
  return compressionNames.includes(name) && recordBytes + chunkFixedBytes + nameBytes === bytes
}

async function readAt(handle: FileHandle, offset: number, bytes: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(bytes)
  let done = 0
  while (done < bytes) {
    const { bytesRead } = await handle.read(buffer, done, bytes - done, offset + done)
    if (bytesRead === 0) throw new GoshawkError('file-invalid', `the file became shorter while it was read`)
    done += bytesRead
  }
  return buffer
}
