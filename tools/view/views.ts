/** Pictures of every view of the page, of the last frame of a recording that is committed for it: the same frames in every run, without a model. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { type RunningPublisher, runPublisher } from '../../nodes/publisher/testing/run-publisher.js'
import { playedKinds, RecordedFrames } from '../../nodes/recording/recorded-frames.js'
import { RecordingFile } from '../../nodes/recording/recording-file.js'
import { GoshawkError } from '../../schemas/errors.js'
import { packageRoot } from '../../schemas/package-root.js'
import { until, viewport } from './testing/opened-page.js'

/** Pictures as they were last. */
export const viewsFolder = join(packageRoot, 'docs/images/views')
/** Thirty frames of the built-in scenario through the default model, pictures of the last; `screenshots.js --record` makes it. */
export const viewsRecording = join(packageRoot, 'tools/view/testdata/views.mcap')
const phone = { width: 844, height: 390 }

interface View {
  readonly name: string
  /** What is done to the page for it, after the view before. */
  readonly prepare: (page: Page) => Promise<void>
  /** Of the page's state, true while it shows the view. */
  readonly shown: string
}

const press = (...keys: readonly string[]) => {
  return async (page: Page) => {
    await page.locator('#scene canvas').focus()
    for (const key of keys) await page.keyboard.press(key)
  }
}

const views: readonly View[] = [
  { name: 'birds-eye', prepare: async () => {}, shown: `settings.view === 'birds-eye'` },
  { name: 'top', prepare: press('2'), shown: `settings.view === 'top'` },
  { name: 'chase', prepare: press('3'), shown: `settings.view === 'chase'` },
  { name: 'driver', prepare: press('4'), shown: `settings.view === 'driver'` },
  { name: 'ground-truth', prepare: press('1', 'g'), shown: 'settings.showGroundTruth' },
  { name: 'light', prepare: press('g', 't'), shown: `settings.theme === 'light'` },
  {
    name: 'camera',
    prepare: async (page) => {
      await press('t')(page)
      await page.getByRole('button', { name: 'Enlarge camera front', exact: true }).press('Enter')
    },
    shown: `settings.enlarged === 'CAM_FRONT'`,
  },
  {
    name: 'phone',
    prepare: async (page) => {
      await press('Escape')(page)
      await page.setViewportSize(phone)
    },
    shown: `settings.enlarged === ''`,
  },
]
export const viewNames: readonly string[] = views.map(({ name }) => name)

const drawCalls = ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced']
/** Frames that nobody looks at need no drawing, which takes most of the time without a graphics card. */
const pauseDrawing = `{
  const { prototype } = WebGL2RenderingContext
  window.drawCalls = ${JSON.stringify(drawCalls)}.map((name) => [name, prototype[name]])
  for (const [name] of window.drawCalls) prototype[name] = () => {}
}`
const resumeDrawing = 'for (const [name, call] of window.drawCalls) WebGL2RenderingContext.prototype[name] = call'

/** Frame by frame onto the page, each at once but the last, which every panel shows in the end. */
async function play(running: RunningPublisher, page: Page): Promise<void> {
  const file = await RecordingFile.open(viewsRecording)
  try {
    const recorded = await RecordedFrames.open(file, playedKinds)
    await page.evaluate(pauseDrawing)
    for (let i = 0; i < recorded.length; i++) {
      if (i === recorded.length - 1) await page.evaluate(resumeDrawing)
      const { frames, objects, tracks, decision } = await recorded.load(i)
      if (!frames || !objects || !tracks || !decision) {
        throw new GoshawkError('file-invalid', `${viewsRecording}: frame ${i} is not whole`)
      }
      running.send({ frames, objects, tracks, decision }, i + 1)
      await page.evaluate(`new Promise((done) => {
        const { store } = window.goshawk
        const stop = store.subscribe(({ world }) => check(world))
        const check = (world) => world?.sequence === ${i + 1} && (stop(), done())
        check(store.state.world)
      })`)
    }
    await page.locator(`.tile[data-sequence="${recorded.length}"]`).nth(5).waitFor()
    await until(page, `state.world.sequence === ${recorded.length}`)
  } finally {
    await file.close()
  }
}

/**
 * @param newPage - of `viewport`.
 * @param take - told of each view in its turn, while the page shows it.
 */
export async function showViews(
  newPage: (url: string) => Promise<Page>,
  take: (name: string, picture: Buffer, page: Page) => Promise<void>,
): Promise<void> {
  const running = await runPublisher()
  try {
    const page = await newPage(running.url)
    await play(running, page)
    for (const { name, prepare, shown } of views) {
      await prepare(page)
      // Off everything that lights up, and after the drawing that the change asked for.
      await page.mouse.move(1, 1)
      await until(page, `state.hovered === undefined && state.${shown}`)
      await take(name, await page.screenshot(), page)
    }
  } finally {
    await running.dispose()
  }
}

export { viewport }
