/** Who stays on a road that bends, and who may not. */
import t from 'tap'
import { offsetPath, pathOfStretches, pointAt } from '../../scenarios/worlds/path.js'
import { followRoad, foresee, straightOn } from './follow-road.js'
import { foreseenContacts, type MovingBox, type PlannedBox } from './foreseen-contacts.js'

const start = { x: -20, y: 0, yawRad: 0 }
const bend = pathOfStretches(start, [
  { lengthM: 20, turnRad: 0 },
  { lengthM: 160, turnRad: 1.6 },
])
const turn = pathOfStretches(start, [
  { lengthM: 30, turnRad: 0 },
  { lengthM: 16, turnRad: 1.57 },
  { lengthM: 100, turnRad: 0 },
])
const size = { lengthM: 4.1, widthM: 1.8 }

/** Coming towards us on the lane to the left. */
function oncoming(road: typeof bend, arcM: number, speedMps = 12): MovingBox {
  const at = pointAt(road, arcM, 3.5)
  const yawRad = at.yawRad + Math.PI
  return {
    id: 'a',
    x: at.x,
    y: at.y,
    yawRad,
    lengthM: 4.5,
    widthM: 1.9,
    velocityXMps: speedMps * Math.cos(yawRad),
    velocityYMps: speedMps * Math.sin(yawRad),
  }
}

const straight = (box: MovingBox) => ({ box, at: (timeS: number) => straightOn(box, timeS) })
const plan = (road: typeof bend, speedMps: number): PlannedBox[] =>
  Array.from({ length: 41 }, (_, i) => ({ timeS: i / 10, ...pointAt(road, 20 + speedMps * (i / 10)) }))

t.test('oncoming traffic in a bend stays on its side', (t) => {
  let foreseen = 0
  for (let arcM = 60; arcM < 140; arcM += 5) {
    const box = oncoming(bend, arcM)
    const along = followRoad(bend, box)!
    const [now, later] = [along(0), along(3)]
    t.ok(Math.hypot(now.x - box.x, now.y - box.y) < 0.1)
    const { x, y } = pointAt(bend, arcM - 36, 3.5)
    t.ok(Math.hypot(later.x - x, later.y - y) < 0.2, `${arcM} m`)
    if (foreseenContacts(plan(bend, 12), size, [straight(box)]).own.length > 0) foreseen++
    t.strictSame(foreseenContacts(plan(bend, 12), size, foresee([box], bend)).own, [])
  }
  t.ok(foreseen > 0, 'straight on, some would be met')
  t.end()
})

t.test('one who drifts over the middle is still braked for', (t) => {
  const box = oncoming(bend, 90)
  const { yawRad } = pointAt(bend, 90)
  const drifting = {
    ...box,
    velocityXMps: box.velocityXMps + 1.2 * Math.sin(yawRad),
    velocityYMps: box.velocityYMps - 1.2 * Math.cos(yawRad),
  }
  t.strictSame(foreseenContacts(plan(bend, 12), size, foresee([drifting], bend)).own, ['a'])
  t.end()
})

t.test('nobody is taken to go along where the road turns, across it, beyond its end, or on foot', (t) => {
  t.equal(followRoad(turn, oncoming(turn, 70)), undefined)
  t.ok(followRoad(bend, oncoming(bend, 90)))
  t.equal(followRoad(bend, oncoming(bend, 90, 1.4)), undefined)
  t.equal(followRoad(bend, { ...oncoming(bend, 90), velocityXMps: 0, velocityYMps: 12 }), undefined)
  const beyond = oncoming(bend, 400)
  t.equal(followRoad(offsetPath(bend, 0), beyond), undefined)
  t.end()
})
