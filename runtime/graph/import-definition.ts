/** From a planned node to its definition, by importing its module. */
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import type { NodeDefinition } from './define-node.js'
import type { PlannedNode } from './plan.js'

/** @throws GoshawkError 'config-invalid' when the module cannot be imported or defines another type. */
export async function importDefinition({ name, type, module }: PlannedNode): Promise<NodeDefinition> {
  let definition: unknown
  try {
    definition = ((await import(module)) as { default?: unknown }).default
  } catch (error) {
    throw new GoshawkError(
      'config-invalid',
      `${name}: cannot import node type ${type} from ${module}: ${messageOf(error)}`,
      {
        cause: error,
      },
    )
  }
  if (!isDefinition(definition) || definition.type !== type) {
    throw new GoshawkError('config-invalid', `${name}: ${module} does not export a node of type ${type} as its default`)
  }
  return definition
}

function isDefinition(value: unknown): value is NodeDefinition {
  return (
    typeof value === 'object' &&
    value !== null &&
    'setup' in value &&
    typeof value.setup === 'function' &&
    'type' in value
  )
}
