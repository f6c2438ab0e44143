/** Appends the sha256 of every published message to a file: what `replay --verify` compares. */
import { createHash } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { PublishListener } from '../graph/outlet.js'

/** Lines gathered before they are written: a crash loses no more than these. */
const linesBufferedMax = 256

export interface DigestFile {
  readonly onPublish: PublishListener
  /** Idempotent. */
  close(): void
}

export function digestPath(runFolder: string, process: string): string {
  return join(runFolder, `digests-${process}.jsonl`)
}

/** One line a message: stream, frame (number within its source) and sha256 over payload and parts. */
export function openDigestFile(runFolder: string, process: string, epoch: number): DigestFile {
  let file: number | undefined = openSync(digestPath(runFolder, process), epoch === 0 ? 'w' : 'a')
  let lines: string[] = []
  const flush = () => {
    if (file !== undefined && lines.length > 0) writeSync(file, `${lines.join('\n')}\n`)
    lines = []
  }
  return {
    onPublish: ({ stream, frame }, payload, parts) => {
      const hash = createHash('sha256').update(payload)
      for (const part of parts) hash.update(part)
      lines.push(JSON.stringify({ stream, source: frame.source, frame: frame.number, sha256: hash.digest('hex') }))
      if (lines.length >= linesBufferedMax) flush()
    },
    close: () => {
      flush()
      if (file !== undefined) closeSync(file)
      file = undefined
    },
  }
}
