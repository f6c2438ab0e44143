import { map } from 'rxjs'
import { z } from 'zod'
import { defineNode } from '../../graph/define-node.js'

/** Throws at the first message of every life. */
export default defineNode({
  type: 'crashes-always',
  description: 'Crashes at every first message.',
  config: z.strictObject({}),
  inputs: { objects: 'goshawk.v1.DetectedObjects' },
  outputs: { objects: 'goshawk.v1.DetectedObjects' },
  setup: () => ({
    connect: ({ objects }) => ({
      objects: objects.pipe(
        map(({ header }) => {
          throw new Error(`no luck with frame ${header.frame.number}`)
        }),
      ),
    }),
    dispose: () => {},
  }),
})
