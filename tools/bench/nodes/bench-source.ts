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
  warmUpSeconds: z
    .number()
    .min(0)
    .max(600)
    .default(0)
    .describe('of which all but the last 1.5: frames as fast as the graph takes them; the schedule starts behind it'),
  frames: z.int().min(0).default(0).describe('frames to make; 0: until the run ends'),
})

/** Between the end of warming up and the schedule: for the last frames to arrive, and what they left to be cleared away. */
const restNs = 1_500_000_000n
/** The schedule starts so much later than measuring does. */
const marginNs = 200_000_000n
const nsFromSeconds = (seconds: number) => BigInt(Math.round(seconds * 1e9))

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
  { partBytes, rateHz, warmUpSeconds, frames }: z.output<typeof Config>,
  context: NodeContext,
): AsyncGenerator<Outgoing<CameraFrames>, void, void> {
  const parts = cameraChannels.map(() => randomFillSync(Buffer.alloc(partBytes)))
  const frameAt = async (captureTimeNs: bigint): Promise<Outgoing<CameraFrames>> => {
    const header = await context.admit({ captureTimeNs })
    return { header, payload: framesAt(Number(captureTimeNs / 1000n)), parts }
  }
  try {
    let startNs = context.clock.nowNs()
    if (warmUpSeconds > 0 && context.epoch === 0) {
      // Admitted when the run starts, which may be long after it was made: later frames count from there, so as to be due at once.
      yield await frameAt(startNs)
      const admittedNs = context.clock.nowNs()
      for (let runNs = 0n; runNs < nsFromSeconds(warmUpSeconds) - restNs; runNs = context.clock.nowNs() - admittedNs) {
        yield await frameAt(startNs + runNs)
      }
      startNs += nsFromSeconds(warmUpSeconds) + marginNs
    }
    for (let i = 0; !context.signal.aborted && (frames === 0 || i < frames); i++) {
      yield await frameAt(startNs + nsFromSeconds(i / rateHz))
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
