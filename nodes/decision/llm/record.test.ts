import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import type { GoshawkError } from '../../../schemas/errors.js'
import { JsonLines, recordedPrompt } from './record.js'

const quiet = { append: false, onLeftOut: () => {}, onFailed: () => {} }
const linesOf = (file: string) =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)

t.test('lines are written in order, and a restart goes on after them', async (t) => {
  const file = join(t.testdir(), 'deep/llm.jsonl')
  const first = await JsonLines.open(file, quiet)
  for (let i = 0; i < 100; i++) first.write({ i })
  await first.close()
  await first.close()
  const second = await JsonLines.open(file, { ...quiet, append: true })
  second.write({ i: 100 })
  await second.close()
  t.same(
    linesOf(file),
    Array.from({ length: 101 }, (_, i) => ({ i })),
  )
})

t.test('what cannot be written is left out and counted, and nobody waits', async (t) => {
  const file = join(t.testdir(), 'llm.jsonl')
  let leftOut = 0
  const lines = await JsonLines.open(file, { ...quiet, onLeftOut: () => leftOut++ })
  lines.write('x'.repeat(16_000_000))
  lines.write('y'.repeat(16_000_000))
  t.equal(leftOut, 1, 'more than may wait')
  await lines.close()
  lines.write('z')
  t.equal(leftOut, 2, 'closed')
  t.equal(linesOf(file).length, 1)
})

t.test('a full disk is told once', { skip: process.platform !== 'linux' && 'needs /dev/full' }, async (t) => {
  const errors: GoshawkError[] = []
  let leftOut = 0
  const failed = new Promise<void>((resolve) => {
    void JsonLines.open('/dev/full', {
      append: true,
      onLeftOut: () => leftOut++,
      onFailed: (error) => {
        errors.push(error)
        resolve()
      },
    }).then((lines) => {
      lines.write('x')
      t.teardown(() => lines.close())
      void failed.then(() => lines.write('y'))
    })
  })
  await failed
  await Promise.resolve()
  t.match(errors, [{ code: 'disk-full', message: '/dev/full: the disk is full; make room and run again' }])
  t.equal(errors.length, 1)
  t.equal(leftOut, 1)
})

t.test('a record that cannot be opened is an error before the start', async (t) => {
  const file = join(t.testdir({ taken: 'a file' }), 'taken/llm.jsonl')
  await t.rejects(JsonLines.open(file, quiet), { code: 'file-invalid' })
})

t.test('pictures are recorded by size and digest only', (t) => {
  const picture = { camera: 'CAM_FRONT', width: 2, height: 1, bytes: new TextEncoder().encode('abc') }
  const prompt = recordedPrompt(
    [
      { type: 'text', text: 'a' },
      { type: 'image_url', image_url: { url: 'data:' } },
    ],
    [picture],
  )
  t.same(prompt, [
    'a',
    {
      camera: 'CAM_FRONT',
      width: 2,
      height: 1,
      bytes: 3,
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    },
  ])
  t.end()
})
