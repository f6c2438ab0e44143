/** What a map gives a CARLA client beside the roads: places to spawn at, traffic lights and stop signs. */
import { signalIdOfLane } from '../../../scenarios/opendrive/write-opendrive.js'
import { pointAt } from '../../../scenarios/worlds/path.js'
import type { RoadMap } from '../../../scenarios/worlds/road-map.js'
import type { World } from '../../../scenarios/worlds/world.js'
import type { Place } from './episode.js'

/** Spawned cars fall from here, as clients are used to; in this world they are put on the ground. */
export const spawnHeightM = 0.3
const spawnSpacingM = 40
const clearOfEndsM = 12

/** The scenario's own start first, then places along every lane that traffic uses. */
export function spawnPlaces({ map, ego }: World): Place[] {
  const own = { x: ego.x, y: ego.y, yawRad: ego.yawRad }
  const places = [own]
  for (const { path, closures, stopBackM } of map.lanes) {
    for (let arcM = clearOfEndsM; arcM < path.lengthM - clearOfEndsM - stopBackM; arcM += spawnSpacingM) {
      if (closures.some(({ fromArcM, toArcM }) => arcM > fromArcM - 10 && arcM < toArcM + 10)) continue
      const place = pointAt(path, arcM)
      if (Math.hypot(place.x - own.x, place.y - own.y) > 10) places.push(place)
    }
  }
  return places
}

export interface SignPost {
  /** Id of the signal in the OpenDRIVE map. */
  readonly signId: string
  readonly lane: number
  /** Index into the map's signals; -1 for a stop sign. */
  readonly signal: number
  /** Where it stands, facing the traffic it is for. */
  readonly x: number
  readonly y: number
  readonly yawRad: number
}

/** One post a lane with a light or a stop sign at its end, beside the road where the world draws it. */
export function signPosts({ lanes, props }: RoadMap): SignPost[] {
  return lanes.flatMap(({ index, path, signal, stopSign, stopBackM, widthM }) => {
    if (signal < 0 && !stopSign) return []
    const line = pointAt(path, path.lengthM - stopBackM)
    const drawn = props
      .filter((prop) => (signal >= 0 ? prop.signal === signal : prop.model === 'stop-sign'))
      .map((prop) => ({ prop, distanceM: Math.hypot(prop.x - line.x, prop.y - line.y) }))
      .sort((a, b) => a.distanceM - b.distanceM)[0]
    const beside = pointAt(path, path.lengthM - stopBackM, -(widthM / 2 + 1))
    const { x, y } = drawn && drawn.distanceM < 25 ? drawn.prop : beside
    return [{ signId: signalIdOfLane(index), lane: index, signal, x, y, yawRad: line.yawRad + Math.PI }]
  })
}
