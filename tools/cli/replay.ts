import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { claimReport, enforceBudgets, finishSession } from '../../runtime/cli/finish.js'
import { outputsOfType, withClock, withDecisionLog } from '../../runtime/cli/graph-changes.js'
import { createLog } from '../../runtime/cli/log-stream.js'
import { addCommonOptions, type CommonOptions, graphFile, parseRate } from '../../runtime/cli/options.js'
import { loadNodeModules } from '../../runtime/cli/packaged.js'
import { newRunFolder, runSession } from '../../runtime/cli/run-session.js'
import { createStatusLine } from '../../runtime/cli/status-line.js'
import { type CheckedGraph, changeGraph, loadGraph } from '../../runtime/config/load-graph.js'
import { GoshawkError } from '../../schemas/errors.js'
import { collectDigests, readDigests, readPreviousReport, verifyDigests } from './digests.js'
import { prepareGraph } from './prepare-graph.js'
import { replayGraph } from './replay-graph.js'

interface ReplayOptions extends CommonOptions {
  readonly dataroot: string
  readonly version: string
  readonly scene?: string
  readonly split?: string
  readonly from: number
  readonly to?: number
  readonly sweeps?: boolean
  readonly graph?: string
  readonly once?: boolean
  readonly view: boolean
  readonly clock: 'replay' | 'lockstep'
  readonly rate: number | 'max'
  readonly results?: string
  readonly verify?: string
}

export function addReplayCommand(program: Command): void {
  const command = program
    .command('replay')
    .description('replay a nuScenes-format data set through the graph and write detection results')
    .requiredOption('--dataroot <dir>', 'folder of the data set')
    .requiredOption('--version <name>', 'folder of the tables below it, e.g. v1.0-mini')
    .option('--scene <name>', 'name or token of the one scene to replay; all without it')
    .option('--split <name>', 'scenes of an official split: train, val, test, mini_train, mini_val, ...')
    .option('--from <n>', 'first frame of what was chosen, from 0', parseFrame, 0)
    .option('--to <n>', 'last frame of what was chosen', parseFrame)
    .option('--sweeps', 'also the frames between key frames, about 12 a second')
    .option('--graph <file>', 'graph whose source is replaced (default: runtime.yaml)')
    .option('--once', 'end after the last sample; without it, start over until Ctrl-C')
    .option('--no-view', 'without the publisher and its page')
    .addOption(
      new Option('--clock <mode>', 'lockstep: each sample all the way through before the next')
        .choices(['replay', 'lockstep'])
        .default('replay'),
    )
    .option('--rate <rate>', 'recorded seconds per second, or max', parseRate, 'max' as const)
    .option(
      '--results <file>',
      'nuScenes detection submission to write (default: in the folder of the run); tracks go beside it as FILE.tracking.json',
    )
    .option('--verify <report>', 'compare every message with the run of this report; exit 1 at the first difference')
  addCommonOptions(command)
    .addHelpText(
      'after',
      `
Nothing is dropped: every queue waits (fifo). With --report, digests of all messages are kept beside it for --verify.

Examples:
  goshawk replay --dataroot DIR --version v1.0-mini --once --no-view --report report.json
  goshawk replay --dataroot DIR --version v1.0-mini --scene scene-0061 --rate 1
  goshawk replay --dataroot DIR --version v1.0-trainval --split val --once --no-view
  goshawk replay --dataroot DIR --version v1.0-mini --once --clock lockstep --verify report.json`,
    )
    .action(replay)
}

async function replay(options: ReplayOptions): Promise<void> {
  const previous = options.verify === undefined ? undefined : readPreviousReport(options.verify)
  const log = createLog(options.logLevel)
  claimReport(options.report)
  const runFolder = newRunFolder()
  const results = resolve(options.results ?? join(runFolder, 'results.json'))
  const tracksFile = trackingResultsBeside(results)
  const graph = await replayedGraph(options, results, tracksFile)
  await prepareGraph(graph, log)
  const keepsDigests = options.report !== undefined || previous !== undefined
  const digestFile = options.report === undefined ? join(runFolder, 'digests.jsonl') : digestsBeside(options.report)
  const status = createStatusLine()
  const session = await runSession(graph, {
    log,
    runFolder,
    results,
    ...(outputsOfType(graph, 'goshawk.v1.Tracks').length > 0 ? { trackingResults: tracksFile } : {}),
    ...(keepsDigests
      ? {
          digests: (plan) => {
            collectDigests(plan, digestFile)
            // Beside the report the name is enough, and stays right when both are moved.
            return options.report === undefined ? digestFile : basename(digestFile)
          },
        }
      : {}),
    onReport: (report) => status.show(report),
  })
  status.clear()
  finishSession(session, options)
  if (!existsSync(results)) {
    throw new GoshawkError('check-failed', `${results}: the results node wrote no results; see the log above`)
  }
  if (session.report.samples === 0) throw new GoshawkError('check-failed', 'no sample went all the way through')
  if (previous !== undefined) verifyDigests(session.plan, previous, readDigests(digestFile))
  enforceBudgets(session.report)
}

async function replayedGraph(options: ReplayOptions, resultsFile: string, tracksFile: string): Promise<CheckedGraph> {
  const modules = await loadNodeModules()
  const fromFile = await loadGraph(graphFile(options.graph), modules)
  const { dataroot, version, scene, split, from, to, sweeps } = options
  const config = replayGraph(fromFile, {
    dataset: {
      dataroot: resolve(dataroot),
      version,
      loop: !options.once,
      from,
      sweeps: sweeps ?? false,
      ...(scene === undefined ? {} : { scene }),
      ...(split === undefined ? {} : { split }),
      ...(to === undefined ? {} : { to }),
    },
    withView: options.view,
    resultsFile,
    tracksFile,
  })
  const clocked = withClock(config, { mode: options.clock, rate: options.rate })
  return changeGraph(fromFile, withDecisionLog({ ...fromFile, config: clocked }), modules)
}

function parseFrame(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('expected a whole number, at least 0')
  return Number(text)
}

function digestsBeside(report: string): string {
  return `${report.replace(/\.json$/, '')}.digests.jsonl`
}

function trackingResultsBeside(results: string): string {
  return `${results.replace(/\.json$/, '')}.tracking.json`
}
