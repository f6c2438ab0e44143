import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pino from 'pino'
import t from 'tap'
import { packageRoot } from '../../schemas/package-root.js'
import type { ClockPlan, QueuePolicy } from '../graph/plan.js'
import { type NodeSketch, type PlanOptions, sketchPlan } from '../graph/testing/plans.js'
import type { RunReport } from './run-state.js'
import { superviseGraph } from './supervise.js'

const log = pino({ level: 'silent' })
const objects = { objects: 'goshawk.v1.DetectedObjects' } as const
const compiled = (path: string) => pathToFileURL(join(packageRoot, 'dist/runtime', path)).href
const wellBehaved = (type: string) => ({ type, module: compiled(`graph/testing/${type}.js`) })
const vicious = (type: string) => ({ type, module: compiled(`supervisor/faults/${type}.js`) })
const fifo = (depth: number): QueuePolicy => ({ policy: 'fifo', depth })
const range = (length: number) => Array.from({ length }, (_, i) => i + 1)

function newRunFolder(t: { teardown(work: () => void): unknown }): string {
  const folder = mkdtempSync(join(tmpdir(), 'goshawk-run-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  return folder
}

interface Line {
  readonly frames: number
  readonly intervalMs?: number
  readonly partBytes?: readonly number[]
  readonly middle: Omit<NodeSketch, 'inputs' | 'outputs' | 'process'>
  readonly queue?: QueuePolicy
  readonly holdMs?: number
}

/** Three processes in a line: cameras, a middle node, and a sink that writes what it saw to seen.txt. */
function lineOfThree({ frames, intervalMs, partBytes, middle, queue, holdMs }: Line, options: PlanOptions) {
  const config = { frames, intervalMs: intervalMs ?? 10, partBytes: partBytes ?? [] }
  return sketchPlan(
    {
      cameras: { ...wellBehaved('counting'), process: 'front', config, outputs: objects },
      middle: {
        ...middle,
        process: 'centre',
        inputs: { objects: { from: 'cameras.objects', queue: queue ?? fifo(4) } },
        outputs: objects,
      },
      sink: {
        ...wellBehaved('collecting'),
        process: 'back',
        config: { file: 'seen.txt', holdMs: holdMs ?? 0 },
        inputs: { objects: { from: 'middle.objects', queue: queue ?? fifo(4) } },
      },
    },
    options,
  )
}

function seenIn(runFolder: string): number[] {
  return readFileSync(join(runFolder, 'seen.txt'), 'utf8').split('\n').filter(Boolean).map(Number)
}

function isRising(numbers: readonly number[]): boolean {
  return numbers.every((number, i) => i === 0 || number > numbers[i - 1]!)
}

function accountOf(report: RunReport) {
  return report.ledger.frames.cameras!
}

t.test('three processes at full speed on fifo lose nothing, and leave nothing behind', async (t) => {
  const runFolder = newRunFolder(t)
  const plan = lineOfThree({ frames: 1000, middle: wellBehaved('relaying'), partBytes: [1000, 0, 5] }, { runFolder })
  const { reason, error, report } = await superviseGraph(plan, { log })
  t.equal(error, undefined)
  t.equal(reason, 'completed')
  t.same(seenIn(runFolder), range(1000))
  t.same(accountOf(report), { made: 1000, delivered: 1000, dropped: 0, inFlight: 0 })
  t.same(report.imbalances, [])
  t.same(report.gaps, {})
  t.same(readdirSync(runFolder), ['seen.txt'])
  for (const hop of ['middle.objects', 'sink.objects']) {
    for (const kind of ['age', 'queue', 'compute'])
      t.equal(report.latency[`${hop}/${kind}`]?.count, 1000, `${hop}/${kind}`)
  }
  t.equal(report.latency['sink.objects/end_to_end']?.count, 1000)
  t.same(Object.keys(report.processes).sort(), ['back', 'centre', 'front'])
})

t.test('tcp links do the same', async (t) => {
  const runFolder = newRunFolder(t)
  const port = 20_000 + (process.pid % 20_000)
  const plan = lineOfThree(
    { frames: 200, middle: wellBehaved('relaying') },
    { runFolder, address: (index) => `tcp://127.0.0.1:${port + index}` },
  )
  const { error, report } = await superviseGraph(plan, { log })
  t.equal(error, undefined)
  t.same(accountOf(report), { made: 200, delivered: 200, dropped: 0, inFlight: 0 })
})

t.test('lockstep across processes: two runs publish the same bytes in the same order', async (t) => {
  const digests: string[][] = []
  for (let run = 0; run < 2; run += 1) {
    const runFolder = newRunFolder(t)
    const plan = lineOfThree(
      { frames: 30, middle: wellBehaved('pondering'), partBytes: [10_000] },
      { runFolder, clock: { mode: 'lockstep', rate: 1 }, digests: true },
    )
    const { error, report } = await superviseGraph(plan, { log })
    t.equal(error, undefined)
    t.same(accountOf(report), { made: 30, delivered: 30, dropped: 0, inFlight: 0 })
    digests.push(['front', 'centre'].map((name) => readFileSync(join(runFolder, `digests-${name}.jsonl`), 'utf8')))
  }
  t.same(digests[0], digests[1])
  t.equal(digests[0]![0]!.trim().split('\n').length, 30)
})

t.test('a middle process killed mid-run is restarted, the stream goes on, the gap is counted', async (t) => {
  for (const clock of [
    { mode: 'replay', rate: 1 },
    { mode: 'replay', rate: 'max' },
    { mode: 'lockstep', rate: 1 },
  ] as const satisfies readonly ClockPlan[]) {
    const runFolder = newRunFolder(t)
    const plan = lineOfThree(
      { frames: 100, middle: { ...vicious('crashes-once'), config: { atFrame: 20 } }, partBytes: [500_000] },
      { runFolder, clock },
    )
    const { reason, error, report } = await superviseGraph(plan, { log })
    t.equal(error, undefined)
    t.equal(reason, 'completed')
    t.equal(report.processes.centre?.restarts, 1)
    t.match(report.processes.centre?.lastError, 'killed by SIGKILL')
    const seen = seenIn(runFolder)
    t.ok(isRising(seen), 'no frame twice, none out of order')
    t.equal(seen.at(-1), 100, 'the stream goes on to its end')
    t.ok(!seen.includes(20))
    const { made, delivered, dropped, inFlight } = accountOf(report)
    t.same(
      { made, delivered, dropped, inFlight },
      { made: 100, delivered: seen.length, dropped: 100 - seen.length, inFlight: 0 },
    )
    t.same(report.imbalances, [])
    t.same(
      report.ledger.drops.map(({ reason }) => reason).filter((reason, i, all) => all.indexOf(reason) === i),
      ['process-crashed'],
    )
    t.ok(report.gaps['sink.objects'], 'the reader of the restarted process has counted the gap')
  }
})

t.test('a process that hangs is killed for its silence and restarted', async (t) => {
  const runFolder = newRunFolder(t)
  const plan = lineOfThree(
    { frames: 60, middle: { ...vicious('hangs-after-init'), config: { atFrame: 10 } }, partBytes: [500_000] },
    { runFolder, clock: { mode: 'replay', rate: 1 }, supervision: { heartbeatTimeoutMs: 2000 } },
  )
  const { error, report } = await superviseGraph(plan, { log })
  t.equal(error, undefined)
  t.equal(report.processes.centre?.restarts, 1)
  t.match(report.processes.centre?.lastError, /hung: nothing heard for 2000 ms/)
  t.equal(seenIn(runFolder).at(-1), 60)
  t.equal(accountOf(report).inFlight, 0)
})

t.test('a crash loop ends the run with an error that names the process and its last words', async (t) => {
  const runFolder = newRunFolder(t)
  const plan = lineOfThree(
    { frames: 1000, middle: vicious('crashes-always') },
    { runFolder, supervision: { crashesMax: 2 } },
  )
  const { reason, error, report } = await superviseGraph(plan, { log })
  t.equal(reason, 'failed')
  t.match(error, { code: 'crash-loop', exitCode: 1 })
  t.match(error?.message, /process centre crashed 3 times within 60 s, .*no luck with frame/)
  t.equal(report.processes.centre?.restarts, 2)
  t.same(readdirSync(runFolder), ['seen.txt'])
})

t.test('a configuration error in a setup ends the run at once, with that error', async (t) => {
  const runFolder = newRunFolder(t)
  const plan = lineOfThree({ frames: 10, middle: vicious('refuses-config') }, { runFolder })
  const { reason, error, report } = await superviseGraph(plan, { log })
  t.equal(reason, 'failed')
  t.match(error, { code: 'model-invalid', exitCode: 2, message: 'model.json: wrong sha256 of detector.onnx' })
  t.equal(report.processes.centre?.restarts, 0)
})

t.test('a reader slow on latest never stalls the source', async (t) => {
  const runFolder = newRunFolder(t)
  const plan = lineOfThree(
    { frames: 200, middle: wellBehaved('relaying'), queue: { policy: 'latest' }, holdMs: 100, intervalMs: 5 },
    { runFolder, clock: { mode: 'replay', rate: 1 } },
  )
  const { error, report } = await superviseGraph(plan, { log })
  t.equal(error, undefined)
  const seen = seenIn(runFolder)
  t.ok(isRising(seen))
  t.equal(seen.at(-1), 200, 'the newest frame arrives')
  const { made, delivered, dropped, inFlight } = accountOf(report)
  t.same(
    { made, delivered, dropped, inFlight },
    { made: 200, delivered: seen.length, dropped: 200 - seen.length, inFlight: 0 },
  )
  t.ok(report.ledger.drops.every(({ reason }) => reason === 'newer-frame'))
  t.ok(seen.length < 200, 'a source that waited for this reader would have lost nothing')
})

t.test('a flood is bounded: what does not fit is dropped and counted', async (t) => {
  const runFolder = newRunFolder(t)
  const plan = lineOfThree({ frames: 20, middle: vicious('floods'), partBytes: [100_000], holdMs: 1 }, { runFolder })
  const { error, report } = await superviseGraph(plan, { log })
  t.equal(error, undefined)
  t.ok(report.ledger.drops.some(({ reason, where }) => reason === 'queue-full' && where === 'sink.objects'))
  t.same(report.imbalances, [])
  t.ok(
    report.processes.back!.residentBytesMax < 400e6,
    `${report.processes.back!.residentBytesMax} bytes in the reader`,
  )
})

t.test('an interrupt drains: what was made is delivered, and nothing is left running', async (t) => {
  const runFolder = newRunFolder(t)
  const abort = new AbortController()
  const plan = lineOfThree({ frames: 1_000_000, middle: wellBehaved('relaying') }, { runFolder })
  const { reason, error, report } = await superviseGraph(plan, {
    log,
    signal: abort.signal,
    onReport: ({ ledger }) => {
      if (ledger.frames.cameras!.delivered > 50) abort.abort()
    },
  })
  t.equal(error, undefined)
  t.equal(reason, 'interrupted')
  const { made, delivered, dropped, inFlight } = accountOf(report)
  t.same({ delivered, dropped, inFlight }, { delivered: made, dropped: 0, inFlight: 0 })
  t.same(readdirSync(runFolder), ['seen.txt'])
})

t.test('a node that does not want to end is ended after the drain timeout, by name', async (t) => {
  const runFolder = newRunFolder(t)
  const plan = lineOfThree(
    { frames: 20, middle: vicious('ignores-sigterm') },
    { runFolder, supervision: { drainTimeoutMs: 500 } },
  )
  const { reason, error } = await superviseGraph(plan, { log })
  t.equal(reason, 'failed')
  t.match(error, { code: 'drain-timeout' })
  t.match(error?.message, /centre/)
  t.same(seenIn(runFolder), range(20))
  t.notOk(existsSync(join(runFolder, 'control')))
})

t.test('a second interrupt kills at once', async (t) => {
  const runFolder = newRunFolder(t)
  const [drain, kill] = [new AbortController(), new AbortController()]
  const plan = lineOfThree(
    { frames: 20, middle: vicious('ignores-sigterm') },
    { runFolder, supervision: { drainTimeoutMs: 60_000 } },
  )
  const { reason } = await superviseGraph(plan, {
    log,
    signal: drain.signal,
    killSignal: kill.signal,
    onReport: ({ ledger }) => {
      if (ledger.frames.cameras?.delivered !== 20) return
      drain.abort()
      kill.abort()
    },
  })
  t.equal(reason, 'interrupted')
})

t.test('commands reach the sources from outside: pause stops the frames, resume lets them go on', async (t) => {
  const runFolder = newRunFolder(t)
  const plan = lineOfThree(
    { frames: 20, middle: wellBehaved('relaying') },
    { runFolder, clock: { mode: 'replay', rate: 1 } },
  )
  const answers: unknown[] = []
  const { error, report } = await superviseGraph(plan, {
    log,
    onStarted: async ({ command }) => {
      answers.push(await command('', { pause: true }))
      answers.push(await command('cameras', { rate: 5 }))
      answers.push(await command('nobody', {}).catch((error: Error) => error.message))
      answers.push(await command('middle', {}).catch((error: Error) => error.message))
      answers.push(await command('cameras', { pause: false }))
    },
  })
  t.equal(error, undefined)
  t.match(answers, [
    { cameras: { accepted: true, reply: 'cameras paused' } },
    { accepted: true },
    /no node nobody/,
    /takes no such command/,
    { accepted: true, reply: 'cameras goes on' },
  ])
  t.equal(accountOf(report).delivered, 20)
})
