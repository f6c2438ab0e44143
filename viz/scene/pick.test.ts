import fc from 'fast-check'
import t from 'tap'
import { hitDistance, pickBox } from './pick.js'

const box = { center: { x: 10, y: 0, z: 1 }, size: { length: 4, width: 2, height: 2 }, yawRad: 0 }
const ahead = { origin: { x: 0, y: 0, z: 1 }, direction: { x: 1, y: 0, z: 0 } }

t.test('a ray ahead meets the near face', async (t) => {
  t.equal(hitDistance(ahead, box), 8)
  t.ok(Math.abs(hitDistance(ahead, { ...box, yawRad: Math.PI / 2 })! - 9) < 1e-9, 'turned: half a width nearer')
  t.equal(hitDistance({ ...ahead, direction: { x: -1, y: 0, z: 0 } }, box), undefined, 'behind')
  t.equal(hitDistance({ ...ahead, origin: { x: 10, y: 0, z: 1 } }, box), 0, 'from inside')
  t.equal(hitDistance({ ...ahead, origin: { x: 0, y: 1.2, z: 1 } }, box), undefined)
  t.equal(hitDistance({ ...ahead, origin: { x: 0, y: 1.2, z: 1 } }, box, 0.3), 7.7, 'small things are easier to hit')
})

t.test('the nearest box is picked', async (t) => {
  const far = { ...box, center: { x: 20, y: 0, z: 1 } }
  t.equal(pickBox(ahead, [far, box]), box)
  t.equal(pickBox({ ...ahead, direction: { x: 0, y: 1, z: 0 } }, [far, box]), undefined)
})

t.test('aimed at any point inside a box, a ray hits it', async () => {
  const unit = fc.double({ min: -0.49, max: 0.49, noNaN: true })
  const yaw = fc.double({ min: -3.1, max: 3.1, noNaN: true })
  fc.assert(
    fc.property(unit, unit, unit, yaw, (a, b, c, yawRad) => {
      const turned = { ...box, yawRad }
      const x = a * box.size.length
      const y = b * box.size.width
      const point = {
        x: box.center.x + Math.cos(yawRad) * x - Math.sin(yawRad) * y,
        y: box.center.y + Math.sin(yawRad) * x + Math.cos(yawRad) * y,
        z: box.center.z + c * box.size.height,
      }
      const origin = { x: -3, y: 5, z: 30 }
      const direction = { x: point.x - origin.x, y: point.y - origin.y, z: point.z - origin.z }
      const distance = hitDistance({ origin, direction }, turned)
      return distance !== undefined && distance <= 1
    }),
  )
})
