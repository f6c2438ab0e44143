/** An indexed MCAP file, read at any place: message indexes first, then only the chunks that are asked for. */
import type { FileHandle } from 'node:fs/promises'
import { McapIndexedReader, type McapTypes, Opcode } from '@mcap/core'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { boundedReadable } from './bounded-readable.js'
import { readyToDecompress } from './decompress.js'
import {
  openChunk,
  parseChunk,
  parseMessage,
  parseMessageIndex,
  recordContent,
  recordHeaderBytes,
} from './mcap-records.js'
import { openRecording } from './open-recording.js'

export interface Channel {
  readonly id: number
  readonly topic: string
  /** Full name of the message's schema; '' without one. */
  readonly schema: string
}

/** Where a message stands. */
export interface Place {
  readonly channelId: number
  readonly logTimeNs: bigint
  /** Number of the chunk in the file, from 0. */
  readonly chunk: number
  /** Of the record in the uncompressed chunk. */
  readonly offset: number
}

/** Opened chunks kept: a frame and its pictures may stand in several, and the next frame in the last of them. */
const chunksKept = 8

export class RecordingFile {
  readonly path: string
  readonly channels: readonly Channel[]
  readonly #handle: FileHandle
  readonly #chunks: readonly McapTypes.ChunkIndex[]
  readonly #opened = new Map<number, Promise<Buffer>>()

  private constructor(path: string, handle: FileHandle, reader: McapIndexedReader) {
    this.path = path
    this.#handle = handle
    this.#chunks = [...reader.chunkIndexes].sort((a, b) => (a.chunkStartOffset < b.chunkStartOffset ? -1 : 1))
    this.channels = [...reader.channelsById.values()].map(({ id, topic, schemaId }) => ({
      id,
      topic,
      schema: reader.schemasById.get(schemaId)?.name ?? '',
    }))
  }

  /** @throws GoshawkError 'file-missing', or 'file-invalid' when it is no file, empty, or without an index. */
  static async open(path: string): Promise<RecordingFile> {
    const handle = await openRecording(path)
    try {
      await readyToDecompress()
      return new RecordingFile(path, handle, await McapIndexedReader.Initialize({ readable: boundedReadable(handle) }))
    } catch (cause) {
      await handle.close()
      const remedy = `expected a complete recording; run: goshawk record repair ${path}`
      throw new GoshawkError('file-invalid', `${path}: ${messageOf(cause)}; ${remedy}`, { cause })
    }
  }

  /** Idempotent. */
  async close(): Promise<void> {
    await this.#handle.close()
  }

  /** Where the messages of these channels stand, in the order they were written. @throws GoshawkError 'file-invalid' */
  async places(channelIds: ReadonlySet<number>): Promise<Place[]> {
    const places: Place[] = []
    for (const [chunk, index] of this.#chunks.entries()) {
      try {
        places.push(...(await this.#placesIn(chunk, index, channelIds)))
      } catch (cause) {
        const where = `${this.path}: the index of chunk ${chunk + 1} of ${this.#chunks.length}`
        const remedy = `run: goshawk record repair ${this.path}`
        throw new GoshawkError('file-invalid', `${where}: ${messageOf(cause)}; ${remedy}`, { cause })
      }
    }
    return places
  }

  async #placesIn(chunk: number, index: McapTypes.ChunkIndex, channelIds: ReadonlySet<number>): Promise<Place[]> {
    if (index.messageIndexLength === 0n && index.messageStartTime !== 0n) {
      throw new GoshawkError('file-invalid', 'it is not there')
    }
    if (![...index.messageIndexOffsets.keys()].some((id) => channelIds.has(id))) return []
    const bytes = await this.#read(index.chunkStartOffset + index.chunkLength, index.messageIndexLength)
    const places: Place[] = []
    for (let at = 0; at < bytes.byteLength; ) {
      const content = recordContent(bytes, at)
      if (bytes.readUInt8(at) === Opcode.MESSAGE_INDEX) {
        const { channelId, records } = parseMessageIndex(content)
        if (channelIds.has(channelId)) {
          for (const [logTimeNs, offset] of records)
            places.push({ channelId, logTimeNs, chunk, offset: Number(offset) })
        }
      }
      at += recordHeaderBytes + content.byteLength
    }
    return places.sort((a, b) => a.offset - b.offset)
  }

  /** The data is a view that stays valid. @throws GoshawkError 'file-invalid' when the chunk is damaged. */
  async message({ chunk, offset, channelId }: Place): Promise<McapTypes.Message> {
    const bytes = await this.#chunk(chunk)
    const message = parseMessage(recordContent(bytes, offset))
    if (bytes.readUInt8(offset) !== Opcode.MESSAGE || message.channelId !== channelId) {
      throw new GoshawkError('file-invalid', `${this.path}: the index of chunk ${chunk} is wrong`)
    }
    return message
  }

  #chunk(chunk: number): Promise<Buffer> {
    const opened = this.#opened.get(chunk) ?? this.#openChunk(chunk)
    this.#opened.delete(chunk)
    this.#opened.set(chunk, opened)
    for (const key of this.#opened.keys()) {
      if (this.#opened.size <= chunksKept) break
      this.#opened.delete(key)
    }
    return opened
  }

  async #openChunk(chunk: number): Promise<Buffer> {
    const { chunkStartOffset, chunkLength } = this.#chunks[chunk]!
    try {
      const record = await this.#read(chunkStartOffset, chunkLength)
      return openChunk(parseChunk(recordContent(record, 0)))
    } catch (cause) {
      const where = `${this.path}: chunk ${chunk + 1} of ${this.#chunks.length}`
      throw new GoshawkError('file-invalid', `${where}: ${messageOf(cause)}`, { cause })
    }
  }

  async #read(offset: bigint, length: bigint): Promise<Buffer> {
    const bytes = await boundedReadable(this.#handle).read(offset, length)
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }
}
