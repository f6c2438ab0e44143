/** A drive as an MCAP recording: what was there, what the car saw and decided, five times a second. */
import { EntryMaker } from '../../nodes/recorder/entries.js'
import { loadProtoSchemas } from '../../nodes/recorder/proto-schemas.js'
import { RecordingFiles } from '../../nodes/recorder/recording-files.js'
import { egoFromLidar } from '../../scenarios/worlds/camera-rig.js'
import { RoadTeller } from '../../scenarios/worlds/road-message.js'
import { quaternionFromYaw } from '../../schemas/geometry/quaternion.js'
import type { CameraFrames, DetectedObjects, Header, Message } from '../../schemas/messages.js'
import type { DrivenTick } from './drive-route.js'
import type { DriveWorld, WorldState } from './drive-world.js'

const periodS = 0.2
/** Recordings want a date: 14 November 2023, as the built-in world's frames have. */
const startUs = 1_700_000_000_000_000
const chunkBytes = 1 << 20

export class DriveRecorder {
  readonly #files: RecordingFiles
  readonly #maker: EntryMaker
  readonly #world: DriveWorld
  readonly #road: RoadTeller
  #frames = 0
  #lastS = Number.NEGATIVE_INFINITY
  #waiting: Promise<void> = Promise.resolve()

  private constructor(files: RecordingFiles, maker: EntryMaker, world: DriveWorld) {
    this.#files = files
    this.#maker = maker
    this.#world = world
    const { lengthM: length, widthM: width, wheelbaseM: wheelbase } = world.state().ego
    this.#road = new RoadTeller({ name: world.name, ...world.road, ego: { length, width, wheelbase } })
  }

  /** @throws GoshawkError 'usage-invalid' when the file is there already. */
  static async open(path: string, world: DriveWorld): Promise<DriveRecorder> {
    const schemas = loadProtoSchemas()
    const files = await RecordingFiles.open({ path, compression: 'zstd', chunkBytes, epoch: 0, schemas }, 0n)
    return new DriveRecorder(files, new EntryMaker({ schemas, images: true, logTime: 'capture' }), world)
  }

  /** Keeps one tick of each fifth of a second; writing goes on behind the drive. */
  add(tick: DrivenTick): void {
    if (tick.state.timeS - this.#lastS < periodS - 1e-6) return
    this.#lastS = tick.state.timeS
    this.#frames++
    const { frames, objects, decision } = messagesOf(tick, this.#world, this.#road, this.#frames)
    const known = { hops: [], file: 1 }
    this.#waiting = this.#waiting.then(async () => {
      await this.#files.write(this.#maker.frames(frames, known))
      await this.#files.write(this.#maker.objects(objects, known))
      await this.#files.write(this.#maker.decision(decision, known))
    })
  }

  /** Everything is on the disk afterwards. Rejects with what writing failed of. */
  async close(): Promise<void> {
    try {
      await this.#waiting
    } finally {
      await this.#files.close()
    }
  }
}

function messagesOf(
  { state, decision: decided, perceived, plan }: DrivenTick,
  world: DriveWorld,
  road: RoadTeller,
  number: number,
) {
  const scene = world.name
  const timestampUs = startUs + Math.round(state.timeS * 1e6)
  const common = { scene, sampleToken: `${scene}-${number}`, timestampUs }
  const header = (stream: string): Header => ({
    stream,
    sequence: number,
    epoch: 0,
    frame: { source: 'drive', number, epoch: 0 },
    captureTimeNs: BigInt(timestampUs) * 1000n,
    originTimeNs: BigInt(timestampUs) * 1000n,
    publishTimeNs: BigInt(timestampUs) * 1000n,
    traceparent: '',
  })
  const { pictures } = perceived
  const there: CameraFrames = {
    ...common,
    globalFromEgo: globalFromEgo(state),
    egoFromLidar,
    cameras: [],
    hasGroundTruth: true,
    groundTruth: state.objects,
    egoSpeedMps: state.ego.speedMps,
    map: world.mapAround?.() ?? [],
    road: road.at(state.ego, state.signals),
    steeringWheelRad: Number.NaN,
  }
  const payload: CameraFrames = pictures ? { ...there, cameras: pictures.payload.cameras } : there
  const frames: Message<CameraFrames> = { header: header('drive.frames'), payload, parts: pictures?.parts ?? [] }
  const seen: DetectedObjects = {
    ...common,
    globalFromEgo: globalFromEgo(perceived.state),
    objects: perceived.objects.map((object) => ({ ...object, id: '' })),
    model: { bundle: 'drive', architecture: '', provider: 'none', trained: true, sha256: '' },
    missingCameras: [],
    egoSpeedMps: state.ego.speedMps,
    map: payload.map,
    ...(payload.road && { road: payload.road }),
  }
  const { speed, path, explanation, rule, objects: ids, planner } = decided
  const objectIndices = ids.flatMap((id) => {
    const index = perceived.objects.findIndex((object) => object.id === id)
    return index < 0 ? [] : [index]
  })
  const decision = {
    ...common,
    ...{ speed, path, explanation, rule, objectIndices, planner },
    ...(plan && { plan }),
    ...(ids.length > 0 && { trackIds: ids }),
  }
  return {
    frames,
    objects: { header: header('drive.objects'), payload: seen, parts: [] },
    decision: { header: header('drive.decision'), payload: decision, parts: [] },
  }
}

/** nuScenes' ego frame: under the rear axle. */
function globalFromEgo({ ego: { x, y, yawRad, wheelbaseM } }: WorldState) {
  const back = wheelbaseM / 2
  const translation = { x: x - back * Math.cos(yawRad), y: y - back * Math.sin(yawRad), z: 0 }
  return { translation, rotation: quaternionFromYaw(yawRad) }
}
