/** The record of a run with a model: what it was asked, what it said, what was decided. JSON lines, pictures as digests. */
import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { GoshawkError, messageOf } from '../../../schemas/errors.js'
import type { Picture } from './pictures.js'
import type { ContentPart } from './prompt.js'

/** Lines that may wait for the disk; a slow disk must not hold up decisions, nor fill the memory. */
const waitingBytesMax = 16_777_216

export interface JsonLinesOptions {
  /** Go on where an earlier process of the same run stopped. */
  readonly append: boolean
  /** A line was left out because the disk is behind or has failed. */
  onLeftOut(): void
  /** The disk failed; nothing is written any more. */
  onFailed(error: GoshawkError): void
}

export class JsonLines {
  readonly file: string
  readonly #handle: FileHandle
  readonly #options: JsonLinesOptions
  #waiting: string[] = []
  #waitingBytes = 0
  #writing: Promise<void> | undefined
  #hasFailed = false
  #isOpen = true

  private constructor(file: string, handle: FileHandle, options: JsonLinesOptions) {
    this.file = file
    this.#handle = handle
    this.#options = options
  }

  /** @throws GoshawkError file-invalid when the file cannot be opened. */
  static async open(file: string, options: JsonLinesOptions): Promise<JsonLines> {
    try {
      await mkdir(dirname(file), { recursive: true })
      return new JsonLines(file, await open(file, options.append ? 'a' : 'w'), options)
    } catch (error) {
      throw writeError(file, error)
    }
  }

  /** Never waits. */
  write(value: unknown): void {
    const line = `${JSON.stringify(value)}\n`
    const bytes = Buffer.byteLength(line)
    if (this.#hasFailed || !this.#isOpen || this.#waitingBytes + bytes > waitingBytesMax) {
      this.#options.onLeftOut()
      return
    }
    this.#waiting.push(line)
    this.#waitingBytes += bytes
    this.#writing ??= this.#drain()
  }

  /** Writes what waits. Idempotent. */
  async close(): Promise<void> {
    if (!this.#isOpen) return
    this.#isOpen = false
    await this.#writing
    await this.#handle.close()
  }

  async #drain(): Promise<void> {
    try {
      while (this.#waiting.length > 0) {
        const text = this.#waiting.join('')
        this.#waiting = []
        await this.#handle.appendFile(text)
        this.#waitingBytes -= Buffer.byteLength(text)
      }
    } catch (error) {
      this.#hasFailed = true
      this.#options.onFailed(writeError(this.file, error))
    }
    this.#writing = undefined
  }
}

/** The user message as it is recorded: texts whole, pictures by their size and SHA-256. */
export function recordedPrompt(content: readonly ContentPart[], pictures: readonly Picture[]): unknown[] {
  let next = 0
  return content.map((part) => {
    if (part.type === 'text') return part.text
    const { camera, width, height, bytes } = pictures[next++]!
    return { camera, width, height, bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') }
  })
}

function writeError(file: string, error: unknown): GoshawkError {
  const { code } = error as NodeJS.ErrnoException
  const isFull = code === 'ENOSPC' || code === 'EDQUOT'
  const message = isFull
    ? `${file}: the disk is full; make room and run again`
    : `${file}: cannot be written: ${messageOf(error)}; choose another file for llm.record`
  return new GoshawkError(isFull ? 'disk-full' : 'file-invalid', message, { cause: error, details: { file } })
}
