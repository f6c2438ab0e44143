/** The page in a real Chromium, fed by a real publisher: first the state and the words, then a few pixels. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import t, { type Test } from 'tap'
import { type RunningPublisher, runPublisher } from '../../nodes/publisher/testing/run-publisher.js'
import {
  type SyntheticFrame,
  type SyntheticOptions,
  syntheticFrame,
} from '../../nodes/publisher/testing/synthetic-frames.js'
import { goshawk } from '../../schemas/generated/goshawk.js'
import { packageRoot } from '../../schemas/package-root.js'
import { findChromium, launchChromium } from './chromium.js'

const executable = findChromium()
const skip = executable ? false : 'no Chromium; install one or set CHROMIUM_PATH'
const size = { width: 1280, height: 720 }

let browser: Browser | undefined
async function theBrowser(): Promise<Browser> {
  const { buildViz } = await import(pathToFileURL(join(packageRoot, 'bin/build-viz.js')).href)
  await buildViz()
  browser ??= await launchChromium(executable!)
  return browser
}
t.teardown(() => browser?.close())

interface Opened {
  readonly page: Page
  /** Console errors and uncaught exceptions so far. */
  readonly errors: string[]
}

async function open(t: Test, url: string): Promise<Opened> {
  const context = await (await theBrowser()).newContext({ viewport: size })
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

async function publisher(t: Test, config: Record<string, unknown> = {}): Promise<RunningPublisher> {
  const running = await runPublisher({
    config,
    report: {
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

const small = (number: number, options: SyntheticOptions = {}): Promise<SyntheticFrame> =>
  syntheticFrame(number, { width: 640, ...options })

/** Waits for the page's own state, then lets it draw. (Playwright's waitForFunction needs the eval our CSP forbids.) */
async function until(page: Page, condition: string): Promise<void> {
  await page.evaluate(`new Promise((done) => {
    const { store } = window.goshawk
    let stop = () => {}
    const check = () => {
      const { state } = store
      if (!(${condition})) return
      stop()
      requestAnimationFrame(() => requestAnimationFrame(() => done()))
    }
    stop = store.subscribe(check)
    check()
  })`)
}

const state = <T>(page: Page, expression: string): Promise<T> =>
  page.evaluate(`(() => { const { state } = window.goshawk.store; return ${expression} })()`)

/** Colour of the page as drawn, at CSS pixels. */
async function pixel(page: Page, x: number, y: number): Promise<readonly number[]> {
  const png = await page.screenshot({ clip: { x: Math.round(x), y: Math.round(y), width: 1, height: 1 } })
  return [...(await sharp(png).removeAlpha().raw().toBuffer())]
}

t.test('the page shows what was published, in words and in pixels', { skip }, async (t) => {
  const running = await publisher(t)
  running.send(await small(25))
  const { page, errors } = await open(t, running.url)
  await until(page, 'state.world?.sequence === 1')

  t.equal(await state(page, 'state.world.objects.length'), 13)
  t.same(await state(page, 'state.world.problems'), [])
  t.equal(await page.locator('#object-summary').textContent(), '12 objects, 1 below the threshold or hidden')
  const rows = await page.locator('#object-list button').allTextContents()
  t.equal(rows.length, 12)
  t.ok(
    rows.some((row) => row.startsWith('construction vehicle47 %')),
    rows.join(' | '),
  )
  t.equal(await page.locator('#decision-title').textContent(), 'Slow down, follow the lane')
  t.match(await page.locator('#decision-explanation').textContent(), /^Slowing down: the car 18 m ahead/)
  const hops = page.locator('#hops li')
  t.equal(await hops.count(), 3)
  t.match(await hops.first().getAttribute('aria-label'), /detector\.frames: arrived 1\.2 ms .* compute 3[12] ms/)
  t.match(await page.locator('#model-facts').textContent(), /bundlesynthetic-t1.*providercpu/)
  t.equal(await page.locator('#model-verdict').textContent(), 'trained')
  t.notOk(await page.locator('#untrained').isVisible())
  t.match(await page.locator('#stream-facts').textContent(), /made5delivered4dropped1.*detector\.frames: newer-frame1/)
  t.equal(await page.locator('#connection').getAttribute('data-state'), 'live')

  // Every picture is there, and the boxes of the front camera lie over it.
  await page.locator('.tile[data-sequence="1"]').nth(5).waitFor()
  t.ok(Number(await page.locator('.tile[data-channel=CAM_FRONT]').getAttribute('data-boxes')) >= 4)
  const sky = await page.evaluate<number[]>(`(() => {
    const canvas = document.querySelector('.tile[data-channel=CAM_FRONT] .picture')
    return [...canvas.getContext('2d').getImageData(canvas.width / 2, 4, 1, 1).data.slice(0, 3)]
  })()`)
  t.ok(
    sky.every((value, i) => Math.abs(value - [157, 180, 201][i]!) < 12),
    `sky ${sky}`,
  )

  // In the scene: the car ahead is blue, the truck orange, the ground between them dark.
  const at = (x: number, y: number, z: number) =>
    page.evaluate<{ x: number; y: number }>(`window.goshawk.stage.project({ x: ${x}, y: ${y}, z: ${z} })`)
  const origin = (await page.locator('#scene canvas').boundingBox())!
  const truck = await state<{ x: number; y: number; z: number }>(
    page,
    `state.world.objects.find((o) => o.label === 'truck').center`,
  )
  const onTruck = await at(truck.x - 2, truck.y, truck.z)
  const [red = 0, green = 0, blue = 0] = await pixel(page, origin.x + onTruck.x, origin.y + onTruck.y)
  t.ok(red > 60 && red > green && green > blue + 20, `truck ${red} ${green} ${blue}`)
  const ground = await at(-22, -12, 0)
  const dark = await pixel(page, origin.x + ground.x, origin.y + ground.y)
  t.ok(Math.max(...dark) < 60, `ground ${dark}`)
  t.same(errors, [])
})

t.test('an untrained model is called so, loudly', { skip }, async (t) => {
  const running = await publisher(t)
  running.send(await small(1, { trained: false }))
  const { page, errors } = await open(t, running.url)
  await until(page, 'state.world?.sequence === 1')
  t.ok(await page.locator('#untrained').isVisible())
  t.match(await page.locator('#model-verdict').textContent(), /^UNTRAINED/)
  t.same(errors, [])
})

t.test('the page comes back by itself when the server was stopped and started again', { skip }, async (t) => {
  const first = await runPublisher()
  t.teardown(() => first.dispose())
  first.send(await small(1))
  const { page, errors } = await open(t, first.url)
  await until(page, 'state.world?.sequence === 1')
  await first.dispose()
  await until(page, `state.connection.state === 'retrying'`)
  t.match(await page.locator('#connection').textContent(), /reconnecting \(attempt \d+\)/)
  t.ok(await page.locator('.lost').isVisible(), 'the last frame is not passed off as the present')
  const second = await publisher(t, { httpPort: first.httpPort })
  second.send(await small(77))
  await until(page, `state.connection.state === 'live' && state.world.sampleToken === 'sample-77'`)
  t.equal(await page.locator('#connection').textContent(), 'live')
  t.notOk(await page.locator('.lost').isVisible())
  t.same(
    errors.filter((text) => !/net::ERR_|Failed to load resource/.test(text)),
    [],
    'nothing but the refused connections themselves',
  )
})

t.test('a NaN box is left out and named; the rest is drawn', { skip }, async (t) => {
  const running = await publisher(t)
  const alter: NonNullable<SyntheticOptions['alter']> = ([first, ...rest]) => [
    { ...first!, center: { x: Number.NaN, y: 0, z: 0 } },
    ...rest,
  ]
  running.send(await small(1, { alter }))
  const { page, errors } = await open(t, running.url)
  await until(page, 'state.world?.sequence === 1')
  t.equal(await state(page, 'state.world.objects.length'), 12)
  t.match(await page.locator('.notice').textContent(), /objects\[0\]\.center\.x: found NaN; expected a finite number/)
  running.send(await small(2))
  await until(page, 'state.world.sequence === 2')
  t.equal(await state(page, 'state.world.objects.length'), 13)
  t.same(errors, [])
})

t.test('a message that is no world frame is counted, said, and survived', { skip }, async (t) => {
  const running = await publisher(t)
  const context = await (await theBrowser()).newContext({ viewport: size })
  t.teardown(() => context.close())
  const page = await context.newPage()
  const whole = goshawk.v1.WorldFrame.encode({ sequence: 3, scene: 'after-the-garbage' }).finish()
  const framed = [Buffer.from('ff0102030405'.repeat(20), 'hex'), whole].map((bytes) => {
    const header = Buffer.alloc(5)
    header.writeUInt32BE(bytes.length, 1)
    return Buffer.concat([header, bytes])
  })
  let answers = 0
  await page.route('**/Subscribe', (route) => {
    const body = framed[answers++ % 2]!
    return route.fulfill({ status: 200, contentType: 'application/grpc-web+proto', body })
  })
  await page.goto(running.url)
  await until(page, `state.world?.scene === 'after-the-garbage'`)
  t.ok((await state<number>(page, 'state.badMessages.count')) >= 1)
  t.match(await page.locator('#stream-facts').textContent(), /unreadable/)
})

t.test('a missing camera is named on its tile, with the reason', { skip }, async (t) => {
  const running = await publisher(t)
  running.send(await small(1, { missing: { CAM_BACK: 'file not found: samples/CAM_BACK/7.jpg' } }))
  const { page, errors } = await open(t, running.url)
  await until(page, 'state.world?.sequence === 1')
  const tile = page.locator('.tile[data-channel=CAM_BACK]')
  t.equal(await tile.locator('.absence').textContent(), 'CAM_BACK: file not found: samples/CAM_BACK/7.jpg')
  t.ok(await tile.locator('.absence').isVisible())
  t.match(await page.locator('#stream-facts').textContent(), /missing camerasCAM_BACK/)
  t.equal(await page.locator('.tile.is-missing').count(), 1)
  t.same(errors, [])
})

t.test('an object chosen anywhere is chosen everywhere, and stays chosen as it moves', { skip }, async (t) => {
  const running = await publisher(t)
  running.send(await small(1))
  const { page, errors } = await open(t, running.url)
  await until(page, 'state.world?.sequence === 1')
  await page.locator('#object-list button', { hasText: 'motorcycle' }).click()
  await until(page, 'state.selected !== undefined')
  const label = 'state.world.objects.find((o) => o.index === state.selected?.index)?.label'
  t.equal(await state(page, label), 'motorcycle')
  t.match(await page.locator('.tooltip').textContent(), /^motorcycle 66 %/)
  running.send(await small(2))
  await until(page, 'state.world.sequence === 2')
  t.equal(await state(page, label), 'motorcycle')
  t.equal(await page.locator('#object-list [aria-pressed=true]').count(), 1)

  await page.locator('#scene canvas').focus()
  await page.keyboard.press('Escape')
  await until(page, 'state.selected === undefined')
  const spot = await page.evaluate<{ x: number; y: number }>(
    `window.goshawk.stage.project(window.goshawk.store.state.world.objects.find((o) => o.label === 'truck').center)`,
  )
  await page.locator('#scene canvas').click({ position: spot })
  await until(page, 'state.selected !== undefined')
  t.equal(await state(page, label), 'truck')
  t.match(await page.locator('#object-list [aria-pressed=true]').textContent(), /^truck/)
  t.same(errors, [])
})

t.test(
  'threshold, ground truth and point of view are in the address, and a link brings them back',
  { skip },
  async (t) => {
    const running = await publisher(t)
    running.send(await small(1))
    const { page, errors } = await open(t, running.url)
    await until(page, 'state.world?.sequence === 1')
    await page.locator('#score-min').fill('0.7')
    await page.keyboard.press('Escape')
    await page.locator('#scene canvas').focus()
    await page.keyboard.press('g')
    await page.keyboard.press('3')
    await until(page, `state.settings.view === 'chase' && state.settings.showGroundTruth`)
    t.equal(await page.locator('#object-list button').count(), 5)
    t.match(page.url(), /#view=chase&score=0\.7&truth=1$/)
    const other = await open(t, page.url())
    await until(other.page, 'state.world?.sequence === 1')
    t.match(await state(other.page, 'state.settings'), { view: 'chase', scoreMin: 0.7, showGroundTruth: true })
    t.same([...errors, ...other.errors], [])
  },
)

t.test('a camera is enlarged with a larger picture, and an instruction is answered', { skip }, async (t) => {
  const running = await publisher(t)
  running.send(await syntheticFrame(1))
  const { page, errors } = await open(t, running.url)
  await until(page, 'state.world?.sequence === 1')
  await page.locator('.tile[data-channel=CAM_FRONT][data-picture-width="320"]').waitFor()
  await page.getByRole('button', { name: 'Enlarge camera front', exact: true }).press('Enter')
  await page.locator('.tile[data-channel=CAM_FRONT][data-picture-width="960"]').waitFor()
  t.equal(await page.locator('.tile:visible').count(), 1)
  await page.getByLabel('Instruction to the car').fill('slow down')
  await page.keyboard.press('Enter')
  await page.getByText('heard {"instruct":"slow down"}').waitFor()
  t.same(errors, [])
})
