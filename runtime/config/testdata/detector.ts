import { z } from 'zod'
import { defineNode } from '../../graph/define-node.js'

export default defineNode({
  type: 'detector',
  description: 'a node for tests of the configuration; it is never set up',
  config: z.strictObject({
    bundle: z.string(),
    scoreMin: z.number().min(0).max(1).default(0.3),
    provider: z.enum(['cpu', 'cuda']).default('cpu'),
  }),
  inputs: { frames: 'goshawk.v1.CameraFrames', hint: { type: 'goshawk.v1.DetectedObjects', optional: true } },
  outputs: { objects: 'goshawk.v1.DetectedObjects' },
  setup: () => {
    throw new Error('not for running')
  },
})
