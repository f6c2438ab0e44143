import { map, mergeMap, range } from 'rxjs'
import { z } from 'zod'
import { defineNode } from '../../graph/define-node.js'

/** Emits a thousand messages for each it gets, whatever room there is. */
export default defineNode({
  type: 'floods',
  description: 'Emits far too much.',
  config: z.strictObject({}),
  inputs: { objects: 'goshawk.v1.DetectedObjects' },
  outputs: { objects: 'goshawk.v1.DetectedObjects' },
  setup: () => ({
    connect: ({ objects }) => ({
      objects: objects.pipe(
        mergeMap(({ header, payload, parts }) => range(0, 1000).pipe(map(() => ({ header, payload, parts })))),
      ),
    }),
    dispose: () => {},
  }),
})
