/** Finding what a server can spawn. */
import { type ActorDefinition, type ActorDescription, describeActor } from '../../scenarios/carla/structs.js'
import { GoshawkError } from '../../schemas/errors.js'

/** @throws GoshawkError 'config-invalid' with the nearest of those the server has. */
export function findBlueprint(definitions: readonly ActorDefinition[], id: string): ActorDefinition {
  const found = definitions.find((definition) => definition.id === id)
  if (found) return found
  const kind = id.split('.')[0]
  const alike = definitions.map((definition) => definition.id).filter((each) => each.startsWith(`${kind}.`))
  const known = (alike.length > 0 ? alike : definitions.map((definition) => definition.id)).toSorted()
  throw new GoshawkError(
    'config-invalid',
    `CARLA blueprint "${id}": the server has none of that name; expected one of ${known.slice(0, 40).join(', ') || 'none at all'}`,
  )
}

/** A description with those of the values that the blueprint has attributes for. */
export function describeWith(definition: ActorDefinition, values: Readonly<Record<string, string>>): ActorDescription {
  const has = (id: string) => definition.attributes.some((attribute) => attribute.id === id)
  return describeActor(definition, Object.fromEntries(Object.entries(values).filter(([id]) => has(id))))
}
