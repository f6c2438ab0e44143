import fc from 'fast-check'
import t from 'tap'
import { upright } from '../../schemas/geometry/box3d.js'
import { normalizeQuaternion, rotate } from '../../schemas/geometry/quaternion.js'
import { hitDistance, pickBox } from './pick.js'

const box = { center: { x: 10, y: 0, z: 1 }, size: { length: 4, width: 2, height: 2 }, ...upright(0) }
const ahead = { origin: { x: 0, y: 0, z: 1 }, direction: { x: 1, y: 0, z: 0 } }

t.test('a ray ahead meets the near face', async (t) => {
  t.equal(hitDistance(ahead, box), 8)
  t.ok(Math.abs(hitDistance(ahead, { ...box, ...upright(Math.PI / 2) })! - 9) < 1e-9, 'turned: half a width nearer')
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
  const rotation = fc.record({ w: unit, x: unit, y: unit, z: unit }).map(({ w, ...xyz }) => {
    return normalizeQuaternion({ w: 1 + w, ...xyz })
  })
  fc.assert(
    fc.property(unit, unit, unit, rotation, (a, b, c, rotation) => {
      const { center, size } = box
      const inside = rotate(rotation, { x: a * size.length, y: b * size.width, z: c * size.height })
      const origin = { x: -3, y: 5, z: 30 }
      const direction = {
        x: center.x + inside.x - origin.x,
        y: center.y + inside.y - origin.y,
        z: center.z + inside.z - origin.z,
      }
      const distance = hitDistance({ origin, direction }, { center, size, rotation })
      return distance !== undefined && distance <= 1
    }),
  )
})
