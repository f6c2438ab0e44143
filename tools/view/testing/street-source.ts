/** The made-up street as the source of a graph: pictures, objects and decision of a frame at once, without a model. */
import { from, Subject } from 'rxjs'
import { z } from 'zod'
import { type SyntheticFrame, syntheticFrame } from '../../../nodes/publisher/testing/synthetic-frames.js'
import { defineNode, type Outgoing } from '../../../runtime/graph/define-node.js'
import type { NodeContext } from '../../../runtime/graph/node-context.js'
import { GoshawkError } from '../../../schemas/errors.js'
import type { CameraFrames, Decision, DetectedObjects } from '../../../schemas/messages.js'

const Config = z.strictObject({
  rateHz: z.number().positive().max(1000).default(10),
  width: z.int().min(16).max(1600).default(320).describe('of the pictures, pixels'),
})
/** Prepared frames go round, so that drawing them costs the graph nothing. */
const preparedFrames = 5

export default defineNode({
  type: 'street-source',
  description: 'A made-up street with its objects and decisions, on a schedule',
  config: Config,
  inputs: {},
  outputs: {
    frames: 'goshawk.v1.CameraFrames',
    objects: 'goshawk.v1.DetectedObjects',
    decision: 'goshawk.v1.Decision',
  },
  setup: (config, context) => {
    const objects = new Subject<Outgoing<DetectedObjects>>()
    const decision = new Subject<Outgoing<Decision>>()
    return {
      connect: () => ({ frames: from(street(config, context, { objects, decision })), objects, decision }),
      dispose: () => {},
    }
  },
})

interface Beside {
  readonly objects: Subject<Outgoing<DetectedObjects>>
  readonly decision: Subject<Outgoing<Decision>>
}

async function* street(
  { rateHz, width }: z.output<typeof Config>,
  context: NodeContext,
  { objects, decision }: Beside,
): AsyncGenerator<Outgoing<CameraFrames>, void, void> {
  const prepared: SyntheticFrame[] = []
  for (let i = 0; i < preparedFrames; i++) prepared.push(await syntheticFrame(i + 1, { width }))
  const startNs = context.clock.nowNs()
  try {
    for (let i = 0; !context.signal.aborted; i++) {
      const captureTimeNs = startNs + BigInt(Math.round((i * 1e9) / rateHz))
      const header = await context.admit({ captureTimeNs })
      const frame = prepared[i % preparedFrames]!
      objects.next({ header, payload: frame.objects.payload })
      decision.next({ header, payload: frame.decision.payload })
      yield { header, payload: frame.frames.payload, parts: frame.frames.parts }
    }
  } catch (error) {
    if (!(error instanceof GoshawkError && error.code === 'cancelled')) throw error
  }
  objects.complete()
  decision.complete()
}
