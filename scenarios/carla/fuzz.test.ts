/** Both ends against anything: a typed error or a value, never a crash, and the next call is answered. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import fc from 'fast-check'
import t from 'tap'
import type { GoshawkError } from '../../schemas/errors.js'
import { carlaMethods } from './methods.js'
import { type Decoded, encodeMsgpack, MsgpackDecoder } from './msgpack.js'
import { carla0915, carla0916 } from './profile.js'
import { RpcClient } from './rpc-client.js'
import { encodeRequest, type Method, parseCall, resultOf } from './rpc-messages.js'
import { RpcServer } from './rpc-server.js'

/** Values of the shapes CARLA's structs have, most of them wrong. */
const { value: values } = fc.letrec<{ value: Decoded }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(null, true, false, 0, 1, 42, -1, '', 'version', new Uint8Array(24), new Uint8Array()),
    fc.maxSafeInteger(),
    fc.string({ maxLength: 5 }),
    fc.array(tie('value') as fc.Arbitrary<Decoded>, { maxLength: 12 }),
  ),
}))
const methods = [...Object.values(carlaMethods(carla0915)), ...Object.values(carlaMethods(carla0916))]
const anyMethod = fc.constantFrom(...(methods as readonly Method<readonly unknown[], unknown>[]))

t.test('any result of any method is a value or a typed error', (t) => {
  const codes = ['message-invalid', 'call-invalid', 'call-refused']
  fc.assert(
    fc.property(anyMethod, values, fc.option(values), (method, result, fault) => {
      try {
        resultOf(method, { callId: 1, fault, result })
      } catch (error) {
        assert(codes.includes((error as GoshawkError).code), String(error))
      }
    }),
    { numRuns: 2000 },
  )
  t.end()
})

t.test('any arguments of any method are read or refused as message-invalid, and what is read can be sent', (t) => {
  fc.assert(
    fc.property(anyMethod, fc.array(values, { maxLength: 6 }), (method, params) => {
      let args: unknown[]
      try {
        args = method.args.map((codec, index) => codec.decode(params[index] ?? null, 'argument'))
      } catch (error) {
        return assert.equal((error as GoshawkError).code, 'message-invalid', String(error))
      }
      const request = encodeRequest(1, method, args)
      new MsgpackDecoder().push(request, (message) => assert.equal(parseCall(message)?.name, method.name))
    }),
    { numRuns: 2000 },
  )
  t.end()
})

t.test('a server answers after anything that is msgpack', async (t) => {
  const server = await RpcServer.listen({ port: 0, onFault: () => {} })
  t.teardown(() => server.close())
  for (const method of methods) server.on(method as Method<readonly unknown[], unknown>, () => ({ failure: 'no' }))
  const socket = connect({ host: '127.0.0.1', port: server.port })
  await once(socket, 'connect')
  t.teardown(() => socket.destroy())
  const junk: fc.Arbitrary<Decoded> = fc.oneof(
    values,
    fc.tuple(
      fc.constant(0),
      fc.nat(9),
      anyMethod.map(({ name }) => name),
      fc.array(values, { maxLength: 6 }),
    ),
    fc.tuple(
      fc.constant(0),
      fc.nat(9),
      anyMethod.map(({ name }) => name),
      fc.array(values, { maxLength: 5 }).map((args) => [[false], ...args]),
    ),
  )
  for (const message of fc.sample(junk, 500)) socket.write(encodeMsgpack(message))
  socket.write(encodeMsgpack([0, 0xffff, 'version', [[false]]]))
  const decoder = new MsgpackDecoder()
  await new Promise<void>((resolve) => {
    socket.on('data', (chunk) =>
      decoder.push(chunk, (reply) => {
        if (Array.isArray(reply) && reply[1] === 0xffff) resolve()
      }),
    )
  })
  t.equal(server.connectionCount, 1)
})

t.test('a client fails its call and no more, whatever bytes it gets', async (t) => {
  const answers = fc.sample(fc.uint8Array({ minLength: 1, maxLength: 40 }), 40)
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.once('data', () => socket.end(answers.pop()!))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.close())
  const { port } = server.address() as AddressInfo
  while (answers.length > 0) {
    const client = await RpcClient.connect({ host: '127.0.0.1', port })
    const outcome = await client.call(carlaMethods(carla0915).version).catch((error: unknown) => error)
    t.match(outcome, { code: /unavailable|message-invalid|call-invalid/ })
    await client.close()
  }
})
