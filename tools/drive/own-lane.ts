/** Which lane the car is on while it follows path states: what the states alone do not say, the map and the pose do. */
import { nearest } from '../../nodes/decision/route/nearest.js'
import { nextLane } from '../../nodes/decision/route/reference.js'
import type { DriveRoute, EgoState } from '../../nodes/decision/route/scene.js'
import type { LanePlace } from '../../nodes/decision/route/way-ahead.js'
import { PathDecision } from '../../schemas/messages.js'

/**
 * A change leads from the lane the car was on when the state began to the one beside it, and is over with the state: then the
 * car belongs to whichever of the two its middle is nearer to. Whoever wants to cross two lanes follows in between.
 */
export class OwnLane {
  readonly #road: DriveRoute
  #own: LanePlace
  #target: LanePlace | undefined
  #path: PathDecision = PathDecision.FOLLOW

  constructor(road: DriveRoute) {
    this.#road = road
    this.#own = { lane: road.route[0]!, before: -1 }
  }

  get own(): LanePlace {
    return this.#own
  }

  /** Where a change under way leads. */
  get target(): LanePlace | undefined {
    return this.#target
  }

  /** Time has passed: the next lane, where this one ends. */
  moved(ego: EgoState): void {
    this.#own = this.#onward(this.#own, ego)
    if (this.#target) this.#target = this.#onward(this.#target, ego)
  }

  /** A path state was decided; the same again changes nothing. */
  decided(path: PathDecision, ego: EgoState): void {
    if (path === this.#path) return
    if (this.#target && this.#asideM(this.#target, ego) < this.#asideM(this.#own, ego)) this.#own = this.#target
    this.#path = path
    const beside = this.beside(path)
    this.#target = beside < 0 ? undefined : { lane: beside, before: -1 }
  }

  /** The lane a change leads to from here, -1 where there is none. */
  beside(path: PathDecision): number {
    const { left, right } = this.#road.lanes[this.#own.lane]!
    return path === PathDecision.LEFT_CHANGE ? left : path === PathDecision.RIGHT_CHANGE ? right : -1
  }

  #onward(place: LanePlace, ego: EgoState): LanePlace {
    const { lanes, route } = this.#road
    const { path } = lanes[place.lane]!
    if (nearest(path, ego.x, ego.y).arcM < path.lengthM - 0.05) return place
    const next = nextLane(lanes, route, place.lane)
    return next < 0 ? place : { lane: next, before: place.lane }
  }

  #asideM({ lane }: LanePlace, { x, y }: EgoState): number {
    return Math.abs(nearest(this.#road.lanes[lane]!.path, x, y).leftM)
  }
}
