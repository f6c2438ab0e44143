/** Opens what is to be a recording: a file that begins as one. */
import { type FileHandle, open } from 'node:fs/promises'
import { MCAP_MAGIC } from '@mcap/core'
import { GoshawkError, messageOf } from '../../schemas/errors.js'

const magic = Buffer.from(MCAP_MAGIC)

/** @throws GoshawkError 'file-missing'; 'file-invalid' for a folder, an empty file, and one that is no MCAP at all. */
export async function openRecording(path: string): Promise<FileHandle> {
  let handle: FileHandle
  try {
    handle = await open(path)
  } catch (cause) {
    throw new GoshawkError('file-missing', `${path}: ${messageOf(cause)}; expected a recording`, { cause })
  }
  try {
    const found = await whyNone(handle)
    if (found === undefined) return handle
    throw new GoshawkError('file-invalid', `${path}: ${found}; expected a recording`)
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** @returns undefined for what begins as an MCAP. */
async function whyNone(handle: FileHandle): Promise<string | undefined> {
  const stat = await handle.stat()
  if (stat.isDirectory()) return 'is a folder'
  if (!stat.isFile()) return 'is no file'
  if (stat.size === 0) return 'is empty'
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(magic.length), 0, magic.length, 0)
  if (buffer.equals(magic)) return undefined
  const start = buffer.subarray(0, bytesRead)
  const text = start.toString('latin1')
  const shown = /^[\t\n\r -~]*$/.test(text) ? `the text ${JSON.stringify(text)}` : `bytes ${start.toString('hex')}`
  return `not an MCAP recording: it begins with ${shown}`
}
