/** What may come from the other side: newer messages, missing calibration, no cameras, a server that stalls or is killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import sirv from 'sirv'
import t, { type Test } from 'tap'
import { syntheticFrame } from '../../nodes/publisher/testing/synthetic-frames.js'
import { goshawk } from '../../schemas/generated/goshawk.js'
import { packageRoot } from '../../schemas/package-root.js'
import { closeBrowser, open, publisher, skip, small, state, theBrowser, until } from './testing/opened-page.js'

t.teardown(closeBrowser)

/** As gRPC-Web frames it. */
function framed(message: Uint8Array): Buffer {
  const header = Buffer.alloc(5)
  header.writeUInt32BE(message.length, 1)
  return Buffer.concat([header, message])
}

/** The built page, and streams answered by hand: the n-th subscription goes to the n-th answer, the last one to the rest. */
async function handMade(t: Test, answers: readonly ((response: ServerResponse) => void)[]): Promise<string> {
  await theBrowser()
  const files = sirv(join(packageRoot, 'dist/page'))
  let asked = 0
  const server = createServer((request, response) => {
    if (!request.url?.endsWith('/Subscribe')) return files(request, response)
    response.writeHead(200, { 'content-type': 'application/grpc-web+proto' })
    answers[Math.min(asked++, answers.length - 1)]!(response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

const world = (frame: goshawk.v1.IWorldFrame) => goshawk.v1.WorldFrame.encode(frame).finish()
const pose = { translation: { x: 0, y: 0, z: 0 }, rotation: { w: 1, x: 0, y: 0, z: 0 } }
const object = {
  label: 'car',
  score: 0.9,
  center: { x: 12, y: 0, z: 0.8 },
  size: { width: 2, length: 4.5, height: 1.6 },
  velocityXMps: 1,
  velocityYMps: 0,
}

t.test('a server that stalls half-way through a message is left, said, and tried again', { skip }, async (t) => {
  const whole = framed(world({ sequence: 5, scene: 'after-the-stall', globalFromEgo: pose, objects: [object] }))
  const url = await handMade(t, [
    (response) => response.write(whole.subarray(0, whole.length >> 1)),
    (response) => response.write(whole),
  ])
  const { page } = await open(t, url)
  // Told for the quarter of a second until it tries again: longer than a frame, shorter than a locator's look.
  await page.evaluate(`new Promise((done) => {
    const chip = document.querySelector('#connection')
    const look = () => (/stalled in the middle of a message/.test(chip.textContent) ? done() : requestAnimationFrame(look))
    look()
  })`)
  await until(page, `state.world?.scene === 'after-the-stall' && state.connection.state === 'live'`)
  t.equal(await page.locator('#object-list button').count(), 1)
})

t.test('a newer schema: fields and values not known here cost nothing but themselves', { skip }, async (t) => {
  // Field 4000, a string; field 4001, a message with a field of its own; a decision of a kind yet to come.
  const unknown = Buffer.concat([
    Buffer.from([0x82, 0xfa, 0x01, 3]),
    Buffer.from('new'),
    Buffer.from([0x8a, 0xfa, 0x01, 2, 0x08, 1]),
  ])
  const newer = world({
    sequence: 1,
    scene: 'from-tomorrow',
    globalFromEgo: pose,
    objects: [object, { ...object, label: 'hovercraft', center: { x: -9, y: 6, z: 1 } }],
    decision: { speed: 77 as never, path: 1 },
  })
  const url = await handMade(t, [(response) => response.write(framed(Buffer.concat([newer, unknown])))])
  const { page } = await open(t, url)
  await until(page, `state.world?.scene === 'from-tomorrow'`)
  t.equal(await state(page, 'state.badMessages.count'), 0)
  t.equal(await page.locator('#object-list button').count(), 2, 'a class not known here is drawn all the same')
  t.match(await page.locator('#object-list').textContent(), /hovercraft/)
  t.match(await page.locator('.notice').textContent(), /speed: found 77/)
  t.equal(await page.locator('#decision-title').textContent(), 'No decision for this frame')
})

t.test(
  'cameras without calibration and frames without cameras are said, and the scene goes on',
  { skip },
  async (t) => {
    const image = { channel: 'CAM_FRONT', width: 640, height: 360, encoding: 1 }
    const url = await handMade(t, [
      (response) => {
        response.write(framed(world({ sequence: 1, globalFromEgo: pose, objects: [object], cameras: [] })))
      },
    ])
    const none = await open(t, url)
    await until(none.page, 'state.world?.sequence === 1')
    t.equal(await none.page.locator('.tile.is-missing').count(), 6)
    t.match(await none.page.locator('.tile .absence').first().textContent(), /the frames bring no cameras/)
    t.equal(await none.page.locator('#object-list button').count(), 1)

    const picture = (await small(1)).frames.parts[0]!
    const uncalibrated = await handMade(t, [
      (response) => {
        const cameras = [{ image, cameraFromEgo: pose, jpeg: picture }]
        response.write(framed(world({ sequence: 1, globalFromEgo: pose, objects: [object], cameras })))
      },
    ])
    const { page } = await open(t, uncalibrated)
    await until(page, 'state.world?.sequence === 1')
    const tile = page.locator('.tile[data-channel=CAM_FRONT]')
    await tile.locator('.uncalibrated:visible').waitFor()
    t.equal(
      await tile.locator('.uncalibrated').textContent(),
      'CAM_FRONT: no intrinsics, so no boxes on its picture; the source must send them',
    )
    await page.locator('.tile[data-channel=CAM_FRONT][data-sequence="1"]').waitFor()
    t.equal(await tile.getAttribute('data-boxes'), '0', 'the picture is shown all the same')
    t.notOk(await tile.locator('.absence').isVisible())
    t.equal(await page.locator('#object-list button').count(), 1)
  },
)

t.test('a picture that is none is said on its tile, and the next one is shown', { skip }, async (t) => {
  const running = await publisher(t)
  const frame = await small(1)
  const { page, errors } = await open(t, running.url)
  const garbled = frame.frames.parts.map((part, i) => (i === 0 ? Buffer.from('no picture at all') : part))
  running.send({ ...frame, frames: { ...frame.frames, parts: garbled } }, 1)
  await until(page, 'state.world?.sequence === 1')
  await page.locator('.tile[data-channel=CAM_FRONT].is-missing .absence:visible').waitFor()
  t.match(await page.locator('.tile[data-channel=CAM_FRONT] .absence').textContent(), /^CAM_FRONT: /)
  running.send(await syntheticFrame(2, { width: 640 }), 2)
  await page.locator('.tile[data-channel=CAM_FRONT][data-sequence="2"]:not(.is-missing)').waitFor()
  t.same(errors, [])
})

/** A publisher in a process of its own, so that it can be killed. */
async function demo(t: Test, port: number): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(process.execPath, [join(packageRoot, 'dist/tools/view/demo.js'), String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.teardown(() => child.kill('SIGKILL'))
  for await (const line of createInterface({ input: child.stdout! })) {
    const url = /^view: (\S+)/.exec(line)?.[1]
    if (url) return { child, url }
  }
  throw new Error('the publisher ended before it said where it listens')
}

t.test('the page comes back when the server was killed and started anew', { skip }, async (t) => {
  const first = await demo(t, 0)
  const { page, errors } = await open(t, first.url)
  await until(page, 'state.world !== undefined')
  const gone = once(first.child, 'exit')
  first.child.kill('SIGKILL')
  await gone
  await until(page, `state.connection.state === 'retrying'`)
  t.ok(await page.locator('.lost').isVisible())
  await demo(t, Number(new URL(first.url).port))
  await until(page, `state.connection.state === 'live'`)
  const before = await state<number>(page, 'state.tapeFrames')
  await until(page, `state.tapeFrames > ${before}`)
  t.notOk(await page.locator('.lost').isVisible())
  t.same(
    errors.filter((text) => !/net::ERR_|Failed to load resource/.test(text)),
    [],
    'nothing but the lost and refused connections themselves',
  )
})
