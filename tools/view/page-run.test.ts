/**
 * The page on a graph that runs: the built-in scenario as everyone sees it first, ten pages on one publisher, and a recording that is
 * replayed.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../../schemas/package-root.js'
import { writeRecording } from '../record/testing/write-recording.js'
import { closeBrowser, open, skip, state, until } from './testing/opened-page.js'
import { runGraph, runPage } from './testing/run-graph.js'

const folder = mkdtempSync(join(tmpdir(), 'goshawk-page-run-'))
t.teardown(async () => {
  await closeBrowser()
  rmSync(folder, { recursive: true })
})
writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
const module = JSON.stringify(join(packageRoot, 'dist/tools/view/testing/street-source.js'))
writeFileSync(join(folder, 'street-source.js'), `export { default } from ${module}\n`)
const anyPorts = 'config: { httpPort: 0, grpcPort: 0 }'
const builtIn = readFileSync(join(packageRoot, 'runtime.yaml'), 'utf8')
  .replace('config: { httpPort: 8080, grpcPort: 50051 }', anyPorts)
  .replace('bundle: models/default', `bundle: ${JSON.stringify(join(packageRoot, 'models/default'))}`)
writeFileSync(join(folder, 'runtime.yaml'), builtIn)
writeFileSync(
  join(folder, 'street.yaml'),
  `version: 1
processes: { source: , view: }
nodes:
  source: { type: ./street-source.js, process: source, config: { rateHz: 2 } }
  publisher:
    type: publisher
    process: view
    ${anyPorts}
    inputs:
      frames: { from: source.frames, queue: fifo }
      objects: { from: source.objects, queue: fifo }
      decision: { from: source.decision, queue: fifo }
`,
)

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
    await until(page, 'state.world !== undefined')
    sequences.push(await state<number>(page, 'state.world.sequence'))
  }
  for (const [i, { page, errors }] of pages.entries()) {
    await until(page, `state.world.sequence >= ${sequences[i]! + 2}`)
    t.same(errors, [], `page ${i}`)
  }
  running.stop()
  const { code, report } = await running.ended
  t.equal(code, 0)
  t.same(report.drops, [])
  t.same(report.gaps, {})
})

t.test(
  'the timeline reaches all of a replay, and a link a moment that its reader never received',
  { skip },
  async (t) => {
    const frames = 400
    await writeRecording(join(folder, 'drive.mcap'), { frames, images: false })
    const graph = ['--graph', 'street.yaml', '--report', 'replay.json']
    const running = await runPage(folder, ['replay', 'drive.mcap', '--to', 'page', '--rate', '0.25', ...graph])
    t.teardown(() => running.kill())
    const timeOf = (number: number) => 1_700_000_000_000_000 + number * 100_000
    const { page, errors } = await open(t, running.url)
    await until(page, 'state.extents.length > 0')
    t.strictSame(await state(page, 'state.extents'), [{ firstUs: timeOf(1), lastUs: timeOf(frames) }])
    const slider = page.locator('#timeline input')
    t.equal(await slider.getAttribute('max'), String((frames - 1) * 100))
    t.match(await slider.getAttribute('title'), /moves the replay for everyone watching/)

    await slider.press('End')
    await until(page, `state.review !== undefined && state.world.timestampUs === ${timeOf(frames)}`)
    t.equal(await slider.inputValue(), String((frames - 1) * 100))
    t.match(await page.locator('#timeline-when').textContent(), /^39\.9 s \/ 39\.9 s$/)
    t.match(await state(page, 'state.said.text'), /^The replay moved for everyone watching: at frame 400 of 400\./)
    await page.keyboard.press('ArrowLeft')
    await until(page, `state.world.timestampUs === ${timeOf(frames - 1)}`)
    await slider.fill('20000')
    await until(page, `state.review !== undefined && state.world.timestampUs === ${timeOf(201)}`)
    await page.locator('#object-list button').click()
    await until(page, 'state.selected !== undefined')
    const link = page.url()
    t.match(link, new RegExp(`#object=car,12.0,1.0&scene=test-drive&at=${timeOf(201)}$`))
    await slider.press('Home')
    await until(page, `state.world.timestampUs === ${timeOf(1)}`)

    const other = await open(t, link)
    await until(other.page, `state.review !== undefined && state.world.timestampUs === ${timeOf(201)}`)
    t.ok(await state(other.page, 'state.selected !== undefined'), 'the object of the link is chosen')
    const received = await state<number>(other.page, 'state.tapeFrames')
    await until(other.page, `state.tapeFrames > ${received}`)
    t.equal(await state(other.page, 'state.world.timestampUs'), timeOf(201), 'what comes does not disturb')
    t.equal(await other.page.locator('#timeline input').inputValue(), '20000')
    t.equal(other.page.url(), link)
    await other.page.locator('#timeline-live').click()
    await until(other.page, `state.review === undefined && state.world.timestampUs > ${timeOf(201)}`)
    t.same([...errors, ...other.errors], [])
  },
)
