import t from 'tap'
import { fullBrake, type VehicleControl } from '../../nodes/control/control.js'
import { type DrivenTick, driveRoute } from './drive-route.js'
import type { DriveWorld, WorldState } from './drive-world.js'
import type { Driver } from './driver.js'
import { Fault } from './faults.js'
import { groundTruthPerception } from './perceive.js'
import { RouteDriver } from './route-driver.js'
import { shortWorld } from './testing/short-world.js'

const name = 'country-road-in-fog'
/** Ticks of 50 ms until something stops: the car is on its way by then. */
const before = 60

function whole(world: DriveWorld) {
  const controls: VehicleControl[] = []
  const step = (control: VehicleControl) => {
    controls.push(control)
    return world.step(control)
  }
  return { controls, world: { ...world, step } }
}

t.test(
  'while a decision takes 3 s the last control goes on, then the watchdog brakes, then the decision drives',
  async (t) => {
    const clock = {
      now: 0,
      nowMs: () => clock.now,
      sleep: async (ms: number) => {
        clock.now += ms
      },
    }
    const { controls, world } = whole(shortWorld(name, 120))
    const inner = new RouteDriver(world)
    let decisions = 0
    const driver: Driver = {
      decide: (moment) => {
        if (decisions++ === before) clock.now += 3000
        return inner.decide(moment)
      },
      act: (moment) => inner.act(moment),
    }
    const ticks: DrivenTick[] = []
    const onTick = (tick: DrivenTick) => void ticks.push(tick)
    const options = { perception: groundTruthPerception, fault: new Fault('none', 1), driver, realTime: true, clock }
    const route = await driveRoute(world, 1, { ...options, onTick })
    const late = 59
    t.equal(route.missedTicks, late)
    const last = controls[before - 1]!
    t.ok(last.brake < 1)
    t.strictSame(controls.slice(before, before + 9), Array(9).fill(last), 'half a second under the last control')
    t.strictSame(controls.slice(before + 11, before + late), Array(late - 11).fill(fullBrake))
    t.ok(route.watchdogStops['no decision']! >= late - 11)
    const next = ticks[before]!
    t.equal(next.state.tick - ticks[before - 1]!.state.tick, late + 1, 'steered by where the car is by then')
    t.ok(next.plan)
    t.equal(route.routeCompletion, 100)
    t.strictSame(route.infractions, {})
  },
)

t.test('poses that stop for a second brake the car after 0.3 s, until they come again', async (t) => {
  const real = shortWorld(name, 120)
  const [first, again] = [real.state().tick + before, real.state().tick + before + 20]
  let known = real.state()
  const told = (state: WorldState): WorldState => {
    if (state.tick < first || state.tick >= again) known = state
    return { ...state, ego: known.ego, poseTimeS: known.poseTimeS }
  }
  const world: DriveWorld = {
    ...real,
    state: () => told(real.state()),
    step: async (control) => told(await real.step(control)),
  }
  const braked: number[] = []
  const onTick = ({ state, plan, control }: DrivenTick) => {
    if (plan) return
    braked.push(state.tick - first)
    t.strictSame(control, fullBrake)
  }
  const route = await driveRoute(world, 1, { perception: groundTruthPerception, fault: new Fault('none', 1), onTick })
  t.ok(braked[0]! >= 5 && braked[0]! <= 6, `after ${braked[0]} ticks`)
  t.equal(braked.at(-1), 19)
  t.strictSame(route.watchdogStops, { 'no pose': braked.length })
  t.equal(route.routeCompletion, 100)
})
