/** Which worlds a command means: seeds, a split, or one scenario. */
import { findScenario } from '../../scenarios/worlds/find-scenario.js'
import { type SplitName, splitOfSeed, splits } from '../../scenarios/worlds/splits.js'
import { GoshawkError } from '../../schemas/errors.js'
import type { ExportScene } from './export-dataroot.js'

export interface SceneChoice {
  readonly seeds?: readonly [number, number]
  readonly split?: string
  readonly scenario?: string
}

/** @throws GoshawkError 'usage-invalid' when nothing, too much or an unknown split is named. */
export function chooseScenes({ seeds, split, scenario }: SceneChoice): ExportScene[] {
  if (split !== undefined) {
    const chosen = Object.hasOwn(splits, split) ? splits[split as SplitName] : undefined
    if (!chosen || seeds || scenario) {
      const known = Object.keys(splits).join(', ')
      throw new GoshawkError(
        'usage-invalid',
        `--split ${split}: expected one of ${known}, without --seeds and --scenario`,
      )
    }
    const files = chosen.files.map((name) => sceneOf(name, chosen.seeds[0], split))
    return [...files, ...drawn(chosen.seeds)]
  }
  if (scenario !== undefined) {
    const [first, last] = seeds ?? [1, 1]
    return range(first, last).map((seed) => sceneOf(scenario, seed, splitOfFile(scenario) ?? 'extra'))
  }
  if (!seeds)
    throw new GoshawkError('usage-invalid', 'name the worlds with --seeds A-B, --split NAME or --scenario NAME')
  return drawn(seeds)
}

export function splitOfFile(name: string): string | undefined {
  return Object.entries(splits).find(([, { files }]) => files.includes(name))?.[0]
}

function drawn([first, last]: readonly [number, number]): ExportScene[] {
  return range(first, last).map((seed) => ({
    name: `random-${seed}`,
    seed,
    scenario: findScenario(`random-${seed}`),
    split: splitOfSeed(seed) ?? 'extra',
  }))
}

function sceneOf(name: string, seed: number, split: string): ExportScene {
  const scenario = findScenario(name)
  return { name: `${scenario.name}-${seed}`, seed, scenario, split }
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}
