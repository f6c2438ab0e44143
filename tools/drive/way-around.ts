/** The lanes around the car in its own frame, and what a stop is meant for. */
import type { LaneGeometry, LanesAround } from '../../nodes/control/decision-line.js'
import { egoFrame } from '../../nodes/decision/route/ego-frame.js'
import { referenceOf } from '../../nodes/decision/route/reference.js'
import type { DriveRoute, EgoState } from '../../nodes/decision/route/scene.js'
import { type LanePlace, type StopPlace, wayOf } from '../../nodes/decision/route/way-ahead.js'
import { PathDecision } from '../../schemas/messages.js'
import type { OwnLane } from './own-lane.js'

/** The lane driven and, while it changes, the one changed to; ego frame (rear axle). */
export function lanesAround(road: DriveRoute, place: OwnLane, path: PathDecision, ego: EgoState): LanesAround {
  const own = laneOf(road, place.own, ego)
  if (!place.target) return { own }
  const target = laneOf(road, place.target, ego)
  return path === PathDecision.LEFT_CHANGE ? { own, left: target } : { own, right: target }
}

function laneOf(road: DriveRoute, place: LanePlace, ego: EgoState): LaneGeometry {
  const before = place.before < 0 ? undefined : road.lanes[place.before]
  const { path } = referenceOf(ego, wayOf(road, place, ego), before, () => 0)
  const toEgo = egoFrame(ego)
  return { centre: path.xs.map((x, i) => toEgo(x, path.ys[i]!)), widthM: road.lanes[place.lane]!.widthM }
}

/** Braking harder than this is not for a place but for somebody. */
const hardMps2 = 4
/** Braking less than this is not for that place: whoever says STOP means here. */
const gentleMps2 = 0.4
const nearM = 4

/** The place a STOP or DECELERATE is for; undefined when it is for none. */
export function meantStop(places: readonly StopPlace[], speedMps: number): StopPlace | undefined {
  return places.find(({ gapM }) => {
    const needed = speedMps ** 2 / (2 * Math.max(0.1, gapM))
    if (needed > hardMps2) return false
    return gapM < nearM || needed > gentleMps2
  })
}
