import { map } from 'rxjs'
import { z } from 'zod'
import { defineNode } from '../define-node.js'

/** Passes every message on at once. */
export default defineNode({
  type: 'relaying',
  description: 'Passes every message on.',
  config: z.strictObject({}),
  inputs: { objects: 'goshawk.v1.DetectedObjects' },
  outputs: { objects: 'goshawk.v1.DetectedObjects' },
  setup: () => ({
    connect: ({ objects }) => ({
      objects: objects.pipe(map(({ header, payload, parts }) => ({ header, payload, parts }))),
    }),
    dispose: () => {},
  }),
})
