/** Writes one kind of submission sample by sample, and tells what became of each. */
import type { NodeContext } from '../../runtime/graph/node-context.js'
import type { ResultsFile } from './results-file.js'
import type { PlacedBox, SampleBoxes } from './submission.js'

export interface SampleWriter<Sample> {
  write(payload: Sample): Promise<void>
  /** Samples of which nothing came get an empty list: a submission names them all. */
  fill(tokens: ReadonlySet<string>): Promise<void>
}

export interface WriterOptions<Sample> {
  /** Name of the fact in the report. */
  readonly fact: string
  /** Before the names of the counters. */
  readonly prefix: string
  /** Reasons nobody needs to be told of. */
  readonly expected: readonly string[]
  readonly toBoxes: (payload: Sample) => SampleBoxes<PlacedBox>
}

export function createSampleWriter<Sample extends { readonly sampleToken: string }>(
  results: ResultsFile,
  { counter, describe, log }: NodeContext,
  { fact, prefix, expected, toBoxes }: WriterOptions<Sample>,
): SampleWriter<Sample> {
  const repeated = counter(`${prefix}samples_repeated_total`)
  const between = counter(`${prefix}frames_between_samples_total`)
  const standing = counter(`${prefix}boxes_velocity_unknown_total`)
  const leftOutTotal = counter(`${prefix}boxes_left_out_total`)
  const leftOut: Record<string, number> = {}
  const report = () => {
    const { file, samples, boxes } = results
    describe({ [fact]: { file, samples, boxes, leftOut: { ...leftOut } } })
  }
  report()
  return {
    async write(payload) {
      const { sampleToken } = payload
      if (sampleToken === '') return between.add()
      if (results.has(sampleToken)) return repeated.add()
      const sample = toBoxes(payload)
      await results.append(sampleToken, sample.boxes)
      for (const [reason, count] of Object.entries(sample.leftOut)) {
        if (leftOut[reason] === undefined && !expected.includes(reason)) {
          log.warn(
            { sampleToken },
            `${count} boxes left out of the submission: ${reason} (later ones are only counted)`,
          )
        }
        leftOut[reason] = (leftOut[reason] ?? 0) + count
        leftOutTotal.add(count)
      }
      if (sample.velocityUnknown > 0) standing.add(sample.velocityUnknown)
      report()
    },
    async fill(tokens) {
      const missing = [...tokens].filter((token) => !results.has(token))
      if (missing.length === 0) return
      for (const token of missing) await results.append(token, [])
      counter(`${prefix}samples_missing_total`).add(missing.length)
      log.warn(`${results.file}: ${missing.length} samples without a message; written empty, ${missing[0]} first`)
      report()
    },
  }
}
