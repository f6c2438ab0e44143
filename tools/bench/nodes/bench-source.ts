import { randomFillSync } from 'node:crypto'
import { from } from 'rxjs'
import { z } from 'zod'
import { defineNode, type Outgoing } from '../../../runtime/graph/define-node.js'
import type { NodeContext } from '../../../runtime/graph/node-context.js'
import { GoshawkError } from '../../../schemas/errors.js'
import { identityPose } from '../../../schemas/geometry/pose.js'
import { type CameraFrames, cameraChannels, ImageEncoding } from '../../../schemas/messages.js'

const Config = z.strictObject({
  partBytes: z.int().min(1).max(64_000_000).describe('of each of the six pictures; random bytes'),
  rateHz: z.number().positive().max(1000).default(10),
  frames: z.int().min(0).default(0).describe('frames to make; 0: until the run ends'),
})

export default defineNode({
  type: 'bench-source',
  description: 'Six pictures of random bytes on a schedule',
  config: Config,
  inputs: {},
  outputs: { frames: 'goshawk.v1.CameraFrames' },
  setup: (config, context) => ({
    connect: () => ({ frames: from(emitFrames(config, context)) }),
    dispose: () => {},
  }),
})

/** The schedule does not wait for the graph: a frame that enters late was due earlier, and its age says so. */
async function* emitFrames(
  { partBytes, rateHz, frames }: z.output<typeof Config>,
  context: NodeContext,
): AsyncGenerator<Outgoing<CameraFrames>, void, void> {
  const parts = cameraChannels.map(() => randomFillSync(Buffer.alloc(partBytes)))
  const startNs = context.clock.nowNs()
  try {
    for (let i = 0; !context.signal.aborted && (frames === 0 || i < frames); i++) {
      const captureTimeNs = startNs + BigInt(Math.round((i * 1e9) / rateHz))
      const header = await context.admit({ captureTimeNs })
      yield { header, payload: framesAt(Number(captureTimeNs / 1000n)), parts }
    }
  } catch (error) {
    if (!(error instanceof GoshawkError && error.code === 'cancelled')) throw error
  }
}

function framesAt(timestampUs: number): CameraFrames {
  return {
    scene: 'bench',
    sampleToken: '',
    timestampUs,
    globalFromEgo: identityPose,
    egoFromLidar: identityPose,
    cameras: cameraChannels.map((channel, part) => ({
      channel,
      timestampUs,
      width: 1600,
      height: 900,
      encoding: ImageEncoding.RGB8,
      part,
      intrinsic: [1266, 0, 800, 0, 1266, 450, 0, 0, 1],
      egoFromCamera: identityPose,
      globalFromEgo: identityPose,
      missing: '',
    })),
    hasGroundTruth: false,
    groundTruth: [],
    egoSpeedMps: Number.NaN,
    map: [],
    steeringWheelRad: Number.NaN,
  }
}
