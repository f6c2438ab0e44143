/** What rides on the ego: six cameras, IMU, GNSS and the collision sensor, each with its stream. */

import type { TypeOf } from '../../scenarios/carla/codec.js'
import { type CameraImage, decodeImage } from '../../scenarios/carla/image.js'
import { decodeSensorEvent, type SensorEvent } from '../../scenarios/carla/sensor-event.js'
import type { StreamLayout } from '../../scenarios/carla/sensor-header.js'
import type { StreamFrame } from '../../scenarios/carla/stream-client.js'
import {
  type ActorDefinition,
  type CarlaActor,
  type CarlaTransform,
  carlaStructs,
  geoLocation,
  imuReading,
} from '../../scenarios/carla/structs.js'
import { GoshawkError } from '../../schemas/errors.js'
import type { Pose } from '../../schemas/geometry/pose.js'
import { describeWith, findBlueprint } from './blueprints.js'
import { FrameQueue } from './frame-queue.js'
import { markedRole } from './leftovers.js'
import type { CarlaLink } from './link.js'
import { type CameraMount, cameraMounts } from './mount.js'
import type { SensorStream } from './sensor-stream.js'

/** Lent until `release()`. */
export interface Picture {
  readonly mount: CameraMount
  readonly image: CameraImage
  release(): void
}

export interface Collision {
  readonly frame: number
  readonly timeS: number
  /** Its id is 0 for what belongs to the map. */
  readonly other: CarlaActor
}

export type Imu = SensorEvent<TypeOf<typeof imuReading>>
export type Gnss = SensorEvent<TypeOf<typeof geoLocation>>

export interface EgoSensorOptions {
  readonly definitions: readonly ActorDefinition[]
  readonly egoId: number
  readonly fromEgo: Pose
  readonly pictures: { readonly width: number; readonly height: number } | undefined
  /** Pictures of one camera that may wait. */
  readonly keptMax: number | undefined
  readonly stream: (name: string, streamId: number, onFrame: (frame: StreamFrame) => void) => Promise<SensorStream>
  /** Told of each actor there is to destroy. */
  readonly spawned: (id: number) => void
}

interface Camera {
  readonly mount: CameraMount
  readonly queue: FrameQueue<Picture>
  readonly stream: SensorStream
}

const here: CarlaTransform = { location: { x: 0, y: 0, z: 0 }, rotation: { pitch: 0, yaw: 0, roll: 0 } }
/** CARLA's lens bends and blurs by default; the model was trained on pictures of a pinhole. */
const sharpLens = { motion_blur_intensity: '0.0', lens_k: '0.0', lens_kcube: '0.0', lens_circle_multiplier: '0.0' }

export class EgoSensors {
  readonly #session: { readonly link: CarlaLink; readonly layout: StreamLayout }
  readonly #options: EgoSensorOptions
  readonly #cameras: Camera[] = []
  readonly #streams: SensorStream[] = []
  #collisions: Collision[] = []
  /** Newest readings; undefined before the first. */
  imu: Imu | undefined
  gnss: Gnss | undefined

  constructor(session: { readonly link: CarlaLink; readonly layout: StreamLayout }, options: EgoSensorOptions) {
    this.#session = session
    this.#options = options
  }

  /** Those that deliver each tick. */
  get tickStreams(): readonly SensorStream[] {
    return this.#cameras.map(({ stream }) => stream)
  }

  get mounts(): readonly CameraMount[] {
    return this.#cameras.map(({ mount }) => mount)
  }

  /** Spawns all and subscribes to them. Throws as the calls, and as `SensorStream.opened`. */
  async spawn(): Promise<void> {
    const { pictures, fromEgo } = this.#options
    const { collision } = carlaStructs(this.#session.link.profile)
    const layout = () => this.#session.layout
    await this.#spawnReader('collision', (bytes) => {
      const { header, value } = decodeSensorEvent(bytes, collision, layout())
      this.#collisions.push({ frame: header.frame, timeS: header.timestampS, other: value.other })
    })
    await this.#spawnReader('imu', (bytes) => {
      this.imu = decodeSensorEvent(bytes, imuReading, layout())
    })
    await this.#spawnReader('gnss', (bytes) => {
      this.gnss = decodeSensorEvent(bytes, geoLocation, layout())
    })
    if (pictures) for (const mount of cameraMounts(pictures, fromEgo)) await this.#spawnCamera(mount)
    await Promise.all(this.#streams.map((stream) => stream.opened()))
  }

  /**
   * Each camera's picture of this frame, undefined where a later one shows that it was lost.
   *
   * @throws GoshawkError 'call-timeout' naming every camera that delivered neither in time.
   */
  async picturesOf(frame: number, timeoutMs: number): Promise<(Picture | undefined)[]> {
    const taken = await Promise.allSettled(this.#cameras.map(({ queue }) => queue.take(frame, { timeoutMs })))
    const failures = taken.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []))
    if (failures.length === 0) return taken.map((each) => (each as PromiseFulfilledResult<Picture | undefined>).value)
    for (const each of taken) if (each.status === 'fulfilled') each.value?.release()
    const late = this.#cameras.filter((_, index) => taken[index]!.status === 'rejected').map(({ queue }) => queue.name)
    const [first] = failures
    if (!(first instanceof GoshawkError) || first.code !== 'call-timeout' || late.length === 1) throw first
    throw new GoshawkError('call-timeout', `${first.message} (and ${late.slice(1).join(', ')})`, {
      cause: first,
      details: { ...first.details, streams: late },
    })
  }

  /** Waits for a frame's pictures and gives them back: for warm-up. Throws as `picturesOf`. */
  async skip(frame: number, timeoutMs: number): Promise<void> {
    for (const picture of await this.picturesOf(frame, timeoutMs)) picture?.release()
  }

  /** Whatever each camera took last, undefined where there was nothing since. */
  newestPictures(): (Picture | undefined)[] {
    return this.#cameras.map(({ queue }) => queue.takeNewest())
  }

  takeCollisions(): Collision[] {
    const collisions = this.#collisions
    this.#collisions = []
    return collisions
  }

  fail(error: GoshawkError): void {
    for (const { queue } of this.#cameras) queue.fail(error)
  }

  async stop(): Promise<void> {
    for (const { queue } of this.#cameras) queue.clear()
    await Promise.all(this.#streams.map((stream) => stream.stop()))
    for (const { queue } of this.#cameras) queue.clear()
  }

  async #spawnReader(kind: 'collision' | 'imu' | 'gnss', read: (bytes: Buffer) => void): Promise<void> {
    const actor = await this.#spawnSensor(`sensor.other.${kind}`, kind, here, {})
    await this.#subscribe(`${kind} sensor`, actor, (frame) => {
      read(frame.bytes)
      frame.release()
    })
  }

  async #spawnCamera(mount: CameraMount): Promise<void> {
    const { channel, width, height, fovDeg, transform } = mount
    const name = `camera ${channel}`
    const queue = new FrameQueue<Picture>(name, {
      release: (picture) => picture.release(),
      ...(this.#options.keptMax !== undefined && { keptMax: this.#options.keptMax }),
    })
    const shape = { image_size_x: `${width}`, image_size_y: `${height}`, fov: `${fovDeg}` }
    const actor = await this.#spawnSensor('sensor.camera.rgb', channel, transform, { ...shape, ...sharpLens })
    const stream = await this.#subscribe(name, actor, (frame) => {
      const image = decodeImage(frame.bytes)
      if (image.width !== width || image.height !== height)
        throw new GoshawkError('image-invalid', `${image.width}x${image.height} pixels; expected ${width}x${height}`)
      queue.put(image.header.frame, { mount, image, release: () => frame.release() })
    })
    this.#cameras.push({ mount, queue, stream })
  }

  async #spawnSensor(
    id: string,
    role: string,
    mount: CarlaTransform,
    values: Readonly<Record<string, string>>,
  ): Promise<CarlaActor> {
    const { definitions, egoId, spawned } = this.#options
    const description = describeWith(findBlueprint(definitions, id), { ...values, role_name: markedRole(role) })
    const actor = await this.#session.link.spawnOn(egoId, description, mount)
    spawned(actor.id)
    return actor
  }

  async #subscribe(name: string, actor: CarlaActor, onFrame: (frame: StreamFrame) => void): Promise<SensorStream> {
    if (!actor.stream) throw new GoshawkError('message-invalid', `CARLA ${name}: actor ${actor.id} has no stream`)
    const stream = await this.#options.stream(name, actor.stream.streamId, onFrame)
    this.#streams.push(stream)
    return stream
  }
}
