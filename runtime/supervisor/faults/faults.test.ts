import { existsSync, readdirSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import pino from 'pino'
import t from 'tap'
import type { ClockPlan } from '../../graph/plan.js'
import { superviseGraph } from '../supervise.js'
import {
  accountOf,
  isRising,
  lineOfThree,
  newRunFolder,
  range,
  seenIn,
  vicious,
  wellBehaved,
} from '../testing/line-of-three.js'

const log = pino({ level: 'silent' })

t.test('an occupied port ends the run with its address', async (t) => {
  const runFolder = newRunFolder(t)
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  const { port } = server.address() as AddressInfo
  const plan = lineOfThree(
    { frames: 10, middle: wellBehaved('relaying') },
    { runFolder, address: (index) => (index === 1 ? `tcp://127.0.0.1:${port}` : `ipc://${runFolder}/link`) },
  )
  const { reason, error } = await superviseGraph(plan, { log })
  t.equal(reason, 'failed')
  t.match(error, { code: 'port-occupied', exitCode: 2 })
  t.match(error?.message, new RegExp(`127.0.0.1:${port}: address already in use`))
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
