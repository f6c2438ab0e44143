/** The kinds of road a scenario may ask for. */
import { pathOfStretches } from './path.js'
import type { Random } from './random.js'
import { RoadBuilder } from './road-builder.js'
import type { RoadMap } from './road-map.js'
import { addScenery } from './scenery.js'

export const roadKinds = ['avenue'] as const
export type RoadKind = (typeof roadKinds)[number]

export interface RoadOptions {
  readonly kind: RoadKind
  readonly lanesEachWay: number
  readonly speedLimitMps: number
  readonly parking: boolean
  readonly built: number
}

export function buildRoad(options: RoadOptions, random: Random): RoadMap {
  return avenue(options, random)
}

/** A street with a gentle bend and two zebra crossings. */
function avenue({ lanesEachWay, speedLimitMps, parking, built }: RoadOptions, random: Random): RoadMap {
  const builder = new RoadBuilder()
  const bend = random.between(0.25, 0.6) * (random.chance(0.5) ? 1 : -1)
  const path = pathOfStretches({ x: 600, y: 1600, yawRad: random.between(-Math.PI, Math.PI) }, [
    { lengthM: 230, turnRad: 0 },
    { lengthM: 130, turnRad: bend },
    { lengthM: 140, turnRad: 0 },
    { lengthM: 110, turnRad: -bend * 0.7 },
    { lengthM: 250, turnRad: 0 },
  ])
  const street = builder.addStreet({ path, lanesEachWay, speedLimitMps, parking })
  for (const arcM of [200, 420]) builder.addCrossing(street, arcM + random.between(-10, 10))
  addScenery(builder, random, { built })
  return builder.finish([street.forward[random.integer(0, lanesEachWay - 1)]!], 110)
}
