import { map } from 'rxjs'
import { z } from 'zod'
import { defineNode } from '../../graph/define-node.js'

/** Passes messages on; in its first life it is gone, as by SIGKILL, at the given frame. */
export default defineNode({
  type: 'crashes-once',
  description: 'Is killed once.',
  config: z.strictObject({ atFrame: z.number() }),
  inputs: { objects: 'goshawk.v1.DetectedObjects' },
  outputs: { objects: 'goshawk.v1.DetectedObjects' },
  setup: ({ atFrame }, context) => ({
    connect: ({ objects }) => ({
      objects: objects.pipe(
        map(({ header, payload, parts }) => {
          if (context.epoch === 0 && header.frame.number === atFrame) process.kill(process.pid, 'SIGKILL')
          return { header, payload, parts }
        }),
      ),
    }),
    dispose: () => {},
  }),
})
