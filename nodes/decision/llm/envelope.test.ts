import fc from 'fast-check'
import t from 'tap'
import { upright } from '../../../schemas/geometry/box3d.js'
import { type DetectedObject, PathDecision, SpeedDecision } from '../../../schemas/messages.js'
import { decide } from '../decide.js'
import type { Beside, RoadBeside } from '../road-beside.js'
import { type DrivingSettings, surroundingsOf } from '../surroundings.js'
import { lightNames } from './answer.js'
import { boundReasons, carefulnessOf, restrain, type Signals, type States } from './envelope.js'
import { frameOf, thing } from './testing/driving-frames.js'

const settings: DrivingSettings = {
  scoreMin: 0.3,
  cruiseSpeedMps: 10,
  laneWidthM: 3.5,
  horizonM: 60,
  passOn: 'left',
  brakingMps2: 3,
}
const open: RoadBeside = { left: 'lane', right: 'lane' }
const noSignals: Signals = { light: 'UNKNOWN', stopLineGapM: undefined }
const hurry: States = { speed: SpeedDecision.ACCELERATE, path: PathDecision.FOLLOW }

const hold = (
  proposed: States,
  objects: readonly DetectedObject[],
  { egoSpeedMps = 8, beside = open, signals = noSignals } = {},
) => restrain(proposed, surroundingsOf(objects, egoSpeedMps, settings, beside), signals)

t.test('on a free road every proposal stands', (t) => {
  for (const speed of Object.values(SpeedDecision)) {
    for (const path of Object.values(PathDecision)) {
      t.same(hold({ speed, path }, []), { speed, path, bounds: [], objects: [] })
    }
  }
  t.end()
})

t.test('accelerating into an obstacle becomes a stop', (t) => {
  const wall = hold(hurry, [thing('truck', 6)])
  t.match(wall, { speed: SpeedDecision.STOP, path: PathDecision.FOLLOW, bounds: ['time-to-collision'] })
  t.match(wall.objects, [{ index: 0 }])
  t.match(hold(hurry, [thing('car', 3)], { egoSpeedMps: 0 }), { speed: SpeedDecision.STOP, bounds: ['safe-distance'] })
  t.match(hold(hurry, [thing('car', 20, { velocityXMps: 6 })]), {
    speed: SpeedDecision.KEEP,
    bounds: ['safe-distance'],
  })
  t.match(hold(hurry, [thing('car', 40, { velocityXMps: 8 })]), { speed: SpeedDecision.ACCELERATE, bounds: [] })
  t.end()
})

t.test('one that comes towards us needs both stopping distances', (t) => {
  const oncoming = [thing('car', 32, { velocityXMps: -10 })]
  t.match(hold(hurry, oncoming, { egoSpeedMps: 10 }), { speed: SpeedDecision.STOP })
  t.match(hold(hurry, [thing('car', 32)], { egoSpeedMps: 10 }), { speed: SpeedDecision.DECELERATE })
  t.end()
})

t.test('a fast one ahead does not hide a slow one', (t) => {
  const cyclist = thing('motorcycle', 5, { velocityXMps: 15 })
  const standing = thing('truck', 11)
  t.match(hold(hurry, [cyclist, standing]), { speed: SpeedDecision.STOP, objects: [{ index: 1 }] })
  t.end()
})

t.test('somebody standing far ahead is no reason for a car that crawls to crawl on', (t) => {
  t.match(hold(hurry, [thing('pedestrian', 30)], { egoSpeedMps: 2 }), { bounds: [] })
  t.match(hold(hurry, [thing('pedestrian', 30)], { egoSpeedMps: 8 }), {
    speed: SpeedDecision.DECELERATE,
    bounds: ['someone-crossing'],
  })
  t.match(hold(hurry, [thing('pedestrian', 10)], { egoSpeedMps: 2 }), { speed: SpeedDecision.DECELERATE })
  t.match(hold(hurry, [thing('pedestrian', 3)], { egoSpeedMps: 0 }), { speed: SpeedDecision.STOP })
  t.end()
})

t.test('whoever crosses is waited for, whatever the path', (t) => {
  const walker = { ...thing('pedestrian', 12, { velocityYMps: 1.5 }), center: { x: 15.7, y: -2.5, z: 0.9 } }
  for (const path of Object.values(PathDecision)) {
    t.match(hold({ ...hurry, path }, [walker]), {
      speed: SpeedDecision.STOP,
      path: PathDecision.FOLLOW,
      bounds: ['someone-crossing'],
    })
  }
  t.end()
})

t.test('a path beside the lane needs a lane there, of the right direction, and free', (t) => {
  const left = { speed: SpeedDecision.KEEP, path: PathDecision.LEFT_CHANGE }
  const beside = (side: Beside): { beside: RoadBeside } => ({ beside: { left: side, right: 'none' } })
  t.match(hold(left, [], beside('none')), { path: PathDecision.FOLLOW, bounds: ['drivable-area'] })
  t.match(hold(left, [], beside('oncoming')), { path: PathDecision.FOLLOW, bounds: ['oncoming-lane'] })
  const borrow = { ...left, path: PathDecision.LEFT_BORROW }
  t.match(hold(borrow, [], beside('oncoming')), { path: PathDecision.LEFT_BORROW, bounds: [] })
  const oncoming = { ...thing('car', 45, { velocityXMps: -8 }), center: { x: 50, y: 3.5, z: 0.9 } }
  t.match(hold(borrow, [oncoming], beside('oncoming')), { path: PathDecision.FOLLOW, bounds: ['lane-taken'] })
  const next = { ...thing('car', 0, { velocityXMps: 8 }), center: { x: 0, y: 3.5, z: 0.9 } }
  t.match(hold(left, [next], beside('lane')), { path: PathDecision.FOLLOW, bounds: ['lane-taken'] })
  t.match(hold({ ...left, path: PathDecision.RIGHT_BORROW }, [], beside('lane')), { bounds: ['drivable-area'] })
  t.end()
})

t.test('a light the model calls red is not driven through', (t) => {
  const at = (light: Signals['light'], stopLineGapM?: number) =>
    hold(hurry, [], { signals: { light, stopLineGapM } }).speed
  t.equal(at('RED', 10), SpeedDecision.STOP)
  t.equal(at('RED', 30), SpeedDecision.DECELERATE)
  t.equal(at('RED', 55), SpeedDecision.KEEP)
  t.equal(at('RED'), SpeedDecision.DECELERATE)
  t.equal(at('YELLOW', 30), SpeedDecision.DECELERATE)
  t.equal(at('YELLOW', 5), SpeedDecision.KEEP)
  for (const light of ['GREEN', 'NONE', 'UNKNOWN'] as const) t.equal(at(light, 5), SpeedDecision.ACCELERATE)
  t.end()
})

t.test('nobody is asked to drive faster than the cruise speed', (t) => {
  t.match(hold(hurry, [], { egoSpeedMps: 10 }), { speed: SpeedDecision.KEEP, bounds: ['cruise-speed'] })
  t.match(hold(hurry, [], { egoSpeedMps: 13 }), { speed: SpeedDecision.DECELERATE })
  t.equal(boundReasons(['cruise-speed', 'lane-taken']), 'the cruise speed is reached, and the lane beside is not free')
  t.end()
})

const anyStates = fc.record({
  speed: fc.constantFrom(...Object.values(SpeedDecision)),
  path: fc.constantFrom(...Object.values(PathDecision)),
})
/** Even over the range, unlike fc.double, which is drawn to 0. */
const number = (min: number, max: number) => fc.integer({ min: min * 1000, max: max * 1000 }).map((n) => n / 1000)
const anyObject: fc.Arbitrary<DetectedObject> = fc
  .record({
    label: fc.constantFrom('car', 'truck', 'pedestrian', 'bicycle', 'barrier'),
    score: number(0, 1),
    x: number(-30, 70),
    y: number(-8, 8),
    yaw: number(-3.2, 3.2),
    velocityXMps: fc.oneof(number(-15, 15), fc.constant(Number.NaN)),
    velocityYMps: fc.oneof(number(-3, 3), fc.constant(Number.NaN)),
  })
  .map(({ x, y, yaw, ...rest }) => ({ ...thing(rest.label, 0), ...rest, ...upright(yaw), center: { x, y, z: 0.9 } }))
const anyBeside = fc.constantFrom<Beside>('unknown', 'lane', 'oncoming', 'none')
const anyScene = fc.record({
  objects: fc.array(anyObject, { maxLength: 8 }),
  egoSpeedMps: fc.oneof(number(0, 20), fc.constant(Number.NaN)),
  beside: fc.record({ left: anyBeside, right: anyBeside }),
  signals: fc.record({
    light: fc.constantFrom(...lightNames),
    stopLineGapM: fc.option(number(-5, 60), { nil: undefined }),
  }),
})

t.test('no decision ever comes out less careful than it went in', (t) => {
  fc.assert(
    fc.property(anyStates, anyScene, (proposed, { objects, ...scene }) => {
      const { speed, path, bounds } = hold(proposed, objects, scene)
      const isMoreCareful = carefulnessOf(speed) >= carefulnessOf(proposed.speed)
      const isChanged = speed !== proposed.speed || path !== proposed.path
      return (
        isMoreCareful && (path === proposed.path || path === PathDecision.FOLLOW) && isChanged === bounds.length > 0
      )
    }),
    { numRuns: 2000 },
  )
  t.end()
})

t.test('holding back twice is holding back once', (t) => {
  fc.assert(
    fc.property(anyStates, anyScene, (proposed, { objects, ...scene }) => {
      const once = hold(proposed, objects, scene)
      const twice = hold(once, objects, scene)
      return twice.speed === once.speed && twice.path === once.path && twice.bounds.length === 0
    }),
    { numRuns: 1000 },
  )
  t.end()
})

t.test('a more careful proposal never comes out less careful', (t) => {
  fc.assert(
    fc.property(anyStates, anyStates, anyScene, (one, other, { objects, ...scene }) => {
      fc.pre(one.path === other.path && carefulnessOf(one.speed) <= carefulnessOf(other.speed))
      const [a, b] = [hold(one, objects, scene), hold(other, objects, scene)]
      return a.path === b.path && carefulnessOf(a.speed) <= carefulnessOf(b.speed)
    }),
    { numRuns: 1000 },
  )
  t.end()
})

t.test('one more object never makes a decision less careful', (t) => {
  fc.assert(
    fc.property(anyStates, anyScene, anyObject, (proposed, { objects, ...scene }, extra) => {
      const less = hold(proposed, objects, scene)
      const more = hold(proposed, [...objects, extra], scene)
      return (
        carefulnessOf(more.speed) >= carefulnessOf(less.speed) &&
        (more.path === less.path || more.path === PathDecision.FOLLOW)
      )
    }),
    { numRuns: 1000 },
  )
  t.end()
})

t.test('where the rules stop for an emergency or for someone crossing, so does every decision of a model', (t) => {
  fc.assert(
    fc.property(anyStates, anyScene, (proposed, { objects, egoSpeedMps, ...scene }) => {
      const rules = decide(frameOf(objects, { egoSpeedMps }), settings)
      fc.pre(rules.speed === SpeedDecision.STOP && /^(emergency-stop|yield-to-crossing)$/.test(rules.rule))
      const { speed, path } = hold(proposed, objects, { egoSpeedMps, ...scene })
      return speed === SpeedDecision.STOP && path === PathDecision.FOLLOW
    }),
    { numRuns: 300 },
  )
  t.end()
})
