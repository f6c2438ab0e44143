import fc from 'fast-check'
import t from 'tap'
import { identityPose } from './pose.js'
import { projectSegment, projectToPixel } from './projection.js'

const intrinsic = [1000, 0, 800, 0, 1000, 450, 0, 0, 1]

t.test('the optical axis meets the principal point; right is right and down is down', (t) => {
  t.strictSame(projectToPixel(intrinsic, { x: 0, y: 0, z: 5 }), { u: 800, v: 450, depthM: 5 })
  t.strictSame(projectToPixel(intrinsic, { x: 1, y: 0.5, z: 10 }), { u: 900, v: 500, depthM: 10 })
  t.end()
})

t.test('what is not in front of the camera has no pixel', (t) => {
  for (const z of [0.1, 0, -5, Number.NaN]) t.equal(projectToPixel(intrinsic, { x: 1, y: 1, z }), undefined, `${z}`)
  t.equal(projectToPixel(intrinsic, { x: 0, y: 0, z: 0.9 }, 1), undefined)
  t.end()
})

t.test('points on one ray share a pixel', (t) => {
  const part = fc.double({ min: -1, max: 1, noNaN: true })
  const factor = fc.double({ min: 1, max: 100, noNaN: true })
  fc.assert(
    fc.property(part, part, factor, (x, y, k) => {
      const near = projectToPixel(intrinsic, { x, y, z: 1 })!
      const far = projectToPixel(intrinsic, { x: x * k, y: y * k, z: k })!
      return Math.hypot(near.u - far.u, near.v - far.v) < 1e-6
    }),
  )
  t.end()
})

t.test('a segment that passes the camera ends at the near plane, either way round', (t) => {
  const ahead = { x: 1, y: 0, z: 10 }
  const behind = { x: 1, y: 0, z: -10 }
  const [from, to] = projectSegment(intrinsic, identityPose, ahead, behind)!
  t.equal(from.u, 900)
  t.ok(Math.abs(to.depthM - 0.1) < 1e-12)
  t.ok(Math.abs(to.u - (800 + 1000 / 0.1)) < 1e-6, 'far to the right, never folded to the left')
  const [first, second] = projectSegment(intrinsic, identityPose, behind, ahead)!
  t.ok(Math.abs(first.u - to.u) < 1e-9 && Math.abs(second.u - from.u) < 1e-9)
  t.equal(projectSegment(intrinsic, identityPose, behind, { ...behind, x: 2 }), undefined)
  t.end()
})

t.test('a clipped segment never reaches behind the near plane', (t) => {
  const metres = fc.double({ min: -20, max: 20, noNaN: true })
  const point = fc.record({ x: metres, y: metres, z: metres })
  fc.assert(
    fc.property(point, point, (a, b) => {
      const clipped = projectSegment(intrinsic, identityPose, a, b)
      if (clipped === undefined) return a.z < 0.1 && b.z < 0.1
      return clipped.every(({ depthM }) => depthM >= 0.1 - 1e-9)
    }),
  )
  t.end()
})
