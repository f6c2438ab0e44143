import t from 'tap'
import { parseLogLine } from './log-lines.js'

t.test('a JSON log line keeps level and fields, without what every line repeats', async (t) => {
  const line = '{"level":40,"time":1,"pid":2,"hostname":"h","node":"detector","msg":"slow"}'
  t.same(parseLogLine(line), { level: 'warn', fields: { node: 'detector' }, message: 'slow' })
})

t.test('anything else is text, also when it begins like JSON', async (t) => {
  for (const line of ['hello', '', '{', '{"a":1}', '{"level":41,"msg":"?"}']) {
    t.same(parseLogLine(line), { level: 'info', fields: {}, message: line })
  }
})
