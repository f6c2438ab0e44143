/** Supervises the plan in the file it is given, as a command would: for tests that send signals to a supervisor. */
import { readFileSync } from 'node:fs'
import pino from 'pino'
import type { GraphPlan } from '../../graph/plan.js'
import { listenForInterrupts } from '../interrupt.js'
import { superviseGraph } from '../supervise.js'

const plan = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as GraphPlan
const interrupts = listenForInterrupts()
const tell = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`)
const { reason, report } = await superviseGraph(plan, {
  log: pino({ level: 'silent' }),
  signal: interrupts.signal,
  killSignal: interrupts.killSignal,
  onStarted: ({ report }) => tell({ pids: Object.values(report().processes).map(({ pid }) => pid) }),
})
interrupts.dispose()
const restarts = Object.values(report.processes).reduce((sum, process) => sum + process.restarts, 0)
tell({ reason, restarts, ledger: report.ledger.frames })
