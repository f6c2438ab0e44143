/** Clients killed without warning, again and again: the next one takes away all that they had spawned. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { hostname } from 'node:os'
import t from 'tap'

import { attributeTypes, carla0915 } from '../../scenarios/carla/profile.js'
import { type CarlaOptions, CarlaSession } from './session.js'
import { origin, SmallServer } from './testing/small-server.js'

const rounds = 20
/** Cars. Ego and cars, six cameras, IMU, GNSS and collision sensor. */
const traffic = 3
const actorsOfOne = 1 + traffic + 9
const module = new URL('./session.js', import.meta.url).href
const script = (port: number) => `
import { CarlaSession } from ${JSON.stringify(module)}
const session = await CarlaSession.open({
  host: '127.0.0.1', port: ${port}, stepS: 0.05, pictures: { width: 32, height: 18 }, traffic: ${traffic},
  timeoutMs: 60_000, tickTimeoutMs: 60_000, onFault: () => {},
})
process.stdout.write('ticking')
for (;;) await session.tick()
`

const spawnPoints = Array.from({ length: 8 }, (_, index) => ({ ...origin, location: { x: 10 * index, y: 0, z: 0 } }))

/** Resolves when the client has spawned so many actors, and more than all of them: when it ticks; it is dead then. */
async function killAfter(client: ChildProcess, server: SmallServer, count: number): Promise<void> {
  const exited = once(client, 'exit')
  let spawned = 0
  server.onSpawned = () => {
    if (++spawned === count) client.kill('SIGKILL')
  }
  if (count > actorsOfOne) {
    await once(client.stdout!, 'data')
    client.kill('SIGKILL')
  }
  await exited
  server.onSpawned = () => {}
}

t.test('twenty clients killed, from their first actor on to their ticks: none of their actors stays', async (t) => {
  const server = await SmallServer.listen({ spawnPoints })
  t.teardown(() => server.close())
  const { string: type } = attributeTypes(carla0915)
  const attributes = [{ id: 'role_name', type, value: 'autopilot' }]
  const description = { uid: 1, id: 'vehicle.tesla.model3', attributes }
  const box = { location: origin.location, extent: origin.location, rotation: origin.rotation, actorId: 7 }
  const rest = { parentId: 0, boundingBox: box, semanticTags: new Uint8Array(), stream: undefined }
  server.actors.set(7, { id: 7, description, ...rest })
  const options: CarlaOptions = {
    host: '127.0.0.1',
    port: server.rpc.port,
    stepS: 0.05,
    timeoutMs: 60_000,
    onFault: (error) => t.fail(error.message),
  }
  for (let round = 1; round <= rounds; round++) {
    const args = ['--input-type=module', '-e', script(server.rpc.port)]
    const client = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    await killAfter(client, server, round)
    const left = [...server.actors.values()].filter(({ id }) => id !== 7)
    t.ok(left.length >= Math.min(round, actorsOfOne), `round ${round}: ${left.length} stayed behind`)
    const mark = `goshawk/${hostname()}/${client.pid}/`
    t.ok(left.every((actor) => actor.description.attributes.some(({ value }) => value.startsWith(mark))))
    t.ok(server.settings.synchronousMode)
    const session = await CarlaSession.open(options)
    await session.tick()
    await session.close()
    t.strictSame([...server.actors.keys()], [7], "somebody else's car only")
    t.notOk(server.settings.synchronousMode, 'nobody would tick')
  }
})
