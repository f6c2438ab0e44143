import { map } from 'rxjs'
import { z } from 'zod'
import { defineNode } from '../../runtime/graph/define-node.js'
import { createTracker } from './tracker.js'

export default defineNode({
  type: 'tracker',
  description: 'Gives detected objects ids that last, and velocities; carries them on while they are hidden.',
  config: z.strictObject({
    scoreMin: z.number().min(0).max(1).default(0.15).describe('detections with a lower score belong to no track'),
    birthScore: z.number().min(0).max(1).default(0.3).describe('score at which a new object becomes a track'),
    hitsMin: z.int().min(1).max(20).default(2).describe('frames an object is seen in before it is told of'),
    sureScore: z.number().min(0).max(1).default(0.7).describe('score at which a new track is told of at once'),
    coastS: z.number().min(0).max(10).default(1).describe('a track unseen for longer ends, seconds'),
  }),
  inputs: { objects: 'goshawk.v1.DetectedObjects' },
  outputs: { tracks: 'goshawk.v1.Tracks' },
  setup: (settings, context) => {
    const tracker = createTracker(settings)
    const resets = context.counter('resets_total')
    const refusals = context.counter('objects_refused_total')
    return {
      connect: ({ objects }) => ({
        tracks: objects.pipe(
          map(({ header, payload }) => {
            const { tracks, reset, refused } = tracker.follow(payload)
            if (reset) resets.add()
            if (refused > 0) refusals.add(refused)
            return { header, payload: tracks }
          }),
        ),
      }),
      dispose: () => undefined,
    }
  },
})
