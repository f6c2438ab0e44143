/** Entry of every process the supervisor starts: `main.js PLAN.json PROCESS EPOCH`. */
import { readFileSync } from 'node:fs'
import pino from 'pino'
import type { GraphPlan } from '../graph/plan.js'
import { GraphProcess } from './run-process.js'

const [planFile = '', name = '', epoch = '0'] = process.argv.slice(2)
process.title = `goshawk ${name}`
// Lines of JSON that the supervisor passes on; written at once, so that a crash loses none.
const log = pino({ level: process.env.GOSHAWK_LOG_LEVEL ?? 'info' }, pino.destination({ fd: 1, sync: true }))

const graphProcess = new GraphProcess({
  plan: JSON.parse(readFileSync(planFile, 'utf8')) as GraphPlan,
  process: name,
  epoch: Number(epoch),
  log,
  exit: (code) => process.exit(code),
})

// Ctrl-C reaches the whole group: the supervisor alone decides what it means.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})
// So does a terminal that closes.
process.on('SIGHUP', () => {})
// Without its supervisor nobody would ever end this process.
process.on('disconnect', () => graphProcess.abandon())
process.on('uncaughtException', (error) => graphProcess.fail(error))
process.on('unhandledRejection', (error) => graphProcess.fail(error))

await graphProcess.run()
