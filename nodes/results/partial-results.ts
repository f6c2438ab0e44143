/** Reads what an interrupted process left of a submission, so that the next one can go on with it. */
import { createReadStream } from 'node:fs'

export interface Kept {
  readonly samples: Set<string>
  readonly boxes: number
  /** Bytes of the file that are good: the last whole sample ends here. */
  readonly end: number
}

/**
 * @param head - first line of a submission; a file that begins otherwise is none of ours.
 * @returns the samples whose lines are whole, or undefined when there is nothing to go on with.
 */
export async function readKept(partial: string, head: string): Promise<Kept | undefined> {
  const samples = new Set<string>()
  let boxes = 0
  let end = Buffer.byteLength(head)
  let offset = 0
  for await (const line of linesOf(partial)) {
    if (offset === 0 && line !== head) return undefined
    if (offset > 0) {
      const token = tokenOf(line)
      if (token === undefined) break
      samples.add(token)
      boxes += line.split('{"sample_token":').length - 1
      end = offset + Buffer.byteLength(line.replace(/,$/, ''))
    }
    offset += Buffer.byteLength(line) + 1
  }
  return offset === 0 ? undefined : { samples, boxes, end }
}

/** Lines that end in a line feed; none for a file that is not there. */
async function* linesOf(file: string): AsyncGenerator<string, void, void> {
  let rest: Buffer = Buffer.alloc(0)
  try {
    for await (const chunk of createReadStream(file)) {
      rest = Buffer.concat([rest, chunk as Buffer])
      for (let newline = rest.indexOf(0x0a); newline >= 0; newline = rest.indexOf(0x0a)) {
        yield rest.toString('utf8', 0, newline)
        rest = rest.subarray(newline + 1)
      }
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

/** The sample of a whole line `"token":[...]`, with or without a comma; undefined for anything else. */
function tokenOf(line: string): string | undefined {
  const match = /^("(?:[^"\\]|\\.)*"):\[.*\],?$/.exec(line)
  return match?.[1] === undefined ? undefined : (JSON.parse(match[1]) as string)
}
