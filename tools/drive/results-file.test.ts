import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { claimResults, writeResults } from './results-file.js'

t.test('a path that can be written is left as it was, and gets the whole results', (t) => {
  const folder = join(t.testdir({}), 'new')
  const file = join(folder, 'results.json')
  claimResults(file)
  t.strictSame(readdirSync(folder), [])
  writeResults(file, { score: 1 })
  t.strictSame(JSON.parse(readFileSync(file, 'utf8')), { score: 1 })
  claimResults(file)
  t.strictSame(JSON.parse(readFileSync(file, 'utf8')), { score: 1 }, 'older results stay until there are new ones')
  t.strictSame(readdirSync(folder), ['results.json'])
  t.end()
})

t.test('a path that cannot be written is refused with what to do', (t) => {
  const folder = t.testdir({ file: '' })
  const refused = { code: 'usage-invalid', message: /^--results .*cannot be written \(.*\); choose another path$/ }
  t.throws(() => claimResults(join(folder, 'file', 'results.json')), refused)
  t.throws(() => claimResults(folder), refused)
  t.end()
})

t.test('one that cannot be written any more is told', (t) => {
  const folder = t.testdir({})
  const file = join(folder, 'kept', 'results.json')
  claimResults(file)
  rmSync(join(folder, 'kept'), { recursive: true })
  t.throws(() => writeResults(file, {}), { code: 'unavailable', message: /--results/ })
  writeFileSync(join(folder, 'kept'), '')
  t.throws(() => writeResults(file, {}), { code: 'unavailable' })
  rmSync(join(folder, 'kept'))
  mkdirSync(file, { recursive: true })
  t.throws(() => writeResults(file, {}), { code: 'unavailable' })
  t.strictSame(readdirSync(join(folder, 'kept')), ['results.json'])
  t.end()
})
