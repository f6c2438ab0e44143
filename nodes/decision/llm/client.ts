/** One question to an OpenAI-compatible endpoint: bounded in time and size, and every way to fail has a name. */
import { z } from 'zod'
import { messageOf } from '../../../schemas/errors.js'
import type { Failure } from './failure.js'
import { readJson } from './read-json.js'

export interface Endpoint {
  /** As the official clients take it, e.g. http://127.0.0.1:8000/v1 */
  readonly baseUrl: string
  /** '' sends none. */
  readonly apiKey: string
}

export interface Reply {
  /** The content of the first choice's message. */
  readonly text: string
}

/** Far more than a decision takes; a body beyond it is not read to its end. */
export const replyBytesMax = 262_144
const errorBytesMax = 4096
const retryAfterMsMax = 60_000

/** Of a chat completion, what counts here; servers add fields of their own. */
const completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
})
const errorBody = z.object({ error: z.object({ message: z.string() }) })

/**
 * POST {baseUrl}/chat/completions. Redirects are not followed: they would carry the key to somebody else.
 *
 * @param signal - ends the request at once; its reason is the Failure to report.
 * @returns never rejects: an endpoint that fails is part of its job description.
 */
export async function askEndpoint(endpoint: Endpoint, body: unknown, signal: AbortSignal): Promise<Reply | Failure> {
  const { baseUrl, apiKey } = endpoint
  try {
    const response = await fetch(`${baseUrl.replace(/\/+$/, '')}/chat/completions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(apiKey === '' ? {} : { authorization: `Bearer ${apiKey}` }),
      },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal,
    })
    if (response.status !== 200) return await httpFailure(response, apiKey)
    const { text, isWhole } = await readUpTo(response, replyBytesMax)
    if (!isWhole) return { reason: 'too-large', message: `the answer is longer than ${replyBytesMax} bytes` }
    return readCompletion(text)
  } catch (error) {
    if (signal.aborted) return signal.reason as Failure
    const { cause } = error as { readonly cause?: unknown }
    const message =
      messageOf(cause ?? error) || (cause as { readonly code?: string } | undefined)?.code || 'no reason given'
    return { reason: 'unreachable', message: `${baseUrl}: ${message}` }
  }
}

export function readCompletion(text: string): Reply | Failure {
  const json = readJson(text)
  if ('complaint' in json) return { reason: 'garbled', message: `the reply is not JSON (${json.complaint})` }
  const { data, error } = completion.safeParse(json.value)
  if (error) {
    const [issue] = error.issues
    return {
      reason: 'garbled',
      message: `the reply is no chat completion: ${issue!.path.join('.') || 'reply'}: ${issue!.message}`.slice(0, 200),
    }
  }
  const { finish_reason: finish, message } = data.choices[0]!
  if (typeof message.refusal === 'string' && message.refusal !== '') {
    return { reason: 'refused', message: `the model refuses: ${message.refusal.slice(0, 200)}` }
  }
  if (finish === 'content_filter') return { reason: 'refused', message: 'the answer was filtered by the server' }
  if (finish === 'length') return { reason: 'truncated', message: 'the answer reached its token limit' }
  if (typeof message.content !== 'string' || message.content === '') {
    return { reason: 'garbled', message: 'the answer is empty' }
  }
  return { text: message.content }
}

async function httpFailure(response: Response, apiKey: string): Promise<Failure> {
  const { status, headers } = response
  const { text } = await readUpTo(response, errorBytesMax)
  const said = saidBy(text)
  const shown = apiKey === '' ? said : said.replaceAll(apiKey, '(key)')
  const message = `HTTP ${status}${shown === '' ? '' : `: ${shown}`}`
  if (status === 401 || status === 403) return { reason: 'unauthorized', message }
  const retryAfterMs = retryAfter(headers.get('retry-after'))
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs }
  if (status === 429) return { reason: 'rate-limited', message, ...wait }
  if (status >= 500) return { reason: 'server-error', message, ...wait }
  if (status >= 300 && status < 400)
    return { reason: 'http-error', message: `HTTP ${status}: redirects are not followed` }
  return { reason: 'http-error', message }
}

/** An OpenAI-style error's message, else the body's first words. */
function saidBy(text: string): string {
  const json = readJson(text)
  const { data } = errorBody.safeParse('value' in json ? json.value : undefined)
  return (data?.error.message ?? text)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 200)
}

/** Seconds, as every OpenAI-compatible server sends them (RFC 9110, section 10.2.3); dates are not read. */
function retryAfter(header: string | null): number | undefined {
  if (header === null || !/^\d{1,6}(\.\d{1,3})?$/.test(header.trim())) return undefined
  return Math.min(retryAfterMsMax, Number(header) * 1000)
}

/** Reads no further than it must; what is left of a longer body is given up together with its connection. */
async function readUpTo(
  response: Response,
  bytesMax: number,
): Promise<{ readonly text: string; readonly isWhole: boolean }> {
  if (!response.body) return { text: '', isWhole: true }
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
    parts.push(part)
    bytes += part.byteLength
    // Leaving the loop cancels the stream.
    if (bytes > bytesMax) break
  }
  return { text: Buffer.concat(parts).subarray(0, bytesMax).toString('utf8'), isWhole: bytes <= bytesMax }
}
