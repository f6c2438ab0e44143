/** The page in a real Chromium, fed by a real publisher: first the state and the words, then a few pixels. */
import t from 'tap'
import type { SyntheticOptions } from '../../nodes/publisher/testing/synthetic-frames.js'
import { goshawk } from '../../schemas/generated/goshawk.js'
import {
  closeBrowser,
  open,
  pixel,
  publisher,
  skip,
  small,
  state,
  theBrowser,
  until,
  viewport,
} from './testing/opened-page.js'

t.teardown(closeBrowser)

t.test('the page shows what was published, in words and in pixels', { skip }, async (t) => {
  const running = await publisher(t)
  running.send(await small(25))
  const { page, errors } = await open(t, running.url)
  await until(page, 'state.world?.sequence === 1')

  t.equal(await state(page, 'state.world.objects.length'), 13)
  t.same(await state(page, 'state.world.problems'), [])
  t.equal(
    await page.locator('#object-summary').textContent(),
    '12 objects, 1 coasting, 1 below the threshold or hidden',
  )
  const rows = await page.locator('#object-list button').allTextContents()
  t.equal(rows.length, 12 + 1)
  t.ok(
    rows.some((row) => row.startsWith('construction vehicle47 %')),
    rows.join(' | '),
  )
  t.equal(await page.locator('#decision-title').textContent(), 'Slow down, follow the lane')
  t.match(await page.locator('#decision-explanation').textContent(), /^Slowing down: the car 18 m ahead/)
  t.equal(await page.locator('#decision-rule').textContent(), 'rules · rule time-gap · in 0.6 ms')
  t.equal(await page.locator('#decision-rule').getAttribute('title'), 'decision.objects took 0.6 ms to decide')
  const hops = page.locator('#hops li')
  t.equal(await hops.count(), 3)
  t.match(await hops.first().getAttribute('aria-label'), /detector\.frames: arrived 1\.2 ms .* compute 3[12] ms/)
  await page.getByText('waiting: detector.frames 3, decision.objects 1 · most so far: detector.frames 3').waitFor()
  t.match(await page.locator('#model-facts').textContent(), /bundlesynthetic-t1.*providercpu/)
  t.equal(await page.locator('#model-verdict').textContent(), 'trained')
  t.notOk(await page.locator('#untrained').isVisible())
  t.match(await page.locator('#stream-facts').textContent(), /made5delivered4dropped1.*detector\.frames: newer-frame1/)
  // One frame alone grows old while a slow machine looks at it.
  t.match(await page.locator('#connection').getAttribute('data-state'), /^(live|stale)$/)

  // Every picture is there, and the boxes of the front camera lie over it.
  await page.locator('.tile[data-sequence="1"]').nth(5).waitFor()
  t.ok(Number(await page.locator('.tile[data-channel=CAM_FRONT]').getAttribute('data-boxes')) >= 4)
  const tile = (await page.locator('.tile[data-channel=CAM_FRONT]').boundingBox())!
  const sky = await pixel(page, tile.x + tile.width * 0.7, tile.y + tile.height * 0.1)
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

t.test(
  'the map lies under all; tracks leave trails and carry numbers, a hidden object keeps an outline',
  { skip },
  async (t) => {
    const running = await publisher(t)
    running.send(await small(25))
    const { page, errors } = await open(t, running.url)
    await until(page, 'state.world?.sequence === 1')
    t.equal(await state(page, 'state.world.tracks.length'), 12)
    t.equal(await state(page, 'state.world.tracks.filter((track) => track.coastedFrames > 0).length'), 1)
    running.send(await small(35))
    await until(page, 'state.world?.sequence === 2')
    // Fifteen digits of the numbers 1 to 12, twelve edges of the hidden object, and trails.
    await until(page, `window.goshawk.stage.instancesOf('tracks') > 15 + 12`)
    t.equal(await state(page, 'state.world.map.length'), 4)
    await until(page, `window.goshawk.stage.instancesOf('map') === 4`)
    const origin = (await page.locator('#scene canvas').boundingBox())!
    const groundAt = async (x: number, y: number) => {
      const at = await page.evaluate<{ x: number; y: number }>(
        `window.goshawk.stage.project({ x: ${x}, y: ${y}, z: 0 })`,
      )
      return pixel(page, origin.x + at.x, origin.y + at.y)
    }
    const brightness = (rgb: readonly number[]) => rgb.reduce((sum, value) => sum + value, 0)
    const [asphalt, island, beside] = [await groundAt(-12, -0.9), await groundAt(-12, 5.8), await groundAt(-12, -13)]
    t.ok(brightness(asphalt) > brightness(beside) + 15, `filled: ${asphalt}, beside the road ${beside}`)
    t.ok(Math.abs(brightness(island) - brightness(beside)) < 10, `not its hole: ${island}, ${beside}`)
    t.match(await page.locator('.ego-speed').textContent(), /wheel 20° left/)
    await page.keyboard.press('r')
    await until(page, `window.goshawk.stage.instancesOf('map') === 0`)
    const bare = await groundAt(-12, -0.9)
    t.ok(brightness(bare) < brightness(asphalt) - 15, `switched off with the map: ${bare}`)
    await page.keyboard.press('i')
    await until(page, `window.goshawk.stage.instancesOf('tracks') === 0`)
    t.match(page.url(), /tracks=0/)
    t.same(errors, [])
  },
)

t.test('with the ground truth shown, the page counts what was found, missed and made up', { skip }, async (t) => {
  const running = await publisher(t)
  running.send(
    await small(25, { alter: (objects) => [...objects, { ...objects[0]!, center: { x: -25, y: 30, z: 1 } }] }),
  )
  const { page, errors } = await open(t, running.url)
  await until(page, 'state.world?.sequence === 1')
  t.notOk(await page.locator('#verdicts').isVisible())
  await page.keyboard.press('g')
  await until(page, `window.goshawk.stage.instancesOf('truth') > 0`)
  // The faintest object lies below the threshold: missed. One was moved to where nothing is.
  t.equal(await page.locator('#verdicts').textContent(), 'found 12 of 13 · 1 of nothing')
  t.equal(await page.evaluate(`window.goshawk.stage.instancesOf('truth')`), 13 + 13 + 2)
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
  const context = await (await theBrowser()).newContext({ viewport })
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
