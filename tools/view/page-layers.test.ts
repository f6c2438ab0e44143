/** The layers of the scene beside boxes and map, in a real Chromium, each from what was published to the pixels. */
import type { Page } from 'playwright-core'
import t from 'tap'
import { identityPose } from '../../schemas/geometry/pose.js'
import { quaternionFromYaw } from '../../schemas/geometry/quaternion.js'
import { packPoints } from '../../schemas/point-cloud.js'
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

/** A wall 3 m high of so many points across the car's way at x, from 5 m left to 5 m right. */
function wall(points: number, x: number): Uint8Array {
  const xyz = Float32Array.from({ length: 3 * points }, (_, i) => {
    const at = Math.floor(i / 3) / points
    return [x, 10 * ((at * 997) % 1) - 5, 3 * at][i % 3]!
  })
  return packPoints(xyz, 3, identityPose)
}

t.test(
  'every lidar point that was sent is drawn, and goes with the world while no newer ones come',
  { skip },
  async (t) => {
    const running = await publisher(t)
    const options = { alter: () => [] }
    running.send(await small(1, { ...options, lidar: wall(100_000, 12) }), 1)
    const { page, errors } = await open(t, `${running.url}#view=chase`)
    await until(page, 'state.world?.sequence === 1')
    t.equal(await state(page, 'state.world.lidarPoints'), 100_000)
    t.equal(await state(page, 'state.world.lidarXyzCm.byteLength'), 0, 'nobody asked yet')
    t.equal(await page.evaluate('window.goshawk.stage.drawnPoints'), 0)
    await page.locator('.switches button', { hasText: 'Lidar' }).click()
    await until(page, 'state.world.lidarXyzCm.byteLength > 0')
    t.equal(await page.evaluate('window.goshawk.stage.drawnPoints'), 100_000)
    t.match(page.url(), /lidar=1/)
    const colourAt = async (x: number, z: number) => {
      const at = await page.evaluate<{ x: number; y: number }>(
        `window.goshawk.stage.project({ x: ${x}, y: 0.5, z: ${z} })`,
      )
      const canvas = (await page.locator('#scene canvas').boundingBox())!
      return pixel(page, canvas.x + at.x, canvas.y + at.y)
    }
    const [lowRed = 0, , lowBlue = 0] = await colourAt(12, 0.3)
    const [highRed = 0, , highBlue = 0] = await colourAt(12, 2.9)
    t.ok(lowBlue > lowRed, `low is blue: ${lowRed}, ${lowBlue}`)
    t.ok(highRed > highBlue + 40, `high is yellow: ${highRed}, ${highBlue}`)

    // Four metres on, a frame without points: the wall is 8 m ahead now.
    running.send(await small(6, options), 2)
    await until(page, 'state.world.sequence === 2')
    t.equal(await page.evaluate('window.goshawk.stage.drawnPoints'), 100_000)
    const [nearRed = 0, , nearBlue = 0] = await colourAt(8, 2.9)
    t.ok(nearRed > nearBlue + 40, `carried: ${nearRed}, ${nearBlue}`)
    running.send(await small(40, options), 3)
    await until(page, 'state.world.sequence === 3')
    t.equal(await page.evaluate('window.goshawk.stage.drawnPoints'), 0, 'points of long ago are not shown')

    running.send(await small(41, { ...options, lidar: wall(130_000, 12) }), 4)
    await until(page, 'state.world.sequence === 4 && state.world.lidarXyzCm.byteLength > 0')
    t.equal(await page.evaluate('window.goshawk.stage.drawnPoints'), 65_000, 'of more than 100,000 every second')
    await page.locator('#scene canvas').focus()
    await page.keyboard.press('d')
    await until(page, '!state.settings.showLidar')
    t.equal(await page.evaluate('window.goshawk.stage.drawnPoints'), 0)
    t.same(errors, [])
  },
)

t.test('the heat map lies on the ground where the lidar frame says, and only where it is hot', { skip }, async (t) => {
  const running = await publisher(t)
  // nuScenes' mounting: the lidar's x points right, its y ahead, and it stands 0.94 m before the rear axle.
  const egoFromLidar = { translation: { x: 0.94, y: 0, z: 1.84 }, rotation: quaternionFromYaw(-Math.PI / 2) }
  const [rows, columns] = [32, 48]
  const values = new Uint8Array(rows * columns)
  const [row, column] = [21, 27]
  values[row * columns + column] = 255
  running.send(await small(1, { alter: () => [], egoFromLidar, heat: { rows, columns, values } }), 1)
  const { page, errors } = await open(t, `${running.url}#view=top&map=0&plan=0`)
  await until(page, 'state.world?.sequence === 1')
  t.equal(await state(page, 'state.world.heat.values.byteLength'), 0, 'nobody asked yet')
  // By hand: the middle of the cell, 7.47 m right of and 17.6 m ahead of the lidar.
  const right = -51.2 + ((column + 0.5) / columns) * 102.4
  const ahead = -51.2 + ((row + 0.5) / rows) * 102.4
  const hot = { x: 0.94 + ahead, y: -right }
  const cold = await groundPixel(page, hot.x, hot.y)
  await page.locator('.switches button', { hasText: 'Heat' }).click()
  await until(page, 'state.world.heat.values.byteLength > 0')
  t.match(page.url(), /heat=1/)
  const brightness = (rgb: readonly number[]) => rgb.reduce((sum, value) => sum + value, 0)
  const there = await groundPixel(page, hot.x, hot.y)
  t.ok(brightness(there) > brightness(cold) + 200, `hot: ${there}, without: ${cold}`)
  const cellX = 102.4 / rows
  const cellY = 102.4 / columns
  for (const [dx, dy] of [
    [0.4, 0],
    [-0.4, 0],
    [0, 0.4],
    [0, -0.4],
  ] as const) {
    const inside = await groundPixel(page, hot.x + dx * cellX, hot.y + dy * cellY)
    const outside = await groundPixel(page, hot.x + 1.5 * dx * cellX, hot.y + 1.5 * dy * cellY)
    t.ok(brightness(inside) > brightness(outside) + 150, `edge ${dx}, ${dy}: ${inside} and ${outside}`)
  }
  for (const [x, y] of [
    [hot.x, -hot.y],
    [-hot.x, hot.y],
    [right, ahead],
  ] as const) {
    const elsewhere = await groundPixel(page, x, y)
    t.ok(brightness(elsewhere) < brightness(there) - 200, `not mirrored or turned to ${x}, ${y}: ${elsewhere}`)
  }
  await page.locator('#scene canvas').focus()
  await page.keyboard.press('h')
  await until(page, '!state.settings.showHeat')
  t.ok(brightness(await groundPixel(page, hot.x, hot.y)) < brightness(there) - 150)
  t.same(errors, [])
})
