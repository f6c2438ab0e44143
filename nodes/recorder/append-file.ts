/** A file that only grows, by whole pieces: a piece that does not fit leaves no trace. */
import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import { GoshawkError, messageOf } from '../../schemas/errors.js'

export type AppendHandle = Pick<FileHandle, 'write' | 'truncate' | 'sync' | 'close'>
export type OpenAppendHandle = (path: string) => Promise<AppendHandle>

/** Refuses a file that is there: a recording is never written over. */
const openNew: OpenAppendHandle = (path) => open(path, 'wx')

/** Disk full, quota reached, file size limit reached. */
const fullCodes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

export class AppendFile {
  readonly path: string
  readonly #handle: AppendHandle
  #length = 0
  #isOpen = true

  private constructor(path: string, handle: AppendHandle) {
    this.path = path
    this.#handle = handle
  }

  /** @throws GoshawkError 'usage-invalid' when there is such a file, or none can be made there. */
  static async create(path: string, openHandle: OpenAppendHandle = openNew): Promise<AppendFile> {
    try {
      return new AppendFile(path, await openHandle(path))
    } catch (cause) {
      const isThere = codeOf(cause) === 'EEXIST'
      const message = isThere
        ? `${path}: there is such a file; a recording is not written over: choose another name, or remove it`
        : `${path}: cannot be made (${messageOf(cause)}); expected a folder you may write to`
      throw new GoshawkError('usage-invalid', message, { cause, details: { path } })
    }
  }

  /** Bytes of whole pieces. */
  get length(): number {
    return this.#length
  }

  /**
   * All pieces one after the other, or, when they do not fit, none of them.
   *
   * @throws GoshawkError 'disk-full'; whatever else the system says, as it is.
   */
  async append(...pieces: readonly Uint8Array[]): Promise<void> {
    let end = this.#length
    try {
      for (const piece of pieces) {
        let done = 0
        while (done < piece.byteLength) {
          const { bytesWritten } = await this.#handle.write(piece, done, piece.byteLength - done, end + done)
          done += bytesWritten
        }
        end += done
      }
      this.#length = end
    } catch (cause) {
      await this.#handle.truncate(this.#length)
      if (!fullCodes.has(codeOf(cause))) throw cause
      const bytes = pieces.reduce((sum, { byteLength }) => sum + byteLength, 0)
      const kept = `${this.#length} bytes are kept`
      throw new GoshawkError('disk-full', `${this.path}: no room for ${bytes} bytes more; ${kept}`, {
        cause,
        details: { path: this.path, bytesKept: this.#length },
      })
    }
  }

  /** On the disk, not only with the system; idempotent. */
  async close(): Promise<void> {
    if (!this.#isOpen) return
    this.#isOpen = false
    try {
      await this.#handle.sync()
    } finally {
      await this.#handle.close()
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
