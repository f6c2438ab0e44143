import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../../schemas/package-root.js'
import { requireSpace, stageFiles, stageFolder } from './staging.js'

const root = mkdtempSync(join(tmpdir(), 'goshawk-staging-'))
t.teardown(() => rmSync(root, { recursive: true, force: true }))
const fresh = () => mkdtempSync(join(root, 'case-'))

const fill = (files: Readonly<Record<string, string>>) => async (stage: string) => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(stage, name), text)
  return Object.keys(files)
}
const contents = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))

/** No process has it: Linux counts up to 4,194,304. */
const deadPid = 4_194_305

t.test('files move in beside what is there; weights of an older, larger model go', async (t) => {
  const out = join(fresh(), 'a', 'b')
  t.same(await stageFiles(out, fill({ 'm.onnx': '1', 'm.onnx.data': 'weights' })), [
    join(out, 'm.onnx'),
    join(out, 'm.onnx.data'),
  ])
  writeFileSync(join(out, 'notes.txt'), 'mine')
  await stageFiles(out, fill({ 'm.onnx': '2' }))
  t.same(contents(out), { 'm.onnx': '2', 'notes.txt': 'mine' })
  t.same(readdirSync(join(out, '..')), ['b'])
})

t.test('when one file cannot be moved in, none is', async (t) => {
  const out = join(fresh(), 'out')
  await stageFiles(out, fill({ 'a.onnx': 'old' }))
  await t.rejects(
    stageFiles(out, async (stage) => [...(await fill({ 'a.onnx': 'new' })(stage)), 'never-written.onnx']),
    {
      code: 'file-invalid',
      message: /out: cannot be written: .*never-written/,
    },
  )
  t.same(contents(out), { 'a.onnx': 'old' })
  mkdirSync(join(out, 'b.onnx'))
  await t.rejects(stageFiles(out, fill({ 'a.onnx': 'new', 'b.onnx': 'new' })), {
    code: 'usage-invalid',
    message: /b\.onnx there is no file/,
  })
  t.equal(readFileSync(join(out, 'a.onnx'), 'utf8'), 'old')
})

t.test('a folder is replaced as a whole, or stays', async (t) => {
  const out = join(fresh(), 'out')
  await stageFolder(out, async (stage) => void (await fill({ one: '1', two: '2' })(stage)))
  await stageFolder(out, async (stage) => void (await fill({ three: '3' })(stage)))
  t.same(contents(out), { three: '3' })
  await t.rejects(
    stageFolder(out, async (stage) => {
      await fill({ four: '4' })(stage)
      throw new Error('half way')
    }),
    { message: 'half way' },
  )
  t.same(contents(out), { three: '3' })
  t.same(readdirSync(join(out, '..')), ['out'])
})

t.test('what killed exports left is removed, and a folder they had moved aside comes back', async (t) => {
  const parent = fresh()
  const out = join(parent, 'out')
  for (const name of [`out.${deadPid}.partial`, `out.${process.ppid}.partial`, `outer.${deadPid}.partial`])
    mkdirSync(join(parent, name))
  mkdirSync(join(parent, `out.${deadPid}.old.partial`))
  writeFileSync(join(parent, `out.${deadPid}.old.partial`, 'model.json'), 'older')
  await t.rejects(
    stageFolder(out, () => Promise.reject(new Error('again'))),
    { message: 'again' },
  )
  t.same(readdirSync(parent).sort(), ['out', `out.${process.ppid}.partial`, `outer.${deadPid}.partial`].sort())
  t.same(contents(out), { 'model.json': 'older' })
})

t.test('a target that cannot be written is named', async (t) => {
  const parent = fresh()
  writeFileSync(join(parent, 'file'), '')
  await t.rejects(stageFiles(join(parent, 'file', 'out'), fill({})), { code: 'file-invalid', message: /--out .*file/ })
  t.throws(() => requireSpace(join(parent, 'not', 'yet', 'there'), 1e18), {
    code: 'disk-full',
    message: /the model needs 1000000000000 MB and \d+ MB are free/,
  })
  requireSpace(parent, 1)
})

/** Interrupts its process as soon as the stage is there. */
const interrupting = `
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
const make = fs.mkdirSync
fs.mkdirSync = (path, options) => {
  const made = make(path, options)
  if (String(path).endsWith('.partial')) process.kill(process.pid, process.env.INTERRUPT)
  return made
}
syncBuiltinESMExports()`

t.test('Ctrl-C and SIGTERM leave nothing behind', (t) => {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    const parent = fresh()
    const export_ = ['model', 'export', '--part', 'backbone', '--arch', 'internimage-t', '--init', 'random']
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        ...['--import', `data:text/javascript,${encodeURIComponent(interrupting)}`],
        ...[join(packageRoot, 'bin/goshawk.js'), ...export_, '--image-size', '64x64', '--out', join(parent, 'out')],
      ],
      { encoding: 'utf8', env: { ...process.env, INTERRUPT: signal } },
    )
    t.equal(status, 1, stderr)
    t.match(stderr, /interrupted/)
    t.same(readdirSync(parent), [])
    t.notOk(existsSync(join(parent, 'out')))
  }
  t.end()
})
