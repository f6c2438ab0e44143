/** A label: one line of JSON for one frame. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { PathDecision, SpeedDecision } from '../../schemas/messages.js'

export const speedNames = Object.keys(SpeedDecision) as readonly (keyof typeof SpeedDecision)[]
export const pathNames = Object.keys(PathDecision) as readonly (keyof typeof PathDecision)[]

export const states = { speed: z.enum(speedNames), path: z.enum(pathNames) }
const LabelLine = z.object({
  scene: z.string(),
  sample_token: z.string().min(1),
  timestamp_us: z.int(),
  ...states,
  rule: z.string(),
  explanation: z.string(),
  planner: z.string(),
  /** What the car did next; null where the scene ends too soon to tell. */
  driven: z.object(states).nullable(),
})
export type LabelLine = z.infer<typeof LabelLine>
export type States = Pick<LabelLine, 'speed' | 'path'>

/** @throws GoshawkError 'file-missing' or 'file-invalid' naming the line and the field. */
export function readLabels(file: string): LabelLine[] {
  const lines = readText(file).split('\n')
  if (lines.at(-1) !== '')
    throw new GoshawkError('file-invalid', `${file}: the last line is cut; write the labels again`)
  return lines.slice(0, -1).map((line, i) => parseLine(LabelLine, line, `${file}:${i + 1}`))
}

/** @throws GoshawkError 'file-missing'. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new GoshawkError('file-missing', `${file}: ${messageOf(error)}`, { cause: error })
  }
}

/** @throws GoshawkError 'file-invalid' naming the line and the field. */
export function parseLine<T>(schema: z.ZodType<T>, line: string, where: string): T {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    throw new GoshawkError('file-invalid', `${where}: no JSON: ${messageOf(error)}`)
  }
  const { success, data, error } = schema.safeParse(value)
  if (success) return data
  const [issue] = error.issues
  throw new GoshawkError('file-invalid', `${where}: ${issue!.path.join('.') || 'line'}: ${issue!.message}`)
}
