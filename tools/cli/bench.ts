import { cpus, totalmem } from 'node:os'
import type { Command } from 'commander'
import type { BrowserFigures } from '../../nodes/publisher/view-reports.js'
import { claimReport, enforceBudgets, expectMeasured, summary, writeReport } from '../../runtime/cli/finish.js'
import { onFreePorts } from '../../runtime/cli/graph-changes.js'
import { createLog } from '../../runtime/cli/log-stream.js'
import { addCommonOptions, type CommonOptions, graphFile, parseSeconds } from '../../runtime/cli/options.js'
import { loadNodeModules } from '../../runtime/cli/packaged.js'
import { runSession } from '../../runtime/cli/run-session.js'
import { createStatusLine } from '../../runtime/cli/status-line.js'
import { type CheckedGraph, loadGraph } from '../../runtime/config/load-graph.js'
import type { Report } from '../../runtime/telemetry/report.js'
import { GoshawkError } from '../../schemas/errors.js'
import { type MemorySample, type MemoryTrend, memoryTrend } from '../bench/memory-trend.js'
import { type TransportLoad, transportGraph, transportLoads, transportWarmUpSeconds } from '../bench/transport-graph.js'
import { BenchBrowser } from './bench-browser.js'
import { addLosslessCommand } from './bench-lossless.js'
import { prepareGraph } from './prepare-graph.js'

interface BenchOptions extends CommonOptions {
  readonly seconds: number
  /** Looks at the page with a browser, and measures to its screen. */
  readonly browser?: boolean
}

interface TransportOptions extends BenchOptions {
  readonly jpeg?: boolean
  readonly raw?: boolean
}

/** What pages measured, by the publishers they looked at. */
type Browsers = Readonly<Record<string, unknown>>
type Benchmark = Report & {
  readonly machine: Machine
  readonly memory: Readonly<Record<string, MemoryTrend>>
  readonly browsers: Browsers
}

export function addBenchCommand(program: Command): void {
  const bench = program
    .command('bench')
    .description('measure latency end to end and per hop; exit 1 when a budget is broken')
  const graph = bench
    .command('graph', { isDefault: true })
    .description('a whole graph (the default)')
    .argument('[file]', 'graph file (default: runtime.yaml)')
    .option('--seconds <n>', 'how long, once everything runs', parseSeconds, 20)
    .option('--browser', 'open the page in a Chromium without a window, and measure to its screen')
  addCommonOptions(graph).action(benchGraph)
  const transport = bench
    .command('transport')
    .description('three processes and no model: 6 x 180 KB at 10 Hz, then 26 MB raw at 10 Hz')
    .option(
      '--seconds <n>',
      `how long each, after ${transportWarmUpSeconds} s at full speed to warm up`,
      parseSeconds,
      10,
    )
    .option('--jpeg', 'only 6 x 180 KB')
    .option('--raw', 'only 26 MB raw')
  addCommonOptions(transport).action(benchTransport)
  addLosslessCommand(bench)
  bench.addHelpText(
    'after',
    `
Frames enter on a schedule, not when the last one left: a stall shows as latency.
Options of a bench: goshawk bench graph --help (the default), goshawk bench transport --help.

Examples:
  goshawk bench --seconds 20 --json
  goshawk bench --browser                                 to the drawn pixel, as the page measures it
  goshawk bench transport --seconds 600 --jpeg --json     memory has to stay flat
  goshawk bench lossless --runs 100                       no frame lost at full speed under load`,
  )
}

async function benchGraph(file: string | undefined, options: BenchOptions): Promise<void> {
  const log = createLog(options.logLevel)
  claimReport(options.report)
  const graph = onFreePorts(await loadGraph(graphFile(file), await loadNodeModules()))
  await prepareGraph(graph, log)
  const benchmark = await measure(graph, options)
  tell(options, benchmark, () => summary(benchmark) + browserLines(benchmark) + memoryLines(benchmark))
  judge([benchmark])
}

async function benchTransport(options: TransportOptions): Promise<void> {
  claimReport(options.report)
  const wanted = ({ name }: TransportLoad) => (!options.jpeg && !options.raw) || options[name] === true
  const results: Record<string, Benchmark> = {}
  for (const load of transportLoads.filter(wanted)) {
    const benchmark = await measure(await transportGraph(load), options)
    results[load.name] = benchmark
    if (options.json) continue
    const megabytes = ((load.partBytes * 6) / 1e6).toFixed(1)
    process.stdout.write(`${load.name}: ${megabytes} MB a frame at ${load.rateHz} Hz\n`)
    process.stdout.write(summary(benchmark) + memoryLines(benchmark))
  }
  tell(options, results, () => '')
  judge(Object.values(results))
}

async function measure(graph: CheckedGraph, { seconds, logLevel, browser }: BenchOptions): Promise<Benchmark> {
  const { warmUpSeconds } = graph.config.latency
  const looking = browser ? BenchBrowser.find() : undefined
  const samples = new Map<string, MemorySample[]>()
  const status = createStatusLine()
  let startedMs: number | undefined
  const session = await runSession(graph, {
    log: createLog(logLevel),
    seconds: warmUpSeconds + seconds,
    onStarted: () => {
      startedMs = performance.now() + warmUpSeconds * 1000
    },
    onReport: (report) => {
      status.show(report)
      looking?.see(report)
      if (startedMs === undefined || performance.now() < startedMs) return
      for (const [process, { residentBytes, pid }] of Object.entries(report.processes)) {
        const sample = { seconds: (performance.now() - startedMs) / 1000, bytes: residentBytes }
        if (pid !== 0) samples.set(process, [...(samples.get(process) ?? []), sample])
      }
    },
  })
  status.clear()
  await looking?.close()
  if (session.outcome.error) throw session.outcome.error
  const memory = Object.fromEntries([...samples].map(([process, all]) => [process, memoryTrend(all)]))
  return { ...session.report, machine: machine(), memory, browsers: browsersOf(session.report) }
}

function tell(options: BenchOptions, result: unknown, text: () => string): void {
  if (options.report !== undefined) writeReport(options.report, result)
  process.stdout.write(options.json ? `${JSON.stringify(result, null, 2)}\n` : text())
}

/** Throws for a run in which nothing was measured, a ledger that does not balance, or a broken budget. */
function judge(benchmarks: readonly Benchmark[]): void {
  for (const benchmark of benchmarks) {
    if (benchmark.samples === 0) {
      throw new GoshawkError('check-failed', `${benchmark.graph}: no frame was delivered; nothing was measured`)
    }
    if (!benchmark.ledger.balanced) {
      throw new GoshawkError('check-failed', `${benchmark.graph}: the frame ledger does not balance`)
    }
    expectMeasured(benchmark)
    enforceBudgets(benchmark)
  }
}

function browsersOf({ nodes }: Report): Browsers {
  const found = Object.entries(nodes).flatMap(([name, { facts }]) => {
    const { browsers } = (facts ?? {}) as { browsers?: unknown }
    return browsers === undefined ? [] : [[name, browsers] as const]
  })
  return Object.fromEntries(found)
}

function browserLines({ browsers }: Benchmark): string {
  const lines = Object.entries(browsers).map(([name, figures]) => {
    const { frames, toScreenMs, workMs } = figures as BrowserFigures
    const { p50, p90, p99 } = toScreenMs
    return `from ${name} to the screen   p50 ${p50} ms, p90 ${p90} ms, p99 ${p99} ms over ${frames} drawings; page work ${workMs} ms\n`
  })
  return lines.join('')
}

function memoryLines({ memory }: Benchmark): string {
  const lines = Object.entries(memory).map(([process, { slopeMbPerMinute, lastMb, maxMb }]) => {
    const slope = slopeMbPerMinute === null ? '' : `, ${slopeMbPerMinute.toFixed(2)} MB a minute after warm-up`
    return `memory of ${process}   ${lastMb.toFixed(0)} MB, at most ${maxMb.toFixed(0)} MB${slope}\n`
  })
  return lines.join('')
}

interface Machine {
  readonly processor: string
  readonly cores: number
  readonly memoryGb: number
  readonly platform: string
  readonly node: string
}

function machine(): Machine {
  const processors = cpus()
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGb: Math.round(totalmem() / 1e9),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
  }
}
