/** The files of one recording: opened when there is something to write, split by size and time. */
import { basename, dirname, extname, join } from 'node:path'
import { GoshawkError } from '../../schemas/errors.js'
import { AppendFile, type OpenAppendHandle } from './append-file.js'
import { type Compression, compressor } from './compression.js'
import { type Compress, McapFile } from './mcap-file.js'
import type { ProtoSchemas } from './proto-schemas.js'

export interface RecordingOptions {
  readonly path: string
  readonly compression: Compression
  readonly chunkBytes: number
  /** A file is followed by the next once it has so many bytes; undefined for no bound. */
  readonly maxFileBytes?: number | undefined
  /** Or once so many seconds were recorded in it. */
  readonly maxFileSeconds?: number | undefined
  /** Starts of the recording process before this one: what they wrote stays. */
  readonly epoch: number
  readonly schemas: ProtoSchemas
  readonly openHandle?: OpenAppendHandle
}

export interface Entry {
  readonly topic: string
  /** Full protobuf name. */
  readonly schema: string
  readonly sequence: number
  readonly logTimeNs: bigint
  readonly publishTimeNs: bigint
  readonly data: Uint8Array
}

export interface RecordingTotals {
  readonly files: readonly string[]
  /** In complete chunks. */
  readonly messages: number
  readonly bytes: number
}

interface OpenFile {
  readonly mcap: McapFile
  readonly channels: Map<string, number>
  readonly startNs: bigint
}

export class RecordingFiles {
  readonly #options: RecordingOptions
  readonly #compress: Compress
  readonly #files: string[] = []
  #open: OpenFile | undefined
  #messagesBefore = 0
  #bytesBefore = 0
  #isClosed = false

  private constructor(options: RecordingOptions, compress: Compress) {
    this.#options = options
    this.#compress = compress
  }

  /** Makes the first file at once: where nothing can be written, that is known before the run. @throws GoshawkError 'usage-invalid' */
  static async open(options: RecordingOptions, nowNs: bigint): Promise<RecordingFiles> {
    const files = new RecordingFiles(options, await compressor(options.compression))
    files.#open = await files.#next(nowNs)
    return files
  }

  get totals(): RecordingTotals {
    const { mcap } = this.#open ?? {}
    return {
      files: this.#files,
      messages: this.#messagesBefore + (mcap?.messagesWritten ?? 0),
      bytes: this.#bytesBefore + (mcap?.bytes ?? 0),
    }
  }

  /** Messages that a kill at this moment would lose. */
  get messagesWaiting(): number {
    return this.#open?.mcap.messagesWaiting ?? 0
  }

  /** Goes on to the next file when this one has reached a bound. @returns the number of the file, from 1. */
  async roll(nowNs: bigint): Promise<number> {
    const { maxFileBytes, maxFileSeconds } = this.#options
    const { mcap, startNs, channels } = this.#current()
    const isLarge = maxFileBytes !== undefined && mcap.bytes >= maxFileBytes
    const isLong = maxFileSeconds !== undefined && Number(nowNs - startNs) >= maxFileSeconds * 1e9
    if (channels.size > 0 && (isLarge || isLong)) {
      await this.#finish()
      this.#open = await this.#next(nowNs)
    }
    return this.#files.length
  }

  /** @throws GoshawkError 'disk-full' */
  async write(entries: readonly Entry[]): Promise<void> {
    const { mcap, channels } = this.#current()
    for (const { topic, schema, sequence, logTimeNs, publishTimeNs, data } of entries) {
      const key = `${schema} ${topic}`
      let channelId = channels.get(key)
      if (channelId === undefined) {
        const bytes = this.#options.schemas.descriptorSet(schema)
        channelId = mcap.channel({
          topic,
          schema: { name: schema, encoding: 'protobuf', data: bytes },
          messageEncoding: 'protobuf',
        })
        channels.set(key, channelId)
      }
      await mcap.add({ channelId, sequence, logTime: logTimeNs, publishTime: publishTimeNs, data })
    }
  }

  async flush(): Promise<void> {
    await this.#open?.mcap.flush()
  }

  /** Idempotent. @throws GoshawkError 'disk-full' */
  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    await this.#finish()
  }

  #current(): OpenFile {
    if (this.#open === undefined) throw new GoshawkError('cancelled', `${this.#options.path}: the recording has ended`)
    return this.#open
  }

  async #finish(): Promise<void> {
    const { mcap } = this.#current()
    try {
      await mcap.close()
    } finally {
      this.#messagesBefore += mcap.messagesWritten
      this.#bytesBefore += mcap.bytes
      this.#open = undefined
    }
  }

  async #next(startNs: bigint): Promise<OpenFile> {
    const { path, maxFileBytes, maxFileSeconds, epoch, openHandle } = this.#options
    const isSplit = maxFileBytes !== undefined || maxFileSeconds !== undefined
    const name = partName(path, { epoch, part: isSplit ? this.#files.length : undefined })
    const file = await AppendFile.create(name, openHandle)
    this.#files.push(name)
    const mcap = await McapFile.start(file, { chunkBytes: this.#options.chunkBytes, compress: this.#compress })
    return { mcap, channels: new Map(), startNs }
  }
}

/** `drive.mcap` -> `drive-000.mcap`; after a restart of the process `drive.restart-1-000.mcap`. */
export function partName(
  path: string,
  { epoch, part }: { readonly epoch: number; readonly part: number | undefined },
): string {
  const extension = extname(path)
  const stem = basename(path, extension)
  const restart = epoch === 0 ? '' : `.restart-${epoch}`
  const number = part === undefined ? '' : `-${String(part).padStart(3, '0')}`
  return join(dirname(path), `${stem}${restart}${number}${extension}`)
}
