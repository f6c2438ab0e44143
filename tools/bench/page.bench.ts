/**
 * What a world frame costs the page: main-thread time by step, publisher to screen, in Chromium with a software GPU.
 * Six prepared frames go round at 10 Hz, on a schedule, for each number of objects.
 *
 *   node bin/build.js && node dist/tools/bench/page.bench.js [--seconds 15] [--objects 300,1000] [--layers]
 *
 * With --layers, 100,000 lidar points (the page asks for five turns a second) and a heat map of 200 x 200 cells come along.
 * Prints JSON: milliseconds over the last 300 frames, after 2 s of warm-up that count for nothing.
 */
import { execFileSync } from 'node:child_process'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { runPublisher } from '../../nodes/publisher/testing/run-publisher.js'
import {
  type SyntheticFrame,
  type SyntheticOptions,
  syntheticFrame,
} from '../../nodes/publisher/testing/synthetic-frames.js'
import { identityPose } from '../../schemas/geometry/pose.js'
import type { DetectedObject } from '../../schemas/messages.js'
import { packageRoot } from '../../schemas/package-root.js'
import { packPoints } from '../../schemas/point-cloud.js'
import { findChromium, launchChromium } from '../view/chromium.js'

const intervalMs = 100
const warmUpMs = 2000
const preparedFrames = 6
const rangeM = 50

/** The street's objects over and over, scattered by two coprime strides: the same for every run. */
function scattered(objects: readonly DetectedObject[], count: number, shift: number): DetectedObject[] {
  const along = (stride: number, i: number) => -rangeM + (2 * rangeM * ((i * stride + shift) % count)) / count
  return Array.from({ length: count }, (_, i) => ({
    ...objects[i % objects.length]!,
    score: 0.5,
    center: { x: along(7919, i), y: along(104_729, i), z: 1 },
  }))
}

const lidarPoints = 100_000
const heatCells = 200

/** Over the ground and up walls, from some formula: what matters is how many bytes there are. */
function manyPoints(shift: number): Uint8Array {
  const xyz = Float32Array.from({ length: 3 * lidarPoints }, (_, i) => {
    const point = Math.floor(i / 3)
    const angle = point * 0.013 + shift
    return [(5 + (point % 45)) * Math.cos(angle), (5 + (point % 45)) * Math.sin(angle), (point % 7) / 3][i % 3]!
  })
  return packPoints(xyz, 3, identityPose)
}

function bulkOf(i: number): Pick<SyntheticOptions, 'lidar' | 'heat'> {
  const values = Uint8Array.from({ length: heatCells ** 2 }, (_, cell) => (cell * 31 + i * 7) % 256)
  return { lidar: manyPoints(i), heat: { rows: heatCells, columns: heatCells, values } }
}

async function measure(browser: Browser, count: number, { seconds, layers }: { seconds: number; layers: boolean }) {
  const frames: SyntheticFrame[] = []
  for (let i = 0; i < preparedFrames; i++) {
    const alter = (objects: readonly DetectedObject[]) => scattered(objects, count, i * 13)
    frames.push(await syntheticFrame(i + 1, { width: 640, alter, ...(layers && bulkOf(i)) }))
  }
  const publisher = await runPublisher()
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await page.goto(layers ? `${publisher.url}#lidar=1&heat=1` : publisher.url)
  const startedMs = performance.now()
  let number = 0
  let isWarm = false
  while (performance.now() - startedMs < warmUpMs + seconds * 1000) {
    if (!isWarm && performance.now() - startedMs > warmUpMs) {
      await page.evaluate('window.goshawk.timing.clear()')
      isWarm = true
    }
    publisher.send(frames[number % preparedFrames]!, ++number)
    await new Promise((resolve) =>
      setTimeout(resolve, Math.max(0, startedMs + number * intervalMs - performance.now())),
    )
  }
  const timings = await page.evaluate(`(() => {
    const { timing, store, stage } = window.goshawk
    const steps = ['decode', 'panels', 'layers', 'draw', 'toScreen']
    const of = (step) => ({ p50: timing.percentile(step, 50), p90: timing.percentile(step, 90), p99: timing.percentile(step, 99) })
    return {
      frames: timing.count('decode'),
      workMs: timing.workMs,
      ...Object.fromEntries(steps.map((step) => [step + 'Ms', of(step)])),
      bytesPerFrame: store.state.cost.bytes,
      points: stage.drawnPoints,
    }
  })()`)
  await page.close()
  await publisher.dispose()
  return { objects: count, ...(timings as object) }
}

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '15' },
    objects: { type: 'string', default: '300,1000' },
    layers: { type: 'boolean', default: false },
  },
})
const executable = findChromium()
if (!executable) throw new Error('no Chromium; install one or set CHROMIUM_PATH')
const { buildViz } = await import(pathToFileURL(join(packageRoot, 'bin/build-viz.js')).href)
await buildViz()
const browser = await launchChromium(executable)
try {
  const results: unknown[] = []
  for (const count of values.objects.split(',').map(Number)) {
    results.push(await measure(browser, count, { seconds: Number(values.seconds), layers: values.layers }))
  }
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: packageRoot, encoding: 'utf8' }).trim()
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, load: loadavg()[0], node: process.version }
  process.stdout.write(`${JSON.stringify({ machine, commit, results }, null, 2)}\n`)
} finally {
  await browser.close()
}
