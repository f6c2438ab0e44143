import { z } from 'zod'
import { defineNode } from '../../../runtime/graph/define-node.js'

export default defineNode({
  type: 'bench-sink',
  description: 'Takes every frame and counts the bytes of its pictures',
  config: z.strictObject({}),
  inputs: { frames: 'goshawk.v1.CameraFrames' },
  outputs: {},
  setup: (_config, context) => {
    const received = context.counter('picture_bytes')
    return {
      connect: ({ frames }) => {
        frames.subscribe(({ parts }) => received.add(parts.reduce((sum, part) => sum + part.byteLength, 0)))
        return {}
      },
      dispose: () => {},
    }
  },
})
