/** The byte vectors R1 to R12 and P1 to P12 of the protocol notes, sections 7.1 and 7.2. */
import t from 'tap'
import { carlaMethods } from './methods.js'
import { decodeMsgpack, MsgpackDecoder } from './msgpack.js'
import { carla0915, carla0916 } from './profile.js'
import {
  encodeFault,
  encodePlaceholder,
  encodeReply,
  encodeRequest,
  faultTexts,
  type Method,
  parseCall,
  parseReply,
  resultOf,
  type Signature,
} from './rpc-messages.js'
import type { ActorDescription, CarlaTransform, VehicleControl } from './structs.js'

const methods = carlaMethods(carla0915)
const t1: CarlaTransform = { location: { x: 1, y: 2, z: 0.5 }, rotation: { pitch: 0, yaw: 90, roll: 0 } }
const control: VehicleControl = {
  throttle: 0.5,
  steer: -0.25,
  brake: 0,
  handBrake: false,
  reverse: false,
  manualGearShift: false,
  gear: 0,
}
const camera = (type: number): ActorDescription => ({
  uid: 5,
  id: 'sensor.camera.rgb',
  attributes: [{ id: 'image_size_x', type, value: '1600' }],
})

/** Encoded, the request is these bytes; decoded by a server, they are the method and its arguments. */
function request<Args extends readonly unknown[], R>(
  name: string,
  hex: string,
  callId: number,
  method: Method<Args, R>,
  args: Args,
  { async = false } = {},
) {
  t.test(`request ${name} ${method.name}`, (t) => {
    t.equal(encodeRequest(callId, method, args, { async }).toString('hex'), hex)
    const call = parseCall(decodeMsgpack(Buffer.from(hex, 'hex')))!
    t.equal(call.callId, callId)
    t.equal(call.name, method.name)
    t.strictSame(call.params[0], [async])
    t.strictSame(
      call.params.slice(1).map((param, index) => method.args[index]!.decode(param, `argument ${index}`)),
      args,
    )
    t.end()
  })
}

request('R1', '940001a776657273696f6e9191c2', 1, methods.version, [])
request('R2', '940002b06765745f657069736f64655f696e666f9191c2', 2, methods.getEpisodeInfo, [])
request('R3', '940003b06765745f73656e736f725f746f6b656e9291c201', 3, methods.getSensorToken, [1])
request('R4', '940007a87469636b5f6375659191c2', 7, methods.tickCue, [])
request('R5', '9400cd012cad64657374726f795f6163746f729291c22a', 300, methods.destroyActor, [42])
request(
  'R6',
  '94000ab86170706c795f636f6e74726f6c5f746f5f76656869636c659391c32a97ca3f000000cabe800000ca00000000c2c2c200',
  10,
  methods.applyControlToVehicle,
  [42, control],
  { async: true },
)
request('R7', '94000bb06c6f61645f6e65775f657069736f64659491c2a8546f776e31304844c3cdffff', 11, methods.loadNewEpisode, [
  'Town10HD',
  true,
  0xffff,
])
request('R8', '94000cb06765745f6163746f72735f62795f69649291c293012acd012c', 12, methods.getActorsById, [[1, 42, 300]])
request('R9', '94000dab6170706c795f62617463689391c290c3', 13, methods.applyBatch, [[], true])
request(
  'R10',
  '940013ab737061776e5f6163746f729391c2930cb476656869636c652e7465736c612e6d6f64656c33909293ca3f800000ca40000000ca3f00000093ca00000000ca42b40000ca00000000',
  19,
  methods.spawnActor,
  [{ uid: 12, id: 'vehicle.tesla.model3', attributes: [] }, t1],
)
request(
  'R11',
  '940014b7737061776e5f6163746f725f776974685f706172656e749591c29305b173656e736f722e63616d6572612e7267629193ac696d6167655f73697a655f7801a4313630309293ca3f800000ca40000000ca3f00000093ca00000000ca42b40000ca000000002a00',
  20,
  methods.spawnActorWithParent,
  [camera(1), t1, 42, 0],
)
request(
  'R12',
  '940014b7737061776e5f6163746f725f776974685f706172656e749691c29305b173656e736f722e63616d6572612e7267629193ac696d6167655f73697a655f7802a4313630309293ca3f800000ca40000000ca3f00000093ca00000000ca42b40000ca000000002a00a0',
  20,
  carlaMethods(carla0916).spawnActorWithParent,
  [camera(2), t1, 42, 0, ''],
)

const episodeToken = { streamId: 1, port: 2001, host: undefined }
const p1 = '940101c0919201a6302e392e3135'
const p2 = '940107c0919201cd03e9'
const p3 = '9401cd012cc0919201c3'
const p12 = '94010dc0929192012a91920091d922756e61626c6520746f2064657374726f79206163746f723a206e6f7420666f756e64'

/** Decoded, the reply is this result; encoded by a server, the result is these bytes. */
function reply<R>(name: string, hex: string, callId: number, method: Signature<R>, result: R) {
  t.test(`reply ${name} to ${method.name}`, (t) => {
    const parsed = parseReply(decodeMsgpack(Buffer.from(hex, 'hex')))
    t.equal(parsed.callId, callId)
    t.strictSame(resultOf(method, parsed), result)
    t.equal(encodeReply(callId, method, result).toString('hex'), hex)
    t.end()
  })
}

reply('P1', p1, 1, methods.version, '0.9.15')
reply('P2', p2, 7, methods.tickCue, 1001)
reply('P3', p3, 300, methods.destroyActor, true)
reply('P4', '94010bc09191c2', 11, methods.loadNewEpisode, undefined)
reply(
  'P10',
  '940102c091920192cf112233445566778891c41801000000d107010000000000000000000000000000000000',
  2,
  methods.getEpisodeInfo,
  { id: 0x1122334455667788n, token: episodeToken },
)
reply(
  'P11',
  '940103c091920191c41801000000d107010000000000000000000000000000000000',
  3,
  methods.getSensorToken,
  episodeToken,
)
reply('P12', p12, 13, methods.applyBatch, [42, { failure: 'unable to destroy actor: not found' }])

t.test('replies P5 and P6: what the world refuses is call-refused with its reason', (t) => {
  const cases: [string, number, Signature<unknown>, string][] = [
    ['94010bc09192c391b14d617020275827206e6f7420666f756e64', 11, methods.loadNewEpisode, "Map 'X' not found"],
    ['940105c091920091b1657069736f6465206e6f74207265616479', 5, methods.getMapInfo, 'episode not ready'],
  ]
  for (const [hex, callId, method, reason] of cases) {
    const parsed = parseReply(decodeMsgpack(Buffer.from(hex, 'hex')))
    t.throws(() => resultOf(method, parsed), { code: 'call-refused', details: { reason, method: method.name } })
    t.equal(encodeReply(callId, method, { failure: reason }).toString('hex'), hex)
  }
  t.end()
})

t.test('replies P7 and P8: the placeholders of asynchronous calls', (t) => {
  t.equal(
    encodePlaceholder(10, methods.applyControlToVehicle).toString('hex'),
    '94010ac09192c391ad756e6b6e6f776e206572726f72',
  )
  t.equal(encodePlaceholder(5, methods.getMapInfo).toString('hex'), '940105c091920091ad756e6b6e6f776e206572726f72')
  t.end()
})

t.test('reply P9: a method the server does not have is call-invalid', (t) => {
  const hex =
    '940105d9437270636c69623a2073657276657220636f756c64206e6f742066696e642066756e6374696f6e2027666f6f27207769746820617267756d656e7420636f756e7420312ec0'
  const parsed = parseReply(decodeMsgpack(Buffer.from(hex, 'hex')))
  t.throws(() => resultOf(methods.version, parsed), { code: 'call-invalid', details: { arity: false } })
  t.equal(encodeFault(5, faultTexts.unknownMethod('foo', 1)).toString('hex'), hex)
  t.end()
})

t.test('a wrong number of arguments is told apart, so that a caller can try the other version', (t) => {
  const fault = faultTexts.arity('spawn_actor_with_parent', 5, 6)
  t.throws(() => resultOf(methods.spawnActorWithParent, { callId: 1, fault, result: null }), {
    code: 'call-invalid',
    details: { arity: true, method: 'spawn_actor_with_parent' },
  })
  t.end()
})

t.test('replies cut anywhere and in any order are read', (t) => {
  const callIds = (chunks: Iterable<Uint8Array>) => {
    const decoder = new MsgpackDecoder()
    const ids: number[] = []
    for (const chunk of chunks) decoder.push(chunk, (message) => ids.push(parseReply(message).callId))
    return ids
  }
  const bytes = Buffer.from(p1 + p2, 'hex')
  t.strictSame(callIds([...bytes].map((byte) => Uint8Array.of(byte))), [1, 7])
  t.strictSame(callIds([Buffer.from(p2, 'hex'), Buffer.from(p1, 'hex')]), [7, 1])
  const batch = Buffer.from(p12, 'hex')
  t.strictSame(callIds([batch.subarray(0, 25), Buffer.concat([batch.subarray(25), Buffer.from(p3, 'hex')])]), [13, 300])
  t.end()
})

t.test('messages of other shapes are no replies, and no calls', (t) => {
  for (const message of [null, 7, [], [0, 1, null, null], [1, 'x', null, null]])
    t.throws(() => parseReply(message), { code: 'message-invalid' })
  for (const message of [null, 7, [], [0, 1], [0, 1, 'version', [], 5], [0, 1, 2, []], [0, null, 'version', []]])
    t.equal(parseCall(message), undefined)
  t.strictSame(parseCall([2, 'version', [[false]]]), { callId: undefined, name: 'version', params: [[false]] })
  t.end()
})
