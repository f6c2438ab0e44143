import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import pino from 'pino'
import t from 'tap'
import { createCurveKeyPair } from '../transport/curve.js'
import { superviseGraph } from './supervise.js'
import { accountOf, isRising, lineOfThree, newRunFolder, range, seenIn, wellBehaved } from './testing/line-of-three.js'

const log = pino({ level: 'silent' })

/** Ports that were free a moment ago. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer())
  const ports: number[] = []
  for (const server of servers) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    ports.push((server.address() as AddressInfo).port)
  }
  for (const server of servers) await new Promise((resolve) => server.close(resolve))
  return ports
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

t.test('tcp links do the same, with CURVE and without', async (t) => {
  const keyFolder = newRunFolder(t)
  writeFileSync(join(keyFolder, 'localhost.json'), JSON.stringify(createCurveKeyPair()))
  for (const curve of [undefined, { keyFolder }]) {
    const runFolder = newRunFolder(t)
    const ports = await freePorts(2)
    const address = (index: number) => `tcp://127.0.0.1:${ports[index]}`
    const plan = lineOfThree({ frames: 200, middle: wellBehaved('relaying') }, { runFolder, address })
    const { error, report } = await superviseGraph(curve ? { ...plan, curve } : plan, { log })
    t.equal(error, undefined)
    t.same(accountOf(report), { made: 200, delivered: 200, dropped: 0, inFlight: 0 })
  }
})

t.test('a host that runs nothing of the graph is told so', async (t) => {
  const plan = lineOfThree({ frames: 1, middle: wellBehaved('relaying') }, { runFolder: newRunFolder(t) })
  await t.rejects(superviseGraph({ ...plan, host: 'elsewhere' }, { log }), {
    code: 'usage-invalid',
    message: /host elsewhere runs no process of test\.yaml; expected one of localhost/,
  })
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
