/** Gathers records that stand in no chunk into one. */
import { crc32 } from 'node:zlib'
import { McapRecordBuilder, type McapTypes } from '@mcap/core'
import { type ChunkContents, listChunk } from '../../nodes/recording/mcap-records.js'

export class LooseRecords {
  readonly #bytesMax: number
  #pieces: Uint8Array[] = []
  #bytes = 0

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax
  }

  get isFull(): boolean {
    return this.#bytes >= this.#bytesMax
  }

  add({ raw }: { readonly raw: Uint8Array }): void {
    this.#pieces.push(raw)
    this.#bytes += raw.byteLength
  }

  define(channel: McapTypes.Channel, schema: McapTypes.Schema | undefined): void {
    const records = new McapRecordBuilder()
    if (schema !== undefined) records.writeSchema(schema)
    records.writeChannel(channel)
    this.add({ raw: Uint8Array.from(records.buffer) })
  }

  /** The chunk, uncompressed and without its times; undefined when nothing was gathered since the last. */
  take(): ({ readonly chunk: McapTypes.Chunk } & ChunkContents) | undefined {
    if (this.#pieces.length === 0) return undefined
    const bytes = Buffer.concat(this.#pieces)
    this.#pieces = []
    this.#bytes = 0
    const contents = listChunk(bytes)
    const chunk = {
      messageStartTime: 0n,
      messageEndTime: 0n,
      uncompressedSize: BigInt(bytes.byteLength),
      uncompressedCrc: crc32(bytes),
      compression: '',
      records: bytes,
    }
    return { chunk, ...contents }
  }
}
