import fc from 'fast-check'
import t from 'tap'
import { legsM, measureText, placeText, sumM } from '../store/measure.js'
import { groundAt, groundReachM } from './ground-pick.js'

t.test('a ray meets the ground where the line does', async (t) => {
  t.same(groundAt({ origin: { x: 1, y: 2, z: 10 }, direction: { x: 0, y: 0, z: -1 } }), { x: 1, y: 2 })
  t.same(groundAt({ origin: { x: 0, y: 0, z: 2 }, direction: { x: 3, y: -1, z: -0.5 } }), { x: 12, y: -4 })
})

t.test('the sky, the underground and what is too far away are no ground', async (t) => {
  const origin = { x: 0, y: 0, z: 1.5 }
  t.equal(groundAt({ origin, direction: { x: 1, y: 0, z: 0 } }), undefined, 'along the horizon')
  t.equal(groundAt({ origin, direction: { x: 1, y: 0, z: 0.1 } }), undefined, 'upwards')
  t.equal(groundAt({ origin: { ...origin, z: -1 }, direction: { x: 0, y: 0, z: -1 } }), undefined, 'from below')
  t.equal(groundAt({ origin, direction: { x: 1, y: 0, z: -1e-4 } }), undefined, `more than ${groundReachM} m away`)
  t.equal(groundAt({ origin, direction: { x: Number.NaN, y: 0, z: -1 } }), undefined, 'no direction at all')
})

t.test('aimed at a point of the ground, a ray of any length finds it', async () => {
  const metres = (max: number) => fc.double({ min: -max, max, noNaN: true })
  const height = fc.double({ min: 0.5, max: 100, noNaN: true })
  const length = fc.double({ min: 0.01, max: 50, noNaN: true })
  fc.assert(
    fc.property(metres(100), metres(100), metres(100), metres(100), height, length, (x, y, fromX, fromY, z, k) => {
      const direction = { x: (x - fromX) * k, y: (y - fromY) * k, z: -z * k }
      const hit = groundAt({ origin: { x: fromX, y: fromY, z }, direction })
      return hit !== undefined && Math.hypot(hit.x - x, hit.y - y) < 1e-6
    }),
  )
})

t.test('a chain is told leg by leg, in sum, and from the car', async (t) => {
  const points = [
    { x: 0, y: 0 },
    { x: 3, y: 4 },
    { x: 3, y: -8 },
  ]
  t.same(legsM(points), [5, 12])
  t.equal(sumM(legsM(points)), 17)
  t.equal(placeText({ x: -2, y: -11 }), '2.00 m behind, 11.0 m right')
  t.equal(measureText(points), '5.00 m + 12.0 m = 17.0 m · last point 3.00 m ahead, 8.00 m right of the rear axle')
  t.match(measureText([]), /^Click two or more points/)
  t.match(measureText(points.slice(0, 1)), /Click the next point\.$/)
})
