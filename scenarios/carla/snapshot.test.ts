/** The byte vectors W1 and W2 of the protocol notes, section 7.4. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import type { GoshawkError } from '../../schemas/errors.js'
import {
  decodeSignId,
  decodeTrafficLight,
  decodeVehicle,
  decodeWalker,
  encodeSignId,
  encodeTrafficLight,
  encodeVehicle,
  encodeWalker,
  kindOfActor,
  type VehicleDetails,
} from './actor-details.js'
import { developmentLayout, releaseLayout } from './sensor-header.js'
import { decodeSnapshot, encodeSnapshot, layoutOfSnapshot, type WorldSnapshot } from './snapshot.js'
import { fullBrake } from './structs.js'

const vehicleRecord =
  '2a000000010000803f000000400000003f000000000000b442000000000000a04000000000000000000000000000000000000000000000000000000000000000000000003f000080be00000000000000000000000000f04102000000000000000000000000000000000000000000000000000000000000'
const header = '1000000000000000e903000000000000000000000000f03f000000000000000000000000000000000000000000000000'
const episode = '88776655443322110000000000000040cdcc4c3d00000000000000000000000000000000'
/** The frames after the four bytes of their size, which belong to the stream. */
const w1 = Buffer.from(header + episode + vehicleRecord, 'hex')
const w2 = Buffer.from(header + episode, 'hex')
const episodeId = 0x1122334455667788n

const zero = { x: 0, y: 0, z: 0 }
const origin = { location: zero, rotation: { pitch: 0, yaw: 0, roll: 0 } }
const vehicle: VehicleDetails = {
  control: { ...fullBrake, throttle: 0.5, steer: -0.25, brake: 0 },
  speedLimitKmh: 30,
  light: 2,
  lightActorId: undefined,
  failure: 0,
}
const empty: WorldSnapshot = {
  header: { sensorType: 16, frame: 1001, timestampS: 1, transform: origin },
  episodeId,
  platformTimestampS: 2,
  deltaSeconds: Math.fround(0.05),
  mapOrigin: zero,
  simulationState: 0,
  actors: [],
}
const withVehicle: WorldSnapshot = {
  ...empty,
  actors: [
    {
      id: 42,
      state: 1,
      transform: { location: { x: 1, y: 2, z: 0.5 }, rotation: { pitch: 0, yaw: 90, roll: 0 } },
      velocity: { x: 5, y: 0, z: 0 },
      angularVelocity: zero,
      acceleration: zero,
      details: encodeVehicle(vehicle),
    },
  ],
}

t.test('W1 and W2: a snapshot with one vehicle, and with none', (t) => {
  t.equal(w1.length, 203)
  t.strictSame(decodeSnapshot(w1, releaseLayout), withVehicle)
  t.equal(Buffer.from(encodeSnapshot(withVehicle)).toString('hex'), w1.toString('hex'))
  t.equal(w2.length, 84)
  t.strictSame(decodeSnapshot(w2, releaseLayout), empty)
  t.equal(Buffer.from(encodeSnapshot(empty)).toString('hex'), w2.toString('hex'))
  t.strictSame(decodeVehicle(decodeSnapshot(w1, releaseLayout).actors[0]!.details, releaseLayout), vehicle)
  t.end()
})

t.test('a snapshot with part of a record is refused', (t) => {
  for (const bytes of [
    w1.subarray(0, 202),
    w1.subarray(0, 85),
    w2.subarray(0, 83),
    w2.subarray(0, 20),
    Buffer.alloc(0),
  ])
    t.throws(() => decodeSnapshot(bytes, releaseLayout), { code: 'message-invalid' }, `${bytes.length} bytes`)
  t.end()
})

t.test('the layout is known by where the episode id is', (t) => {
  t.equal(layoutOfSnapshot(w1, episodeId), releaseLayout)
  t.equal(layoutOfSnapshot(w2, episodeId), releaseLayout)
  const longer = encodeSnapshot(withVehicle, developmentLayout)
  t.equal(longer.length, 88 + 36 + 135)
  t.equal(layoutOfSnapshot(longer, episodeId), developmentLayout)
  t.throws(() => layoutOfSnapshot(w1, episodeId + 1n), { code: 'message-invalid' }, 'another episode')
  t.throws(() => layoutOfSnapshot(w1.subarray(0, 202), episodeId), { code: 'message-invalid' }, 'cut')
  t.throws(() => layoutOfSnapshot(Buffer.alloc(10), episodeId), { code: 'message-invalid' }, 'short')
  t.end()
})

t.test('a snapshot owns its bytes: those of the frame may be reused', (t) => {
  const frame = Buffer.from(w1)
  const snapshot = decodeSnapshot(frame, releaseLayout)
  frame.fill(0xff)
  t.strictSame(snapshot, withVehicle)
  t.end()
})

/** Plain objects, as decoders make. */
const record = <T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(fields, { noNullPrototype: true })
const f32 = fc.float({ noNaN: true, noDefaultInfinity: true })
const u8 = fc.nat(255)
const u32 = fc.nat(0xffffffff)
const vector = record({ x: f32, y: f32, z: f32 })
const transform = record({ location: vector, rotation: record({ pitch: f32, yaw: f32, roll: f32 }) })
const snapshots = record({
  header: record({ sensorType: u8, frame: fc.maxSafeNat(), timestampS: fc.double({ noNaN: true }), transform }),
  episodeId: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  platformTimestampS: fc.double({ noNaN: true }),
  deltaSeconds: f32,
  mapOrigin: record({ x: fc.integer(), y: fc.integer(), z: fc.integer() }),
  simulationState: u32,
  actors: fc.array(
    record({
      id: u32,
      state: u8,
      transform,
      velocity: vector,
      angularVelocity: vector,
      acceleration: vector,
      details: fc.uint8Array({ minLength: 54, maxLength: 54 }),
    }),
    { maxLength: 3 },
  ),
})

t.test('what is written is read, in both layouts', (t) => {
  fc.assert(
    fc.property(snapshots, fc.constantFrom(releaseLayout, developmentLayout), (snapshot, layout) => {
      const bytes = encodeSnapshot(snapshot, layout)
      assert.deepStrictEqual(decodeSnapshot(bytes, layout), snapshot)
      assert.equal(layoutOfSnapshot(bytes, snapshot.episodeId), layout)
    }),
    { numRuns: 50 },
  )
  t.end()
})

t.test('any bytes are a snapshot or message-invalid', (t) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      try {
        decodeSnapshot(bytes, releaseLayout)
      } catch (error) {
        assert.equal((error as GoshawkError).code, 'message-invalid')
      }
    }),
    { numRuns: 200 },
  )
  t.end()
})

t.test('the details of every kind of actor keep their values', (t) => {
  for (const layout of [releaseLayout, developmentLayout]) {
    const warned = { ...vehicle, lightActorId: 7, failure: 3 }
    t.strictSame(decodeVehicle(encodeVehicle(warned, layout), layout), warned)
  }
  const steered = { ...vehicle, control: undefined }
  t.strictSame(decodeVehicle(encodeVehicle(steered, developmentLayout), developmentLayout), steered, 'by Ackermann')
  const walker = { direction: { x: 0, y: 1, z: 0 }, speedMps: 1.5, isJumping: true }
  t.strictSame(decodeWalker(encodeWalker(walker)), walker)
  const light = {
    signId: '967',
    greenS: 10,
    yellowS: 3,
    redS: 2,
    elapsedS: 0.5,
    poleIndex: 1,
    isFrozen: true,
    light: 1,
  }
  t.strictSame(decodeTrafficLight(encodeTrafficLight(light)), light)
  t.equal(decodeSignId(encodeSignId('x'.repeat(40))), 'x'.repeat(32), 'an id that fills its field has no NUL')
  t.end()
})

t.test('the offsets of a vehicle and a light are those of the notes', (t) => {
  const details = encodeVehicle({ ...vehicle, lightActorId: 0x01020304, failure: 2 })
  t.strictSame([...details.subarray(19, 30)], [0, 0, 0xf0, 0x41, 2, 1, 4, 3, 2, 1, 2])
  const typed = encodeVehicle({ ...vehicle, lightActorId: 0x01020304, failure: 2 }, developmentLayout)
  t.strictSame([...typed.subarray(25, 36)], [0, 0, 0xf0, 0x41, 2, 1, 4, 3, 2, 1, 2])
  const light = encodeTrafficLight({
    signId: '9',
    greenS: 0,
    yellowS: 0,
    redS: 0,
    elapsedS: 0,
    poleIndex: 5,
    isFrozen: false,
    light: 3,
  })
  t.strictSame([light[0], light[1], light[48], light[52], light[53]], [0x39, 0, 5, 0, 3])
  t.end()
})

t.test('the kind of an actor is in its description', (t) => {
  const kinds = [
    'vehicle.audi.tt',
    'walker.pedestrian.0001',
    'traffic.traffic_light',
    'traffic.stop',
    'sensor.other.imu',
  ]
  t.strictSame(kinds.map(kindOfActor), ['vehicle', 'walker', 'traffic-light', 'traffic-sign', 'other'])
  t.end()
})
