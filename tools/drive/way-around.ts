/** What the map tells of the way ahead of the car: the lanes in its own frame, how fast they may be driven, where to stop. */
import type { LaneGeometry, LanesAround } from '../../nodes/control/decision-line.js'
import { nearest } from '../../nodes/decision/route/nearest.js'
import { referenceOf, type WayLane, wayAhead } from '../../nodes/decision/route/reference.js'
import type { DriveRoute, EgoState } from '../../nodes/decision/route/scene.js'
import { PathDecision } from '../../schemas/messages.js'
import type { LanePlace, OwnLane } from './own-lane.js'

const slowingMps2 = 1.4

export function wayOf(road: DriveRoute, { lane }: LanePlace, { x, y }: EgoState): WayLane[] {
  return wayAhead(road, lane, nearest(road.lanes[lane]!.path, x, y).arcM)
}

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

/** World to ego frame (rear axle). */
export function egoFrame({ x: egoX, y: egoY, yawRad, wheelbaseM }: EgoState) {
  const cos = Math.cos(yawRad)
  const sin = Math.sin(yawRad)
  return (x: number, y: number) => ({
    x: cos * (x - egoX) + sin * (y - egoY) + wheelbaseM / 2,
    y: -sin * (x - egoX) + cos * (y - egoY),
  })
}

/** Ego frame (rear axle) to world. */
export function worldFrame({ x: egoX, y: egoY, yawRad, wheelbaseM }: EgoState) {
  const cos = Math.cos(yawRad)
  const sin = Math.sin(yawRad)
  return (x: number, y: number) => ({
    x: egoX + cos * (x - wheelbaseM / 2) - sin * y,
    y: egoY + sin * (x - wheelbaseM / 2) + cos * y,
  })
}

/** The limit here, and lower where a slower lane is near. */
export function wishOn(way: readonly WayLane[], { lengthM }: EgoState): number {
  return way.reduce((wish, { lane: { speedLimitMps }, startM }) => {
    const toM = Math.max(0, startM - lengthM / 2)
    return Math.min(wish, Math.sqrt(speedLimitMps ** 2 + 2 * slowingMps2 * toM))
  }, Number.POSITIVE_INFINITY)
}

export interface StopPlace {
  readonly kind: 'light' | 'stop-sign' | 'give-way' | 'crossing'
  /** From the front bumper. */
  readonly gapM: number
  /** Of the road's lanes; the one whose end or conflict it is. */
  readonly lane: number
}

/** Passed by less than this, a place still counts. */
const passedM = 1
const nearerM = { light: 0.4, 'stop-sign': 0.4, 'give-way': 0.2, crossing: 1 }

/** Where one may have to stop, the nearest first. */
export function stopPlaces(road: DriveRoute, way: readonly WayLane[], { lengthM }: EgoState): StopPlace[] {
  const places = way.flatMap(({ lane, startM }): StopPlace[] => {
    const at = (kind: StopPlace['kind'], m: number): StopPlace => ({
      kind,
      gapM: m - lengthM / 2 - nearerM[kind],
      lane: lane.index,
    })
    const endM = startM + lane.path.lengthM - lane.stopBackM
    return [
      ...(lane.signal >= 0 ? [at('light', endM)] : []),
      ...(lane.stopSign ? [at('stop-sign', endM)] : []),
      ...lane.yieldTo.map(({ holdArcM }) => at('give-way', startM + holdArcM)),
      ...lane.crossings.map(({ crossing, arcM }) =>
        at('crossing', startM + arcM - road.crossings[crossing]!.widthM / 2),
      ),
    ]
  })
  return places.filter(({ gapM }) => gapM > -passedM).sort((a, b) => a.gapM - b.gapM)
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
