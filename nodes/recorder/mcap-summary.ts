/** The end of an MCAP file: what is in it and where, so that a reader need not look at all of it. */
import { crc32 } from 'node:zlib'
import { McapRecordBuilder, type McapTypes, Opcode } from '@mcap/core'

/** What a chunk holds. */
export interface ChunkContents {
  readonly schemas: readonly McapTypes.Schema[]
  readonly channels: readonly McapTypes.Channel[]
  readonly indexes: readonly McapTypes.MessageIndex[]
}

export class SummaryBuilder {
  readonly attachments: McapTypes.AttachmentIndex[] = []
  readonly metadata: McapTypes.MetadataIndex[] = []
  readonly #schemas = new Map<number, McapTypes.Schema>()
  readonly #channels = new Map<number, McapTypes.Channel>()
  readonly #chunks: McapTypes.ChunkIndex[] = []
  readonly #counts = new Map<number, bigint>()
  #startNs: bigint | undefined
  #endNs = 0n

  get messages(): number {
    return Number([...this.#counts.values()].reduce((sum, count) => sum + count, 0n))
  }

  addChunk({ schemas, channels, indexes }: ChunkContents, index: McapTypes.ChunkIndex): void {
    for (const schema of schemas) this.#schemas.set(schema.id, schema)
    for (const channel of channels) this.#channels.set(channel.id, channel)
    for (const { channelId, records } of indexes) {
      this.#counts.set(channelId, (this.#counts.get(channelId) ?? 0n) + BigInt(records.length))
    }
    this.#chunks.push(index)
    if (indexes.length === 0) return
    const { messageStartTime, messageEndTime } = index
    if (this.#startNs === undefined || messageStartTime < this.#startNs) this.#startNs = messageStartTime
    if (messageEndTime > this.#endNs) this.#endNs = messageEndTime
  }

  /** Summary section, summary offsets, footer and magic, for a file in which they begin at `start`. */
  build(start: number): Uint8Array {
    const records = new McapRecordBuilder()
    const groups: McapTypes.SummaryOffset[] = []
    const group = (groupOpcode: number, write: () => void) => {
      const from = records.length
      write()
      const groupLength = BigInt(records.length - from)
      if (groupLength > 0n) groups.push({ groupOpcode, groupStart: BigInt(start + from), groupLength })
    }
    group(Opcode.SCHEMA, () => {
      for (const schema of this.#schemas.values()) records.writeSchema(schema)
    })
    group(Opcode.CHANNEL, () => {
      for (const channel of this.#channels.values()) records.writeChannel(channel)
    })
    group(Opcode.STATISTICS, () => records.writeStatistics(this.#statistics()))
    group(Opcode.METADATA_INDEX, () => {
      for (const index of this.metadata) records.writeMetadataIndex(index)
    })
    group(Opcode.ATTACHMENT_INDEX, () => {
      for (const index of this.attachments) records.writeAttachmentIndex(index)
    })
    group(Opcode.CHUNK_INDEX, () => {
      for (const index of this.#chunks) records.writeChunkIndex(index)
    })
    const summaryOffsetStart = BigInt(start + records.length)
    for (const offset of groups) records.writeSummaryOffset(offset)
    const footer = { summaryStart: BigInt(start), summaryOffsetStart }
    const summaryCrc = crc32(footerPrefix(footer), crc32(records.buffer))
    records.writeFooter({ ...footer, summaryCrc })
    records.writeMagic()
    return Uint8Array.from(records.buffer)
  }

  #statistics(): McapTypes.Statistics {
    return {
      messageCount: [...this.#counts.values()].reduce((sum, count) => sum + count, 0n),
      schemaCount: this.#schemas.size,
      channelCount: this.#channels.size,
      attachmentCount: this.attachments.length,
      metadataCount: this.metadata.length,
      chunkCount: this.#chunks.length,
      messageStartTime: this.#startNs ?? 0n,
      messageEndTime: this.#endNs,
      channelMessageCounts: this.#counts,
    }
  }
}

/** The footer record up to its CRC, which covers it, too: opcode, length, both offsets. */
function footerPrefix({ summaryStart, summaryOffsetStart }: Omit<McapTypes.Footer, 'summaryCrc'>): Uint8Array {
  const prefix = new DataView(new ArrayBuffer(1 + 8 + 8 + 8))
  prefix.setUint8(0, Opcode.FOOTER)
  prefix.setBigUint64(1, 8n + 8n + 4n, true)
  prefix.setBigUint64(9, summaryStart, true)
  prefix.setBigUint64(17, summaryOffsetStart, true)
  return new Uint8Array(prefix.buffer)
}
