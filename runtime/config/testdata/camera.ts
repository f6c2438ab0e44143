import { z } from 'zod'
import { defineNode } from '../../graph/define-node.js'

export default defineNode({
  type: 'camera',
  description: 'a source for tests of the configuration; it is never set up',
  config: z.strictObject({ fps: z.number().positive().default(10), size: z.strictObject({ width: z.int() }).optional() }),
  inputs: { control: { type: 'goshawk.v1.Decision', passive: true, optional: true } },
  outputs: { frames: 'goshawk.v1.CameraFrames' },
  setup: () => {
    throw new Error('not for running')
  },
})
