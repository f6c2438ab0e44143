/** The `llm` part of the decision node's configuration. */
import { z } from 'zod'
import { GoshawkError } from '../../../schemas/errors.js'
import { cameraChannels } from '../../../schemas/messages.js'

export const llmSettings = z
  .strictObject({
    baseUrl: z
      .string()
      .refine(isBaseUrl, 'an http or https address without user name and password, e.g. http://127.0.0.1:8000/v1')
      .describe('of the endpoint, up to where /chat/completions follows'),
    model: z.string().min(1).max(200).describe('name under which the endpoint serves the model'),
    apiKeyEnv: z
      .string()
      .regex(/^[A-Za-z_][A-Za-z0-9_]*$|^$/, 'the name of an environment variable')
      .default('')
      .describe('environment variable that holds the API key; empty when the endpoint needs none'),
    deadlineMs: z.number().int().min(10).max(60_000).default(2000).describe('after this a question is given up'),
    maxAgeMs: z
      .number()
      .int()
      .min(10)
      .max(120_000)
      .default(3000)
      .describe('age, by the frames’ own time, up to which an answer counts'),
    cameras: z
      .array(z.enum(cameraChannels))
      .max(cameraChannels.length)
      .refine((names) => new Set(names).size === names.length, 'every camera once')
      .default(['CAM_FRONT_LEFT', 'CAM_FRONT', 'CAM_FRONT_RIGHT'])
      .describe('pictures shown to the model, in this order; empty for none'),
    imageWidth: z.number().int().min(32).max(3840).default(448).describe('width of those pictures, pixels'),
    answerTokensMax: z.number().int().min(32).max(4096).default(400).describe('an answer longer than this is cut off'),
    responseFormat: z
      .enum(['json_schema', 'json_object'])
      .default('json_schema')
      .describe('json_object for servers that cannot constrain an answer to a schema; answers are checked either way'),
    record: z
      .string()
      .default('llm.jsonl')
      .describe('prompts, answers and decisions as JSON lines, relative to the folder of the run; empty for none'),
  })
  .refine(({ deadlineMs, maxAgeMs }) => maxAgeMs >= deadlineMs, {
    path: ['maxAgeMs'],
    message: 'at least deadlineMs: an answer must not be too old when it comes',
  })
export type LlmSettings = z.output<typeof llmSettings>

function isBaseUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password, search, hash } = new URL(text)
  return ['http:', 'https:'].includes(protocol) && [username, password, search, hash].every((part) => part === '')
}

/**
 * @param prefix - of the key in messages: `llm.` in a graph's file.
 * @returns '' where none is needed.
 * @throws GoshawkError config-invalid when the variable the configuration names is not set.
 */
export function apiKeyFrom(
  { apiKeyEnv }: Pick<LlmSettings, 'apiKeyEnv'>,
  node: string,
  environment: Readonly<Record<string, string | undefined>>,
  prefix = 'llm.',
): string {
  if (apiKeyEnv === '') return ''
  const key = environment[apiKeyEnv]?.trim() ?? ''
  if (key !== '' && /^[\x21-\x7e]+$/.test(key)) return key
  const found = key === '' ? 'is not set' : 'holds characters no API key has'
  throw new GoshawkError(
    'config-invalid',
    `${node}: ${prefix}apiKeyEnv: the environment variable ${apiKeyEnv} ${found}; expected the endpoint's API key: export ${apiKeyEnv}=..., or remove apiKeyEnv for an endpoint that needs none`,
    { details: { node, apiKeyEnv } },
  )
}
