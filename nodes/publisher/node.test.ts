import { once } from 'node:events'
import { createRequire } from 'node:module'
import { createServer, type Server } from 'node:net'
import { dirname, join } from 'node:path'
import * as grpc from '@grpc/grpc-js'
import { service as healthService } from 'grpc-health-check'
import protobuf from 'protobufjs'
import t, { type Test } from 'tap'
import { count64 } from '../../schemas/decoded.js'
import { goshawk } from '../../schemas/generated/goshawk.js'
import publisher from './node.js'
import { runPublisher } from './testing/run-publisher.js'
import { syntheticFrame } from './testing/synthetic-frames.js'

const v1 = goshawk.v1
const path = (method: string) => `/goshawk.v1.Perception/${method}`
/** A Long where the `long` package is about. */
const sequenceOf = ({ sequence }: goshawk.v1.WorldFrame) => count64('sequence', sequence)
const bytesOf = (bytes: Uint8Array) => Buffer.from(bytes)

function connect(t: Test, address: string, options: grpc.ClientOptions = {}): grpc.Client {
  const client = new grpc.Client(address, grpc.credentials.createInsecure(), options)
  t.teardown(() => client.close())
  return client
}

function subscribe(client: grpc.Client, request: goshawk.v1.ISubscribeRequest) {
  return client.makeServerStreamRequest(
    path('Subscribe'),
    (value: goshawk.v1.ISubscribeRequest) => bytesOf(v1.SubscribeRequest.encode(value).finish()),
    (bytes: Buffer) => v1.WorldFrame.decode(bytes),
    request,
  )
}

interface UnaryCodec<T> {
  encode(value: T): { finish(): Uint8Array }
  decode(bytes: Uint8Array): T
}

function call<A, B>(client: grpc.Client, method: string, [request, reply]: [UnaryCodec<A>, UnaryCodec<B>], value: A) {
  return new Promise<B>((resolve, reject) => {
    client.makeUnaryRequest(
      path(method),
      (message: A) => bytesOf(request.encode(message).finish()),
      (bytes: Buffer) => reply.decode(bytes),
      value,
      (error, answer) => (error ? reject(error) : resolve(answer!)),
    )
  })
}

async function nextFrame(stream: AsyncIterator<goshawk.v1.WorldFrame>): Promise<goshawk.v1.WorldFrame> {
  const { value, done } = await stream.next()
  if (done) throw new Error('the stream ended')
  return value
}

t.test('a gRPC client gets frames with the pictures it asked for', async (t) => {
  const frame = await syntheticFrame(1, { width: 640 })
  const { timestampUs } = frame.decision.payload
  const extent = { firstUs: timestampUs - 5, lastUs: timestampUs }
  const running = await runPublisher({
    report: {
      nodes: { camera: { facts: { extents: [extent] } } },
      ledger: { frames: { camera: { made: 3, delivered: 2 } } },
    },
  })
  t.teardown(() => running.dispose())
  running.send(frame)
  const stream = subscribe(connect(t, running.grpc), { imageWidthMax: 320 })[Symbol.asyncIterator]()
  const first = await nextFrame(stream)
  t.equal(first.scene, 'synthetic-street')
  t.equal(first.objects.length, 13)
  t.equal(first.hops.length, 3)
  t.ok(first.cameras.every(({ jpeg }) => jpeg!.length > 500))
  t.ok(first.endToEndMs > 40)
  t.equal(count64('firstUs', first.extent?.firstUs), extent.firstUs)
  t.equal(count64('lastUs', first.extent?.lastUs), extent.lastUs)
  t.same(
    first.counters.map(({ name, value }) => [name, count64('value', value)]),
    [
      ['made', 3],
      ['delivered', 2],
    ],
  )
  running.send(frame, 2)
  t.equal(sequenceOf(await nextFrame(stream)), 2)
  await stream.return?.()
})

t.test('a slow reader gets the newest frame, not the ones it missed', async (t) => {
  const running = await runPublisher()
  t.teardown(() => running.dispose())
  const frame = await syntheticFrame(1, { width: 1600 })
  const stream = subscribe(connect(t, running.grpc), {})
  const seen: number[] = []
  stream.on('error', () => {})
  running.send(frame)
  const [first] = (await once(stream, 'data')) as [goshawk.v1.WorldFrame]
  seen.push(sequenceOf(first))
  stream.pause()
  const last = 400
  for (let number = 2; number <= last; number++) {
    running.send(frame, number)
    await new Promise((resolve) => setImmediate(resolve))
  }
  const caughtUp = new Promise<void>((resolve) => {
    stream.on('data', (one: goshawk.v1.WorldFrame) => {
      seen.push(sequenceOf(one))
      if (sequenceOf(one) === last) resolve()
    })
  })
  stream.resume()
  await caughtUp
  // What the kernel and HTTP/2 hold in flight is a few frames; a queue would be hundreds.
  t.ok(seen.length < 60, `${seen.length} of ${last} frames reached the slow reader`)
  t.same(
    seen,
    seen.toSorted((a, b) => a - b),
  )
  t.ok((running.counters.get('frames_skipped_by_slow_readers_total') ?? 0) > 300)
  stream.cancel()
})

t.test('ten subscribers get the same newest frame', async (t) => {
  const running = await runPublisher()
  t.teardown(() => running.dispose())
  const frame = await syntheticFrame(1, { width: 320 })
  running.send(frame)
  const streams = Array.from({ length: 10 }, () =>
    subscribe(connect(t, running.grpc), { imageWidthMax: 160 })[Symbol.asyncIterator](),
  )
  const firsts = await Promise.all(streams.map(nextFrame))
  t.ok(firsts.every((one) => sequenceOf(one) === 1))
  running.send(frame, 2)
  const seconds = await Promise.all(streams.map(nextFrame))
  t.ok(seconds.every((one) => sequenceOf(one) === 2 && one.cameras.length === 6))
  await Promise.all(streams.map((stream) => stream.return?.()))
})

t.test('one stream too many is refused with what to do', async (t) => {
  const running = await runPublisher({ config: { subscribersMax: 1 } })
  t.teardown(() => running.dispose())
  running.send(await syntheticFrame(1, { width: 160 }))
  const client = connect(t, running.grpc)
  const stream = subscribe(client, {})[Symbol.asyncIterator]()
  await nextFrame(stream)
  await t.rejects(subscribe(client, {})[Symbol.asyncIterator]().next(), {
    code: grpc.status.UNAVAILABLE,
    details: /subscribersMax/,
  })
  await stream.return?.()
})

t.test('pictures come no faster than asked', async (t) => {
  const running = await runPublisher()
  t.teardown(() => running.dispose())
  const frame = await syntheticFrame(1, { width: 160 })
  running.send(frame)
  const stream = subscribe(connect(t, running.grpc), { imageRateMax: 0.01 })[Symbol.asyncIterator]()
  t.ok((await nextFrame(stream)).cameras[0]!.jpeg!.length > 0)
  running.send(frame, 2)
  t.equal((await nextFrame(stream)).cameras[0]!.jpeg!.length, 0)
  await stream.return?.()
})

t.test('lidar points and the heat map go to readers who ask, no faster than they ask', async (t) => {
  const running = await runPublisher()
  t.teardown(() => running.dispose())
  const points = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  const values = Uint8Array.from([0, 128, 255, 3, 4, 5])
  const frame = await syntheticFrame(1, { width: 160, lidar: points, heat: { rows: 2, columns: 3, values } })
  const client = connect(t, running.grpc)
  running.send(frame)
  const plain = subscribe(client, {})[Symbol.asyncIterator]()
  const asked = subscribe(client, { lidarRateMax: 0.01, withHeat: true })[Symbol.asyncIterator]()
  const silent = await nextFrame(plain)
  t.equal(silent.lidarPoints, 2, 'everybody learns that there are points')
  t.match(silent.heat, { rows: 2, columns: 3, xMinM: -51.2 })
  t.same([silent.lidarXyzCm.length, silent.heatValues.length], [0, 0])
  const first = await nextFrame(asked)
  t.same([...first.lidarXyzCm], [...points])
  t.same([...first.heatValues], [...values])
  t.ok(first.cameras.every(({ jpeg }) => jpeg!.length > 100))
  running.send(frame, 2)
  const second = await nextFrame(asked)
  t.equal(second.lidarXyzCm.length, 0, 'not due again')
  t.equal(second.heatValues.length, 6)
  await plain.return?.()
  await asked.return?.()
})

t.test('points or a heat map of another size than announced are left out, counted, and the rest stands', async (t) => {
  const running = await runPublisher()
  t.teardown(() => running.dispose())
  const { frames, objects, ...rest } = await syntheticFrame(1, {
    width: 160,
    lidar: new Uint8Array(12),
    heat: { rows: 2, columns: 3, values: new Uint8Array(6) },
  })
  running.send({ ...rest, frames, objects: { ...objects, parts: [] } }, 1)
  running.send({ ...rest, frames: { ...frames, parts: frames.parts.map((part) => part.subarray(1)) }, objects }, 2)
  const stream = subscribe(connect(t, running.grpc), { lidarRateMax: 10, withHeat: true })[Symbol.asyncIterator]()
  const frame = await nextFrame(stream)
  t.equal(frame.lidarPoints, 0)
  t.equal(frame.heatValues.length, 6)
  t.equal(frame.objects.length, 13)
  t.equal(running.counters.get('bulk_parts_unusable_total'), 2)
  await stream.return?.()
})

t.test('status, graph, instructions and control answer, or say why not', async (t) => {
  const commands: unknown[] = []
  const running = await runPublisher({
    report: { gaps: { 'detector.frames': 1 } },
    command: async (node, command) => {
      commands.push([node, command])
      if (node === 'decision') throw new Error('node decision takes no commands')
      return { camera: { accepted: true, reply: 'camera paused' }, lidar: { accepted: true, reply: 'lidar paused' } }
    },
  })
  t.teardown(() => running.dispose())
  const client = connect(t, running.grpc)
  const status = await call(client, 'GetStatus', [v1.GetStatusRequest, v1.StatusReport], {})
  t.equal(JSON.parse(status.json!).gaps['detector.frames'], 1)
  const graph = await call(client, 'GetGraph', [v1.GetGraphRequest, v1.GraphDescription], {})
  t.same([JSON.parse(graph.json!), graph.mermaid], [{ nodes: [] }, 'flowchart LR'])
  const instructed = await call(client, 'Instruct', [v1.InstructRequest, v1.InstructReply], { text: 'turn left' })
  t.match(instructed, { accepted: false, reply: 'node decision takes no commands' })
  const long = await call(client, 'Instruct', [v1.InstructRequest, v1.InstructReply], { text: 'x'.repeat(2000) })
  t.match(long, { accepted: false, reply: /at most 1000/ })
  const paused = await call(client, 'Control', [v1.ControlRequest, v1.ControlReply], { pause: true })
  t.match(paused, { accepted: true, reply: 'camera paused; lidar paused' })
  const odd = await call(client, 'Control', [v1.ControlRequest, v1.ControlReply], { rate: -1 })
  t.match(odd, { accepted: false, reply: /above 0/ })
  await call(client, 'Control', [v1.ControlRequest, v1.ControlReply], { seekUs: 1_700_000_000_000_000 })
  t.same(commands, [
    ['decision', { instruct: 'turn left' }],
    ['', { pause: true }],
    ['', { seekUs: 1_700_000_000_000_000 }],
  ])
})

t.test('before the first report, status is unavailable and says so', async (t) => {
  const running = await runPublisher()
  t.teardown(() => running.dispose())
  const asked = call(connect(t, running.grpc), 'GetStatus', [v1.GetStatusRequest, v1.StatusReport], {})
  await t.rejects(asked, { code: grpc.status.UNAVAILABLE, details: /ask again/ })
})

t.test('reflection lists the service and health says it serves', async (t) => {
  const running = await runPublisher()
  t.teardown(() => running.dispose())
  const client = connect(t, running.grpc)
  const require = createRequire(import.meta.url)
  const folder = dirname(dirname(require.resolve('@grpc/reflection')))
  const root = await protobuf.load(join(folder, 'proto/grpc/reflection/v1/reflection.proto'))
  const request = root.lookupType('grpc.reflection.v1.ServerReflectionRequest')
  const response = root.lookupType('grpc.reflection.v1.ServerReflectionResponse')
  const reflection = client.makeBidiStreamRequest(
    '/grpc.reflection.v1.ServerReflection/ServerReflectionInfo',
    (value: object) => bytesOf(request.encode(request.fromObject(value)).finish()),
    (bytes: Buffer) => response.toObject(response.decode(bytes)),
  )
  reflection.write({ listServices: '' })
  reflection.write({ fileContainingSymbol: 'goshawk.v1.WorldFrame' })
  reflection.end()
  const answers: Record<string, unknown>[] = []
  for await (const answer of reflection) answers.push(answer)
  t.match(answers[0], { listServicesResponse: { service: [{ name: 'goshawk.v1.Perception' }] } })
  t.match(answers[1], { fileDescriptorResponse: { fileDescriptorProto: [Buffer] } })
  const check = (healthService as grpc.ServiceDefinition).Check!
  const health = await new Promise((resolve, reject) => {
    client.makeUnaryRequest(
      check.path,
      check.requestSerialize,
      check.responseDeserialize,
      { service: 'goshawk.v1.Perception' },
      (error, answer) => (error ? reject(error) : resolve(answer)),
    )
  })
  t.match(health, { status: 'SERVING' })
})

async function occupy(t: Test): Promise<number> {
  const server: Server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

t.test('an occupied port is named, with what to do', async (t) => {
  for (const key of ['httpPort', 'grpcPort']) {
    const port = await occupy(t)
    const expected = {
      code: 'port-occupied',
      exitCode: 2,
      message: new RegExp(`config\\.${key}: port ${port} .* set another`),
    }
    await t.rejects(runPublisher({ config: { [key]: port } }), expected, key)
  }
  await t.rejects(runPublisher({ config: { host: '192.0.2.1' } }), { code: 'config-invalid', message: /192\.0\.2\.1/ })
})

t.test('closing ends the streams, frees the ports, and may be asked twice', async (t) => {
  const running = await runPublisher()
  running.send(await syntheticFrame(1, { width: 160 }))
  const stream = subscribe(connect(t, running.grpc), {})
  const status = once(stream, 'status')
  const ended = once(stream, 'end')
  await once(stream, 'data')
  stream.resume()
  await Promise.all([running.dispose(), running.dispose()])
  await ended
  t.match(await status, [{ code: grpc.status.OK }])
  const again = await runPublisher({
    config: { httpPort: running.httpPort, grpcPort: Number(running.grpc.split(':')[1]) },
  })
  await again.dispose()
})

t.test('a typo in the config is an error', async (t) => {
  t.throws(() => publisher.config.parse({ htpPort: 1 }), /htpPort/)
})
