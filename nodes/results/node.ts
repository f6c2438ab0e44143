/** The results sink's shell: one nuScenes detection submission a run, and what the report says of it. */
import { resolve } from 'node:path'
import { concatMap, map } from 'rxjs'
import { z } from 'zod'
import { defineNode } from '../../runtime/graph/define-node.js'
import type { NodeContext } from '../../runtime/graph/node-context.js'
import type { DetectedObjects } from '../../schemas/messages.js'
import { countDecision, noDecisions } from './decision-counts.js'
import { ResultsFile } from './results-file.js'
import { toSampleBoxes } from './submission.js'

export default defineNode({
  type: 'results',
  description: 'Writes detections as a nuScenes detection submission and counts decisions',
  config: z.strictObject({
    file: z.string().min(1).default('results.json').describe('the submission, relative to the folder of the run'),
  }),
  inputs: { objects: 'goshawk.v1.DetectedObjects', decision: { type: 'goshawk.v1.Decision', optional: true } },
  outputs: {},
  async setup({ file }, context) {
    const results = await ResultsFile.open(resolve(context.runFolder, file), { resume: context.epoch > 0 })
    const write = createWrite(results, context)
    let decisions = noDecisions
    let finished: Promise<void> | undefined
    return {
      connect: ({ objects, decision }) => {
        objects
          .pipe(
            map(({ header, payload }) => ({ payload, release: context.hold(header) })),
            concatMap(async ({ payload, release }) => {
              await write(payload)
              release()
            }),
          )
          .subscribe({
            complete: () => {
              finished = results.finish()
            },
          })
        decision.subscribe(({ payload }) => {
          decisions = countDecision(decisions, payload)
          context.describe({ decisions })
        })
        return {}
      },
      dispose: () => finished ?? results.close(),
    }
  },
})

/** Writes one sample, and tells what became of it. */
function createWrite(results: ResultsFile, { counter, describe, log }: NodeContext) {
  const repeated = counter('samples_repeated_total')
  const between = counter('frames_between_samples_total')
  const standing = counter('boxes_velocity_unknown_total')
  const leftOutTotal = counter('boxes_left_out_total')
  const leftOut: Record<string, number> = {}
  const report = () => {
    const { file, samples, boxes } = results
    describe({ results: { file, samples, boxes, leftOut: { ...leftOut } } })
  }
  report()
  return async (payload: DetectedObjects): Promise<void> => {
    const { sampleToken } = payload
    if (sampleToken === '') return between.add()
    if (results.has(sampleToken)) return repeated.add()
    const sample = toSampleBoxes(payload)
    await results.append(sampleToken, sample.boxes)
    for (const [reason, count] of Object.entries(sample.leftOut)) {
      if (leftOut[reason] === undefined && reason !== 'out-of-range') {
        log.warn({ sampleToken }, `${count} boxes left out of the submission: ${reason} (later ones are only counted)`)
      }
      leftOut[reason] = (leftOut[reason] ?? 0) + count
      leftOutTotal.add(count)
    }
    if (sample.velocityUnknown > 0) standing.add(sample.velocityUnknown)
    report()
  }
}
