/** The built-in world as messages: which frame comes when, and what it says beside its pictures. */
import { actorModels } from '../../scenarios/worlds/actor-models.js'
import { cameraRig, egoFromLidar, type RigCamera } from '../../scenarios/worlds/camera-rig.js'
import { globalFromEgo, groundTruth } from '../../scenarios/worlds/ground-truth.js'
import { mapLines, roadAreas } from '../../scenarios/worlds/map-lines.js'
import { tokenOf } from '../../scenarios/worlds/random.js'
import { type SceneFrame, sceneFrameOf } from '../../scenarios/worlds/render/scene-frame.js'
import { signalState } from '../../scenarios/worlds/road-map.js'
import { RoadTeller } from '../../scenarios/worlds/road-message.js'
import { createWorld, stepWorld, type World, type WorldOptions } from '../../scenarios/worlds/world.js'
import { type GlobalArea, localAreas } from '../../schemas/geometry/local-area.js'
import { type GlobalLine, localMap } from '../../schemas/geometry/local-map.js'
import { type CameraFrames, ImageEncoding } from '../../schemas/messages.js'

/** Time of the first frame of every run: 14 November 2023, 22:13:20 UTC. */
export const firstTimestampUs = 1_700_000_000_000_000

export interface FramePlan extends WorldOptions {
  readonly width: number
  readonly height: number
  readonly rateHz: number
  readonly durationS: number
  readonly loop: boolean
}

/** A frame before its pictures are drawn. */
export interface PlannedFrame {
  readonly scene: SceneFrame
  readonly payload: CameraFrames
  readonly captureTimeNs: bigint
  readonly world: World
}

/** A lap of the world: recorded times of its first and its last frame, microseconds. */
export interface Extent {
  readonly firstUs: number
  readonly lastUs: number
}

/** A wish for a moment further from every frame than this is a mistake. Microseconds. */
const apartUsMax = 2_000_000

/**
 * Frames in order, for as long as somebody asks: the same plan gives the same frames. The world is built here and now;
 * laps start from the same one, so that no frame has to wait for a world to be built.
 */
export class PlannedFrames implements Iterable<PlannedFrame> {
  readonly #plan: FramePlan
  readonly #start: World
  readonly #rig: readonly RigCamera[]
  readonly #lines: readonly GlobalLine[]
  readonly #areas: readonly GlobalArea[]
  readonly #road: RoadTeller
  readonly #framesPerLap: number
  readonly #periodUs: number
  /** Of the frame `#reached` of its lap. */
  #world: World
  #reached = 0
  /** Frames before the next one, laps included. */
  #at = 0
  #seeks = 0

  constructor(plan: FramePlan) {
    this.#plan = plan
    this.#start = createWorld(plan)
    this.#world = this.#start
    this.#rig = cameraRig(plan)
    this.#lines = mapLines(this.#start.map)
    this.#areas = roadAreas(this.#start.map)
    this.#road = roadTeller(this.#start)
    this.#framesPerLap = Math.max(1, Math.round(plan.durationS * plan.rateHz))
    this.#periodUs = 1_000_000 / plan.rateHz
  }

  /** Seeks that were accepted. */
  get seeks(): number {
    return this.#seeks
  }

  /** Undefined at the end. */
  next(): PlannedFrame | undefined {
    const length = this.#framesPerLap
    if (!this.#plan.loop && this.#at >= length) return undefined
    const index = this.#at % length
    const lap = Math.floor(this.#at / length) + 1
    const timestampUs = this.#timeOf(this.#at)
    const world = this.#worldAt(index)
    this.#at++
    return {
      scene: sceneFrameOf(world, index),
      payload: describeWorld(world, this.#rig, {
        lap,
        index,
        timestampUs,
        lines: this.#lines,
        areas: this.#areas,
        road: this.#road,
      }),
      captureTimeNs: BigInt(timestampUs) * 1000n,
      world,
    }
  }

  *[Symbol.iterator](): Generator<PlannedFrame, void, void> {
    for (let frame = this.next(); frame; frame = this.next()) yield frame
  }

  /** Goes on at the frame nearest in time, in whichever lap. */
  seek(timestampUs: number): { readonly accepted: boolean; readonly reply: string } {
    const length = this.#framesPerLap
    const at = Math.max(0, Math.round((timestampUs - firstTimestampUs) / this.#periodUs))
    const nearest = this.#plan.loop ? at : Math.min(length - 1, at)
    if (Math.abs(this.#timeOf(nearest) - timestampUs) > apartUsMax) {
      const end = this.#plan.loop ? 'on' : `to ${this.#timeOf(length - 1)} us`
      return {
        accepted: false,
        reply: `nothing happens at ${timestampUs} us; this world is from ${firstTimestampUs} ${end}`,
      }
    }
    this.#at = nearest
    this.#seeks++
    return { accepted: true, reply: `at frame ${(nearest % length) + 1} of ${length}` }
  }

  /** Of the lap this time is in, and of the one after it, so that whoever shows them knows it in time. */
  extentsAt(timestampUs: number): readonly Extent[] {
    const length = this.#framesPerLap
    const first = Math.floor(Math.round((timestampUs - firstTimestampUs) / this.#periodUs) / length) * length
    const extentOf = (at: number) => ({ firstUs: this.#timeOf(at), lastUs: this.#timeOf(at + length - 1) })
    return this.#plan.loop ? [extentOf(first), extentOf(first + length)] : [extentOf(first)]
  }

  #timeOf(at: number): number {
    return firstTimestampUs + Math.round(at * this.#periodUs)
  }

  #worldAt(index: number): World {
    if (index < this.#reached) {
      this.#world = this.#start
      this.#reached = 0
    }
    for (; this.#reached < index; this.#reached++) this.#world = stepWorld(this.#world, 1 / this.#plan.rateHz)
    return this.#world
  }
}

/** Scene names differ from lap to lap, so that nobody carries history over the jump back. */
export function sceneName({ scenario, seed }: WorldOptions, lap: number): string {
  return `builtin-${scenario.name}-${seed}${lap > 1 ? `#${lap}` : ''}`
}

/** What a frame of a world says beside its pictures, which its parts hold in the rig's order. */
export function describeWorld(
  world: World,
  rig: readonly RigCamera[],
  {
    lap,
    index,
    timestampUs,
    lines,
    areas,
    road,
  }: {
    readonly lap: number
    readonly index: number
    readonly timestampUs: number
    readonly lines: readonly GlobalLine[]
    readonly areas: readonly GlobalArea[]
    readonly road: RoadTeller
  },
): CameraFrames {
  const pose = globalFromEgo(world)
  return {
    scene: sceneName(world, lap),
    sampleToken: tokenOf(world.seed, lap, index, 4),
    timestampUs,
    globalFromEgo: pose,
    egoFromLidar,
    cameras: rig.map(({ channel, width, height, intrinsic, egoFromCamera }, part) => ({
      channel,
      timestampUs,
      width,
      height,
      encoding: ImageEncoding.JPEG,
      part,
      intrinsic,
      egoFromCamera,
      globalFromEgo: pose,
      missing: '',
    })),
    hasGroundTruth: true,
    groundTruth: groundTruth(world),
    egoSpeedMps: world.ego.speedMps,
    map: localMap(lines, pose),
    drivableArea: localAreas(areas, pose),
    steeringWheelRad: Number.NaN,
    road: road.at(
      world.ego,
      world.map.signals.map((signal) => signalState(signal, world.timeS)),
    ),
  }
}

/** The lanes of a world and the ego's way on them. */
export function roadTeller({ scenario, seed, map, ego }: World): RoadTeller {
  const { length, width } = ego.size
  return new RoadTeller({
    name: sceneName({ scenario, seed }, 1),
    lanes: map.lanes,
    crossings: map.crossings,
    route: map.egoRoute,
    ego: { length, width, wheelbase: actorModels.get(ego.model)!.wheelbaseM },
  })
}
