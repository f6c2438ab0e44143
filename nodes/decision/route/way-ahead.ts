/** What the map tells of the way ahead of the car: how fast it may be driven, and where one may have to stop. */
import { nearest } from './nearest.js'
import { type WayLane, wayAhead } from './reference.js'
import type { DriveRoute, EgoState } from './scene.js'

/** A lane and the one driven before it, -1 where there is none. */
export interface LanePlace {
  readonly lane: number
  readonly before: number
}

const slowingMps2 = 1.4

export function wayOf(road: DriveRoute, { lane }: LanePlace, { x, y }: EgoState): WayLane[] {
  return wayAhead(road, lane, nearest(road.lanes[lane]!.path, x, y).arcM)
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
