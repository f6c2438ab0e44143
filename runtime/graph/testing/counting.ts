import { Observable } from 'rxjs'
import { z } from 'zod'
import type { DetectedObjects } from '../../../schemas/messages.js'
import { defineNode, type Outgoing } from '../define-node.js'
import { objectsOf } from './objects.js'

/** Emits `frames` frames, `intervalMs` of recorded time apart, with bulk parts of `partBytes` bytes each. */
export default defineNode({
  type: 'counting',
  description: 'Counts frames.',
  config: z.strictObject({ frames: z.number(), intervalMs: z.number(), partBytes: z.array(z.number()) }),
  inputs: {},
  outputs: { objects: 'goshawk.v1.DetectedObjects' },
  setup: ({ frames, intervalMs, partBytes }, context) => ({
    connect: () => ({
      objects: new Observable<Outgoing<DetectedObjects>>((subscriber) => {
        const run = async () => {
          for (let i = 0; i < frames && !subscriber.closed; i += 1) {
            const header = await context.admit({ captureTimeNs: BigInt(i * intervalMs) * 1_000_000n })
            const parts = partBytes.map((bytes) => Buffer.alloc(bytes, i))
            subscriber.next({ header, payload: objectsOf(`${header.frame.epoch}:${header.frame.number}`), parts })
          }
          subscriber.complete()
        }
        run().catch((error: unknown) => subscriber.error(error))
      }),
    }),
    dispose: () => {},
  }),
})
