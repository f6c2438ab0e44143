/** Drives that do not come to their end, as other programs and a CARLA server see them. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import t, { type Test } from 'tap'
import type { VehicleControl } from '../../nodes/control/control.js'
import { GoshawkError } from '../../schemas/errors.js'
import { packageRoot } from '../../schemas/package-root.js'
import { CarlaServer } from '../scenario/serve/carla-server.js'
import { driveRoute } from './drive-route.js'
import { Fault } from './faults.js'
import { groundTruthPerception } from './perceive.js'
import { RouteDriver } from './route-driver.js'
import { shortWorld } from './testing/short-world.js'

interface Ended {
  readonly code: number | null
  readonly stderr: string
}

function drive(
  words: readonly string[],
  options = '',
): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, [join(packageRoot, 'bin/goshawk.js'), 'drive', ...words], {
    env: { ...process.env, NODE_OPTIONS: options },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let stderr = ''
  child.stderr!.on('data', (text) => {
    stderr += text
  })
  return { child, ended: once(child, 'close').then(([code]) => ({ code, stderr })) }
}

async function serve(t: Test) {
  const onFault = (error: Error) => t.fail(error.message)
  const server = await CarlaServer.listen({ port: 0, scenario: 'following-a-van', seed: 1, threadsMax: 1, onFault })
  t.teardown(() => server.close())
  // As in CARLA, what a client does not take away itself stays.
  server.world.release = () => {}
  const words = ['--carla', `127.0.0.1:${server.port}`, '--route', 'following-a-van']
  const spawned = () => [...server.world.table.entries()].filter(({ owner }) => owner !== undefined)
  return { words, spawned, settings: () => server.world.settings }
}

const until = async (holds: () => boolean) => {
  while (!holds()) await sleep(20)
}

t.test('whichever signal interrupts a drive in lockstep, it ends in order with exit code 1', async (t) => {
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
    const file = join(t.testdir(), `${signal}.mcap`)
    const { child, ended } = drive(['--route', 'roundabout-straight-on', '--record', file])
    await until(() => existsSync(file))
    child.kill(signal)
    if (signal === 'SIGHUP') child.kill(signal)
    t.match(await ended, { code: 1, stderr: /drive stopped on roundabout-straight-on/ }, signal)
  }
})

t.test('a terminal that closes takes car and sensors out of a CARLA server', async (t) => {
  const { words, spawned, settings } = await serve(t)
  const { child, ended } = drive(words)
  await until(() => spawned().length > 0)
  child.kill('SIGHUP')
  t.equal((await ended).code, 1)
  t.strictSame(spawned(), [])
  t.notOk(settings().synchronousMode)
})

t.test('so does an error that nobody catches, and it is told', async (t) => {
  const { words, spawned, settings } = await serve(t)
  const throwing = join(t.testdir(), 'throwing.mjs')
  writeFileSync(throwing, "process.on('SIGUSR2', () => { throw new Error('thrown from aside') })")
  const { child, ended } = drive(words, `--import=${pathToFileURL(throwing).href}`)
  await until(() => spawned().length > 0)
  child.kill('SIGUSR2')
  t.match(await ended, { code: 1, stderr: /Error: thrown from aside/ })
  t.strictSame(spawned(), [])
  t.notOk(settings().synchronousMode)
})

t.test('a drive that is stopped waits neither for its eyes nor for a decision, and brakes', async (t) => {
  const never = new Promise<never>(() => {})
  for (const waitsFor of ['eyes', 'decision']) {
    const inner = shortWorld('country-road-in-fog')
    const controls: VehicleControl[] = []
    const step = (control: VehicleControl) => {
      controls.push(control)
      return inner.step(control)
    }
    const world = { ...inner, step }
    const stop = new AbortController()
    const hangs = (tick: number) => {
      if (tick === 20) setImmediate(() => stop.abort())
      return tick === 20
    }
    const route = new RouteDriver(world)
    const driving = driveRoute(world, 1, {
      perception: {
        see: (world, state) =>
          waitsFor === 'eyes' && hangs(state.tick) ? never : groundTruthPerception.see(world, state),
      },
      driver: {
        decide: (moment) => (waitsFor === 'decision' && hangs(moment.state.tick) ? never : route.decide(moment)),
        act: (moment) => route.act(moment),
      },
      fault: new Fault('none', 1),
      signal: stop.signal,
    })
    await t.rejects(driving, new GoshawkError('cancelled', 'drive stopped on country-road-in-fog'), waitsFor)
    t.equal(controls.at(-1)?.brake, 1)
  }
})
