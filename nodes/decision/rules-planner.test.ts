/** The rules on frames that bring their road: frames of the built-in world, and what happens where the road is missing or odd. */
import fc from 'fast-check'
import t from 'tap'
import { findScenario } from '../../scenarios/worlds/find-scenario.js'
import { globalFromEgo, groundTruth } from '../../scenarios/worlds/ground-truth.js'
import { signalState } from '../../scenarios/worlds/road-map.js'
import { RoadTeller } from '../../scenarios/worlds/road-message.js'
import { createWorld, stepWorld } from '../../scenarios/worlds/world.js'
import { decodePayload, encodePayload } from '../../schemas/codec.js'
import {
  type Decision,
  type DetectedObjects,
  LaneTurn,
  type Road,
  SignalState,
  SpeedDecision,
} from '../../schemas/messages.js'
import type { InstructionKind } from './instructions.js'
import decisionNode from './node.js'
import { RulesPlanner } from './rules-planner.js'

const settings = decisionNode.config.parse({})

/** A scene of the built-in world as frames go: over the wire, objects without names. */
function scene(name: string, seconds: number): DetectedObjects[] {
  let world = createWorld({ scenario: findScenario(name), seed: 1 })
  const { length, width } = world.ego.size
  const { lanes, crossings, egoRoute: route } = world.map
  const road = new RoadTeller({ name, lanes, crossings, route, ego: { length, width, wheelbase: 2.7 } })
  return Array.from({ length: seconds * 5 }, (_, i): DetectedObjects => {
    if (i > 0) world = stepWorld(world, 0.2)
    const frame: DetectedObjects = {
      scene: name,
      sampleToken: '',
      timestampUs: 1e15 + i * 200_000,
      globalFromEgo: globalFromEgo(world),
      objects: groundTruth(world).map((object) => ({ ...object, id: '' })),
      model: { bundle: '', architecture: '', provider: 'none', trained: true, sha256: '' },
      missingCameras: [],
      egoSpeedMps: world.ego.speedMps,
      map: [],
      road: road.at(
        world.ego,
        world.map.signals.map((signal) => signalState(signal, world.timeS)),
      ),
    }
    return decodePayload('goshawk.v1.DetectedObjects', encodePayload('goshawk.v1.DetectedObjects', frame))
  })
}

function decideAll(frames: readonly DetectedObjects[]): Decision[] {
  const planner = new RulesPlanner(settings)
  return frames.map((frame) => planner.decide(frame))
}

/** The frame in a street with nothing else on it. */
function empty(frame: DetectedObjects, road: (road: Road) => Road): DetectedObjects {
  return { ...frame, objects: [], road: road(frame.road!) }
}

t.test('lights, signs, crossings and who goes first are seen where the frame brings its road', async (t) => {
  const [frame] = scene('left-turn-across-traffic', 1)
  const lit = (state: SignalState) =>
    empty(frame!, (road) => ({ ...road, signals: road.signals.map(({ id }) => ({ id, state })) }))
  const [red] = decideAll([lit(SignalState.RED)])
  t.match(red, { rule: 'traffic-light', planner: 'rules', explanation: /the light \d+ m ahead is red/ })
  t.not(red!.speed, SpeedDecision.ACCELERATE)
  t.not(decideAll([lit(SignalState.GREEN)])[0]!.rule, 'traffic-light')
  t.match(decideAll([lit(SignalState.UNKNOWN)])[0]!, { rule: 'traffic-light', explanation: /not known/ })

  const { road: _, ...without } = lit(SignalState.RED)
  t.equal(decideAll([without])[0]!.rule, 'cruise', 'without a road, the rules see objects only')

  const halts = decideAll(scene('stop-sign-crossroads', 20))
  t.ok(halts.some(({ rule, objectIndices }) => rule === 'crossing' && objectIndices.length === 1))
  t.ok(decideAll(scene('roundabout-straight-on', 8)).some(({ rule }) => rule === 'give-way'))
})

t.test('every decision has its path, and the same frames decide the same', async (t) => {
  const frames = scene('cut-in', 10)
  const [once, again] = [decideAll(frames), decideAll(frames)]
  t.same(once, again)
  const first = once.map(({ plan }) => [plan!.tS.length, plan!.xM[0], plan!.yM[0]] as const)
  t.ok(first.every(([points, x, y]) => points === 41 && Math.abs(x! - 1.35) < 0.2 && Math.abs(y!) < 1.5))
  t.ok(once.every(({ objectIndices }, i) => objectIndices.every((index) => index < frames[i]!.objects.length)))
})

t.test('a car that is on no lane, or of unknown speed, is decided for by what is seen alone', async (t) => {
  const [frame] = scene('cut-in', 1)
  const beside = { ...frame!, globalFromEgo: { ...frame!.globalFromEgo, translation: { x: 0, y: 5000, z: 0 } } }
  const rulesAlone = /^(emergency-stop|yield-to-crossing|pass-standing|overtake-slow|follow-lead|cruise)$/
  t.match(decideAll([beside])[0]!.rule, rulesAlone)
  t.notOk('plan' in decideAll([beside])[0]!)
  t.notOk('plan' in decideAll([{ ...frame!, egoSpeedMps: Number.NaN }])[0]!)
})

t.test('lanes that are not told of lead nowhere', async (t) => {
  const frames = scene('roundabout-straight-on', 6)
  for (const frame of frames) {
    const { x, y } = frame.globalFromEgo.translation
    const cut = empty(frame, (road) => ({
      ...road,
      name: `${road.name}-${frame.timestampUs}`,
      lanes: road.lanes.filter(({ xy }) => xy.some((px, i) => i % 2 === 0 && Math.hypot(px - x, xy[i + 1]! - y) < 25)),
      crossings: road.crossings.slice(0, 1),
    }))
    t.equal(decideAll([cut])[0]!.planner, 'rules')
  }
})

t.test('a new scene, a step back in time and a long pause start afresh', async (t) => {
  const frames = scene('cut-in', 6)
  const planner = new RulesPlanner(settings)
  for (const frame of frames) planner.decide(frame)
  const fresh = decideAll(frames.slice(0, 3))
  t.same(
    frames.slice(0, 3).map((frame) => planner.decide(frame)),
    fresh,
    'from the start again',
  )
})

t.test('whatever road is told, there is a decision that can be sent', async (t) => {
  const [frame] = scene('cut-in', 1)
  const { x, y } = frame!.globalFromEgo.translation
  const near = fc.tuple(fc.double({ min: -60, max: 60, noNaN: true }), fc.double({ min: -60, max: 60, noNaN: true }))
  const way = fc
    .array(near, { minLength: 1, maxLength: 6 })
    .map((points) => [x - 20, y, ...points.flatMap(([dx, dy]) => [x + dx, y + dy]), x + 20, y].map(Math.fround))
  const id = fc.nat({ max: 6 })
  const ids = fc.array(id, { maxLength: 3 })
  const arc = fc.double({ min: -1e4, max: 1e4, noNaN: true }).map(Math.fround)
  const size = fc.constantFrom(0.01, 3.5, 500)
  const lane = fc.record(
    {
      id,
      xy: way,
      widthM: size,
      speedLimitMps: size,
      successors: ids,
      predecessors: ids,
      left: id,
      right: id,
      turn: fc.constantFrom(...Object.values(LaneTurn)),
      signal: id,
      stopSign: fc.boolean(),
      stopBackM: arc,
      crossings: fc.array(fc.record({ crossing: id, arcM: arc }), { maxLength: 2 }),
      yieldTo: fc.array(fc.record({ lane: id, ownArcM: arc, otherArcM: arc, holdArcM: arc }), { maxLength: 2 }),
    },
    {
      requiredKeys: [
        'id',
        'xy',
        'widthM',
        'speedLimitMps',
        'successors',
        'predecessors',
        'turn',
        'stopSign',
        'stopBackM',
        'crossings',
        'yieldTo',
      ],
    },
  ) as fc.Arbitrary<Road['lanes'][number]>
  const road = fc.record({
    name: fc.uuid(),
    lanes: fc.uniqueArray(lane, { maxLength: 6, selector: (one) => one.id }),
    crossings: fc.uniqueArray(fc.record({ id, xy: way, widthM: size, hasSignal: fc.boolean() }), {
      maxLength: 3,
      selector: (one) => one.id,
    }),
    route: ids,
    signals: fc.array(fc.record({ id, state: fc.constantFrom(...Object.values(SignalState)) }), { maxLength: 3 }),
    ego: fc.record({ length: size, width: size, wheelbase: size }),
  })
  const kinds = fc.constantFrom<InstructionKind | undefined>(undefined, 'hurry', 'stop', 'let-pass', 'overtake')
  const planner = new RulesPlanner(settings)
  let number = 0
  let planned = 0
  fc.assert(
    fc.property(road, kinds, fc.double({ min: 0, max: 60, noNaN: true }), (told, kind, egoSpeedMps) => {
      const timestampUs = frame!.timestampUs + 200_000 * ++number
      const decision = planner.decide({ ...frame!, timestampUs, egoSpeedMps, road: told }, kind && { kind, label: '' })
      if (decision.plan && decision.planner === 'rules') planned++
      decodePayload('goshawk.v1.Decision', encodePayload('goshawk.v1.Decision', decision))
      return true
    }),
    { numRuns: 300 },
  )
  t.ok(planned > 30, `${planned} along a road`)
})
