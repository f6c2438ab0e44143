import fc from 'fast-check'
import t from 'tap'
import type { DetectedObject } from '../messages.js'
import { isBoxVisible } from './box-visibility.js'
import { boxCorners, boxEdges, oriented, transformBox, upright } from './box3d.js'
import { invertPose, type Pose, transformPoint, type Vector3 } from './pose.js'
import { multiplyQuaternions, normalizeQuaternion, quaternionFromYaw } from './quaternion.js'

const distance = (a: Vector3, b: Vector3) => Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z)

function box(given: Partial<DetectedObject> = {}): DetectedObject {
  return {
    label: 'car',
    score: 1,
    center: { x: 10, y: 0, z: 1 },
    size: { width: 2, length: 4, height: 1.5 },
    ...upright(0),
    velocityXMps: 5,
    velocityYMps: 0,
    velocityZMps: 0,
    attribute: '',
    id: '',
    ...given,
  }
}

t.test('a car ahead: its nose is the first four corners, left top first', (t) => {
  t.strictSame(boxCorners(box()), [
    { x: 12, y: 1, z: 1.75 },
    { x: 12, y: -1, z: 1.75 },
    { x: 12, y: -1, z: 0.25 },
    { x: 12, y: 1, z: 0.25 },
    { x: 8, y: 1, z: 1.75 },
    { x: 8, y: -1, z: 1.75 },
    { x: 8, y: -1, z: 0.25 },
    { x: 8, y: 1, z: 0.25 },
  ])
  t.end()
})

t.test('the twelve edges are four each of width, length and height', (t) => {
  const corners = boxCorners(box(upright(0.7)))
  const lengths = boxEdges.map(([a, b]) => Math.round(distance(corners[a]!, corners[b]!) * 1e9) / 1e9)
  t.strictSame([...lengths].sort(), [...Array(4).fill(1.5), ...Array(4).fill(2), ...Array(4).fill(4)])
  t.end()
})

const metres = fc.double({ min: -100, max: 100, noNaN: true })
/** Any rotation: four numbers of which the first is never near 0. */
const rotation = fc
  .tuple(...Array.from({ length: 4 }, () => fc.double({ min: -1, max: 1, noNaN: true })))
  .map(([w = 0, x = 0, y = 0, z = 0]) => normalizeQuaternion({ w: w + 2, x, y, z }))
const anyPose: fc.Arbitrary<Pose> = fc.record({
  translation: fc.record({ x: metres, y: metres, z: metres }),
  rotation,
})
const anyBox = fc
  .tuple(fc.record({ center: anyPose.map(({ translation }) => translation), velocityXMps: metres }), rotation)
  .map(([given, rotation]) => box({ ...given, ...oriented(rotation) }))

t.test('moving a box moves its corners, wherever the frames lean', (t) => {
  fc.assert(
    fc.property(anyPose, anyBox, (aFromB, given) => {
      const moved = boxCorners(transformBox(aFromB, given))
      return boxCorners(given).every((corner, i) => distance(transformPoint(aFromB, corner), moved[i]!) < 1e-6)
    }),
  )
  t.end()
})

t.test('a box moved there and back is the same, its velocity turned but not moved', (t) => {
  fc.assert(
    fc.property(anyPose, anyBox, (aFromB, given) => {
      const there = transformBox(aFromB, given)
      const back = transformBox(invertPose(aFromB), there)
      const speed = Math.hypot(there.velocityXMps, there.velocityYMps, there.velocityZMps)
      const { w, x, y, z } = given.rotation
      const turned = back.rotation
      return (
        distance(back.center, given.center) < 1e-9 &&
        Math.abs(w * turned.w + x * turned.x + y * turned.y + z * turned.z - 1) < 1e-9 &&
        Math.abs(back.velocityXMps - given.velocityXMps) < 1e-9 &&
        Math.abs(speed - Math.abs(given.velocityXMps)) < 1e-9
      )
    }),
  )
  t.end()
})

t.test('the heading is that of the box, however it leans', (t) => {
  t.ok(Math.abs(upright(2).yawRad - 2) < 1e-15)
  const lean = multiplyQuaternions(quaternionFromYaw(-0.4), { w: Math.cos(0.05), x: Math.sin(0.05), y: 0, z: 0 })
  t.ok(Math.abs(oriented(lean).yawRad + 0.4) < 1e-12, 'rolled about its own length')
  t.end()
})

t.test('an unknown velocity stays unknown', (t) => {
  const moved = transformBox(
    { translation: { x: 1, y: 1, z: 0 }, rotation: quaternionFromYaw(1) },
    box({ velocityXMps: Number.NaN, velocityYMps: Number.NaN, velocityZMps: Number.NaN }),
  )
  t.ok(Number.isNaN(moved.velocityXMps) && Number.isNaN(moved.velocityYMps))
  t.end()
})

t.test('a camera sees a box with all corners, with some, or not at all', (t) => {
  const camera = { intrinsic: [100, 0, 50, 0, 100, 50, 0, 0, 1], width: 100, height: 100 }
  /** Two metres each way, its centre at (x, 0, z) of the camera. */
  const cube = (x: number, z: number) =>
    [-1, 1].flatMap((dx) => [-1, 1].flatMap((dy) => [-1, 1].map((dz) => ({ x: x + dx, y: dy, z: z + dz }))))
  const seen = (x: number, z: number) =>
    (['all-corners', 'any-corner'] as const).map((how) => isBoxVisible(cube(x, z), camera, how))
  t.strictSame(seen(0, 10), [true, true], 'ahead')
  t.strictSame(seen(5, 10), [false, true], 'at the edge')
  t.strictSame(seen(20, 10), [false, false], 'outside')
  t.strictSame(seen(0, -10), [false, false], 'behind')
  t.strictSame(seen(0, 1.05), [false, false], 'a corner beside the camera')
  t.strictSame(seen(0, 1.95), [false, true], 'its near side too near')
  t.end()
})
