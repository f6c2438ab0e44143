/** The results sink's shell: nuScenes submissions of a run, and what the report says of them. */
import { resolve } from 'node:path'
import { concatMap, map, type Observable } from 'rxjs'
import { z } from 'zod'
import { defineNode } from '../../runtime/graph/define-node.js'
import type { Message } from '../../schemas/messages.js'
import { countDecision, noDecisions } from './decision-counts.js'
import { ResultsFile } from './results-file.js'
import { createSampleWriter, type SampleWriter } from './sample-writer.js'
import { toSampleBoxes } from './submission.js'
import { toTrackingBoxes } from './tracking-submission.js'

export default defineNode({
  type: 'results',
  description: 'Writes detections and tracks as nuScenes submissions and counts decisions',
  config: z.strictObject({
    file: z
      .string()
      .min(1)
      .default('results.json')
      .describe('the detection submission, relative to the folder of the run'),
    tracksFile: z
      .string()
      .min(1)
      .default('results.tracking.json')
      .describe('the tracking submission, written when `tracks` is connected'),
  }),
  inputs: {
    objects: 'goshawk.v1.DetectedObjects',
    tracks: { type: 'goshawk.v1.Tracks', optional: true },
    decision: { type: 'goshawk.v1.Decision', optional: true },
  },
  outputs: {},
  async setup({ file, tracksFile }, context) {
    const open = (name: string) => ResultsFile.open(resolve(context.runFolder, name), { resume: context.epoch > 0 })
    const detections = await open(file)
    const tracking = context.connectedInputs.has('tracks') ? await open(tracksFile) : undefined
    const detectionWriter = createSampleWriter(detections, context, {
      fact: 'results',
      prefix: '',
      expected: ['out-of-range'],
      toBoxes: toSampleBoxes,
    })
    const trackWriter =
      tracking &&
      createSampleWriter(tracking, context, {
        fact: 'trackingResults',
        prefix: 'tracking_',
        expected: ['out-of-range', 'not-tracked'],
        toBoxes: toTrackingBoxes,
      })
    const finish = async () => {
      await trackWriter?.fill(detections.tokens)
      await detections.finish()
      await tracking?.finish()
    }
    let unfinished = trackWriter === undefined ? 1 : 2
    let finished: Promise<void> | undefined
    const follow = <T>(messages: Observable<Message<T>>, writer: SampleWriter<T>) =>
      messages
        .pipe(
          map(({ header, payload }) => ({ payload, release: context.hold(header) })),
          concatMap(async ({ payload, release }) => {
            await writer.write(payload)
            release()
          }),
        )
        .subscribe({
          complete: () => {
            unfinished -= 1
            if (unfinished === 0) finished = finish()
          },
        })
    let decisions = noDecisions
    return {
      connect: ({ objects, tracks, decision }) => {
        follow(objects, detectionWriter)
        if (trackWriter !== undefined) follow(tracks, trackWriter)
        decision.subscribe(({ payload }) => {
          decisions = countDecision(decisions, payload)
          context.describe({ decisions })
        })
        return {}
      },
      dispose: async () => {
        if (finished !== undefined) return finished
        await detections.close()
        await tracking?.close()
      },
    }
  },
})
