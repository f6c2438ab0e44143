/** `goshawk eval`: results files scored as the nuScenes devkit scores them, whole or in parts. */
import type { Command } from 'commander'
import { GoshawkError } from '../../schemas/errors.js'
import {
  type DetectionEvaluation,
  evaluateEach,
  evaluatePart,
  mergeEvaluations,
  type TruthSource,
} from './evaluate-detection.js'
import { evaluateTracking } from './evaluate-tracking.js'
import { parseShard, readParts, writePart } from './partial-file.js'
import { metricsJson, metricsTable, trackingTable } from './print-metrics.js'
import {
  type Comparison,
  comparisonCharts,
  comparisonPage,
  comparisonTable,
  comparisonValues,
} from './report/comparison.js'
import { detectionCharts, detectionPage } from './report/detection-page.js'
import { trackingCharts, trackingPage } from './report/tracking-page.js'
import { type ReportParts, writeReport } from './report/write-report.js'
import { slurmJob } from './slurm-job.js'

interface EvalFlags {
  readonly gt?: string
  readonly dataroot?: string
  readonly version: string
  readonly split?: string
  readonly results?: string
  readonly shard?: string
  readonly out?: string
  readonly report?: string
  readonly json: boolean
}

const reportOption = [
  '--report <dir>',
  'also write tables, curves and histograms there: index.html, SVG files, metrics.json',
] as const

export function registerEvalCommand(program: Command): void {
  const detection = withSources(program.command('eval'))
    .description('score a detection results file as the nuScenes devkit does (detection_cvpr_2019)')
    .option('--shard <i/n>', 'one part of the samples, or "slurm" in an array job; needs --out')
    .option('--out <file>', 'where the part goes, for eval merge')
    .option(...reportOption)
    .option('--json', 'print the devkit’s metrics object; NaN as null', false)
    .addHelpText(
      'after',
      `
Examples:
  goshawk eval --gt gt.json --results results.json
  goshawk eval --dataroot data/worlds --version v1.0-mini --results results.json --report report
  goshawk eval compare --gt gt.json --results before.json after.json --report report
  goshawk eval --gt gt.json --results results.json --shard 1/8 --out parts/part-1.json
  goshawk eval merge parts/part-*.json
  goshawk eval tracking --dataroot data/worlds --version v1.0-mini --results results.tracking.json`,
    )
    .action(evaluate)
  detection
    .command('merge <parts...>')
    .description('score the parts of a sharded evaluation together: the same numbers, to the last bit')
    .option(...reportOption)
    .option('--json', 'print the devkit’s metrics object; NaN as null', false)
    .action((files: string[], { json, report }: Pick<EvalFlags, 'json' | 'report'>) =>
      print(mergeEvaluations(readParts(files)), { json, report, scored: `parts ${files.join(' ')}` }),
    )
  withTruth(detection.command('compare'))
    .description('score two detection results files side by side')
    .option('--results <files...>', 'two detection submissions')
    .option(...reportOption)
    .option('--json', 'print both metrics objects and their difference; NaN as null', false)
    .action(compare)
  withTruth(detection.command('tracking'))
    .description('score a tracking results file (tracking_nips_2019)')
    .option('--results <file>', 'tracking submission')
    .option(...reportOption)
    .option('--json', 'print the devkit’s metrics object; NaN as null', false)
    .action(evaluateTracks)
}

export function registerDeployCommand(program: Command): void {
  const deploy = program.command('deploy').description('ready files for other schedulers')
  withSources(deploy.command('slurm'))
    .description('print an sbatch file that evaluates in an array of jobs')
    .option('--shards <n>', 'jobs of the array', Number, 8)
    .option('--parts <dir>', 'folder for the parts, seen by all nodes', 'eval-parts')
    .addHelpText(
      'after',
      '\nExample:\n  goshawk deploy slurm --gt gt.json --results results.json --shards 16 > eval.sbatch',
    )
    .action(({ shards, parts, ...flags }: EvalFlags & { shards: number; parts: string }) => {
      process.stdout.write(slurmJob({ shards, folder: parts, evaluation: evaluationArguments(flags) }))
    })
}

function withSources(command: Command): Command {
  return withTruth(command).option('--results <file>', 'detection submission')
}

function withTruth(command: Command): Command {
  return command
    .option(
      '--gt <file>',
      'ground truth: samples with ego translation, boxes with num_pts; for tracking, scenes and times',
    )
    .option('--dataroot <dir>', 'data set that holds the ground truth, in place of --gt')
    .option('--version <name>', 'folder of its tables', 'v1.0-mini')
    .option('--split <name>', 'official split, or one of its own; all scenes without it')
}

async function evaluate(flags: EvalFlags): Promise<void> {
  const { source, results } = sourcesOf(flags)
  const { shard, out, json, report } = flags
  if (shard !== undefined && report !== undefined) {
    throw new GoshawkError(
      'usage-invalid',
      '--report is for the whole: give it to eval merge, when all parts are there',
    )
  }
  if ((shard === undefined) !== (out === undefined)) {
    throw new GoshawkError('usage-invalid', '--shard and --out go together: --shard 1/8 --out part-1.json')
  }
  const part = await evaluatePart(source, results, shard === undefined ? { part: 1, of: 1 } : parseShard(shard))
  if (out === undefined) {
    print(mergeEvaluations([part]), { json, report, scored: `${results} against ${nameOf(source)}` })
  } else {
    writePart(out, evaluationArguments(flags).join(' '), part)
    process.stdout.write(`${out}: part ${part.shard.part} of ${part.shard.of}, ${part.samples} samples\n`)
  }
}

async function evaluateTracks(flags: EvalFlags): Promise<void> {
  const { source, results } = sourcesOf(flags)
  const result = await evaluateTracking(source, results)
  const { metrics } = result
  if (flags.report !== undefined) {
    const page = trackingPage(result, `${results} against ${nameOf(source)}`)
    reportTo(flags.report, { page, charts: trackingCharts(result), values: metrics })
  }
  process.stdout.write(`${flags.json ? metricsJson(metrics) : trackingTable(metrics)}\n`)
}

async function compare(flags: Omit<EvalFlags, 'results'> & { results?: readonly string[] }): Promise<void> {
  const { results, json, report } = flags
  const [first, second, ...others] = results ?? []
  if (first === undefined || second === undefined || others.length > 0) {
    throw new GoshawkError('usage-invalid', `--results: ${results?.length ?? 0} files; expected two: --results A B`)
  }
  const source = truthOf(flags)
  const [a, b] = (await evaluateEach(source, [first, second])) as [DetectionEvaluation, DetectionEvaluation]
  const comparison: Comparison = {
    truth: nameOf(source),
    first: { results: first, evaluation: a },
    second: { results: second, evaluation: b },
  }
  const values = comparisonValues(comparison)
  if (report !== undefined) {
    reportTo(report, { page: comparisonPage(comparison), charts: comparisonCharts(comparison), values })
  }
  process.stdout.write(`${json ? metricsJson(values) : comparisonTable(comparison)}\n`)
}

function sourcesOf(flags: EvalFlags): { source: TruthSource; results: string } {
  const { results } = flags
  if (results === undefined) throw new GoshawkError('usage-invalid', 'name the results: --results FILE')
  return { source: truthOf(flags), results }
}

function truthOf({ gt, dataroot, version, split }: Omit<EvalFlags, 'results'>): TruthSource {
  if ((gt === undefined) === (dataroot === undefined)) {
    throw new GoshawkError('usage-invalid', 'name one ground truth: --gt FILE or --dataroot DIR')
  }
  return gt === undefined ? { dataroot: dataroot!, version, split } : { gt }
}

function nameOf(source: TruthSource): string {
  if ('gt' in source) return source.gt
  return [source.dataroot, source.version, ...(source.split === undefined ? [] : [source.split])].join(' ')
}

/** What is evaluated, as it would be typed. */
function evaluationArguments(flags: EvalFlags): string[] {
  const { source, results } = sourcesOf(flags)
  const truth =
    'gt' in source
      ? ['--gt', source.gt]
      : [
          '--dataroot',
          source.dataroot,
          '--version',
          source.version,
          ...(source.split === undefined ? [] : ['--split', source.split]),
        ]
  return [...truth, '--results', results]
}

interface Shown {
  readonly json: boolean
  readonly report: string | undefined
  /** What was scored against what. */
  readonly scored: string
}

function print(evaluation: DetectionEvaluation, { json, report, scored }: Shown): void {
  const { metrics } = evaluation
  if (report !== undefined) {
    const page = detectionPage(evaluation, scored)
    reportTo(report, { page, charts: detectionCharts(evaluation), values: metrics })
  }
  process.stdout.write(`${json ? metricsJson(metrics) : metricsTable(metrics)}\n`)
}

/** Says where the page is, apart from the metrics, which other programs read from standard output. */
function reportTo(folder: string, parts: ReportParts): void {
  process.stderr.write(`${writeReport(folder, parts)}\n`)
}
