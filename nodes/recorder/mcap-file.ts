/**
 * Writes an MCAP file (mcap.dev/spec) that is readable up to its last complete chunk at every moment: chunks and their
 * message indexes reach the file whole, the summary follows when it is closed. Unlike @mcap/core's McapWriter it can end a
 * chunk early, undo one that the disk has no room for, and take over chunks of another file as they are.
 */
import { crc32 } from 'node:zlib'
import { McapChunkBuilder, McapRecordBuilder, type McapTypes, Opcode } from '@mcap/core'
import type { AppendFile } from './append-file.js'
import { SummaryBuilder } from './mcap-summary.js'

export type Compress = (data: Uint8Array) => { readonly compression: string; readonly bytes: Uint8Array }

export interface McapFileOptions {
  /** Bytes of a chunk before compression at which it ends. */
  readonly chunkBytes: number
  readonly compress: Compress
}

export interface ChannelInfo {
  readonly topic: string
  readonly schema: { readonly name: string; readonly encoding: string; readonly data: Uint8Array }
  readonly messageEncoding: string
  readonly metadata?: ReadonlyMap<string, string>
}

/** A whole chunk of another file, and what is in it. */
export interface ForeignChunk {
  readonly chunk: McapTypes.Chunk
  readonly schemas: readonly McapTypes.Schema[]
  readonly channels: readonly McapTypes.Channel[]
  /** Offsets in the uncompressed chunk, channels in order of appearance. */
  readonly indexes: readonly McapTypes.MessageIndex[]
}

const library = 'goshawk'

export class McapFile {
  readonly #file: AppendFile
  readonly #options: McapFileOptions
  readonly #summary = new SummaryBuilder()
  readonly #records = new McapRecordBuilder()
  readonly #chunk = new McapChunkBuilder({})
  readonly #channels: McapTypes.Channel[] = []
  readonly #schemas: McapTypes.Schema[] = []
  /** Of channels whose record is in the open chunk or in one before. */
  #announced = new Set<number>()
  /** Of channels whose record is in the file. */
  #announcedInFile: ReadonlySet<number> = new Set()
  #dataCrc = 0
  #isClosed = false

  private constructor(file: AppendFile, options: McapFileOptions) {
    this.#file = file
    this.#options = options
  }

  static async start(file: AppendFile, options: McapFileOptions, profile = ''): Promise<McapFile> {
    const mcap = new McapFile(file, options)
    mcap.#records.writeMagic()
    mcap.#records.writeHeader({ profile, library })
    await mcap.#append()
    return mcap
  }

  /** Bytes written and waiting, before compression of the latter. */
  get bytes(): number {
    return this.#file.length + this.#chunk.byteLength
  }

  /** Messages in complete chunks. */
  get messagesWritten(): number {
    return this.#summary.messages
  }

  /** Messages in the open chunk. */
  get messagesWaiting(): number {
    return this.#chunk.numMessages
  }

  /** Schemas of one name are taken to be the same. */
  channel({ topic, schema, messageEncoding, metadata }: ChannelInfo): number {
    let schemaId = this.#schemas.find(({ name }) => name === schema.name)?.id
    if (schemaId === undefined) {
      schemaId = this.#schemas.length + 1
      this.#schemas.push({ id: schemaId, ...schema })
    }
    const id = this.#channels.length + 1
    this.#channels.push({ id, schemaId, topic, messageEncoding, metadata: new Map(metadata) })
    return id
  }

  /** Copies the message's data. @throws GoshawkError 'disk-full'; the messages of the chunk it would have ended are lost. */
  async add(message: McapTypes.Message): Promise<void> {
    this.#announce(message.channelId)
    this.#chunk.addMessage(message)
    if (this.#chunk.byteLength >= this.#options.chunkBytes) await this.flush()
  }

  #announce(channelId: number): void {
    if (this.#announced.has(channelId)) return
    const channel = this.#channels[channelId - 1]
    if (channel === undefined) throw new RangeError(`no channel ${channelId}`)
    const schema = this.#schemas[channel.schemaId - 1]!
    if (!this.#channels.some((other) => other.schemaId === schema.id && this.#announced.has(other.id))) {
      this.#chunk.addSchema(schema)
    }
    this.#chunk.addChannel(channel)
    this.#announced.add(channelId)
  }

  /** Ends the open chunk: it is in the file afterwards, and survives the process. */
  async flush(): Promise<void> {
    if (this.#chunk.numMessages === 0) return
    const data = this.#chunk.buffer
    const { compression, bytes } = this.#options.compress(data)
    const announced = this.#channels.filter(({ id }) => this.#announced.has(id))
    const foreign: ForeignChunk = {
      chunk: {
        messageStartTime: this.#chunk.messageStartTime,
        messageEndTime: this.#chunk.messageEndTime,
        uncompressedSize: BigInt(data.byteLength),
        uncompressedCrc: crc32(data),
        compression,
        records: bytes,
      },
      schemas: this.#schemas.filter(({ id }) => announced.some(({ schemaId }) => schemaId === id)),
      channels: announced,
      indexes: [...this.#chunk.indices],
    }
    try {
      await this.takeOver(foreign)
      this.#announcedInFile = new Set(this.#announced)
    } finally {
      // What a lost chunk announced is announced again by the next.
      this.#announced = new Set(this.#announcedInFile)
      this.#chunk.reset()
    }
  }

  /** Appends a chunk as it is. */
  async takeOver({ chunk, schemas, channels, indexes }: ForeignChunk): Promise<void> {
    const chunkStart = this.#file.length
    const head = chunkHead(chunk)
    const indexStart = chunkStart + head.byteLength + chunk.records.byteLength
    const offsets = new Map<number, bigint>()
    const filled = indexes.filter(({ records }) => records.length > 0)
    for (const index of filled) {
      offsets.set(index.channelId, BigInt(indexStart + this.#records.length))
      this.#records.writeMessageIndex(index)
    }
    const chunkLength = BigInt(indexStart - chunkStart)
    const indexLength = BigInt(this.#records.length)
    await this.#append(head, chunk.records)
    this.#summary.addChunk(
      { schemas, channels, indexes: filled },
      {
        messageStartTime: chunk.messageStartTime,
        messageEndTime: chunk.messageEndTime,
        chunkStartOffset: BigInt(chunkStart),
        chunkLength,
        messageIndexOffsets: offsets,
        messageIndexLength: indexLength,
        compression: chunk.compression,
        compressedSize: BigInt(chunk.records.byteLength),
        uncompressedSize: chunk.uncompressedSize,
      },
    )
  }

  async addAttachment(attachment: McapTypes.Attachment): Promise<void> {
    const offset = BigInt(this.#file.length)
    const length = this.#records.writeAttachment(attachment)
    await this.#append()
    const { name, logTime, createTime, mediaType, data } = attachment
    this.#summary.attachments.push({
      offset,
      length,
      logTime,
      createTime,
      dataSize: BigInt(data.byteLength),
      name,
      mediaType,
    })
  }

  async addMetadata(metadata: McapTypes.Metadata): Promise<void> {
    const offset = BigInt(this.#file.length)
    const length = this.#records.writeMetadata(metadata)
    await this.#append()
    this.#summary.metadata.push({ name: metadata.name, offset, length })
  }

  /** Appends these pieces and what is in `#records`, whole or not at all. */
  async #append(...before: readonly Uint8Array[]): Promise<void> {
    const pieces = [...before, this.#records.buffer]
    try {
      await this.#file.append(...pieces)
      for (const piece of pieces) this.#dataCrc = crc32(piece, this.#dataCrc)
    } finally {
      this.#records.reset()
    }
  }

  /**
   * Ends the chunk, writes summary and footer, and closes the file, whatever happens; idempotent.
   *
   * @throws GoshawkError 'disk-full': the complete chunks are in the file; unless the summary fitted, repair finds them.
   */
  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    try {
      await this.flush()
    } finally {
      try {
        this.#records.writeDataEnd({ dataSectionCrc: this.#dataCrc })
        const end = Buffer.from(this.#records.buffer)
        await this.#file.append(Buffer.concat([end, this.#summary.build(this.#file.length + end.byteLength)]))
      } finally {
        await this.#file.close()
      }
    }
  }
}

/** A chunk record up to its data, which is large and need not be copied. */
function chunkHead({
  messageStartTime,
  messageEndTime,
  uncompressedSize,
  uncompressedCrc,
  compression,
  records,
}: McapTypes.Chunk): Uint8Array {
  const name = Buffer.from(compression)
  const contentBytes = 8 + 8 + 8 + 4 + 4 + name.byteLength + 8
  const head = Buffer.allocUnsafe(1 + 8 + contentBytes)
  let at = head.writeUInt8(Opcode.CHUNK, 0)
  at = head.writeBigUInt64LE(BigInt(contentBytes + records.byteLength), at)
  at = head.writeBigUInt64LE(messageStartTime, at)
  at = head.writeBigUInt64LE(messageEndTime, at)
  at = head.writeBigUInt64LE(uncompressedSize, at)
  at = head.writeUInt32LE(uncompressedCrc, at)
  at = head.writeUInt32LE(name.byteLength, at)
  at += name.copy(head, at)
  head.writeBigUInt64LE(BigInt(records.byteLength), at)
  return head
}
