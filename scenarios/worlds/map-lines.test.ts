import t from 'tap'
import { MapLayer } from '../../schemas/messages.js'
import { findScenario, scenarioNames } from './find-scenario.js'
import { mapLines } from './map-lines.js'
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
