/** What is wrong with a model's settings or its endpoint is said before anything drives. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import {
  failsWith,
  neverAnswers,
  type OpenaiServerOptions,
  startOpenaiServer,
} from '../../nodes/decision/llm/testing/openai-server.js'
import { packageRoot } from '../../schemas/package-root.js'
import { readLlmSettings } from './llm-settings.js'
import { openPlanner, type PlannerChoice } from './open-planner.js'

const keyName = 'GOSHAWK_TEST_DRIVE_KEY'

function open(t: Test, settings: string, choice: Partial<PlannerChoice> = {}) {
  const folder = t.testdir({})
  const file = join(folder, 'llm.yaml')
  writeFileSync(file, settings)
  const warn = (message: string) => t.fail(message)
  return openPlanner({ planner: 'llm', llm: file, realTime: false, warn, ...choice })
}

async function serve(t: Test, options: OpenaiServerOptions = {}): Promise<string> {
  const server = await startOpenaiServer(neverAnswers, options)
  t.teardown(() => server.close())
  return server.baseUrl
}

t.test('a model wants settings, and settings want a model', async (t) => {
  await t.rejects(open(t, '', { llm: undefined }), { code: 'usage-invalid', message: /--llm FILE\.yaml/ })
  await t.rejects(open(t, '', { planner: 'states' }), { code: 'usage-invalid', message: /only with --planner llm/ })
  for (const planner of ['route', 'states'] as const) {
    const opened = await openPlanner({ planner, realTime: false, warn: () => undefined })
    t.match(opened, { hasPictures: false, recordFile: undefined })
    await opened.close()
  }
})

t.test('wrong settings are named by file, line and key', async (t) => {
  for (const [settings, told] of [
    ['', /llm\.yaml:1:1 baseUrl: missing; expected text/],
    ['baseUrl: 127.0.0.1:8000\nmodel: m', /llm\.yaml:1:10 baseUrl: "127\.0\.0\.1:8000"; expected an http or https/],
    ['baseUrl: http://h/v1\nmodel: m\ndeadline: 5', /llm\.yaml:3:1 deadline: unknown key; .*deadlineMs/],
    [
      'baseUrl: http://h/v1\nmodel: m\ndeadlineMs: 5000',
      /llm\.yaml:1:1 maxAgeMs: missing; expected at least deadlineMs/,
    ],
    ['baseUrl: [', /llm\.yaml:1:.* not YAML/],
  ] as const) {
    await t.rejects(open(t, settings), { code: 'config-invalid', exitCode: 2, message: told })
  }
  await t.rejects(open(t, '', { llm: 'nowhere.yaml' }), {
    code: 'file-missing',
    message: /nowhere\.yaml: no such file/,
  })
})

t.test('the settings that the guide shows are right', (t) => {
  const guide = readFileSync(join(packageRoot, 'docs/drive.md'), 'utf8')
  const file = join(t.testdir({}), 'llm.yaml')
  writeFileSync(file, /```yaml\n(.*?)```/s.exec(guide)![1]!)
  t.match(readLlmSettings(file), { model: 'InternVL3-8B', apiKeyEnv: 'LLM_KEY', deadlineMs: 2000 })
  t.end()
})

t.test('a key that is missing, or that the endpoint does not take', async (t) => {
  const baseUrl = await serve(t, { apiKey: 'sk-right' })
  const settings = `baseUrl: ${baseUrl}\nmodel: test-model\n`
  delete process.env[keyName]
  await t.rejects(open(t, `${settings}apiKeyEnv: ${keyName}`), {
    code: 'config-invalid',
    message: /llm\.yaml: apiKeyEnv: the environment variable GOSHAWK_TEST_DRIVE_KEY is not set; .*export/,
  })
  await t.rejects(open(t, settings), {
    code: 'config-invalid',
    message: /HTTP 401: it asks for an API key: .*apiKeyEnv/,
  })
  process.env[keyName] = 'sk-wrong'
  t.teardown(() => delete process.env[keyName])
  const refused = await open(t, `${settings}apiKeyEnv: ${keyName}`).then(
    () => t.fail('opened'),
    (error: Error) => error,
  )
  const told = /does not accept the key in GOSHAWK_TEST_DRIVE_KEY/
  t.match(refused, { code: 'config-invalid', exitCode: 2, message: told })
  t.notMatch((refused as Error).message, /sk-wrong/)
})

t.test('an endpoint that is not there ends the command with 1, one that serves other models with 2', async (t) => {
  const gone = await startOpenaiServer(neverAnswers)
  await gone.close()
  await t.rejects(open(t, `baseUrl: ${gone.baseUrl}\nmodel: test-model`), {
    code: 'unavailable',
    exitCode: 1,
    message: /llm\.yaml: baseUrl: nobody answers at http:.*; start the endpoint/,
  })
  await t.rejects(open(t, `baseUrl: ${await serve(t)}\nmodel: InternVL3-9B`), {
    code: 'config-invalid',
    message: /model: "InternVL3-9B" is not served at .*; expected test-model/,
  })
  const ailing = await startOpenaiServer(failsWith(503))
  t.teardown(() => ailing.close())
  await t.resolves(
    open(t, `baseUrl: ${ailing.baseUrl}\nmodel: test-model\nrecord: ""`),
    'its list is there all the same',
  )
})

t.test('the record begins with the settings and the system message, without the key', async (t) => {
  process.env[keyName] = 'sk-right'
  t.teardown(() => delete process.env[keyName])
  const baseUrl = await serve(t, { apiKey: 'sk-right' })
  const record = join(t.testdir({}), 'record', 'llm.jsonl')
  const opened = await open(t, `baseUrl: ${baseUrl}\nmodel: test-model\napiKeyEnv: ${keyName}\nrecord: ${record}`)
  t.equal(opened.recordFile, record)
  t.ok(opened.hasPictures)
  await opened.close()
  const text = readFileSync(record, 'utf8')
  t.match(JSON.parse(text), { kind: 'session', model: 'test-model', system: /LEFT_BORROW/ })
  t.notMatch(text, /sk-right/)
})
