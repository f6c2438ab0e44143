/** The trajectory along a line that the route planner made. */
import fc from 'fast-check'
import t from 'tap'
import { overlap } from '../../scenarios/worlds/incidents.js'
import { pathOfStretches } from '../../scenarios/worlds/path.js'
import { SpeedDecision } from '../../schemas/messages.js'
import { fullBrakingMps2, type Predicted, planTrajectory, type TrajectoryRequest } from './trajectory.js'

const line = pathOfStretches({ x: -8, y: 0, yawRad: 0 }, [{ lengthM: 120, turnRad: 0 }])
const request: TrajectoryRequest = {
  speed: SpeedDecision.KEEP,
  line,
  atM: 8,
  speedMps: 10,
  lengthM: 4.1,
  widthM: 1.73,
  wishMps: 10,
  ahead: [],
  objects: [],
}
const box: Predicted = { x: 30, y: 0, yawRad: 0, lengthM: 4.5, widthM: 1.9, velocityXMps: 0, velocityYMps: 0 }
const plan = (given: Partial<TrajectoryRequest>) => planTrajectory({ ...request, ...given })

t.test('an empty road is driven at the speed wished', (t) => {
  const { points, extraBrakingMps2, collides } = plan({})
  t.equal(points.length, 41)
  t.ok(points.every(({ speedMps }) => Math.abs(speedMps - 10) < 0.5))
  t.strictSame({ extraBrakingMps2, collides }, { extraBrakingMps2: 0, collides: false })
  t.end()
})

t.test('STOP and DECELERATE never gain speed, KEEP hardly', (t) => {
  for (const [speed, mostMps] of [
    [SpeedDecision.STOP, 5],
    [SpeedDecision.DECELERATE, 5],
    [SpeedDecision.KEEP, 6.3],
    [SpeedDecision.ACCELERATE, 10],
  ] as const) {
    const { points } = plan({ speed, speedMps: 5 })
    t.ok(Math.max(...points.map(({ speedMps }) => speedMps)) <= mostMps, `state ${speed}`)
  }
  t.end()
})

t.test('what the planner named is stopped for, before it', (t) => {
  const { points } = plan({ speed: SpeedDecision.STOP, ahead: [{ gapM: 30, aheadMps: 0 }] })
  t.ok(points.at(-1)!.x < 30)
  t.ok(points.at(-1)!.speedMps < 5)
  t.end()
})

t.test('what nobody named but stands in the way is braked for with no more than is needed', (t) => {
  const far = plan({ objects: [{ ...box, x: 37 }] })
  t.ok(far.extraBrakingMps2 > 0 && far.extraBrakingMps2 < fullBrakingMps2)
  t.notOk(far.collides)
  const near = plan({ objects: [{ ...box, x: 9 }] })
  t.equal(near.extraBrakingMps2, fullBrakingMps2)
  t.ok(near.collides, 'and what cannot be avoided is told')
  t.end()
})

t.test('what lies ahead is never driven into by a trajectory that says it does not collide', (t) => {
  const objects = fc.record({
    x: fc.double({ min: 8, max: 60, noNaN: true }),
    y: fc.double({ min: -8, max: 8, noNaN: true }),
    yawRad: fc.double({ min: -3.1, max: 3.1, noNaN: true }),
    lengthM: fc.double({ min: 0.5, max: 8, noNaN: true }),
    widthM: fc.double({ min: 0.5, max: 2.5, noNaN: true }),
    velocityXMps: fc.double({ min: -10, max: 10, noNaN: true }),
    velocityYMps: fc.double({ min: -4, max: 4, noNaN: true }),
  })
  const speeds = fc.double({ min: 0, max: 18, noNaN: true })
  let through = 0
  fc.assert(
    fc.property(fc.array(objects, { minLength: 1, maxLength: 3 }), speeds, (list, speedMps) => {
      const own = { lengthM: request.lengthM, widthM: request.widthM }
      const { points, collides } = plan({ objects: list, speedMps })
      const drivenInto = list.some((object) => {
        if (overlap({ ...points[0]!, ...own }, object)) return false
        return points.some((point) => {
          const x = object.x + object.velocityXMps * point.timeS
          const y = object.y + object.velocityYMps * point.timeS
          return (
            point.timeS > 0 && point.speedMps > 0.1 && x > point.x && overlap({ ...point, ...own }, { ...object, x, y })
          )
        })
      })
      if (drivenInto) through++
      return !drivenInto || collides
    }),
    { numRuns: 300 },
  )
  t.ok(through > 5, `${through} of 300 could not be avoided: the property was put to the test`)
  t.end()
})
