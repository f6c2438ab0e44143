/** A world's roads as the layers of nuScenes' map expansion, for whoever draws or reasons about them. */
import { type GlobalArea, globalArea } from '../../schemas/geometry/local-area.js'
import { type GlobalLine, globalLine } from '../../schemas/geometry/local-map.js'
import { MapLayer } from '../../schemas/messages.js'
import { nearestOnPath, offsetPath, type Path } from './path.js'
import type { RoadMap, RoadStroke } from './road-map.js'

/** A border this far inside another road's asphalt is no border. Metres. */
const insideM = 0.3

/** World frame, which is the global one. */
export function mapLines(map: RoadMap): GlobalLine[] {
  return [
    ...map.roads.flatMap((road) => roadBorders(road, map.roads)),
    ...map.paint.flatMap(({ x0, y0, x1, y1, colour }) => {
      if (colour === 'none') return []
      return [globalLine(colour === 'yellow' ? MapLayer.ROAD_DIVIDER : MapLayer.LANE_DIVIDER, [x0, y0, x1, y1])]
    }),
    ...map.crossings.map(({ path, widthM }) =>
      globalLine(MapLayer.PED_CROSSING, ring(offsetPath(path, widthM / 2), offsetPath(path, -widthM / 2))),
    ),
  ]
}

/** The asphalt of every road; at junctions they lie over each other. World frame. */
export function roadAreas({ roads }: RoadMap): GlobalArea[] {
  return roads.map(({ path, halfWidthM }) =>
    globalArea([ring(offsetPath(path, halfWidthM), offsetPath(path, -halfWidthM))]),
  )
}

/** Both sides of a road but where they run over another's asphalt: junctions stay open. */
function roadBorders({ path, halfWidthM }: RoadStroke, roads: readonly RoadStroke[]): GlobalLine[] {
  const others = roads.filter((road) => road.path !== path)
  return [halfWidthM, -halfWidthM].flatMap((leftM) => {
    const side = offsetPath(path, leftM)
    const lines: GlobalLine[] = []
    let open: number[] = []
    const close = () => {
      if (open.length >= 4) lines.push(globalLine(MapLayer.DRIVABLE_AREA, open))
      open = []
    }
    for (const [i, x] of side.xs.entries()) {
      const y = side.ys[i]!
      if (others.some((road) => isOn(road, x, y))) close()
      else open.push(x, y)
    }
    close()
    return lines
  })
}

function isOn({ path, halfWidthM }: RoadStroke, x: number, y: number): boolean {
  const { arcM, leftM } = nearestOnPath(path, x, y)
  return Math.abs(leftM) < halfWidthM - insideM && arcM > 0 && arcM < path.lengthM
}

function ring(left: Path, right: Path): number[] {
  const there = left.xs.flatMap((x, i) => [x, left.ys[i]!])
  const back = right.xs
    .map((x, i) => [x, right.ys[i]!])
    .toReversed()
    .flat()
  return [...there, ...back, left.xs[0]!, left.ys[0]!]
}
