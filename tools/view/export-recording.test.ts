/** A recording as a folder of files: written whole or not at all, and shown by the page without any server of ours. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import sirv from 'sirv'
import t, { type Test } from 'tap'
import { readIndexed } from '../../nodes/recorder/testing/reference-reader.js'
import { sampleFrame } from '../../nodes/recorder/testing/sample-messages.js'
import { createFakeContext } from '../../runtime/graph/testing/fake-context.js'
import { GoshawkError } from '../../schemas/errors.js'
import { packageRoot } from '../../schemas/package-root.js'
import { checkPageRecording } from '../../schemas/page-recording.js'
import { GrpcWebReader } from '../../viz/client/grpc-web-frames.js'
import { readWorld } from '../../viz/client/read-world.js'
import type { World } from '../../viz/store/world.js'
import { buildPage } from '../cli/prepare-graph.js'
import { repairMcap } from '../record/repair.js'
import { writeRecording } from '../record/testing/write-recording.js'
import { exportRecording } from './export-recording.js'
import { closeBrowser, open, skip, state, until } from './testing/opened-page.js'

t.teardown(closeBrowser)
const page = {
  folder: join(packageRoot, 'dist/page'),
  build: () => buildPage(createFakeContext().log),
}
const frames = 12
const whole = { page, imageWidth: 0, withImages: true } as const

async function exported(t: Test): Promise<{ readonly folder: string; readonly file: string }> {
  const folder = t.testdir()
  const file = join(folder, 'drive.mcap')
  await writeRecording(file, { frames })
  await exportRecording({ file, out: join(folder, 'site'), ...whole })
  return { folder: join(folder, 'site'), file }
}

/** A static host and nothing else. */
async function host(t: Test, folder: string): Promise<string> {
  const server = createServer(sirv(folder, { dev: true }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

t.test('the folder has the page, every frame and its pictures', async (t) => {
  const { folder, file } = await exported(t)
  const manifest = checkPageRecording(JSON.parse(readFileSync(join(folder, 'data/recording.json'), 'utf8')))
  t.equal(manifest.frames, frames)
  t.equal(manifest.title, 'drive.mcap')
  t.equal(readdirSync(join(folder, 'data/pictures')).length, frames)
  t.match(readFileSync(join(folder, 'index.html'), 'utf8'), '<meta name="goshawk-recording" content="./data/" />')
  await t.rejects(exportRecording({ file, out: folder, ...whole }), { code: 'usage-invalid' })
})

t.test('a page that is not there yet is built; where that does nothing, the error says what does', async (t) => {
  const folder = t.testdir({ page: {} })
  const file = join(folder, 'drive.mcap')
  await writeRecording(file, { frames: 1 })
  const absent = { folder: join(folder, 'page'), build: async () => {} }
  const out = join(folder, 'site')
  await t.rejects(exportRecording({ ...whole, file, out, page: absent }), {
    code: 'file-missing',
    message: /page: no page is there; run: node bin\/build-viz\.js/,
  })
  const build = async () => writeFileSync(join(absent.folder, 'index.html'), '<head></head>built')
  await exportRecording({ ...whole, file, out, page: { ...absent, build } })
  t.match(readFileSync(join(out, 'index.html'), 'utf8'), /<\/head>built/)
})

t.test('an export that fails or is stopped leaves nothing', async (t) => {
  const folder = t.testdir({ 'text.mcap': 'not a recording' })
  const out = join(folder, 'site')
  await t.rejects(exportRecording({ file: join(folder, 'text.mcap'), out, ...whole }), {
    code: 'file-invalid',
  })
  const file = join(folder, 'drive.mcap')
  await writeRecording(file, { frames })
  const signal = AbortSignal.abort()
  await t.rejects(exportRecording({ file, out, ...whole, signal }), { code: 'cancelled' })
  t.strictSame(readdirSync(folder).sort(), ['drive.mcap', 'text.mcap'])
})

/** The frames as the page reads them. */
function worldsIn(folder: string): readonly World[] {
  const messages = [...new GrpcWebReader().push(readFileSync(join(folder, 'data/frames-0000.bin')))]
  return messages.flatMap((message) => (message.kind === 'message' ? [readWorld(message.bytes)] : []))
}

t.test('frames are due at the pace they were captured, though the run computed them slower', async (t) => {
  const folder = t.testdir()
  const file = join(folder, 'drive.mcap')
  await writeRecording(file, { frames, originStepNs: 700_000_000n })
  await exportRecording({ file, out: join(folder, 'site'), ...whole, withImages: false })
  const worlds = worldsIn(join(folder, 'site'))
  const steps = worlds.slice(1).map(({ publishedUnixUs }, i) => publishedUnixUs - worlds[i]!.publishedUnixUs)
  t.strictSame(
    steps,
    Array.from({ length: frames - 1 }, () => 100_000),
  )
  t.equal(worlds[0]!.endToEndMs, 5, 'as it was')
})

t.test('the hops are those of the recording', async (t) => {
  const folder = t.testdir()
  const file = join(folder, 'drive.mcap')
  const hops = ['detector.frames', 'decision.objects'].map((hop, i) => ({
    hop,
    ageMs: i * 200,
    queueMs: 1,
    computeMs: 190,
    publishMs: 2,
  }))
  await writeRecording(file, { frames: 2, hops })
  await exportRecording({ file, out: join(folder, 'site'), ...whole, withImages: false })
  for (const world of worldsIn(join(folder, 'site'))) t.strictSame(world.hops, hops)
})

t.test('what is damaged is left out and counted, also after a repair', async (t) => {
  const folder = t.testdir()
  const file = join(folder, 'drive.mcap')
  await writeRecording(file, { frames: 30 })
  const { reader } = await readIndexed(file)
  const damaged = readFileSync(file)
  const { chunkStartOffset, chunkLength } = reader.chunkIndexes[3]!
  damaged[Number(chunkStartOffset + chunkLength / 2n)]! ^= 1
  writeFileSync(file, damaged)
  const exported = await exportRecording({ file, out: join(folder, 'site'), ...whole })
  const { framesUnreadable, unreadable } = exported
  const manifest = checkPageRecording(JSON.parse(readFileSync(join(folder, 'site/data/recording.json'), 'utf8')))
  t.match(manifest, { framesUnreadable, unreadable }, 'the page tells, too')
  t.match(exported.unreadable, /drive\.mcap: chunk 4 of \d+: the CRC of a chunk is wrong/)
  t.ok(exported.framesUnreadable > 0)
  t.equal(exported.frames + exported.framesUnreadable, 30)
  t.equal(readdirSync(join(folder, 'site/data/pictures')).length, exported.frames)

  const { out: repaired } = await repairMcap(file)
  const again = await exportRecording({ file: repaired!, out: join(folder, 'again'), ...whole })
  t.ok(again.frames >= exported.frames)
  t.match(again.unreadable, /picture \d+ of \/camera\/CAM_\w+\/image is not there/)

  for (const { chunkStartOffset, chunkLength } of reader.chunkIndexes) {
    damaged[Number(chunkStartOffset + chunkLength / 2n) + 1]! ^= 1
  }
  writeFileSync(file, damaged)
  const nothing = join(folder, 'nothing')
  await t.rejects(exportRecording({ file, out: nothing, ...whole }), { code: 'file-invalid' })
  t.notOk(existsSync(nothing))
})

t.test('a browser shows it: frames, pictures, a link to a moment', { skip }, async (t) => {
  const { folder } = await exported(t)
  const url = await host(t, folder)
  const { page, errors } = await open(t, url)
  await until(page, `state.connection.state === 'recorded'`)
  t.equal(await page.locator('#connection').textContent(), 'drive.mcap')
  t.equal(await state(page, 'window.goshawk.store.state.tapeFrames'), frames)
  await until(page, `state.world?.sequence === ${frames}`)
  const moment = await state<number>(page, 'state.world.timestampUs')
  t.notOk(await page.locator('#pause').isVisible(), 'there is nobody to pause')
  t.notOk(await page.getByText('Connection lost').isVisible())

  const link = await open(t, `${url}#at=${moment}`)
  await until(link.page, `state.world?.timestampUs === ${moment} && state.review?.isPlaying === false`)
  await until(link.page, `state.world?.cameras.some(({ jpeg, missing }) => jpeg.length > 0 || missing !== '')`)
  t.same(errors, [])
})

t.test('a recording cut anywhere is refused with what to do; repaired, it is exported', async (t) => {
  const folder = t.testdir({ page: { 'index.html': '<head></head>' } })
  const small = { page: { folder: join(folder, 'page'), build: async () => {} }, imageWidth: 0, withImages: false }
  const file = join(folder, 'drive.mcap')
  await writeRecording(file, { frames })
  const whole = readFileSync(file)
  const cutFile = join(folder, 'cut.mcap')
  const repaired = join(folder, 'repaired.mcap')
  let before = 0
  for (const share of [0, 0.001, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 0.99, 1]) {
    const cut = share === 1 ? whole.length - 1 : Math.floor(whole.length * share)
    writeFileSync(cutFile, whole.subarray(0, cut))
    const out = join(folder, `site-${cut}`)
    const remedy = cut < 8 ? /is empty|not an MCAP recording/ : /run: goshawk record repair/
    await t.rejects(exportRecording({ file: cutFile, out, ...small }), { code: 'file-invalid', message: remedy })
    t.notOk(existsSync(out))
    const kept = await repairMcap(cutFile, { out: repaired }).catch((error: unknown) => {
      if (before > 0 || !(error instanceof GoshawkError && error.code === 'file-invalid')) throw error
      return undefined
    })
    if (!kept) continue
    const { frames: found } = await exportRecording({ file: repaired, out, ...small }).catch((error: unknown) => {
      if (before > 0 || !(error instanceof GoshawkError)) throw error
      return { frames: 0 }
    })
    t.ok(found >= before && found <= frames, `${found} frames of the first ${cut} bytes`)
    before = found
    rmSync(repaired)
  }
  t.equal(before, frames, 'nothing but the index is lost at the end')
})

t.test('a damaged folder: what is wrong is said, and the rest shown', { skip }, async (t) => {
  const { folder } = await exported(t)
  const data = (name: string) => join(folder, 'data', name)
  const cutShort = (name: string) => writeFileSync(data(name), readFileSync(data(name)).subarray(0, -600))
  cutShort('frames-0000.bin')
  cutShort('pictures/000001.bin')
  rmSync(data('pictures/000002.bin'))
  const first = await open(t, `${await host(t, folder)}#at=${sampleFrame(1).frames.payload.timestampUs}`)
  await until(first.page, `state.connection.state === 'recorded'`)
  t.match(
    await state(first.page, 'state.badMessages.last'),
    'frames-0000.bin: cut in the middle of a frame; 11 of its 12',
  )
  t.equal(await first.page.locator('#connection').textContent(), 'drive.mcap, 11 of 12 frames')
  t.match(
    await first.page.locator('.notice').textContent(),
    /^The recording is damaged: 11 of 12 frames are shown\. frames-/,
  )
  const missing = (channel: string) =>
    state<string>(first.page, `state.world?.cameras.find(({ channel }) => channel === '${channel}').missing`)
  const pictured = (sequence: number) =>
    until(
      first.page,
      `state.world?.sequence === ${sequence} && state.world.cameras.every(({ jpeg, missing }) => jpeg.length > 0 || missing !== '')`,
    )
  await pictured(1)
  t.equal(await missing('CAM_FRONT'), '', 'what is before the cut is shown')
  t.match(await missing('CAM_BACK'), 'no picture: pictures/000001.bin was cut before it')
  await first.page.keyboard.press('.')
  await pictured(2)
  t.match(await missing('CAM_FRONT'), 'no picture: pictures/000002.bin: HTTP 404')
  t.match(await first.page.locator('.tile[data-channel=CAM_FRONT]').textContent(), /no picture: pictures\/000002\.bin/)

  writeFileSync(data('recording.json'), '{"version": 2}')
  const newer = await open(t, await host(t, folder))
  await until(newer.page, `state.connection.state === 'broken'`)
  t.match(await state(newer.page, 'state.said.text'), /cannot be shown: recording.json: version: 2; expected 1/)
})
