/** Clients that vanish, other maps, and what goes wrong in a served world. */
import t from 'tap'
import { decodeTrafficLight } from '../../../scenarios/carla/actor-details.js'
import { decodeImage } from '../../../scenarios/carla/image.js'
import { RpcClient } from '../../../scenarios/carla/rpc-client.js'
import { describeActor, fullBrake } from '../../../scenarios/carla/structs.js'
import { readOpenDrive } from '../../../scenarios/opendrive/read-opendrive.js'
import { host, join, methods, origin, recordOf, serve, synchronous, warmUp } from './testing/joined-client.js'

t.test('a client that vanishes takes its actors and its synchronous mode with it', async (t) => {
  const { server } = await serve(t, { scenario: 'cut-in' })
  const witness = await join(t, server)
  for (let round = 0; round < 20; round++) {
    const { rpc, spawnHero, spawnSensor } = await join(t, server)
    await rpc.call(methods.setEpisodeSettings, synchronous)
    const hero = await spawnHero()
    await spawnSensor('sensor.camera.rgb', hero)
    await rpc.call(methods.tickCue)
    await rpc.close()
    // The server learns of it by the socket's end, after which the witness's calls find the world without them.
    while (server.clientCount > 1) await new Promise((resolve) => setImmediate(resolve))
    t.equal((await witness.rpc.call(methods.getEpisodeSettings)).synchronousMode, false)
    const left = await witness.rpc.call(methods.getActorsById, [hero.id, hero.id + 1, hero.id + 2])
    t.notOk(
      left.some(
        ({ description }) =>
          /tesla|sensor/.test(description.id) && description.attributes.some(({ value }) => value === 'hero'),
      ),
    )
    t.notOk(server.world.episode.hero)
    t.equal(server.world.table.ofKind('sensor').length, 0)
  }
})

t.test('another map: new episode, void actors, and the lights of the new map', async (t) => {
  const { server } = await serve(t, { scenario: 'cut-in' })
  const { rpc, snapshots, spawnHero } = await join(t, server)
  const before = await rpc.call(methods.getEpisodeInfo)
  await rpc.call(methods.setEpisodeSettings, synchronous)
  const hero = await spawnHero()
  const file = await rpc.call(methods.loadNewEpisode, '../of-this-machine.yaml', true, 0xffff).catch((error) => error)
  t.equal(file.details.reason, "Map '../of-this-machine.yaml' not found")
  const refusal = await rpc.call(methods.loadNewEpisode, 'Town10HD', true, 0xffff).catch((error) => error)
  t.match(refusal.details.reason, /^Map 'Town10HD' not found/)
  const maps = await rpc.call(methods.getAvailableMaps)
  t.ok(maps.includes('/Game/Carla/Maps/left-turn-across-traffic'))
  await rpc.call(methods.loadNewEpisode, '/Game/Carla/Maps/left-turn-across-traffic', false, 0xffff)
  const after = await rpc.call(methods.getEpisodeInfo)
  t.not(after.id, before.id)
  t.equal((await rpc.call(methods.getMapInfo)).name, 'Carla/Maps/left-turn-across-traffic')
  t.equal((await rpc.call(methods.getEpisodeSettings)).synchronousMode, true, 'settings were to be kept')
  t.strictSame(await rpc.call(methods.getActorsById, [hero.id]), [])
  const map = readOpenDrive(await rpc.call(methods.getMapData))
  const inbox = await snapshots()
  const snapshot = await warmUp(rpc, inbox)
  const actors = await rpc.call(
    methods.getActorsById,
    snapshot.actors.map(({ id }) => id),
  )
  const lights = actors.filter(({ description }) => description.id === 'traffic.traffic_light')
  t.ok(lights.length >= 4)
  for (const { id } of lights) {
    const { signId } = decodeTrafficLight(recordOf(snapshot, id)!.details)
    t.ok(
      map.signals.some((signal) => signal.id === signId && signal.kind === 'light'),
      'each is in the map',
    )
  }
  const [light] = lights
  for (const state of [2, 1, 0]) {
    await rpc.call(methods.setTrafficLightState, light!.id, state)
    await rpc.call(methods.tickCue)
    t.equal(decodeTrafficLight(recordOf(await inbox.next(), light!.id)!.details).light, state)
  }
  t.equal((await rpc.call(methods.getGroupTrafficLights, light!.id)).length, lights.length)
  await rpc.call(methods.freezeTrafficLight, light!.id, true)
  await rpc.call(methods.tickCue)
  t.equal(decodeTrafficLight(recordOf(await inbox.next(), light!.id)!.details).isFrozen, true)
})

t.test('faults on purpose, and calls this world refuses', async (t) => {
  const { server } = await serve(t, {
    scenario: 'cut-in',
    faults: {
      notReadyCalls: 3,
      dropsPicture: (camera, frame) => camera === 0 && frame % 2 === 0,
      pictureDelayMs: () => 1,
    },
  })
  const rpc = await RpcClient.connect({ host, port: server.port, timeoutMs: 60_000 })
  t.teardown(() => rpc.close())
  for (let call = 0; call < 3; call++)
    t.equal((await rpc.call(methods.getEpisodeInfo).catch((error) => error)).details.reason, 'episode not ready')
  await rpc.call(methods.getEpisodeInfo)
  const { blueprint, listen, spawnHero, spawnSensor } = await join(t, server)
  const failed = (call: Promise<unknown>) =>
    call.then(
      () => 'answered',
      (error) => String(error.details.reason),
    )
  t.match(
    await failed(rpc.call(methods.setEpisodeSettings, { ...synchronous, fixedDeltaSeconds: 0.03 })),
    /multiple of 0.05/,
  )
  await rpc.call(methods.setEpisodeSettings, synchronous)
  const hero = await spawnHero()
  const camera = describeActor(blueprint('sensor.camera.rgb'), { image_size_x: '9' })
  t.match(await failed(rpc.call(methods.spawnActor, camera, origin)), /invalid actor description/)
  t.match(
    await failed(rpc.call(methods.spawnActor, { ...camera, id: 'sensor.sonar' }, origin)),
    /invalid actor description/,
  )
  t.match(
    await failed(
      rpc.call(methods.spawnActorWithParent, describeActor(blueprint('sensor.other.imu')), origin, 999_999, 0),
    ),
    /parent actor not found/,
  )
  const far = { ...origin, location: { x: 9000, y: 0, z: 0 } }
  t.match(
    await failed(rpc.call(methods.spawnActor, describeActor(blueprint('vehicle.audi.a2')), far)),
    /collision at spawn/,
  )
  const here = (await rpc.call(methods.getMapInfo)).spawnPoints[0]!
  t.match(
    await failed(rpc.call(methods.spawnActor, describeActor(blueprint('vehicle.audi.a2')), here)),
    /collision at spawn/,
  )
  t.match(await failed(rpc.call(methods.applyControlToVehicle, 999_999, fullBrake)), /could not be found/)
  t.match(await failed(rpc.call(methods.destroyActor, 999_999)), /not found/)
  const eye = await spawnSensor('sensor.camera.rgb', hero, { image_size_x: '32', image_size_y: '32' })
  const pictures = await listen(eye.stream!.streamId, (bytes) => decodeImage(bytes).header.frame)
  do await rpc.call(methods.tickCue)
  while (pictures.waitingCount === 0)
  const first = await pictures.next()
  for (let tick = 0; tick < 4; tick++) await rpc.call(methods.tickCue)
  const next = await pictures.next()
  t.equal(first % 2, 1)
  t.equal(next % 2, 1, 'every other picture is lost')
})
