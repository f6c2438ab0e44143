/** One object, chosen or pointed at in the scene, in a picture, in the list or in a plot, is lit in all of them. */
import type { Page } from 'playwright-core'
import t from 'tap'
import { closeBrowser, open, publisher, skip, small, state, until } from './testing/opened-page.js'

t.teardown(closeBrowser)

interface Spot {
  readonly x: number
  readonly y: number
}

async function boxOf(page: Page, selector: string) {
  return (await page.locator(selector).boundingBox())!
}

/** An object of the frame: where it is listed, which it is there, and its row in the object list. */
interface Target {
  readonly kind: 'object' | 'truth' | 'track'
  readonly list: 'objects' | 'groundTruth' | 'tracks'
  readonly where: string
  readonly row: RegExp
}
const carAhead: Target = { kind: 'object', list: 'objects', where: `o.label === 'car'`, row: /^car\d+ %/ }

/** For the page: the object in the frame shown. */
const found = ({ list, where }: Target) => `state.world.${list}.find((o) => ${where})`

/** Page pixels at which an object stands in the scene. */
async function sceneSpot(page: Page, target: Target): Promise<Spot> {
  const { x, y } = await boxOf(page, '#scene canvas')
  const at = await state<Spot>(page, `window.goshawk.stage.project(${found(target)}.center)`)
  return { x: x + at.x, y: y + at.y }
}

/** Page pixels of the object's centre in a camera's tile, by the pinhole model written out here once more. */
async function pictureSpot(page: Page, channel: string, target: Target): Promise<Spot> {
  const { x, y, width, height } = await boxOf(page, `.tile[data-channel=${channel}] .overlay`)
  const { u, v, w, h } = await state<{ u: number; v: number; w: number; h: number }>(
    page,
    `(() => {
      const { center } = ${found(target)}
      const { cameraFromEgo: { rotation: q, translation: t }, intrinsic: k, width, height } =
        state.world.cameras.find(({ channel }) => channel === '${channel}')
      const [x, y, z] = [center.x, center.y, center.z]
      const X = (1 - 2 * (q.y * q.y + q.z * q.z)) * x + 2 * (q.x * q.y - q.w * q.z) * y + 2 * (q.x * q.z + q.w * q.y) * z + t.x
      const Y = 2 * (q.x * q.y + q.w * q.z) * x + (1 - 2 * (q.x * q.x + q.z * q.z)) * y + 2 * (q.y * q.z - q.w * q.x) * z + t.y
      const Z = 2 * (q.x * q.z - q.w * q.y) * x + 2 * (q.y * q.z + q.w * q.x) * y + (1 - 2 * (q.x * q.x + q.y * q.y)) * z + t.z
      return { u: (k[0] * X) / Z + k[2], v: (k[4] * Y) / Z + k[5], w: width, h: height }
    })()`,
  )
  const scale = Math.min(width / w, height / h)
  return { x: x + (width - w * scale) / 2 + u * scale, y: y + (height - h * scale) / 2 + v * scale }
}

/** Where each of the four shows the object as lit; the overlay says so by its white lines, which nothing else has. */
async function isLitEverywhere(page: Page, target: Target, how: 'selected' | 'hovered'): Promise<void> {
  await until(page, `state.${how}?.kind === '${target.kind}' && state.${how}.index === ${found(target)}.index`)
  const label = await state<string>(page, `${found(target)}.label`)
  const row = how === 'selected' ? '#object-list [aria-pressed=true]' : '#object-list .is-hovered'
  await page.locator(row, { hasText: target.row }).waitFor()
  await page.locator('.tooltip', { hasText: label }).waitFor()
  await page.locator('#approach[data-lit^=track-]').waitFor()
  t.match(await page.locator('#approach-text').textContent(), new RegExp(`${label} \\d`))
  t.ok((await whitePixels(page, 'CAM_FRONT')) > 20, `${label} is lit in the picture`)
}

/** Of the overlay alone: the pictures below have no part in it. */
function whitePixels(page: Page, channel: string): Promise<number> {
  return page.evaluate<number>(`(() => {
    const overlay = document.querySelector('.tile[data-channel=${channel}] .overlay')
    const canvas = new OffscreenCanvas(overlay.width, overlay.height)
    const context = canvas.getContext('2d')
    context.drawImage(overlay, 0, 0)
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
    let count = 0
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3] > 200 && data[i] > 240 && data[i + 1] > 240 && data[i + 2] > 240) count++
    }
    return count
  })()`)
}

t.test('an object chosen in the scene, a picture, the list or a plot is lit in all four', { skip }, async (t) => {
  const running = await publisher(t)
  // The car ahead alone on its lane, so that nothing covers it in any view.
  const alter: NonNullable<Parameters<typeof small>[1]>['alter'] = (objects) =>
    objects.filter(({ label }, i) => !['pedestrian', 'traffic_cone', 'barrier'].includes(label) && i !== 1)
  const send = async (number: number) => {
    running.send(await small(number, { alter }), number)
    await until(page, `state.world?.sequence === ${number}`)
  }
  const { page, errors } = await open(t, running.url)
  for (const number of [1, 2, 3]) await send(number)
  await page.locator('.tile[data-channel=CAM_FRONT][data-sequence="3"]').waitFor()
  t.equal(await whitePixels(page, 'CAM_FRONT'), 0, 'nothing is lit yet')
  const deselect = async () => {
    await page.mouse.move(2, 2)
    await page.locator('#scene canvas').focus()
    await page.keyboard.press('Escape')
    await until(page, 'state.selected === undefined && state.hovered === undefined')
    await page.locator('#object-list [aria-pressed=true]').waitFor({ state: 'detached' })
  }

  const inScene = await sceneSpot(page, carAhead)
  await page.mouse.click(inScene.x, inScene.y)
  await isLitEverywhere(page, carAhead, 'selected')
  await deselect()

  const inPicture = await pictureSpot(page, 'CAM_FRONT', carAhead)
  await page.mouse.move(inPicture.x, inPicture.y)
  await isLitEverywhere(page, carAhead, 'hovered')
  await page.mouse.click(inPicture.x, inPicture.y)
  await isLitEverywhere(page, carAhead, 'selected')
  await deselect()

  await page.locator('#object-list button', { hasText: 'car' }).first().click()
  await isLitEverywhere(page, carAhead, 'selected')
  await deselect()

  // The newest end of the car's line, at its distance on an axis of 60 m.
  const plot = await boxOf(page, '#approach')
  const distanceM = await state<number>(
    page,
    `(({ center }) => Math.hypot(center.x, center.y))(state.world.objects.find((o) => o.label === 'car'))`,
  )
  await page.mouse.click(plot.x + plot.width - 2, plot.y + plot.height * (1 - distanceM / 60))
  await isLitEverywhere(page, carAhead, 'selected')
  await deselect()
  t.equal(await whitePixels(page, 'CAM_FRONT'), 0, 'and nothing is lit any more')

  // The next frame brings no pictures: those on show are of the one before, and so are the boxes over them.
  const before = await pictureSpot(page, 'CAM_FRONT', carAhead)
  const bare = await small(9, { alter })
  running.send({ ...bare, frames: { ...bare.frames, payload: { ...bare.frames.payload, cameras: [] }, parts: [] } }, 4)
  await until(page, 'state.world.sequence === 4 && state.world.cameras.length === 0')
  await page.mouse.move(before.x, before.y)
  await isLitEverywhere(page, carAhead, 'hovered')
  await page.mouse.click(before.x, before.y)
  await isLitEverywhere(page, carAhead, 'selected')
  await deselect()
  await send(5)

  // What coasts, and, once the truth is shown, what was missed: no detection stands for either.
  const coasting: Target = { kind: 'track', list: 'tracks', where: 'o.coastedFrames > 0', row: /^barriercoasts/ }
  const missed: Target = { kind: 'truth', list: 'groundTruth', where: `o.id === 'gt-1'`, row: /^carmissed33/ }
  for (const target of [coasting, missed]) {
    if (target === missed) await page.keyboard.press('g')
    await page.locator('#object-list button', { hasText: target.row }).waitFor()
    const standing = await sceneSpot(page, target)
    await page.mouse.move(standing.x, standing.y)
    await isLitEverywhere(page, target, 'hovered')
    const pictured = await pictureSpot(page, 'CAM_FRONT', target)
    await page.mouse.click(pictured.x, pictured.y)
    await isLitEverywhere(page, target, 'selected')
    await deselect()
    await page.locator('#object-list button', { hasText: target.row }).click()
    await isLitEverywhere(page, target, 'selected')
    await deselect()
  }
  t.match(await page.locator('#object-summary').textContent(), /^\d+ objects, \d+ missed, 1 coasting/)
  t.same(errors, [])
})
