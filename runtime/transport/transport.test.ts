import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { conformTransport } from './conformance.js'
import { createCurveKeyPair, stopAuthentication } from './curve.js'
import { withIdleMoments } from './idle-moments.js'
import { inProcessTransport } from './in-process.js'
import { zeromqTransport } from './zeromq.js'

const folder = mkdtempSync(join(tmpdir(), 'goshawk-links-'))
t.teardown(() => {
  stopAuthentication()
  rmSync(folder, { recursive: true })
})
let links = 0

conformTransport(t, {
  name: 'in-process',
  refusesSecondWriter: true,
  create: inProcessTransport,
  address: () => `link-${++links}`,
})

conformTransport(t, {
  name: 'ipc',
  refusesSecondWriter: false,
  create: (limits) => zeromqTransport(limits ? { limits } : {}),
  address: () => `ipc://${join(folder, String(++links))}`,
})

conformTransport(t, {
  name: 'ipc with idle moments',
  refusesSecondWriter: false,
  create: (limits) => withIdleMoments(zeromqTransport(limits ? { limits } : {}), () => {}),
  address: () => `ipc://${join(folder, String(++links))}`,
})
t.test('a burst of messages is followed by an idle moment', async (t) => {
  const address = `ipc://${join(folder, String(++links))}`
  let markIdle = () => {}
  const idle = new Promise<void>((resolve) => {
    markIdle = resolve
  })
  let calls = 0
  const transport = withIdleMoments(zeromqTransport(), () => {
    calls += 1
    markIdle()
  })
  const writer = await transport.bind(address)
  const reader = transport.connect(address)
  t.teardown(() => {
    writer.close()
    reader.close()
  })
  const keepAlive = setInterval(() => {}, 1000)
  for (let i = 0; i < 5; i += 1) {
    const received = reader.receive()
    await writer.send([Buffer.alloc(1000, i)])
    await received
  }
  await idle
  clearInterval(keepAlive)
  t.ok(calls >= 1 && calls <= 5, `${calls} idle moments`)
})

conformTransport(t, {
  name: 'tcp',
  refusesSecondWriter: true,
  create: (limits) => zeromqTransport(limits ? { limits } : {}),
  address: freeTcpAddress,
})

const own = createCurveKeyPair()
conformTransport(t, {
  name: 'tcp with CURVE',
  refusesSecondWriter: true,
  create: (limits) =>
    zeromqTransport({
      ...(limits ? { limits } : {}),
      curve: { own, publicKeys: new Set([own.publicKey]), publicKeyAt: () => own.publicKey },
    }),
  address: freeTcpAddress,
})

t.test('a reader whose key is not one of the graph is not served', async (t) => {
  const address = await freeTcpAddress()
  const friend = { own, publicKeys: new Set([own.publicKey]), publicKeyAt: () => own.publicKey }
  const stranger = { ...friend, own: createCurveKeyPair() }
  const writer = await zeromqTransport({ curve: friend }).bind(address)
  const strangerReader = zeromqTransport({ curve: stranger }).connect(address)
  const stolen = strangerReader.receive()
  const friendReader = zeromqTransport({ curve: friend }).connect(address)
  t.teardown(() => {
    writer.close()
    friendReader.close()
  })
  const sent = 20
  const sending = (async () => {
    for (let i = 0; i < sent; i += 1) await writer.send([Buffer.from(String(i))])
  })()
  for (let i = 0; i < sent; i += 1) t.equal((await friendReader.receive())?.[0]?.toString(), String(i))
  await sending
  strangerReader.close()
  t.equal(await stolen, undefined)
})

async function freeTcpAddress(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (bound === null || typeof bound === 'string') throw new Error('no port')
  return `tcp://127.0.0.1:${bound.port}`
}
