/** Endless scenarios: one for every number. */
import type { z } from 'zod'
import type { Act } from './acts.js'
import { Random } from './random.js'
import { type RoadKind, roadKinds } from './roads.js'
import { Scenario } from './scenario.js'

const kindWeights: Readonly<Record<RoadKind, number>> = {
  avenue: 4,
  country: 1.4,
  highway: 1.4,
  crossroads: 3.2,
  tee: 1.4,
  roundabout: 1.4,
}

export function randomScenario(seed: number): Scenario {
  const random = new Random(seed, 91)
  const kind = roadKinds[random.weighted(roadKinds.map((name) => kindWeights[name]))]!
  const town = kind !== 'country' && kind !== 'highway'
  const lanesEachWay =
    kind === 'highway'
      ? random.integer(2, 3)
      : kind === 'roundabout'
        ? 1
        : kind === 'country'
          ? 1
          : random.integer(1, 2)
  const speedLimitMps =
    kind === 'highway' ? random.between(22, 30) : kind === 'country' ? random.between(16, 23) : random.between(9, 15)
  const works = random.chance(0.35)
    ? {
        place: random.chance(0.6) ? ('lane' as const) : ('beside' as const),
        aheadM: random.between(30, 110),
        lengthM: random.between(28, 70),
      }
    : undefined
  const acts: z.input<typeof Act>[] = []
  if (random.chance(0.25))
    acts.push({
      act: 'lead',
      model: random.pick(['van', 'sedan', 'box-truck', 'city-bus', 'suv']),
      gapM: random.between(12, 40),
    })
  else if (random.chance(0.15)) acts.push({ act: 'hard-brake', afterS: random.between(2, 10) })
  if (random.chance(0.2) && lanesEachWay > 1) acts.push({ act: 'cut-in', afterS: random.between(2, 8) })
  if (random.chance(0.25) && kind !== 'highway') acts.push({ act: 'cyclist', aheadM: random.between(20, 80) })
  if (random.chance(0.3) && town) {
    acts.push({
      act: 'parked',
      model: random.pick(['city-bus', 'coach', 'box-truck', 'excavator', 'wheel-loader', 'motorcycle', 'bicycle']),
      aheadM: random.between(20, 90),
    })
  }
  if (random.chance(0.2) && town)
    acts.push({ act: 'jaywalker', aheadM: random.between(30, 90), from: random.pick(['left', 'right']) })
  return Scenario.parse({
    name: `random-${seed}`,
    story: `Drawn from the number ${seed}; road: ${kind}.`,
    road: {
      kind,
      lanesEachWay,
      speedLimitMps,
      parking: town && random.chance(0.7),
      built: random.between(0.15, 0.9),
      control: random.pick(['signals', 'signals', 'stop-signs', 'none']),
      turn: random.pick(['straight', 'left', 'right']),
      approachM: random.between(30, 110),
      works,
    },
    ego: { eagerness: random.between(0.6, 0.95) },
    traffic: {
      vehicles: random.between(0.4, 1.8),
      trucks: random.between(0.08, 0.35),
      buses: random.between(0.03, 0.15),
      cycles: random.between(0.05, 0.25),
      walkers: town ? random.between(0.4, 2) : random.between(0, 0.3),
      parked: random.between(0.4, 1.8),
    },
    acts,
  })
}
