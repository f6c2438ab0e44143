import t from 'tap'
import { MapLayer } from '../../schemas/messages.js'
import { findScenario, scenarioNames } from './find-scenario.js'
import { mapLines, roadAreas } from './map-lines.js'
import { nearestOnPath } from './path.js'
import { createWorld } from './world.js'

t.test('every named world has borders beside its road and none across it', async (t) => {
  for (const name of scenarioNames()) {
    const { map } = createWorld({ seed: 1, scenario: findScenario(name) })
    const borders = mapLines(map).filter(({ layer }) => layer === MapLayer.DRIVABLE_AREA)
    t.ok(borders.length >= 2, `${name}: ${borders.length} borders`)
    for (const { xy } of borders) {
      for (let i = 0; i + 1 < xy.length; i += 2) {
        for (const { path, halfWidthM } of map.roads) {
          const { arcM, leftM } = nearestOnPath(path, xy[i]!, xy[i + 1]!)
          const isInside = Math.abs(leftM) < halfWidthM - 0.5 && arcM > 0.5 && arcM < path.lengthM - 0.5
          if (isInside) t.fail(`${name}: a border at ${xy[i]}, ${xy[i + 1]} lies on asphalt`)
        }
      }
    }
  }
})

t.test('the asphalt of every named world is an area under its ego', async (t) => {
  for (const name of scenarioNames()) {
    const { map, ego } = createWorld({ seed: 1, scenario: findScenario(name) })
    const areas = roadAreas(map)
    t.equal(areas.length, map.roads.length, name)
    t.ok(
      areas.some(({ rings: [border] }) => isInside(border!, ego.x, ego.y)),
      `${name}: the ego stands on one`,
    )
    for (const { rings } of areas) t.ok(rings[0]!.length >= 6, `${name}: ${rings[0]!.length / 2} points`)
  }
})

/** Crossings of a ray to the right, odd inside. */
function isInside(ring: readonly number[], x: number, y: number): boolean {
  let isOdd = false
  for (let i = 0; i < ring.length; i += 2) {
    const next = (i + 2) % ring.length
    const [x0, y0, x1, y1] = [ring[i]!, ring[i + 1]!, ring[next]!, ring[next + 1]!]
    if (y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) isOdd = !isOdd
  }
  return isOdd
}
