/**
 * A small OpenAI-compatible server on the loopback, for tests: chat completions and the list of models, keys checked,
 * errors in the official shape. Each test says how it behaves, kindly or not. `openai-server.test.ts` drives it with
 * the official client first, so that what our own client is tested against is the real protocol.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readJson } from '../read-json.js'

export interface AskedRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: {
    readonly model: string
    readonly messages: readonly { readonly role: string; readonly content: unknown }[]
    readonly response_format?: unknown
    readonly [name: string]: unknown
  }
}

/** Answers one request in its own way; `closed` resolves when the other side has hung up. */
export type Behaviour = (response: ServerResponse, request: AskedRequest, closed: Promise<void>) => void | Promise<void>

export interface OpenaiServer {
  readonly baseUrl: string
  /** Chat requests that arrived, in order. */
  readonly requests: readonly AskedRequest[]
  behave(next: Behaviour): void
  close(): Promise<void>
}

export interface OpenaiServerOptions {
  /** Required of every request when given. */
  readonly apiKey?: string
  readonly model?: string
}

export async function startOpenaiServer(
  behaviour: Behaviour,
  { apiKey, model = 'test-model' }: OpenaiServerOptions = {},
): Promise<OpenaiServer> {
  const requests: AskedRequest[] = []
  let behave = behaviour
  const server = createServer((request, response) => {
    const closed = new Promise<void>((resolve) => response.once('close', () => resolve()))
    const authorized = apiKey === undefined || request.headers.authorization === `Bearer ${apiKey}`
    if (!authorized) {
      request.resume()
      return sendError(response, 401, `Incorrect API key provided: ${request.headers.authorization ?? 'none'}.`)
    }
    if (request.method === 'GET' && request.url === '/v1/models') {
      return sendJson(response, 200, {
        object: 'list',
        data: [{ id: model, object: 'model', created: 0, owned_by: 'test' }],
      })
    }
    if (request.method !== 'POST' || request.url !== '/v1/chat/completions') {
      request.resume()
      return sendError(response, 404, `Unknown request URL: ${request.method} ${request.url}.`)
    }
    void readBody(request).then(async (text) => {
      const body = requestBody(text)
      if (typeof body === 'string') return sendError(response, 400, body)
      if (body.model !== model) return sendError(response, 404, `The model \`${body.model}\` does not exist.`)
      const asked = { headers: request.headers, body }
      requests.push(asked)
      await behave(response, asked, closed)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    behave: (next) => {
      behave = next
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A completion whose content is `content`, or its JSON. */
export function says(content: unknown, { finish = 'stop' }: { readonly finish?: string } = {}): Behaviour {
  return (response, { body }) => sendJson(response, 200, completionOf(body.model, content, finish))
}

/** A completion in which the model refuses. */
export const refuses: Behaviour = (response, { body }) => {
  const reply = completionOf(body.model, null, 'stop')
  reply.choices[0]!.message.refusal = 'I cannot help with that.'
  sendJson(response, 200, reply)
}

export function failsWith(status: number, message = 'made to fail', headers: Record<string, string> = {}): Behaviour {
  return (response) => sendError(response, status, message, headers)
}

/** Takes the question and says nothing until the other side hangs up. */
export const neverAnswers: Behaviour = async (_response, _request, closed) => closed

/** Any bytes as the body of a 200. */
export function sends(bytes: string | Uint8Array, headers: Record<string, string> = {}): Behaviour {
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/json', ...headers })
    response.end(bytes)
  }
}

/** Declares a whole reply and hangs up in the middle of it. */
export const breaksOff: Behaviour = (response, { body }) => {
  const text = JSON.stringify(completionOf(body.model, '{}', 'stop'))
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length })
  response.write(text.slice(0, text.length / 2), () => response.destroy())
}

/** Sends as fast as it is read, for ever; `total` is told how much went out in the end. */
export function floods(total: (bytes: number) => void): Behaviour {
  return async (response, _request, closed) => {
    const chunk = Buffer.alloc(65_536, 'a')
    let bytes = 0
    let isOpen = true
    void closed.then(() => {
      isOpen = false
      total(bytes)
    })
    response.writeHead(200, { 'content-type': 'application/json' })
    while (isOpen) {
      bytes += chunk.length
      if (!response.write(chunk))
        await Promise.race([closed, new Promise((resolve) => response.once('drain', resolve))])
    }
  }
}

/** A space every few milliseconds, for ever: valid JSON so far, and never any more than that. */
export const drips: Behaviour = async (response, _request, closed) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  const timer = setInterval(() => response.write(' '), 5)
  await closed
  clearInterval(timer)
}

function completionOf(model: string, content: unknown, finish: string) {
  const text = content === null || typeof content === 'string' ? content : JSON.stringify(content)
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 0,
    model,
    choices: [
      {
        index: 0,
        finish_reason: finish,
        logprobs: null,
        message: { role: 'assistant', content: text, refusal: null as string | null },
      },
    ],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  }
}

function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(value))
}

function sendError(
  response: ServerResponse,
  status: number,
  message: string,
  headers: Record<string, string> = {},
): void {
  sendJson(response, status, { error: { message, type: 'test_error', param: null, code: null } }, headers)
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

/** The request, or what is wrong with it. */
function requestBody(text: string): AskedRequest['body'] | string {
  const json = readJson(text)
  if ('complaint' in json) return `We could not parse the JSON body of your request: ${json.complaint}`
  const { model, messages, stream } = json.value as Record<string, unknown>
  if (typeof model !== 'string') return 'you must provide a model parameter'
  if (!Array.isArray(messages) || messages.length === 0) return "Missing required parameter: 'messages'."
  for (const { role, content } of messages as { role: unknown; content: unknown }[]) {
    if (!['system', 'user', 'assistant'].includes(role as string)) return `Invalid role: ${String(role)}.`
    if (typeof content === 'string') continue
    if (!Array.isArray(content)) return 'Invalid content.'
    for (const part of content as Record<string, unknown>[]) {
      const url = (part.image_url as { url?: unknown } | undefined)?.url
      const isText = part.type === 'text' && typeof part.text === 'string'
      const isImage =
        part.type === 'image_url' && typeof url === 'string' && /^data:image\/jpeg;base64,[\w+/]+=*$/.test(url)
      if (!isText && !isImage) return `Invalid content part of type ${String(part.type)}.`
    }
  }
  if (stream === true) return 'This server does not stream.'
  return json.value as AskedRequest['body']
}
