import fc from 'fast-check'
import t from 'tap'
import { upright } from '../../schemas/geometry/box3d.js'
import { identityPose } from '../../schemas/geometry/pose.js'
import {
  type DetectedObject,
  type DetectedObjects,
  detectionClasses,
  MapLayer,
  type MapLine,
  PathDecision,
  SpeedDecision,
} from '../../schemas/messages.js'
import { decide } from './decide.js'
import type { DrivingSettings } from './surroundings.js'

const settings: DrivingSettings = {
  scoreMin: 0.3,
  cruiseSpeedMps: 10,
  laneWidthM: 3.5,
  horizonM: 60,
  passOn: 'left',
  brakingMps2: 3,
}

/** A box whose rear is `gap` metres ahead of the bumper. */
function ahead(label: string, gap: number, overrides: Partial<DetectedObject> = {}): DetectedObject {
  const size =
    label === 'pedestrian' ? { width: 0.7, length: 0.7, height: 1.7 } : { width: 1.9, length: 4.6, height: 1.7 }
  return {
    label,
    score: 0.9,
    center: { x: 3.4 + gap + size.length / 2, y: 0, z: 0.9 },
    size,
    ...upright(0),
    velocityXMps: 0,
    velocityYMps: 0,
    velocityZMps: 0,
    attribute: '',
    id: '',
    ...overrides,
  }
}

const at = (object: DetectedObject, y: number) => ({ ...object, center: { ...object.center, y } })

function frame(objects: readonly DetectedObject[], egoSpeedMps = 10): DetectedObjects {
  return {
    scene: 's',
    sampleToken: 't',
    timestampUs: 1,
    globalFromEgo: identityPose,
    objects,
    model: { bundle: '', architecture: '', provider: 'none', trained: false, sha256: '' },
    missingCameras: [],
    map: [],
    egoSpeedMps,
  }
}

const names = <T extends Record<string, number>>(table: T, value: number) =>
  Object.entries(table).find(([, v]) => v === value)?.[0]

function choose(objects: readonly DetectedObject[], egoSpeedMps = 10, changed: Partial<DrivingSettings> = {}) {
  const { speed, path, rule, explanation, objectIndices } = decide(frame(objects, egoSpeedMps), {
    ...settings,
    ...changed,
  })
  return { speed: names(SpeedDecision, speed), path: names(PathDecision, path), rule, explanation, objectIndices }
}

t.test('an empty road is driven at the cruise speed', (t) => {
  t.match(choose([], 5), { speed: 'ACCELERATE', path: 'FOLLOW', rule: 'cruise', objectIndices: [] })
  t.match(choose([], 10), { speed: 'KEEP', path: 'FOLLOW' })
  t.match(choose([], 14), { speed: 'DECELERATE', path: 'FOLLOW' })
  t.end()
})

t.test('a car standing close ahead is stopped for, and named', (t) => {
  const { explanation, ...rest } = choose([ahead('car', 8)])
  t.match(rest, { speed: 'STOP', path: 'FOLLOW', rule: 'emergency-stop', objectIndices: [0] })
  t.match(explanation, /a car/)
  t.end()
})

t.test('a standing car further ahead is passed where a lane is free, else slowed for', (t) => {
  t.match(choose([ahead('car', 28)]), { path: 'LEFT_CHANGE', rule: 'pass-standing' })
  const left = at(ahead('car', 2, { velocityXMps: 10 }), 3.5)
  t.match(choose([ahead('car', 28), left]), { path: 'RIGHT_CHANGE' })
  const right = at(ahead('car', 2, { velocityXMps: 10 }), -3.5)
  t.match(choose([ahead('car', 28), left, right]), { path: 'FOLLOW', speed: 'DECELERATE' })
  t.end()
})

t.test('an oncoming lane is borrowed when it stays clear, not when someone comes', (t) => {
  const wall = at(ahead('truck', 2, { velocityXMps: 0, size: { width: 2.4, length: 20, height: 3 } }), -3.5)
  const passing = at(ahead('car', -12, { velocityXMps: -10, ...upright(Math.PI) }), 3.5)
  t.match(choose([ahead('barrier', 20), wall, passing], 6), { path: 'LEFT_BORROW', rule: 'pass-standing' })
  const coming = at(ahead('car', 45, { velocityXMps: -10, ...upright(Math.PI) }), 3.5)
  t.match(choose([ahead('barrier', 20), wall, coming], 6), { path: 'FOLLOW' })
  t.end()
})

t.test('a pedestrian stepping onto the road is yielded to, one on the pavement is not', (t) => {
  const walker = at(ahead('pedestrian', 15, { velocityYMps: -1.5 }), 4)
  t.match(choose([walker], 8), { speed: 'STOP', rule: 'yield-to-crossing', objectIndices: [0] })
  t.match(choose([at(ahead('pedestrian', 40, { velocityYMps: -1.5 }), 4)], 8), {
    speed: 'DECELERATE',
    rule: 'yield-to-crossing',
  })
  t.match(choose([at(ahead('pedestrian', 15), 5)], 10), { rule: 'cruise' })
  t.match(choose([at(ahead('pedestrian', 15, { velocityYMps: 1.5 }), 4)], 10), { rule: 'cruise' })
  t.end()
})

t.test('a slow truck is overtaken when the left lane is free and followed when not', (t) => {
  const truck = ahead('truck', 20, { velocityXMps: 5 })
  t.match(choose([truck]), { path: 'LEFT_CHANGE', rule: 'overtake-slow' })
  const beside = at(ahead('car', -6, { velocityXMps: 10 }), 3.5)
  const besideRight = at(ahead('car', -6, { velocityXMps: 10 }), -3.5)
  t.match(choose([truck, beside, besideRight]), { path: 'FOLLOW', rule: 'follow-lead' })
  t.end()
})

t.test(
  'the map says where there is a lane: beyond a road divider one borrows, beyond the kerb one does not go',
  (t) => {
    const along = (layer: MapLayer, y: number): MapLine => ({ layer, xy: [-60, y, 60, y] })
    const standing = frame([ahead('car', 28)], 10)
    const pathOn = (map: readonly MapLine[]) => names(PathDecision, decide({ ...standing, map }, settings).path)
    const kerb = along(MapLayer.DRIVABLE_AREA, -1.8)
    t.equal(pathOn([kerb, along(MapLayer.LANE_DIVIDER, 1.8)]), 'LEFT_CHANGE')
    t.equal(pathOn([kerb, along(MapLayer.ROAD_DIVIDER, 1.8)]), 'LEFT_BORROW')
    t.equal(pathOn([kerb, along(MapLayer.DRIVABLE_AREA, 1.8)]), 'FOLLOW')
    t.equal(pathOn([along(MapLayer.DRIVABLE_AREA, 1.8)]), 'RIGHT_CHANGE')
    t.end()
  },
)

t.test('a car at our own speed is followed', (t) => {
  t.match(choose([ahead('car', 20, { velocityXMps: 10 })]), { speed: 'KEEP', path: 'FOLLOW', rule: 'follow-lead' })
  t.match(choose([ahead('car', 8, { velocityXMps: 9 })]), { speed: 'DECELERATE', path: 'FOLLOW' })
  t.end()
})

t.test('neighbours in their own lanes, faint boxes and traffic behind change nothing', (t) => {
  t.match(choose([at(ahead('car', 10), 3.5), ahead('car', 8, { score: 0.1 }), ahead('car', -20)]), { rule: 'cruise' })
  t.end()
})

t.test('an unknown ego speed is taken as the cruise speed', (t) => {
  t.match(choose([], Number.NaN), { speed: 'KEEP', rule: 'cruise' })
  t.match(choose([ahead('car', 12)], Number.NaN), { speed: 'STOP' })
  t.end()
})

const anyBox = fc.record({
  label: fc.constantFrom(...detectionClasses),
  score: fc.double({ min: 0, max: 1, noNaN: true }),
  center: fc.record({
    x: fc.double({ min: -60, max: 60, noNaN: true }),
    y: fc.double({ min: -30, max: 30, noNaN: true }),
    z: fc.constant(1),
  }),
  size: fc.record({
    width: fc.double({ min: 0.3, max: 3, noNaN: true }),
    length: fc.double({ min: 0.3, max: 12, noNaN: true }),
    height: fc.constant(2),
  }),
  velocityXMps: fc.double({ min: -20, max: 20 }),
  velocityYMps: fc.double({ min: -20, max: 20 }),
  velocityZMps: fc.constant(0),
  attribute: fc.constant(''),
  id: fc.constant(''),
})
const anyObject: fc.Arbitrary<DetectedObject> = fc
  .tuple(anyBox, fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }))
  .map(([box, yawRad]) => ({ ...box, ...upright(yawRad) }))

t.test('every frame gets one decision of the vocabulary, with a sentence', (t) => {
  fc.assert(
    fc.property(fc.array(anyObject, { maxLength: 30 }), fc.double({ min: -1, max: 40 }), (objects, speed) => {
      const decision = decide(frame(objects, speed), settings)
      return (
        names(SpeedDecision, decision.speed) !== undefined &&
        names(PathDecision, decision.path) !== undefined &&
        /^[A-Z].*\.$/.test(decision.explanation) &&
        decision.objectIndices.every((index) => objects[index] !== undefined)
      )
    }),
  )
  t.end()
})

t.test('the mirrored scene with the mirrored traffic rule gets the mirrored decision', (t) => {
  const swap: Record<string, string> = { LEFT: 'RIGHT', RIGHT: 'LEFT' }
  const mirror = (o: DetectedObject): DetectedObject => ({
    ...o,
    center: { ...o.center, y: -o.center.y },
    ...upright(-o.yawRad),
    velocityYMps: -o.velocityYMps,
  })
  fc.assert(
    fc.property(
      fc.array(anyObject, { maxLength: 12 }),
      fc.double({ min: 0, max: 20, noNaN: true }),
      (objects, speed) => {
        const left = choose(objects, speed)
        const right = choose(objects.map(mirror), speed, { passOn: 'right' })
        return (
          left.speed === right.speed &&
          left.rule === right.rule &&
          left.path?.replace(/LEFT|RIGHT/, (s) => swap[s]!) === right.path
        )
      },
    ),
  )
  t.end()
})
