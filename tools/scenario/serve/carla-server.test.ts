/** The served world, driven by our own client of CARLA's protocol on loopback. */
import t from 'tap'
import { decodeVehicle } from '../../../scenarios/carla/actor-details.js'
import { decodeImage } from '../../../scenarios/carla/image.js'
import { versionMethod } from '../../../scenarios/carla/methods.js'
import { carla0915 } from '../../../scenarios/carla/profile.js'
import { decodeSensorEvent } from '../../../scenarios/carla/sensor-event.js'
import { releaseLayout } from '../../../scenarios/carla/sensor-header.js'
import {
  type CarlaActor,
  carlaStructs,
  describeActor,
  fullBrake,
  geoLocation,
  imuReading,
} from '../../../scenarios/carla/structs.js'
import { type Inbox, join, methods, origin, recordOf, serve, synchronous, warmUp } from './testing/joined-client.js'

t.test('a hero spawned, driven a second in synchronous mode, destroyed', async (t) => {
  const { server, faults } = await serve(t)
  const { rpc, snapshots, spawnHero } = await join(t, server)
  t.equal(await rpc.call(versionMethod), '0.9.15')
  const episode = await rpc.call(methods.getEpisodeInfo)
  await rpc.call(methods.setEpisodeSettings, synchronous)
  const hero = await spawnHero()
  t.equal(hero.description.id, 'vehicle.tesla.model3')
  const { wheels } = await rpc.call(methods.getPhysicsControl, hero.id)
  const [front, , rear] = wheels.map(({ position }) => position)
  t.ok(Math.abs(Math.hypot(front!.x - rear!.x, front!.y - rear!.y) - 280) < 1, 'wheels 2.8 m apart, in centimetres')
  const inbox = await snapshots()
  const before = await warmUp(rpc, inbox)
  t.equal(before.episodeId, episode.id)
  await rpc.call(methods.applyControlToVehicle, hero.id, { ...fullBrake, throttle: 1, brake: 0 })
  let snapshot = before
  for (let tick = 1; tick <= 20; tick++) {
    const cued = await rpc.call(methods.tickCue)
    snapshot = await inbox.next()
    t.equal(snapshot.header.frame, cued, 'every cue is one frame, none missed or doubled')
    t.ok(Math.abs(snapshot.header.timestampS - before.header.timestampS - tick * 0.05) < 1e-6)
  }
  const { velocity, transform, details } = recordOf(snapshot, hero.id)!
  t.ok(Math.abs(Math.hypot(velocity.x, velocity.y) - 4) < 0.15, 'one second at 4 m/s2')
  const start = recordOf(before, hero.id)!.transform.location
  const moved = Math.hypot(transform.location.x - start.x, transform.location.y - start.y)
  t.ok(Math.abs(moved - 2) < 0.15, 'two metres')
  t.equal(decodeVehicle(details, releaseLayout).control?.throttle, 1)
  const actors = await rpc.call(
    methods.getActorsById,
    snapshot.actors.map(({ id }) => id),
  )
  t.equal(actors.length, snapshot.actors.length, 'every record has a description')
  const named = (prefix: string) => actors.filter(({ description }) => description.id.startsWith(prefix)).length
  t.ok(named('vehicle.') > 5)
  t.ok(named('walker.') > 0)
  t.ok(named('traffic.traffic_light') >= 4)
  t.equal(await rpc.call(methods.destroyActor, hero.id), true)
  await rpc.call(methods.tickCue)
  t.equal(recordOf(await inbox.next(), hero.id), undefined)
  t.strictSame(faults, [])
})

t.test('cameras, IMU and GNSS send the frame of the tick, snapshot first', async (t) => {
  const { server, faults } = await serve(t, { noise: 0 })
  const { rpc, listen, snapshots, spawnHero, spawnSensor } = await join(t, server)
  await rpc.call(methods.setEpisodeSettings, synchronous)
  const hero = await spawnHero()
  const mount = { ...origin, location: { x: 1.5, y: 0, z: 1.7 } }
  const size = { image_size_x: '64', image_size_y: '36', fov: '70' }
  const front = await spawnSensor('sensor.camera.rgb', hero, size, mount)
  const above = await spawnSensor(
    'sensor.camera.rgb',
    undefined,
    { image_size_x: '48', image_size_y: '32' },
    { location: { x: 600, y: -1600, z: 60 }, rotation: { pitch: -90, yaw: 0, roll: 0 } },
  )
  const imu = await spawnSensor('sensor.other.imu', hero)
  const gnss = await spawnSensor('sensor.other.gnss', hero)
  const world = await snapshots()
  const pixels = (bytes: Buffer) => {
    const { bgra, ...image } = decodeImage(bytes)
    return { ...image, bgra: Buffer.from(bgra) }
  }
  const pictures = [await listen(front.stream!.streamId, pixels), await listen(above.stream!.streamId, pixels)]
  const inertia = await listen(imu.stream!.streamId, (bytes) => decodeSensorEvent(bytes, imuReading))
  const places = await listen(gnss.stream!.streamId, (bytes) => decodeSensorEvent(bytes, geoLocation))
  const inboxes = [...pictures, inertia, places]
  await warmUp(rpc, world)
  // Until every stream has been registered, messages of earlier ticks are lost.
  let frame = 0
  const latest = async <T extends { readonly header: { readonly frame: number } }>(inbox: Inbox<T>) => {
    let message = await inbox.next()
    while (message.header.frame < frame) message = await inbox.next()
    return message
  }
  while (inboxes.some(({ waitingCount }) => waitingCount === 0)) await rpc.call(methods.tickCue)
  frame = await rpc.call(methods.tickCue)
  for (const next of [
    latest(world),
    latest(pictures[0]!),
    latest(pictures[1]!),
    latest(inertia),
    latest(places),
  ] as const)
    t.equal((await next).header.frame, frame)
  await rpc.call(methods.applyControlToVehicle, hero.id, { ...fullBrake, brake: 0, throttle: 1, steer: 0.5 })
  for (let tick = 0; tick < 10; tick++) {
    frame = await rpc.call(methods.tickCue)
    const [snapshot, ahead, down] = [await latest(world), await latest(pictures[0]!), await latest(pictures[1]!)]
    t.equal(snapshot.header.frame, frame)
    t.equal(ahead.header.frame, frame)
    t.equal(down.header.frame, frame)
    t.strictSame([ahead.width, ahead.height, down.width, down.height], [64, 36, 48, 32])
    const { location } = recordOf(snapshot, front.id)!.transform
    t.ok(Math.abs(ahead.header.transform.location.x - location.x) < 1e-3, 'taken from where the snapshot says')
    const felt = (await latest(inertia)).value
    t.ok(Math.abs(felt.accelerometer.x - (tick === 0 ? 0 : 4)) < 4.1)
    if (tick === 9) {
      t.ok(felt.gyroscope.z > 0.1, 'a turn to the right is positive')
      t.ok(Math.abs(felt.accelerometer.z - 9.81) < 0.01)
      t.ok(new Set(ahead.bgra).size > 40, 'a picture of something')
      t.ok(new Set(down.bgra).size > 20)
    }
    const { latitude, longitude } = (await latest(places)).value
    t.ok(latitude > 48.9 && latitude < 49.1 && longitude > 7.9 && longitude < 8.1)
  }
  t.equal(await rpc.call(methods.destroyActor, front.id), true)
  t.equal(await rpc.call(methods.destroyActor, front.id).catch((error) => error.code), 'call-refused')
  t.strictSame(faults, [])
})

t.test('touching somebody is told by the collision sensor', async (t) => {
  const { server } = await serve(t, { scenario: 'cut-in' })
  const { rpc, blueprint, listen, spawnHero, spawnSensor } = await join(t, server)
  await rpc.call(methods.setEpisodeSettings, synchronous)
  const hero = await spawnHero()
  const { spawnPoints } = await rpc.call(methods.getMapInfo)
  const description = describeActor(blueprint('vehicle.audi.a2'))
  let guest: CarlaActor | undefined
  let place = origin
  for (const each of spawnPoints.slice(1)) {
    guest ??= await rpc.call(methods.spawnActor, description, each).catch(() => undefined)
    if (!guest) continue
    place = each
    break
  }
  const sensor = await spawnSensor('sensor.other.collision', hero)
  const { collision } = carlaStructs(carla0915)
  const events = await listen(sensor.stream!.streamId, (bytes) => decodeSensorEvent(bytes, collision))
  const yaw = (place.rotation.yaw * Math.PI) / 180
  const [x, y] = [Math.cos(yaw), Math.sin(yaw)]
  const behind = { ...place, location: { ...place.location, x: place.location.x - 7 * x, y: place.location.y - 7 * y } }
  // Again and again, until the stream has been registered.
  while (events.waitingCount === 0) {
    await rpc.call(methods.setActorTransform, hero.id, behind)
    await rpc.call(methods.setActorTargetVelocity, hero.id, { x: 10 * x, y: 10 * y, z: 0 })
    for (let tick = 0; tick < 10; tick++) await rpc.call(methods.tickCue)
  }
  const { value } = await events.next()
  t.equal(value.self.id, hero.id)
  t.equal(value.other.id, guest!.id)
  t.ok(value.normalImpulse.x * x + value.normalImpulse.y * y < 0, 'against the way')
})

t.test('in asynchronous mode the world goes on by itself', async (t) => {
  const { server } = await serve(t, { scenario: 'cut-in' })
  const { snapshots } = await join(t, server)
  const inbox = await snapshots()
  const [one, two] = [await inbox.next(), await inbox.next()]
  t.ok(two.header.frame > one.header.frame)
  t.ok(two.header.timestampS > one.header.timestampS)
})

t.test('vehicles beside the hero drive by command or by themselves', async (t) => {
  const { server } = await serve(t)
  const { rpc, blueprint, snapshots, spawnHero } = await join(t, server)
  await rpc.call(methods.setEpisodeSettings, synchronous)
  await spawnHero()
  const { spawnPoints } = await rpc.call(methods.getMapInfo)
  const spawned: CarlaActor[] = []
  for (const place of spawnPoints.slice(1)) {
    const guest = await rpc
      .call(methods.spawnActor, describeActor(blueprint('vehicle.audi.a2')), place)
      .catch(() => undefined)
    if (guest) spawned.push(guest)
    if (spawned.length === 2) break
  }
  const [driven, alone] = spawned
  const [answer] = await rpc.call(
    methods.applyBatch,
    [{ command: 'setAutopilot', actor: alone!.id, enabled: true }],
    false,
  )
  t.equal(answer, alone!.id)
  await rpc.call(methods.applyControlToVehicle, driven!.id, { ...fullBrake, brake: 0, throttle: 0.5 })
  const inbox = await snapshots()
  await warmUp(rpc, inbox)
  for (let tick = 0; tick < 40; tick++) await rpc.call(methods.tickCue)
  let snapshot = await inbox.next()
  while (inbox.waitingCount > 0) snapshot = await inbox.next()
  const speedOf = (id: number) => {
    const { x, y } = recordOf(snapshot, id)!.velocity
    return Math.hypot(x, y)
  }
  t.ok(speedOf(driven!.id) > 3.5, 'two seconds at half throttle')
  t.ok(speedOf(alone!.id) > 0.5)
})
