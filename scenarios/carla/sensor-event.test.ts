import t from 'tap'
import { carla0916 } from './profile.js'
import { decodeSensorEvent, encodeSensorEvent } from './sensor-event.js'
import { developmentLayout, releaseLayout } from './sensor-header.js'
import { type CarlaActor, carlaStructs, geoLocation, imuReading } from './structs.js'

const zero = { x: 0, y: 0, z: 0 }
const level = { pitch: 0, yaw: 0, roll: 0 }
const header = { sensorType: 5, frame: 7, timestampS: 0.35, transform: { location: zero, rotation: level } }

t.test('readings keep their values, in both layouts', (t) => {
  const place = { latitude: 49.0000001, longitude: 8.4, altitude: 120.5 }
  for (const layout of [releaseLayout, developmentLayout]) {
    const bytes = encodeSensorEvent({ header, value: place }, geoLocation, layout)
    t.strictSame(decodeSensorEvent(bytes, geoLocation, layout), { header, value: place })
  }
  t.end()
})

t.test('a compass that has measured nothing yet is read', (t) => {
  const reading = { accelerometer: { x: 0, y: 0, z: 9.75 }, gyroscope: zero, compass: 1 }
  const bytes = encodeSensorEvent({ header, value: reading }, imuReading)
  t.strictSame(decodeSensorEvent(bytes, imuReading).value, reading)
  new DataView(bytes.buffer).setFloat32(bytes.length - 4, Number.NaN)
  t.strictSame(decodeSensorEvent(bytes, imuReading).value.compass, Number.NaN)
  t.end()
})

t.test('a collision names both actors', (t) => {
  const { collision } = carlaStructs(carla0916)
  const actor = (id: number, name: string): CarlaActor => ({
    id,
    parentId: 0,
    description: { uid: 0, id: name, attributes: [] },
    boundingBox: { location: zero, extent: zero, rotation: level, actorId: id },
    semanticTags: new Uint8Array(),
    stream: undefined,
  })
  const value = {
    self: actor(42, 'vehicle.audi.tt'),
    other: actor(0, 'static.fence'),
    normalImpulse: { ...zero, x: -512 },
  }
  t.strictSame(decodeSensorEvent(encodeSensorEvent({ header, value }, collision), collision), { header, value })
  t.end()
})

t.test('another payload is refused', (t) => {
  const bytes = encodeSensorEvent({ header, value: { latitude: 1, longitude: 2, altitude: 3 } }, geoLocation)
  t.throws(() => decodeSensorEvent(bytes, imuReading), { code: 'message-invalid' })
  t.throws(() => decodeSensorEvent(bytes.subarray(0, 60), geoLocation), { code: 'message-invalid' }, 'cut')
  t.throws(() => decodeSensorEvent(bytes.subarray(0, 48), geoLocation), { code: 'message-invalid' }, 'empty')
  t.end()
})
