/** Measuring and moving the eye, in a real Chromium, with mouse and finger. */
import type { Page } from 'playwright-core'
import t from 'tap'
import { PathDecision } from '../../schemas/messages.js'
import { closeBrowser, open, publisher, skip, small, state, until } from './testing/opened-page.js'

t.teardown(closeBrowser)

/** Page pixels of a point on the ground. */
async function spot(page: Page, x: number, y: number): Promise<{ x: number; y: number }> {
  const at = await page.evaluate<{ x: number; y: number }>(`window.goshawk.stage.project({ x: ${x}, y: ${y}, z: 0 })`)
  const canvas = (await page.locator('#scene canvas').boundingBox())!
  return { x: canvas.x + at.x, y: canvas.y + at.y }
}

/** An expression for `until`: the page's own projection of the car's place, to a tenth of a pixel. */
const carAt = `(({ x, y }) => x.toFixed(1) + ',' + y.toFixed(1))(window.goshawk.stage.project({ x: 0, y: 0, z: 0 }))`

t.test('distances are measured by mouse and by touch, read out, and ended with Escape', { skip }, async (t) => {
  const running = await publisher(t)
  running.send(await small(1))
  const { page, errors } = await open(t, running.url, { hasTouch: true })
  await until(page, 'state.world?.sequence === 1')
  await page.locator('#scene canvas').focus()
  await page.keyboard.press('m')
  await until(page, 'state.measured !== undefined')
  t.match(await page.locator('#measure-text').textContent(), /^Click two or more points/)
  for (const [x, y] of [
    [-12, 10],
    [18, 10],
  ] as const) {
    const { x: px, y: py } = await spot(page, x, y)
    await page.mouse.click(px, py)
  }
  await until(page, 'state.measured.length === 2')
  const { x, y } = await spot(page, 18, -14)
  await page.touchscreen.tap(x, y)
  await until(page, 'state.measured.length === 3')
  const [first, second, third] = await state<{ x: number; y: number }[]>(page, 'state.measured')
  // One pixel of this view is about 15 cm.
  for (const [point, [wantedX, wantedY]] of [
    [first!, [-12, 10]],
    [second!, [18, 10]],
    [third!, [18, -14]],
  ] as const) {
    t.ok(Math.hypot(point.x - wantedX, point.y - wantedY) < 0.5, `${point.x}, ${point.y}`)
  }
  t.equal(await state(page, 'state.selected'), undefined, 'a click measures and chooses nothing')
  const labels = await page.locator('.measure-labels span').allTextContents()
  t.match(labels, [/^(29|30)\.\d m$/, /^2[34]\.\d m$/, /^Σ 5[345]\.\d m$/])
  t.match(
    await page.locator('#measure-text').textContent(),
    /^\S+ m \+ \S+ m = 5[345]\.\d m · last point 1[78]\.\d m ahead/,
  )
  t.equal(await page.evaluate(`window.goshawk.stage.instancesOf('measure')`), 3 * 2 + 2)
  await page.keyboard.press('Backspace')
  await until(page, 'state.measured.length === 2')
  await page.keyboard.press('Escape')
  await until(page, 'state.measured === undefined')
  t.notOk(await page.locator('#measure-text').isVisible())
  t.equal(await page.locator('.measure-labels span').count(), 0)
  await page.locator('#measure').click()
  await until(page, 'state.measured?.length === 0')
  t.equal(await page.locator('#measure').getAttribute('aria-pressed'), 'true')
  t.same(errors, [])
})

t.test(
  'turning goes on following; moving the ground frees the eye; a key and a button bring it back',
  { skip },
  async (t) => {
    const running = await publisher(t)
    running.send(await small(1))
    const { page, errors } = await open(t, running.url)
    await until(page, 'state.world?.sequence === 1')
    const usual = await page.evaluate<string>(carAt)
    const canvas = (await page.locator('#scene canvas').boundingBox())!
    const drag = async (button: 'left' | 'right') => {
      await page.mouse.move(canvas.x + 300, canvas.y + 400)
      await page.mouse.down({ button })
      await page.mouse.move(canvas.x + 360, canvas.y + 380, { steps: 3 })
      await page.mouse.up({ button })
    }
    await drag('left')
    await until(page, 'state.camera?.isFree === false')
    t.equal(await page.locator('#follow').getAttribute('aria-pressed'), 'true')
    await drag('right')
    await until(page, 'state.camera?.isFree === true')
    t.equal(await page.locator('#follow').getAttribute('aria-pressed'), 'false')
    const freed = await page.evaluate<string>(carAt)
    running.send(await small(11))
    await until(page, 'state.world.sequence === 2')
    t.not(await page.evaluate(carAt), freed, 'the car drives on under an eye that stays')
    await page.locator('#scene canvas').focus()
    await page.keyboard.press('f')
    await until(page, `state.camera === undefined && ${carAt} === '${usual}'`)
    await page.locator('#follow').click()
    await until(page, 'state.camera?.isFree === true')
    await page.locator('#follow').click()
    await until(page, `state.camera === undefined && ${carAt} === '${usual}'`)
    t.same(errors, [])
  },
)

t.test('a link restores the point of view, the place of the eye and the chosen object', { skip }, async (t) => {
  const running = await publisher(t)
  running.send(await small(1))
  const { page, errors } = await open(t, running.url)
  await until(page, 'state.world?.sequence === 1')
  await page.keyboard.press('3')
  await until(page, `state.settings.view === 'chase'`)
  await page.locator('#object-list button', { hasText: 'motorcycle' }).click()
  const canvas = (await page.locator('#scene canvas').boundingBox())!
  for (const button of ['left', 'right'] as const) {
    await page.mouse.move(canvas.x + 300, canvas.y + 400)
    await page.mouse.down({ button })
    await page.mouse.move(canvas.x + 330, canvas.y + 390, { steps: 2 })
    await page.mouse.up({ button })
    await until(page, `state.camera?.isFree === ${button === 'right'}`)
  }
  t.match(page.url(), /#view=chase&eye=[-\d.,]+&free=1&object=motorcycle,[-\d.,]+&scene=synthetic-street$/)
  const seen = await page.evaluate<string>(carAt)
  const other = await open(t, page.url())
  await until(other.page, 'state.selected !== undefined')
  const label = 'state.world.objects.find((o) => o.index === state.selected.index).label'
  t.equal(await state(other.page, label), 'motorcycle')
  t.equal(await state(other.page, 'state.settings.view'), 'chase')
  const [x, y] = (await other.page.evaluate<string>(carAt)).split(',').map(Number)
  const [wantedX, wantedY] = seen.split(',').map(Number)
  // The address holds centimetres, and the car is a few metres from the eye.
  t.ok(Math.hypot(x! - wantedX!, y! - wantedY!) < 3, `${x}, ${y} for ${seen}`)
  t.equal(new URL(other.page.url()).hash, new URL(page.url()).hash)
  t.same([...errors, ...other.errors], [])
})

t.test(
  'the timeline marks hard brakes, other paths and missed objects, and keys go from one to the next',
  { skip },
  async (t) => {
    const running = await publisher(t)
    const braking = async (number: number, egoSpeedMps: number, isMissing = false) => {
      const frame = await small(number, {
        ...(isMissing && { alter: (objects) => objects.filter(({ label }) => label !== 'bicycle') }),
      })
      const { frames, objects, decision } = frame
      const path = number < 9 ? PathDecision.FOLLOW : PathDecision.LEFT_CHANGE
      return {
        ...frame,
        decision: { ...decision, payload: { ...decision.payload, path } },
        frames: { ...frames, payload: { ...frames.payload, egoSpeedMps } },
        objects: { ...objects, payload: { ...objects.payload, egoSpeedMps } },
      }
    }
    const { page, errors } = await open(t, running.url)
    for (const [i, mps] of [20, 20, 20, 20, 20, 20, 17, 14, 11, 8].entries()) {
      running.send(await braking(i + 1, mps, i === 2), i + 1)
      await until(page, `state.world?.sequence === ${i + 1}`)
    }
    t.match(
      await page.locator('#timeline-marks').getAttribute('aria-label'),
      /0 speed decisions, 1 path decisions, 1 brakes .*, 1 objects missed/,
    )
    await page.locator('#scene canvas').focus()
    await page.keyboard.press('<')
    await page.getByText(/^Change to the left lane: Keeping speed/).waitFor()
    t.equal(await state(page, 'state.world.sequence'), 9)
    await page.keyboard.press('<')
    await page.getByText(/^Hard brake: \d\.\d m\/s²$/).waitFor()
    t.equal(await state(page, 'state.world.sequence'), 7)
    await page.keyboard.press('<')
    await page.getByText('Missed: bicycle 12 m away').waitFor()
    t.equal(await state(page, 'state.world.sequence'), 3)
    await page.keyboard.press('<')
    await page.getByText('No marked moment before this one').waitFor()
    await page.keyboard.press('>')
    await until(page, 'state.world.sequence === 7')
    await page.locator('#timeline-loop').click()
    await page.keyboard.press('k')
    await until(page, 'state.world.sequence === 9')
    await until(page, 'state.world.sequence === 1 && state.review.isPlaying')
    await page.keyboard.press('o')
    await until(page, 'state.review === undefined')
    t.same(errors, [])
  },
)

t.test('what the page measured of its drawing reaches the publisher', { skip }, async (t) => {
  const running = await publisher(t)
  const { page, errors } = await open(t, running.url)
  const told = page.waitForResponse((response) => response.url().endsWith('/ReportView'))
  for (const number of [1, 2, 3]) {
    running.send(await small(number), number)
    await until(page, `state.world?.sequence === ${number}`)
  }
  await told
  t.match(running.facts().browsers, { clients: 1, frames: Number, toScreenMs: { p50: Number }, unreadable: 0 })
  t.same(errors, [])
})
