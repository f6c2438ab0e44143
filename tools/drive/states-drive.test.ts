/** The two states alone: what the route planner knows beyond them stays behind, and the car gets there all the same. */
import t, { type Test } from 'tap'
import { nearest } from '../../nodes/decision/route/nearest.js'
import { PathDecision, SpeedDecision } from '../../schemas/messages.js'
import { type DrivenTick, driveRoute } from './drive-route.js'
import type { DriveWorld } from './drive-world.js'
import { Fault } from './faults.js'
import { groundTruthPerception } from './perceive.js'
import { RouteStates } from './route-states.js'
import { drivingScore } from './score/formulas.js'
import { type StatesDecider, StatesDriver } from './states-driver.js'
import { shortWorld } from './testing/short-world.js'

function drive(t: Test, world: DriveWorld, decider: StatesDecider, onTick?: (tick: DrivenTick) => void) {
  t.teardown(() => world.close())
  const driver = new StatesDriver(world, decider)
  const fault = new Fault('none', 1)
  return driveRoute(world, 1, { perception: groundTruthPerception, fault, driver, ...(onTick && { onTick }) })
}

for (const [name, lengthM, path] of [
  ['construction-zone', 200, PathDecision.LEFT_CHANGE],
  ['pedestrian-behind-bus', 150, undefined],
] as const) {
  t.test(`${name} is driven by the route planner’s states`, async (t) => {
    const world = shortWorld(name, lengthM)
    const seen = new Set<PathDecision>()
    const driven = await drive(t, world, new RouteStates(world), ({ decision }) => seen.add(decision.path))
    t.equal(driven.routeCompletion, 100)
    t.ok(drivingScore(driven, 'leaderboard-2.0') >= 90, JSON.stringify(driven.infractions))
    t.equal(driven.decisions, undefined, 'there is no model to count')
    if (path !== undefined) t.ok(seen.has(path), 'and it takes more than following')
  })
}

t.test('a state of change leads to the lane beside, whoever says it', async (t) => {
  const world = shortWorld('highway-in-rain', 120)
  const { lanes, route } = world.road
  const first = lanes[route[0]!]!
  const path = first.left >= 0 ? PathDecision.LEFT_CHANGE : PathDecision.RIGHT_CHANGE
  const target = lanes[first.left >= 0 ? first.left : first.right]!
  const decided = { speed: SpeedDecision.KEEP, rule: 'told', explanation: '', objects: [], planner: 'told' }
  const { x, y } = world.state().ego
  t.ok(Math.abs(nearest(target.path, x, y).leftM) > 2)
  await drive(t, world, { decide: async () => ({ ...decided, path }) })
  const { ego } = world.state()
  t.ok(Math.abs(nearest(target.path, ego.x, ego.y).leftM) < 0.4, `${nearest(target.path, ego.x, ego.y).leftM} m beside`)
})
