/** A world with its actors, sensors and clock, as CARLA's clients know one. */
import { randomBytes } from 'node:crypto'
import { poseFromCarla } from '../../../scenarios/carla/axes.js'
import type { Failure } from '../../../scenarios/carla/rpc-messages.js'
import { encodeSnapshot } from '../../../scenarios/carla/snapshot.js'
import type { StreamServer } from '../../../scenarios/carla/stream-server.js'
import type { StreamSource } from '../../../scenarios/carla/stream-source.js'
import {
  type ActorDefinition,
  type ActorDescription,
  type CarlaActor,
  type CarlaTransform,
  defaultEpisodeSettings,
  type EpisodeSettings,
  type WeatherParameters,
} from '../../../scenarios/carla/structs.js'
import { type StreamToken, snapshotStreamId } from '../../../scenarios/carla/token.js'
import { findScenario } from '../../../scenarios/worlds/find-scenario.js'
import { stepS, type WorldOptions } from '../../../scenarios/worlds/world.js'
import { GoshawkError, messageOf } from '../../../schemas/errors.js'
import { yawOf } from '../../../schemas/geometry/quaternion.js'
import { ActorTable, type Entry } from './actor-table.js'
import { blueprints, describeOwn, modelOf } from './blueprints.js'
import { Cameras } from './cameras.js'
import { atOrigin, describeMover, describePost, withoutBody } from './describe-actors.js'
import { Episode, type Place } from './episode.js'
import { signPosts } from './map-actors.js'
import { hasStream, Sensors, shapeOf } from './sensors.js'
import type { ServeOptions } from './serve-options.js'
import { environmentOf, weatherOf } from './weather.js'
import { snapshotOf } from './world-snapshot.js'

export type ServedOptions = Required<Omit<ServeOptions, 'host' | 'port'>>

export const spawnFailures = {
  collision: 'Spawn failed because of collision at spawn position',
  description: 'Spawn failed because of invalid actor description',
  noParent: 'unable to attach actor: parent actor not found',
}
/** Parts of role names, as CARLA looks for them. */
const heroRoles = ['hero', 'ego_vehicle']

export function placeOf(transform: CarlaTransform): Place {
  const { translation, rotation } = poseFromCarla(transform)
  return { x: translation.x, y: translation.y, yawRad: yawOf(rotation) }
}

export class ServedWorld {
  readonly options: ServedOptions
  readonly definitions: readonly ActorDefinition[]
  readonly table = new ActorTable()
  readonly sensors: Sensors
  episode: Episode
  episodeId: bigint
  settings: EpisodeSettings = defaultEpisodeSettings
  /** Connection that put the world into synchronous mode. */
  #settingsOwner: number | undefined
  weather: WeatherParameters
  frame = 0
  /** Simulated seconds since the episode began. */
  #elapsedS = 0
  #lastStreamId = snapshotStreamId
  #streams: StreamServer
  #snapshots: StreamSource
  #cameras: Cameras
  #lifeShown = 0
  /** What was sent after the last tick and is still on its way. */
  #sending: Promise<void> = Promise.resolve()
  #isSending = false
  #toLoad: { readonly options: WorldOptions; readonly choice: { resetsSettings: boolean } } | undefined
  /** Traffic managers that clients run, by port: the world keeps their directory only. */
  readonly trafficManagers = new Map<number, string>()

  constructor(options: ServedOptions, streams: StreamServer) {
    this.options = options
    this.definitions = blueprints(options.profile)
    this.#streams = streams
    this.#snapshots = streams.open(snapshotStreamId)
    this.episode = new Episode({ scenario: findScenario(options.scenario), seed: options.seed })
    this.episodeId = randomBytes(8).readBigUInt64LE()
    this.weather = weatherOf(this.episode.world.environment)
    this.#cameras = this.#newCameras()
    this.sensors = new Sensors(options, { streams, table: this.table, cameras: this.#cameras })
    this.#furnish()
  }

  get token(): StreamToken {
    return this.tokenOf(snapshotStreamId)
  }

  tokenOf(streamId: number): StreamToken {
    return { streamId, port: this.#streams.port, host: undefined }
  }

  /** Length of a tick, a multiple of the world's own step. */
  get deltaS(): number {
    return this.settings.fixedDeltaSeconds ?? stepS
  }

  /** Frames are still on their way to somebody. */
  get isSending(): boolean {
    return this.#isSending
  }

  /** Why these settings cannot be had, or undefined. */
  applySettings(caller: number, settings: EpisodeSettings): string | undefined {
    const wished = settings.fixedDeltaSeconds ?? stepS
    const steps = Math.round(wished / stepS)
    if (steps < 1 || Math.abs(steps * stepS - wished) > 1e-6)
      return `fixed_delta_seconds: ${wished}; expected a multiple of ${stepS}, the step of this world`
    this.settings = settings
    this.#settingsOwner = settings.synchronousMode ? caller : undefined
    this.#streams.mode = settings.synchronousMode ? 'blocking' : 'newest-only'
    return undefined
  }

  /**
   * One tick: waits until what the last one sent has arrived, moves the world on, sends the snapshot and then the
   * sensors' messages. Resolves with the frame's number once the snapshot is on its way.
   */
  async tick(): Promise<number> {
    await this.#sending
    const { deltaS, episode } = this
    this.frame++
    this.#elapsedS += deltaS
    const incidents = episode.advance(deltaS)
    this.#meetNewcomers()
    const header = { frame: this.frame, timestampS: this.#elapsedS }
    const snapshot = snapshotOf({
      episode,
      table: this.table,
      deltaS,
      header: { ...header, sensorType: this.options.profile.sensorTypes.snapshot, transform: atOrigin },
      episodeId: this.episodeId,
      platformTimestampS: performance.now() / 1000,
    })
    this.#isSending = true
    const isSynchronous = this.settings.synchronousMode
    const shown = this.#snapshots.send(encodeSnapshot(snapshot))
    const sensed = this.sensors.send(episode, { ...header, deltaS, incidents, skipsBusy: !isSynchronous })
    // In asynchronous mode nothing waits for slow readers or cameras: they get the newest.
    const sent = Promise.all([shown, sensed]).then(
      () => {
        this.#isSending = false
      },
      (cause) => {
        this.#isSending = false
        this.options.onFault(
          new GoshawkError('process-failed', `sensors of frame ${header.frame}: ${messageOf(cause)}`, { cause }),
        )
      },
    )
    this.#sending = isSynchronous ? sent : Promise.resolve()
    return this.frame
  }

  /**
   * A client's cue: in synchronous mode it makes the tick, and returns its frame. In asynchronous mode, where the world
   * ticks by itself, it returns the frame that comes next.
   */
  async cue(): Promise<number> {
    return this.settings.synchronousMode ? await this.tick() : this.frame + 1
  }

  /** Loads after what was asked for until now is answered. */
  loadSoon(options: WorldOptions, choice: { resetsSettings: boolean }): void {
    this.#toLoad = { options, choice }
  }

  /** What a call left to do after its answer. */
  async finishLoading(): Promise<void> {
    const load = this.#toLoad
    this.#toLoad = undefined
    if (load) await this.load(load.options, load.choice)
  }

  spawn(caller: number, description: ActorDescription, transform: CarlaTransform, parentId = 0): CarlaActor | Failure {
    const definition = this.definitions.find(({ id }) => id === description.id)
    if (!definition) return { failure: spawnFailures.description }
    const filled = this.#filled(definition, description)
    if (parentId !== 0 && !this.table.get(parentId)) return { failure: spawnFailures.noParent }
    if (filled.id.startsWith('sensor.')) return this.#spawnSensor(caller, filled, transform, parentId)
    if (filled.id.startsWith('vehicle.') && parentId === 0) return this.#spawnVehicle(caller, filled, transform)
    return { failure: `${spawnFailures.description}: this world spawns vehicles and sensors, not ${filled.id}` }
  }

  /** What the description leaves out is as in the blueprint. */
  #filled(definition: ActorDefinition, { attributes }: ActorDescription): ActorDescription {
    const given = new Map(attributes.map(({ id, value }) => [id, value]))
    return {
      uid: definition.uid,
      id: definition.id,
      attributes: definition.attributes.map(({ id, type, value }) => ({ id, type, value: given.get(id) ?? value })),
    }
  }

  #spawnVehicle(caller: number, description: ActorDescription, transform: CarlaTransform): CarlaActor | Failure {
    const { episode, table } = this
    const model = modelOf(description.id)!
    const role = description.attributes.find(({ id }) => id === 'role_name')?.value ?? ''
    const isHero = heroRoles.some((part) => role.includes(part)) && !episode.hero
    let number = 0
    if (isHero) {
      if (!episode.spawnHero(model, placeOf(transform))) {
        this.#meetNewcomers()
        return { failure: spawnFailures.collision }
      }
    } else {
      const guest = episode.spawnGuest(model, placeOf(transform))
      if (!guest) return { failure: spawnFailures.collision }
      number = guest.number
    }
    this.#forgetFormerLife()
    const id = table.claimId()
    const actor = { ...describeMover(id, episode.actorOf(number)!, this.definitions), description }
    table.add({ actor, body: { kind: 'mover', number }, owner: caller })
    this.#meetNewcomers()
    return actor
  }

  #spawnSensor(
    caller: number,
    description: ActorDescription,
    transform: CarlaTransform,
    parentId: number,
  ): CarlaActor | Failure {
    if (description.id === 'sensor.camera.rgb' && !shapeOf(description))
      return {
        failure: `${spawnFailures.description}: expected image_size_x and image_size_y from 16 to 4096 and fov from 1 to 170`,
      }
    const id = this.table.claimId()
    const isStreaming = hasStream(description.id)
    const streamId = isStreaming ? ++this.#lastStreamId : 0
    const actor: CarlaActor = {
      id,
      parentId,
      description,
      ...withoutBody(id),
      semanticTags: new Uint8Array(),
      stream: isStreaming ? this.tokenOf(streamId) : undefined,
    }
    const entry: Entry = { actor, body: { kind: 'sensor', mount: transform }, owner: caller }
    this.table.add(entry)
    if (isStreaming) this.sensors.add(entry, streamId)
    return actor
  }

  /** Takes an actor away with all that rides on it; false when there is none, or when it belongs to the map. */
  destroy(id: number): boolean {
    const entry = this.table.get(id)
    if (!entry || entry.body.kind === 'post' || entry.body.kind === 'spectator') return false
    for (const { actor } of [...this.table.entries()]) if (actor.parentId === id) this.destroy(actor.id)
    this.table.remove(id)
    if (entry.body.kind === 'sensor') this.sensors.remove(id)
    else if (entry.body.number !== 0) this.episode.remove(entry.body.number)
    else if (this.episode.hero) {
      this.episode.removeHero()
      this.#meetNewcomers()
    }
    return true
  }

  /** What a client leaves behind goes with it: its actors, and synchronous mode, in which nobody would tick. */
  release(caller: number): void {
    if (this.#settingsOwner === caller) this.applySettings(caller, defaultEpisodeSettings)
    const own = [...this.table.entries()].filter(({ owner }) => owner === caller)
    for (const { actor, body } of own) if (body.kind === 'sensor') this.destroy(actor.id)
    for (const { actor, body } of own) if (body.kind !== 'sensor') this.destroy(actor.id)
  }

  /** Another scenario, or the same anew: all actors and streams but the snapshots' are void. */
  async load(options: WorldOptions, { resetsSettings }: { resetsSettings: boolean }): Promise<void> {
    await this.#sending
    for (const { actor } of this.table.ofKind('sensor')) this.sensors.remove(actor.id)
    this.table.clear()
    this.episode = new Episode(options)
    this.episodeId = randomBytes(8).readBigUInt64LE()
    this.#elapsedS = 0
    if (resetsSettings) this.applySettings(0, defaultEpisodeSettings)
    await this.#useWeather(weatherOf(this.episode.world.environment))
    this.#furnish()
  }

  async setWeather(weather: WeatherParameters): Promise<void> {
    await this.#sending
    await this.#useWeather(weather)
  }

  async #useWeather(weather: WeatherParameters): Promise<void> {
    this.weather = weather
    const former = this.#cameras
    this.#cameras = this.#newCameras()
    this.sensors.moveTo(this.#cameras)
    await former.close()
  }

  #newCameras(): Cameras {
    const { noise, threadsMax } = this.options
    const environment = environmentOf(this.weather, this.episode.world.environment)
    return new Cameras({ options: this.episode.options, environment, noise, threadsMax })
  }

  /** The map's own actors, and those that move from the start. */
  #furnish(): void {
    const { table, definitions } = this
    const id = table.claimId()
    const spectator: CarlaActor = {
      id,
      parentId: 0,
      description: describeOwn(definitions, 'spectator'),
      ...withoutBody(id),
      semanticTags: new Uint8Array(),
      stream: undefined,
    }
    table.add({ actor: spectator, body: { kind: 'spectator', transform: atOrigin }, owner: undefined })
    for (const post of signPosts(this.episode.world.map)) {
      const actor = describePost(table.claimId(), post, definitions)
      table.add({ actor, body: { kind: 'post', post }, owner: undefined })
    }
    this.#lifeShown = this.episode.life
    this.#meetNewcomers()
  }

  #forgetFormerLife(): void {
    if (this.#lifeShown === this.episode.life) return
    this.#lifeShown = this.episode.life
    for (const { actor } of this.table.ofKind('mover')) {
      for (const { actor: rider } of [...this.table.entries()]) if (rider.parentId === actor.id) this.destroy(rider.id)
      this.table.remove(actor.id)
    }
  }

  /** Names those who came into the world and forgets those who left it. */
  #meetNewcomers(): void {
    const { episode, table } = this
    this.#forgetFormerLife()
    const here = new Set<number>()
    for (const actor of [episode.world.ego, ...episode.world.actors]) {
      here.add(actor.number)
      if (table.idOfMover(actor.number) !== undefined) continue
      const described = describeMover(table.claimId(), actor, this.definitions)
      table.add({ actor: described, body: { kind: 'mover', number: actor.number }, owner: undefined })
    }
    for (const { actor, body } of table.ofKind('mover')) {
      if (here.has(body.number)) continue
      for (const { actor: rider } of [...table.entries()]) if (rider.parentId === actor.id) this.destroy(rider.id)
      table.remove(actor.id)
    }
  }

  async close(): Promise<void> {
    await this.#cameras.close()
  }
}
