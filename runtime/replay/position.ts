/** Where a replay is, kept in the folder of the run, so that a restarted process goes on instead of starting over. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/**
 * Frames sent again after a restart: those a killed process may have sent without anyone receiving them. More than the
 * queues between processes usually hold; whoever keeps results by sample token sees some twice.
 */
export const framesRepeated = 16

/**
 * Small enough to be written in one piece, so that a reader never sees half of it.
 *
 * @param at - frames from the first one of the replay to the next, laps included.
 */
export function writePosition(file: string, at: number): void {
  writeFileSync(file, `${at}\n`)
}

/** The frame to go on at after a restart; 0 when the file is not there or was not written to its end. */
export function readPosition(file: string): number {
  const match = existsSync(file) ? /^(\d{1,15})\n$/.exec(readFileSync(file, 'utf8')) : null
  return match ? Math.max(0, Number(match[1]) - framesRepeated) : 0
}
