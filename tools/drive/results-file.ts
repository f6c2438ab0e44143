/** The file of `--results`: that it can be written is known before the first drive, and it is there whole or not at all. */
import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { GoshawkError, messageOf } from '../../schemas/errors.js'

/**
 * Leaves nothing behind but the folder.
 *
 * @throws GoshawkError 'usage-invalid' when the file could not be written later.
 */
export function claimResults(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new Error('it is a folder')
    writeFileSync(partial(file), '')
    rmSync(partial(file))
  } catch (cause) {
    throw new GoshawkError('usage-invalid', notWritten(file, cause), { cause })
  }
}

/** @throws GoshawkError 'unavailable' when it cannot be written any more. */
export function writeResults(file: string, results: unknown): void {
  try {
    writeFileSync(partial(file), `${JSON.stringify(results, null, 2)}\n`)
    renameSync(partial(file), file)
  } catch (cause) {
    if (existsSync(partial(file))) rmSync(partial(file))
    throw new GoshawkError('unavailable', notWritten(file, cause), { cause })
  }
}

function partial(file: string): string {
  return `${file}.${process.pid}`
}

function notWritten(file: string, cause: unknown): string {
  return `--results ${file}: cannot be written (${messageOf(cause)}); choose another path`
}
