/** What browser tests share: one Chromium a file, a publisher and a page a test. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import type { Test } from 'tap'
import { type RunningPublisher, runPublisher } from '../../../nodes/publisher/testing/run-publisher.js'
import {
  type SyntheticFrame,
  type SyntheticOptions,
  syntheticFrame,
} from '../../../nodes/publisher/testing/synthetic-frames.js'
import { packageRoot } from '../../../schemas/package-root.js'
import { findChromium, launchChromium } from '../chromium.js'

const executable = findChromium()
/** For tap: why browser tests cannot run here. */
export const skip = executable ? false : 'no Chromium; install one or set CHROMIUM_PATH'
export const viewport = { width: 1280, height: 720 }

let browser: Browser | undefined
export async function theBrowser(): Promise<Browser> {
  const { buildViz } = await import(pathToFileURL(join(packageRoot, 'bin/build-viz.js')).href)
  await buildViz()
  browser ??= await launchChromium(executable!)
  return browser
}

/** For the end of a file. */
export async function closeBrowser(): Promise<void> {
  await browser?.close()
}

export interface Opened {
  readonly page: Page
  /** Console errors and uncaught exceptions so far. */
  readonly errors: string[]
}

export async function open(t: Test, url: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await (await theBrowser()).newContext({ viewport, ...options })
  t.teardown(() => context.close())
  const page = await context.newPage()
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(url)
  return { page, errors }
}

export async function publisher(t: Test, config: Record<string, unknown> = {}): Promise<RunningPublisher> {
  const running = await runPublisher({
    config,
    report: {
      nodes: { detector: { waiting: { frames: 3, sweeps: 0 } }, decision: { waiting: { objects: 1 } } },
      ledger: {
        frames: { camera: { made: 5, delivered: 4, dropped: 1, inFlight: 0 } },
        drops: [{ where: 'detector.frames', reason: 'newer-frame', count: 1 }],
      },
    },
    command: async (_, command) => ({ accepted: true, reply: `heard ${JSON.stringify(command)}` }),
  })
  t.teardown(() => running.dispose())
  return running
}

/** Pictures small enough to be made quickly. */
export const small = (number: number, options: SyntheticOptions = {}): Promise<SyntheticFrame> =>
  syntheticFrame(number, { width: 640, ...options })

/** A stream that goes on leaves some panel behind all the time; then this is long enough for each to have its turn. */
const settlesMs = 3000

/**
 * Waits for the page's own state, then lets it draw and bring its panels up to date. (Playwright's waitForFunction needs the
 * eval our CSP forbids.)
 */
export async function until(page: Page, condition: string): Promise<void> {
  await once(
    page,
    condition,
    `const sinceMs = performance.now()
    const settle = () => {
      if (window.goshawk.schedule.isSettled || performance.now() - sinceMs > ${settlesMs}) done()
      else requestAnimationFrame(settle)
    }
    requestAnimationFrame(() => requestAnimationFrame(settle))`,
  )
}

/** Waits for the page's own state, whatever is drawn. */
export async function reached(page: Page, condition: string): Promise<void> {
  await once(page, condition, 'done()')
}

function once(page: Page, condition: string, then: string): Promise<void> {
  return page.evaluate(`new Promise((done) => {
    const { store } = window.goshawk
    let stop = () => {}
    const check = () => {
      const { state } = store
      if (!(${condition})) return
      stop()
      ${then}
    }
    stop = store.subscribe(check)
    check()
  })`)
}

/** A value of the page's state. */
export const state = <T>(page: Page, expression: string): Promise<T> =>
  page.evaluate(`(() => { const { state } = window.goshawk.store; return ${expression} })()`)

/** Colour of the page as drawn, at CSS pixels. */
export async function pixel(page: Page, x: number, y: number): Promise<readonly number[]> {
  const png = await page.screenshot({ clip: { x: Math.round(x), y: Math.round(y), width: 1, height: 1 } })
  return [...(await sharp(png).removeAlpha().raw().toBuffer())]
}
