/** What a passenger's wishes change about driving a route, driven. */
import t from 'tap'
import { PathDecision, SpeedDecision } from '../../../schemas/messages.js'
import type { Instruction, InstructionKind } from '../instructions.js'
import { carM, lane, road, run, thing } from './testing/driven-road.js'

const twoLanes = () => road([lane(0, 0, { left: 1 }), lane(1, 3.5, { right: 0 })])
const wishFor = (kind: InstructionKind, label = ''): Instruction => ({ kind, label })
/** Ahead in the lane, at this speed all the time. */
const ahead = (label: string, fromX: number, speedMps: number) => (timeS: number) => [
  thing(label, fromX + speedMps * timeS, 0, { id: label, velocityXMps: speedMps, lengthM: 8, widthM: 2.4 }),
]

t.test('carefully is 70 % of the limit, and said', async (t) => {
  const { plans, egos } = run(road([lane(0, 0)]), 25, () => ({ wish: wishFor('calm') }))
  t.ok(Math.abs(egos.at(-1)!.speedMps - 0.7 * 12) < 0.5, `${egos.at(-1)!.speedMps} m/s`)
  t.match(plans.at(-1)!, { rule: 'calm-as-asked', explanation: /the passenger asked to drive carefully/ })
})

t.test('a hurry never breaks a limit, but overtakes who is only a little slow', async (t) => {
  const free = run(road([lane(0, 0)]), 25, () => ({ wish: wishFor('hurry') }))
  t.ok(free.egos.every(({ speedMps }) => speedMps < 12.3))
  const slow = ahead('car', 60, 8.5)
  const patient = run(twoLanes(), 20, (timeS) => ({ objects: slow(timeS) }))
  t.ok(
    patient.plans.every(({ path }) => path === PathDecision.FOLLOW),
    '71 % of the limit is followed',
  )
  const hurried = run(twoLanes(), 20, (timeS) => ({ objects: slow(timeS), wish: wishFor('hurry') }))
  t.ok(hurried.plans.some(({ path }) => path === PathDecision.LEFT_CHANGE))
})

t.test('overtaking as asked: what was named, however fast it drives, and nothing else', async (t) => {
  const truck = ahead('truck', 70, 9)
  const told = (label: string) =>
    run(twoLanes(), 12, (timeS) => ({ objects: truck(timeS), wish: wishFor('overtake', label) }))
  for (const label of ['', 'truck']) {
    const change = told(label).plans.find(({ path }) => path === PathDecision.LEFT_CHANGE)
    t.match(change, { rule: /overtake-as-asked$/, explanation: /Changing to the lane on the left, as asked\.$/ })
  }
  t.ok(told('bus').plans.every(({ path }) => path === PathDecision.FOLLOW))
  const blocked = run(twoLanes(), 12, (timeS) => ({
    objects: [...truck(timeS), thing('car', 20 + 10 * timeS, 3.5, { velocityXMps: 10 })],
    wish: wishFor('overtake'),
  }))
  t.ok(
    blocked.plans.every(({ path }) => path === PathDecision.FOLLOW),
    'not into somebody beside',
  )
})

t.test('somebody is let pass from the lane on the right, slowly', async (t) => {
  const lanes = road([lane(0, 0, { right: 1 }), lane(1, -3.5, { left: 0 })])
  const { plans, egos } = run(lanes, 15, () => ({ wish: wishFor('let-pass') }))
  t.match(
    plans.find(({ path }) => path === PathDecision.RIGHT_CHANGE),
    { rule: /let-pass-as-asked$/ },
  )
  t.ok(Math.abs(egos.at(-1)!.y + 3.5) < 0.3 && egos.at(-1)!.speedMps < 0.65 * 12)
})

t.test('a stop as asked is made on the right, gently, off crossings and outside junctions', async (t) => {
  const lanes = road([lane(0, 0, { right: 1 }), lane(1, -3.5, { left: 0 })])
  const { plans, egos } = run(lanes, 30, () => ({ wish: wishFor('stop') }))
  const last = egos.at(-1)!
  t.ok(last.speedMps < 0.05 && Math.abs(last.y + 3.5) < 0.3, `at ${last.x}, ${last.y}`)
  t.match(plans.at(-1)!, {
    rule: 'stop-as-asked',
    explanation: /^Stop: the passenger wants to stop/,
    speed: SpeedDecision.STOP,
  })
  const hardest = Math.min(...plans.map(({ accelerationMps2 }) => accelerationMps2))
  t.ok(hardest > -3, `braked with ${hardest} m/s²`)

  const crossings = [{ crossing: 0, arcM: 70 }]
  const path = lane(0, 0).path
  const end = { walkway: 0, arcM: 0 }
  const walked = { path, widthM: 4, ends: [end, end] as const, lanes: [], signal: -1 }
  const crossed = { lanes: [lane(0, 0, { crossings })], crossings: [walked], route: [0] }
  const atCrossing = run(crossed, 30, () => ({ wish: wishFor('stop') }))
  const rearM = atCrossing.egos.at(-1)!.x - carM.lengthM / 2
  t.ok(atCrossing.egos.at(-1)!.speedMps < 0.05 && rearM > 72, `stands behind the crossing, its rear at ${rearM}`)
})

t.test('“go on” after a stop drives on; a red light is never overruled', async (t) => {
  const { egos } = run(road([lane(0, 0)]), 40, (timeS) => (timeS < 20 ? { wish: wishFor('stop') } : {}))
  t.ok(egos[195]!.speedMps < 0.05 && egos.at(-1)!.speedMps > 8)
  const light = road([lane(0, 0, { signal: 0, stopBackM: 200 })])
  for (const kind of ['hurry', 'overtake', 'let-pass'] as const) {
    const red = run(light, 20, () => ({ signals: ['red'], wish: wishFor(kind) }))
    t.ok(red.egos.at(-1)!.x + carM.lengthM / 2 < 100, kind)
  }
})

const cones = (fromX: number, y: number) =>
  Array.from({ length: 14 }, (_, i) => thing('traffic_cone', fromX + 3 * i, y, { id: `cone-${i}` }))

t.test('nobody moves over to a lane that works close', async (t) => {
  const lanes = road([lane(0, 0, { right: 1 }), lane(1, -3.5, { left: 0 })])
  const closed = (kind: InstructionKind, atX: number) =>
    run(lanes, 25, () => ({ objects: cones(atX, -3.5), wish: wishFor(kind) }))
  const passed = closed('let-pass', 100)
  const changes = passed.plans.flatMap(({ path }, i) => (path === passed.plans[i - 1]?.path ? [] : [path]))
  t.same(changes, [PathDecision.FOLLOW, PathDecision.RIGHT_CHANGE, PathDecision.FOLLOW], 'once they are passed')
  t.ok(passed.egos.every(({ x, y }) => x > 140 || y > -0.1))
  const stopped = closed('stop', 70)
  t.ok(stopped.plans.every(({ path }) => path === PathDecision.FOLLOW))
  t.match(stopped.plans.at(-1)!, { rule: 'stop-as-asked' })
})

t.test('a car that is about to stop does not set out around anything before', async (t) => {
  for (const atX of [66, 85]) {
    const { plans, egos } = run(road([lane(0, 0)]), 25, () => ({ objects: cones(atX, 0), wish: wishFor('stop') }))
    t.ok(plans.every(({ path }) => path === PathDecision.FOLLOW))
    t.ok(egos.at(-1)!.speedMps < 0.05 && Math.abs(egos.at(-1)!.y) < 0.1, `${egos.at(-1)!.y} m aside`)
  }
  const { egos } = run(road([lane(0, 0)]), 60, (timeS) => ({
    objects: cones(66, 0),
    ...(timeS < 20 && { wish: wishFor('stop') }),
  }))
  t.ok(egos.at(-1)!.x > 120, 'and around it when told to go on')
})
