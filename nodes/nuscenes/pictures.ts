/** Reads camera pictures, untouched, as bytes; a picture that is not there is a reason, never an error. */
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf } from '../../schemas/errors.js'
import { isSystemError } from './system-error.js'

/** nuScenes pictures have 100 to 300 KB; ten times what the largest of today's cameras make. */
export const pictureBytesMax = 33_554_432

/** Exactly one of the two says something. */
export interface Picture {
  readonly bytes: Uint8Array | undefined
  /** Why there are no bytes. */
  readonly missing: string
}

/** @param fileName - relative to the dataroot, checked to stay inside. */
export async function readPicture(dataroot: string, fileName: string): Promise<Picture> {
  try {
    const file = await open(join(dataroot, fileName))
    try {
      const { size } = await file.stat()
      if (size === 0) return missing(`${fileName}: the file is empty`)
      if (size > pictureBytesMax) return missing(`${fileName}: ${size} bytes; expected at most ${pictureBytesMax}`)
      return { bytes: await file.readFile(), missing: '' }
    } finally {
      await file.close()
    }
  } catch (error) {
    if (!isSystemError(error)) throw error
    if (error.code === 'ENOENT') return missing(`${fileName}: no such file in the dataroot`)
    return missing(`${fileName}: cannot be read: ${messageOf(error)}`)
  }
}

function missing(reason: string): Picture {
  return { bytes: undefined, missing: reason }
}
