import t from 'tap'
import decisionNode from '../node.js'
import { apiKeyFrom, llmSettings } from './settings.js'

const endpoint = { baseUrl: 'http://127.0.0.1:8000/v1', model: 'InternVL3-8B' }

t.test('an address and a model are enough', (t) => {
  t.match(llmSettings.parse(endpoint), {
    ...endpoint,
    apiKeyEnv: '',
    deadlineMs: 2000,
    maxAgeMs: 3000,
    cameras: ['CAM_FRONT_LEFT', 'CAM_FRONT', 'CAM_FRONT_RIGHT'],
    record: 'llm.jsonl',
  })
  t.end()
})

t.test('wrong settings are refused where they stand', (t) => {
  const wrong: readonly (readonly [object, string])[] = [
    [{ baseUrl: 'localhost:8000' }, 'baseUrl'],
    [{ baseUrl: 'file:///v1' }, 'baseUrl'],
    [{ baseUrl: 'http://user:secret@host/v1' }, 'baseUrl'],
    [{ baseUrl: 'http://host/v1?key=secret' }, 'baseUrl'],
    [{ model: '' }, 'model'],
    [{ apiKeyEnv: 'sk-abc' }, 'apiKeyEnv'],
    [{ cameras: ['CAM_TOP'] }, 'cameras.0'],
    [{ cameras: ['CAM_FRONT', 'CAM_FRONT'] }, 'cameras'],
    [{ deadlineMs: 5000 }, 'maxAgeMs'],
    [{ imageWidth: 0 }, 'imageWidth'],
    [{ apiKey: 'sk-abc' }, ''],
  ]
  for (const [changes, path] of wrong) {
    const { error } = llmSettings.safeParse({ ...endpoint, ...changes })
    t.equal(error?.issues[0]?.path.join('.'), path, JSON.stringify(changes))
  }
  const { error } = decisionNode.config.safeParse({ planner: 'llm' })
  t.match(error?.issues, [{ path: ['llm'], message: /baseUrl/ }])
  t.end()
})

t.test('the key comes from the environment, and a missing one is an error that says what to do', (t) => {
  t.equal(apiKeyFrom({ apiKeyEnv: '' }, 'decision', { KEY: 'sk' }), '')
  t.equal(apiKeyFrom({ apiKeyEnv: 'KEY' }, 'decision', { KEY: ' sk\n' }), 'sk')
  for (const environment of [{}, { KEY: '' }, { KEY: ' ' }, { KEY: 'a b' }, { KEY: 'schlüssel' }]) {
    t.throws(() => apiKeyFrom({ apiKeyEnv: 'KEY' }, 'decision', environment), {
      code: 'config-invalid',
      message: /^decision: llm\.apiKeyEnv: the environment variable KEY .*export KEY=/,
    })
  }
  t.end()
})
