/** Reads within a file, and nothing else: lengths in a damaged file ask for anything. */
import type { FileHandle } from 'node:fs/promises'
import type { McapTypes } from '@mcap/core'
import { GoshawkError } from '../../schemas/errors.js'

/** The system reads less than this at once. */
const readBytesMax = 2n ** 31n - 1n

/** @throws GoshawkError 'file-invalid' for what is not in the file. */
export function boundedReadable(handle: FileHandle): McapTypes.IReadable {
  const size = async () => BigInt((await handle.stat()).size)
  return {
    size,
    read: async (offset, length) => {
      const end = await size()
      if (offset < 0n || length < 0n || length > readBytesMax || offset + length > end) {
        throw new GoshawkError('file-invalid', `${length} bytes at byte ${offset} asked of a file of ${end}`)
      }
      const buffer = new Uint8Array(Number(length))
      let done = 0
      while (done < buffer.byteLength) {
        const { bytesRead } = await handle.read(buffer, done, buffer.byteLength - done, Number(offset) + done)
        if (bytesRead === 0) throw new GoshawkError('file-invalid', 'the file became shorter while it was read')
        done += bytesRead
      }
      return buffer
    },
  }
}
