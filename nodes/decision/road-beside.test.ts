import t from 'tap'
import { MapLayer, type MapLine } from '../../schemas/messages.js'
import { roadBeside } from './road-beside.js'

const along = (layer: MapLayer, y: number): MapLine => ({ layer, xy: [-60, y, 0, y, 60, y] })

t.test('a lane, oncoming traffic and the end of the road are told apart', async (t) => {
  const { DRIVABLE_AREA, LANE_DIVIDER, ROAD_DIVIDER } = MapLayer
  const cases: readonly (readonly [readonly MapLine[], string, string])[] = [
    [[], 'unknown', 'unknown'],
    [[along(LANE_DIVIDER, 1.75), along(DRIVABLE_AREA, 5.4), along(DRIVABLE_AREA, -1.9)], 'lane', 'none'],
    [[along(ROAD_DIVIDER, 1.8), along(DRIVABLE_AREA, 5.3), along(DRIVABLE_AREA, -5.4)], 'oncoming', 'lane'],
    [[along(ROAD_DIVIDER, 5.2), along(DRIVABLE_AREA, -1.8)], 'lane', 'none'],
    [[along(ROAD_DIVIDER, 1.8), along(DRIVABLE_AREA, 3.2)], 'none', 'lane'],
    [[{ layer: DRIVABLE_AREA, xy: [25, -2, 60, -9] }], 'lane', 'none'],
    [[{ layer: DRIVABLE_AREA, xy: [-60, 2, -5, 2] }], 'lane', 'lane'],
  ]
  for (const [map, left, right] of cases) t.same(roadBeside(map, 3.5), { left, right }, JSON.stringify(map))
})
