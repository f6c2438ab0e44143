/** `goshawk bench lossless`: full-speed replays under load, one after the other; none may lose a frame. */
import { Worker } from 'node:worker_threads'
import { type Command, InvalidArgumentError } from 'commander'
import { createLog } from '../../runtime/cli/log-stream.js'
import { runSession } from '../../runtime/cli/run-session.js'
import { GoshawkError } from '../../schemas/errors.js'
import { fullSpeedGraph } from '../bench/transport-graph.js'

interface LosslessOptions {
  readonly runs: number
  readonly frames: number
  readonly load: number
  readonly json?: boolean
}

/** Six pictures of this size a frame. */
const partBytes = 20_000

export function addLosslessCommand(bench: Command): void {
  bench
    .command('lossless')
    .description('full-speed replays on fifo under CPU load; exit 1 when one loses a frame')
    .option('--runs <n>', 'replays, one after the other', wholeNumber(1, 10_000), 100)
    .option('--frames <n>', 'frames of each', wholeNumber(1, 1_000_000), 200)
    .option('--load <n>', 'threads that only burn time meanwhile', wholeNumber(0, 256), 2)
    .option('--json', 'print the result as JSON')
    .action(benchLossless)
}

function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const number = Number(text)
    if (Number.isInteger(number) && number >= min && number <= max) return number
    throw new InvalidArgumentError(`expected a whole number from ${min} to ${max}`)
  }
}

async function benchLossless({ runs, frames, load, json }: LosslessOptions): Promise<void> {
  const burners = Array.from({ length: load }, () => new Worker('for (;;);', { eval: true }))
  const startedMs = performance.now()
  let delivered = 0
  const losses: string[] = []
  try {
    for (let run = 1; run <= runs; run++) {
      const graph = await fullSpeedGraph({ frames, partBytes })
      const { report, outcome } = await runSession(graph, { log: createLog('warn') })
      if (outcome.error) throw outcome.error
      if (outcome.reason === 'interrupted') throw new GoshawkError('cancelled', `interrupted in run ${run} of ${runs}`)
      delivered += report.samples
      const gaps = Object.keys(report.gaps).length
      if (report.samples !== frames || gaps > 0 || report.drops.length > 0) {
        losses.push(`run ${run}: ${report.samples} of ${frames} frames, drops ${JSON.stringify(report.drops)}`)
      }
    }
  } finally {
    await Promise.all(burners.map((burner) => burner.terminate()))
  }
  const seconds = (performance.now() - startedMs) / 1000
  const result = { runs, frames: runs * frames, delivered, losses, load, seconds }
  const text = `${delivered} of ${runs * frames} frames delivered in ${runs} replays (${seconds.toFixed(1)} s)\n`
  process.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : text)
  if (losses.length > 0) throw new GoshawkError('check-failed', losses.join('\n'))
}
