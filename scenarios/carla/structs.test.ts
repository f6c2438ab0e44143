/** The byte vectors S1 to S14, T1 and T2 of the protocol notes, sections 7.3 and 7.4. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import type { Codec } from './codec.js'
import { commandCodec } from './commands.js'
import { decodeMsgpack, encodeMsgpack } from './msgpack.js'
import { vehiclePhysics } from './physics.js'
import { attributeTypes, carla0915, carla0916, profileOfVersion } from './profile.js'
import {
  actorAttribute,
  type CarlaActor,
  type CarlaTransform,
  carlaStructs,
  defaultEpisodeSettings,
  defaultWeather,
  describeActor,
  type EpisodeSettings,
  episodeSettings,
  fullBrake,
  mapInfo,
  transform,
  vehicleControl,
  weatherParameters,
} from './structs.js'
import { decodeToken, encodeToken } from './token.js'

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const bytesOf = (hex: string) => Buffer.from(hex, 'hex')

const zero = { x: 0, y: 0, z: 0 }
const level = { pitch: 0, yaw: 0, roll: 0 }
const t1: CarlaTransform = { location: { x: 1, y: 2, z: 0.5 }, rotation: { pitch: 0, yaw: 90, roll: 0 } }
const control = { ...fullBrake, throttle: 0.5, steer: -0.25, brake: 0 }
const box = { location: { x: 0, y: 0, z: 0.75 }, extent: { x: 2.25, y: 1, z: 0.75 }, rotation: level, actorId: 0 }

/** These bytes are this value, read and written. */
function vector<T>(name: string, hex: string, codec: Codec<T>, value: T) {
  t.test(name, (t) => {
    t.equal(hexOf(encodeMsgpack(codec.encode(value))), hex)
    t.strictSame(codec.decode(decodeMsgpack(bytesOf(hex)), name), value)
    t.end()
  })
}

const s1 = '9bc2c291c2c3cb3f847ae147ae147b0aca00000000c3ca453b8000ca44fa0000c3'
vector('S1 default settings', s1, episodeSettings, defaultEpisodeSettings)
vector(
  'S2 settings, synchronous at 0.05 s',
  '9bc3c292c3cb3fa999999999999ac3cb3f847ae147ae147b0aca00000000c3ca453b8000ca44fa0000c3',
  episodeSettings,
  { ...defaultEpisodeSettings, synchronousMode: true, fixedDeltaSeconds: 0.05 },
)
vector('S3 transform', '9293ca3f800000ca40000000ca3f00000093ca00000000ca42b40000ca00000000', transform, t1)
const s4 = '9393ca00000000ca00000000ca3f40000093ca40100000ca3f800000ca3f40000093ca00000000ca00000000ca00000000'
vector('S4 bounding box of 0.9.15', s4, carlaStructs(carla0915).boundingBox, box)
vector(
  'S5 bounding box of 0.9.16',
  '9493ca00000000ca00000000ca3f40000093ca40100000ca3f800000ca3f40000093ca00000000ca00000000ca000000002a',
  carlaStructs(carla0916).boundingBox,
  { ...box, actorId: 42 },
)
vector('S6 vehicle control', '97ca3f000000cabe800000ca00000000c2c2c200', vehicleControl, control)
const vehicle: CarlaActor = {
  id: 42,
  parentId: 0,
  description: { uid: 12, id: 'vehicle.tesla.model3', attributes: [] },
  boundingBox: box,
  semanticTags: Uint8Array.of(14),
  stream: undefined,
}
vector(
  'S7 actor without a stream',
  '962a00930cb476656869636c652e7465736c612e6d6f64656c33909393ca00000000ca00000000ca3f40000093ca40100000ca3f800000ca3f40000093ca00000000ca00000000ca00000000c4010ec400',
  carlaStructs(carla0915).actor,
  vehicle,
)
vector(
  'S8 actor with a stream',
  '962b2a9305b173656e736f722e63616d6572612e7267629193ac696d6167655f73697a655f7801a4313630309393ca00000000ca00000000ca0000000093ca00000000ca00000000ca0000000093ca00000000ca00000000ca00000000c400c41802000000d107010000000000000000000000000000000000',
  carlaStructs(carla0915).actor,
  {
    id: 43,
    parentId: 42,
    description: {
      uid: 5,
      id: 'sensor.camera.rgb',
      attributes: [{ id: 'image_size_x', type: 1, value: '1600' }],
    },
    boundingBox: { location: zero, extent: zero, rotation: level, actorId: 0 },
    semanticTags: new Uint8Array(),
    stream: { streamId: 2, port: 2001, host: undefined },
  },
)
vector(
  'S9 map',
  '92b34361726c612f4d6170732f546f776e31304844919293ca3f800000ca40000000ca3f00000093ca00000000ca42b40000ca00000000',
  mapInfo,
  { name: 'Carla/Maps/Town10HD', spawnPoints: [t1] },
)
vector('S10 attribute', '96a5636f6c6f7204a73235352c302c3091a73235352c302c30c3c2', actorAttribute, {
  id: 'color',
  type: attributeTypes(carla0915).rgbColor,
  value: '255,0,0',
  recommendedValues: ['255,0,0'],
  isModifiable: true,
  restrictToRecommended: false,
})
t.test('S11 default weather', (t) => {
  const hex =
    '9eca00000000ca00000000ca00000000ca00000000ca00000000ca00000000ca00000000ca00000000ca00000000ca00000000ca00000000ca00000000ca3d0793deca00000000'
  t.equal(hexOf(encodeMsgpack(weatherParameters.encode(defaultWeather))), hex)
  const decoded = weatherParameters.decode(decodeMsgpack(bytesOf(hex)), 'weather')
  t.strictSame(decoded, { ...defaultWeather, rayleighScatteringScale: Math.fround(0.0331) })
  t.end()
})
vector('S12 command to destroy', '919201912a', commandCodec(carla0915), { command: 'destroyActor', actor: 42 })
vector('S13 command to drive', '919202922a97ca3f000000cabe800000ca00000000c2c2c200', commandCodec(carla0915), {
  command: 'applyVehicleControl',
  actor: 42,
  control,
})

t.test('S14 settings of a server before 0.9.15 lack the last field, and get its default', (t) => {
  const older = bytesOf(`9a${s1.slice(2, -2)}`)
  t.equal(episodeSettings.decode(decodeMsgpack(older), 'settings').spectatorAsEgo, true)
  t.end()
})

t.test('T1 and T2: tokens without and with an address', (t) => {
  const plain = '01000000d107010000000000000000000000000000000000'
  t.strictSame(decodeToken(bytesOf(plain)), { streamId: 1, port: 2001, host: undefined })
  t.equal(hexOf(encodeToken({ streamId: 1, port: 2001, host: undefined })), plain)
  const addressed = '05000000d30701010a000007000000000000000000000000'
  t.strictSame(decodeToken(bytesOf(addressed)), { streamId: 5, port: 2003, host: '10.0.0.7' })
  t.equal(hexOf(encodeToken({ streamId: 5, port: 2003, host: '10.0.0.7' })), addressed)
  const sixth = bytesOf(`05000000d3070102${'20010db8000000000000000000000001'}`)
  t.equal(decodeToken(sixth).host, '2001:db8:0:0:0:0:0:1')
  t.throws(() => encodeToken({ streamId: 5, port: 1, host: '::1' }), { code: 'message-invalid' })
  for (const [offset, value] of [
    [6, 2],
    [7, 3],
  ] as const) {
    const broken = bytesOf(plain)
    broken[offset] = value
    t.throws(() => decodeToken(broken), { code: 'message-invalid' })
  }
  t.throws(() => decodeToken(new Uint8Array(23)), { code: 'message-invalid' })
  t.end()
})

t.test('longer structs of a later version are read as far as they are known', (t) => {
  const withTimestamp = decodeMsgpack(bytesOf('98ca3f000000cabe800000ca00000000c2c2c200ca00000000'))
  t.strictSame(vehicleControl.decode(withTimestamp, 'control'), control)
  t.end()
})

t.test('a message says where it is wrong', (t) => {
  const message = (codec: Codec<unknown>, value: Parameters<Codec<unknown>['decode']>[0]) => {
    try {
      codec.decode(value, 'here')
      return 'decoded'
    } catch (error) {
      return (error as Error).message
    }
  }
  t.equal(message(transform, [[1, 2, 'x'], []]), 'here.location.z: found x; expected a finite number')
  t.match(
    message(transform, [[1, 2, 3]]),
    /here: found an array; expected Transform with 2 fields, rotation is missing/,
  )
  t.match(message(vehicleControl, [Number.NaN]), /here\.throttle: found NaN; expected a finite number/)
  t.match(message(vehicleControl, [0, 0, 0, 0]), /here\.handBrake: found 0; expected true or false/)
  t.match(message(carlaStructs(carla0915).actor, null), /here: found null; expected Actor as an array of 6/)
  t.match(message(commandCodec(carla0915), [[99, []]]), /here: command 99; expected 0 to 21/)
  t.end()
})

t.test('what cannot be sent is refused before it is', (t) => {
  const settings = (changed: Partial<EpisodeSettings>) =>
    episodeSettings.encode({ ...defaultEpisodeSettings, ...changed })
  t.throws(() => settings({ maxSubsteps: 1.5 }), { code: 'message-invalid' })
  t.throws(() => settings({ fixedDeltaSeconds: Number.NaN }), { code: 'message-invalid' })
  t.throws(() => vehicleControl.encode({ ...control, throttle: 1e39 }), { code: 'message-invalid' }, 'too large')
  t.end()
})

t.test('a spawn in a batch has the fields of its version', (t) => {
  const spawn = {
    command: 'spawnActor',
    description: { uid: 12, id: 'vehicle.tesla.model3', attributes: [] },
    transform: t1,
    parent: undefined,
    attachment: 0,
    socketName: '',
    after: [{ command: 'setAutopilot', actor: 0, enabled: true }],
  } as const
  for (const [profile, fields] of [
    [carla0915, 4],
    [carla0916, 6],
  ] as const) {
    const codec = commandCodec(profile)
    const decoded = decodeMsgpack(encodeMsgpack(codec.encode(spawn)))
    t.match(decoded, [[0, { length: fields }]])
    t.strictSame(codec.decode(decoded, 'command'), spawn)
  }
  t.end()
})

t.test('physics of a vehicle keep their values', (t) => {
  const number = fc.float({ noNaN: true, noDefaultInfinity: true })
  const plain = { noNullPrototype: true }
  const vector = fc.record({ x: number, y: number, z: number }, plain)
  const wheel = fc.record(
    {
      tireFriction: number,
      dampingRate: number,
      maxSteerAngle: number,
      radius: number,
      maxBrakeTorque: number,
      maxHandBrakeTorque: number,
      lateralStiffnessMaxLoad: number,
      lateralStiffness: number,
      longitudinalStiffness: number,
      position: vector,
    },
    plain,
  )
  fc.assert(
    fc.property(number, vector, fc.array(wheel, { maxLength: 4 }), fc.boolean(), (value, place, wheels, flag) => {
      const physics = {
        torqueCurve: [{ x: value, y: 1 }],
        maxRpm: value,
        momentOfInertia: 1,
        dampingRateFullThrottle: 0,
        dampingRateZeroThrottleClutchEngaged: 0,
        dampingRateZeroThrottleClutchDisengaged: 0,
        useGearAutobox: flag,
        gearSwitchTime: 0,
        clutchStrength: 0,
        finalRatio: 4,
        forwardGears: [{ ratio: 1, downRatio: 0.5, upRatio: value }],
        mass: 1500,
        dragCoefficient: value,
        centerOfMass: place,
        steeringCurve: [],
        wheels,
        useSweepWheelCollision: !flag,
      }
      const decoded = vehiclePhysics.decode(decodeMsgpack(encodeMsgpack(vehiclePhysics.encode(physics))), 'physics')
      assert.deepStrictEqual(decoded, physics)
    }),
    { numRuns: 30 },
  )
  t.end()
})

t.test('a description has all attributes of its blueprint, with their types, and no others', (t) => {
  const attribute = (id: string, type: number, value: string) => ({
    id,
    type,
    value,
    recommendedValues: [],
    isModifiable: true,
    restrictToRecommended: false,
  })
  const definition = {
    uid: 5,
    id: 'sensor.camera.rgb',
    tags: 'sensor,camera,rgb',
    attributes: [attribute('image_size_x', 2, '800'), attribute('fov', 3, '90.0')],
  }
  t.strictSame(describeActor(definition, { image_size_x: '1600' }), {
    uid: 5,
    id: 'sensor.camera.rgb',
    attributes: [
      { id: 'image_size_x', type: 2, value: '1600' },
      { id: 'fov', type: 3, value: '90.0' },
    ],
  })
  t.throws(() => describeActor(definition, { colour: 'red' }), {
    code: 'config-invalid',
    message: 'blueprint sensor.camera.rgb has no attribute "colour"; it has image_size_x, fov',
  })
  t.end()
})

t.test('0.9.15 and 0.9.16 are spoken, in releases and builds; other versions are refused', (t) => {
  t.equal(profileOfVersion('0.9.15'), carla0915)
  t.equal(profileOfVersion('0.9.16-12-g1a2b3c4-dirty'), carla0916)
  for (const version of ['0.9.14', '0.9.150', '0.10.0', 'UE5', ''])
    t.throws(() => profileOfVersion(version), { code: 'config-invalid' }, version)
  t.end()
})
