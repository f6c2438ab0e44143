/** The page on a recording that is replayed: its timeline and its links reach what no page has received. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { writeRecording } from '../record/testing/write-recording.js'
import { closeBrowser, open, reached, skip, state, until } from './testing/opened-page.js'
import { runPage, writeStreetGraph } from './testing/run-graph.js'

const folder = mkdtempSync(join(tmpdir(), 'goshawk-page-replay-'))
t.teardown(async () => {
  await closeBrowser()
  rmSync(folder, { recursive: true })
})
writeStreetGraph(folder)

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
    await reached(page, 'state.selected !== undefined')
    const link = page.url()
    t.match(link, new RegExp(`#object=car,12.0,1.0&scene=test-drive&at=${timeOf(201)}$`))
    await slider.press('Home')
    await until(page, `state.world.timestampUs === ${timeOf(1)}`)

    const other = await open(t, link)
    await until(other.page, `state.review !== undefined && state.world.timestampUs === ${timeOf(201)}`)
    t.ok(await state(other.page, 'state.selected !== undefined'), 'the object of the link is chosen')
    const received = await state<number>(other.page, 'state.tapeFrames')
    await reached(other.page, `state.tapeFrames > ${received}`)
    t.equal(await state(other.page, 'state.world.timestampUs'), timeOf(201), 'what comes does not disturb')
    t.equal(await other.page.locator('#timeline input').inputValue(), '20000')
    t.equal(other.page.url(), link)
    await other.page.locator('#timeline-live').click()
    await reached(other.page, `state.review === undefined && state.world.timestampUs > ${timeOf(201)}`)
    t.same([...errors, ...other.errors], [])
  },
)
