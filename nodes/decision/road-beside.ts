/** What lies beside the car's lane, read from the map that came with the frame. */
import { MapLayer, type MapLine } from '../../schemas/messages.js'

/** `unknown` without a map; `oncoming` beyond a road divider; `none` where the road ends before a whole lane. */
export type Beside = 'unknown' | 'lane' | 'oncoming' | 'none'

export interface RoadBeside {
  readonly left: Beside
  readonly right: Beside
}

/** Distances ahead at which the map is asked: a change takes about so long. Metres. */
const stationsM = [0, 10, 20, 30]
/** Nearer than this a line is under the car, not beside it. Metres. */
const nearM = 0.5
/** Of a lane: a border nearer than this leaves no room for the car. */
const roomShare = 0.85

/** @param map - ego frame. */
export function roadBeside(map: readonly MapLine[], laneWidthM: number): RoadBeside {
  return { left: beside(map, laneWidthM, 1), right: beside(map, laneWidthM, -1) }
}

function beside(map: readonly MapLine[], laneWidthM: number, side: 1 | -1): Beside {
  if (map.length === 0) return 'unknown'
  const has = (wanted: MapLayer, upToM: number) =>
    map.some(
      ({ layer, xy }) =>
        layer === wanted && stationsM.some((x) => crossings(xy, x).some((y) => y * side > nearM && y * side < upToM)),
    )
  if (has(MapLayer.DRIVABLE_AREA, (0.5 + roomShare) * laneWidthM)) return 'none'
  return has(MapLayer.ROAD_DIVIDER, laneWidthM) ? 'oncoming' : 'lane'
}

/** Where a line passes the distance x ahead. */
function crossings(xy: readonly number[], x: number): number[] {
  const found: number[] = []
  for (let i = 0; i + 3 < xy.length; i += 2) {
    const [x0, y0, x1, y1] = [xy[i]!, xy[i + 1]!, xy[i + 2]!, xy[i + 3]!]
    if (x0 <= x !== x1 <= x) found.push(y0 + ((x - x0) / (x1 - x0)) * (y1 - y0))
  }
  return found
}
