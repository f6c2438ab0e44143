/**
 * Records of an MCAP file (mcap.dev/spec) and where they stand in it, which @mcap/core's readers do not tell: for repairs, and to
 * read one message without all before it. Every length is checked before it is used.
 */
import { crc32 } from 'node:zlib'
import { type McapTypes, Opcode } from '@mcap/core'
import { GoshawkError } from '../../schemas/errors.js'
import { decompressChunk } from './decompress.js'

/** Opcode and content length. */
export const recordHeaderBytes = 9

export interface RecordHeader {
  readonly opcode: number
  /** Of the content, without this header. */
  readonly bytes: number
}

/** A message in an uncompressed chunk. */
export interface PlacedMessage {
  readonly channelId: number
  readonly logTime: bigint
  /** Of its record. */
  readonly offset: number
}

export interface ChunkContents {
  readonly schemas: readonly McapTypes.Schema[]
  readonly channels: readonly McapTypes.Channel[]
  readonly messages: readonly PlacedMessage[]
}

/** Reads fields of a record one after the other. @throws GoshawkError 'file-invalid' beyond the end. */
class Fields {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get rest(): number {
    return this.#bytes.byteLength - this.#at
  }

  uint16(): number {
    return this.#take(2).readUInt16LE()
  }

  uint32(): number {
    return this.#take(4).readUInt32LE()
  }

  uint64(): bigint {
    return this.#take(8).readBigUInt64LE()
  }

  text(): string {
    return this.#take(this.uint32()).toString('utf8')
  }

  /** A view, preceded by its length. */
  bytes32(): Uint8Array {
    return this.#take(this.uint32())
  }

  /** A view of all that is left. */
  remainder(): Uint8Array {
    return this.#take(this.rest)
  }

  /** Strings by string, preceded by their bytes. */
  texts(): Map<string, string> {
    const fields = new Fields(this.bytes32())
    const map = new Map<string, string>()
    while (fields.rest > 0) map.set(fields.text(), fields.text())
    return map
  }

  #take(count: number): Buffer {
    if (count > this.rest) throw new GoshawkError('file-invalid', `a record ends ${count - this.rest} bytes early`)
    this.#at += count
    return this.#bytes.subarray(this.#at - count, this.#at)
  }
}

/** @param bytes - at least `recordHeaderBytes`. */
export function parseRecordHeader(bytes: Buffer, offset = 0): RecordHeader {
  return { opcode: bytes.readUInt8(offset), bytes: Number(bytes.readBigUInt64LE(offset + 1)) }
}

export function parseHeader(content: Uint8Array): McapTypes.Header {
  const fields = new Fields(content)
  return { profile: fields.text(), library: fields.text() }
}

export function parseSchema(content: Uint8Array): McapTypes.Schema {
  const fields = new Fields(content)
  return { id: fields.uint16(), name: fields.text(), encoding: fields.text(), data: Uint8Array.from(fields.bytes32()) }
}

export function parseChannel(content: Uint8Array): McapTypes.Channel {
  const fields = new Fields(content)
  return {
    id: fields.uint16(),
    schemaId: fields.uint16(),
    topic: fields.text(),
    messageEncoding: fields.text(),
    metadata: fields.texts(),
  }
}

/** The data is a view into `content`. */
export function parseMessage(content: Uint8Array): McapTypes.Message {
  const fields = new Fields(content)
  return {
    channelId: fields.uint16(),
    sequence: fields.uint32(),
    logTime: fields.uint64(),
    publishTime: fields.uint64(),
    data: fields.remainder(),
  }
}

export function parseMessageIndex(content: Uint8Array): McapTypes.MessageIndex {
  const fields = new Fields(content)
  const channelId = fields.uint16()
  const entries = new Fields(fields.bytes32())
  const records: [bigint, bigint][] = []
  while (entries.rest > 0) records.push([entries.uint64(), entries.uint64()])
  return { channelId, records }
}

export function parseMetadata(content: Uint8Array): McapTypes.Metadata {
  const fields = new Fields(content)
  return { name: fields.text(), metadata: fields.texts() }
}

/** Its CRC is checked. */
export function parseAttachment(content: Uint8Array): McapTypes.Attachment {
  const fields = new Fields(content)
  const [logTime, createTime, name, mediaType] = [fields.uint64(), fields.uint64(), fields.text(), fields.text()]
  const bytes = Number(fields.uint64())
  const rest = fields.remainder()
  if (bytes !== rest.byteLength - 4)
    throw new GoshawkError('file-invalid', 'an attachment of another length than it says')
  const expected = new Fields(rest.subarray(bytes)).uint32()
  if (expected !== 0 && crc32(content.subarray(0, content.byteLength - 4)) !== expected) {
    throw new GoshawkError('file-invalid', 'the CRC of an attachment is wrong')
  }
  return { logTime, createTime, name, mediaType, data: Uint8Array.from(rest.subarray(0, bytes)) }
}

/** Content of a chunk record up to its data: what a damaged file is searched for. */
export const chunkFixedBytes = 8 + 8 + 8 + 4 + 4 + 8

/** The records are a view into `content`. */
export function parseChunk(content: Uint8Array): McapTypes.Chunk {
  const fields = new Fields(content)
  const chunk = {
    messageStartTime: fields.uint64(),
    messageEndTime: fields.uint64(),
    uncompressedSize: fields.uint64(),
    uncompressedCrc: fields.uint32(),
    compression: fields.text(),
  }
  const bytes = Number(fields.uint64())
  if (bytes !== fields.rest) throw new GoshawkError('file-invalid', 'a chunk of another length than it says')
  return { ...chunk, records: fields.remainder() }
}

/** Decompressed and its CRC checked. @throws GoshawkError 'file-invalid' */
export function openChunk({ compression, records, uncompressedSize, uncompressedCrc }: McapTypes.Chunk): Buffer {
  const bytes = decompressChunk(compression, records, uncompressedSize)
  if (uncompressedCrc !== 0 && crc32(bytes) !== uncompressedCrc) {
    throw new GoshawkError('file-invalid', 'the CRC of a chunk is wrong')
  }
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Schemas, channels and the places of messages in an opened chunk. @throws GoshawkError 'file-invalid' */
export function listChunk(opened: Buffer): ChunkContents {
  const schemas: McapTypes.Schema[] = []
  const channels: McapTypes.Channel[] = []
  const messages: PlacedMessage[] = []
  for (let offset = 0; offset < opened.byteLength; ) {
    const content = recordContent(opened, offset)
    const opcode = opened.readUInt8(offset)
    if (opcode === Opcode.SCHEMA) schemas.push(parseSchema(content))
    else if (opcode === Opcode.CHANNEL) channels.push(parseChannel(content))
    else if (opcode === Opcode.MESSAGE) {
      const { channelId, logTime } = parseMessage(content)
      messages.push({ channelId, logTime, offset })
    }
    offset += recordHeaderBytes + content.byteLength
  }
  return { schemas, channels, messages }
}

/** Content of the record at `offset`, a view. @throws GoshawkError 'file-invalid' when it is not whole. */
export function recordContent(bytes: Buffer, offset: number): Buffer {
  if (offset < 0 || offset + recordHeaderBytes > bytes.byteLength) {
    throw new GoshawkError('file-invalid', `no record at byte ${offset} of ${bytes.byteLength}`)
  }
  const end = offset + recordHeaderBytes + parseRecordHeader(bytes, offset).bytes
  if (end > bytes.byteLength) throw new GoshawkError('file-invalid', `a record at byte ${offset} is cut short`)
  return bytes.subarray(offset + recordHeaderBytes, end)
}
