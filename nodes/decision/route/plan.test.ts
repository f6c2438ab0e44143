import t from 'tap'
import { pathThrough } from '../../../scenarios/worlds/path.js'
import type { Lane } from '../../../scenarios/worlds/road-map.js'
import { PathDecision, SpeedDecision } from '../../../schemas/messages.js'
import type { DriveRoute } from './scene.js'
import { carM, lane, type Run, road, run, thing } from './testing/driven-road.js'

t.test('a free road is driven at its limit', async (t) => {
  const { plans, egos } = run(road([lane(0, 0)]), 15, () => ({}))
  t.equal(plans[0]!.speed, SpeedDecision.ACCELERATE)
  t.ok(Math.abs(egos.at(-1)!.speedMps - 12) < 0.8, `${egos.at(-1)!.speedMps} m/s`)
  t.equal(plans.at(-1)!.path, PathDecision.FOLLOW)
})

t.test('a car that stands in the only lane is stopped behind, and named', async (t) => {
  const car = thing('car', 100, 0)
  // A jam on the other side: no way around.
  const jam = Array.from({ length: 14 }, (_, i) => thing('car', 60 + 6 * i, 3.5, { yawRad: Math.PI }))
  const { plans, egos } = run(road([lane(0, 0)]), 25, () => ({ objects: [car, ...jam] }))
  const last = egos.at(-1)!
  const gapM = 100 - 2.25 - last.x - carM.lengthM / 2
  t.ok(last.speedMps < 0.2 && gapM > 2 && gapM < 11, `${gapM} m`)
  const stop = plans.find(({ speed }) => speed === SpeedDecision.STOP)!
  t.same(stop.objects, [car.id])
  t.match(stop.explanation, /^Stop: a car stands \d+ m ahead\.$/)
})

t.test('a red light is stopped before, and green driven through', async (t) => {
  const light = road([lane(0, 0, { signal: 0, stopBackM: 200 })])
  const red = run(light, 20, () => ({ signals: ['red'] }))
  const frontM = red.egos.at(-1)!.x + carM.lengthM / 2
  t.ok(frontM < 100 && frontM > 96, `front at ${frontM}, line at 100`)
  t.equal(red.plans.at(-1)!.rule, 'traffic-light')
  const green = run(light, 20, () => ({ signals: ['green'] }))
  t.ok(green.egos.at(-1)!.x > 150)
  const unknown = run(light, 20, () => ({ signals: ['unknown'] }))
  t.ok(unknown.egos.at(-1)!.x + carM.lengthM / 2 < 100, 'what is not known counts as red')
})

t.test('a stop sign is halted at, then passed', async (t) => {
  const { egos } = run(road([lane(0, 0, { stopSign: true, stopBackM: 200 })]), 30, () => ({}))
  const halted = egos.filter(({ speedMps }) => speedMps < 0.15)
  t.ok(halted.length >= 10, `stood ${halted.length / 10} s`)
  t.ok(halted.every(({ x }) => x + carM.lengthM / 2 < 100))
  t.ok(egos.at(-1)!.x > 110)
})

t.test('somebody who steps onto the road is waited for', async (t) => {
  const { plans, egos } = run(road([lane(0, 0)]), 16, (timeS) => ({
    objects: [thing('pedestrian', 70, -6 + 1.3 * timeS, { velocityYMps: 1.3 })],
  }))
  const nearest = Math.min(
    ...egos.map(({ x }, i) =>
      Math.abs(-6 + 0.13 * i) < 1.3 ? Math.abs(70 - x) - carM.lengthM / 2 : Number.POSITIVE_INFINITY,
    ),
  )
  t.ok(nearest > 0.5, `${nearest} m`)
  t.ok(plans.some(({ rule }) => rule === 'yield-to-crossing'))
  t.ok(egos.at(-1)!.x > 75, 'and then drives on')
})

t.test('works that close the lane are passed on the lane beside', async (t) => {
  const cones = [90, 93, 96, 99].map((x) => thing('traffic_cone', x, 0))
  const { plans, egos } = run(road([lane(0, 0, { left: 1 }), lane(1, 3.5, { right: 0 })]), 25, () => ({
    objects: cones,
  }))
  t.ok(plans.some(({ path }) => path === PathDecision.LEFT_CHANGE))
  t.ok(egos.at(-1)!.x > 130, `at ${egos.at(-1)!.x}`)
  for (const { x, y } of egos) t.notOk(x > 87 && x < 102 && y < 1.2, `at ${x}, ${y}`)
})

t.test('a broken-down van is gone around over the other side when that is empty', async (t) => {
  const van = thing('truck', 90, 0, { lengthM: 6, widthM: 2.2 })
  const { plans, egos } = run(road([lane(0, 0)]), 45, () => ({ objects: [van] }))
  t.ok(plans.some(({ path }) => path === PathDecision.LEFT_BORROW))
  const last = egos.at(-1)!
  t.ok(last.x > 110 && Math.abs(last.y) < 0.5, `at ${last.x}, ${last.y}`)
})

t.test('traffic with the right of way goes first', async (t) => {
  const other = { ...lane(1, 0), path: pathThrough(Array.from({ length: 61 }, (_, i) => ({ x: 60, y: 60 - 2 * i }))) }
  const own = lane(0, 0, { yieldTo: [{ lane: 1, ownArcM: 60, otherArcM: 60, holdArcM: 54 }] })
  const { plans, egos } = run({ lanes: [own, other], crossings: [], route: [0] }, 20, (timeS) => ({
    objects: timeS < 8 ? [thing('car', 60, 23 - 5 * timeS, { yawRad: -Math.PI / 2, velocityYMps: -5 })] : [],
  }))
  t.ok(plans.some(({ rule }) => rule === 'give-way'))
  for (const [i, { x }] of egos.entries()) {
    const y = 23 - 0.5 * i
    if (i < 80 && Math.abs(y) < 3) t.ok(x + carM.lengthM / 2 < 59, `car at ${y}, own front at ${x + carM.lengthM / 2}`)
  }
  t.ok(egos.at(-1)!.x > 80)
})

/** Waits 8 m before the middle of a road that is crossed, on which somebody comes until a time. */
function crossing(untilS: number, more: Partial<DriveRoute> = {}, lane0: Partial<Lane> = {}, mayCreep = true): Run {
  const path = pathThrough(Array.from({ length: 61 }, (_, i) => ({ x: 60, y: 60 - 2 * i })))
  const own = lane(0, 0, { yieldTo: [{ lane: 1, ownArcM: 58, otherArcM: 60, holdArcM: 52 }], ...lane0 })
  const crossed = { lanes: [own, { ...lane(1, 0), path }], crossings: [], route: [0], ...more }
  // One after the other, at 10 m/s and 20 m apart.
  const objectsAt = (timeS: number) =>
    [0, 1, 2].map((i) => {
      const y = 60 - ((10 * timeS + 20 * i) % 60)
      return thing('car', 60, y, { id: `car-${i}`, yawRad: -Math.PI / 2, velocityYMps: -10 })
    })
  return run(crossed, 40, (timeS) => ({ objects: timeS < untilS ? objectsAt(timeS) : [] }), 10, mayCreep)
}

t.test('who has waited for a gap for long rolls on to the lane that is crossed, and not into it', async (t) => {
  const { plans, egos } = crossing(30)
  const fronts = egos.map(({ x }) => x + carM.lengthM / 2)
  const first = plans.findIndex(({ rule }) => rule === 'creep')
  t.ok(first > 0 && fronts[first]! < 52, `waits at the line first, at ${fronts[first]}`)
  t.ok(plans.slice(0, first).some(({ rule, speed }) => rule === 'give-way' && speed === SpeedDecision.STOP))
  t.match(plans[first]!.explanation, /^Roll on to where its way begins: a car has the right of way \d/)
  t.match(plans[first]!.objects, [/^car-/])
  const waiting = egos.slice(first, 300)
  t.ok(Math.max(...waiting.map(({ speedMps }) => speedMps)) < 1, 'at a walking pace')
  const nearest = Math.max(...fronts.slice(0, 300))
  t.ok(nearest > 56 && nearest < 60 - 3.5 / 2 - 0.4, `the lane begins at 58.25, the front came to ${nearest}`)
  t.ok(waiting.at(-1)!.speedMps < 0.1, 'and stands there')
  t.ok(egos.at(-1)!.x > 70, 'and goes once nobody comes')
})

t.test('nobody creeps onto a crossing, nor where two states alone drive', async (t) => {
  const path = pathThrough([
    { x: 56, y: -5 },
    { x: 56, y: 5 },
  ])
  const ends = [
    { walkway: 0, arcM: 0 },
    { walkway: 1, arcM: 0 },
  ] as const
  const crossings = [{ path, widthM: 2, ends, lanes: [{ lane: 0, arcM: 56 }], signal: -1 }]
  const { egos } = crossing(40, { crossings }, { crossings: [{ crossing: 0, arcM: 56 }] })
  const frontM = egos.at(-1)!.x + carM.lengthM / 2
  t.ok(frontM > 52.5 && frontM < 54, `front at ${frontM}, the crossing begins at 55`)
  const held = crossing(40, {}, {}, false)
  t.notOk(held.plans.some(({ rule }) => rule === 'creep'))
  t.ok(held.egos.every(({ x }) => x + carM.lengthM / 2 < 52))
})

t.test('the same scene gives the same plan', async (t) => {
  const scene = () => ({ objects: [thing('car', 60, 0.3, { velocityXMps: 4 })] })
  const [a, b] = [run(road([lane(0, 0)]), 5, scene), run(road([lane(0, 0)]), 5, scene)]
  t.same(
    a.plans.map(({ explanation, accelerationMps2 }) => [explanation, accelerationMps2]),
    b.plans.map(({ explanation, accelerationMps2 }) => [explanation, accelerationMps2]),
  )
})
