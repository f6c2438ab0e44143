import { z } from 'zod'
import { defineNode } from '../../graph/define-node.js'

export default defineNode({
  type: 'decision',
  description: 'a node for tests of the configuration; it is never set up',
  config: z.strictObject({}),
  inputs: { objects: 'goshawk.v1.DetectedObjects' },
  outputs: { decision: 'goshawk.v1.Decision' },
  setup: () => {
    throw new Error('not for running')
  },
})
