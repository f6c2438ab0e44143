/**
 * One client's stay in a CARLA world: an ego with its sensors, tick after tick, and everything back as it was at the end.
 */
import type { VehiclePhysics } from '../../scenarios/carla/physics.js'
import { releaseLayout, type StreamLayout } from '../../scenarios/carla/sensor-header.js'
import {
  type ActorSnapshot,
  decodeSnapshot,
  layoutOfSnapshot,
  type WorldSnapshot,
} from '../../scenarios/carla/snapshot.js'
import {
  type CarlaActor,
  type EpisodeInfo,
  type EpisodeSettings,
  fullBrake,
  type MapInfo,
  type VehicleControl,
  type WeatherParameters,
} from '../../scenarios/carla/structs.js'
import { type OpenDriveMap, readOpenDrive } from '../../scenarios/opendrive/read-opendrive.js'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import type { Pose } from '../../schemas/geometry/pose.js'
import { ActorCache } from './actor-cache.js'
import { CleanUp } from './clean-up.js'
import { type Collision, EgoSensors, type Picture } from './ego-sensors.js'
import { FrameQueue } from './frame-queue.js'
import { type LaneInvasion, LaneInvasionSensor } from './lane-invasion.js'
import { leftovers } from './leftovers.js'
import { CarlaLink } from './link.js'
import { loadMap } from './load-map.js'
import { actorFromEgo, wheelbaseOf } from './mount.js'
import type { CarlaOptions } from './options.js'
import { SensorStream } from './sensor-stream.js'
import { spawnEgo } from './spawn-ego.js'
import { spawnTraffic, weathers } from './surroundings.js'

export type { CarlaOptions } from './options.js'

/** The world after a tick. Pictures are lent until the next one. */
export interface CarlaTick {
  readonly frame: number
  /** Simulated seconds since the episode began. */
  readonly timeS: number
  readonly snapshot: WorldSnapshot
  readonly ego: ActorSnapshot
  /** In the order of the cameras; undefined where the server lost one. */
  readonly pictures: readonly (Picture | undefined)[]
  /** Told since the tick before. */
  readonly collisions: readonly Collision[]
  /** Lane markings crossed since the tick before; none before `readMap` is done. */
  readonly laneInvasions: readonly LaneInvasion[]
}

/** Ticks until all streams have delivered: the server says nowhere when it has registered a reader. */
const warmUpTicksMax = 200
const warmUpWaitMs = 250

export class CarlaSession {
  readonly link: CarlaLink
  readonly actors: ActorCache
  layout: StreamLayout = releaseLayout
  readonly #options: CarlaOptions
  readonly #tickTimeoutMs: number
  readonly #snapshots = new FrameQueue<WorldSnapshot>('world snapshots')
  readonly #spawned: number[] = []
  #kept: EpisodeSettings | undefined
  #keptWeather: WeatherParameters | undefined
  #episode: EpisodeInfo | undefined
  #isLayoutKnown = false
  #snapshotStream: SensorStream | undefined
  #sensors: EgoSensors | undefined
  #openDrive: Promise<OpenDriveMap> | undefined
  #laneInvasion: LaneInvasionSensor | undefined
  #map: MapInfo | undefined
  #ego: CarlaActor | undefined
  #physics: VehiclePhysics | undefined
  #pictures: readonly (Picture | undefined)[] = []
  #lastFrame = 0
  /** As last described, or as warm-up saw it. */
  #lastSnapshot: WorldSnapshot | undefined
  #present: CarlaTick | undefined
  #failure: GoshawkError | undefined
  /** Aborted with the failure. */
  readonly #ended = new AbortController()
  #ending: Promise<void> | undefined

  private constructor(link: CarlaLink, options: CarlaOptions) {
    this.link = link
    this.#options = options
    this.#tickTimeoutMs = options.tickTimeoutMs ?? 10_000
    this.actors = new ActorCache(link)
    void link.rpc.closed.then((error) => this.#fail(error))
    options.signal?.addEventListener('abort', this.#onAbort, { once: true })
    if (options.signal?.aborted) this.#onAbort()
  }

  /**
   * Joins a world and puts an ego with sensors into it. Whatever fails, nothing stays behind that can be taken away.
   *
   * @throws GoshawkError 'unavailable' (nobody answers, there or on the streams' port), 'config-invalid' (version, map, blueprint, spawn points),
   *   'call-refused', 'call-timeout', 'cancelled'.
   */
  static async open(options: CarlaOptions): Promise<CarlaSession> {
    const session = new CarlaSession(await CarlaLink.connect(options), options)
    try {
      await session.#begin()
      return session
    } catch (error) {
      await session.close()
      throw error
    }
  }

  get ego(): CarlaActor {
    return this.#ego!
  }

  get map(): MapInfo {
    return this.#map!
  }

  /** undefined on a server that does not tell. */
  get physics(): VehiclePhysics | undefined {
    return this.#physics
  }

  /**
   * The lanes of the world, read once; from then on ticks tell of the markings that the ego crosses.
   *
   * @throws GoshawkError 'file-invalid' for a map that cannot be read; otherwise as a call.
   */
  readMap(): Promise<OpenDriveMap> {
    this.#openDrive ??= this.#readMap()
    return this.#openDrive
  }

  get sensors(): EgoSensors {
    return this.#sensors!
  }

  /**
   * One tick in lockstep: the control first, then the cue, then the snapshot and the pictures of that very frame. After a
   * failure no further cue is sent: every later call fails with the same error.
   *
   * @throws GoshawkError 'call-timeout' naming what did not come, 'unavailable' when the server or the map is gone,
   *   'cancelled'.
   */
  tick(control?: VehicleControl): Promise<CarlaTick> {
    return this.#whole(() => this.#advance(this.#tickTimeoutMs, control))
  }

  /** The next snapshot in real time, with the newest picture of each camera. Errors as `tick`. */
  next(): Promise<CarlaTick> {
    return this.#whole(() => this.#await(this.#tickTimeoutMs))
  }

  /** Full brake, sensors destroyed before the vehicle, settings as they were, sockets closed. Idempotent, never throws. */
  close(): Promise<void> {
    this.#ending ??= this.#end()
    return this.#ending
  }

  readonly #onAbort = () => this.#fail(new GoshawkError('cancelled', 'CARLA: stopped by request'))

  async #begin(): Promise<void> {
    const { link } = this
    const { methods } = link
    const { map, stepS, blueprint = 'vehicle.tesla.model3', spawnPoint, onFault } = this.#options
    this.#kept = await link.call(methods.getEpisodeSettings)
    if (map !== undefined) await loadMap(link, map, this.#kept)
    this.#check()
    this.#episode = await link.call(methods.getEpisodeInfo)
    const definitions = await link.callLong(methods.getActorDefinitions)
    this.#map = await link.callLong(methods.getMapInfo)
    await this.#watchSnapshots(this.#episode.token.streamId)
    if (stepS !== undefined)
      await link.call(methods.setEpisodeSettings, { ...this.#kept, synchronousMode: true, fixedDeltaSeconds: stepS })
    await this.#warmUp()
    await this.#removeLeftovers()
    this.#check()
    await this.#changeWeather()
    this.#ego = await spawnEgo(link, { definitions, map: this.#map, blueprint, spawnPoint })
    this.#spawned.push(this.#ego.id)
    this.actors.add(this.#ego)
    this.#physics = await this.#askPhysics(this.#ego.id)
    this.#sensors = new EgoSensors(this, {
      definitions,
      egoId: this.#ego.id,
      fromEgo: this.actorFromEgo,
      pictures: this.#options.pictures,
      keptMax: stepS === undefined ? 1 : undefined,
      stream: (name, streamId, onFrame) => this.#listen(name, streamId, onFrame),
      spawned: (id) => this.#spawned.unshift(id),
    })
    await this.#sensors.spawn()
    const { traffic: count = 0 } = this.#options
    const facts = { definitions, map: this.#map, count }
    const found = await spawnTraffic(link, facts, (actor) => this.#spawned.push(actor.id))
    if (found < count)
      onFault(
        new GoshawkError('call-refused', `CARLA map ${this.#map.name}: room for ${found} cars only, not ${count}`),
      )
    await link.call(methods.applyControlToVehicle, this.#ego.id, fullBrake)
    await this.#warmUp()
    // The first pictures of a world take longest.
    await (stepS === undefined ? this.#await(link.loadTimeoutMs) : this.#advance(link.loadTimeoutMs))
  }

  /** nuScenes' ego frame (on the ground under the rear axle) in the frame of the vehicle. */
  get actorFromEgo(): Pose {
    return actorFromEgo(this.ego, this.wheelbaseM)
  }

  /** The world as last seen. */
  get present(): CarlaTick {
    return this.#present!
  }

  /** Of the ego, metres. */
  get wheelbaseM(): number {
    return wheelbaseOf(this.#physics, 2 * this.ego.boundingBox.extent.x)
  }

  async #readMap(): Promise<OpenDriveMap> {
    const text = await this.link.callLong(this.link.methods.getMapData)
    const map = readOpenDrive(text, `map ${this.map.name}`)
    this.#laneInvasion = new LaneInvasionSensor(map, this.ego)
    this.#laneInvasion.watch({ ...this.present, transform: this.present.ego.transform })
    return map
  }

  async #changeWeather(): Promise<void> {
    const { weather } = this.#options
    if (weather === undefined) return
    const { getWeather, setWeather } = this.link.methods
    const kept = await this.link.call(getWeather)
    await this.link.call(setWeather, { ...kept, ...weathers[weather] })
    this.#keptWeather = kept
  }

  /** The built-in world's server, whose cars have no engines, does not know the method. */
  async #askPhysics(egoId: number): Promise<VehiclePhysics | undefined> {
    try {
      return await this.link.call(this.link.methods.getPhysicsControl, egoId)
    } catch (error) {
      if (error instanceof GoshawkError && error.code === 'call-invalid') return undefined
      throw error
    }
  }

  async #listen(name: string, streamId: number, onFrame: ConstructorParameters<typeof SensorStream>[0]['onFrame']) {
    const token = await this.link.call(this.link.methods.getSensorToken, streamId)
    const { host, reconnectDelayMs = 1000, onFault } = this.#options
    return new SensorStream({
      name,
      host,
      token,
      reconnectDelayMs,
      timeoutMs: this.link.timeoutMs,
      signal: this.#ended.signal,
      onFrame,
      onLost: onFault,
      onFault: (error) => this.#fail(error),
    })
  }

  async #watchSnapshots(streamId: number): Promise<void> {
    this.#snapshotStream = await this.#listen('world snapshots', streamId, (frame) => {
      const episodeId = this.#episode!.id
      if (!this.#isLayoutKnown) this.layout = layoutOfSnapshot(frame.bytes, episodeId)
      this.#isLayoutKnown = true
      const snapshot = decodeSnapshot(frame.bytes, this.layout)
      frame.release()
      if (snapshot.episodeId === episodeId) return this.#snapshots.put(snapshot.header.frame, snapshot)
      this.actors.clear()
      this.#fail(
        new GoshawkError('unavailable', 'CARLA: another map was loaded, the ego is gone with the old one; start again'),
      )
    })
    await this.#snapshotStream.opened()
  }

  #streams(): SensorStream[] {
    return [this.#snapshotStream!, ...(this.#sensors?.tickStreams ?? [])]
  }

  /** Ticks (or, in real time, waits) until every stream that delivers each tick has done so. */
  async #warmUp(): Promise<void> {
    const isLockstep = this.#options.stepS !== undefined
    const until = performance.now() + this.link.loadTimeoutMs
    const missing = () => this.#streams().filter(({ isFresh }) => isFresh)
    for (let ticks = 0; missing().length > 0; ticks++) {
      this.#check()
      if (ticks === warmUpTicksMax || performance.now() > until) {
        const silent = missing().map(({ name, address }) => `${name} (${address})`)
        const advice =
          "the port may be another server's, or this one draws no pictures; look at the server and start again"
        throw new GoshawkError('call-timeout', `CARLA: nothing from ${silent.join(', ')} in ${ticks} ticks; ${advice}`)
      }
      const frame = isLockstep ? await this.link.callLong(this.link.methods.tickCue) : this.#lastFrame + 1
      await this.#within(warmUpWaitMs, frame)
    }
  }

  /** Gives a warm-up tick time to arrive; what did not is asked for again by the next. */
  async #within(timeoutMs: number, frame: number): Promise<void> {
    const optional = async (arriving: Promise<unknown>) => {
      try {
        await arriving
      } catch (error) {
        if (!(error instanceof GoshawkError) || error.code !== 'call-timeout') throw error
      }
    }
    await optional(
      this.#snapshots.take(frame, { timeoutMs, takesNewer: true }).then((snapshot) => {
        this.#lastFrame = snapshot?.header.frame ?? this.#lastFrame
        this.#lastSnapshot = snapshot ?? this.#lastSnapshot
      }),
    )
    if (this.#sensors) await optional(this.#sensors.skip(frame, timeoutMs))
  }

  /** What killed clients of this host left in the world; with it went whoever ticked. */
  async #removeLeftovers(): Promise<void> {
    const { link } = this
    await this.actors.learn(this.#lastSnapshot!)
    const ids = leftovers([...this.actors.all()])
    for (const id of ids) await link.call(link.methods.destroyActor, id)
    if (ids.length > 0) this.#kept = { ...this.#kept!, synchronousMode: false, fixedDeltaSeconds: undefined }
  }

  async #advance(timeoutMs: number, control?: VehicleControl): Promise<CarlaTick> {
    const { link } = this
    if (this.#streams().some(({ isFresh }) => isFresh)) await this.#warmUp()
    if (control) await link.call(link.methods.applyControlToVehicle, this.ego.id, control)
    this.#giveBackPictures()
    const frame = await link.callWithin(timeoutMs, link.methods.tickCue)
    const snapshot = await this.#snapshotOf(frame, timeoutMs)
    this.#pictures = await this.#sensors!.picturesOf(frame, timeoutMs)
    return this.#describe(snapshot)
  }

  async #await(timeoutMs: number): Promise<CarlaTick> {
    const snapshot = await this.#snapshotOf(this.#lastFrame + 1, timeoutMs)
    this.#giveBackPictures()
    this.#pictures = this.#sensors!.newestPictures()
    return this.#describe(snapshot)
  }

  async #snapshotOf(frame: number, timeoutMs: number): Promise<WorldSnapshot> {
    const snapshot = await this.#snapshots.take(frame, { timeoutMs, takesNewer: true })
    await this.actors.learn(snapshot!)
    return snapshot!
  }

  #describe(snapshot: WorldSnapshot): CarlaTick {
    const { frame, timestampS } = snapshot.header
    this.#lastFrame = frame
    const ego = snapshot.actors.find(({ id }) => id === this.ego.id)
    if (!ego) throw new GoshawkError('unavailable', `CARLA: the ego (actor ${this.ego.id}) is gone; start again`)
    const collisions = this.#sensors!.takeCollisions()
    const invasion = this.#laneInvasion?.watch({ frame, timeS: timestampS, transform: ego.transform })
    const laneInvasions = invasion ? [invasion] : []
    this.#present = { frame, timeS: timestampS, snapshot, ego, pictures: this.#pictures, collisions, laneInvasions }
    return this.#present
  }

  #giveBackPictures(): void {
    for (const picture of this.#pictures) picture?.release()
    this.#pictures = []
  }

  #check(): void {
    if (this.#failure) throw this.#failure
  }

  /** Runs a step of the stay; its failure is the stay's. */
  async #whole<R>(step: () => Promise<R>): Promise<R> {
    this.#check()
    try {
      return await step()
    } catch (cause) {
      // What ended the stay first is why the step failed.
      const error =
        cause instanceof GoshawkError ? cause : new GoshawkError('process-failed', messageOf(cause), { cause })
      throw this.#fail(error)
    }
  }

  #fail(error: GoshawkError): GoshawkError {
    this.#failure ??= error
    this.#snapshots.fail(this.#failure)
    this.#sensors?.fail(this.#failure)
    this.#ended.abort(this.#failure)
    return this.#failure
  }

  async #end(): Promise<void> {
    const { link } = this
    const { methods, rpc } = link
    this.#options.signal?.removeEventListener('abort', this.#onAbort)
    const cleanUp = new CleanUp(rpc)
    const ego = this.#ego
    if (ego) await cleanUp.attempt('brake', () => rpc.call(methods.applyControlToVehicle, ego.id, fullBrake))
    this.#giveBackPictures()
    // Streams first: in synchronous mode the server waits for whoever does not read.
    await this.#sensors?.stop()
    for (const id of this.#spawned)
      await cleanUp.attempt(`destroy actor ${id}`, () => rpc.call(methods.destroyActor, id))
    const weather = this.#keptWeather
    if (weather) await cleanUp.attempt('restore the weather', () => rpc.call(methods.setWeather, weather))
    const kept = this.#kept
    if (kept && this.#options.stepS !== undefined)
      await cleanUp.attempt('restore the settings', () => rpc.call(methods.setEpisodeSettings, kept))
    await this.#snapshotStream?.stop()
    this.#snapshots.clear()
    const failure = cleanUp.failure()
    await link.close()
    if (failure) this.#options.onFault(failure)
  }
}
