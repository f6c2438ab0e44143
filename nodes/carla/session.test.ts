import { type AddressInfo, createServer, type Socket } from 'node:net'
import t, { type Test } from 'tap'
import { type CarlaProfile, carla0915, carla0916 } from '../../scenarios/carla/profile.js'
import { faultTexts } from '../../scenarios/carla/rpc-messages.js'
import { RpcServer } from '../../scenarios/carla/rpc-server.js'
import { defaultEpisodeSettings, fullBrake } from '../../scenarios/carla/structs.js'
import type { GoshawkError } from '../../schemas/errors.js'
import { cameraChannels } from '../../schemas/messages.js'
import { type CarlaOptions, CarlaSession } from './session.js'
import { origin, SmallServer, type SmallServerOptions } from './testing/small-server.js'

const size = { width: 32, height: 18 }
const coast = { ...fullBrake, brake: 0 }

async function serve(t: Test, options: SmallServerOptions = {}) {
  const server = await SmallServer.listen(options)
  t.teardown(() => server.close())
  return server
}

function optionsFor(server: SmallServer, more: Partial<CarlaOptions> = {}) {
  const faults: GoshawkError[] = []
  const options: CarlaOptions = {
    host: '127.0.0.1',
    port: server.rpc.port,
    stepS: 0.05,
    pictures: size,
    timeoutMs: 30_000,
    tickTimeoutMs: 30_000,
    reconnectDelayMs: 1,
    onFault: (error) => faults.push(error),
    ...more,
  }
  return { options, faults }
}

async function join(t: Test, server: SmallServer, more: Partial<CarlaOptions> = {}) {
  const { options, faults } = optionsFor(server, more)
  const session = await CarlaSession.open(options)
  t.teardown(() => session.close())
  return { session, faults }
}

/** Everything a stay must leave as it found it. */
function assertLeftClean(t: Test, server: SmallServer, settings = defaultEpisodeSettings) {
  t.strictSame([...server.actors.values()], [], 'nothing stays behind')
  t.strictSame(server.settings, settings, 'settings are restored')
}

/** Where there was an ego: full brake, then the destroying. */
function assertBrakedFirst(t: Test, { log }: SmallServer) {
  const ego = log.indexOf('spawn vehicle.tesla.model3')
  if (ego < 0) return
  const brake = log.indexOf('control 1', ego)
  t.ok(brake > 0 && brake < log.findIndex((line) => line.startsWith('destroy')), log.join('; '))
}

t.test('ticks bring the snapshot and six pictures of their own frame, and the end takes everything away', async (t) => {
  const server = await serve(t)
  const { session, faults } = await join(t, server)
  t.strictSame(server.settings, { ...defaultEpisodeSettings, synchronousMode: true, fixedDeltaSeconds: 0.05 })
  t.strictSame(
    session.sensors.mounts.map(({ channel }) => channel),
    [...cameraChannels],
  )
  server.log.length = 0
  for (let tick = 0; tick < 5; tick++) {
    const { frame, snapshot, pictures } = await session.tick(coast)
    t.equal(frame, server.frame)
    t.equal(snapshot.header.frame, frame)
    t.strictSame(
      pictures.map((picture) => [picture!.image.header.frame, picture!.image.bgra[0]]),
      [0, 1, 2, 3, 4, 5].map((camera) => [frame, camera]),
    )
  }
  t.strictSame(
    server.log,
    Array.from({ length: 5 }, () => ['control 0', 'tick_cue']).flat(),
    'the control comes before its tick, and there is one cue a tick',
  )
  server.log.length = 0
  await session.close()
  await session.close()
  t.strictSame(server.log, [
    'control 1',
    ...Array.from({ length: 6 }, () => 'destroy sensor.camera.rgb'),
    'destroy sensor.other.gnss',
    'destroy sensor.other.imu',
    'destroy sensor.other.collision',
    'destroy vehicle.tesla.model3',
    'set_episode_settings asynchronous',
  ])
  assertLeftClean(t, server)
  t.strictSame(faults, [])
})

t.test('pictures are grouped by frame, however late one camera is', async (t) => {
  const server = await serve(t)
  const { session } = await join(t, server)
  const held: (() => Promise<void>)[] = []
  const ahead = server.frame + 1
  server.sendPicture = (camera, frame, send) => {
    if (camera === 3 && frame === ahead) held.push(send)
    else {
      // The late picture comes after the next frame of cameras 0 to 2.
      if (camera === 3) for (const each of held) void each()
      void send()
    }
    // Somebody else ticks before camera 3 has delivered.
    if (camera === 5 && frame === ahead) server.tick()
  }
  const { pictures } = await session.tick()
  t.strictSame(
    pictures.map((picture) => picture?.image.header.frame),
    Array.from({ length: 6 }, () => ahead),
  )
})

t.test('a picture the server lost is told by the next one of its camera', async (t) => {
  const server = await serve(t)
  const { session } = await join(t, server)
  const lost = server.frame + 1
  server.sendPicture = (camera, frame, send) => {
    if (camera !== 3 || frame !== lost) void send()
    if (camera === 5 && frame === lost) server.tick()
  }
  const { pictures } = await session.tick()
  t.strictSame(
    pictures.map((picture) => picture?.image.header.frame),
    [lost, lost, lost, undefined, lost, lost],
  )
})

t.test('a camera that never delivers is named, and no second cue is sent', async (t) => {
  const server = await serve(t)
  const { session } = await join(t, server, { tickTimeoutMs: 2500 })
  server.sendPicture = (camera, _, send) => void (camera === 3 || send())
  server.log.length = 0
  await t.rejects(session.tick(), { code: 'call-timeout', message: /camera CAM_BACK:/ })
  await t.rejects(session.tick(), { code: 'call-timeout', message: /camera CAM_BACK:/ })
  t.strictSame(server.log, ['tick_cue'])
  await session.close()
  assertLeftClean(t, server)
})

t.test('an interrupt in the middle of a tick brakes and cleans up', async (t) => {
  const server = await serve(t)
  const abort = new AbortController()
  const { session } = await join(t, server, { signal: abort.signal })
  server.sendPicture = (camera, _, send) => void (camera === 3 ? abort.abort() : send())
  await t.rejects(session.tick(coast), { code: 'cancelled' })
  server.log.length = 0
  await session.close()
  t.equal(server.log[0], 'control 1')
  t.equal(server.log.at(-1), 'set_episode_settings asynchronous')
  assertLeftClean(t, server)
})

t.test('a server that dies in the middle of a tick fails it, and says what could not be undone', async (t) => {
  const server = await serve(t)
  const { session, faults } = await join(t, server)
  server.sendPicture = () => void server.close()
  await t.rejects(session.tick(), { code: 'unavailable' })
  await t.rejects(session.tick(), { code: 'unavailable' })
  await session.close()
  t.match(faults.at(-1), { code: 'process-failed', message: /server is gone.*destroy actor.*restore the settings/s })
})

t.test('"episode not ready" is waited out', async (t) => {
  const server = await serve(t)
  const { methods, rpc } = server
  let refusals = 3
  rpc.on(methods.getEpisodeSettings, () => (refusals-- > 0 ? { failure: 'episode not ready' } : server.settings))
  const { session } = await join(t, server)
  t.equal(refusals, -1)
  await session.close()
  assertLeftClean(t, server)
})

t.test('the number of arguments of spawning is learnt once', async (t) => {
  // Calls itself 0.9.15, but spawns with the five arguments of 0.9.16.
  const profile: CarlaProfile = { ...carla0915, spawnWithParentArgs: carla0916.spawnWithParentArgs }
  const server = await serve(t, { profile })
  const { session } = await join(t, server)
  t.equal([...server.actors.values()].filter(({ parentId }) => parentId !== 0).length, 9)
  t.match(faultTexts.arity('x', 5, 6), /C0002/)
  await session.tick()
})

t.test('a stream the server closes is subscribed to again', async (t) => {
  const server = await serve(t)
  const { session, faults } = await join(t, server)
  server.dropReaders(2)
  while (faults.length === 0) await new Promise(setImmediate)
  t.match(faults[0], { code: 'unavailable', message: /camera CAM_BACK|camera CAM_FRONT/ })
  const { frame, pictures } = await session.tick()
  t.ok(pictures.every((picture) => picture?.image.header.frame === frame))
})

t.test('another map under the session ends it', async (t) => {
  const server = await serve(t)
  const { session } = await join(t, server)
  server.episodeId++
  await t.rejects(session.tick(), { code: 'unavailable', message: /another map/ })
  t.strictSame([...session.actors.all()], [])
})

t.test('a map is loaded before anything is spawned', async (t) => {
  const server = await serve(t)
  const { session } = await join(t, server, { map: 'Street' })
  t.equal(server.log[0], 'load_new_episode Street')
  await session.tick()
  const { options } = optionsFor(server, { map: 'Nowhere' })
  await t.rejects(CarlaSession.open(options), { code: 'config-invalid', message: /Nowhere.*expected one of Street/ })
})

t.test('bad input is refused with what to do, and nothing stays behind', async (t) => {
  const old = await serve(t, { version: '0.9.13' })
  await t.rejects(CarlaSession.open(optionsFor(old).options), {
    code: 'config-invalid',
    message: /0\.9\.15 or 0\.9\.16/,
  })
  const roadless = await serve(t, { spawnPoints: [] })
  await t.rejects(CarlaSession.open(optionsFor(roadless).options), {
    code: 'config-invalid',
    message: /no spawn points/,
  })
  assertLeftClean(t, roadless)
  const server = await serve(t)
  const far = optionsFor(server, { spawnPoint: 7 }).options
  await t.rejects(CarlaSession.open(far), { code: 'config-invalid', message: /spawn point 7; expected 0 to 0/ })
  const unknown = optionsFor(server, { blueprint: 'vehicle.nobody.knows' }).options
  await t.rejects(CarlaSession.open(unknown), { code: 'config-invalid', message: /vehicle\.nobody.*vehicle\.tesla/ })
  server.rpc.on(server.methods.spawnActor, () => ({ failure: 'Spawn failed because of collision at spawn position' }))
  await t.rejects(CarlaSession.open(optionsFor(server).options), { code: 'call-refused', message: /occupied/ })
  assertLeftClean(t, server)
  const port = await unusedPort()
  await t.rejects(CarlaSession.open({ ...optionsFor(server).options, port }), {
    code: 'unavailable',
    message: /start the server or give its HOST:PORT/,
  })
})

t.test('what a killed client of this host left behind is taken away, its synchronous mode too', async (t) => {
  const settings = { ...defaultEpisodeSettings, synchronousMode: true, fixedDeltaSeconds: 0.05 }
  const server = await serve(t, { settings })
  const killed = await CarlaSession.open(optionsFor(server).options)
  // The process id of nobody: Linux gives none beyond 2^22.
  for (const [id, actor] of server.actors) {
    const attributes = actor.description.attributes.map((each) => ({
      ...each,
      value: each.value.replace(`/${process.pid}/`, '/99999999/'),
    }))
    server.actors.set(id, { ...actor, description: { ...actor.description, attributes } })
  }
  const left = server.actors.size
  const { session } = await join(t, server)
  t.equal(server.actors.size, left, 'the old ones are gone, the new ones there')
  await session.close()
  assertLeftClean(t, server)
  await killed.close()
})

t.test('lane markings that the ego crosses are told with the tick, once the map is read', async (t) => {
  const server = await serve(t)
  const { session } = await join(t, server)
  // The car is 2 m wide, the middle of the road at y = 0, its edge at 3.5.
  const go = (y: number) => {
    server.vehiclesAt = { ...origin, location: { x: 0, y, z: 0 } }
    return session.tick()
  }
  await go(2)
  t.strictSame((await go(0.5)).laneInvasions, [])
  const [map, again] = await Promise.all([session.readMap(), session.readMap()])
  t.equal(map, again)
  t.equal(map.lanes.length, 2)
  const { frame, timeS, laneInvasions } = await go(2)
  t.strictSame(laneInvasions, [{ frame, timeS, crossed: ['road-divider'] }])
  t.strictSame((await go(2.2)).laneInvasions, [])
  t.match((await go(3)).laneInvasions, [{ crossed: ['road-edge'] }])
})

t.test('weather and traffic are for the stay only', async (t) => {
  const points = Array.from({ length: 4 }, (_, index) => ({ ...origin, location: { x: 10 * index, y: 0, z: 0 } }))
  const server = await serve(t, { spawnPoints: points })
  // As float32 carries it.
  const weather = { ...server.weather, rayleighScatteringScale: Math.fround(server.weather.rayleighScatteringScale) }
  const { session, faults } = await join(t, server, { weather: 'rain', traffic: 3 })
  t.match(server.weather, { precipitation: 60, wetness: 80 })
  t.equal([...server.actors.values()].filter(({ parentId }) => parentId === 0).length, 4)
  t.equal(server.log.filter((line) => line === 'autopilot true').length, 3)
  await session.close()
  assertLeftClean(t, server)
  t.strictSame(server.weather, weather)
  t.strictSame(faults, [])
})

t.test('garbage on a stream ends the stay with where it came from', async (t) => {
  const server = await serve(t)
  const { session } = await join(t, server)
  server.sendPicture = (camera, _, send) => void (camera === 4 ? server.sendGarbage(4) : send())
  await t.rejects(session.tick(), { code: 'message-invalid', message: /camera CAM_BACK_LEFT/ })
  await session.close()
  assertLeftClean(t, server)
})

t.test('a stream port that refuses is told of with host and port, and everything goes back', async (t) => {
  const port = await unusedPort()
  for (const [name, isRefused] of [
    ['world snapshots', () => true],
    ['collision sensor', (streamId: number) => streamId !== 1],
  ] as const) {
    const server = await serve(t)
    const own = server.streams.port
    server.portOfStream = (streamId) => (isRefused(streamId) ? port : own)
    const { options } = optionsFor(server, { timeoutMs: 3000, reconnectDelayMs: 50 })
    await t.rejects(CarlaSession.open(options), {
      code: 'unavailable',
      message: new RegExp(
        `${name}.* 127\\.0\\.0\\.1:${port} .*ECONNREFUSED.*; let the server's streaming port through`,
      ),
    })
    assertLeftClean(t, server)
    assertBrakedFirst(t, server)
  }
})

t.test('a stream port that takes connections and says nothing is told of likewise', async (t) => {
  const silent = createServer()
  const peers: Socket[] = []
  silent.on('connection', (socket) => peers.push(socket))
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    for (const socket of peers) socket.destroy()
    silent.close()
  })
  const { port } = silent.address() as AddressInfo
  for (const [name, isSilent] of [
    ['world snapshots', () => true],
    ['camera CAM_FRONT', (streamId: number) => streamId !== 1],
  ] as const) {
    const server = await serve(t)
    const own = server.streams.port
    server.portOfStream = (streamId) => (isSilent(streamId) ? port : own)
    const { options } = optionsFor(server, { loadTimeoutMs: 3000 })
    await t.rejects(CarlaSession.open(options), {
      code: 'call-timeout',
      message: new RegExp(`${name} \\(127\\.0\\.0\\.1:${port}\\).*look at the server`),
    })
    assertLeftClean(t, server)
    assertBrakedFirst(t, server)
  }
})

t.test('whoever waits for a stream port can be stopped', async (t) => {
  const port = await unusedPort()
  const server = await serve(t)
  const own = server.streams.port
  server.portOfStream = (streamId) => (streamId === 1 ? own : port)
  const stop = new AbortController()
  // Not before everything has been spawned.
  const onFault = ({ message }: GoshawkError) => {
    if (message.includes('ECONNREFUSED') && server.actors.size === 10) stop.abort()
  }
  const { options } = optionsFor(server, { signal: stop.signal, timeoutMs: 2_000_000, onFault })
  await t.rejects(CarlaSession.open(options), { code: 'cancelled', message: /stopped by request/ })
  assertLeftClean(t, server)
  assertBrakedFirst(t, server)
})

async function unusedPort(): Promise<number> {
  const server = await RpcServer.listen({ port: 0, onFault: () => {} })
  const { port } = server
  await server.close()
  return port
}
