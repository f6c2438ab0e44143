import { z } from 'zod'
import { defineNode } from '../../../runtime/graph/define-node.js'

export default defineNode({
  type: 'bench-pass',
  description: 'Passes every frame on: what a graph costs without a model',
  config: z.strictObject({}),
  inputs: { frames: 'goshawk.v1.CameraFrames' },
  outputs: { frames: 'goshawk.v1.CameraFrames' },
  setup: () => ({ connect: ({ frames }) => ({ frames }), dispose: () => {} }),
})
