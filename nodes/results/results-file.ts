/**
 * A submission written sample by sample. The file grows beside its final name as `<name>.partial`, one sample a line and
 * closed JSON after each, and gets its name when it is complete: what bears the name is never half a run.
 */
import { type FileHandle, mkdir, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { type Kept, readKept } from './partial-results.js'
import { type PlacedBox, submissionMeta } from './submission.js'

const head = `{"meta":${JSON.stringify(submissionMeta)},"results":{`
const tail = '\n}}\n'

export class ResultsFile {
  readonly file: string
  readonly #handle: FileHandle
  readonly #samples: Set<string>
  #boxes: number
  /** Where the next sample goes; the tail follows it. */
  #end: number
  #isOpen = true

  private constructor(file: string, handle: FileHandle, { samples, boxes, end }: Kept) {
    this.file = file
    this.#handle = handle
    this.#samples = samples
    this.#boxes = boxes
    this.#end = end
  }

  static partialName(file: string): string {
    return `${file}.partial`
  }

  /**
   * @param resume - go on with the samples an earlier process of the same run wrote; otherwise they are overwritten.
   * @throws GoshawkError 'file-invalid' when the file cannot be written.
   */
  static async open(file: string, { resume }: { readonly resume: boolean }): Promise<ResultsFile> {
    const partial = ResultsFile.partialName(file)
    try {
      await mkdir(dirname(file), { recursive: true })
      const kept = resume ? await readKept(partial, head) : undefined
      const handle = await open(partial, kept === undefined ? 'w' : 'r+')
      const fresh = { samples: new Set<string>(), boxes: 0, end: Buffer.byteLength(head) }
      const results = new ResultsFile(file, handle, kept ?? fresh)
      await (kept === undefined ? results.#write(head, 0) : results.#write('', kept.end))
      return results
    } catch (error) {
      throw writeError(partial, error)
    }
  }

  get samples(): number {
    return this.#samples.size
  }

  get boxes(): number {
    return this.#boxes
  }

  get tokens(): ReadonlySet<string> {
    return this.#samples
  }

  has(sampleToken: string): boolean {
    return this.#samples.has(sampleToken)
  }

  /** The sample must not be in the file yet. Calls must not overlap. @throws GoshawkError 'disk-full' or 'file-invalid'. */
  async append(sampleToken: string, boxes: readonly PlacedBox[]): Promise<void> {
    const separator = this.#samples.size === 0 ? '\n' : ',\n'
    const line = `${separator}${JSON.stringify(sampleToken)}:${JSON.stringify(boxes)}`
    try {
      await this.#write(line, this.#end)
    } catch (error) {
      throw writeError(ResultsFile.partialName(this.file), error)
    }
    this.#end += Buffer.byteLength(line)
    this.#samples.add(sampleToken)
    this.#boxes += boxes.length
  }

  /** Gives the file its name. @throws GoshawkError 'disk-full' or 'file-invalid'. */
  async finish(): Promise<void> {
    try {
      await this.#handle.truncate(this.#end + tail.length)
      await this.#handle.datasync()
      await this.close()
      await rename(ResultsFile.partialName(this.file), this.file)
    } catch (error) {
      throw writeError(this.file, error)
    }
  }

  /** Leaves what there is as `.partial`. Idempotent. */
  async close(): Promise<void> {
    if (!this.#isOpen) return
    this.#isOpen = false
    await this.#handle.close()
  }

  /** The tail comes after whatever is written. */
  async #write(text: string, at: number): Promise<void> {
    const bytes = Buffer.from(text + tail)
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await this.#handle.write(bytes, done, bytes.length - done, at + done)
      done += bytesWritten
    }
  }
}

function writeError(file: string, error: unknown): unknown {
  if (error instanceof GoshawkError) return error
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    const message = `${file}: the disk is full; make room and run again`
    return new GoshawkError('disk-full', message, { cause: error, details: { file } })
  }
  return new GoshawkError('file-invalid', `${file}: cannot be written: ${messageOf(error)}; choose another file`, {
    cause: error,
    details: { file },
  })
}
