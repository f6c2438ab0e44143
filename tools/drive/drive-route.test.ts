import t from 'tap'
import { findScenario } from '../../scenarios/worlds/find-scenario.js'
import { GoshawkError } from '../../schemas/errors.js'
import { BuiltInWorld } from './built-in-world.js'
import { type DrivenTick, driveRoute } from './drive-route.js'
import type { DriveWorld } from './drive-world.js'
import type { Driver } from './driver.js'
import { Fault, type FaultName, faultNames } from './faults.js'
import { groundTruthPerception, type Perception } from './perceive.js'
import { driveReport } from './report.js'
import { RouteDriver } from './route-driver.js'
import { drivingScore } from './score/formulas.js'
import { shortWorld } from './testing/short-world.js'

function drive(name: string, fault: FaultName = 'none') {
  const world = new BuiltInWorld({ seed: 1, scenario: findScenario(name) })
  return driveRoute(world, 1, { perception: groundTruthPerception, fault: new Fault(fault, 1) })
}

for (const name of ['child-runs-out', 'tee-left-unprotected', 'country-road-in-fog']) {
  t.test(`${name} is driven to its end, and nobody is hurt`, async (t) => {
    const route = await drive(name)
    t.equal(route.routeCompletion, 100)
    t.equal(route.infractions.collisions_pedestrian ?? 0, 0)
    t.ok(drivingScore(route, 'leaderboard-2.0') >= 90, JSON.stringify(route.infractions))
    t.equal(route.missedTicks, 0)
    t.equal(route.ticks, Math.round(route.durationS / 0.05))
  })
}

t.test('a drive repeats itself', async (t) => {
  const [a, b] = [await drive('highway-in-rain', 'noisy-pose'), await drive('highway-in-rain', 'noisy-pose')]
  const { decideMs: _a, wallS: _b, ...first } = a
  const { decideMs: _c, wallS: _d, ...second } = b
  t.same(first, second)
})

t.test('each fault is driven with, and its loss told', async (t) => {
  const reports = []
  for (const fault of faultNames) reports.push({ fault, routes: [await drive('highway-in-rain', fault)] })
  const report = driveReport(reports)
  t.same(
    report.faults!.map(({ fault }) => fault),
    faultNames.slice(1),
  )
  for (const { loss, mean } of report.faults!) {
    t.equal(loss['leaderboard-2.0'], report.mean.drivingScore['leaderboard-2.0'] - mean.drivingScore['leaderboard-2.0'])
  }
})

t.test('of a dropped frame nothing is seen and nothing decided; the car drives on by the last one', async (t) => {
  const drive = async () => {
    const world = shortWorld('highway-in-rain', 60)
    const inner = new RouteDriver(world)
    const [seen, decided]: [number[], number[]] = [[], []]
    const perception: Perception = {
      see: async (_, state) => {
        seen.push(state.tick)
        return { state, objects: state.objects }
      },
    }
    const driver: Driver = {
      decide: (moment) => {
        decided.push(moment.state.tick)
        return inner.decide(moment)
      },
      act: (moment) => inner.act(moment),
    }
    const ticks: DrivenTick[] = []
    const fault = new Fault('dropped-frames', 1)
    const onTick = (tick: DrivenTick) => void ticks.push(tick)
    await driveRoute(world, 1, { perception, fault, driver, onTick })
    return { seen, decided, ticks }
  }
  const { seen, decided, ticks } = await drive()
  const share = seen.length / ticks.length
  t.ok(share > 0.55 && share < 0.85, `${seen.length} of ${ticks.length} frames arrived`)
  t.strictSame(decided, seen)
  let last = ticks[0]!.state.tick
  for (const { state, perceived, plan } of ticks) {
    if (seen.includes(state.tick)) last = state.tick
    t.equal(perceived.state.tick, last)
    t.ok(plan, 'the pose is known, the car is steered')
  }
  t.strictSame((await drive()).seen, seen, 'the same frames every time')
})

t.test('a drive without brakes is scored for what it hits', async (t) => {
  const world = new BuiltInWorld({ seed: 1, scenario: findScenario('hard-brake-ahead') })
  const blind = { see: async (_: DriveWorld, state: ReturnType<DriveWorld['state']>) => ({ state, objects: [] }) }
  const route = await driveRoute(world, 1, { perception: blind, fault: new Fault('none', 1) })
  t.ok((route.infractions.collisions_vehicle ?? 0) > 0, JSON.stringify(route.infractions))
  t.ok(drivingScore(route, 'leaderboard-2.0') <= 60)
})

t.test('an interrupted drive brakes first', async (t) => {
  const world = new BuiltInWorld({ seed: 1, scenario: findScenario('country-road-in-fog') })
  const controls: number[] = []
  const watched: DriveWorld = new Proxy(world, {
    get: (target, key) =>
      key === 'step'
        ? (control: Parameters<DriveWorld['step']>[0]) => {
            controls.push(control.brake)
            return target.step(control)
          }
        : typeof Reflect.get(target, key) === 'function'
          ? Reflect.get(target, key).bind(target)
          : Reflect.get(target, key),
  })
  const stop = new AbortController()
  const options = {
    perception: groundTruthPerception,
    fault: new Fault('none', 1),
    signal: stop.signal,
    onTick: ({ state }: { readonly state: { readonly tick: number } }) => state.tick === 20 && stop.abort(),
  }
  await t.rejects(
    driveRoute(watched, 1, options),
    new GoshawkError('cancelled', 'drive stopped on country-road-in-fog'),
  )
  t.equal(controls.at(-1), 1)
})
