/**
 * What a world frame costs the page: main-thread time by step, publisher to screen, in Chromium with a software GPU; and
 * how many drawings a second there are while the eye turns. Objects drive about, some of them followed, at 10 Hz, on a
 * schedule, for each number of objects.
 *
 *   node bin/build.js && node dist/tools/bench/page.bench.js [--seconds 15] [--objects 300,500,1000] [--tracks 200]
 *                                                            [--layers] [--profile 30] [--no-raster]
 *
 * With --layers, 100,000 lidar points (the page asks for five turns a second) and a heat map of 200 x 200 cells come along.
 * With --profile, the functions that took most of the main thread's time, as Chromium's profiler sampled them.
 * With --no-raster the draw calls themselves are left out, so that the software GPU does not take the processors from the page:
 * the page's thread then works as it does beside a real GPU.
 * Prints JSON: milliseconds over the last 300 frames, after 5 s of warm-up that count for nothing. `messageMs` is by the clock and of the
 * page's own steps; `threadCpuMs` is the main thread's processor time for everything it did from one message to the next, the browser's
 * own work included, and `threadWallMs` the same tasks by the clock; `threadCpuMsByKind` says what it was, of a message in the mean.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { type RunningPublisher, runPublisher } from '../../nodes/publisher/testing/run-publisher.js'
import { type SyntheticFrame, syntheticFrame } from '../../nodes/publisher/testing/synthetic-frames.js'
import { packageRoot } from '../../schemas/package-root.js'
import { percentile } from '../../viz/store/history.js'
import { findChromium, launchChromium } from '../view/chromium.js'
import { bulkOf, drivingFrame } from './page-load.js'
import { type HotFunction, hotFunctions } from './page-profile.js'
import { type TraceEvent, workByKind, workCategories, workPerMessage } from './thread-work.js'

const intervalMs = 100
const warmUpMs = 5000
const preparedFrames = 6
const turnSeconds = 4

interface Wanted {
  readonly seconds: number
  readonly tracks: number
  readonly layers: boolean
  /** Functions told of; 0 for no profile. */
  readonly profile: number
  readonly noRaster: boolean
  /** Of the built page; '' for the one in the package. */
  readonly pageFolder: string
}

const round = (ms: number) => Math.round(ms * 100) / 100
/** Set by the page whenever it takes a message. */
const messageMark = 'goshawk-message'
const markMessages = `(() => {
  const { timing } = window.goshawk
  const message = timing.message.bind(timing)
  timing.message = () => { performance.mark('${messageMark}'); message() }
})()`

function percentiles(values: readonly number[]) {
  return { p50: round(percentile(values, 50)), p90: round(percentile(values, 90)), p99: round(percentile(values, 99)) }
}

/** Sends frames on their schedule until it is told to stop. */
function drive(
  publisher: RunningPublisher,
  frames: readonly SyntheticFrame[],
  shape: { count: number; tracks: number },
) {
  const startedMs = performance.now()
  let number = 0
  let isOver = false
  const run = async () => {
    while (!isOver) {
      number++
      publisher.send(drivingFrame(frames[number % frames.length]!, { ...shape, number }), number)
      const dueMs = startedMs + number * intervalMs
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueMs - performance.now())))
    }
  }
  const done = run()
  return async () => {
    isOver = true
    await done
  }
}

/** For the page, before its scripts run. */
const leaveOutDrawCalls = `for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced'])
  WebGL2RenderingContext.prototype[name] = () => {}`

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Drawings a second while the eye never rests, frames coming in meanwhile. */
function turning(page: Page, seconds: number): Promise<number> {
  return page.evaluate(`new Promise((done) => {
    const { stage } = window.goshawk
    const from = stage.drawnFrames
    const startedMs = performance.now()
    const again = () => {
      const elapsedS = (performance.now() - startedMs) / 1000
      if (elapsedS >= ${seconds}) { done((stage.drawnFrames - from) / elapsedS); return }
      stage.invalidate()
      requestAnimationFrame(again)
    }
    again()
  })`)
}

async function measure(
  browser: Browser,
  count: number,
  { seconds, tracks, layers, profile, noRaster, pageFolder }: Wanted,
) {
  const frames: SyntheticFrame[] = []
  for (let i = 0; i < preparedFrames; i++) {
    frames.push(await syntheticFrame(i + 1, { width: 640, ...(layers && bulkOf(i)) }))
  }
  const publisher = await runPublisher({ config: { pageFolder } })
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  if (noRaster) await page.addInitScript(leaveOutDrawCalls)
  await page.goto(layers ? `${publisher.url}#lidar=1&heat=1` : publisher.url)
  const stop = drive(publisher, frames, { count, tracks })
  await pause(warmUpMs)
  const session = await page.context().newCDPSession(page)
  if (profile > 0) {
    await session.send('Profiler.enable')
    await session.send('Profiler.setSamplingInterval', { interval: 200 })
    await session.send('Profiler.start')
  }
  await page.evaluate(markMessages)
  await browser.startTracing(page, { categories: [...workCategories] })
  const drawnBefore = (await page.evaluate('window.goshawk.stage.drawnFrames')) as number
  await page.evaluate('window.goshawk.timing.clear()')
  await pause(seconds * 1000)
  const timings = (await page.evaluate(`(() => {
    const { timing, store, stage } = window.goshawk
    const steps = ['message', 'decode', 'keep', 'panels', 'layers', 'draw', 'toScreen']
    const of = (step) => Object.fromEntries([50, 90, 99].map((p) => ['p' + p, Math.round(timing.percentile(step, p) * 100) / 100]))
    return {
      ...Object.fromEntries(steps.map((step) => [step + 'Ms', of(step)])),
      bytesPerFrame: store.state.cost.bytes,
      points: stage.drawnPoints,
      drawnFrames: stage.drawnFrames,
    }
  })()`)) as { drawnFrames: number }
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  const work = workPerMessage(traceEvents, messageMark)
  const byKind = workByKind(traceEvents, messageMark, work.length)
  let hot: readonly HotFunction[] | undefined
  if (profile > 0) {
    const taken = await session.send('Profiler.stop')
    hot = hotFunctions(taken.profile, work.length).slice(0, profile)
  }
  const turningHz = await turning(page, turnSeconds)
  await stop()
  await page.close()
  await publisher.dispose()
  return {
    objects: count,
    tracks,
    frames: work.length,
    ...timings,
    threadCpuMs: percentiles(work.map(({ cpuMs }) => cpuMs)),
    threadWallMs: percentiles(work.map(({ wallMs }) => wallMs)),
    threadCpuMsByKind: Object.fromEntries(Object.entries(byKind).map(([kind, ms]) => [kind, round(ms)])),
    drawnFrames: timings.drawnFrames - drawnBefore,
    drawingsPerSecondWhileTurning: Math.round(turningHz * 10) / 10,
    ...(hot && { hot }),
  }
}

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '15' },
    objects: { type: 'string', default: '300,500,1000' },
    tracks: { type: 'string', default: '200' },
    layers: { type: 'boolean', default: false },
    profile: { type: 'string', default: '0' },
    'no-raster': { type: 'boolean', default: false },
  },
})
const executable = findChromium()
if (!executable) throw new Error('no Chromium; install one or set CHROMIUM_PATH')
const { buildViz } = await import(pathToFileURL(join(packageRoot, 'bin/build-viz.js')).href)
await buildViz()
/** A profile of short names says nothing. */
async function buildReadable(outDir: string): Promise<void> {
  const { build } = await import('vite')
  const configFile = join(packageRoot, 'viz/vite.config.ts')
  await build({ configFile, logLevel: 'error', build: { outDir, emptyOutDir: true, minify: false } })
}
const temporary = mkdtempSync(join(tmpdir(), 'goshawk-page-'))
if (Number(values.profile) > 0) await buildReadable(temporary)
const browser = await launchChromium(executable)
try {
  const wanted: Wanted = {
    seconds: Number(values.seconds),
    tracks: Number(values.tracks),
    layers: values.layers,
    profile: Number(values.profile),
    noRaster: values['no-raster'],
    pageFolder: Number(values.profile) > 0 ? temporary : '',
  }
  const results: unknown[] = []
  for (const count of values.objects.split(',').map(Number)) results.push(await measure(browser, count, wanted))
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: packageRoot, encoding: 'utf8' }).trim()
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, load: loadavg()[0], node: process.version }
  process.stdout.write(`${JSON.stringify({ machine, commit, results }, null, 2)}\n`)
} finally {
  await browser.close()
  rmSync(temporary, { recursive: true })
}
