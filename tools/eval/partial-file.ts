/** Parts of an evaluation as files: written whole or not at all, and merged only when they belong together. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { evaluatedClasses } from './boxes.js'
import type { PartialEvaluation, Shard } from './evaluate-detection.js'
import { errorNames } from './match-class.js'

const count = z.int().min(0)
const Counts = z.strictObject({
  input: count,
  after_class_range: count,
  after_zero_points: count,
  after_bike_racks: count,
})
// JSON keeps doubles to the last bit; only NaN has to travel as null.
const number = z
  .number()
  .nullable()
  .transform((value) => value ?? Number.NaN)
const Part = z.strictObject({
  format: z.literal('goshawk-eval-part-1'),
  /** Of what was evaluated: parts of different evaluations do not mix. */
  evaluation: z.string(),
  shard: z.strictObject({ part: z.int().min(1), of: z.int().min(1) }),
  samples: count,
  filter: z.strictObject({ ground_truth: Counts, predictions: Counts }),
  matches: z
    .array(
      z.strictObject({
        truths: count,
        /** order, score, hits, then the errors of a hit at 2 m. */
        matches: z.array(z.tuple([count, z.number(), z.int().min(0).max(15)]).rest(number)),
      }),
    )
    .length(evaluatedClasses.length),
})

/** `I/N`, from 1; or `slurm`, from the variables of a Slurm array job. @throws GoshawkError 'usage-invalid' */
export function parseShard(text: string, environment: NodeJS.ProcessEnv = process.env): Shard {
  if (text === 'slurm') {
    const [task, first, tasks] = ['ID', 'MIN', 'COUNT'].map((name) => Number(environment[`SLURM_ARRAY_TASK_${name}`]))
    if (![task, first, tasks].every(Number.isInteger)) {
      throw new GoshawkError(
        'usage-invalid',
        '--shard slurm: SLURM_ARRAY_TASK_ID, _MIN and _COUNT are not set; run it in an array job (sbatch --array=1-8)',
      )
    }
    return { part: task! - first! + 1, of: tasks! }
  }
  const match = /^(\d{1,6})\/(\d{1,6})$/.exec(text)
  const [part, of] = [Number(match?.[1]), Number(match?.[2])]
  if (!(part >= 1 && part <= of)) {
    throw new GoshawkError('usage-invalid', `--shard ${text}: expected I/N with I from 1 to N, such as 1/8, or slurm`)
  }
  return { part, of }
}

export function writePart(
  file: string,
  evaluation: string,
  { shard, samples, filter, matches }: PartialEvaluation,
): void {
  const part = {
    format: 'goshawk-eval-part-1',
    evaluation,
    shard,
    samples,
    filter,
    matches: matches.map(({ truths, matches: own }) => ({
      truths,
      matches: own.map(({ order, score, hits, errors }) => [order, score, hits, ...errors]),
    })),
  }
  const beside = `${file}.${process.pid}.part`
  writeFileSync(beside, JSON.stringify(part))
  renameSync(beside, file)
}

/** All parts of one evaluation, once each. @throws GoshawkError 'file-missing' or 'file-invalid' */
export function readParts(files: readonly string[]): readonly PartialEvaluation[] {
  const parts = files.map((file) => ({ file, ...readPart(file) }))
  const [first] = parts
  if (first === undefined) throw new GoshawkError('usage-invalid', 'name the parts to merge')
  const { of } = first.shard
  const seen = new Map<number, string>()
  for (const { file, shard, evaluation } of parts) {
    if (shard.of !== of || evaluation !== first.evaluation) {
      throw new GoshawkError('file-invalid', `${file}: part of another evaluation than ${first.file}`)
    }
    const other = seen.get(shard.part)
    if (other !== undefined)
      throw new GoshawkError('file-invalid', `${file}: part ${shard.part}/${of} is ${other}, too`)
    seen.set(shard.part, file)
  }
  const missing = Array.from({ length: of }, (_, i) => i + 1).filter((part) => !seen.has(part))
  if (missing.length > 0) {
    throw new GoshawkError(
      'file-missing',
      `parts ${missing.slice(0, 10).join(', ')} of ${of} are missing; run them first`,
    )
  }
  return parts.sort((a, b) => a.shard.part - b.shard.part)
}

function readPart(file: string): PartialEvaluation & { readonly evaluation: string } {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    throw new GoshawkError('file-missing', `${file}: ${messageOf(cause)}`, { cause })
  }
  try {
    const { matches, ...rest } = Part.parse(JSON.parse(text))
    return {
      ...rest,
      matches: matches.map(({ truths, matches: own }) => ({
        truths,
        matches: own.map(([order, score, hits, ...errors]) => {
          if (errors.length !== 0 && errors.length !== errorNames.length) throw new Error(`${errors.length} errors`)
          return { order, score, hits, errors }
        }),
      })),
    }
  } catch (cause) {
    throw new GoshawkError('file-invalid', `${file}: not a part of an evaluation: ${messageOf(cause)}`, { cause })
  }
}
