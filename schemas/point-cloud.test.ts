import t from 'tap'
import { quaternionFromYaw } from './geometry/quaternion.js'
import { packPoints } from './point-cloud.js'

t.test('points travel in the ego frame, to the centimetre; what has no place in 16 bits is left out', (t) => {
  const egoFromSensor = { translation: { x: 1, y: 0, z: 2 }, rotation: quaternionFromYaw(Math.PI / 2) }
  const points = Float32Array.from([3, 0, -1, 7, 0, 400, 0, 0, 7, 0, Number.NaN, 0, 0, 7, 0, 0.004, -5.126, 0, 7, 0])
  const bytes = packPoints(points, 5, egoFromSensor)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const numbers = Array.from({ length: bytes.byteLength / 2 }, (_, i) => view.getInt16(2 * i, true))
  t.strictSame(numbers, [100, 300, 100, 613, 0, 200], 'a quarter turn left of the sensor is ahead of the car')
  t.equal(packPoints(new Float32Array(0), 5, egoFromSensor).byteLength, 0)
  t.equal(packPoints(points.subarray(0, 7), 5, egoFromSensor).byteLength, 6, 'a point that is cut off is none')
  t.end()
})
