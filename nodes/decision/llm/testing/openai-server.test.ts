/** The server our client is tested against, judged by the official client first. */
import OpenAI, {
  AuthenticationError,
  BadRequestError,
  InternalServerError,
  NotFoundError,
  RateLimitError,
} from 'openai'
import t, { type Test } from 'tap'
import { answerFormat } from '../answer.js'
import { failsWith, neverAnswers, refuses, says, sends, startOpenaiServer } from './openai-server.js'

const apiKey = 'sk-test'
const picture = `data:image/jpeg;base64,${Buffer.from([0xff, 0xd8, 0xff]).toString('base64')}`
const question: OpenAI.ChatCompletionCreateParamsNonStreaming = {
  model: 'test-model',
  messages: [
    { role: 'system', content: 'You drive.' },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'Decide.' },
        { type: 'image_url', image_url: { url: picture } },
      ],
    },
  ],
  response_format: answerFormat as unknown as OpenAI.ResponseFormatJSONSchema,
}

async function pair(t: Test, key = apiKey) {
  const server = await startOpenaiServer(says({ speed: 'STOP' }), { apiKey })
  t.teardown(server.close)
  return { server, client: new OpenAI({ apiKey: key, baseURL: server.baseUrl, maxRetries: 0 }) }
}

t.test('the official client lists the model and gets a completion for text, pictures and a schema', async (t) => {
  const { server, client } = await pair(t)
  const models = await client.models.list()
  t.same(
    models.data.map(({ id }) => id),
    ['test-model'],
  )
  const { choices } = await client.chat.completions.create(question)
  t.equal(choices[0]?.message.content, '{"speed":"STOP"}')
  t.equal(choices[0]?.finish_reason, 'stop')
  t.match(server.requests[0]?.body, { model: 'test-model', response_format: { type: 'json_schema' } })
})

t.test('the official client knows the errors by their kinds', async (t) => {
  const { server, client } = await pair(t)
  const create = (changes: object = {}) => client.chat.completions.create({ ...question, ...changes })
  server.behave(failsWith(429, 'slow down', { 'retry-after': '2' }))
  t.equal(await failureOf(create()), RateLimitError)
  server.behave(failsWith(500))
  t.equal(await failureOf(create()), InternalServerError)
  t.equal(await failureOf(create({ model: 'other' })), NotFoundError)
  t.equal(await failureOf(create({ messages: [] })), BadRequestError)
  t.equal(await failureOf((await pair(t, 'sk-wrong')).client.chat.completions.create(question)), AuthenticationError)
})

t.test('the official client sees refusals, token limits and broken replies', async (t) => {
  const { server, client } = await pair(t)
  server.behave(refuses)
  t.match((await client.chat.completions.create(question)).choices[0]?.message, {
    refusal: /cannot help/,
    content: null,
  })
  server.behave(says('{"spe', { finish: 'length' }))
  t.equal((await client.chat.completions.create(question)).choices[0]?.finish_reason, 'length')
  server.behave(sends('{"id": "chatcmpl-1", "choi'))
  t.equal(await failureOf(client.chat.completions.create(question)), SyntaxError)
  server.behave(neverAnswers)
  t.equal(await failureOf(client.chat.completions.create(question, { timeout: 50 })), OpenAI.APIConnectionTimeoutError)
})

async function failureOf(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    return await promise
  } catch (error) {
    return (error as object).constructor
  }
}
