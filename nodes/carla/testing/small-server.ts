/** A CARLA server of one street, whose every answer a test may change: for faults a real one rarely shows. */
import { encodeVehicle } from '../../../scenarios/carla/actor-details.js'
import { encodeImageHeader } from '../../../scenarios/carla/image.js'
import { carlaMethods, versionMethod } from '../../../scenarios/carla/methods.js'
import { attributeTypes, type CarlaProfile, carla0915 } from '../../../scenarios/carla/profile.js'
import { RpcServer } from '../../../scenarios/carla/rpc-server.js'
import { encodeSnapshot } from '../../../scenarios/carla/snapshot.js'
import { StreamServer } from '../../../scenarios/carla/stream-server.js'
import type { StreamSource } from '../../../scenarios/carla/stream-source.js'
import {
  type ActorDefinition,
  type CarlaActor,
  type CarlaTransform,
  defaultEpisodeSettings,
  defaultWeather,
  type EpisodeSettings,
  fullBrake,
  type VehicleControl,
  type WeatherParameters,
} from '../../../scenarios/carla/structs.js'
import type { GoshawkError } from '../../../schemas/errors.js'

export const origin: CarlaTransform = { location: { x: 0, y: 0, z: 0 }, rotation: { pitch: 0, yaw: 0, roll: 0 } }

/** 200 m straight on, one lane each way. */
const streetXml = `<?xml version="1.0"?>
<OpenDRIVE><header revMajor="1" revMinor="4"/>
<road name="Street" length="200" id="1" junction="-1"><link/>
<planView><geometry s="0" x="-50" y="0" hdg="0" length="200"><line/></geometry></planView>
<lanes><laneSection s="0"><left><lane id="1" type="driving" level="false"><link/><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane></left>
<center><lane id="0" type="none" level="false"/></center>
<right><lane id="-1" type="driving" level="false"><link/><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane></right>
</laneSection></lanes></road></OpenDRIVE>`

export interface SmallServerOptions {
  readonly version?: string
  /** What it answers as, whatever it calls itself. */
  readonly profile?: CarlaProfile
  readonly spawnPoints?: readonly CarlaTransform[]
  readonly settings?: EpisodeSettings
}

const definitionsOf = (profile: CarlaProfile): ActorDefinition[] => {
  const { string } = attributeTypes(profile)
  const attribute = (id: string, value: string) => ({
    id,
    type: string,
    value,
    recommendedValues: [],
    isModifiable: true,
    restrictToRecommended: false,
  })
  const role = attribute('role_name', '')
  const picture = [attribute('image_size_x', '800'), attribute('image_size_y', '600'), attribute('fov', '90')]
  return [
    { uid: 1, id: 'vehicle.tesla.model3', tags: '', attributes: [role] },
    { uid: 2, id: 'sensor.camera.rgb', tags: '', attributes: [role, ...picture] },
    { uid: 3, id: 'sensor.other.imu', tags: '', attributes: [role] },
    { uid: 4, id: 'sensor.other.gnss', tags: '', attributes: [role] },
    { uid: 5, id: 'sensor.other.collision', tags: '', attributes: [role] },
  ]
}

export class SmallServer {
  readonly rpc: RpcServer
  readonly streams: StreamServer
  readonly methods
  readonly actors = new Map<number, CarlaActor>()
  /** Everything asked for, in order: "tick_cue", "spawn_actor vehicle.tesla.model3", "destroy_actor 5". */
  readonly log: string[] = []
  settings: EpisodeSettings
  episodeId = 0x1122334455667788n
  frame = 1000
  control: VehicleControl = fullBrake
  /** Of every vehicle, wherever it was spawned. */
  vehiclesAt: CarlaTransform = origin
  mapData = streetXml
  weather: WeatherParameters = defaultWeather
  /** The port that the token of a stream names; 1 are the snapshots. */
  portOfStream: (streamId: number) => number = () => this.streams.port
  /** Told of each actor once it is in the world, before whoever asked for it is. */
  onSpawned: (actor: CarlaActor) => void = () => {}
  /** Cameras by order of spawning, from 0: sends a camera's picture, or does what a test wants instead. */
  sendPicture: (camera: number, frame: number, send: () => Promise<void>) => void = (_, __, send) => void send()
  readonly #options: SmallServerOptions
  readonly #profile: CarlaProfile
  readonly #cameras: {
    readonly id: number
    readonly source: StreamSource
    readonly width: number
    readonly height: number
  }[] = []
  readonly #snapshots: StreamSource
  #lastId = 100

  private constructor(rpc: RpcServer, streams: StreamServer, options: SmallServerOptions) {
    this.rpc = rpc
    this.streams = streams
    this.#options = options
    this.#profile = options.profile ?? carla0915
    this.methods = carlaMethods(this.#profile)
    this.settings = options.settings ?? defaultEpisodeSettings
    streams.mode = 'blocking'
    this.#snapshots = streams.open(1)
    this.#answer()
  }

  static async listen(options: SmallServerOptions = {}): Promise<SmallServer> {
    const onFault = (error: GoshawkError) => {
      throw error
    }
    const rpc = await RpcServer.listen({ port: 0, onFault })
    return new SmallServer(rpc, await StreamServer.listen({ port: 0 }), options)
  }

  async close(): Promise<void> {
    await this.rpc.close()
    await this.streams.close()
  }

  /** Closes all readers' sockets of a camera, and takes new ones. */
  dropReaders(camera: number): void {
    const dropped = this.#cameras[camera]!
    const streamId = dropped.id
    dropped.source.close()
    this.#cameras[camera] = { ...dropped, source: this.streams.open(streamId) }
  }

  /** Sends what is no picture to a camera's readers. */
  sendGarbage(camera: number): void {
    void this.#cameras[camera]!.source.send(Buffer.from('this is no picture'))
  }

  tick(): number {
    const frame = ++this.frame
    const header = { sensorType: 16, frame, timestampS: frame / 20, transform: origin }
    const still = { x: 0, y: 0, z: 0 }
    const vehicle = { control: this.control, speedLimitKmh: 50, light: 2, lightActorId: undefined, failure: 0 }
    const actors = [...this.actors.values()].map(({ id, description }) => ({
      id,
      state: 1,
      transform: description.id.startsWith('vehicle.') ? this.vehiclesAt : origin,
      velocity: still,
      angularVelocity: still,
      acceleration: still,
      details: description.id.startsWith('vehicle.') ? encodeVehicle(vehicle) : new Uint8Array(54),
    }))
    const { episodeId } = this
    const rest = { episodeId, platformTimestampS: 0, deltaSeconds: 0.05, mapOrigin: still, simulationState: 0 }
    void this.#snapshots.send(encodeSnapshot({ header, ...rest, actors }))
    this.#cameras.forEach(({ source, width, height }, index) => {
      const bgra = Buffer.alloc(4 * width * height, index)
      const send = () => source.send(encodeImageHeader({ header, width, height, fovDeg: 70 }), bgra)
      this.sendPicture(index, frame, send)
    })
    return frame
  }

  #answer(): void {
    const { methods, rpc, log } = this
    rpc.on(versionMethod, () => this.#options.version ?? this.#profile.version)
    const token = (streamId: number) => ({ streamId, port: this.portOfStream(streamId), host: undefined })
    rpc.on(methods.getEpisodeInfo, () => ({ id: this.episodeId, token: token(1) }))
    rpc.on(methods.getEpisodeSettings, () => this.settings)
    rpc.on(methods.setEpisodeSettings, (settings) => {
      log.push(`set_episode_settings ${settings.synchronousMode ? 'synchronous' : 'asynchronous'}`)
      this.settings = settings
      return this.frame
    })
    rpc.on(methods.tickCue, () => {
      log.push('tick_cue')
      return this.tick()
    })
    const definitions = definitionsOf(this.#profile)
    rpc.on(methods.getActorDefinitions, () => definitions)
    rpc.on(methods.getAvailableMaps, () => ['/Game/Carla/Maps/Street'])
    rpc.on(methods.loadNewEpisode, (map) => {
      log.push(`load_new_episode ${map}`)
      if (map !== 'Street') return { failure: `Map '${map}' not found` }
      this.episodeId++
      return undefined
    })
    rpc.on(methods.getMapInfo, () => ({
      name: 'Carla/Maps/Street',
      spawnPoints: this.#options.spawnPoints ?? [origin],
    }))
    rpc.on(methods.getActorsById, (ids) => ids.flatMap((id) => this.actors.get(id) ?? []))
    rpc.on(methods.getSensorToken, (streamId) => token(streamId))
    const spawn = (description: CarlaActor['description'], parentId: number): CarlaActor => {
      log.push(`spawn ${description.id}`)
      const id = ++this.#lastId
      const isSensor = parentId !== 0
      const value = (name: string) => Number(description.attributes.find((each) => each.id === name)?.value)
      const source = isSensor ? this.streams.open(id) : undefined
      if (source && description.id === 'sensor.camera.rgb')
        this.#cameras.push({ id, source, width: value('image_size_x'), height: value('image_size_y') })
      const half = isSensor ? { x: 0, y: 0, z: 0 } : { x: 2.4, y: 1, z: 0.75 }
      const boundingBox = { location: { x: 0, y: 0, z: half.z }, extent: half, rotation: origin.rotation, actorId: id }
      const stream = isSensor ? token(id) : undefined
      const actor = { id, parentId, description, boundingBox, semanticTags: new Uint8Array(), stream }
      this.actors.set(id, actor)
      this.onSpawned(actor)
      return actor
    }
    rpc.on(methods.spawnActor, (description) => spawn(description, 0))
    rpc.on(methods.spawnActorWithParent, (description, _, parentId) => spawn(description, parentId))
    rpc.on(methods.destroyActor, (id) => {
      log.push(`destroy ${this.actors.get(id)?.description.id ?? id}`)
      return this.actors.delete(id) || { failure: 'unable to destroy actor: not found' }
    })
    rpc.on(methods.getWeather, () => this.weather)
    rpc.on(methods.setWeather, (weather) => {
      this.weather = weather
    })
    rpc.on(methods.getMapData, () => this.mapData)
    rpc.on(methods.setActorAutopilot, (_, isOn) => {
      log.push(`autopilot ${isOn}`)
    })
    rpc.on(methods.applyControlToVehicle, (_, control) => {
      log.push(`control ${control.brake}`)
      this.control = control
    })
  }
}
