/** The built-in world as messages: which frame comes when, and what it says beside its pictures. */
import { actorModels } from '../../scenarios/worlds/actor-models.js'
import { cameraRig, egoFromLidar, type RigCamera } from '../../scenarios/worlds/camera-rig.js'
import { globalFromEgo, groundTruth } from '../../scenarios/worlds/ground-truth.js'
import { mapLines } from '../../scenarios/worlds/map-lines.js'
import { tokenOf } from '../../scenarios/worlds/random.js'
import { type SceneFrame, sceneFrameOf } from '../../scenarios/worlds/render/scene-frame.js'
import { signalState } from '../../scenarios/worlds/road-map.js'
import { RoadTeller } from '../../scenarios/worlds/road-message.js'
import { createWorld, stepWorld, type World, type WorldOptions } from '../../scenarios/worlds/world.js'
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

/**
 * Frames in order, for as long as somebody asks: the same plan gives the same frames. The world is built here and now;
 * laps start from the same one, so that no frame has to wait for a world to be built.
 */
export function planFrames(plan: FramePlan): Generator<PlannedFrame, void, void> {
  return frames(plan, createWorld(plan), cameraRig(plan))
}

function* frames(plan: FramePlan, start: World, rig: readonly RigCamera[]): Generator<PlannedFrame, void, void> {
  const framesPerLap = Math.max(1, Math.round(plan.durationS * plan.rateHz))
  const periodUs = 1_000_000 / plan.rateHz
  const lines = mapLines(start.map)
  const road = roadTeller(start)
  for (let lap = 1; lap === 1 || plan.loop; lap++) {
    let world = start
    for (let index = 0; index < framesPerLap; index++) {
      if (index > 0) world = stepWorld(world, 1 / plan.rateHz)
      const timestampUs = firstTimestampUs + Math.round(((lap - 1) * framesPerLap + index) * periodUs)
      yield {
        scene: sceneFrameOf(world, index),
        payload: describeWorld(world, rig, { lap, index, timestampUs, lines, road }),
        captureTimeNs: BigInt(timestampUs) * 1000n,
        world,
      }
    }
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
    road,
  }: {
    readonly lap: number
    readonly index: number
    readonly timestampUs: number
    readonly lines: readonly GlobalLine[]
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
