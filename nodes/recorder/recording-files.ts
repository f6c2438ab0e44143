/** The files of one recording, split by size and time. One that is full stays open while messages for it may still come. */
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
  /** By number, from 1; the last one takes new frames. */
  readonly #open = new Map<number, OpenFile>()
  #messagesBefore = 0
  #bytesBefore = 0

  private constructor(options: RecordingOptions, compress: Compress) {
    this.#options = options
    this.#compress = compress
  }

  /** Makes the first file at once: where nothing can be written, that is known before the run. @throws GoshawkError 'usage-invalid' */
  static async open(options: RecordingOptions, nowNs: bigint): Promise<RecordingFiles> {
    const files = new RecordingFiles(options, await compressor(options.compression))
    await files.#begin(nowNs)
    return files
  }

  get totals(): RecordingTotals {
    const open = [...this.#open.values()]
    return {
      files: this.#files,
      messages: open.reduce((sum, { mcap }) => sum + mcap.messagesWritten, this.#messagesBefore),
      bytes: open.reduce((sum, { mcap }) => sum + mcap.bytes, this.#bytesBefore),
    }
  }

  /** Messages that a kill at this moment would lose. */
  get messagesWaiting(): number {
    return [...this.#open.values()].reduce((sum, { mcap }) => sum + mcap.messagesWaiting, 0)
  }

  /**
   * Begins the next file when the last one has reached a bound; both can be written to.
   *
   * @returns the number of the file that a frame which begins now goes into, from 1.
   */
  async roll(nowNs: bigint): Promise<number> {
    const { maxFileBytes, maxFileSeconds } = this.#options
    const { mcap, startNs, channels } = this.#openFile(this.#files.length)
    const isLarge = maxFileBytes !== undefined && mcap.bytes >= maxFileBytes
    const isLong = maxFileSeconds !== undefined && Number(nowNs - startNs) >= maxFileSeconds * 1e9
    if (channels.size > 0 && (isLarge || isLong)) await this.#begin(nowNs)
    return this.#files.length
  }

  isOpen(file: number): boolean {
    return this.#open.has(file)
  }

  /** Ends the files before this one: nothing more comes for them. @throws GoshawkError 'disk-full' */
  async finishBefore(file: number): Promise<void> {
    for (const number of [...this.#open.keys()]) if (number < file) await this.#finish(number)
  }

  /** @param file - its number; the last one unless given. @throws GoshawkError 'disk-full' */
  async write(entries: readonly Entry[], file = this.#files.length): Promise<void> {
    const { mcap, channels } = this.#openFile(file)
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
    for (const { mcap } of this.#open.values()) await mcap.flush()
  }

  /** All files, also after one for which there was no room; idempotent. @throws GoshawkError 'disk-full', of the first such file */
  async close(): Promise<void> {
    const closed = await Promise.allSettled([...this.#open.keys()].map((file) => this.#finish(file)))
    const failed = closed.find((result) => result.status === 'rejected')
    if (failed !== undefined) throw failed.reason
  }

  #openFile(file: number): OpenFile {
    const open = this.#open.get(file)
    if (open === undefined) throw new GoshawkError('cancelled', `${this.#options.path}: the recording has ended`)
    return open
  }

  async #finish(file: number): Promise<void> {
    const { mcap } = this.#openFile(file)
    try {
      await mcap.close()
    } finally {
      this.#messagesBefore += mcap.messagesWritten
      this.#bytesBefore += mcap.bytes
      this.#open.delete(file)
    }
  }

  async #begin(startNs: bigint): Promise<void> {
    const { path, maxFileBytes, maxFileSeconds, epoch, openHandle } = this.#options
    const isSplit = maxFileBytes !== undefined || maxFileSeconds !== undefined
    const name = partName(path, { epoch, part: isSplit ? this.#files.length : undefined })
    const file = await AppendFile.create(name, openHandle)
    this.#files.push(name)
    const mcap = await McapFile.start(file, { chunkBytes: this.#options.chunkBytes, compress: this.#compress })
    this.#open.set(this.#files.length, { mcap, channels: new Map(), startNs })
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
