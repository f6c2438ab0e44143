/** What a session may change around its ego: the weather, and traffic that the server's autopilot drives. */
import type { ActorDefinition, CarlaActor, MapInfo, WeatherParameters } from '../../scenarios/carla/structs.js'
import { GoshawkError } from '../../schemas/errors.js'
import { describeWith } from './blueprints.js'
import { markedRole, trafficPart } from './leftovers.js'
import type { CarlaLink } from './link.js'

const dry = { precipitation: 0, precipitationDeposits: 0, wetness: 0, fogDensity: 0 }

/** Presets over whatever weather there is: percent, degrees. */
export const weathers = {
  clear: { ...dry, cloudiness: 10, sunAltitudeAngle: 50 },
  rain: { ...dry, cloudiness: 90, precipitation: 60, precipitationDeposits: 50, wetness: 80, sunAltitudeAngle: 40 },
  fog: { ...dry, cloudiness: 60, fogDensity: 60, fogDistance: 10, fogFalloff: 0.2, sunAltitudeAngle: 40 },
  dusk: { ...dry, cloudiness: 20, sunAltitudeAngle: 3 },
  night: { ...dry, cloudiness: 20, sunAltitudeAngle: -30 },
} as const satisfies Record<string, Partial<WeatherParameters>>
export type WeatherName = keyof typeof weathers

/** Four-wheelers, by their blueprint: the others fall over when an autopilot drives them. */
function isCar({ id, attributes }: ActorDefinition): boolean {
  const wheels = attributes.find((attribute) => attribute.id === 'number_of_wheels')
  return id.startsWith('vehicle.') && (wheels === undefined || wheels.value === '4')
}

/**
 * Spawns up to `count` cars at free spawn points and has the server drive them. Fewer when there is no more room.
 *
 * @param onSpawned - told of each at once, so that it can be destroyed whatever comes next.
 */
export async function spawnTraffic(
  link: CarlaLink,
  { definitions, map, count }: { definitions: readonly ActorDefinition[]; map: MapInfo; count: number },
  onSpawned: (actor: CarlaActor) => void,
): Promise<number> {
  const cars = definitions.filter(isCar)
  let spawned = 0
  for (const transform of map.spawnPoints) {
    if (spawned === count || cars.length === 0) break
    try {
      const description = describeWith(cars[spawned % cars.length]!, { role_name: markedRole(trafficPart) })
      const actor = await link.call(link.methods.spawnActor, description, transform)
      onSpawned(actor)
      await link.call(link.methods.setActorAutopilot, actor.id, true)
      spawned++
    } catch (error) {
      const isTaken = error instanceof GoshawkError && String(error.details.reason).includes('collision')
      if (!isTaken) throw error
    }
  }
  return spawned
}
