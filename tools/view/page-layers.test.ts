/** The layers of the scene beside boxes and map, in a real Chromium, each from what was published to the pixels. */
import type { Page } from 'playwright-core'
import t from 'tap'
import { closeBrowser, open, pixel, publisher, skip, small, state, until } from './testing/opened-page.js'

t.teardown(closeBrowser)

/** Colour of the page where a point of the ground, ego frame, appears. */
async function groundPixel(page: Page, x: number, y: number): Promise<readonly number[]> {
  const at = await page.evaluate<{ x: number; y: number }>(`window.goshawk.stage.project({ x: ${x}, y: ${y}, z: 0 })`)
  const canvas = (await page.locator('#scene canvas').boundingBox())!
  return pixel(page, canvas.x + at.x, canvas.y + at.y)
}

t.test(
  'the planned way lies ahead of the car, bluer the faster, gone at its end, and can be hidden',
  { skip },
  async (t) => {
    const running = await publisher(t)
    const frame = await small(1, { alter: () => [] })
    const plan = (speed: number) => {
      const tS = Array.from({ length: 41 }, (_, i) => i / 10)
      return { tS, xM: tS.map((s) => 6 * s), yM: tS.map(() => 0), speedMps: tS.map(() => speed) }
    }
    const send = (number: number, change: object) =>
      running.send(
        { ...frame, decision: { ...frame.decision, payload: { ...frame.decision.payload, ...change } } },
        number,
      )
    send(1, { plan: plan(1) })
    const { page, errors } = await open(t, `${running.url}#view=top&map=0`)
    await until(page, 'state.world?.sequence === 1')
    t.equal(await state(page, 'state.world.decision.plan.tS.length'), 41)
    const bare = await groundPixel(page, 7.3, 3.2)
    const [red = 0, , blue = 0] = await groundPixel(page, 7.3, 0.3)
    t.ok(red > blue + 60, `slow is orange: ${red} over ${blue}`)
    const far = await groundPixel(page, 22.3, 0.3)
    t.ok(Math.max(...far) < red - 60, `fainter later: ${far}`)
    send(2, { plan: plan(14) })
    await until(page, 'state.world.sequence === 2')
    const [fastRed = 0, , fastBlue = 0] = await groundPixel(page, 7.3, 0.3)
    t.ok(fastBlue > fastRed + 60, `fast is blue: ${fastBlue} over ${fastRed}`)
    await page.locator('.switches button', { hasText: 'Plan' }).click()
    await until(page, '!state.settings.showPlan')
    const hidden = await groundPixel(page, 7.3, 0.3)
    t.ok(
      hidden.every((value, i) => Math.abs(value - bare[i]!) < 30),
      `hidden: ${hidden}, ground ${bare}`,
    )
    t.match(page.url(), /plan=0/)
    send(3, { plan: { ...plan(5), yM: [1] } })
    await until(page, 'state.world.sequence === 3')
    t.match(await state(page, 'state.world.problems'), [/^plan\.yM: found 1 numbers; expected 41/])
    t.equal(await state(page, 'state.world.decision.speed'), 1, 'the decision stands without its plan')
    t.same(errors, [])
  },
)
