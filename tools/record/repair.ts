/** Makes a whole MCAP file of what can be read of a cut or damaged one: its chunks as they are, with a new index. */
import { rename, rm } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import type { McapTypes } from '@mcap/core'
import { AppendFile } from '../../nodes/recorder/append-file.js'
import { type ForeignChunk, McapFile } from '../../nodes/recorder/mcap-file.js'
import type { ChunkContents } from '../../nodes/recording/mcap-records.js'
import { GoshawkError } from '../../schemas/errors.js'
import { LooseRecords } from './loose-records.js'
import { type ScannedRecord, scanMcap } from './scan.js'

export interface RepairOptions {
  /** Beside the input, as NAME.repaired.mcap, unless given. */
  readonly out?: string | undefined
  /** Put the repaired file in place of the input. */
  readonly inPlace?: boolean | undefined
}

export interface Repair {
  /** False when the file was whole; nothing is written then. */
  readonly wasDamaged: boolean
  /** The repaired file; null when nothing was written. */
  readonly out: string | null
  readonly messagesKept: number
  readonly chunksKept: number
  /** Bytes of the input that belong to no message, index or other record that could be read. */
  readonly bytesLost: number
  /** What was found where bytes were lost, by offset. */
  readonly losses: readonly { readonly offset: number; readonly bytes: number; readonly reason: string }[]
}

/** Chunks are copied as they are; these are only for messages that were in none. */
const looseChunkBytes = 1024 * 1024

/**
 * @throws GoshawkError 'file-missing'; 'file-invalid' when it is no MCAP, or has no complete chunk; 'usage-invalid' when the output
 * is there already; 'disk-full', and then no output is left.
 */
export async function repairMcap(path: string, { out, inPlace = false }: RepairOptions = {}): Promise<Repair> {
  const survey = await surveyMcap(path)
  const { chunks: chunksKept, messages: messagesKept, losses } = survey
  const bytesLost = losses.reduce((sum, { bytes }) => sum + bytes, 0)
  const facts = { messagesKept, chunksKept, bytesLost, losses }
  if (survey.isWhole) return { wasDamaged: false, out: null, ...facts }
  if (messagesKept === 0) {
    const reason = losses[0] === undefined ? 'it has no messages' : losses[0].reason
    throw new GoshawkError('file-invalid', `${path}: MCAP, but without a complete chunk (${reason}); nothing to keep`)
  }
  const target = inPlace ? `${path}.repairing` : (out ?? repairedName(path))
  const file = await AppendFile.create(target)
  try {
    await writeRepaired(path, file, survey)
    if (inPlace) await rename(target, path)
  } catch (error) {
    await rm(target, { force: true })
    throw error
  }
  return { wasDamaged: true, out: inPlace ? path : target, ...facts }
}

export function repairedName(path: string): string {
  const extension = extname(path)
  return join(dirname(path), `${basename(path, extension)}.repaired${extension}`)
}

interface Survey {
  readonly isWhole: boolean
  readonly profile: string
  readonly messages: number
  readonly chunks: number
  readonly losses: readonly { readonly offset: number; readonly bytes: number; readonly reason: string }[]
  readonly schemas: ReadonlyMap<number, McapTypes.Schema>
  readonly channels: ReadonlyMap<number, McapTypes.Channel>
}

/** First time through: what there is, and every channel, wherever it is defined: a summary knows those of lost chunks. */
async function surveyMcap(path: string): Promise<Survey> {
  const schemas = new Map<number, McapTypes.Schema>()
  const channels = new Map<number, McapTypes.Channel>()
  const losses: { offset: number; bytes: number; reason: string }[] = []
  let [messages, chunks, profile, hasFooter] = [0, 0, '', false]
  for await (const record of scanMcap(path)) {
    if (record.kind === 'header') profile = record.header.profile
    else if (record.kind === 'footer') hasFooter = true
    else if (record.kind === 'message') messages += 1
    else if (record.kind === 'schema') schemas.set(record.schema.id, record.schema)
    else if (record.kind === 'channel') channels.set(record.channel.id, record.channel)
    else if (record.kind === 'lost') losses.push({ offset: record.offset, bytes: record.bytes, reason: record.reason })
    else if (record.kind === 'chunk') {
      messages += record.messages.length
      chunks += 1
      for (const schema of record.schemas) schemas.set(schema.id, schema)
      for (const channel of record.channels) channels.set(channel.id, channel)
    }
  }
  return { isWhole: hasFooter && losses.length === 0, profile, messages, chunks, losses, schemas, channels }
}

/** Second time through: one chunk in memory at a time. */
async function writeRepaired(path: string, file: AppendFile, { profile, schemas, channels }: Survey): Promise<void> {
  const compress = (data: Uint8Array) => ({ compression: '', bytes: data })
  const mcap = await McapFile.start(file, { chunkBytes: looseChunkBytes, compress }, profile)
  const loose = new LooseRecords(looseChunkBytes)
  const announced = new Set<number>()
  const take = async (chunk: McapTypes.Chunk, contents: ChunkContents) => {
    for (const { id } of contents.channels) announced.add(id)
    const used = new Set(contents.messages.map(({ channelId }) => channelId))
    const missing = [...used].filter((id) => !announced.has(id))
    // Their definitions were lost with another chunk; a reader wants them before their messages.
    if (missing.length > 0) await mcap.takeOver(definitionsOf(missing, { schemas, channels, path }))
    for (const id of missing) announced.add(id)
    await mcap.takeOver({ ...contents, chunk: { ...chunk, ...timesOf(contents) }, indexes: indexesOf(contents) })
  }
  const takeLoose = async () => {
    const gathered = loose.take()
    if (gathered !== undefined) await take(gathered.chunk, gathered)
  }
  let isSummary = false
  try {
    for await (const record of scanMcap(path)) {
      if (record.kind === 'data-end') isSummary = true
      // No chunk stands in a summary: where one is found, the end of the data was none.
      if (isSummary && record.kind !== 'chunk') continue
      if (isLoose(record)) loose.add(record)
      if (!isLoose(record) || loose.isFull) await takeLoose()
      if (record.kind === 'chunk') await take(record.chunk, record)
      else if (record.kind === 'attachment') await mcap.addAttachment(record.attachment)
      else if (record.kind === 'metadata') await mcap.addMetadata(record.metadata)
    }
    await takeLoose()
  } finally {
    await mcap.close()
  }
}

function isLoose(record: ScannedRecord): record is Extract<ScannedRecord, { readonly raw: Buffer }> {
  return 'raw' in record
}

/** No CRC covers the times a chunk says it has. */
function timesOf({ messages }: ChunkContents): Pick<McapTypes.Chunk, 'messageStartTime' | 'messageEndTime'> {
  const times = messages.map(({ logTime }) => logTime).sort((a, b) => (a < b ? -1 : 1))
  return { messageStartTime: times[0] ?? 0n, messageEndTime: times.at(-1) ?? 0n }
}

function indexesOf({ messages }: ChunkContents): McapTypes.MessageIndex[] {
  const indexes = new Map<number, McapTypes.MessageIndex>()
  for (const { channelId, logTime, offset } of messages) {
    const index = indexes.get(channelId) ?? { channelId, records: [] }
    index.records.push([logTime, BigInt(offset)])
    indexes.set(channelId, index)
  }
  return [...indexes.values()]
}

/** A chunk without messages. @throws GoshawkError 'file-invalid' for a channel that is defined nowhere in the file. */
function definitionsOf(
  ids: readonly number[],
  { schemas, channels, path }: Pick<Survey, 'schemas' | 'channels'> & { readonly path: string },
): ForeignChunk {
  const definitions = new LooseRecords(looseChunkBytes)
  for (const id of ids) {
    const channel = channels.get(id)
    const schema = channel && schemas.get(channel.schemaId)
    if (channel === undefined || (schema === undefined && channel.schemaId !== 0)) {
      throw new GoshawkError('file-invalid', `${path}: messages on channel ${id}, whose definition is lost`)
    }
    definitions.define(channel, schema)
  }
  const { chunk, ...contents } = definitions.take()!
  return { chunk, ...contents, indexes: [] }
}
