import t from 'tap'
import { normalizeQuaternion, quaternionFromYaw, rotate, yawOf } from './quaternion.js'

t.test('a quarter turn about z takes x to y', (t) => {
  const p = rotate(quaternionFromYaw(Math.PI / 2), { x: 1, y: 0, z: 0 })
  t.ok(Math.abs(p.x) < 1e-15 && Math.abs(p.y - 1) < 1e-15)
  t.end()
})
t.test('yaw survives the way through a quaternion', (t) => {
  for (const yaw of [-3, -1, 0, 0.5, 3]) t.ok(Math.abs(yawOf(quaternionFromYaw(yaw)) - yaw) < 1e-12)
  t.end()
})
t.test('a zero quaternion has no direction', (t) => {
  t.ok(Number.isNaN(normalizeQuaternion({ w: 0, x: 0, y: 0, z: 0 }).w))
  t.end()
})
