import { z } from 'zod'
import { defineNode } from '../../graph/define-node.js'

export default defineNode({
  type: 'view',
  description: 'a sink for tests of the configuration; it is never set up',
  config: z.strictObject({}),
  inputs: {
    objects: 'goshawk.v1.DetectedObjects',
    frames: { type: 'goshawk.v1.CameraFrames', optional: true },
    decision: { type: 'goshawk.v1.Decision', optional: true },
  },
  outputs: {},
  setup: () => {
    throw new Error('not for running')
  },
})
