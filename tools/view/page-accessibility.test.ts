/** The page for those who do not use a mouse, or cannot see it: axe-core's rules of WCAG 2.1 AA, and the Tab key from end to end. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import t from 'tap'
import { closeBrowser, open, publisher, skip, small, until } from './testing/opened-page.js'

t.teardown(closeBrowser)

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']

async function brokenRules(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const { violations } = await page.evaluate<AxeResults>(`window.axe.run({ runOnly: ${JSON.stringify(rules)} })`)
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`))
}

for (const theme of ['dark', 'light']) {
  t.test(`${theme}: no rule of WCAG 2.1 AA is broken, with and without the help`, { skip }, async (t) => {
    const running = await publisher(t)
    running.send(await small(1))
    const { page, errors } = await open(t, `${running.url}#theme=${theme}`)
    await until(page, `state.world?.sequence === 1 && state.settings.theme === '${theme}'`)
    t.strictSame(await brokenRules(page), [])
    await page.keyboard.press('?')
    await page.locator('dialog[open]').waitFor()
    t.strictSame(await brokenRules(page), [])
    t.same(errors, [])
  })
}

/** Values of the bar that are on the screen, whole and beside each other. */
async function wholeFacts(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const values = [...document.querySelectorAll('.bar .fact .value')]
    const chip = document.querySelector('#connection')
    const parts = [document.querySelector('.logo'), ...values, document.querySelector('#pause'), chip]
    const right = (one) => one.getBoundingClientRect().right
    const isWhole = (one) =>
      one.checkVisibility() &&
      one.scrollWidth <= one.clientWidth + 1 &&
      right(one) <= parts[parts.indexOf(one) + 1].getBoundingClientRect().left
    return values.filter((one) => isWhole(one) && right(chip) < innerWidth).map((one) => one.textContent)
  })()`)
}

t.test('on a phone held sideways no rule is broken, and the layers are behind one button', { skip }, async (t) => {
  const running = await publisher(t)
  running.send(await small(1, { trained: false }))
  const { page } = await open(t, running.url, { viewport: { width: 844, height: 390 }, hasTouch: true })
  await until(page, 'state.world?.sequence === 1')
  t.strictSame(await brokenRules(page), [])
  const [scene, time, clock, stream] = await wholeFacts(page)
  t.same([scene, time, clock], ['synthetic-street', '22:13:20.10', 'wall'])
  t.match(stream, /^\d+\.\d Hz · \d+ kB\/s$/)
  const map = page.getByRole('button', { name: 'Map' })
  t.equal(await map.count(), 0)
  await page.getByRole('button', { name: 'Layers' }).tap()
  await map.tap()
  await until(page, '!state.settings.showMap')
  t.strictSame(await brokenRules(page), [])
  await page.getByRole('button', { name: 'Layers' }).tap()
  t.equal(await map.count(), 0)
})

t.test('the Tab key reaches everything that can be pressed or set, and shows where it is', { skip }, async (t) => {
  const running = await publisher(t)
  running.send(await small(1))
  const { page } = await open(t, running.url)
  await until(page, 'state.world?.sequence === 1')
  const waiting = new Set(
    await page.evaluate<string[]>(`
      [...document.querySelectorAll('button, input, select, a[href], textarea, [tabindex="0"]')]
        .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled)
        .map((one, i) => (one.dataset.tabbed = String(i)))`),
  )
  const pressesMax = 2 * waiting.size
  t.ok(waiting.size > 20)
  for (let presses = 0; presses < pressesMax && waiting.size > 0; presses++) {
    await page.keyboard.press('Tab')
    const { id, outline } = await page.evaluate<{ id: string; outline: string }>(`(() => {
      const one = document.activeElement
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
      return { id: one.dataset.tabbed ?? '', outline: outlineStyle === 'none' ? boxShadow : outlineWidth }
    })()`)
    if (waiting.delete(id)) t.notOk(['none', '0px'].includes(outline), `element ${id} shows its focus`)
  }
  const missed = [...waiting].map((id) => page.locator(`[data-tabbed="${id}"]`).evaluate((one) => one.outerHTML))
  t.strictSame(await Promise.all(missed), [])
})
