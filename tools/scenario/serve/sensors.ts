/** The sensors clients spawned: what each sends after a tick. */
import { cameraFromCarla, intrinsicOfCamera } from '../../../scenarios/carla/axes.js'
import { encodeImageHeader } from '../../../scenarios/carla/image.js'
import { encodeSensorEvent } from '../../../scenarios/carla/sensor-event.js'
import type { SensorHeader } from '../../../scenarios/carla/sensor-header.js'
import type { StreamServer } from '../../../scenarios/carla/stream-server.js'
import type { StreamSource } from '../../../scenarios/carla/stream-source.js'
import { type ActorDescription, carlaStructs, geoLocation, imuReading } from '../../../scenarios/carla/structs.js'
import type { Incident } from '../../../scenarios/worlds/incidents.js'
import { GoshawkError } from '../../../schemas/errors.js'
import type { ActorTable, Entry } from './actor-table.js'
import type { CameraSettings, Cameras } from './cameras.js'
import { withoutBody } from './describe-actors.js'
import type { Episode } from './episode.js'
import { geoLocationOf } from './geodesy.js'
import { sceneFor } from './scene-for-camera.js'
import { collisionsIn, imuOf } from './sensor-readings.js'
import type { ServeOptions } from './serve-options.js'
import { worldTransform } from './world-snapshot.js'

const kinds = {
  'sensor.camera.rgb': 'camera',
  'sensor.other.imu': 'imu',
  'sensor.other.gnss': 'gnss',
  'sensor.other.collision': 'collision',
} as const

export interface CameraShape {
  readonly width: number
  readonly height: number
  readonly fovDeg: number
}

interface Sensor {
  readonly entry: Entry
  readonly kind: (typeof kinds)[keyof typeof kinds]
  readonly source: StreamSource
  readonly intervalS: number
  readonly camera: { readonly index: number; readonly shape: CameraShape } | undefined
  lastS: number
  isBusy: boolean
}

export interface TickFacts {
  readonly frame: number
  readonly timestampS: number
  readonly deltaS: number
  readonly incidents: readonly Incident[]
  /** Cameras still busy with an earlier frame leave this one out. */
  readonly skipsBusy: boolean
}

/** Whether the world answers for this blueprint with a stream. */
export const hasStream = (blueprint: string): boolean => blueprint in kinds

const numberOf = (description: ActorDescription, id: string) =>
  Number(description.attributes.find((attribute) => attribute.id === id)?.value ?? Number.NaN)

/** Size and field of view of a camera as described; undefined when it cannot be drawn. */
export function shapeOf(description: ActorDescription): CameraShape | undefined {
  const [width, height] = [numberOf(description, 'image_size_x'), numberOf(description, 'image_size_y')]
  const fovDeg = numberOf(description, 'fov')
  const fits = (side: number) => Number.isInteger(side) && side >= 16 && side <= 4096
  return fits(width) && fits(height) && fovDeg >= 1 && fovDeg <= 170 ? { width, height, fovDeg } : undefined
}

export class Sensors {
  readonly #sensors = new Map<number, Sensor>()
  readonly #options: Required<Pick<ServeOptions, 'profile' | 'faults' | 'onFault'>>
  readonly #streams: StreamServer
  readonly #table: ActorTable
  cameras: Cameras

  constructor(
    options: Required<Pick<ServeOptions, 'profile' | 'faults' | 'onFault'>>,
    { streams, table, cameras }: { streams: StreamServer; table: ActorTable; cameras: Cameras },
  ) {
    this.#options = options
    this.#streams = streams
    this.#table = table
    this.cameras = cameras
  }

  add(entry: Entry, streamId: number): void {
    const { description } = entry.actor
    const kind = kinds[description.id as keyof typeof kinds]
    const shape = kind === 'camera' ? shapeOf(description) : undefined
    const taken = new Set([...this.#sensors.values()].map(({ camera }) => camera?.index))
    let index = 0
    while (taken.has(index)) index++
    const camera = shape && { index, shape }
    this.#sensors.set(entry.actor.id, {
      entry,
      kind,
      source: this.#streams.open(streamId),
      intervalS: numberOf(description, 'sensor_tick') || 0,
      camera,
      lastS: Number.NEGATIVE_INFINITY,
      isBusy: false,
    })
    if (camera) this.cameras.add(camera.index, this.#settingsOf(entry, camera.shape))
  }

  /** For new camera threads: every camera again. */
  moveTo(cameras: Cameras): void {
    this.cameras = cameras
    for (const { entry, camera } of this.#sensors.values())
      if (camera) cameras.add(camera.index, this.#settingsOf(entry, camera.shape))
  }

  #settingsOf({ body }: Entry, shape: CameraShape): CameraSettings {
    if (body.kind !== 'sensor') throw new GoshawkError('config-invalid', 'a camera that is no sensor')
    const { width, height } = shape
    return { width, height, intrinsic: intrinsicOfCamera(shape), egoFromCamera: cameraFromCarla(body.mount) }
  }

  /** Closes the sensor's stream. */
  remove(id: number): void {
    const sensor = this.#sensors.get(id)
    if (!sensor) return
    this.#sensors.delete(id)
    sensor.source.close()
    if (sensor.camera) this.cameras.remove(sensor.camera.index)
  }

  /**
   * What follows a snapshot: every due sensor's message with the same frame number. Resolves when all are sent; the
   * cameras are drawn meanwhile.
   */
  async send(episode: Episode, facts: TickFacts): Promise<void> {
    const sends: Promise<void>[] = []
    for (const sensor of this.#sensors.values()) {
      if (sensor.source.subscriberCount === 0) continue
      if (sensor.kind === 'collision') {
        sends.push(this.#sendCollisions(episode, sensor, facts))
        continue
      }
      if (facts.timestampS - sensor.lastS < sensor.intervalS - 1e-6) continue
      if (sensor.isBusy && facts.skipsBusy) continue
      sensor.lastS = facts.timestampS
      sends.push(
        sensor.kind === 'camera'
          ? this.#sendPicture(episode, sensor, facts)
          : sensor.source.send(this.#reading(episode, sensor, facts)),
      )
    }
    await Promise.all(sends)
  }

  #header(episode: Episode, { entry, kind }: Sensor, { frame, timestampS }: TickFacts): SensorHeader {
    const { sensorTypes } = this.#options.profile
    const sensorType = kind === 'camera' ? sensorTypes.rgb : kind === 'collision' ? 0 : sensorTypes[kind]
    return { sensorType, frame, timestampS, transform: worldTransform({ episode, table: this.#table }, entry) }
  }

  #reading(episode: Episode, sensor: Sensor, facts: TickFacts): Uint8Array {
    const header = this.#header(episode, sensor, facts)
    if (sensor.kind === 'gnss')
      return encodeSensorEvent({ header, value: geoLocationOf(header.transform.location) }, geoLocation)
    const parent = this.#parentOf(sensor)
    const now = parent === undefined ? undefined : episode.actorOf(parent)
    const actors = [episode.before.ego, ...episode.before.actors]
    const before = actors.find(({ number }) => number === parent) ?? now
    // A sensor that rides on nothing stands still.
    const still = { ...episode.world.ego, velocityXMps: 0, velocityYMps: 0 }
    const value = imuOf(header.transform, now ?? still, before ?? still, facts.deltaS)
    return encodeSensorEvent({ header, value }, imuReading)
  }

  #parentOf({ entry }: Sensor): number | undefined {
    const body = this.#table.get(entry.actor.parentId)?.body
    return body?.kind === 'mover' ? body.number : undefined
  }

  /** One event for each thing the hero began to touch in this tick. */
  async #sendCollisions(episode: Episode, sensor: Sensor, facts: TickFacts): Promise<void> {
    if (this.#parentOf(sensor) !== 0) return
    const self = this.#table.get(sensor.entry.actor.parentId)!.actor
    const { collision } = carlaStructs(this.#options.profile)
    const header = this.#header(episode, sensor, facts)
    for (const { other } of collisionsIn(facts.incidents)) {
      const touched = episode.world.actors.find(({ id }) => id === other)
      const id = touched && this.#table.idOfMover(touched.number)
      const known = id === undefined ? undefined : this.#table.get(id)?.actor
      const building = {
        id: 0,
        parentId: 0,
        description: { uid: 0, id: 'static.building', attributes: [] },
        ...withoutBody(0),
        semanticTags: Uint8Array.of(3),
        stream: undefined,
      }
      const value = { self, other: known ?? building, normalImpulse: this.#impulse(episode) }
      await sensor.source.send(encodeSensorEvent({ header, value }, collision))
    }
  }

  /** Against the hero's way, as if all its momentum were lost; the world has no forces. */
  #impulse({ world: { ego } }: Episode) {
    const massKg = 1800
    return { x: -massKg * ego.velocityXMps, y: massKg * ego.velocityYMps, z: 0 }
  }

  async #sendPicture(episode: Episode, sensor: Sensor, facts: TickFacts): Promise<void> {
    const { index, shape } = sensor.camera!
    const { faults, onFault } = this.#options
    if (faults.dropsPicture?.(index, facts.frame)) return
    sensor.isBusy = true
    try {
      const header = this.#header(episode, sensor, facts)
      const scene = sceneFor(episode.world, { frame: facts.frame, parent: this.#parentOf(sensor), header })
      const bgra = await this.cameras.draw(index, scene)
      const delayMs = faults.pictureDelayMs?.(index, facts.frame) ?? 0
      if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs))
      await sensor.source.send(encodeImageHeader({ header, ...shape }), bgra)
    } catch (error) {
      if (!(error instanceof GoshawkError)) throw error
      // Taken away while it was being drawn: nobody waits for it any more.
      if (error.code !== 'cancelled') onFault(error)
    } finally {
      sensor.isBusy = false
    }
  }
}
