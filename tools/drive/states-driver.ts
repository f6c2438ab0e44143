/** Two states at the wheel: whoever decides, only speed and path lead to the trajectory. */
import { type PlannedTrajectory, trajectoryFor } from '../../nodes/control/decision-trajectory.js'
import { followTrajectory } from '../../nodes/control/follow-trajectory.js'
import type { MovingBox } from '../../nodes/control/foreseen-contacts.js'
import { PedalControl } from '../../nodes/control/pedals.js'
import { egoFrame, worldFrame } from '../../nodes/decision/route/ego-frame.js'
import type { EgoState, SeenObject } from '../../nodes/decision/route/scene.js'
import { stopPlaces, wayOf, wishOn } from '../../nodes/decision/route/way-ahead.js'
import { type Path, pathThrough } from '../../scenarios/worlds/path.js'
import { PathDecision, type Plan, SpeedDecision } from '../../schemas/messages.js'
import type { DecisionCounts } from './count-decisions.js'
import type { DriveWorld } from './drive-world.js'
import type { Acted, DriveDecision, DriveMoment, Driver } from './driver.js'
import { OwnLane } from './own-lane.js'
import { sceneOf } from './scene-now.js'
import { lanesAround, meantStop } from './way-around.js'

export interface StatesDecider {
  /**
   * @param place - the lane the car is on.
   * @param lineNow - what it is about to drive on while it follows its lane; ego frame.
   */
  decide(moment: DriveMoment, place: OwnLane, lineNow: () => Path): Promise<DriveDecision>
  counts?(): DecisionCounts | undefined
  close?(): Promise<void>
}

export class StatesDriver implements Driver {
  readonly #world: DriveWorld
  readonly #decider: StatesDecider
  readonly #pedals: PedalControl
  readonly #place: OwnLane
  #decision: DriveDecision | undefined
  #last: { readonly trajectory: PlannedTrajectory; readonly ego: EgoState } | undefined

  constructor(world: DriveWorld, decider: StatesDecider) {
    this.#world = world
    this.#decider = decider
    this.#pedals = new PedalControl(world.pedals)
    this.#place = new OwnLane(world.road)
  }

  async decide(moment: DriveMoment): Promise<DriveDecision> {
    this.#place.moved(moment.ego)
    this.#decision = await this.#decider.decide(moment, this.#place, () => this.#lineNow(moment.ego))
    this.#place.decided(this.#decision.path, moment.ego)
    return this.#decision
  }

  act({ state, ego, perceived }: DriveMoment): Acted {
    if (!this.#decision) throw new Error('decide comes before act')
    const { speed, path } = this.#decision
    const { road, steeringRadMax, stepS } = this.#world
    this.#place.moved(ego)
    const speedMps = Math.max(0, ego.speedMps)
    const way = wayOf(road, this.#place.own, ego)
    const stops = speed === SpeedDecision.STOP || speed === SpeedDecision.DECELERATE
    const half = ego.lengthM / 2
    const trajectory = trajectoryFor({
      speed,
      path,
      egoSpeedMps: speedMps,
      wishMps: wishOn(way, ego),
      shape: { frontM: half + ego.wheelbaseM / 2, rearM: half - ego.wheelbaseM / 2, widthM: ego.widthM },
      lanes: lanesAround(road, this.#place, path, ego),
      tracks: tracksOf(ego, sceneOf(state, ego, perceived).objects),
      stopM: stops ? meantStop(stopPlaces(road, way, ego), speedMps)?.gapM : undefined,
      memory: this.#last?.trajectory.memory,
      movedM: this.#last ? Math.hypot(ego.x - this.#last.ego.x, ego.y - this.#last.ego.y) : 0,
    })
    this.#last = { trajectory, ego }
    const pose = { x: 0, y: 0, yawRad: 0 }
    const { wheelbaseM } = ego
    const input = { trajectory, pose, speedMps: ego.speedMps, wheelbaseM, steeringRadMax, dtS: stepS }
    return { plan: planOf(trajectory), control: followTrajectory(input, this.#pedals) }
  }

  /** The line planned last, which keeps clear of what stands at the lane's edge; while the lane is left, its middle. */
  #lineNow(ego: EgoState): Path {
    const last = this.#last
    if (last?.trajectory.driven !== PathDecision.FOLLOW) {
      return pathThrough(lanesAround(this.#world.road, this.#place, PathDecision.FOLLOW, ego).own.centre)
    }
    const { xs, ys } = last.trajectory.line
    const toEgo = egoFrame(ego)
    const toWorld = worldFrame(last.ego)
    return pathThrough(
      xs.map((x, i) => {
        const at = toWorld(x, ys[i]!)
        return toEgo(at.x, at.y)
      }),
    )
  }

  counts(): DecisionCounts | undefined {
    return this.#decider.counts?.()
  }

  async close(): Promise<void> {
    await this.#decider.close?.()
  }
}

/** Ego frame (rear axle). */
function tracksOf(ego: EgoState, objects: readonly SeenObject[]): MovingBox[] {
  const toEgo = egoFrame(ego)
  const cos = Math.cos(ego.yawRad)
  const sin = Math.sin(ego.yawRad)
  return objects.map(({ id, x, y, yawRad, lengthM, widthM, velocityXMps, velocityYMps }) => ({
    id,
    ...toEgo(x, y),
    yawRad: yawRad - ego.yawRad,
    lengthM,
    widthM,
    velocityXMps: cos * velocityXMps + sin * velocityYMps,
    velocityYMps: -sin * velocityXMps + cos * velocityYMps,
  }))
}

function planOf({ points }: PlannedTrajectory): Plan {
  return {
    tS: points.map(({ t }) => t),
    xM: points.map(({ x }) => x),
    yM: points.map(({ y }) => y),
    speedMps: points.map(({ speed }) => speed),
  }
}
