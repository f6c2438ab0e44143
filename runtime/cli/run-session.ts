/** One run of a graph from the command line: its folders, its processes, its report. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Logger } from 'pino'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { packageRoot } from '../../schemas/package-root.js'
import type { CheckedGraph } from '../config/load-graph.js'
import { oneOf } from '../config/nearest-name.js'
import { buildPlan } from '../graph/build-plan.js'
import type { GraphPlan } from '../graph/plan.js'
import { listenForInterrupts } from '../supervisor/interrupt.js'
import type { RunReport } from '../supervisor/run-state.js'
import { type RunControl, type RunOutcome, superviseGraph } from '../supervisor/supervise.js'
import { buildReport, type DecisionRecord, type Report } from '../telemetry/report.js'

export interface SessionOptions {
  readonly log: Logger
  readonly host?: string
  /** Where the run writes; a new folder under runs/ unless given. */
  readonly runFolder?: string
  /** Ends the run so long after the sources have started. */
  readonly seconds?: number
  /** Write digests of all messages; collected into this file. */
  readonly digests?: (plan: GraphPlan) => string
  /** Path of the results file that a node of this graph writes. */
  readonly results?: string
  /** Path of the tracking results, likewise. */
  readonly trackingResults?: string
  readonly onStarted?: (control: RunControl) => void
  readonly onReport?: (report: RunReport, plan: GraphPlan) => void
}

export interface Session {
  readonly plan: GraphPlan
  readonly outcome: RunOutcome
  readonly report: Report
}

export const version: string = (
  JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }
).version

export function newRunFolder(): string {
  const stamp = new Date().toISOString().replace(/[:.]/g, '-')
  return resolve('runs', `${stamp}-${process.pid}`)
}

/** Runs until the sources are done, the time is up, or Ctrl-C; a second Ctrl-C ends everything at once. */
export async function runSession(graph: CheckedGraph, options: SessionOptions): Promise<Session> {
  const { log } = options
  const runFolder = options.runFolder ?? newRunFolder()
  const socketFolder = mkdtempSync(join(tmpdir(), 'goshawk-'))
  const startedAt = new Date()
  const startedMs = performance.now()
  const timeUp = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const interrupts = listenForInterrupts((signal) => log.info(`${signal}: draining; once more ends everything at once`))
  try {
    const plan = buildPlan(graph, {
      runFolder,
      socketFolder,
      digests: options.digests !== undefined,
      ...(options.host === undefined ? {} : { host: options.host }),
    })
    checkHost(plan)
    makeFolder(runFolder)
    const outcome = await superviseGraph(plan, {
      log,
      signal: AbortSignal.any([interrupts.signal, timeUp.signal]),
      killSignal: interrupts.killSignal,
      onReport: (report) => options.onReport?.(report, plan),
      onStarted: (control) => {
        if (options.seconds !== undefined) timer = setTimeout(() => timeUp.abort(), options.seconds * 1000)
        options.onStarted?.(control)
      },
    })
    const digests = options.digests?.(plan) ?? null
    const report = buildReport(plan, outcome.report, {
      version,
      startedAt,
      wallSeconds: (performance.now() - startedMs) / 1000,
      decisions: readDecisions(graph, runFolder),
      results: options.results ?? null,
      trackingResults: options.trackingResults ?? null,
      digests,
    })
    return { plan, outcome, report }
  } finally {
    clearTimeout(timer)
    interrupts.dispose()
    rmSync(socketFolder, { recursive: true, force: true })
    if (existsSync(runFolder) && readdirSync(runFolder).length === 0) rmdirSync(runFolder)
  }
}

/** Throws GoshawkError 'usage-invalid' when there is nothing to run here. */
function checkHost({ processes, host, file }: GraphPlan): void {
  if (processes.some((process) => process.host === host)) return
  const hosts = [...new Set(processes.map((process) => process.host))]
  throw new GoshawkError('usage-invalid', `${file}: no process runs on host ${host}; expected --host ${oneOf(hosts)}`)
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (cause) {
    const expected = 'run in a folder you may write to'
    throw new GoshawkError('usage-invalid', `${folder}: cannot be made (${messageOf(cause)}); ${expected}`, { cause })
  }
}

function readDecisions(graph: CheckedGraph, runFolder: string): DecisionRecord[] | null {
  const file = join(runFolder, 'decisions.jsonl')
  if (![...graph.nodes.values()].some(({ definition }) => definition.type === 'decision-log')) return null
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  rmSync(file)
  // A process killed while it wrote leaves a last line without its end.
  return lines.slice(0, -1).map((line) => JSON.parse(line) as DecisionRecord)
}
