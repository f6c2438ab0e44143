/** Our client against every way an endpoint can behave. Waits for events only: the deadline is the test's own signal. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import t, { type Test } from 'tap'
import { askEndpoint, readCompletion, replyBytesMax } from './client.js'
import type { Failure } from './failure.js'
import {
  type Behaviour,
  breaksOff,
  drips,
  failsWith,
  floods,
  neverAnswers,
  refuses,
  says,
  sends,
  startOpenaiServer,
} from './testing/openai-server.js'

const question = { model: 'test-model', messages: [{ role: 'user', content: 'Decide.' }] }
const deadline: Failure = { reason: 'deadline', message: 'too late' }

async function ask(t: Test, behaviour: Behaviour, { apiKey = 'sk-secret', serverKey = 'sk-secret' } = {}) {
  const server = await startOpenaiServer(behaviour, { apiKey: serverKey })
  t.teardown(server.close)
  return askEndpoint({ baseUrl: server.baseUrl, apiKey }, question, new AbortController().signal)
}

/** Gives up as soon as the server has the question. */
async function giveUp(t: Test, behaviour: Behaviour) {
  const abort = new AbortController()
  const server = await startOpenaiServer((response, request, closed) => {
    setImmediate(() => abort.abort(deadline))
    return behaviour(response, request, closed)
  })
  t.teardown(server.close)
  return askEndpoint({ baseUrl: server.baseUrl, apiKey: '' }, question, abort.signal)
}

t.test('a good answer is its text', async (t) => {
  t.same(await ask(t, says('fine')), { text: 'fine' })
})

t.test('the key goes along, and none where none is needed', async (t) => {
  const server = await startOpenaiServer(says('fine'))
  t.teardown(server.close)
  const { signal } = new AbortController()
  await askEndpoint({ baseUrl: `${server.baseUrl}/`, apiKey: '' }, question, signal)
  await askEndpoint({ baseUrl: server.baseUrl, apiKey: 'k' }, question, signal)
  t.equal(server.requests[0]?.headers.authorization, undefined)
  t.equal(server.requests[1]?.headers.authorization, 'Bearer k')
})

t.test('HTTP errors have names, show what the server said, and never the key', async (t) => {
  const wrong = await ask(t, says('fine'), { apiKey: 'sk-wrong' })
  t.match(wrong, { reason: 'unauthorized', message: 'HTTP 401: Incorrect API key provided: Bearer (key).' })
  t.match(await ask(t, failsWith(403)), { reason: 'unauthorized' })
  const limited = failsWith(429, 'slow\n\u001b down', { 'retry-after': '7' })
  t.same(await ask(t, limited), { reason: 'rate-limited', message: 'HTTP 429: slow down', retryAfterMs: 7000 })
  t.match(await ask(t, failsWith(429, '', { 'retry-after': '999999' })), { retryAfterMs: 60_000 })
  t.notOk('retryAfterMs' in (await ask(t, failsWith(429, '', { 'retry-after': 'Fri, 31 Dec 1999 23:59:59 GMT' }))))
  t.match(await ask(t, failsWith(500)), { reason: 'server-error', message: 'HTTP 500: made to fail' })
  t.match(await ask(t, failsWith(503, 'x'.repeat(100_000))), { message: /^HTTP 503: .{200}$/ })
  t.match(await ask(t, failsWith(404)), { reason: 'http-error' })
  const moved: Behaviour = (response) => void response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end()
  t.same(await ask(t, moved), { reason: 'http-error', message: 'HTTP 307: redirects are not followed' })
})

t.test('refusals, token limits and filters are told apart', async (t) => {
  t.match(await ask(t, refuses), { reason: 'refused', message: /I cannot help/ })
  t.match(await ask(t, says('x', { finish: 'content_filter' })), { reason: 'refused' })
  t.match(await ask(t, says('{"spe', { finish: 'length' })), { reason: 'truncated' })
})

t.test('replies that cannot be read are garbled', async (t) => {
  for (const body of [
    '',
    'no',
    '{"choices":[]}',
    '{"choices":[{"message":{}}]}',
    '{"choices":[{"message":{"content":7}}]}',
  ]) {
    t.match(await ask(t, sends(body)), { reason: 'garbled' }, body)
  }
  t.match(await ask(t, sends(new Uint8Array([0xff, 0xfe, 0]))), { reason: 'garbled' })
  t.match(await ask(t, sends('{}', { 'content-encoding': 'gzip' })), { reason: 'unreachable' })
})

t.test('a reply that breaks off in the middle is no reply', async (t) => {
  t.match(await ask(t, breaksOff), { reason: 'unreachable' })
})

t.test('a flood is read to the bound and no further', async (t) => {
  let sent = 0
  const ended = new Promise<number>((resolve) => {
    void ask(t, floods(resolve)).then((reply) => t.match(reply, { reason: 'too-large' }))
  })
  sent = await ended
  t.ok(sent >= replyBytesMax, 'it was read to the bound')
  t.ok(sent < 100 * replyBytesMax, 'the rest stayed in the sockets')
})

t.test('silence and dripping end with the deadline', async (t) => {
  t.same(await giveUp(t, neverAnswers), deadline)
  t.same(await giveUp(t, drips), deadline)
})

t.test('a request given up before it began is not sent', async (t) => {
  const server = await startOpenaiServer(says('fine'))
  t.teardown(server.close)
  t.same(await askEndpoint({ baseUrl: server.baseUrl, apiKey: '' }, question, AbortSignal.abort(deadline)), deadline)
  t.equal(server.requests.length, 0)
})

t.test('nobody there is unreachable, and the message says where', async (t) => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  const reply = await askEndpoint(
    { baseUrl: `http://127.0.0.1:${port}/v1`, apiKey: '' },
    question,
    new AbortController().signal,
  )
  t.match(reply, { reason: 'unreachable', message: /127\.0\.0\.1:\d+.*ECONNREFUSED/ })
})

t.test('any body is a text or a named failure', (t) => {
  const completion = fc.record({ choices: fc.array(fc.record({ finish_reason: fc.string(), message: fc.json() })) })
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        completion.map((value) => JSON.stringify(value)),
      ),
      (text) => {
        const reply = readCompletion(text)
        return 'text' in reply ? reply.text !== '' : reply.message.length <= 300
      },
    ),
  )
  t.end()
})
