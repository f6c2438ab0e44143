/**
 * The detection metric against the official devkit, on the same files in one run, each in a process of its own: reading the
 * files, checks, filters and scores are in both times; starting the interpreters is in neither.
 *
 *   node dist/tools/bench/metric-speed.bench.js --python PATH [--samples 6000] [--boxes 300] [--truths 35]
 *
 * PATH is a Python with nuscenes-devkit. Prints JSON: seconds, memory, their ratios, and how far the numbers are apart.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { packageRoot } from '../../schemas/package-root.js'
import { evaluateDetectionFiles } from '../eval/evaluate-detection.js'
import { metricsJson } from '../eval/print-metrics.js'
import { writeBoxes } from './write-boxes.js'

interface Run {
  readonly seconds: number
  readonly peakBytes: number
  readonly metrics: Record<string, unknown>
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    python: { type: 'string', default: 'python3' },
    samples: { type: 'string', default: '6000' },
    boxes: { type: 'string', default: '300' },
    truths: { type: 'string', default: '35' },
  },
})
const [gt, results] = positionals
if (gt !== undefined && results !== undefined) await evaluateHere(gt, results)
else compare()

async function evaluateHere(gt: string, results: string): Promise<void> {
  const startMs = performance.now()
  const { metrics } = await evaluateDetectionFiles(gt, results)
  const seconds = (performance.now() - startMs) / 1000
  const peakBytes = process.resourceUsage().maxRSS * 1024
  console.log(`{"seconds":${seconds},"peakBytes":${peakBytes},"metrics":${metricsJson(metrics)}}`)
}

function compare(): void {
  const folder = mkdtempSync(join(tmpdir(), 'goshawk-metric-'))
  try {
    const [samples, answers, truths] = [values.samples, values.boxes, values.truths].map(Number) as [
      number,
      number,
      number,
    ]
    const files = writeBoxes(folder, { samples, answers, truths })
    const runOf = (command: string, ...args: string[]) =>
      JSON.parse(
        execFileSync(command, [...args, files.gt, files.results])
          .toString()
          .replaceAll('NaN', 'null'),
      ) as Run
    const runHere = () => runOf(process.execPath, fileURLToPath(import.meta.url))
    // Ours before and after the devkit, since other jobs come and go on a machine; the slower one counts.
    const before = runHere()
    const peer = join(packageRoot, 'tools/bench/peers/metric_devkit.py')
    const { metrics: expected, ...devkit } = runOf(values.python, peer)
    const after = runHere()
    const { metrics, ...goshawk } = before.seconds > after.seconds ? before : after
    const report = {
      samples,
      boxesPerSample: { results: answers, groundTruth: truths },
      fileBytes: statSync(files.gt).size + statSync(files.results).size,
      goshawk: { ...goshawk, secondsBeforeAndAfter: [before.seconds, after.seconds] },
      devkit,
      ratios: { seconds: devkit.seconds / goshawk.seconds, memory: devkit.peakBytes / goshawk.peakBytes },
      meanAp: metrics.mean_ap,
      largestDifference: differenceOf(metrics, expected),
    }
    console.log(JSON.stringify(report, null, 2))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The furthest any number of ours is from the devkit's; infinite when one of them is no number, or is not there. */
function differenceOf(own: unknown, expected: unknown): number {
  if (own === null || expected === null) return own === expected ? 0 : Number.POSITIVE_INFINITY
  if (typeof own === 'number') {
    return typeof expected === 'number' ? Math.abs(own - expected) : Number.POSITIVE_INFINITY
  }
  if (typeof own !== 'object' || typeof expected !== 'object') return own === expected ? 0 : Number.POSITIVE_INFINITY
  const [mine, theirs] = [own, expected] as Record<string, unknown>[]
  return Math.max(0, ...Object.keys(mine!).map((key) => differenceOf(mine![key], theirs![key])))
}
