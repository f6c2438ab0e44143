/** What people do with the page, in a real Chromium: lose the server, choose, link, pause, enlarge, instruct. */
import type { Page, Request } from 'playwright-core'
import t from 'tap'
import { runPublisher } from '../../nodes/publisher/testing/run-publisher.js'
import { syntheticFrame } from '../../nodes/publisher/testing/synthetic-frames.js'
import { classColors } from '../../schemas/class-colors.js'
import { goshawk } from '../../schemas/generated/goshawk.js'
import { type DetectedObject, PathDecision } from '../../schemas/messages.js'
import { closeBrowser, open, pixel, publisher, skip, small, state, until } from './testing/opened-page.js'

t.teardown(closeBrowser)

t.test('the page comes back by itself when the server was stopped and started again', { skip }, async (t) => {
  const first = await runPublisher()
  t.teardown(() => first.dispose())
  first.send(await small(1))
  const { page, errors } = await open(t, first.url)
  await until(page, 'state.world?.sequence === 1')
  await first.dispose()
  await until(page, `state.connection.state === 'retrying'`)
  t.match(await page.locator('#connection').textContent(), /^reconnecting/)
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

t.test('a row under the keyboard stays its object’s when another comes nearer', { skip }, async (t) => {
  const running = await publisher(t)
  running.send(await small(1))
  const { page, errors } = await open(t, running.url)
  await until(page, 'state.world?.sequence === 1')
  const rows = page.locator('#object-list button')
  const nearest = (await rows.first().textContent())!.match(/^[a-z ]+/)![0]
  await rows.first().focus()
  const alter = (objects: readonly DetectedObject[]) => [
    ...objects,
    { ...objects[0]!, label: 'barrier', center: { x: 1, y: 1, z: 0 } },
  ]
  running.send(await small(2, { alter }))
  await until(page, 'state.world.sequence === 2')
  t.ok((await rows.first().textContent())!.startsWith(nearest), nearest)
  t.match(await rows.nth(1).textContent(), /^barrier/)
  t.same(errors, [])
})

t.test(
  'the timeline goes back frame by frame while new ones come, plays on, and returns to the present',
  { skip },
  async (t) => {
    const running = await publisher(t)
    running.send(await small(1))
    const { page, errors } = await open(t, running.url)
    await until(page, 'state.world?.sequence === 1')
    for (const sequence of [2, 3, 4]) {
      running.send(await small(sequence))
      await until(page, `state.world.sequence === ${sequence}`)
    }
    await page.keyboard.press(',')
    await until(page, 'state.world.sequence === 3 && state.review !== undefined')
    await page.locator('#timeline button[aria-label="One frame back"]').click()
    await until(page, 'state.world.sequence === 2')
    running.send(await small(5))
    await until(page, 'state.tapeFrames === 5')
    t.equal(await state(page, 'state.world.sequence'), 2, 'what comes does not disturb who looks back')
    t.match(await page.locator('#timeline-when').textContent(), /^−\d+\.\d s$/)
    t.equal(await page.locator('#connection').textContent(), 'looking back')
    t.equal(await page.locator('#timeline input').getAttribute('max'), '4')
    await page.locator('#timeline input').fill('0')
    await until(page, 'state.world.sequence === 1')
    await page.keyboard.press('k')
    await until(page, 'state.review === undefined && state.world.sequence === 5')
    t.equal(await page.locator('#timeline-when').textContent(), 'live')
    await page.keyboard.press('.')
    await until(page, 'state.review?.sequence === 5')
    await page.keyboard.press('l')
    await until(page, 'state.review === undefined')
    t.same(errors, [])
  },
)

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
    t.equal(await page.locator('#object-list [data-kind=object]').count(), 5)
    t.match(page.url(), /#view=chase&score=0\.7&truth=1&scene=synthetic-street$/)
    const other = await open(t, page.url())
    await until(other.page, 'state.world?.sequence === 1')
    t.match(await state(other.page, 'state.settings'), { view: 'chase', scoreMin: 0.7, showGroundTruth: true })
    t.same([...errors, ...other.errors], [])
  },
)

t.test('a link to a moment asks the replay to go there, and says what came of it', { skip }, async (t) => {
  const commands: unknown[] = []
  const running = await runPublisher({
    command: async (node, command) => {
      commands.push([node, command])
      return { camera: { accepted: true, reply: 'at frame 7 of 9' } }
    },
  })
  t.teardown(() => running.dispose())
  running.send(await small(1))
  const { page, errors } = await open(t, running.url)
  await until(page, 'state.world?.sequence === 1')
  await page.keyboard.press(',')
  await until(page, 'state.review !== undefined')
  t.match(page.url(), /#scene=synthetic-street&at=1700000000100000$/)
  running.send(await small(2))
  await until(page, 'state.tapeFrames === 2')
  const other = await open(t, page.url())
  await other.page.getByText('at frame 7 of 9').waitFor()
  t.equal(await other.page.locator('#connection').textContent(), 'going to the moment')
  running.send(await small(1), 3)
  await until(other.page, `state.review !== undefined && state.world.sampleToken === 'sample-1'`)
  t.equal(await other.page.locator('#connection').textContent(), 'looking back')
  t.same(commands, [['', { seekUs: 1_700_000_000_100_000 }]])
  t.same([...errors, ...other.errors], [])
})

t.test(
  'a link into another scene than the one that plays says so, and the address goes on with what plays',
  {
    skip,
  },
  async (t) => {
    const running = await publisher(t)
    running.send(await small(1))
    const { page, errors } = await open(t, `${running.url}#scene=scene-0103`)
    await page.getByText('The link is to scene scene-0103, but synthetic-street plays.').waitFor()
    await until(page, 'state.world?.sequence === 1')
    t.match(page.url(), /#scene=synthetic-street$/)
    const same = await open(t, page.url())
    await until(same.page, 'state.world?.sequence === 1')
    t.equal(await state(same.page, 'state.said.text'), '')
    t.same([...errors, ...same.errors], [])
  },
)

t.test(
  'the rate is the source’s too while the page follows live, and the past’s alone while it looks back',
  { skip },
  async (t) => {
    const commands: unknown[] = []
    const running = await runPublisher({
      command: async (node, command) => {
        commands.push([node, command])
        if (commands.length > 1) return { camera: { accepted: false, reply: 'the wall clock has no rate' } }
        return { camera: { accepted: true, reply: 'camera plays at 2' } }
      },
    })
    t.teardown(() => running.dispose())
    running.send(await small(1))
    const { page, errors } = await open(t, running.url)
    await until(page, 'state.world?.sequence === 1')
    const rate = page.getByLabel('Speed of playing')
    await rate.selectOption('2')
    await page.getByText('camera plays at 2').waitFor()
    await rate.selectOption('4')
    await page.getByText('The past plays at 4×, the source as before: the wall clock has no rate').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('#scene canvas').focus()
    await page.keyboard.press(',')
    await until(page, 'state.review !== undefined')
    await rate.selectOption('0.5')
    t.same(commands, [
      ['', { rate: 2 }],
      ['', { rate: 4 }],
    ])
    t.same(errors, [])
  },
)

t.test('looping is the source’s too while the page follows live, and a refusal is told', { skip }, async (t) => {
  const commands: unknown[] = []
  const running = await runPublisher({
    command: async (node, command) => {
      commands.push([node, command])
      if (commands.length > 1) return { camera: { accepted: false, reply: 'the last frame has been played already' } }
      return { camera: { accepted: true, reply: 'starts over after frame 9' } }
    },
  })
  t.teardown(() => running.dispose())
  running.send(await small(1))
  const { page, errors } = await open(t, running.url)
  await until(page, 'state.world?.sequence === 1')
  const loop = page.getByRole('button', { name: 'Loop' })
  await loop.click()
  await page.getByText('starts over after frame 9').waitFor()
  t.equal(await loop.getAttribute('aria-pressed'), 'true')
  await loop.click()
  await page.getByText('The past ends, the source as before: the last frame has been played already').waitFor()
  await page.locator('#scene canvas').focus()
  await page.keyboard.press(',')
  await until(page, 'state.review !== undefined')
  await page.keyboard.press('o')
  await until(page, 'state.isLooping')
  t.same(commands, [
    ['', { loop: true }],
    ['', { loop: false }],
  ])
  t.same(errors, [])
})

t.test('a time the car left its lane is marked over the strip of the past', { skip }, async (t) => {
  const running = await publisher(t)
  const frame = await small(1)
  const decide = (number: number, path: PathDecision) =>
    running.send({ ...frame, decision: { ...frame.decision, payload: { ...frame.decision.payload, path } } }, number)
  decide(1, PathDecision.FOLLOW)
  const { page, errors } = await open(t, running.url)
  await until(page, 'state.world?.sequence === 1')
  const marks = page.locator('#path-marks')
  t.equal(await marks.getAttribute('aria-label'), 'Path decisions of the last minute: none but following the lane')
  decide(2, PathDecision.LEFT_CHANGE)
  await until(page, 'state.world.sequence === 2')
  decide(3, PathDecision.FOLLOW)
  await until(page, 'state.world.sequence === 3')
  t.equal(await marks.locator('i').count(), 1)
  t.match(await marks.locator('i').getAttribute('title'), /^Change to the left lane, [\d.]+ to [\d.]+ s ago$/)
  t.match(await marks.getAttribute('aria-label'), /last minute: Change to the left lane, /)
  t.same(errors, [])
})

t.test('pause reaches the sources, and a refusal is told', { skip }, async (t) => {
  const commands: unknown[] = []
  const running = await runPublisher({
    command: async (node, command) => {
      commands.push([node, command])
      if (commands.length > 1) throw new Error('the camera has gone')
      return { camera: { accepted: true, reply: 'camera paused' } }
    },
  })
  t.teardown(() => running.dispose())
  running.send(await small(1))
  const { page, errors } = await open(t, running.url)
  await until(page, 'state.world?.sequence === 1')
  await page.locator('#scene canvas').focus()
  await page.keyboard.press(' ')
  await until(page, 'state.isPaused')
  t.equal(await page.locator('#pause').textContent(), 'Resume')
  t.match(await page.locator('.notice').textContent(), /camera paused/)
  await page.locator('#pause').click()
  await page.getByText('Not resumed: the camera has gone').waitFor()
  t.same(commands, [
    ['', { pause: true }],
    ['', { pause: false }],
  ])
  t.same(errors, [])
})

t.test('help opens by key, both themes draw, and a picture can be saved', { skip }, async (t) => {
  const running = await publisher(t)
  running.send(await small(1))
  const { page, errors } = await open(t, running.url)
  await until(page, 'state.world?.sequence === 1')
  await page.locator('#scene canvas').focus()
  await page.keyboard.press('?')
  t.ok(await page.getByRole('dialog', { name: 'Keyboard' }).isVisible())
  await page.keyboard.press('Escape')
  t.notOk(await page.getByRole('dialog', { name: 'Keyboard' }).isVisible())
  const origin = (await page.locator('#scene canvas').boundingBox())!
  const [dark = 0] = await pixel(page, origin.x + origin.width / 2, origin.y + 140)
  const swatch = page.locator('.legend .swatch').first()
  const darkSwatch = await swatch.getAttribute('data-color')
  await page.keyboard.press('t')
  await until(page, `state.settings.theme === 'light'`)
  const [light = 0] = await pixel(page, origin.x + origin.width / 2, origin.y + 140)
  t.ok(dark < 60 && light > 160, `${dark} to ${light}`)
  t.same([darkSwatch, await swatch.getAttribute('data-color')], [classColors.dark.car, classColors.light.car])
  const row = page.locator('#object-list button', { hasText: 'car' }).first()
  t.equal(await row.locator('.swatch').getAttribute('data-color'), classColors.light.car)
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('p')])
  t.equal(download.suggestedFilename(), 'goshawk-synthetic-street-1.png')
  t.same(errors, [])
})

t.test('fewer pictures are asked for when chosen, and a link asks for as many', { skip }, async (t) => {
  const running = await publisher(t)
  running.send(await small(1))
  const { page, errors } = await open(t, running.url)
  await until(page, 'state.world?.sequence === 1')
  const rateOf = async (asked: Promise<Request>) => {
    const { imageRateMax } = goshawk.v1.SubscribeRequest.decode((await asked).postDataBuffer()!.subarray(5))
    return imageRateMax
  }
  const asked = (one: Page) => one.waitForRequest((request) => request.url().endsWith('/Subscribe'))
  const fewer = asked(page)
  await page.getByLabel('pictures').selectOption('2 a second')
  t.equal(await rateOf(fewer), 2)
  t.match(page.url(), /pictures=2/)
  const linked = page.url()
  const all = asked(page)
  await page.getByLabel('pictures').selectOption('all')
  t.equal(await rateOf(all), 0)
  t.notMatch(page.url(), /pictures=/)
  const again = asked(page)
  await page.goto(linked)
  await page.reload()
  t.equal(await rateOf(again), 2)
  await until(page, 'state.world?.sequence === 1')
  t.equal(await page.getByLabel('pictures').inputValue(), '2')
  t.same(errors, [])
})

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
