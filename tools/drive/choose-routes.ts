/** Which routes a drive takes, and how each world is opened. */
import { findScenario, scenarioNames } from '../../scenarios/worlds/find-scenario.js'
import { BuiltInWorld } from './built-in-world.js'
import { carlaRoutes } from './carla-routes.js'
import type { DriveWorld } from './drive-world.js'

export interface RouteChoice {
  /** all, a scenario's name, or a file. */
  readonly route: string
  readonly seed: number
  /** HOST:PORT of a CARLA server to drive in instead; then a map, a spawn point, or both as MAP/SPAWNPOINT. */
  readonly carla?: string | undefined
  /** Whether pictures will be asked for. */
  readonly hasCameras?: boolean
  readonly signal?: AbortSignal
}

/** @throws GoshawkError 'config-invalid' for an unknown name, with the known ones; those of `carlaRoutes`. */
export async function chooseRoutes(choice: RouteChoice): Promise<(() => Promise<DriveWorld>)[]> {
  const { route, seed, carla, hasCameras = true, signal } = choice
  if (carla !== undefined) return carlaRoutes({ route, seed, carla, hasCameras, signal })
  const names = route === 'all' ? scenarioNames() : [route]
  return names.map(findScenario).map((scenario) => async () => new BuiltInWorld({ seed, scenario }))
}
