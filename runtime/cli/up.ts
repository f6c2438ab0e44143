import { type Command, Option } from 'commander'
import { changeGraph, loadGraph } from '../config/load-graph.js'
import type { ClockPlan } from '../graph/plan.js'
import type { RunReport } from '../supervisor/run-state.js'
import { claimReport, finishSession } from './finish.js'
import { playedOnce, withClock, withDecisionLog } from './graph-changes.js'
import { createLog } from './log-stream.js'
import { openBrowser } from './open-browser.js'
import { addCommonOptions, type CommonOptions, clockModes, graphFile, parseRate, parseSeconds } from './options.js'
import { loadNodeModules, loadTools } from './packaged.js'
import { runSession } from './run-session.js'
import { createStatusLine } from './status-line.js'

interface UpOptions extends CommonOptions {
  readonly once?: boolean
  readonly open: boolean
  readonly clock?: ClockPlan['mode']
  readonly rate?: ClockPlan['rate']
  readonly seconds?: number
  readonly host?: string
}

export function addUpCommand(program: Command): void {
  const command = program
    .command('up')
    .description('run a graph until it ends or Ctrl-C, and print the address of its view')
    .argument('[file]', 'graph file (default: runtime.yaml)')
    .option('--once', 'play the sources once, then end')
    .option('--no-open', 'do not open the view in a browser')
    .addOption(new Option('--clock <mode>', 'instead of the one in the file').choices(clockModes))
    .option('--rate <rate>', 'with --clock replay: recorded seconds per second, or max', parseRate)
    .option('--seconds <n>', 'end after so long', parseSeconds)
    .option('--host <name>', 'run the processes of this host')
  addCommonOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  goshawk up                                     runtime.yaml, until Ctrl-C
  goshawk up --once --no-open --report report.json
  goshawk up my.yaml --clock lockstep --once`,
    )
    .action(async (file: string | undefined, options: UpOptions) => up(file, options))
}

async function up(file: string | undefined, options: UpOptions): Promise<void> {
  const log = createLog(options.logLevel)
  claimReport(options.report)
  const modules = await loadNodeModules()
  const fromFile = await loadGraph(graphFile(file), modules)
  const clocked = withClock(fromFile.config, {
    ...(options.clock && { mode: options.clock }),
    ...(options.rate !== undefined && { rate: options.rate }),
  })
  const isReported = options.report !== undefined || options.json === true
  const config = isReported ? withDecisionLog({ ...fromFile, config: clocked }) : clocked
  const changed = await changeGraph(fromFile, config, modules)
  const graph = options.once ? playedOnce(changed) : changed
  await (await loadTools()).prepareGraph(graph, log)
  const status = createStatusLine()
  const processes = Object.keys(graph.config.processes).length
  let isShown = false
  const session = await runSession(graph, {
    log,
    ...(options.seconds === undefined ? {} : { seconds: options.seconds }),
    ...(options.host === undefined ? {} : { host: options.host }),
    onStarted: () => log.info(`${graph.file} runs in ${processes} processes; Ctrl-C ends it`),
    onReport: (report) => {
      const url = viewOf(report)
      if (url !== undefined && !isShown) {
        isShown = true
        status.clear()
        if (!options.json) process.stdout.write(`view: ${url}\n`)
        if (options.open) openBrowser(url, log)
      }
      status.show(report)
    },
  })
  status.clear()
  finishSession(session, options)
}

/** Nodes that serve a page say where. */
function viewOf({ nodes }: RunReport): string | undefined {
  for (const { facts } of Object.values(nodes)) {
    const view = (facts as { view?: { url?: unknown } } | undefined)?.view
    if (typeof view?.url === 'string') return view.url
  }
  return undefined
}
