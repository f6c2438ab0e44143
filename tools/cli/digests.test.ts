import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import type { GraphPlan } from '../../runtime/graph/plan.js'
import { digestPath } from '../../runtime/process/digests.js'
import { collectDigests, type Digest, readDigests, readPreviousReport, verifyDigests } from './digests.js'

const folder = mkdtempSync(join(tmpdir(), 'goshawk-digests-'))
t.teardown(() => rmSync(folder, { recursive: true }))
const plan = {
  runFolder: folder,
  processes: [{ name: 'one' }, { name: 'two' }],
  nodes: [{ name: 'z-camera' }, { name: 'model' }, { name: 'a-driver' }],
  links: [
    { from: { node: 'model' }, to: { node: 'a-driver' }, passive: false },
    { from: { node: 'z-camera' }, to: { node: 'model' }, passive: false },
  ],
} as unknown as GraphPlan

const digest = (stream: string, frame: number, sha256 = 'aa'): Digest => ({ stream, source: 'z-camera', frame, sha256 })
const run = [1, 2].flatMap((frame) =>
  ['z-camera.frames', 'model.objects', 'a-driver.decision'].map((s) => digest(s, frame)),
)
const lines = (digests: readonly Digest[]) => digests.map((one) => `${JSON.stringify(one)}\n`).join('')

t.test('digests of all processes are gathered by frame and along the graph', async (t) => {
  writeFileSync(digestPath(folder, 'one'), lines(run.filter(({ stream }) => stream.startsWith('a-'))))
  writeFileSync(digestPath(folder, 'two'), lines(run.filter(({ stream }) => !stream.startsWith('a-'))))
  const file = join(folder, 'all.jsonl')
  collectDigests(plan, file)
  t.strictSame(readDigests(file), run)
})

t.test('equal runs verify', async () => verifyDigests(plan, run, [...run].reverse()))

t.test('the first difference is named: the earliest frame, nearest to the source', async (t) => {
  const changed = run.map((one) =>
    one.frame === 2 && one.stream !== 'z-camera.frames' ? { ...one, sha256: 'bb' } : one,
  )
  t.throws(() => verifyDigests(plan, run, changed), {
    code: 'verify-failed',
    message: 'model.objects, frame 2 of z-camera: differs: sha256 was aa, is bb',
  })
})

t.test('of several messages of one stream in one frame, each counts', async (t) => {
  const twice = [digest('model.objects', 1, 'aa'), digest('model.objects', 1, 'bb')]
  verifyDigests(plan, twice, twice)
  t.throws(() => verifyDigests(plan, twice, [digest('model.objects', 1, 'cc'), twice[1]!]), {
    message: 'model.objects, frame 1 of z-camera: differs: sha256 was aa, bb, is cc, bb',
  })
})

t.test('a message too few or too many is a difference', async (t) => {
  t.throws(() => verifyDigests(plan, run, run.slice(0, -1)), {
    message: 'a-driver.decision, frame 2 of z-camera: was sent before and is not there now',
  })
  t.throws(() => verifyDigests(plan, run.slice(0, -1), run), {
    message: 'a-driver.decision, frame 2 of z-camera: was not sent before',
  })
})

t.test('a report refers to digests beside it, and says so when it cannot be used', async (t) => {
  const report = join(folder, 'report.json')
  writeFileSync(join(folder, 'report.digests.jsonl'), lines(run))
  writeFileSync(report, JSON.stringify({ digests: 'report.digests.jsonl' }))
  t.strictSame(readPreviousReport(report), run)
  writeFileSync(report, JSON.stringify({ digests: null }))
  t.throws(() => readPreviousReport(report), { code: 'usage-invalid' })
  writeFileSync(report, '{')
  t.throws(() => readPreviousReport(report), { code: 'file-invalid' })
  t.throws(() => readPreviousReport(join(folder, 'absent.json')), { code: 'file-missing' })
  writeFileSync(join(folder, 'x.jsonl'), '{"stream":1}\n')
  t.throws(() => readDigests(join(folder, 'x.jsonl')), {
    code: 'file-invalid',
    message: /x\.jsonl:1: not a digest line/,
  })
})
