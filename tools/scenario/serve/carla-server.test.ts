/** The served world, driven by our own client of CARLA's protocol on loopback. */
import t, { type Test } from 'tap'
import { decodeVehicle } from '../../../scenarios/carla/actor-details.js'
import { carlaMethods, versionMethod } from '../../../scenarios/carla/methods.js'
import { carla0915 } from '../../../scenarios/carla/profile.js'
import { RpcClient } from '../../../scenarios/carla/rpc-client.js'
import { releaseLayout } from '../../../scenarios/carla/sensor-header.js'
import { decodeSnapshot, type WorldSnapshot } from '../../../scenarios/carla/snapshot.js'
import { StreamClient } from '../../../scenarios/carla/stream-client.js'
import {
  type ActorDefinition,
  type CarlaActor,
  type CarlaTransform,
  defaultEpisodeSettings,
  describeActor,
  fullBrake,
} from '../../../scenarios/carla/structs.js'
import { CarlaServer } from './carla-server.js'
import type { ServeOptions } from './serve-options.js'

const host = '127.0.0.1'
const methods = carlaMethods(carla0915)
const origin: CarlaTransform = { location: { x: 0, y: 0, z: 0 }, rotation: { pitch: 0, yaw: 0, roll: 0 } }
const synchronous = { ...defaultEpisodeSettings, synchronousMode: true, fixedDeltaSeconds: 0.05 }

async function serve(t: Test, options: Partial<ServeOptions> = {}) {
  const faults: Error[] = []
  const server = await CarlaServer.listen({
    port: 0,
    scenario: 'left-turn-across-traffic',
    seed: 1,
    onFault: (error) => faults.push(error),
    ...options,
  })
  t.teardown(() => server.close())
  return { server, faults }
}

/** What arrives on a stream, each message asked for once. */
class Inbox<T> {
  readonly #decode: (bytes: Buffer) => T
  readonly #messages: T[] = []
  readonly #waiting: ((message: T) => void)[] = []
  readonly stream: StreamClient
  readonly opened: Promise<void>

  constructor(port: number, streamId: number, decode: (bytes: Buffer) => T) {
    this.#decode = decode
    let open = () => {}
    this.opened = new Promise((resolve) => {
      open = resolve
    })
    this.stream = new StreamClient({
      host,
      port,
      streamId,
      onOpen: () => open(),
      onLost: () => {},
      onFrame: (frame) => {
        const message = this.#decode(frame.bytes)
        frame.release()
        const waiting = this.#waiting.shift()
        if (waiting) waiting(message)
        else this.#messages.push(message)
      },
    })
  }

  get waitingCount(): number {
    return this.#messages.length
  }

  next(): Promise<T> {
    const message = this.#messages.shift()
    if (message !== undefined) return Promise.resolve(message)
    return new Promise((resolve) => this.#waiting.push(resolve))
  }
}

async function join(t: Test, server: CarlaServer) {
  const rpc = await RpcClient.connect({ host, port: server.port, timeoutMs: 60_000 })
  t.teardown(() => rpc.close())
  const definitions = await rpc.call(methods.getActorDefinitions)
  const blueprint = (id: string): ActorDefinition => definitions.find((each) => each.id === id)!
  const listen = async <T>(streamId: number, decode: (bytes: Buffer) => T) => {
    const token = await rpc.call(methods.getSensorToken, streamId)
    const inbox = new Inbox(token.port, token.streamId, decode)
    t.teardown(() => inbox.stream.stop())
    await inbox.opened
    return inbox
  }
  const snapshots = () => listen(1, (bytes) => decodeSnapshot(bytes, releaseLayout))
  const spawnHero = async (index = 0) => {
    const { spawnPoints } = await rpc.call(methods.getMapInfo)
    const description = describeActor(blueprint('vehicle.tesla.model3'), { role_name: 'hero' })
    return rpc.call(methods.spawnActor, description, spawnPoints[index]!)
  }
  const spawnSensor = (id: string, parent: CarlaActor | undefined, values = {}, mount = origin) =>
    rpc.call(methods.spawnActorWithParent, describeActor(blueprint(id), values), mount, parent?.id ?? 0, 0)
  return { rpc, blueprint, listen, snapshots, spawnHero, spawnSensor }
}

/** Ticks until the stream's registration, which the server never confirms, has taken effect. */
async function warmUp(rpc: RpcClient, inbox: Inbox<WorldSnapshot>): Promise<WorldSnapshot> {
  const first = inbox.next()
  let last = 0
  let isThere = false
  void first.then(() => {
    isThere = true
  })
  while (!isThere) last = await rpc.call(methods.tickCue)
  let snapshot = await first
  while (snapshot.header.frame < last) snapshot = await inbox.next()
  return snapshot
}

const recordOf = (snapshot: WorldSnapshot, id: number) => snapshot.actors.find((actor) => actor.id === id)

t.test('a hero spawned, driven a second in synchronous mode, destroyed', async (t) => {
  const { server, faults } = await serve(t)
  const { rpc, snapshots, spawnHero } = await join(t, server)
  t.equal(await rpc.call(versionMethod), '0.9.15')
  const episode = await rpc.call(methods.getEpisodeInfo)
  await rpc.call(methods.setEpisodeSettings, synchronous)
  const hero = await spawnHero()
  t.equal(hero.description.id, 'vehicle.tesla.model3')
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
