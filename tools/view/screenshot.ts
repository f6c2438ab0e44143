/**
 * Takes the pictures of the documentation from a running view:
 *
 *   npx goshawk up --no-open &
 *   node dist/tools/view/screenshot.js http://127.0.0.1:8080/ docs/images/view.png
 */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { findChromium, launchChromium } from './chromium.js'

const [url, file] = process.argv.slice(2)
if (!url || !file) throw new Error('usage: screenshot.js URL FILE.png')
const executablePath = findChromium()
if (!executablePath) throw new Error('no Chromium found; install one or set CHROMIUM_PATH')
const browser = await launchChromium(executablePath)
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(url)
  await page.locator('#connection[data-state=live]').waitFor()
  // Long enough for the latency strip to show something.
  await page.waitForTimeout(12_000)
  mkdirSync(dirname(file), { recursive: true })
  await page.screenshot({ path: file })
} finally {
  await browser.close()
}
