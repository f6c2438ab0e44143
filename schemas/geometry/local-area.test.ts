import fc from 'fast-check'
import t from 'tap'
import { globalArea, localAreas, signedAreaM2 } from './local-area.js'
import { quaternionFromYaw } from './quaternion.js'

const at = (x: number, y: number, yawRad = 0) => ({ translation: { x, y, z: 3 }, rotation: quaternionFromYaw(yawRad) })
const near = (found: readonly number[] | undefined, expected: readonly number[]) =>
  found?.length === expected.length && found.every((value, i) => Math.abs(value - expected[i]!) < 1e-9)
const square = (x: number, y: number, sideM: number) => [x, y, x + sideM, y, x + sideM, y + sideM, x, y + sideM]

t.test('an area comes in the frame of the car, cut with its holes where the neighbourhood ends', async (t) => {
  const road = globalArea([[100, 198, 300, 198, 300, 206, 100, 206], square(145, 199, 10), square(210, 199, 2)])
  const [area, ...others] = localAreas([road], at(100, 200), 50)
  t.same(others, [])
  t.equal(area!.rings.length, 2, 'the hole out of reach is gone')
  const [border, hole] = area!.rings.map(({ xy }) => xy)
  t.ok(Math.abs(signedAreaM2(border!) - 50 * 8) < 1e-9)
  t.ok(border!.every((value, i) => (i % 2 === 0 ? value >= 0 && value <= 50 : value >= -2 && value <= 6)))
  t.ok(Math.abs(signedAreaM2(hole!) - 5 * 10) < 1e-9, 'cut in half')
  const [turned] = localAreas([globalArea([square(100, 200, 4)])], at(100, 200, Math.PI / 2), 50)
  t.ok(near(turned!.rings[0]!.xy, [0, 0, 0, -4, 4, -4, 4, 0]), String(turned!.rings[0]!.xy))
})

t.test('an area all around fills the neighbourhood; one beside it, or past its corner, is none', async (t) => {
  const [all] = localAreas([globalArea([square(-500, -500, 1000)])], at(3, 4), 20)
  t.ok(Math.abs(signedAreaM2(all!.rings[0]!.xy) - 40 * 40) < 1e-9)
  t.same(localAreas([globalArea([square(30, 0, 5)])], at(0, 0), 20), [])
  t.same(localAreas([globalArea([[0, 45, 45, 0, 45, 45]])], at(0, 0), 20), [])
})

t.test('points on the line between their neighbours are left out, corners and bends stay', async (t) => {
  const straight = Array.from({ length: 11 }, (_, i) => [i, 0.01 * (i % 2)]).flat()
  t.same(globalArea([[...straight, 10, 3, 0, 3, 0, 0]]).rings, [[0, 0, 10, 0, 10, 3, 0, 3]])
  const circle = Array.from({ length: 360 }, (_, i) => {
    const angle = (i / 180) * Math.PI
    return [20 * Math.cos(angle), 20 * Math.sin(angle)]
  }).flat()
  const [ring] = globalArea([circle]).rings
  t.ok(ring!.length < circle.length / 4, `${ring!.length / 2} points`)
  t.ok(Math.abs(signedAreaM2(ring!) / (Math.PI * 400) - 1) < 0.01)
})

t.test('wherever the car is, what is left lies around it and is no larger than the whole or the square', async () => {
  const number = (max: number) => fc.double({ min: -max, max, noNaN: true })
  fc.assert(
    fc.property(number(30), number(30), number(4), number(15), number(15), (x, y, yaw, dx, dy) => {
      // Any quadrilateral around the origin of its own frame is simple.
      const kite = globalArea([[-20, dy, dx, -25, 30, dy, dx, 18]])
      const reachM = 12
      const [area] = localAreas([kite], at(x, y, yaw), reachM)
      const cutM2 = Math.abs(signedAreaM2(area?.rings[0]?.xy ?? []))
      const { length: points = 0 } = area?.rings[0]?.xy ?? []
      const isInside = (area?.rings[0]?.xy ?? []).every((value) => Math.abs(value) <= reachM + 1e-9)
      const [whole] = localAreas([kite], at(x, y, yaw), 500)
      return (
        isInside &&
        points % 2 === 0 &&
        cutM2 <= 4 * reachM ** 2 + 1e-6 &&
        cutM2 <= Math.abs(signedAreaM2(whole!.rings[0]!.xy)) + 1e-6
      )
    }),
  )
})
