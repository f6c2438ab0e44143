/** Well-behaved nodes for tests of the runtime. */
import { z } from 'zod'
import { GoshawkError } from '../../../schemas/errors.js'
import type { DetectedObjects, Header, Message } from '../../../schemas/messages.js'
import { defineNode, type NodeDefinition } from '../define-node.js'
import type { NodeRegistry } from '../process-graph.js'

export { default as counting } from './counting.js'
export { objectsOf } from './objects.js'
export { default as pondering } from './pondering.js'
export { default as relaying } from './relaying.js'

/** A sink that hands every message to `onMessage`, which may hold it. */
export function remembering(
  onMessage: (message: Message<DetectedObjects>, hold: (header: Header) => () => void) => void,
): NodeDefinition {
  return defineNode({
    type: 'remembering',
    description: 'Remembers what it saw.',
    config: z.strictObject({}),
    inputs: { objects: 'goshawk.v1.DetectedObjects' },
    outputs: {},
    setup: (_config, context) => ({
      connect: ({ objects }) => {
        objects.subscribe((message) => onMessage(message, (header) => context.hold(header)))
        return {}
      },
      dispose: () => {},
    }),
  }) as unknown as NodeDefinition
}

export function registryOf(...definitions: readonly unknown[]): NodeRegistry {
  const byType = new Map((definitions as readonly NodeDefinition[]).map((definition) => [definition.type, definition]))
  return async ({ type }) => {
    const definition = byType.get(type)
    if (definition === undefined) throw new GoshawkError('config-invalid', `no node type ${type}`)
    return definition
  }
}
