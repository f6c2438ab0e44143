import { map } from 'rxjs'
import { z } from 'zod'
import { defineNode } from '../../graph/define-node.js'

/** Passes messages on; in its first life it blocks its main thread for good at the given frame. */
export default defineNode({
  type: 'hangs-after-init',
  description: 'Hangs once.',
  config: z.strictObject({ atFrame: z.number() }),
  inputs: { objects: 'goshawk.v1.DetectedObjects' },
  outputs: { objects: 'goshawk.v1.DetectedObjects' },
  setup: ({ atFrame }, context) => ({
    connect: ({ objects }) => ({
      objects: objects.pipe(
        map(({ header, payload, parts }) => {
          if (context.epoch === 0 && header.frame.number === atFrame) {
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
          }
          return { header, payload, parts }
        }),
      ),
    }),
    dispose: () => {},
  }),
})
