import t from 'tap'
import { MapLayer } from '../../../schemas/messages.js'
import { stopLineAhead } from './stop-line.js'

const area = (layer: MapLayer, x: number, y = 0) => ({
  layer,
  xy: [x, y - 2, x + 0.4, y - 2, x + 0.4, y + 2, x, y + 2, x, y - 2],
})

t.test('the nearest stop line across our own lane counts', (t) => {
  const map = [area(MapLayer.STOP_LINE, 30), area(MapLayer.STOP_LINE, 18), area(MapLayer.PED_CROSSING, 10)]
  t.equal(stopLineAhead(map, 60), 18)
  t.equal(stopLineAhead(map, 15), undefined)
  t.equal(stopLineAhead([area(MapLayer.STOP_LINE, 10, 3.5), area(MapLayer.STOP_LINE, -6)], 60), undefined)
  t.equal(stopLineAhead([], 60), undefined)
  t.end()
})
