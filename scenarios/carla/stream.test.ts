/** The stream client against the stream server, on loopback, and each against a bare socket. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import t, { type Test } from 'tap'
import type { GoshawkError } from '../../schemas/errors.js'
import { StreamClient, type StreamClientOptions, type StreamFrame } from './stream-client.js'
import { StreamServer } from './stream-server.js'

const host = '127.0.0.1'

/** What arrives, to be awaited one by one. */
class Inbox<T> {
  readonly #items: T[] = []
  readonly #waiting: ((item: T) => void)[] = []
  readonly put = (item: T): void => {
    const next = this.#waiting.shift()
    if (next) next(item)
    else this.#items.push(item)
  }
  next(): Promise<T> {
    return this.#items.length > 0 ? Promise.resolve(this.#items.shift()!) : new Promise((r) => this.#waiting.push(r))
  }
  get size(): number {
    return this.#items.length
  }
}

async function serve(t: Test) {
  const server = await StreamServer.listen({ port: 0 })
  t.teardown(() => server.close())
  return server
}

/** A client that keeps copies of its frames and releases them, unless told otherwise. */
function listen(t: Test, port: number, options: Partial<StreamClientOptions> = {}) {
  const frames = new Inbox<string>()
  const losses = new Inbox<GoshawkError>()
  const client = new StreamClient({
    host,
    port,
    streamId: 2,
    reconnectDelayMs: 1,
    onLost: losses.put,
    onFrame: (frame) => {
      frames.put(frame.bytes.toString())
      frame.release()
    },
    ...options,
  })
  t.teardown(() => client.stop())
  return { client, frames, losses }
}

/** A stream and a client subscribed to it. */
async function subscribed(t: Test, options: Partial<StreamClientOptions> = {}) {
  const server = await serve(t)
  const subscribers = new Inbox<number>()
  const source = server.open(2, subscribers.put)
  const listener = listen(t, server.port, options)
  t.equal(await subscribers.next(), 1)
  return { server, source, subscribers, ...listener }
}

/** A server that is only a socket. */
async function bareServer(t: Test) {
  const sockets = new Inbox<Socket>()
  const server = createServer((socket) => {
    t.teardown(() => socket.destroy())
    socket.on('error', () => socket.destroy())
    sockets.put(socket)
  })
  server.listen(0, host)
  await once(server, 'listening')
  t.teardown(() => server.close())
  return { port: (server.address() as AddressInfo).port, sockets }
}

const framed = (text: string) => {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(Buffer.byteLength(text))
  return Buffer.concat([size, Buffer.from(text)])
}

t.test('frames of several parts arrive whole and in order', async (t) => {
  const { server, source, frames } = await subscribed(t)
  server.mode = 'blocking'
  await source.send(Buffer.from('head'), Buffer.from('body'))
  await source.send(Buffer.from('x'.repeat(300_000)))
  await source.send(Buffer.from('last'))
  t.equal(await frames.next(), 'headbody')
  t.equal((await frames.next()).length, 300_000)
  t.equal(await frames.next(), 'last')
})

t.test('H1: the client sends the four bytes of the id and nothing else', async (t) => {
  const { port, sockets } = await bareServer(t)
  const { client } = listen(t, port)
  const socket = await sockets.next()
  const received: Buffer[] = []
  socket.on('data', (chunk) => received.push(chunk))
  const ended = once(socket, 'close')
  await once(socket, 'data')
  await client.stop()
  await ended
  t.equal(Buffer.concat(received).toString('hex'), '02000000')
})

t.test('a frame cut at any byte, and two in one chunk, are read', async (t) => {
  const { port, sockets } = await bareServer(t)
  const { frames } = listen(t, port)
  const socket = await sockets.next()
  socket.setNoDelay(true)
  const two = Buffer.concat([framed('first frame'), framed('second')])
  const write = (bytes: Buffer) => new Promise((resolve) => socket.write(bytes, resolve))
  for (let cut = 1; cut < two.length; cut++) {
    await write(two.subarray(0, cut))
    // The loop turns, so that the parts are read apart.
    await new Promise((resolve) => setImmediate(resolve))
    await write(two.subarray(cut))
    t.equal(await frames.next(), 'first frame')
    t.equal(await frames.next(), 'second')
  }
})

t.test('buffers go round: a released one holds a later frame', async (t) => {
  const lent = new Inbox<StreamFrame>()
  const { server, source } = await subscribed(t, { onFrame: lent.put, buffersMax: 2 })
  server.mode = 'blocking'
  const memory = new Set<ArrayBufferLike>()
  for (let round = 0; round < 6; round++) {
    await source.send(Buffer.from(`frame ${round}`))
    const frame = await lent.next()
    t.equal(frame.bytes.toString(), `frame ${round}`)
    memory.add(frame.bytes.buffer)
    frame.release()
    frame.release()
  }
  t.ok(memory.size <= 2)
})

t.test('with all buffers lent out nothing is read, and nothing lost', async (t) => {
  const lent = new Inbox<StreamFrame>()
  const { server, source } = await subscribed(t, { onFrame: lent.put, buffersMax: 2 })
  server.mode = 'blocking'
  const sends = Array.from({ length: 8 }, (_, index) => source.send(Buffer.alloc(100_000, index)))
  const [first, second] = [await lent.next(), await lent.next()]
  t.strictSame([first.bytes[99_999], second.bytes[0]], [0, 1], 'lent bytes stay as they are')
  t.equal(lent.size, 0)
  second.release()
  first.release()
  for (let index = 2; index < 8; index++) {
    const frame = await lent.next()
    t.strictSame([frame.bytes[0], frame.bytes[99_999]], [index, index])
    frame.release()
  }
  await Promise.all(sends)
})

t.test('a slow subscriber gets the newest frame only, when asked so', async (t) => {
  const lent = new Inbox<StreamFrame>()
  const { source } = await subscribed(t, { onFrame: lent.put, buffersMax: 1 })
  const big = 8 * 2 ** 20
  const sends = Array.from({ length: 6 }, (_, index) => source.send(Buffer.alloc(big, index)))
  const seen: number[] = []
  while (seen.at(-1) !== 5) {
    const frame = await lent.next()
    t.equal(frame.bytes.length, big)
    seen.push(frame.bytes[0]!)
    frame.release()
  }
  t.strictSame(seen, [0, 5], 'one was being written, those between were replaced')
  await Promise.all(sends)
})

t.test('an unknown stream is closed, and asked for again until it is there', async (t) => {
  const server = await serve(t)
  const { frames, losses } = listen(t, server.port)
  t.match(await losses.next(), { code: 'unavailable', message: /CARLA stream 2 at .*the server closed it/ })
  const subscribers = new Inbox<number>()
  const source = server.open(2, subscribers.put)
  await subscribers.next()
  await source.send(Buffer.from('here'))
  t.equal(await frames.next(), 'here')
})

t.test('a stream that is closed is reconnected in the middle of a frame, and read from a new one', async (t) => {
  const { port, sockets } = await bareServer(t)
  const { frames, losses } = listen(t, port)
  const first = await sockets.next()
  await once(first, 'data')
  await new Promise((resolve) => first.write(framed('never finished').subarray(0, 9), resolve))
  first.destroy()
  await losses.next()
  const second = await sockets.next()
  const [id] = await once(second, 'data')
  t.equal(id.toString('hex'), '02000000', 'it subscribes again')
  second.write(framed('whole'))
  t.equal(await frames.next(), 'whole')
})

t.test('a size of nothing or of too much is a loss, not a frame', async (t) => {
  const { port, sockets } = await bareServer(t)
  const { losses, frames } = listen(t, port, { frameBytesMax: 100 })
  for (const bytes of ['00000000', '65000000', 'ffffffff']) {
    const socket = await sockets.next()
    socket.write(Buffer.from(bytes, 'hex'))
    t.match(await losses.next(), { code: 'unavailable', message: /expected 1 to 100/ })
  }
  ;(await sockets.next()).write(framed('x'.repeat(100)))
  t.equal((await frames.next()).length, 100)
})

t.test('a client that is stopped does not come back, and frees its place', async (t) => {
  const { client, source, subscribers, losses } = await subscribed(t)
  await client.stop()
  await client.stop()
  t.equal(await subscribers.next(), 0)
  t.equal(source.subscriberCount, 0)
  t.equal(losses.size, 0, 'to be stopped is no loss')
  await source.send(Buffer.from('to nobody'))
})

t.test('a server that is not there is a loss, with its address, until stopped', async (t) => {
  const server = await serve(t)
  const { port } = server
  await server.close()
  const { client, losses } = listen(t, port)
  t.match(await losses.next(), { code: 'unavailable', message: new RegExp(`stream 2 at ${host}:${port}`) })
  await losses.next()
  await client.stop()
})

t.test('every subscriber gets every frame; one that vanishes holds nobody up', async (t) => {
  const { server, source, subscribers, frames } = await subscribed(t)
  server.mode = 'blocking'
  const other = connect({ host, port: server.port })
  t.teardown(() => other.destroy())
  other.pause()
  other.write(Buffer.from('02000000', 'hex'))
  t.equal(await subscribers.next(), 2)
  const sent = source.send(Buffer.alloc(32 * 2 ** 20, 'y'))
  t.equal((await frames.next()).length, 32 * 2 ** 20)
  other.destroy()
  await sent
  t.equal(await subscribers.next(), 1)
  await source.send(Buffer.from('z'))
  t.equal(await frames.next(), 'z')
})

t.test('closing a stream closes its sockets, as when a sensor is destroyed', async (t) => {
  const { source, losses, subscribers } = await subscribed(t)
  source.close()
  t.equal(await subscribers.next(), 0)
  t.match(await losses.next(), { message: /the server closed it/ })
})

t.test('a subscriber that says more than its id is cut off', async (t) => {
  const { server, subscribers } = await subscribed(t)
  for (const hello of ['0200000000', '02000000ff', '0900']) {
    const socket = connect({ host, port: server.port })
    const closed = once(socket, 'close')
    socket.end(Buffer.from(hello, 'hex'))
    await closed
  }
  t.equal(subscribers.size, 0)
})

t.test('a subscriber that does not take its frame in time is cut off', async (t) => {
  const server = await StreamServer.listen({ port: 0, stallMs: 20 })
  t.teardown(() => server.close())
  server.mode = 'blocking'
  const subscribers = new Inbox<number>()
  const source = server.open(2, subscribers.put)
  const socket = connect({ host, port: server.port })
  t.teardown(() => socket.destroy())
  socket.on('error', () => socket.destroy())
  socket.pause()
  socket.write(Buffer.from('02000000', 'hex'))
  t.equal(await subscribers.next(), 1)
  await source.send(Buffer.alloc(64 * 2 ** 20))
  t.equal(await subscribers.next(), 0)
})

t.test('a stream port that is taken is port-occupied', async (t) => {
  const server = await serve(t)
  await t.rejects(StreamServer.listen({ port: server.port }), { code: 'port-occupied' })
})
