import { map } from 'rxjs'
import { z } from 'zod'
import { defineNode } from '../../runtime/graph/define-node.js'
import { decide } from './decide.js'
import { notUnderstood, understand, Wish } from './instructions.js'

export default defineNode({
  type: 'decision',
  description: 'Chooses one speed and one path decision for each frame, with its reason.',
  config: z.strictObject({
    scoreMin: z.number().min(0).max(1).default(0.3).describe('objects with a lower score are not acted on'),
    cruiseSpeedMps: z.number().positive().default(10).describe('speed on a free road, m/s'),
    laneWidthM: z.number().min(2).max(6).default(3.5).describe('lane width, m'),
    horizonM: z.number().positive().default(60).describe('nothing beyond this distance ahead matters, m'),
    passOn: z.enum(['left', 'right']).default('left').describe('side on which slower vehicles are passed'),
    brakingMps2: z.number().positive().default(3).describe('comfortable braking, m/s²'),
  }),
  inputs: { objects: 'goshawk.v1.DetectedObjects' },
  outputs: { decision: 'goshawk.v1.Decision' },
  setup: (settings, context) => {
    const emergencies = context.counter('emergency_stops_total')
    const instructions = context.counter('instructions_total')
    const refused = context.counter('instructions_refused_total')
    const wish = new Wish()
    return {
      connect: ({ objects }) => ({
        decision: objects.pipe(
          map(({ header, payload }) => {
            const decision = decide(payload, settings, wish.at(payload.timestampUs))
            if (decision.rule === 'emergency-stop') emergencies.add()
            return { header, payload: decision }
          }),
        ),
      }),
      command: (command) => {
        const { instruct } = command as { readonly instruct?: unknown }
        if (typeof instruct !== 'string')
          return { accepted: false, reply: `${context.node}: takes instructions, nothing else` }
        const understood = understand(instruct)
        instructions.add()
        if (!understood) {
          refused.add()
          return { accepted: false, reply: notUnderstood }
        }
        wish.ask(understood)
        return { accepted: true, reply: `understood: ${understood.reply}` }
      },
      dispose: () => undefined,
    }
  },
})
