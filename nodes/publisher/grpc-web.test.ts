import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Code, ConnectError, createClient } from '@connectrpc/connect'
import { createConnectTransport, createGrpcWebTransport } from '@connectrpc/connect-web'
import t from 'tap'
import { loadDescriptors } from './descriptors.js'
import { runPublisher } from './testing/run-publisher.js'
import { syntheticFrame } from './testing/synthetic-frames.js'

interface WebFrame {
  readonly sequence: bigint
  readonly scene: string
  readonly objects: readonly { readonly label: string; readonly center: { readonly x: number } }[]
  readonly cameras: readonly { readonly jpeg: Uint8Array }[]
  readonly egoSpeedMps: number
}

/** The independent client has no generated code: its methods are made from the descriptors. */
interface WebClient {
  subscribe(request: object, options?: { signal: AbortSignal }): AsyncIterable<WebFrame>
  getStatus(request: object): Promise<{ readonly json: string }>
  instruct(request: object): Promise<{ readonly accepted: boolean; readonly reply: string }>
  control(request: object): Promise<{ readonly accepted: boolean; readonly reply: string }>
}

const { perception } = loadDescriptors()
const client = (baseUrl: string, make = createGrpcWebTransport) =>
  createClient(perception, make({ baseUrl, useBinaryFormat: true })) as unknown as WebClient

t.test('an independent gRPC-Web client reads the stream, every field in place', async (t) => {
  const running = await runPublisher()
  t.teardown(() => running.dispose())
  const frame = await syntheticFrame(1, { width: 320 })
  running.send(frame)
  const ended = new AbortController()
  const stream = client(running.url).subscribe({ imageWidthMax: 160 }, { signal: ended.signal })[Symbol.asyncIterator]()
  const first = (await stream.next()).value as WebFrame
  t.equal(first.sequence, 1n)
  t.equal(first.scene, 'synthetic-street')
  t.equal(first.egoSpeedMps, 8)
  t.equal(first.cameras.length, 6)
  t.ok(first.cameras.every(({ jpeg }) => jpeg.length > 300))
  t.same(
    first.objects.map(({ label, center }) => [label, center.x]),
    frame.objects.payload.objects.map(({ label, center }) => [label, center.x]),
  )
  running.send(frame, 2)
  t.equal(((await stream.next()).value as WebFrame).sequence, 2n)
  ended.abort()
  await t.rejects(stream.next(), { code: Code.Canceled })
})

t.test('unary calls answer over gRPC-Web and over Connect', async (t) => {
  const running = await runPublisher({
    report: { frames: { made: 5 } },
    command: async (node, command) => {
      const answer = JSON.stringify(command)
      return node === '' ? { camera: answer } : answer
    },
  })
  t.teardown(() => running.dispose())
  for (const make of [createGrpcWebTransport, createConnectTransport]) {
    const web = client(running.url, make)
    t.equal(JSON.parse((await web.getStatus({})).json).frames.made, 5)
    t.match(await web.instruct({ text: 'slow down' }), {
      accepted: true,
      reply: '{"instruct":"slow down"}',
    })
    t.match(await web.control({ command: { case: 'pause', value: true } }), {
      accepted: true,
      reply: '{"pause":true}',
    })
    t.match(await web.control({ command: { case: 'seekUs', value: 12n } }), {
      reply: '{"seekUs":12}',
    })
    t.match(await web.control({}), { accepted: false, reply: /expected one of/ })
  }
})

t.test('an error keeps its code and its words', async (t) => {
  const running = await runPublisher()
  t.teardown(() => running.dispose())
  const error = await client(running.url)
    .getStatus({})
    .catch((reason: unknown) => reason)
  t.ok(error instanceof ConnectError)
  t.match(error, { code: Code.Unavailable, rawMessage: /ask again/ })
})

t.test('a browser that reads slowly gets the newest frame, not the ones it missed', async (t) => {
  const running = await runPublisher()
  t.teardown(() => running.dispose())
  const frame = await syntheticFrame(1)
  running.send(frame)
  const request = httpRequest(new URL('/goshawk.v1.Perception/Subscribe', running.url), {
    method: 'POST',
    headers: { 'content-type': 'application/grpc-web+proto' },
  })
  request.end(new Uint8Array(5))
  const [response] = await once(request, 'response')
  await once(response, 'readable')
  // Nobody reads: the socket fills, and the stream must stand still.
  const last = 600
  for (let number = 2; number <= last; number++) {
    running.send(frame, number)
    await new Promise((resolve) => setImmediate(resolve))
  }
  let buffered = Buffer.alloc(0)
  let frames = 0
  const { WorldFrame } = (await import('../../schemas/generated/goshawk.js')).goshawk.v1
  const { count64 } = await import('../../schemas/decoded.js')
  for await (const chunk of response) {
    buffered = Buffer.concat([buffered, chunk])
    let newest = 0
    while (buffered.length >= 5 && buffered.length >= 5 + buffered.readUInt32BE(1)) {
      const length = buffered.readUInt32BE(1)
      newest = count64('sequence', WorldFrame.decode(buffered.subarray(5, 5 + length)).sequence)
      buffered = buffered.subarray(5 + length)
      frames++
    }
    if (newest === last) break
  }
  t.ok(frames < 60, `${frames} of ${last} frames reached the slow browser`)
  request.destroy()
})

t.test('the page is served beside the calls, or its absence explained', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'goshawk-page-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  const running = await runPublisher({ config: { pageFolder: folder } })
  t.teardown(() => running.dispose())
  const absent = await fetch(running.url)
  t.equal(absent.status, 503)
  t.match(await absent.text(), /build-viz/)
  writeFileSync(join(folder, 'index.html'), '<p>the page</p>')
  const page = await fetch(running.url)
  t.equal(page.status, 200)
  t.equal(await page.text(), '<p>the page</p>')
  t.match(page.headers.get('content-security-policy'), /default-src 'self'/)
  t.equal((await fetch(new URL('/nothing', running.url))).status, 404)
  t.equal((await fetch(new URL('/%2e%2e/%2e%2e/etc/passwd', running.url))).status, 404)
})
