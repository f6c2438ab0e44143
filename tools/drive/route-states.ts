/** The route planner reduced to its two states: what it knows beyond them stays behind. */

import { type DriveMemory, startDriving } from '../../nodes/decision/route/memory.js'
import { nearest } from '../../nodes/decision/route/nearest.js'
import { type DrivePlan, planDrive } from '../../nodes/decision/route/plan.js'
import type { DriveScene, EgoState } from '../../nodes/decision/route/scene.js'
import { PathDecision, SpeedDecision } from '../../schemas/messages.js'
import type { DriveWorld } from './drive-world.js'
import type { DriveDecision, DriveMoment } from './driver.js'
import type { OwnLane } from './own-lane.js'
import { decisionOf } from './route-driver.js'
import { sceneOf } from './scene-now.js'
import type { StatesDecider } from './states-driver.js'

/** A change is given up when the car has not got to the other lane for so long. */
const changeS = 8
/** So far within the other lane the change is made. */
const withinM = 0.3
/** What STOP brakes with where no line is near. */
const stopMps2 = 2.5
const asked = 'stop-as-asked'

export class RouteStates implements StatesDecider {
  readonly #world: DriveWorld
  #memory: DriveMemory
  #path: PathDecision = PathDecision.FOLLOW
  #sinceS = 0
  /** As the passenger wants. */
  #isStopping = false

  constructor(world: DriveWorld) {
    const { ego, timeS } = world.state()
    this.#world = world
    this.#memory = startDriving(world.road, ego, timeS, { mayCreep: false })
  }

  async decide({ state, ego, perceived, heard }: DriveMoment, place: OwnLane): Promise<DriveDecision> {
    const scene = { ...sceneOf(state, ego, perceived), wish: heard?.wish }
    return { ...decisionOf(this.plan(scene, place)), planner: 'rules' }
  }

  /** @param place - the lane the states have led to; where it is another than planned, the planner goes on from there. */
  plan(scene: DriveScene, place: OwnLane): DrivePlan {
    const planned = planDrive(this.#world.road, scene, this.#memory)
    this.#memory = planned.memory
    const path = this.#lasting(planned.path, scene)
    if (path !== this.#path) this.#sinceS = scene.timeS
    this.#path = path
    const speed = this.#stopped(planned, scene)
    const isElsewhere = this.#memory.lane !== place.own.lane
    if (path === PathDecision.FOLLOW && isElsewhere && !place.target) this.goOnFrom(place, scene.ego)
    return { ...planned, ...speed, path }
  }

  /** Somebody else has decided: plans of its own for lanes are void. */
  goOnFrom({ own: { lane, before } }: OwnLane, { x, y }: EgoState): void {
    const baseM = nearest(this.#world.road.lanes[lane]!.path, x, y).leftM
    this.#path = PathDecision.FOLLOW
    this.#memory = { ...this.#memory, lane, before, baseM, sways: [], path: PathDecision.FOLLOW }
  }

  /** Whether the car has stood at the stop sign of a lane. */
  hasHaltedAt(lane: number): boolean {
    return this.#memory.halt?.lane === lane
  }

  /**
   * STOP means here where no line is near, so for a passenger it is said when braking has to begin, and from then on: not
   * when the place is still far, and not by turns with going on to where the car has stopped short of.
   */
  #stopped({ rule, speed, memory }: DrivePlan, { ego, wish }: DriveScene): Partial<DrivePlan> {
    const gapM = memory.stopAtM - memory.drivenM - ego.lengthM / 2
    const isDue = gapM <= ego.speedMps ** 2 / (2 * stopMps2)
    this.#isStopping = wish?.kind === 'stop' && (this.#isStopping || isDue)
    if (this.#isStopping && speed !== SpeedDecision.STOP) {
      const explanation = 'Stop: the passenger wants to stop here.'
      return { speed: SpeedDecision.STOP, rule: asked, explanation, objects: [] }
    }
    if (this.#isStopping || rule !== asked || Number.isNaN(gapM)) return {}
    const explanation = `Keep going: the passenger wants to stop ${gapM.toFixed(0)} m ahead.`
    return { speed: SpeedDecision.KEEP, explanation }
  }

  /** The planner calls a change done by its own line; the car may need longer. */
  #lasting(path: PathDecision, { ego, timeS }: DriveScene): PathDecision {
    const isChange = this.#path === PathDecision.LEFT_CHANGE || this.#path === PathDecision.RIGHT_CHANGE
    if (path !== PathDecision.FOLLOW || !isChange || timeS - this.#sinceS > changeS) return path
    const { path: middle, widthM } = this.#world.road.lanes[this.#memory.lane]!
    const asideM = Math.abs(nearest(middle, ego.x, ego.y).leftM)
    return asideM > widthM / 2 - withinM ? this.#path : path
  }
}
