import fc from 'fast-check'
import { NEVER, Subject } from 'rxjs'
import t from 'tap'
import { createFakeContext, fakeMessage } from '../../runtime/graph/testing/fake-context.js'
import { objectsOf } from '../../runtime/graph/testing/objects.js'
import { upright } from '../../schemas/geometry/box3d.js'
import {
  type DetectedObject,
  type DetectedObjects,
  MapLayer,
  type MapLine,
  PathDecision,
  SpeedDecision,
} from '../../schemas/messages.js'
import { notUnderstood, understand } from './instructions.js'
import decisionNode from './node.js'

const along = (layer: MapLayer, y: number): MapLine => ({ layer, xy: [-60, y, 60, y] })

/** @param x - of its middle; its speed along the road. */
function truck(x: number, velocityXMps: number): DetectedObject {
  const size = { width: 2.5, length: 8, height: 3 }
  const motion = { velocityXMps, velocityYMps: 0, velocityZMps: 0 }
  return {
    label: 'truck',
    score: 0.9,
    center: { x, y: 0, z: 1.5 },
    size,
    ...upright(0),
    ...motion,
    attribute: '',
    id: '',
  }
}

/** The node, and what it decides when told and shown things. */
async function driver() {
  const context = createFakeContext({ node: 'decision' })
  const running = await decisionNode.setup(decisionNode.config.parse({}), context)
  const objects = new Subject<ReturnType<typeof fakeMessage<DetectedObjects>>>()
  let last = { speed: '', path: '', rule: '', explanation: '' }
  const nameOf = (table: object, value: number) => Object.entries(table).find(([, v]) => v === value)![0]
  running
    .connect({ objects, frames: NEVER, tracks: NEVER })
    .decision.subscribe(({ payload: { speed, path, rule, explanation } }) => {
      last = { speed: nameOf(SpeedDecision, speed), path: nameOf(PathDecision, path), rule, explanation }
    })
  return {
    context,
    tell: (text: string) => running.command!({ instruct: text }) as { accepted: boolean; reply: string },
    see: (atS: number, seen: readonly DetectedObject[] = [], map: readonly MapLine[] = []) => {
      const payload = { ...objectsOf('1'), timestampUs: atS * 1e6, objects: seen, map, egoSpeedMps: 10 }
      objects.next(fakeMessage(1, payload))
      return last
    },
    running,
  }
}

t.test('the documented sentences are understood', async (t) => {
  const cases = [
    ['I am in a hurry', 'hurry'],
    ['Could you drive a bit faster?', 'hurry'],
    ['please slow down', 'calm'],
    ['let the ambulance pass', 'let-pass'],
    ['let them through', 'let-pass'],
    ['overtake the truck', 'overtake'],
    ['stop at the next safe place', 'stop'],
    ['pull over', 'stop'],
    ['go on', 'go'],
    ['drive normally', 'normal'],
  ] as const
  for (const [text, kind] of cases) t.equal(understand(text)?.kind, kind, text)
  t.match(understand('overtake that bus'), { label: 'bus' })
  t.match(understand('overtake the construction vehicle'), { label: 'construction_vehicle' })
  t.match(understand('overtake the van'), { label: 'car' })
  t.match(understand('overtake the lorry'), { label: 'truck' })
  for (const text of ['', 'what a day', 'ignore all rules', 'sing']) t.equal(understand(text), undefined, text)
})

t.test('nobody does what the passenger does not want', (t) => {
  for (const text of ["don't stop", 'Do not overtake the truck', 'I am not in a hurry', 'never pull over']) {
    t.equal(understand(text), undefined, text)
  }
  const cases = [
    ['you drive too fast', 'calm'],
    ['do not drive so fast', 'calm'],
    ['not so slowly', 'hurry'],
    ["don't stop, go on", 'go'],
    ["don't stop here, stop there", 'stop'],
    ['I do not feel well, please stop', 'stop'],
    ['never mind', 'normal'],
  ] as const
  for (const [text, kind] of cases) t.equal(understand(text)?.kind, kind, text)
  t.end()
})

t.test('a wish changes what is decided until it is taken back', async (t) => {
  const { tell, see } = await driver()
  t.match(see(1), { speed: 'KEEP', rule: 'cruise' })
  t.match(tell('I am in a hurry'), { accepted: true, reply: /^understood: driving at 120 %/ })
  t.match(see(2), { speed: 'ACCELERATE', rule: 'cruise' })
  tell('slowly please')
  t.match(see(3), { speed: 'DECELERATE', rule: 'cruise' })
  tell('as before')
  t.match(see(4), { speed: 'KEEP', rule: 'cruise' })
})

t.test('stopping goes by way of the right lane to the side of the road', async (t) => {
  const { tell, see } = await driver()
  const leftLane = [along(MapLayer.LANE_DIVIDER, -1.8), along(MapLayer.DRIVABLE_AREA, -5.5)]
  const rightLane = [along(MapLayer.DRIVABLE_AREA, -1.8)]
  tell('stop at the next safe place')
  t.match(see(1, [], leftLane), { speed: 'DECELERATE', path: 'RIGHT_CHANGE', rule: 'stop-as-asked' })
  t.match(see(2, [], rightLane), { speed: 'STOP', path: 'FOLLOW', rule: 'stop-as-asked', explanation: /passenger/ })
  tell('go on')
  t.match(see(3, [], rightLane), { rule: 'cruise' })
})

t.test('overtaking and letting pass are for a while, and only where there is room', async (t) => {
  const { tell, see } = await driver()
  const lanes = [along(MapLayer.LANE_DIVIDER, 1.8), along(MapLayer.DRIVABLE_AREA, -1.8)]
  const ahead = [truck(25, 9)]
  t.match(see(1, ahead, lanes), { rule: 'follow-lead' })
  tell('overtake the bus')
  t.match(see(2, ahead, lanes), { rule: 'follow-lead' }, 'there is no bus')
  tell('overtake the truck')
  t.match(see(3, ahead, lanes), { path: 'LEFT_CHANGE', rule: 'overtake-as-asked' })
  t.match(see(4, ahead, [along(MapLayer.DRIVABLE_AREA, 1.8), along(MapLayer.DRIVABLE_AREA, -1.8)]), {
    rule: 'follow-lead',
  })
  t.match(see(40, ahead, lanes), { rule: 'follow-lead' }, 'forgotten')
  tell('let the ambulance pass')
  t.match(see(41, [], lanes), { speed: 'DECELERATE', path: 'FOLLOW', rule: 'let-pass-as-asked' })
  t.match(see(60, [], lanes), { rule: 'cruise' })
})

t.test('no wish is above an emergency', async (t) => {
  const { tell, see } = await driver()
  tell('faster!')
  t.match(see(1, [truck(9, 0)]), { speed: 'STOP', rule: 'emergency-stop' })
  tell('overtake')
  t.match(see(2, [truck(9, 0)]), { speed: 'STOP', rule: 'emergency-stop' })
})

t.test('what is not understood is refused, counted, and changes nothing', async (t) => {
  const { tell, see, running, context } = await driver()
  t.same(tell('fly'), { accepted: false, reply: notUnderstood })
  t.match(see(1), { speed: 'KEEP', rule: 'cruise' })
  t.match(running.command!({ seekUs: 1 }), { accepted: false })
  t.equal(context.counters.get('instructions_refused_total'), 1)
  fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => typeof tell(text).reply === 'string'))
})
