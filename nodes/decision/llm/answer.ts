/** What a model may say, and the strict reading of what it said: a JSON schema for the server, a check of our own after it. */
import { z } from 'zod'
import { PathDecision, SpeedDecision } from '../../../schemas/messages.js'
import type { Failure } from './failure.js'
import { readJson } from './read-json.js'

export const speedNames = Object.keys(SpeedDecision) as (keyof typeof SpeedDecision)[]
export const pathNames = Object.keys(PathDecision) as (keyof typeof PathDecision)[]
/** The traffic light for our lane, as the model sees it in the pictures. */
export const lightNames = ['RED', 'YELLOW', 'GREEN', 'NONE', 'UNKNOWN'] as const
export type Light = (typeof lightNames)[number]

export interface Answer {
  readonly speed: SpeedDecision
  readonly path: PathDecision
  readonly light: Light
  /** Numbers of the prompt's list, without repeats. */
  readonly objects: readonly number[]
  /** One line, printable. */
  readonly explanation: string
  /** What the model understood of the passenger's wish; '' for none. */
  readonly wish: string
}

const explanationCharactersMax = 1000
const wishCharactersMax = 300
const objectsMax = 64

const answerShape = z.strictObject({
  explanation: z.string().min(1).max(explanationCharactersMax),
  wish: z.string().max(wishCharactersMax),
  light: z.enum(lightNames),
  objects: z.array(z.int().min(0)).max(objectsMax),
  speed: z.enum(speedNames),
  path: z.enum(pathNames),
})

/**
 * `response_format` of the request. Reasons come before states, so that a model that writes from left to right has
 * given its reasons when it decides. Lengths and ranges are left to `readAnswer`: not every server's grammar knows them.
 */
export const answerFormat = {
  type: 'json_schema',
  json_schema: {
    name: 'driving_decision',
    strict: true,
    schema: {
      type: 'object',
      properties: {
        explanation: { type: 'string' },
        wish: { type: 'string' },
        light: { type: 'string', enum: lightNames },
        objects: { type: 'array', items: { type: 'integer' } },
        speed: { type: 'string', enum: speedNames },
        path: { type: 'string', enum: pathNames },
      },
      required: Object.keys(answerShape.shape),
      additionalProperties: false,
    },
  },
} as const

/**
 * @param text - the content of the model's message.
 * @param objectCount - objects the prompt listed; any other number is outside the vocabulary.
 * @returns the answer, or why it does not count. Nothing is repaired or guessed.
 */
export function readAnswer(text: string, objectCount: number): Answer | Failure {
  const json = readJson(text)
  if ('complaint' in json) return { reason: 'garbled', message: `the answer is not JSON (${json.complaint})` }
  const { data, error } = answerShape.safeParse(json.value)
  if (error) {
    const [issue] = error.issues
    const at = issue!.path.join('.') || 'answer'
    return { reason: 'out-of-vocabulary', message: oneLine(`${at}: ${issue!.message}`).slice(0, 200) }
  }
  const unknown = data.objects.find((index) => index >= objectCount)
  if (unknown !== undefined) {
    const shown = objectCount === 0 ? 'none was shown' : `0 to ${objectCount - 1} were shown`
    return { reason: 'out-of-vocabulary', message: `objects: there is no object ${unknown}; ${shown}` }
  }
  return {
    speed: SpeedDecision[data.speed],
    path: PathDecision[data.path],
    light: data.light,
    objects: [...new Set(data.objects)],
    explanation: oneLine(data.explanation),
    wish: oneLine(data.wish),
  }
}

/** Control characters would reach terminals and logs. */
function oneLine(text: string): string {
  return text.replace(/[\p{C}\s]+/gu, ' ').trim()
}

export function speedName(speed: SpeedDecision): string {
  return speedNames.find((name) => SpeedDecision[name] === speed)!
}

export function pathName(path: PathDecision): string {
  return pathNames.find((name) => PathDecision[name] === path)!
}
