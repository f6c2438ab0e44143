/** One plan at a time: what a state makes of the lanes, and that nobody foreseen is driven through. */
import fc from 'fast-check'
import t from 'tap'
import { PathDecision, SpeedDecision } from '../../schemas/messages.js'
import {
  type PlannedTrajectory,
  type TrajectoryRequest,
  trajectoryFor,
  type VehicleShape,
} from './decision-trajectory.js'
import type { MovingBox } from './foreseen-contacts.js'
import { hardBrakingMps2 } from './speed-profile.js'

const shape: VehicleShape = { frontM: 3.4, rearM: 0.7, widthM: 1.73 }

const lane = (offsetM: number) => ({
  centre: Array.from({ length: 60 }, (_, i) => ({ x: -15 + 2.5 * i, y: offsetM })),
  widthM: 3.5,
})

function plan(given: Partial<TrajectoryRequest> = {}): PlannedTrajectory {
  return trajectoryFor({
    speed: SpeedDecision.KEEP,
    path: PathDecision.FOLLOW,
    egoSpeedMps: 10,
    wishMps: 14,
    shape,
    lanes: { own: lane(0), left: lane(3.5), right: lane(-3.5) },
    tracks: [],
    ...given,
  })
}

function box(given: Partial<MovingBox> = {}): MovingBox {
  return { id: 'a', x: 40, y: 0, yawRad: 0, lengthM: 4.5, widthM: 1.9, velocityXMps: 0, velocityYMps: 0, ...given }
}

t.test('a trajectory has 41 points over 4 s and starts where the car is', (t) => {
  const { points, outcome, contacts } = plan()
  t.equal(points.length, 41)
  t.equal(points[40]!.t, 4)
  t.strictSame(points[0], { t: 0, x: 0, y: 0, yaw: 0, speed: 10 })
  t.ok(Math.abs(points[40]!.x - 40) < 0.01, 'KEEP keeps the speed')
  t.equal(outcome, 'free')
  t.strictSame(contacts, { own: [], fromBehind: [] })
  t.end()
})

t.test('each speed state changes the speed its own way', (t) => {
  const end = (speed: SpeedDecision, stopM?: number) => plan({ speed, stopM }).points[40]!.speed
  t.ok(end(SpeedDecision.ACCELERATE) > 12)
  t.ok(Math.abs(end(SpeedDecision.KEEP) - 10) < 0.01)
  const slower = end(SpeedDecision.DECELERATE)
  t.ok(slower < 6 && slower > 3)
  t.ok(end(SpeedDecision.STOP) < 0.1)
  t.ok(end(SpeedDecision.STOP, 100) > 9, 'a line far away is not braked for yet')
  t.ok(end(SpeedDecision.ACCELERATE, 15) > 12, 'a line with a green light is no line')
  t.end()
})

t.test('ACCELERATE never exceeds the wished speed', (t) => {
  const { points } = plan({ speed: SpeedDecision.ACCELERATE, egoSpeedMps: 13, wishMps: 14 })
  t.ok(points.every(({ speed }) => speed <= 14.01))
  t.end()
})

t.test('a lane change goes to the lane named, and follows the own one where there is none', (t) => {
  const left = plan({ path: PathDecision.LEFT_CHANGE })
  t.ok(left.points[40]!.y > 1.5)
  t.equal(left.driven, PathDecision.LEFT_CHANGE)
  t.ok(plan({ path: PathDecision.RIGHT_CHANGE }).points[40]!.y < -1.5)
  const none = plan({ path: PathDecision.LEFT_CHANGE, lanes: { own: lane(0) } })
  t.equal(none.driven, PathDecision.FOLLOW)
  t.ok(none.points.every(({ y }) => Math.abs(y) < 0.01))
  t.end()
})

t.test('borrowing keeps away from what stands in the lane, on the side that is named', (t) => {
  for (const [path, side] of [
    [PathDecision.LEFT_BORROW, 1],
    [PathDecision.RIGHT_BORROW, -1],
  ] as const) {
    const { memory } = plan({ path, tracks: [box({ y: -0.2 * side })] })
    const beside = side * memory.profile.toM - shape.widthM / 2 - (-0.2 + 1.9 / 2)
    t.ok(beside > 0.5 && beside < 1.5, `${beside.toFixed(2)} m`)
  }
  t.end()
})

t.test('a move begun goes on as planned, and is planned anew when the car is not where it should be', (t) => {
  const first = plan({ path: PathDecision.LEFT_CHANGE })
  const on = first.points[10]!
  const seen = (y: number) => ({
    own: lane(-y),
    left: lane(3.5 - y),
  })
  const again = { path: PathDecision.LEFT_CHANGE, memory: first.memory, movedM: on.x }
  t.equal(plan({ ...again, lanes: seen(on.y) }).memory.profile, first.memory.profile)
  t.not(plan({ ...again, lanes: seen(on.y + 0.8) }).memory.profile, first.memory.profile)
  t.not(plan({ ...again, lanes: seen(on.y), path: PathDecision.FOLLOW }).memory.profile, first.memory.profile)
  t.end()
})

t.test('who cuts in closely is braked for, and who cannot be avoided is braked for in full', (t) => {
  const near = plan({ tracks: [box({ x: 22, velocityXMps: 4 })] })
  t.not(near.outcome, 'full-braking')
  t.ok(near.accelerationMps2 < -2)
  const hopeless = plan({ egoSpeedMps: 20, tracks: [box({ x: 12 })] })
  t.equal(hopeless.outcome, 'full-braking')
  t.strictSame(hopeless.contacts.own, ['a'])
  t.equal(hopeless.accelerationMps2, -hardBrakingMps2)
  t.end()
})

t.test('who drives up from behind does not make the car brake, and the plan is not called free', (t) => {
  const { outcome, contacts, accelerationMps2 } = plan({ tracks: [box({ x: -12, velocityXMps: 16 })] })
  t.equal(outcome, 'followed-closely')
  t.strictSame(contacts, { own: [], fromBehind: ['a'] })
  t.ok(Math.abs(accelerationMps2) < 0.1)
  t.end()
})

const boxes = fc.record({
  id: fc.constant('a'),
  x: fc.double({ min: -25, max: 60, noNaN: true }),
  y: fc.double({ min: -12, max: 12, noNaN: true }),
  yawRad: fc.double({ min: -3.1, max: 3.1, noNaN: true }),
  lengthM: fc.double({ min: 0.5, max: 12, noNaN: true }),
  widthM: fc.double({ min: 0.5, max: 2.6, noNaN: true }),
  velocityXMps: fc.double({ min: -15, max: 15, noNaN: true }),
  velocityYMps: fc.double({ min: -6, max: 6, noNaN: true }),
})

t.test('a trajectory through a predicted box is never returned as free, nor as slowed', (t) => {
  const request = fc.record({
    speed: fc.constantFrom(...Object.values(SpeedDecision)),
    path: fc.constantFrom(...Object.values(PathDecision)),
    egoSpeedMps: fc.double({ min: 0, max: 20, noNaN: true }),
    tracks: fc.array(boxes, { maxLength: 4 }).map((list) => list.map((one, i) => ({ ...one, id: String(i) }))),
  })
  let through = 0
  fc.assert(
    fc.property(request, (given) => {
      const { points, outcome, contacts, accelerationMps2 } = plan(given)
      const touched = given.tracks.filter((track) => points.some((point) => isInside(point, track)))
      if (touched.length > 0) through++
      const named = touched.every(({ id }) => contacts.own.includes(id) || contacts.fromBehind.includes(id))
      if (touched.length > 0 && (outcome === 'free' || outcome === 'slowed')) return false
      if (contacts.own.length > 0 && accelerationMps2 !== -hardBrakingMps2) return false
      return named
    }),
    { numRuns: 300 },
  )
  t.ok(through > 10, `${through} of 300 drew boxes that cannot be avoided: the property was put to the test`)
  t.end()
})

/** Whether any of a grid of points over the car lies within the track's box: another way than the one tested. */
function isInside(
  { t: timeS, x, y, yaw }: { t: number; x: number; y: number; yaw: number },
  track: MovingBox,
): boolean {
  for (let along = -shape.rearM; along <= shape.frontM; along += 0.205) {
    for (let across = -shape.widthM / 2; across <= shape.widthM / 2; across += 0.173) {
      const dx = x + along * Math.cos(yaw) - across * Math.sin(yaw) - track.x - track.velocityXMps * timeS
      const dy = y + along * Math.sin(yaw) + across * Math.cos(yaw) - track.y - track.velocityYMps * timeS
      const lengthwise = Math.abs(Math.cos(track.yawRad) * dx + Math.sin(track.yawRad) * dy)
      const sideways = Math.abs(-Math.sin(track.yawRad) * dx + Math.cos(track.yawRad) * dy)
      if (lengthwise <= track.lengthM / 2 && sideways <= track.widthM / 2) return true
    }
  }
  return false
}
