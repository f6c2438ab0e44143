/** What the decision node recorded of a model (`llm.jsonl`): at each question it answered, its states beside the rules'. */
import { z } from 'zod'
import { parseLine, readText, type States, states } from './label-line.js'

const line = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('session') }),
  z.object({ kind: z.literal('step') }),
  z.object({ kind: z.literal('exchange'), answer: z.object(states).nullable(), rules: z.object(states) }),
])

export function isModelRecord(file: string): boolean {
  return readText(file).startsWith('{"kind":"session"')
}

/**
 * @returns pairs of the rules' states and the model's, before the envelope. A last line that a killed run left cut is left out.
 * @throws GoshawkError 'file-missing', or 'file-invalid' naming the line and the field.
 */
export function readModelRecord(file: string): (readonly [States, States])[] {
  const lines = readText(file).split('\n').slice(0, -1)
  return lines.flatMap((text, i) => {
    const read = parseLine(line, text, `${file}:${i + 1}`)
    return read.kind === 'exchange' && read.answer ? [[read.rules, read.answer] as const] : []
  })
}
