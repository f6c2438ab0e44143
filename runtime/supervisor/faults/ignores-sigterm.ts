import { concat, map, NEVER } from 'rxjs'
import { z } from 'zod'
import { defineNode } from '../../graph/define-node.js'

/** Passes messages on, but neither completes when its input has nor ever finishes its disposal. */
export default defineNode({
  type: 'ignores-sigterm',
  description: 'Does not want to end.',
  config: z.strictObject({}),
  inputs: { objects: 'goshawk.v1.DetectedObjects' },
  outputs: { objects: 'goshawk.v1.DetectedObjects' },
  setup: () => ({
    connect: ({ objects }) => ({
      objects: concat(objects.pipe(map(({ header, payload, parts }) => ({ header, payload, parts }))), NEVER),
    }),
    dispose: () => new Promise<void>(() => {}),
  }),
})
