/** The page on a graph that runs: the built-in scenario as everyone sees it first, and ten pages on one publisher. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../../schemas/package-root.js'
import { closeBrowser, open, reached, skip, state, until } from './testing/opened-page.js'
import { anyPorts, runGraph, writeStreetGraph } from './testing/run-graph.js'

const folder = mkdtempSync(join(tmpdir(), 'goshawk-page-run-'))
t.teardown(async () => {
  await closeBrowser()
  rmSync(folder, { recursive: true })
})
const builtIn = readFileSync(join(packageRoot, 'runtime.yaml'), 'utf8')
  .replace('config: { httpPort: 8080, grpcPort: 50051 }', anyPorts)
  .replace('bundle: models/default', `bundle: ${JSON.stringify(join(packageRoot, 'models/default'))}`)
writeFileSync(join(folder, 'runtime.yaml'), builtIn)
writeStreetGraph(folder)

t.test(
  'the page shows the built-in scenario: six cameras, what the model sees, a decision, the ground truth',
  { skip },
  async (t) => {
    t.match(builtIn, anyPorts)
    const running = await runGraph(folder, 'runtime.yaml')
    t.teardown(() => running.kill())
    const { page, errors } = await open(t, `${running.url}#truth=1`)
    await until(page, 'state.world?.objects.length > 0 && state.world.decision !== undefined')
    t.equal(await state(page, 'state.world.cameras.filter(({ missing }) => !missing).length'), 6)
    t.match(await state(page, 'state.world.decision.explanation'), /\w+ \w+/)
    t.not(await state(page, 'state.world.scene'), '')
    t.equal(await page.locator('#untrained').isVisible(), false)
    await until(page, `window.goshawk.stage.instancesOf('truth') > 0`)
    t.same(errors, [])
    running.stop()
    const { code, report } = await running.ended
    t.equal(code, 0)
    t.equal(report.ledger.balanced, true)
  },
)

/** Ten software GPUs on the machine of a test would be the test. */
const leaveOutDrawCalls = `for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced'])
  WebGL2RenderingContext.prototype[name] = () => {}`

t.test('ten pages on one publisher: each goes on to newer frames, and the graph loses none', { skip }, async (t) => {
  const running = await runGraph(folder, 'street.yaml')
  t.teardown(() => running.kill())
  const pages = []
  for (let i = 0; i < 10; i += 1) {
    const opened = await open(t, 'about:blank', { viewport: { width: 640, height: 400 } })
    await opened.page.addInitScript(leaveOutDrawCalls)
    await opened.page.goto(`${running.url}#pictures=1`)
    pages.push(opened)
  }
  const sequences: number[] = []
  for (const { page } of pages) {
    await reached(page, 'state.world !== undefined')
    sequences.push(await state<number>(page, 'state.world.sequence'))
  }
  for (const [i, { page, errors }] of pages.entries()) {
    await reached(page, `state.world.sequence >= ${sequences[i]! + 2}`)
    t.same(errors, [], `page ${i}`)
  }
  running.stop()
  const { code, report } = await running.ended
  t.equal(code, 0)
  t.same(report.drops, [])
  t.same(report.gaps, {})
})
