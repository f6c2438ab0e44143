import t from 'tap'
import type { Driving } from './actor.js'
import type { EgoCommand } from './ego-control.js'
import { findScenario } from './find-scenario.js'
import { type Incident, incidentsBetween, overlap, routeProgress } from './incidents.js'
import { nearestOnPath, pointAt, wrapAngle } from './path.js'
import { createWorld, stepWorld, type World } from './world.js'

function drive(
  start: World,
  seconds: number,
  command?: (world: World) => EgoCommand,
): { world: World; incidents: Incident[] } {
  let world = start
  const incidents: Incident[] = []
  for (let i = 0; i < seconds * 10; i++) {
    const next = stepWorld(world, 0.1, command?.(world))
    incidents.push(...incidentsBetween(world, next))
    world = next
  }
  return { world, incidents }
}

const kinds = (incidents: readonly Incident[]) => incidents.map(({ kind }) => kind)
const quiet = {
  ...findScenario('city-avenue'),
  traffic: { ...findScenario('city-avenue').traffic, vehicles: 0, walkers: 0 },
}

t.test('the ego that drives itself does nothing wrong', (t) => {
  for (const name of [
    'city-avenue',
    'left-turn-across-traffic',
    'pedestrian-behind-bus',
    'child-runs-out',
    'hard-brake-ahead',
  ]) {
    const { incidents, world } = drive(createWorld({ seed: 1, scenario: findScenario(name) }), 14)
    t.strictSame(kinds(incidents), [], name)
    t.ok(routeProgress(world) > 0, name)
  }
  t.end()
})

t.test('a car that only accelerates hits something', (t) => {
  const { incidents } = drive(createWorld({ seed: 1, scenario: findScenario('hard-brake-ahead') }), 12, () => ({
    accelerationMps2: 4,
    steeringRad: 0,
  }))
  t.ok(kinds(incidents).includes('collision-vehicle'))
  t.end()
})

t.test('steering off the road is told once', (t) => {
  const { incidents } = drive(createWorld({ seed: 1, scenario: quiet }), 5, () => ({
    accelerationMps2: 0,
    steeringRad: -0.15,
  }))
  t.equal(kinds(incidents).filter((kind) => kind === 'off-road').length, 1)
  t.end()
})

t.test('a command that follows the lane keeps to it and makes way', (t) => {
  const follow = ({ ego, map }: World): EgoCommand => {
    const { path } = map.lanes[(ego.motion as Driving).lane]!
    const ahead = pointAt(path, nearestOnPath(path, ego.x, ego.y).arcM + 8)
    const turn = wrapAngle(Math.atan2(ahead.y - ego.y, ahead.x - ego.x) - ego.yawRad)
    return { accelerationMps2: ego.speedMps < 9 ? 1 : 0, steeringRad: turn }
  }
  const { world, incidents } = drive(createWorld({ seed: 1, scenario: quiet }), 20, follow)
  t.strictSame(kinds(incidents), [])
  t.ok(Math.abs((world.ego.motion as Driving).leftM) < 0.6)
  t.ok(routeProgress(world) > 0.15)
  t.end()
})

t.test('running a red light is told', (t) => {
  const scenario = findScenario('left-turn-across-traffic')
  const empty = { ...scenario, traffic: { ...scenario.traffic, vehicles: 0, walkers: 0, parked: 0 } }
  const seen = [1, 2, 3, 4, 5, 6].flatMap((seed) =>
    kinds(
      drive(createWorld({ seed, scenario: empty }), 9, () => ({ accelerationMps2: 0.6, steeringRad: 0 })).incidents,
    ),
  )
  t.ok(seen.includes('red-light'))
  t.end()
})

t.test('rectangles overlap or not', (t) => {
  const box = { x: 0, y: 0, yawRad: 0, lengthM: 4, widthM: 2 }
  t.ok(overlap(box, { ...box, x: 3.9 }))
  t.notOk(overlap(box, { ...box, x: 4.1 }))
  t.ok(overlap(box, { ...box, y: 2.5, yawRad: Math.PI / 2 }))
  t.notOk(overlap(box, { ...box, x: 3, y: 2.6, yawRad: Math.PI / 4, lengthM: 2, widthM: 1 }))
  t.end()
})

t.test('nothing is made of commands that are no numbers', (t) => {
  const world = stepWorld(createWorld({ seed: 1, scenario: quiet }), 0.1, {
    accelerationMps2: Number.NaN,
    steeringRad: Number.POSITIVE_INFINITY,
  })
  t.ok(Number.isFinite(world.ego.x) && Number.isFinite(world.ego.yawRad))
  t.end()
})
