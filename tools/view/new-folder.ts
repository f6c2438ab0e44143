/** A folder that is whole or not there: filled under a name of its own beside the place, then moved there. */
import { randomUUID } from 'node:crypto'
import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { GoshawkError, messageOf } from '../../schemas/errors.js'

/**
 * @param folder - absolute; folders above it are made.
 * @param fill - told where to write; what it rejects with is passed on, and nothing it wrote is left.
 * @throws GoshawkError 'usage-invalid' when no folder can be made there.
 */
export async function writeNewFolder<T>(folder: string, fill: (beside: string) => Promise<T>): Promise<T> {
  const beside = `${folder}.${randomUUID()}.partial`
  try {
    makeFolder(beside)
  } catch (cause) {
    const message = `${folder}: cannot be made (${messageOf(cause)}); expected a place where you may write`
    throw new GoshawkError('usage-invalid', message, { cause })
  }
  try {
    const filled = await fill(beside)
    renameSync(beside, folder)
    return filled
  } finally {
    rmSync(beside, { recursive: true, force: true })
  }
}

/** Unlike mkdir's own `recursive`, ends where the system takes no folders and says of none that it is there, as in /proc. */
function makeFolder(path: string): void {
  const parent = dirname(path)
  if (statSync(parent, { throwIfNoEntry: false }) === undefined) makeFolder(parent)
  mkdirSync(path)
}
