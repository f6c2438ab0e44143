/** Which routes a drive takes, and how each world is opened. */
import { findScenario, scenarioNames } from '../../scenarios/worlds/find-scenario.js'
import { BuiltInWorld } from './built-in-world.js'
import type { DriveWorld } from './drive-world.js'

export interface RouteChoice {
  /** all, a scenario's name, or a file. */
  readonly route: string
  readonly seed: number
  readonly carla?: string | undefined
}

/** @throws GoshawkError 'config-invalid' for an unknown name, with the known ones. */
export async function chooseRoutes({ route, seed }: RouteChoice): Promise<(() => Promise<DriveWorld>)[]> {
  const names = route === 'all' ? scenarioNames() : [route]
  return names.map(findScenario).map((scenario) => async () => new BuiltInWorld({ seed, scenario }))
}
