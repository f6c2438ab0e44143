import { concatMap } from 'rxjs'
import { z } from 'zod'
import { defineNode } from '../define-node.js'

/** Passes every message on, a turn of the event loop later. */
export default defineNode({
  type: 'pondering',
  description: 'Passes every message on, later.',
  config: z.strictObject({}),
  inputs: { objects: 'goshawk.v1.DetectedObjects' },
  outputs: { objects: 'goshawk.v1.DetectedObjects' },
  setup: () => ({
    connect: ({ objects }) => ({
      objects: objects.pipe(
        concatMap(async ({ header, payload, parts }) => {
          await new Promise((resolve) => setImmediate(resolve))
          return { header, payload, parts }
        }),
      ),
    }),
    dispose: () => {},
  }),
})
