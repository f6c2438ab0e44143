/** Opens what is to be a recording: a file with something in it. */
import { type FileHandle, open } from 'node:fs/promises'
import { GoshawkError, messageOf } from '../../schemas/errors.js'

/** @throws GoshawkError 'file-missing'; 'file-invalid' for a folder and for an empty file. */
export async function openRecording(path: string): Promise<FileHandle> {
  let handle: FileHandle
  try {
    handle = await open(path)
  } catch (cause) {
    throw new GoshawkError('file-missing', `${path}: ${messageOf(cause)}; expected a recording`, { cause })
  }
  const stat = await handle.stat()
  if (stat.isFile() && stat.size > 0) return handle
  await handle.close()
  const found = stat.isFile() ? 'is empty' : stat.isDirectory() ? 'is a folder' : 'is no file'
  throw new GoshawkError('file-invalid', `${path}: ${found}; expected a recording`)
}
