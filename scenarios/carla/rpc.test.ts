/** The client against the server, on loopback. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import t, { type Test } from 'tap'
import type { GoshawkError } from '../../schemas/errors.js'
import { u32 } from './codec.js'
import { carlaMethods } from './methods.js'
import { type Decoded, decodeMsgpack, encodeMsgpack, MsgpackDecoder } from './msgpack.js'
import { carla0915, carla0916 } from './profile.js'
import { RpcClient } from './rpc-client.js'
import { encodeRequest, method } from './rpc-messages.js'
import { RpcServer } from './rpc-server.js'
import { fullBrake } from './structs.js'

const host = '127.0.0.1'
const methods = carlaMethods(carla0915)
const later = carlaMethods(carla0916)
const description = { uid: 1, id: 'sensor.camera.rgb', attributes: [] }
const origin = { location: { x: 0, y: 0, z: 0 }, rotation: { pitch: 0, yaw: 0, roll: 0 } }

async function serve(t: Test) {
  const faults: GoshawkError[] = []
  const server = await RpcServer.listen({ port: 0, onFault: (error) => faults.push(error) })
  t.teardown(() => server.close())
  return { server, faults }
}

async function pairOf(t: Test, timeoutMs = 60_000) {
  const { server, faults } = await serve(t)
  const client = await RpcClient.connect({ host, port: server.port, timeoutMs })
  t.teardown(() => client.close())
  return { server, client, faults }
}

/** A server that is only a socket, for what no server of ours does. */
async function bareServer(t: Test): Promise<{ port: number; accepted: Promise<Socket> }> {
  const server = createServer()
  server.listen(0, host)
  await once(server, 'listening')
  const accepted = once(server, 'connection').then(([socket]) => {
    t.teardown(() => socket.destroy())
    return socket as Socket
  })
  t.teardown(() => server.close())
  return { port: (server.address() as AddressInfo).port, accepted }
}

/** A client that is only a socket: the messages the server sends. */
async function bareClient(t: Test, port: number) {
  const socket = connect({ host, port })
  await once(socket, 'connect')
  t.teardown(() => socket.destroy())
  const decoder = new MsgpackDecoder()
  const queue: Decoded[] = []
  const waiting: ((message: Decoded) => void)[] = []
  socket.on('data', (chunk) =>
    decoder.push(chunk, (message) => {
      const next = waiting.shift()
      if (next) next(message)
      else queue.push(message)
    }),
  )
  const next = () =>
    queue.length > 0 ? Promise.resolve(queue.shift()!) : new Promise<Decoded>((resolve) => waiting.push(resolve))
  return { socket, next }
}

t.test('calls get their results and the reasons why not', async (t) => {
  const { server, client } = await pairOf(t)
  server.on(methods.version, () => '0.9.15')
  server.on(methods.destroyActor, (id) => (id === 42 ? true : { failure: 'unable to destroy actor: not found' }))
  server.on(methods.loadNewEpisode, async (map) =>
    map === 'Town10HD' ? undefined : { failure: `Map '${map}' not found` },
  )
  server.on(methods.applyBatch, (commands) =>
    commands.map((each) => (each.command === 'destroyActor' && each.actor === 42 ? 42 : { failure: 'no' })),
  )
  t.equal(await client.call(methods.version), '0.9.15')
  t.equal(await client.call(methods.destroyActor, 42), true)
  t.equal(await client.call(methods.loadNewEpisode, 'Town10HD', true, 0xffff), undefined)
  await t.rejects(client.call(methods.destroyActor, 7), {
    code: 'call-refused',
    details: { method: 'destroy_actor', reason: 'unable to destroy actor: not found' },
  })
  await t.rejects(client.call(methods.loadNewEpisode, 'X', true, 0), {
    code: 'call-refused',
    details: { reason: "Map 'X' not found" },
  })
  const batch = [42, 7].map((actor) => ({ command: 'destroyActor', actor }) as const)
  t.strictSame(await client.call(methods.applyBatch, batch, false), [42, { failure: 'no' }])
})

t.test('answers in any order find their calls', async (t) => {
  const { server, client } = await pairOf(t)
  const answers = new Map<number, (value: boolean) => void>()
  const allCalled = new Promise<void>((resolve) => {
    server.on(methods.destroyActor, (id) => {
      const answer = new Promise<boolean>((settle) => answers.set(id, settle))
      if (answers.size === 4) resolve()
      return answer
    })
  })
  const calls = [0, 1, 2, 3].map((id) => client.call(methods.destroyActor, id))
  await allCalled
  const settled: number[] = []
  const done = calls.map((call, id) => call.then((value) => settled.push(value ? id : -1)))
  for (const id of [2, 0, 3, 1]) {
    answers.get(id)!(true)
    await done[id]
  }
  t.strictSame(settled, [2, 0, 3, 1])
})

t.test('a wrong number of arguments is told apart, and the other version works', async (t) => {
  const { server, client } = await pairOf(t)
  const camera = {
    id: 43,
    parentId: 42,
    description,
    boundingBox: { location: origin.location, extent: origin.location, rotation: origin.rotation, actorId: 0 },
    semanticTags: new Uint8Array(),
    stream: { streamId: 2, port: server.port, host: undefined },
  }
  server.on(methods.spawnActorWithParent, () => camera)
  await t.rejects(client.call(later.spawnActorWithParent, description, origin, 42, 0, ''), {
    code: 'call-invalid',
    message:
      /C0002: Function 'spawn_actor_with_parent' was called with an invalid number of arguments. Expected: 5, got: 6/,
    details: { arity: true },
  })
  t.strictSame(await client.call(methods.spawnActorWithParent, description, origin, 42, 0), camera)
})

t.test('unknown methods, wrong types and handlers that throw are answered in rpclib words', async (t) => {
  const { server, client } = await pairOf(t)
  await t.rejects(client.call(methods.version), {
    code: 'call-invalid',
    message: "CARLA version: rpclib: server could not find function 'version' with argument count 1.",
    details: { arity: false },
  })
  server.on(methods.destroyActor, () => {
    throw new Error('out of luck')
  })
  await t.rejects(client.call(methods.destroyActor, 1), {
    code: 'call-invalid',
    message: /rpclib: function 'destroy_actor' \(called with 2 arg\(s\)\) threw an exception.*out of luck\.$/,
  })
  const textual = method('destroy_actor', [methods.consoleCommand.args[0]!], u32)
  await t.rejects(client.call(textual, 'x'), { code: 'call-invalid', message: /destroy_actor argument 1: found x/ })
})

t.test('an asynchronous call is run, and its placeholder dropped', async (t) => {
  const { server, client } = await pairOf(t)
  const controls: number[] = []
  server.on(methods.applyControlToVehicle, (id) => void controls.push(id))
  server.on(methods.version, () => '0.9.15')
  client.cast(methods.applyControlToVehicle, 42, fullBrake)
  t.equal(await client.call(methods.version), '0.9.15', 'calls after it are not disturbed')
  t.strictSame(controls, [42])
})

t.test('the placeholder comes at once, with the bytes of the protocol notes', async (t) => {
  const { server, faults } = await serve(t)
  const { socket, next } = await bareClient(t, server.port)
  let release = () => {}
  server.on(methods.applyControlToVehicle, () => new Promise<void>((resolve) => (release = resolve)))
  socket.write(encodeRequest(10, methods.applyControlToVehicle, [42, fullBrake], { async: true }))
  t.strictSame(await next(), decodeMsgpack(Buffer.from('94010ac09192c391ad756e6b6e6f776e206572726f72', 'hex')))
  release()
  server.on(methods.destroyActor, () => {
    throw new Error('out of luck')
  })
  server.on(methods.version, () => '0.9.15')
  socket.write(encodeMsgpack([2, 'destroy_actor', [[false], 7]]))
  socket.write(encodeMsgpack([2, 'destroy_actor', [[false], 'x']]))
  socket.write(encodeMsgpack([1, 2]))
  socket.write(encodeRequest(11, methods.version, []))
  t.strictSame(await next(), [1, 11, null, [[1, '0.9.15']]], 'a notification and other shapes get no answer')
  t.match(faults, [{ message: /out of luck/ }, { message: /destroy_actor argument 1/ }])
})

t.test('an asynchronous call with wrong arguments is answered like any other', async (t) => {
  const { server } = await serve(t)
  const { socket, next } = await bareClient(t, server.port)
  server.on(methods.destroyActor, () => true)
  socket.write(encodeMsgpack([0, 5, 'destroy_actor', [[true], 'x']]))
  t.match(await next(), [1, 5, /threw an exception/, null])
  socket.write(encodeMsgpack([0, 6, 'destroy_actor', [7, 7]]))
  t.match(await next(), [1, 6, /Metadata/, null])
})

t.test('a socket closed in the middle of a call fails every call in flight', async (t) => {
  const { port, accepted } = await bareServer(t)
  const client = await RpcClient.connect({ host, port })
  const calls: Promise<unknown>[] = [client.call(methods.version), client.call(methods.tickCue)]
  const rejected = Promise.all(calls.map((call) => t.rejects(call, { code: 'unavailable' })))
  const socket = await accepted
  await once(socket, 'data')
  socket.write(Buffer.from('94010', 'hex'))
  socket.destroy()
  await rejected
  t.match(await client.closed, { code: 'unavailable' })
  t.equal(client.isOpen, false)
  await t.rejects(client.call(methods.version), { code: 'unavailable' }, 'and every later one')
  t.throws(() => client.cast(methods.version), { code: 'unavailable' })
})

t.test('closing the client fails its calls, twice is once', async (t) => {
  const { server, client } = await pairOf(t)
  server.on(methods.version, () => new Promise<string>(() => {}))
  const rejected = t.rejects(client.call(methods.version), { code: 'unavailable', message: /closed by this client/ })
  await client.close()
  await rejected
  await client.close()
})

t.test('a call that is not answered in time fails, and its late answer is dropped', async (t) => {
  const { server, client } = await pairOf(t)
  let answerLate = (_: string) => {}
  server.on(methods.version, () => new Promise<string>((resolve) => (answerLate = resolve)))
  await t.rejects(client.callWithin(1, methods.version), { code: 'call-timeout', message: /version not answered/ })
  server.on(methods.tickCue, () => {
    answerLate('late')
    return 7
  })
  t.equal(await client.call(methods.tickCue), 7)
  t.equal(await client.call(methods.tickCue), 7)
  t.equal(client.isOpen, true)
})

t.test('a server that speaks something else is unavailable', async (t) => {
  for (const bytes of [
    Buffer.from('HTTP/1.1 400 Bad Request'),
    Buffer.from('940201c0c0', 'hex'),
    Buffer.from('80', 'hex'),
  ]) {
    const { port, accepted } = await bareServer(t)
    const client = await RpcClient.connect({ host, port })
    const rejected = t.rejects(client.call(methods.version), { code: 'unavailable', message: /unreadable/ })
    ;(await accepted).write(bytes)
    await rejected
  }
})

t.test('nobody there is unavailable, and says what to do', async (t) => {
  const { server } = await serve(t)
  const { port } = server
  await server.close()
  await t.rejects(RpcClient.connect({ host, port }), { code: 'unavailable', message: /start the server or give/ })
})

t.test('a port that is taken is port-occupied', async (t) => {
  const { server } = await serve(t)
  await t.rejects(RpcServer.listen({ port: server.port, onFault: () => {} }), { code: 'port-occupied' })
})

t.test('a handler may know who calls, and is told when they are gone', async (t) => {
  const closed: number[] = []
  let tell = () => {}
  const bothClosed = new Promise<void>((resolve) => {
    tell = resolve
  })
  const server = await RpcServer.listen({
    port: 0,
    onFault: () => {},
    onClosed: (caller) => {
      closed.push(caller)
      if (closed.length === 2) tell()
    },
  })
  t.teardown(() => server.close())
  server.onFrom(methods.tickCue, (caller) => caller)
  const [first, second] = [
    await RpcClient.connect({ host, port: server.port }),
    await RpcClient.connect({ host, port: server.port }),
  ]
  t.not(await first.call(methods.tickCue), await second.call(methods.tickCue))
  const callers = [await second.call(methods.tickCue), await first.call(methods.tickCue)]
  await second.close()
  await first.close()
  await bothClosed
  t.strictSame([...closed].sort(), callers.sort())
})

t.test('a client that sends no msgpack is cut off and told of; the others are served', async (t) => {
  const { server, client, faults } = await pairOf(t)
  server.on(methods.version, () => '0.9.15')
  const { socket } = await bareClient(t, server.port)
  const closed = once(socket, 'close')
  socket.write(Buffer.from('80', 'hex'))
  await closed
  t.match(faults, [{ code: 'message-invalid', message: /cut off/ }])
  t.equal(await client.call(methods.version), '0.9.15')
})

t.test('arguments that cannot be sent fail the call alone', async (t) => {
  const { server, client } = await pairOf(t)
  server.on(methods.version, () => '0.9.15')
  await t.rejects(client.call(methods.destroyActor, -1), { code: 'message-invalid' })
  t.equal(await client.call(methods.version), '0.9.15')
})
