/** What a drive adds up to: infractions, distances, how it felt, and why it ends early. */
import { nearest } from '../../nodes/decision/route/nearest.js'
import type { EgoState } from '../../nodes/decision/route/scene.js'
import type { IncidentKind } from '../../scenarios/worlds/incidents.js'
import { type Path, pointAt } from '../../scenarios/worlds/path.js'
import type { DriveWorld, WorldState } from './drive-world.js'
import { MotionLog } from './motion-log.js'
import { comfortShare } from './score/comfort.js'
import type { InfractionKind } from './score/infractions.js'
import type { InfractionEvent } from './score/leaderboard-record.js'

/** Standing for so long, with nothing to wait for that long, ends a route. */
const blockedS = 90
/** Of the time that 2 m/s take, and a minute. */
const slowestMps = 2
const graceS = 60
/** Farther from every lane of the route than this, the car has left it, as the CARLA leaderboard's test of the route says. */
const offRouteM = 30

const infractionOf: Readonly<Record<IncidentKind, InfractionKind>> = {
  'collision-pedestrian': 'collisions_pedestrian',
  'collision-vehicle': 'collisions_vehicle',
  'collision-static': 'collisions_layout',
  'red-light': 'red_light',
  'stop-sign': 'stop_infraction',
  'off-road': 'outside_route_lanes',
  'wrong-way': 'outside_route_lanes',
}

export class Tally {
  readonly #infractions: Partial<Record<InfractionKind, number>> = {}
  readonly #events: InfractionEvent[] = []
  readonly #motion: MotionLog
  readonly #startS: number
  readonly #endS: number
  readonly #route: readonly Path[]
  #ticks = 0
  #missedTicks = 0
  #drivenM = 0
  #outsideM = 0
  #stoodSinceS: number

  constructor({ stepS, routeLengthM, road }: DriveWorld, { timeS }: WorldState) {
    this.#route = road.route.map((lane) => road.lanes[lane]!.path)
    this.#motion = new MotionLog(stepS)
    this.#startS = timeS
    this.#stoodSinceS = timeS
    this.#endS = timeS + routeLengthM / slowestMps + graceS
  }

  /** @param isMissed - the tick passed without a decision of its own */
  add(before: WorldState, { tick, timeS, ego, incidents, isOutside }: WorldState, isMissed: boolean): void {
    this.#ticks++
    this.#missedTicks += Math.max(0, tick - before.tick - 1) + (isMissed ? 1 : 0)
    for (const incident of incidents) {
      const kind = infractionOf[incident.kind]
      this.#count(kind)
      // Leaving the lanes counts by its length.
      if (kind !== 'outside_route_lanes') this.#events.push({ ...incident, kind })
    }
    const stepM = Math.hypot(ego.x - before.ego.x, ego.y - before.ego.y)
    this.#drivenM += stepM
    if (isOutside) this.#outsideM += stepM
    this.#motion.add(ego)
    if (ego.speedMps > 0.1) this.#stoodSinceS = timeS
  }

  /** Whether the route ends here, before its end. */
  end({ timeS, ego }: WorldState): boolean {
    const kind =
      timeS - this.#stoodSinceS > blockedS
        ? 'vehicle_blocked'
        : timeS > this.#endS
          ? 'route_timeout'
          : this.#hasLeftRoute(ego)
            ? 'route_dev'
            : undefined
    if (kind === undefined) return false
    this.#count(kind)
    this.#events.push({ kind, timeS, x: ego.x, y: ego.y, other: '' })
    return true
  }

  result({ timeS }: WorldState) {
    return {
      ticks: this.#ticks,
      missedTicks: this.#missedTicks,
      durationS: timeS - this.#startS,
      infractions: this.#infractions,
      events: this.#events,
      drivenM: this.#drivenM,
      outsideShare: this.#drivenM > 0 ? Math.min(1, this.#outsideM / this.#drivenM) : 0,
      comfort: comfortShare(this.#motion.samples),
    }
  }

  #hasLeftRoute({ x, y }: EgoState): boolean {
    return this.#route.every((path) => {
      const at = pointAt(path, nearest(path, x, y).arcM)
      return Math.hypot(x - at.x, y - at.y) > offRouteM
    })
  }

  #count(kind: InfractionKind): void {
    this.#infractions[kind] = (this.#infractions[kind] ?? 0) + 1
  }
}
