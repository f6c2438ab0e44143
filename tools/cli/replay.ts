import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { type PlayedKind, recordedKinds } from '../../nodes/recording/recorded-frames.js'
import { RecordingFile } from '../../nodes/recording/recording-file.js'
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
import { pageGraph } from './page-graph.js'
import { prepareGraph } from './prepare-graph.js'
import { type ReplaySource, replayGraph } from './replay-graph.js'

interface ReplayOptions extends CommonOptions {
  readonly dataroot?: string
  readonly version?: string
  readonly scene?: string
  readonly split?: string
  readonly from: number
  readonly to?: number | 'page'
  readonly sweeps?: boolean
  readonly graph?: string
  readonly once?: boolean
  readonly view: boolean
  readonly clock: 'replay' | 'lockstep'
  readonly rate?: number | 'max'
  readonly results?: string
  readonly verify?: string
}

export function addReplayCommand(program: Command): void {
  const command = program
    .command('replay')
    .description('replay a recording or a nuScenes-format data set through the graph and write detection results')
    .argument('[file]', 'recording (MCAP), instead of a data set')
    .option('--dataroot <dir>', 'folder of the data set')
    .option('--version <name>', 'folder of the tables below it, e.g. v1.0-mini')
    .option('--scene <name>', 'name or token of the one scene to replay; all without it')
    .option('--split <name>', 'scenes of an official split: train, val, test, mini_train, mini_val, ...')
    .option('--from <n>', 'first frame of what was chosen, from 0', parseFrame, 0)
    .option('--to <n|page>', 'last frame of what was chosen; page: what was recorded, straight to the page', parseTo)
    .option('--sweeps', 'also the frames between key frames, about 12 a second')
    .option('--graph <file>', 'graph whose source is replaced (default: runtime.yaml)')
    .option('--once', 'end after the last sample; without it, start over until Ctrl-C')
    .option('--no-view', 'without the publisher and its page')
    .addOption(
      new Option('--clock <mode>', 'lockstep: each sample all the way through before the next')
        .choices(['replay', 'lockstep'])
        .default('replay'),
    )
    .option('--rate <rate>', 'recorded seconds per second, or max (default: max; to the page 1)', parseRate)
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
  goshawk replay --dataroot DIR --version v1.0-mini --once --clock lockstep --verify report.json
  goshawk replay drive.mcap --once --report report.json     the recorded cameras, through today's graph
  goshawk replay drive.mcap --to page                       what was seen and decided then`,
    )
    .action(replay)
}

async function replay(recording: string | undefined, options: ReplayOptions): Promise<void> {
  if (options.to === 'page') return replayToPage(recording, options)
  const previous = options.verify === undefined ? undefined : readPreviousReport(options.verify)
  const log = createLog(options.logLevel)
  claimReport(options.report)
  const runFolder = newRunFolder()
  const results = resolve(options.results ?? join(runFolder, 'results.json'))
  const tracksFile = trackingResultsBeside(results)
  const graph = await replayedGraph(options, sourceOf(recording, options), { resultsFile: results, tracksFile })
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

async function replayedGraph(
  options: ReplayOptions,
  source: ReplaySource,
  files: { readonly resultsFile: string; readonly tracksFile: string },
): Promise<CheckedGraph> {
  const modules = await loadNodeModules()
  const fromFile = await loadGraph(graphFile(options.graph), modules)
  const config = replayGraph(fromFile, { source, withView: options.view, ...files })
  const clocked = withClock(config, { mode: options.clock, rate: options.rate ?? 'max' })
  return changeGraph(fromFile, withDecisionLog({ ...fromFile, config: clocked }), modules)
}

/** @throws GoshawkError 'usage-invalid' unless exactly one of recording and data set is named. */
function sourceOf(recording: string | undefined, options: ReplayOptions): ReplaySource {
  const { dataroot, version, scene, split, from, to, sweeps } = options
  const range = { from, loop: !options.once, ...(typeof to === 'number' ? { to } : {}) }
  if (recording !== undefined) {
    const other = Object.entries({ dataroot, version, scene, split, sweeps }).find(([, value]) => value !== undefined)
    if (other === undefined) return { type: 'recording', config: { file: resolve(recording), ...range } }
    throw new GoshawkError(
      'usage-invalid',
      `replay ${recording} --${other[0]}: that is for data sets, not for recordings`,
    )
  }
  if (dataroot === undefined || version === undefined) {
    throw new GoshawkError(
      'usage-invalid',
      'replay: expected a recording, FILE.mcap, or --dataroot DIR and --version NAME',
    )
  }
  const config = {
    dataroot: resolve(dataroot),
    version,
    ...range,
    sweeps: sweeps ?? false,
    ...(scene === undefined ? {} : { scene }),
    ...(split === undefined ? {} : { split }),
  }
  return { type: 'nuscenes', config }
}

async function replayToPage(recording: string | undefined, options: ReplayOptions): Promise<void> {
  const source = sourceOf(recording, options)
  if (source.type !== 'recording' || !options.view) {
    throw new GoshawkError('usage-invalid', 'replay --to page: expected a recording, FILE.mcap, and a view')
  }
  const log = createLog(options.logLevel)
  claimReport(options.report)
  const modules = await loadNodeModules()
  const fromFile = await loadGraph(graphFile(options.graph), modules)
  const kinds = await kindsIn(source.config.file)
  const config = withClock(pageGraph(fromFile, { source: source.config, kinds }), {
    mode: options.clock,
    rate: options.rate ?? 1,
  })
  const graph = await changeGraph(fromFile, config, modules)
  await prepareGraph(graph, log)
  const status = createStatusLine()
  const session = await runSession(graph, { log, onReport: (report) => status.show(report) })
  status.clear()
  finishSession(session, options)
}

async function kindsIn(path: string): Promise<PlayedKind[]> {
  const file = await RecordingFile.open(path)
  try {
    return [...recordedKinds(file).keys()]
  } finally {
    await file.close()
  }
}

function parseTo(text: string): number | 'page' {
  return text === 'page' ? text : parseFrame(text)
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
