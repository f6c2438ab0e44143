/** How far it is to the next stop line across our lane. */
import { MapLayer, type MapLine } from '../../../schemas/messages.js'

/**
 * nuScenes draws a stop line as an area: its border crosses the lane's middle twice, and the nearer crossing counts.
 *
 * @param map - ego frame.
 * @returns metres from the rear axle along x, at most `horizonM`; undefined where the map shows none ahead.
 */
export function stopLineAhead(map: readonly MapLine[], horizonM: number): number | undefined {
  let nearestM = Number.POSITIVE_INFINITY
  for (const { layer, xy } of map) {
    if (layer !== MapLayer.STOP_LINE) continue
    for (let i = 0; i + 3 < xy.length; i += 2) {
      const [x0, y0, x1, y1] = [xy[i]!, xy[i + 1]!, xy[i + 2]!, xy[i + 3]!]
      if (y0 <= 0 === y1 <= 0) continue
      const x = x0 + ((0 - y0) / (y1 - y0)) * (x1 - x0)
      if (x > 0 && x < nearestM) nearestM = x
    }
  }
  return nearestM <= horizonM ? nearestM : undefined
}
