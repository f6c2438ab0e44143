/** Scenarios by name. */
import { GoshawkError } from '../../schemas/errors.js'
import { cityAvenue, type Scenario } from './scenario.js'

const scenarios: readonly Scenario[] = [cityAvenue]

export function listScenarios(): readonly Scenario[] {
  return scenarios
}

/** Throws `config-invalid` for an unknown name, listing the known ones. */
export function findScenario(name: string): Scenario {
  const found = scenarios.find((scenario) => scenario.name === name)
  if (found) return found
  const known = scenarios.map((scenario) => scenario.name).join(', ')
  throw new GoshawkError('config-invalid', `scenario: "${name}"; expected one of ${known}`)
}
