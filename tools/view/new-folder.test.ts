import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { writeNewFolder } from './new-folder.js'

t.test('what stands beside is left alone, whatever it is called', async (t) => {
  const folder = t.testdir({ 'site.partial': { 'mine.txt': 'kept' } })
  await writeNewFolder(join(folder, 'site'), async (beside) => writeFileSync(join(beside, 'a'), 'new'))
  t.equal(readFileSync(join(folder, 'site.partial/mine.txt'), 'utf8'), 'kept')
  t.equal(readFileSync(join(folder, 'site/a'), 'utf8'), 'new')
  t.strictSame(readdirSync(folder).sort(), ['site', 'site.partial'])
})

t.test('what fails leaves nothing', async (t) => {
  const folder = t.testdir()
  const fill = async (beside: string) => {
    writeFileSync(join(beside, 'a'), 'new')
    throw new Error('no more')
  }
  await t.rejects(writeNewFolder(join(folder, 'site'), fill), { message: 'no more' })
  t.strictSame(readdirSync(folder), [])
})

t.test('folders above it are made; where none can be, a typed error says so', async (t) => {
  const folder = t.testdir({ file: 'text' })
  await writeNewFolder(join(folder, 'a/b/site'), async () => {})
  t.ok(existsSync(join(folder, 'a/b/site')))
  for (const place of [join(folder, 'file/site'), '/proc/nope/x']) {
    await t.rejects(
      writeNewFolder(place, async () => {}),
      { code: 'usage-invalid', exitCode: 2, message: /cannot be made \(E[A-Z]+: .*; expected a place where you may/ },
    )
  }
})
