/** Every view of the page looks as it did when its picture was taken last; `node dist/tools/view/screenshots.js` takes them anew. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import t from 'tap'
import { comparePictures, isWithin, toleranceAcrossMachines } from './compare-pictures.js'
import { closeBrowser, open, skip } from './testing/opened-page.js'
import { showViews, viewNames, viewsFolder } from './views.js'

t.teardown(closeBrowser)

/** Small ones are missed by a comparison that forgives other fonts. */
const parts = [
  '#bar',
  '#timeline',
  '.legend',
  '.switches',
  '.ego-speed',
  ...['decision', 'objects', 'latency', 'model', 'stream', 'approach'].map((name) => `.panel.${name}`),
  ...['FRONT_LEFT', 'FRONT', 'FRONT_RIGHT', 'BACK_LEFT', 'BACK', 'BACK_RIGHT'].map(
    (name) => `.tile[data-channel=CAM_${name}]`,
  ),
]
const inParts = parts.map((part) => `${part} *`)
const scene = ['#scene canvas']
/** Standard deviation of grey levels, of 255: less is one colour. */
const deviationMin = 4

/** Parts that are not to be seen, or have nothing in them. */
async function missingParts(page: Page, picture: Buffer): Promise<string[]> {
  const missing: string[] = []
  for (const part of parts) {
    const box = await page
      .locator(part)
      .first()
      .boundingBox({ timeout: 1000 })
      .catch(() => null)
    // Without the border.
    const [left, top] = box ? [Math.ceil(box.x) + 2, Math.ceil(box.y) + 2] : [0, 0]
    const [width, height] = box ? [Math.floor(box.width) - 4, Math.floor(box.height) - 4] : [0, 0]
    if (width <= 0 || height <= 0) {
      missing.push(part)
      continue
    }
    const region = await sharp(picture).extract({ left, top, width, height }).greyscale().toBuffer()
    const [grey] = (await sharp(region).stats()).channels
    if (grey!.stdev < deviationMin) missing.push(part)
  }
  return missing
}

const setStyle = (page: Page, selectors: readonly string[], name: string, value: string) =>
  page.evaluate(`for (const selector of ${JSON.stringify(selectors)})
    for (const part of document.querySelectorAll(selector)) part.style.setProperty('${name}', '${value}', 'important')`)

t.test(
  'every view looks as it did, with all its parts; a blank one and a part that is gone would be seen',
  { skip },
  async (t) => {
    const seen: string[] = []
    await showViews(
      async (url) => (await open(t, url)).page,
      async (name, picture, page) => {
        seen.push(name)
        const before = readFileSync(join(viewsFolder, `${name}.jpg`))
        const difference = await comparePictures(picture, before)
        t.ok(isWithin(difference, toleranceAcrossMachines), `${name}: ${JSON.stringify(difference)}`)
        if (name !== viewNames[0]) return
        t.strictSame(await missingParts(page, picture), [])

        await setStyle(page, scene, 'visibility', 'hidden')
        t.notOk(isWithin(await comparePictures(await page.screenshot(), before), toleranceAcrossMachines), 'no scene')
        await setStyle(page, inParts, 'visibility', 'hidden')
        t.strictSame(await missingParts(page, await page.screenshot()), parts, 'nothing in them')
        await setStyle(page, parts, 'display', 'none')
        t.strictSame(await missingParts(page, picture), parts, 'gone')
        await setStyle(page, [...scene, ...inParts], 'visibility', '')
        await setStyle(page, parts, 'display', '')
      },
    )
    t.strictSame(seen, viewNames)
  },
)
