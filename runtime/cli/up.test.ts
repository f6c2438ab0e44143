/** A graph in three processes, started as a person starts it. */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import t from 'tap'
import { packageRoot } from '../../schemas/package-root.js'
import type { Report } from '../telemetry/report.js'

const folder = mkdtempSync(join(tmpdir(), 'goshawk-up-'))
const temporary = mkdtempSync(join(tmpdir(), 'gu-'))
t.teardown(() => {
  rmSync(folder, { recursive: true })
  rmSync(temporary, { recursive: true })
})
const main = join(packageRoot, 'dist/runtime/cli/main.js')
const environment = { ...process.env, TMPDIR: temporary }

writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
for (const type of ['bench-source', 'bench-pass', 'bench-sink']) {
  const module = JSON.stringify(join(packageRoot, `dist/tools/bench/nodes/${type}.js`))
  writeFileSync(join(folder, `${type}.js`), `export { default } from ${module}\n`)
}
const graph = (latency = '') => `version: 1
processes: { source: , pass: , sink: }
nodes:
  source: { type: ./bench-source.js, process: source, config: { partBytes: 1000, rateHz: 50 } }
  pass: { type: ./bench-pass.js, process: pass, inputs: { frames: { from: source.frames, queue: fifo } } }
  sink: { type: ./bench-sink.js, process: sink, inputs: { frames: { from: pass.frames, queue: fifo } } }
${latency}`
writeFileSync(join(folder, 'graph.yaml'), graph())
writeFileSync(join(folder, 'tight.yaml'), graph('latency: { endToEnd: { percentile: 50, msMax: 0.0001 } }\n'))

function goshawk(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], { cwd: folder, env: environment }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
    })
  })
}

t.test('a run ends by itself, accounts for every frame, and leaves nothing behind', async (t) => {
  const { code, stdout } = await goshawk('up', 'graph.yaml', '--seconds', '1', '--report', 'report.json', '--json')
  t.equal(code, 0)
  const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report
  t.strictSame(JSON.parse(stdout), report)
  const { made, delivered, dropped, inFlight } = report.ledger.frames.source!
  t.ok(made > 0)
  t.equal(made, delivered + dropped + inFlight)
  t.equal(report.ledger.balanced, true)
  t.equal(report.samples, delivered)
  t.equal(Object.keys(report.processes).length, 3)
  t.equal(report.latency.measuredAt, 'sink.frames')
  t.equal(report.latency.endToEnd?.count, delivered)
  t.equal(report.latency.hops['pass.frames']?.compute?.count, delivered)
  t.strictSame(report.gaps, {})
  t.strictSame([report.detector, report.decisions, report.results, report.digests], [null, null, null, null])
  t.strictSame(readdirSync(temporary), [])
  t.notOk(existsSync(join(folder, 'runs')) && readdirSync(join(folder, 'runs')).length > 0)
})

t.test('a broken budget makes a benchmark fail and names the hop that ate it', async (t) => {
  const { code, stdout, stderr } = await goshawk('bench', 'tight.yaml', '--seconds', '1', '--json')
  t.equal(code, 1)
  t.match(
    stderr,
    /latency budget of end-to-end broken: p50 is [\d.]+ ms, at most 0\.0001 ms allowed; \S+ \w+ ate \d+ % of it/,
  )
  const { budgets, machine, memory } = JSON.parse(stdout)
  t.match(budgets, [{ budget: 'end-to-end', broken: true }])
  t.ok(machine.cores > 0)
  t.strictSame(Object.keys(memory).sort(), ['pass', 'sink', 'source'])
})

t.test('nothing is measured while the graph warms up, and every frame is accounted for', async (t) => {
  writeFileSync(join(folder, 'warm.yaml'), graph('latency: { warmUpSeconds: 1.5, added: { msMax: 1000 } }\n'))
  const { code, stdout } = await goshawk('bench', 'warm.yaml', '--seconds', '1', '--json')
  t.equal(code, 0)
  const { latency, ledger, samples, budgets } = JSON.parse(stdout) as Report
  t.equal(latency.warmUpSeconds, 1.5)
  t.equal(ledger.balanced, true)
  const count = latency.endToEnd?.count ?? 0
  t.ok(count > 0 && count < samples * 0.8, `${count} of ${samples} frames measured`)
  t.match(budgets, [{ budget: 'added', broken: false }])
})

t.test('a run that is over before its warm-up keeps no budget: nothing was measured', async (t) => {
  for (const budget of ['', ', added: { msMax: 1000 }']) {
    const long = graph(`latency: { warmUpSeconds: 30${budget} }\n`)
    writeFileSync(join(folder, 'short.yaml'), long.replace('rateHz: 50', 'rateHz: 50, frames: 5'))
    const { code, stderr } = await goshawk('bench', 'short.yaml', '--seconds', '1')
    t.equal(code, 1)
    t.match(stderr, 'no latency was recorded: every frame came within the 30 s of latency.warmUpSeconds')
  }
})

t.test('what would fail after a run is refused before it', async (t) => {
  writeFileSync(join(folder, 'file'), '')
  const report = await goshawk('up', 'graph.yaml', '--report', 'file/report.json')
  t.equal(report.code, 2)
  t.match(report.stderr, /^--report file\/report\.json: cannot be written/)
  const host = await goshawk('up', 'graph.yaml', '--host', 'orin')
  t.equal(host.code, 2)
  t.match(host.stderr, 'graph.yaml: no process runs on host orin; expected --host local')
})

t.test('Ctrl-C drains the run, writes the report and exits 0', async (t) => {
  const child = spawn(
    process.execPath,
    [main, 'up', 'graph.yaml', '--report', 'interrupted.json', '--log-level', 'info'],
    {
      cwd: folder,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const exited = once(child, 'exit')
  const lines = createInterface({ input: child.stderr })
  for await (const line of lines) if (line.includes('runs in 3 processes')) break
  child.kill('SIGINT')
  const [code] = await exited
  t.equal(code, 0)
  const report = JSON.parse(readFileSync(join(folder, 'interrupted.json'), 'utf8')) as Report
  t.equal(report.ledger.balanced, true)
  t.strictSame(readdirSync(temporary), [])
})
