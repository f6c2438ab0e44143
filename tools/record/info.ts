/** What is in a recording: by its index when it has one, else by reading all of it. */
import { McapIndexedReader, type McapTypes } from '@mcap/core'
import { boundedReadable } from '../../nodes/recording/bounded-readable.js'
import { openRecording } from '../../nodes/recording/open-recording.js'
import { messageOf } from '../../schemas/errors.js'
import { scanMcap } from './scan.js'

export interface TopicInfo {
  readonly topic: string
  readonly schema: string
  readonly messages: number
}

export interface RecordingInfo {
  readonly file: string
  readonly bytes: number
  /** Ends with an index whose CRC is right; with `check`, every CRC in the file is right. */
  readonly complete: boolean
  /** What is wrong with it, in the order of the file. */
  readonly faults: readonly string[]
  readonly profile: string
  readonly library: string
  readonly messages: number
  /** By the time viewers play; null without messages. */
  readonly startTime: string | null
  readonly endTime: string | null
  readonly durationS: number
  readonly chunks: number
  /** As the file says: zstd, lz4, none. */
  readonly compression: readonly string[]
  readonly compressedBytes: number
  readonly uncompressedBytes: number
  readonly attachments: number
  readonly metadata: number
  readonly topics: readonly TopicInfo[]
}

/**
 * @param check - read every chunk, also when there is an index.
 * @throws GoshawkError 'file-missing', or 'file-invalid' when the file is no MCAP.
 */
export async function recordingInfo(file: string, check = false): Promise<RecordingInfo> {
  const indexed = check ? 'every CRC is to be checked' : await readIndex(file)
  return typeof indexed === 'string' ? readAll(file) : indexed
}

/** @returns why there is no index, when there is none. */
async function readIndex(file: string): Promise<RecordingInfo | string> {
  const handle = await openRecording(file)
  try {
    const { size } = await handle.stat()
    const reader = await McapIndexedReader.Initialize({ readable: boundedReadable(handle) })
    const { statistics } = reader
    if (statistics === undefined) return 'no statistics'
    const tally = new Tally()
    tally.header = reader.header
    for (const schema of reader.schemasById.values()) tally.schemas.set(schema.id, schema.name)
    for (const channel of reader.channelsById.values()) tally.channels.set(channel.id, channel)
    for (const [id, count] of statistics.channelMessageCounts) tally.counts.set(id, Number(count))
    for (const chunk of reader.chunkIndexes)
      tally.chunk(chunk.compression, chunk.compressedSize, chunk.uncompressedSize)
    tally.attachments = reader.attachmentIndexes.length
    tally.metadata = reader.metadataIndexes.length
    if (statistics.messageCount > 0n) {
      tally.time(statistics.messageStartTime)
      tally.time(statistics.messageEndTime)
    }
    return tally.info(file, size)
  } catch (error) {
    // Whatever the index is like, the file is looked at from its start, which tells what is wrong with it.
    return messageOf(error)
  } finally {
    await handle.close()
  }
}

async function readAll(file: string): Promise<RecordingInfo> {
  const handle = await openRecording(file)
  const { size } = await handle.stat()
  await handle.close()
  const tally = new Tally()
  let hasFooter = false
  for await (const record of scanMcap(file)) {
    if (record.kind === 'header') tally.header = record.header
    else if (record.kind === 'footer') hasFooter = true
    else if (record.kind === 'attachment') tally.attachments += 1
    else if (record.kind === 'metadata') tally.metadata += 1
    else if (record.kind === 'schema') tally.schemas.set(record.schema.id, record.schema.name)
    else if (record.kind === 'channel') tally.channels.set(record.channel.id, record.channel)
    else if (record.kind === 'lost') tally.faults.push(`byte ${record.offset}, ${record.bytes} bytes: ${record.reason}`)
    else if (record.kind === 'message') tally.message(record.message)
    else if (record.kind === 'chunk') {
      const { compression, records, uncompressedSize } = record.chunk
      tally.chunk(compression, BigInt(records.byteLength), uncompressedSize)
      for (const schema of record.schemas) tally.schemas.set(schema.id, schema.name)
      for (const channel of record.channels) tally.channels.set(channel.id, channel)
      for (const message of record.messages) tally.message(message)
    }
  }
  if (!hasFooter && tally.faults.length === 0) tally.faults.push(`byte ${size}: the file ends without its index`)
  return tally.info(file, size)
}

class Tally {
  header: McapTypes.Header = { profile: '', library: '' }
  attachments = 0
  metadata = 0
  readonly faults: string[] = []
  readonly schemas = new Map<number, string>()
  readonly channels = new Map<number, McapTypes.Channel>()
  readonly counts = new Map<number, number>()
  readonly #compressions = new Set<string>()
  #chunks = 0
  #compressedBytes = 0
  #uncompressedBytes = 0
  #start: bigint | undefined
  #end = 0n

  chunk(compression: string, compressedSize: bigint, uncompressedSize: bigint): void {
    this.#compressions.add(compression || 'none')
    this.#chunks += 1
    this.#compressedBytes += Number(compressedSize)
    this.#uncompressedBytes += Number(uncompressedSize)
  }

  message({ channelId, logTime }: { readonly channelId: number; readonly logTime: bigint }): void {
    this.counts.set(channelId, (this.counts.get(channelId) ?? 0) + 1)
    this.time(logTime)
  }

  time(logTime: bigint): void {
    if (this.#start === undefined || logTime < this.#start) this.#start = logTime
    if (logTime > this.#end) this.#end = logTime
  }

  info(file: string, bytes: number): RecordingInfo {
    const topics = [...this.counts].map(([id, messages]) => {
      const channel = this.channels.get(id)
      const schema = channel === undefined ? undefined : this.schemas.get(channel.schemaId)
      return { topic: channel?.topic ?? `channel ${id}`, schema: schema ?? '', messages }
    })
    return {
      file,
      bytes,
      complete: this.faults.length === 0,
      faults: this.faults,
      profile: this.header.profile,
      library: this.header.library,
      messages: topics.reduce((sum, { messages }) => sum + messages, 0),
      startTime: this.#start === undefined ? null : isoTime(this.#start),
      endTime: this.#start === undefined ? null : isoTime(this.#end),
      durationS: this.#start === undefined ? 0 : Number(this.#end - this.#start) / 1e9,
      chunks: this.#chunks,
      compression: [...this.#compressions],
      compressedBytes: this.#compressedBytes,
      uncompressedBytes: this.#uncompressedBytes,
      attachments: this.attachments,
      metadata: this.metadata,
      topics: topics.sort((a, b) => (a.topic < b.topic ? -1 : 1)),
    }
  }
}

/** Nanoseconds since 1970, those beyond what a date can hold as they are. */
function isoTime(ns: bigint): string {
  const date = new Date(Number(ns / 1_000_000n))
  return Number.isNaN(date.getTime()) ? `${ns} ns` : date.toISOString()
}
