/**
 * Pictures of every view of the page, of the built-in scenario at a fixed seed and moment:
 *
 *   node bin/build.js && node dist/tools/view/screenshots.js            writes docs/images/views/*.jpg
 *   node dist/tools/view/screenshots.js --check [--keep DIR]            compares with them; exit 1 when one differs
 *   node dist/tools/view/screenshots.js --record                        plays the scenario through the default model anew, first
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { GoshawkError } from '../../schemas/errors.js'
import { packageRoot } from '../../schemas/package-root.js'
import { findChromium, launchChromium } from './chromium.js'
import { comparePictures, isWithin, tolerance } from './compare-pictures.js'
import { recordViews } from './record-views.js'
import { showViews, viewport, viewsFolder, viewsRecording } from './views.js'

const bytesMax = 150_000

async function takePictures(): Promise<Map<string, Buffer>> {
  const executablePath = findChromium()
  if (!executablePath) throw new GoshawkError('usage-invalid', 'no Chromium found; install one or set CHROMIUM_PATH')
  const { buildViz } = await import(pathToFileURL(join(packageRoot, 'bin/build-viz.js')).href)
  await buildViz()
  const browser = await launchChromium(executablePath)
  const pictures = new Map<string, Buffer>()
  try {
    const newPage = async (url: string) => {
      const page = await browser.newPage({ viewport })
      await page.goto(url)
      return page
    }
    await showViews(newPage, async (name, picture) => void pictures.set(name, await encoded(picture)))
    return pictures
  } finally {
    await browser.close()
  }
}

/** As good as fits. */
async function encoded(png: Buffer): Promise<Buffer> {
  for (const quality of [84, 76, 66, 56]) {
    const jpeg = await sharp(png).jpeg({ quality, mozjpeg: true }).toBuffer()
    if (jpeg.length <= bytesMax) return jpeg
  }
  throw new GoshawkError('file-invalid', `a picture of the page does not fit ${bytesMax} bytes`)
}

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    keep: { type: 'string' },
    record: { type: 'boolean', default: false },
  },
})
if (values.record) await recordViews(viewsRecording)
const pictures = await takePictures()
const out = values.check ? values.keep : viewsFolder
if (out) mkdirSync(out, { recursive: true })
for (const [name, picture] of pictures) {
  const committed = join(viewsFolder, `${name}.jpg`)
  if (values.check) {
    const difference = existsSync(committed) ? await comparePictures(picture, readFileSync(committed)) : undefined
    const isSame = difference !== undefined && isWithin(difference)
    if (!isSame) process.exitCode = 1
    const found = difference
      ? `mean ${difference.mean.toFixed(2)} of ${tolerance.mean}, worst tile ${difference.worstTile.toFixed(1)} of ${tolerance.worstTile}, emptied ${difference.emptiedTiles}`
      : 'there is none to compare with'
    process.stdout.write(`${isSame ? 'same   ' : 'differs'}  ${name}: ${found}\n`)
  }
  if (out) writeFileSync(join(out, `${name}.jpg`), picture)
}
if (!values.check) process.stdout.write(`${pictures.size} pictures in docs/images/views\n`)
