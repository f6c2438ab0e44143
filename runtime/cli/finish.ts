/** How a run ends on the command line: its report written, a summary for people, and the exit code. */
import { accessSync, constants, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { describeBroken } from '../telemetry/budgets.js'
import type { LatencySummary } from '../telemetry/latency.js'
import type { Report } from '../telemetry/report.js'
import type { Session } from './run-session.js'

/** Throws before a long run what would go wrong after it. */
export function claimReport(file: string | undefined): void {
  if (file === undefined) return
  refusing(file, () => {
    mkdirSync(dirname(file), { recursive: true })
    accessSync(dirname(file), constants.W_OK)
  })
}

/** Written aside and moved into place: a report is there whole or not at all. */
export function writeReport(file: string, report: unknown): void {
  refusing(file, () => {
    const temporary = `${file}.${process.pid}`
    writeFileSync(temporary, `${JSON.stringify(report, null, 2)}\n`)
    renameSync(temporary, file)
  })
}

function refusing(file: string, write: () => void): void {
  try {
    write()
  } catch (cause) {
    throw new GoshawkError('usage-invalid', `--report ${file}: cannot be written (${messageOf(cause)})`, { cause })
  }
}

export interface FinishOptions {
  readonly report?: string
  readonly json?: boolean
}

/** Throws what the run failed with, after everything that can be told has been told. */
export function finishSession({ outcome, report }: Session, options: FinishOptions): void {
  // Wrong input: nothing ran that a report could tell of.
  if (outcome.error?.exitCode === 2) throw outcome.error
  if (options.report !== undefined) writeReport(options.report, report)
  process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : summary(report))
  if (outcome.error) throw outcome.error
  if (!report.ledger.balanced) {
    throw new GoshawkError('check-failed', `the frame ledger does not balance: ${outcome.report.imbalances.join('; ')}`)
  }
}

/** Throws GoshawkError 'check-failed' when the run was over before its warm-up was. */
export function expectMeasured({ latency: { warmUpSeconds, endToEnd } }: Report): void {
  if (warmUpSeconds > 0 && endToEnd === null) {
    throw new GoshawkError(
      'check-failed',
      `no latency was recorded: every frame came within the ${warmUpSeconds} s of latency.warmUpSeconds; shorten it or run longer`,
    )
  }
}

/** Throws GoshawkError 'budget-broken' that names every broken budget and the hop that ate it; also as `expectMeasured`. */
export function enforceBudgets(report: Report): void {
  if (report.budgets.length > 0) expectMeasured(report)
  const broken = report.budgets.filter((verdict) => verdict.broken)
  if (broken.length > 0) throw new GoshawkError('budget-broken', broken.map(describeBroken).join('\n'))
}

export function summary(report: Report): string {
  const made = Object.values(report.ledger.frames).reduce((sum, totals) => sum + totals.made, 0)
  const lines = [`${report.samples} of ${made} frames delivered in ${report.wallSeconds.toFixed(1)} s`]
  const { warmUpSeconds } = report.latency
  if (warmUpSeconds > 0) lines.push(`latency recorded after ${warmUpSeconds} s of warm-up`)
  const waiting = report.ledger.flows.reduce((most, { inFlight }) => Math.max(most, inFlight), 0)
  if (waiting > 0) lines.push(`${waiting} still in flight`)
  for (const { where, reason, count } of report.drops) lines.push(`${count} dropped at ${where}: ${reason}`)
  if (report.detector) {
    const { bundle, provider, trained } = report.detector
    lines.push(`model ${bundle} on ${provider}${trained === true ? '' : ', untrained: its objects mean nothing'}`)
  }
  if (report.latency.endToEnd) lines.push(`end to end   ${percentiles(report.latency.endToEnd)}`)
  if (report.latency.added) lines.push(`  added by the runtime   ${percentiles(report.latency.added)}`)
  for (const [hop, { compute, queue }] of Object.entries(report.latency.hops)) {
    if (compute) lines.push(`  ${hop}   compute ${percentiles(compute)}${queue ? `, queue p50 ${ms(queue.p50)}` : ''}`)
  }
  if (report.restarts > 0) lines.push(`${report.restarts} restarts`)
  if (report.decisions) lines.push(`${report.decisions.length} decisions`)
  if (report.results !== null) lines.push(`results   ${report.results}`)
  if (report.trackingResults !== null) lines.push(`tracking results   ${report.trackingResults}`)
  return `${lines.join('\n')}\n`
}

function percentiles({ p50, p90, p99, max }: LatencySummary): string {
  return `p50 ${ms(p50)}, p90 ${ms(p90)}, p99 ${ms(p99)}, max ${ms(max)}`
}

function ms(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ms`
}
