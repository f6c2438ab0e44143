/** The real keyframe through the whole default graph, as a person would do it. */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import type { Report } from '../../runtime/telemetry/report.js'
import { packageRoot } from '../../schemas/package-root.js'

const dataroot = join(packageRoot, '../shared/data/nuscenes-keyframe')
const skip = existsSync(dataroot) ? {} : { skip: 'no shared/data/nuscenes-keyframe beside the checkout' }
const folder = mkdtempSync(join(tmpdir(), 'goshawk-replay-'))
t.teardown(() => rmSync(folder, { recursive: true }))

const keyframe = ['--dataroot', dataroot, '--version', 'v1.0-mini', '--once', '--no-view', '--clock', 'lockstep']
const text = (name: string) => readFileSync(join(folder, name), 'utf8')

function replay(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const command = [join(packageRoot, 'dist/runtime/cli/main.js'), 'replay', ...keyframe, ...args]
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: folder }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
    })
  })
}

t.test('the keyframe becomes a report with everything in it, and results', skip, async (t) => {
  const { code, stdout, stderr } = await replay('--report', 'first.json', '--results', 'first-results.json')
  t.equal(code, 0, stderr)
  t.match(stdout, /^1 of 1 frames delivered/)
  const report = JSON.parse(text('first.json')) as Report
  t.match(report, {
    samples: 1,
    clock: { mode: 'lockstep' },
    detector: { bundle: /\w/, provider: 'cpu', trained: Boolean },
    drops: [],
    ledger: { balanced: true, frames: { camera: { made: 1, delivered: 1 } }, inFlight: [] },
    results: join(folder, 'first-results.json'),
    trackingResults: join(folder, 'first-results.tracking.json'),
    digests: 'first.digests.jsonl',
    restarts: 0,
    gaps: {},
  })
  t.equal(report.decisions?.length, 1)
  for (const summary of [report.latency.endToEnd, report.latency.hops['detector.frames']?.compute]) {
    t.strictSame(Object.keys(summary ?? {}), ['count', 'mean', 'p50', 'p90', 'p99', 'max'])
  }
  t.ok(Object.keys(report.processes).length >= 3)
  const { meta, results } = JSON.parse(text('first-results.json'))
  t.equal(meta.use_camera, true)
  t.strictSame(Object.keys(results), ['ca9a282c9e77460f8360f564131a8af5'])
  t.strictSame(Object.keys(JSON.parse(text('first-results.tracking.json')).results), Object.keys(results))
})

t.test('in lockstep a second run is the same to the last byte', skip, async (t) => {
  const { code, stderr } = await replay('--results', 'second-results.json', '--verify', 'first.json')
  t.equal(code, 0, stderr)
  t.equal(text('second-results.json'), text('first-results.json'))
})

t.test('a difference is named and exits 1', skip, async (t) => {
  const digests = text('first.digests.jsonl').replace(/("stream":"detector\.objects".*"sha256":")../, '$1zz')
  writeFileSync(join(folder, 'first.digests.jsonl'), digests)
  const { code, stderr } = await replay('--verify', 'first.json')
  t.equal(code, 1)
  t.match(stderr, /detector\.objects, frame 1 of camera: differs: sha256 was zz/)
})

t.test('a data set that is not there exits 2 and says where it was looked for', async (t) => {
  const { code, stdout, stderr } = await replay('--dataroot', 'absent')
  t.equal(code, 2)
  t.equal(stdout, '')
  t.match(stderr, join(folder, 'absent'))
})
