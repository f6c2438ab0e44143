import t from 'tap'
import { kindOfActor } from '../../scenarios/carla/actor-details.js'
import type { ActorSnapshot, WorldSnapshot } from '../../scenarios/carla/snapshot.js'
import type { CarlaActor } from '../../scenarios/carla/structs.js'
import { actorFromEgo, cameraMounts, wheelbaseOf } from './mount.js'
import { forwardSpeed, globalFromEgo, labelOf, observe } from './observe.js'

const zero = { x: 0, y: 0, z: 0 }
const level = { pitch: 0, yaw: 0, roll: 0 }

function actor(
  id: number,
  blueprint: string,
  more: { baseType?: string; tag?: number; half?: typeof zero } = {},
): CarlaActor {
  const { baseType, tag, half = { x: 2.25, y: 1, z: 0.75 } } = more
  const attributes = baseType === undefined ? [] : [{ id: 'base_type', type: 3, value: baseType }]
  return {
    id,
    parentId: 0,
    description: { uid: 1, id: blueprint, attributes },
    boundingBox: { location: { x: 0, y: 0, z: half.z }, extent: half, rotation: level, actorId: id },
    semanticTags: tag === undefined ? new Uint8Array() : Uint8Array.of(tag),
    stream: undefined,
  }
}

function at(id: number, x: number, y: number, yaw: number, velocity = zero): ActorSnapshot {
  return {
    id,
    state: 1,
    transform: { location: { x, y, z: 0 }, rotation: { ...level, yaw } },
    velocity,
    angularVelocity: zero,
    acceleration: zero,
    details: new Uint8Array(54),
  }
}

const world = (...actors: ActorSnapshot[]) => ({ actors }) as unknown as WorldSnapshot
const round = (value: number) => Math.round(value * 1e3) / 1e3 + 0

t.test('classes by base type, semantic tag and blueprint', (t) => {
  t.equal(labelOf(actor(1, 'vehicle.x', { baseType: 'van' })), 'car')
  t.equal(labelOf(actor(1, 'vehicle.x', { baseType: 'Bus' })), 'bus')
  t.equal(labelOf(actor(1, 'vehicle.x', { tag: 15 })), 'truck')
  t.equal(labelOf(actor(1, 'vehicle.x')), 'car')
  t.equal(labelOf(actor(1, 'walker.pedestrian.0001')), 'pedestrian')
  t.equal(labelOf(actor(1, 'static.prop.constructioncone')), 'traffic_cone')
  t.equal(labelOf(actor(1, 'static.prop.streetbarrier')), 'barrier')
  for (const id of ['sensor.camera.rgb', 'traffic.stop', 'traffic.traffic_light', 'spectator'])
    t.equal(labelOf(actor(1, id)), undefined, `${id} is a ${kindOfActor(id)}`)
  t.end()
})

t.test('the ego frame is under the rear axle, right-handed', (t) => {
  const ego = actor(1, 'vehicle.tesla.model3')
  // CARLA: at (10, 5), facing +y, which is right. Ours: at (10, -5), facing -y.
  const egoAt = at(1, 10, 5, 90, { x: 0, y: 4, z: 0 })
  const pose = globalFromEgo(egoAt, actorFromEgo(ego, 3))
  t.strictSame([round(pose.translation.x), round(pose.translation.y), round(pose.translation.z)], [10, -3.5, 0])
  t.equal(round(forwardSpeed(egoAt)), 4)
  const car = actor(2, 'vehicle.audi.a2')
  // 20 m ahead of the ego's middle and 3 m to its left (CARLA's +x), oncoming at 5 m/s.
  const oncoming = at(2, 13, 25, -90, { x: 0, y: -5, z: 0 })
  const actors = new Map([ego, car].map((each) => [each.id, each]))
  const [object, ...others] = observe(world(egoAt, oncoming, at(3, 0, 0, 0)), {
    egoId: 1,
    globalFromEgo: pose,
    actorOf: (id) => actors.get(id),
  })
  t.strictSame(others, [], 'neither the ego nor what is not known')
  t.strictSame([round(object!.center.x), round(object!.center.y), round(object!.center.z)], [21.5, 3, 0.75])
  t.strictSame([round(object!.velocityXMps), round(object!.velocityYMps)], [-5, 0])
  t.equal(round(Math.abs(object!.yawRad)), round(Math.PI))
  t.match(object, { label: 'car', id: '2', attribute: 'vehicle.moving', size: { length: 4.5, width: 2, height: 1.5 } })
  t.end()
})

t.test('what is far away is left out, the nearest comes first', (t) => {
  const actors = new Map([1, 2, 3, 4].map((id) => [id, actor(id, 'vehicle.x')]))
  const egoAt = at(1, 0, 0, 0)
  const pose = globalFromEgo(egoAt, actorFromEgo(actors.get(1)!, 3))
  const seen = observe(world(egoAt, at(2, 60, 0, 0), at(3, 20, 0, 0), at(4, 90, 0, 0)), {
    egoId: 1,
    globalFromEgo: pose,
    actorOf: (id) => actors.get(id),
  })
  t.strictSame(
    seen.map(({ id }) => id),
    ['3', '2'],
  )
  t.end()
})

t.test('the front camera looks ahead from 1.7 m before the rear axle, at nuScenes’ field of view', (t) => {
  const ego = actor(1, 'vehicle.tesla.model3')
  const mounts = cameraMounts({ width: 1600, height: 900 }, actorFromEgo(ego, 3))
  const { transform, fovDeg, intrinsic } = mounts[0]!
  t.strictSame(
    [transform.location.x, transform.location.y, transform.location.z].map((each) => Math.round(each * 10) / 10 + 0),
    [0.2, 0, 1.5],
  )
  t.ok(Math.abs(transform.rotation.yaw) < 1 && Math.abs(transform.rotation.pitch) < 1)
  t.equal(Math.round(fovDeg), 65)
  t.equal(Math.round(intrinsic[0]!), 1266)
  t.strictSame([intrinsic[2], intrinsic[5]], [800, 450])
  const back = mounts.find(({ channel }) => channel === 'CAM_BACK')!
  t.equal(Math.round(Math.abs(back.transform.rotation.yaw)), 180)
  t.equal(Math.round(back.fovDeg), 89)
  t.end()
})

t.test('the wheelbase is told by the wheels, or estimated from the length', (t) => {
  const wheels = [
    { x: 100, y: 0 },
    { x: 100, y: 160 },
    { x: -200, y: 0 },
    { x: -200, y: 160 },
  ].map((position) => ({ position: { ...position, z: 0 } }))
  t.equal(wheelbaseOf({ wheels } as unknown as Parameters<typeof wheelbaseOf>[0], 4.7), 3)
  t.equal(wheelbaseOf(undefined, 5), 3)
  t.end()
})
