/** `goshawk eval`: results files scored as the nuScenes devkit scores them. */
import type { Command } from 'commander'
import { GoshawkError } from '../../schemas/errors.js'
import { evaluateDataset, evaluateDetectionFiles } from './evaluate-detection.js'
import { evaluateTrackingFiles } from './evaluate-tracking.js'
import { metricsJson, metricsTable, trackingTable } from './print-metrics.js'

interface EvalFlags {
  readonly gt?: string
  readonly dataroot?: string
  readonly version: string
  readonly split?: string
  readonly results?: string
  readonly json: boolean
}

export function registerEvalCommand(program: Command): void {
  const detection = program
    .command('eval')
    .description('score a detection results file as the nuScenes devkit does (detection_cvpr_2019)')
    .option('--gt <file>', 'ground truth: samples with ego translation, boxes with num_pts')
    .option('--dataroot <dir>', 'data set that holds the ground truth, in place of --gt')
    .option('--version <name>', 'folder of its tables', 'v1.0-mini')
    .option('--split <name>', 'official split, or one of its own; all scenes without it')
    .option('--results <file>', 'detection submission')
    .option('--json', 'print the devkit’s metrics object; NaN as null', false)
    .addHelpText(
      'after',
      '\nExamples:\n  goshawk eval --gt gt.json --results results.json\n  goshawk eval --dataroot data/worlds --version v1.0-mini --results results.json\n  goshawk eval tracking --gt gt.json --results tracks.json',
    )
    .action(async ({ gt, dataroot, version, split, results, json }: EvalFlags) => {
      if ((gt === undefined) === (dataroot === undefined) || results === undefined) throw missingFiles()
      const { metrics } =
        gt === undefined
          ? await evaluateDataset({ dataroot: dataroot!, version, split }, results)
          : await evaluateDetectionFiles(gt, results)
      process.stdout.write(`${json ? metricsJson(metrics) : metricsTable(metrics)}\n`)
    })
  detection
    .command('tracking')
    .description('score a tracking results file (tracking_nips_2019)')
    .option('--gt <file>', 'ground truth: scenes, samples with timestamp, boxes with tracking_id')
    .option('--results <file>', 'tracking submission')
    .option('--json', 'print the devkit’s metrics object; NaN as null', false)
    .action(async ({ gt, results, json }: EvalFlags) => {
      if (gt === undefined || results === undefined) {
        throw new GoshawkError('usage-invalid', 'name both files: --gt FILE --results FILE')
      }
      const { metrics } = await evaluateTrackingFiles(gt, results)
      process.stdout.write(`${json ? metricsJson(metrics) : trackingTable(metrics)}\n`)
    })
}

function missingFiles(): GoshawkError {
  return new GoshawkError('usage-invalid', 'name both: --results FILE, and --gt FILE or --dataroot DIR')
}
