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
  readonly prepare: (page: Page) => Promise<void>
}

/** What is done to the page before each picture, one after the other. */
const views: readonly View[] = [
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

export const viewNames: readonly string[] = views.map(({ name }) => name)

/** Frame by frame onto the page, each at once but the last, which every panel shows in the end. */
async function play(running: RunningPublisher, page: Page): Promise<void> {
  const file = await RecordingFile.open(viewsRecording)
  try {
    const recorded = await RecordedFrames.open(file, playedKinds)
    for (let i = 0; i < recorded.length; i++) {
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
    for (const { name, prepare } of views) {
      await prepare(page)
      // Off everything that lights up, and after the drawing that the change asked for.
      await page.mouse.move(1, 1)
      await until(page, 'state.hovered === undefined')
      await take(name, await page.screenshot(), page)
    }
  } finally {
    await running.dispose()
  }
}

export { viewport }
