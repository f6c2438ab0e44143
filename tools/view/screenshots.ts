/**
 * Pictures of every view of the page, of the built-in scenario at a fixed seed and moment:
 *
 *   node bin/build.js && node dist/tools/view/screenshots.js            writes docs/images/views/*.jpg
 *   node dist/tools/view/screenshots.js --check [--keep DIR]            compares with them; exit 1 when one differs
 *
 * The scenario goes through the default model in lockstep, so every run shows the same frames; only times differ.
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { type RunningPublisher, runPublisher } from '../../nodes/publisher/testing/run-publisher.js'
import { playedKinds, RecordedFrames } from '../../nodes/recording/recorded-frames.js'
import { RecordingFile } from '../../nodes/recording/recording-file.js'
import { GoshawkError } from '../../schemas/errors.js'
import { packageRoot } from '../../schemas/package-root.js'
import { findChromium, launchChromium } from './chromium.js'
import { comparePictures, isWithin, tolerance } from './compare-pictures.js'
import { until } from './testing/opened-page.js'

const folder = join(packageRoot, 'docs/images/views')
const viewport = { width: 1280, height: 720 }
const phone = { width: 844, height: 390 }
const bytesMax = 150_000

const graph = `version: 1
clock: { mode: lockstep }
processes: { all: }
nodes:
  camera: { type: simulator, process: all, config: { scenario: city-avenue, seed: 1, rateHz: 5, durationS: 6, loop: false } }
  detector:
    { type: detector, process: all, config: { bundle: ${JSON.stringify(join(packageRoot, 'models/default'))} }, inputs: { frames: { from: camera.frames, queue: fifo } } }
  tracker: { type: tracker, process: all, inputs: { objects: { from: detector.objects, queue: fifo } } }
  decision: { type: decision, process: all, inputs: { objects: { from: detector.objects, queue: fifo } } }
`

/** What is done to the page before each picture, one after the other. */
const views: readonly { readonly name: string; readonly prepare: (page: Page) => Promise<void> }[] = [
  { name: 'birds-eye', prepare: async () => {} },
  { name: 'top', prepare: (page) => press(page, '2', `state.settings.view === 'top'`) },
  { name: 'chase', prepare: (page) => press(page, '3', `state.settings.view === 'chase'`) },
  { name: 'driver', prepare: (page) => press(page, '4', `state.settings.view === 'driver'`) },
  {
    name: 'ground-truth',
    prepare: async (page) => {
      await press(page, '1', `state.settings.view === 'birds-eye'`)
      await press(page, 'g', 'state.settings.showGroundTruth')
    },
  },
  {
    name: 'light',
    prepare: async (page) => {
      await press(page, 'g', '!state.settings.showGroundTruth')
      await press(page, 't', `state.settings.theme === 'light'`)
    },
  },
  {
    name: 'camera',
    prepare: async (page) => {
      await press(page, 't', `state.settings.theme === 'dark'`)
      await page.getByRole('button', { name: 'Enlarge camera front', exact: true }).press('Enter')
      await until(page, `state.settings.enlarged === 'CAM_FRONT'`)
    },
  },
  {
    name: 'phone',
    prepare: async (page) => {
      await press(page, 'Escape', `state.settings.enlarged === ''`)
      await page.setViewportSize(phone)
    },
  },
]

async function press(page: Page, key: string, condition: string): Promise<void> {
  await page.locator('#scene canvas').focus()
  await page.keyboard.press(key)
  await until(page, condition)
}

/** The scenario through the model, into a file; then frame by frame onto the page. */
async function playScenario(temporary: string, running: RunningPublisher, page: Page): Promise<void> {
  const graphFile = join(temporary, 'graph.yaml')
  const recording = join(temporary, 'run.mcap')
  writeFileSync(graphFile, graph)
  const command = [join(packageRoot, 'bin/goshawk.js'), 'record', 'run', graphFile, '--out', recording, '--once']
  await promisify(execFile)(process.execPath, command, { cwd: temporary })
  const file = await RecordingFile.open(recording)
  try {
    const recorded = await RecordedFrames.open(file, playedKinds)
    for (let i = 0; i < recorded.length; i++) {
      const { frames, objects, tracks, decision } = await recorded.load(i)
      if (!frames || !objects || !tracks || !decision) {
        throw new GoshawkError('file-invalid', `${recording}: frame ${i} is not whole; lockstep loses none`)
      }
      running.send({ frames, objects, tracks, decision }, i + 1)
      await until(page, `state.world?.sequence === ${i + 1}`)
    }
    await page.locator(`.tile[data-sequence="${recorded.length}"]`).nth(5).waitFor()
  } finally {
    await file.close()
  }
}

async function takePictures(): Promise<Map<string, Buffer>> {
  const executablePath = findChromium()
  if (!executablePath) throw new GoshawkError('usage-invalid', 'no Chromium found; install one or set CHROMIUM_PATH')
  const { buildViz } = await import(pathToFileURL(join(packageRoot, 'bin/build-viz.js')).href)
  await buildViz()
  const temporary = mkdtempSync(join(tmpdir(), 'goshawk-views-'))
  const browser = await launchChromium(executablePath)
  const running = await runPublisher()
  const pictures = new Map<string, Buffer>()
  try {
    const page = await browser.newPage({ viewport })
    await page.goto(running.url)
    await playScenario(temporary, running, page)
    for (const { name, prepare } of views) {
      await prepare(page)
      // Off everything that lights up, and after the drawing that the change asked for.
      await page.mouse.move(1, 1)
      await until(page, 'state.hovered === undefined')
      pictures.set(name, await encoded(await page.screenshot()))
    }
    return pictures
  } finally {
    await browser.close()
    await running.dispose()
    rmSync(temporary, { recursive: true })
  }
}

/** As good as fits. */
async function encoded(png: Buffer): Promise<Buffer> {
  for (const quality of [84, 76, 66, 56]) {
    const jpeg = await sharp(png).jpeg({ quality, mozjpeg: true }).toBuffer()
    if (jpeg.length <= bytesMax) return jpeg
  }
  throw new GoshawkError('file-invalid', `a picture of the page does not fit ${bytesMax} bytes`)
}

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false }, keep: { type: 'string' } } })
const pictures = await takePictures()
const out = values.check ? values.keep : folder
if (out) mkdirSync(out, { recursive: true })
for (const [name, picture] of pictures) {
  const committed = join(folder, `${name}.jpg`)
  if (values.check) {
    const difference = existsSync(committed) ? await comparePictures(picture, readFileSync(committed)) : undefined
    const isSame = difference !== undefined && isWithin(difference)
    if (!isSame) process.exitCode = 1
    const found = difference
      ? `mean ${difference.mean.toFixed(2)} of ${tolerance.mean}, worst tile ${difference.worstTile.toFixed(1)} of ${tolerance.worstTile}`
      : 'there is none to compare with'
    process.stdout.write(`${isSame ? 'same   ' : 'differs'}  ${name}: ${found}\n`)
  }
  if (out) writeFileSync(join(out, `${name}.jpg`), picture)
}
if (!values.check) process.stdout.write(`${pictures.size} pictures in docs/images/views\n`)
