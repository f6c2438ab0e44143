/** The closed loop through CARLA's protocol: the built-in world served, driven by our own client, on loopback. */
import t, { type Test } from 'tap'
import type { GoshawkError } from '../../schemas/errors.js'
import { CarlaServer } from '../scenario/serve/carla-server.js'
import { carlaRoutes } from './carla-routes.js'
import { CarlaWorld } from './carla-world.js'
import { driveRoute } from './drive-route.js'
import { Fault } from './faults.js'
import { groundTruthPerception } from './perceive.js'

async function serve(t: Test, scenario: string) {
  const server = await CarlaServer.listen({
    port: 0,
    scenario,
    seed: 1,
    threadsMax: 1,
    onFault: (error) => t.fail(error.message),
  })
  t.teardown(() => server.close())
  return server
}

const clientActors = (server: CarlaServer) =>
  [...server.world.table.entries()].filter(({ owner }) => owner !== undefined)

t.test('a short route is driven to its end, every tick accounted for, nothing left behind', async (t) => {
  const server = await serve(t, 'following-a-van')
  const faults: GoshawkError[] = []
  const world = await CarlaWorld.open({
    host: '127.0.0.1',
    port: server.port,
    name: 'following-a-van',
    spawnPoint: 0,
    seed: 1,
    lengthM: 25,
    hasCameras: false,
    timeoutMs: 60_000,
    tickTimeoutMs: 60_000,
    onFault: (error) => faults.push(error),
  })
  t.teardown(() => world.close())
  const first = world.state().tick
  const driven = await driveRoute(world, 1, { perception: groundTruthPerception, fault: new Fault('none', 1) })
  t.match(driven, { routeCompletion: 100, missedTicks: 0, infractions: {} })
  t.equal(world.state().tick - first, driven.ticks)
  t.equal(server.world.frame, world.state().tick)
  t.ok(clientActors(server).length > 0)
  t.ok(server.world.episode.hero, "it is the scenario's own ego, by its role name")
  await world.close()
  t.strictSame(clientActors(server), [])
  t.notOk(server.world.settings.synchronousMode)
  t.strictSame(faults, [])
})

t.test('six pictures of the present tick, with ground truth in the ego frame', async (t) => {
  const server = await serve(t, 'following-a-van')
  const world = await CarlaWorld.open({
    host: '127.0.0.1',
    port: server.port,
    name: 'following-a-van',
    spawnPoint: 0,
    seed: 1,
    hasCameras: true,
    pictureSize: { width: 160, height: 90 },
    timeoutMs: 60_000,
    tickTimeoutMs: 60_000,
    onFault: (error) => t.fail(error.message),
  })
  t.teardown(() => world.close())
  const { tick } = await world.step({ throttle: 0, brake: 1, steer: 0 })
  const { payload, parts } = await world.pictures()
  t.equal(payload.sampleToken, String(tick))
  t.equal(parts.length, 6)
  t.ok(payload.cameras.every(({ missing }) => missing === ''))
  t.ok(
    parts.every((part) => new Set(part.subarray(0, 4000)).size > 2),
    'something is on them',
  )
  const van = payload.groundTruth.find(({ label, center }) => label === 'car' && Math.abs(center.y) < 1 && center.x > 0)
  t.ok(van, 'the van ahead stands in the own lane')
  t.ok(Math.abs(van!.center.z - van!.size.height / 2) < 0.2, 'on the ground')
})

t.test('routes by map, spawn point or both; others are refused with what there is', async (t) => {
  const server = await serve(t, 'following-a-van')
  const carla = `127.0.0.1:${server.port}`
  const choose = (route: string) => carlaRoutes({ route, seed: 1, carla, hasCameras: false })
  t.equal((await choose('all')).length, 16)
  const [open] = await choose('cut-in')
  const world = await open!()
  t.equal(world.name, 'cut-in')
  await world.close()
  t.strictSame(clientActors(server), [])
  await t.rejects(choose('nowhere'), { code: 'config-invalid', message: /no such map.*cut-in/ })
  const [far] = await choose('9999')
  await t.rejects(far!(), { code: 'config-invalid', message: /spawn point 9999/ })
  await t.rejects(carlaRoutes({ route: 'all', seed: 1, carla: 'host:0', hasCameras: false }), { code: 'usage-invalid' })
})
