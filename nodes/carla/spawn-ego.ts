import type { ActorDefinition, CarlaActor, MapInfo } from '../../scenarios/carla/structs.js'
import { GoshawkError } from '../../schemas/errors.js'
import { describeWith, findBlueprint } from './blueprints.js'
import { egoPart, markedRole } from './leftovers.js'
import type { CarlaLink } from './link.js'

export interface EgoChoice {
  readonly definitions: readonly ActorDefinition[]
  readonly map: MapInfo
  readonly blueprint: string
  /** Without it the first that is free. */
  readonly spawnPoint: number | undefined
}

/**
 * Spawns the hero.
 *
 * @throws GoshawkError 'config-invalid' for an unknown blueprint, a map without spawn points or without that one,
 *   'call-refused' when it, or every one, is occupied.
 */
export async function spawnEgo(link: CarlaLink, choice: EgoChoice): Promise<CarlaActor> {
  const { definitions, map, blueprint, spawnPoint } = choice
  const description = describeWith(findBlueprint(definitions, blueprint), { role_name: markedRole(egoPart) })
  const { name, spawnPoints } = map
  if (spawnPoints.length === 0)
    throw new GoshawkError('config-invalid', `CARLA map ${name}: no spawn points; load a map that has some`)
  const indices = spawnPoint === undefined ? spawnPoints.keys() : [spawnPoint]
  for (const index of indices) {
    const transform = spawnPoints[index]
    if (!transform) {
      const range = `0 to ${spawnPoints.length - 1}`
      throw new GoshawkError('config-invalid', `CARLA map ${name}: spawn point ${index}; expected ${range}`)
    }
    try {
      return await link.call(link.methods.spawnActor, description, transform)
    } catch (error) {
      const isTaken = error instanceof GoshawkError && String(error.details.reason).includes('collision')
      if (!isTaken) throw error
    }
  }
  const which = spawnPoint === undefined ? `all ${spawnPoints.length} spawn points are` : `spawn point ${spawnPoint} is`
  throw new GoshawkError('call-refused', `CARLA map ${name}: ${which} occupied; choose another, or remove the traffic`)
}
