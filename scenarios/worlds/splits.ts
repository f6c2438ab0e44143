/**
 * Which worlds may teach a model and which only judge it. Written down once; a test keeps the parts disjoint.
 * Never move a boundary to improve a score.
 */

export type SplitName = 'train' | 'validation' | 'held-out'

export interface Split {
  /** Seeds of random worlds (`random-<seed>`), both ends included. */
  readonly seeds: readonly [number, number]
  /** Scenario files, by name; they are played with the split's first seed. */
  readonly files: readonly string[]
}

export const splits: Readonly<Record<SplitName, Split>> = {
  train: {
    seeds: [1000, 8999],
    files: [
      'city-avenue',
      'construction-zone',
      'country-road-in-fog',
      'cyclist-at-the-edge',
      'following-a-van',
      'hard-brake-ahead',
      'left-turn-across-traffic',
      'stop-sign-crossroads',
    ],
  },
  validation: { seeds: [9000, 9099], files: ['right-turn-with-walkers', 'tee-left-unprotected'] },
  'held-out': {
    seeds: [9500, 9549],
    files: [
      'child-runs-out',
      'cut-in',
      'dusk-avenue',
      'highway-in-rain',
      'pedestrian-behind-bus',
      'roundabout-straight-on',
    ],
  },
}

/** The split a seed belongs to; undefined for seeds outside every split, which anybody may use. */
export function splitOfSeed(seed: number): SplitName | undefined {
  for (const [name, { seeds }] of Object.entries(splits)) {
    if (seed >= seeds[0] && seed <= seeds[1]) return name as SplitName
  }
  return undefined
}
