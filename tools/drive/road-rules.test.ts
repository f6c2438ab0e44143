import t from 'tap'
import type { Collision } from '../../nodes/carla/ego-sensors.js'
import { pathThrough } from '../../scenarios/worlds/path.js'
import type { Lane, SignalState } from '../../scenarios/worlds/road-map.js'
import { RoadRules } from './road-rules.js'

const straight = (index: number, fromX: number, toX: number, y: number, more: Partial<Lane> = {}): Lane => ({
  index,
  path: pathThrough([
    { x: fromX, y },
    { x: toX, y },
  ]),
  widthM: 3.5,
  speedLimitMps: 14,
  successors: [],
  left: -1,
  right: -1,
  entry: false,
  turn: 'straight',
  signal: -1,
  stopSign: false,
  stopBackM: 2,
  closures: [],
  predecessors: [],
  crossings: [],
  yieldTo: [],
  ...more,
})

interface Drive {
  readonly lanes: readonly Lane[]
  readonly light?: SignalState | 'unknown'
}

/** Drives through these x at this speed, told of the collisions of each step. */
function drive(
  { lanes, light = 'green' }: Drive,
  steps: readonly { x: number; y?: number; v?: number; hit?: string }[],
) {
  const rules = new RoadRules(lanes)
  return steps.map(({ x, y = 0, v = 10, hit }, index) => {
    const ego = { x, y, yawRad: 0, speedMps: v, lengthM: 4, widthM: 2, wheelbaseM: 2.8 }
    const collisions: Collision[] = hit === undefined ? [] : [{ frame: index, timeS: index, other: actor(hit) }]
    const { incidents, isOutside } = rules.watch({ timeS: index, ego, lane: 0, signals: [light] }, collisions)
    return { kinds: incidents.map(({ kind }) => kind), isOutside }
  })
}

const zero = { x: 0, y: 0, z: 0 }
function actor(id: string): Collision['other'] {
  const boundingBox = { location: zero, extent: zero, rotation: { pitch: 0, yaw: 0, roll: 0 }, actorId: 0 }
  const isStatic = id.startsWith('static')
  const description = { uid: 0, id, attributes: [] }
  return {
    id: isStatic ? 0 : 7,
    parentId: 0,
    description,
    boundingBox,
    semanticTags: new Uint8Array(),
    stream: undefined,
  }
}

const kindsOf = (told: ReturnType<typeof drive>) => told.flatMap(({ kinds }) => kinds)
const road = (more: Partial<Lane>) => [straight(0, 0, 100, 0, more), straight(1, 100, 200, 0), straight(2, 200, 0, 3.5)]

t.test('a line passed on red is an incident once; on green, yellow or before it is none', (t) => {
  // The line is at 98; the front is 2 m ahead of the middle.
  const passing = [{ x: 90 }, { x: 95 }, { x: 97 }, { x: 99 }, { x: 103 }]
  t.strictSame(kindsOf(drive({ lanes: road({ signal: 0 }), light: 'red' }, passing)), ['red-light'])
  t.strictSame(kindsOf(drive({ lanes: road({ signal: 0 }), light: 'green' }, passing)), [])
  t.strictSame(kindsOf(drive({ lanes: road({ signal: 0 }), light: 'yellow' }, passing)), [])
  t.strictSame(kindsOf(drive({ lanes: road({ signal: 0 }), light: 'red' }, [{ x: 90 }, { x: 95.9, v: 0 }])), [])
  t.end()
})

t.test('a stop sign asks for a halt near its line', (t) => {
  const lanes = road({ stopSign: true })
  t.strictSame(kindsOf(drive({ lanes }, [{ x: 90 }, { x: 95 }, { x: 97 }])), ['stop-sign'])
  t.strictSame(kindsOf(drive({ lanes }, [{ x: 90 }, { x: 94, v: 0 }, { x: 95 }, { x: 97 }])), [])
  t.strictSame(
    kindsOf(drive({ lanes }, [{ x: 50, v: 0 }, { x: 95 }, { x: 97 }])),
    ['stop-sign'],
    'a halt far before is none',
  )
  t.end()
})

t.test('contact is told once, by what was touched; not to a standing car', (t) => {
  const lanes = road({})
  const car = 'vehicle.audi.a2'
  t.strictSame(kindsOf(drive({ lanes }, [{ x: 1 }, { x: 2, hit: car }, { x: 3, hit: car }, { x: 4 }])), [
    'collision-vehicle',
  ])
  t.strictSame(kindsOf(drive({ lanes }, [{ x: 1 }, { x: 2, hit: 'walker.pedestrian.0001' }])), ['collision-pedestrian'])
  t.strictSame(kindsOf(drive({ lanes }, [{ x: 1 }, { x: 2, hit: 'static.building' }])), ['collision-static'])
  t.strictSame(kindsOf(drive({ lanes }, [{ x: 1 }, { x: 2, hit: 'static.prop.streetbarrier' }])), ['collision-static'])
  t.strictSame(
    kindsOf(
      drive({ lanes }, [
        { x: 1, v: 0 },
        { x: 1, v: 0, hit: car },
      ]),
    ),
    [],
  )
  t.end()
})

t.test('leaving the lanes, and the other side of the road', (t) => {
  const told = drive({ lanes: road({}) }, [
    { x: 10 },
    { x: 20, y: -2.2 },
    { x: 30, y: -4 },
    { x: 40, y: -4 },
    { x: 50 },
    { x: 60, y: 3.5 },
  ])
  t.strictSame(kindsOf(told), ['off-road', 'wrong-way'])
  t.strictSame(
    told.map(({ isOutside }) => isOutside),
    [false, true, true, true, false, true],
  )
  t.end()
})
