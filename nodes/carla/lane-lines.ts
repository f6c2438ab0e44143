/** The lanes of an OpenDRIVE map as lines and areas to draw. */
import type { OpenDriveMap } from '../../scenarios/opendrive/read-opendrive.js'
import { offsetPath, type Path } from '../../scenarios/worlds/path.js'
import { type GlobalArea, globalArea } from '../../schemas/geometry/local-area.js'
import { type GlobalLine, globalLine } from '../../schemas/geometry/local-map.js'
import { MapLayer } from '../../schemas/messages.js'

const xyOf = ({ xs, ys }: Path) => xs.flatMap((x, index) => [x, ys[index]!])

/** Dividers between lanes of one direction, borders where a lane has no neighbour of its direction, crossings. */
export function laneLines({ lanes, crossings }: Pick<OpenDriveMap, 'lanes' | 'crossings'>): GlobalLine[] {
  const side = (layer: MapLayer, path: Path, leftM: number) => globalLine(layer, xyOf(offsetPath(path, leftM)))
  return [
    ...lanes.flatMap(({ path, widthM, left, right, turn }) => {
      // Ways through a junction cross each other: their sides are no borders.
      if (turn !== 'straight') return []
      return [
        side(left < 0 ? MapLayer.ROAD_DIVIDER : MapLayer.LANE_DIVIDER, path, widthM / 2),
        ...(right < 0 ? [side(MapLayer.DRIVABLE_AREA, path, -widthM / 2)] : []),
      ]
    }),
    ...crossings.map(({ path, widthM }) => {
      const ring = ringAround(path, widthM)
      return globalLine(MapLayer.PED_CROSSING, [...ring, ring[0]!, ring[1]!])
    }),
  ]
}

/** Neighbours are measured apart: so much over each other they leave no gap. Metres. */
const overlapM = 0.2

/** The ground of every lane, the ways through junctions among them. */
export function laneAreas({ lanes }: Pick<OpenDriveMap, 'lanes'>): GlobalArea[] {
  return lanes.map(({ path, widthM }) => globalArea([ringAround(path, widthM + overlapM)]))
}

function ringAround(path: Path, widthM: number): number[] {
  const right = offsetPath(path, -widthM / 2)
  const back = right.xs.map((x, index) => [x, right.ys[index]!]).toReversed()
  return [...xyOf(offsetPath(path, widthM / 2)), ...back.flat()]
}
