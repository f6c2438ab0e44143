/** A served world and our own client of CARLA's protocol, joined on loopback for tests. */
import type { Test } from 'tap'
import { carlaMethods } from '../../../../scenarios/carla/methods.js'
import { carla0915 } from '../../../../scenarios/carla/profile.js'
import { RpcClient } from '../../../../scenarios/carla/rpc-client.js'
import { releaseLayout } from '../../../../scenarios/carla/sensor-header.js'
import { decodeSnapshot, type WorldSnapshot } from '../../../../scenarios/carla/snapshot.js'
import { StreamClient } from '../../../../scenarios/carla/stream-client.js'
import {
  type ActorDefinition,
  type CarlaActor,
  type CarlaTransform,
  defaultEpisodeSettings,
  describeActor,
} from '../../../../scenarios/carla/structs.js'
import { CarlaServer } from '../carla-server.js'
import type { ServeOptions } from '../serve-options.js'

export const host = '127.0.0.1'
export const methods = carlaMethods(carla0915)
export const origin: CarlaTransform = { location: { x: 0, y: 0, z: 0 }, rotation: { pitch: 0, yaw: 0, roll: 0 } }
export const synchronous = { ...defaultEpisodeSettings, synchronousMode: true, fixedDeltaSeconds: 0.05 }

export async function serve(t: Test, options: Partial<ServeOptions> = {}) {
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
export class Inbox<T> {
  readonly #messages: T[] = []
  readonly #waiting: ((message: T) => void)[] = []
  readonly stream: StreamClient
  readonly opened: Promise<void>

  constructor(port: number, streamId: number, decode: (bytes: Buffer) => T) {
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
        const message = decode(frame.bytes)
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

export async function join(t: Test, server: CarlaServer) {
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
export async function warmUp(rpc: RpcClient, inbox: Inbox<WorldSnapshot>): Promise<WorldSnapshot> {
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

export const recordOf = (snapshot: WorldSnapshot, id: number) => snapshot.actors.find((actor) => actor.id === id)
