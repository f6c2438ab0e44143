import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { GoshawkError, messageOf } from '../../../schemas/errors.js'

/** A file read by position; every read is checked against its size, so no claim inside a file is believed. */
export class SlicedFile {
  readonly path: string
  readonly size: number
  readonly #file: number
  #open = true

  /** @throws GoshawkError 'file-missing' */
  constructor(path: string) {
    this.path = path
    try {
      this.#file = openSync(path, 'r')
    } catch (error) {
      throw new GoshawkError('file-missing', `${path}: cannot be opened: ${messageOf(error)}`, { cause: error })
    }
    this.size = fstatSync(this.#file).size
  }

  /** @throws GoshawkError 'weights-invalid' when the file ends before. */
  read(offset: number, length: number, what: string): Uint8Array {
    if (
      !Number.isSafeInteger(offset) ||
      !Number.isSafeInteger(length) ||
      offset < 0 ||
      length < 0 ||
      offset + length > this.size
    ) {
      throw this.invalid(
        `${what} should be ${length} bytes at ${offset}, but the file has ${this.size}; it is truncated or damaged`,
      )
    }
    const bytes = new Uint8Array(length)
    for (let done = 0; done < length; ) {
      const count = readSync(this.#file, bytes, done, Math.min(length - done, 1 << 30), offset + done)
      if (count === 0) throw this.invalid(`${what} ends at byte ${offset + done}; the file was cut while reading`)
      done += count
    }
    return bytes
  }

  invalid(what: string, details: Record<string, unknown> = {}): GoshawkError {
    return new GoshawkError('weights-invalid', `${this.path}: ${what}`, { details: { file: this.path, ...details } })
  }

  close(): void {
    if (this.#open) closeSync(this.#file)
    this.#open = false
  }
}
