/** Where a replay is, kept in the folder of the run, so that a restarted process goes on instead of starting over. */
import { readFileSync, writeFileSync } from 'node:fs'
import { isSystemError } from './system-error.js'

/**
 * Frames sent again after a restart: those a killed process may have sent without anyone receiving them. More than the
 * queues between processes usually hold; whoever keeps results by sample token sees some twice.
 */
export const framesRepeated = 16

/**
 * Small enough to be written in one piece, so that a reader never sees half of it.
 *
 * @param at - frames from the start of the data set to the next one.
 */
export function writePosition(file: string, at: number): void {
  writeFileSync(file, `${at}\n`)
}

/** The frame to go on at after a restart; 0 when the file is not there or was not written to its end. */
export function readPosition(file: string): number {
  try {
    const match = /^(\d{1,15})\n$/.exec(readFileSync(file, 'utf8'))
    return match ? Math.max(0, Number(match[1]) - framesRepeated) : 0
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return 0
    throw error
  }
}
