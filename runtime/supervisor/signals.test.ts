import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import t from 'tap'
import { packageRoot } from '../../schemas/package-root.js'
import { sketchPlan } from '../graph/testing/plans.js'

const runtime = join(packageRoot, 'dist/runtime')
const objects = { objects: 'goshawk.v1.DetectedObjects' } as const
const node = (path: string, type: string) => ({ type, module: pathToFileURL(join(runtime, path, `${type}.js`)).href })

/** A supervisor in a process of its own, with an endless source. */
function superviseElsewhere(t: { teardown(work: () => void): unknown }, middle: { type: string; module: string }) {
  const runFolder = mkdtempSync(join(tmpdir(), 'goshawk-signals-'))
  const plan = sketchPlan(
    {
      cameras: {
        ...node('graph/testing', 'counting'),
        process: 'front',
        config: { frames: 1e9, intervalMs: 10, partBytes: [] },
        outputs: objects,
      },
      middle: { ...middle, process: 'centre', inputs: { objects: { from: 'cameras.objects' } }, outputs: objects },
      sink: {
        ...node('graph/testing', 'collecting'),
        process: 'back',
        config: { file: 'seen.txt', holdMs: 0 },
        inputs: { objects: { from: 'middle.objects' } },
      },
    },
    { runFolder, clock: { mode: 'replay', rate: 1 }, supervision: { drainTimeoutMs: 60_000 } },
  )
  const planFile = join(runFolder, 'given.json')
  writeFileSync(planFile, JSON.stringify(plan))
  const supervisor = spawn(process.execPath, [join(runtime, 'supervisor/testing/run-plan.js'), planFile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.teardown(() => {
    supervisor.kill('SIGKILL')
    rmSync(runFolder, { recursive: true })
  })
  const lines = createInterface({ input: supervisor.stdout })[Symbol.asyncIterator]()
  const told = async () => JSON.parse((await lines.next()).value ?? 'null') as Record<string, unknown>
  return { runFolder, supervisor, told }
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', resolve))
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw error
  }
}

async function areGone(pids: readonly number[]): Promise<void> {
  while (pids.some(isAlive)) await new Promise((resolve) => setImmediate(resolve))
}

t.test('SIGINT and SIGTERM drain the run: everything made is delivered and nothing is left', async (t) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const { runFolder, supervisor, told } = superviseElsewhere(t, node('graph/testing', 'relaying'))
    const { pids } = (await told()) as { pids: number[] }
    t.equal(pids.length, 3)
    const exit = ended(supervisor)
    supervisor.kill(signal)
    const { reason, ledger } = (await told()) as { reason: string; ledger: { cameras: Record<string, number> } }
    t.equal(reason, 'interrupted')
    t.equal(ledger.cameras.made, ledger.cameras.delivered)
    t.equal(await exit, 0)
    t.notOk(pids.some(isAlive))
    t.same(readdirSync(runFolder).sort(), ['given.json', 'seen.txt'])
  }
})

t.test('a second signal ends at once what does not want to end', async (t) => {
  const { supervisor, told } = superviseElsewhere(t, node('supervisor/faults', 'ignores-sigterm'))
  const { pids } = (await told()) as { pids: number[] }
  const exit = ended(supervisor)
  supervisor.kill('SIGINT')
  supervisor.kill('SIGTERM')
  t.match(await told(), { reason: 'interrupted' })
  t.equal(await exit, 0)
  await areGone(pids)
})

t.test('a signal to a process of the graph alone changes nothing', async (t) => {
  const { supervisor, told } = superviseElsewhere(t, node('graph/testing', 'relaying'))
  const { pids } = (await told()) as { pids: number[] }
  for (const pid of pids) {
    process.kill(pid, 'SIGINT')
    process.kill(pid, 'SIGTERM')
  }
  supervisor.kill('SIGINT')
  t.match(await told(), { reason: 'interrupted', restarts: 0 })
})

t.test('no process outlives its supervisor, not even one killed with SIGKILL', async (t) => {
  const { supervisor, told } = superviseElsewhere(t, node('graph/testing', 'relaying'))
  const { pids } = (await told()) as { pids: number[] }
  const exit = ended(supervisor)
  supervisor.kill('SIGKILL')
  await exit
  await areGone(pids)
  t.pass('all gone')
})
