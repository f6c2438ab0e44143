import fc from 'fast-check'
import { inverse, Matrix } from 'ml-matrix'
import t from 'tap'
import {
  composePoses,
  identityPose,
  invertPose,
  multiply4x4,
  type Pose,
  poseFromArrays,
  poseMatrix,
  transformPoint,
  type Vector3,
} from './pose.js'
import { conjugate, multiplyQuaternions, normalizeQuaternion, rotate, rotationMatrix } from './quaternion.js'

const coordinate = fc.double({ min: -1000, max: 1000, noNaN: true })
const point: fc.Arbitrary<Vector3> = fc.record({ x: coordinate, y: coordinate, z: coordinate })
const component = fc.double({ min: -1, max: 1, noNaN: true })
const rotation = fc
  .tuple(component, component, component, component)
  .filter((parts) => Math.hypot(...parts) > 0.1)
  .map(([w, x, y, z]) => normalizeQuaternion({ w, x, y, z }))
const pose: fc.Arbitrary<Pose> = fc.record({ translation: point, rotation })

const distance = (a: Vector3, b: Vector3) => Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z)
/** The same transform by another library. */
const matrixOf = (aFromB: Pose) => Matrix.from1DArray(4, 4, [...poseMatrix(aFromB)])
const apply = (matrix: Matrix, { x, y, z }: Vector3): Vector3 => {
  const [px, py, pz] = matrix.mmul(Matrix.columnVector([x, y, z, 1])).to1DArray()
  return { x: px!, y: py!, z: pz! }
}

t.test('a point in front of a vehicle that looks north lies north of it', (t) => {
  const globalFromEgo = poseFromArrays([100, 200, 1], [Math.SQRT1_2, 0, 0, Math.SQRT1_2])
  const { x, y, z } = transformPoint(globalFromEgo, { x: 10, y: 2, z: 3 })
  t.ok(distance({ x, y, z }, { x: 98, y: 210, z: 4 }) < 1e-12)
  t.end()
})

t.test('the identity changes nothing', (t) => {
  const p = { x: 1, y: -2, z: 3 }
  t.strictSame(transformPoint(identityPose, p), p)
  t.strictSame([...poseMatrix(identityPose)], [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1])
  t.end()
})

t.test('a nuScenes row becomes a pose with a unit quaternion; missing numbers become NaN', (t) => {
  const { translation, rotation: q } = poseFromArrays([1, 2, 3], [0, 0, 0, -2])
  t.strictSame(translation, { x: 1, y: 2, z: 3 })
  t.strictSame({ ...q, w: Math.abs(q.w), x: Math.abs(q.x), y: Math.abs(q.y) }, { w: 0, x: 0, y: 0, z: -1 })
  t.ok(Number.isNaN(poseFromArrays([1, 2], [1, 0, 0, 0]).translation.z))
  t.ok(Number.isNaN(poseFromArrays([1, 2, 3], []).rotation.w))
  t.end()
})

t.test('there and back is where one was', (t) => {
  fc.assert(
    fc.property(
      pose,
      point,
      (aFromB, p) => distance(transformPoint(invertPose(aFromB), transformPoint(aFromB, p)), p) < 1e-9,
    ),
  )
  t.end()
})

t.test('a product is one transform after the other', (t) => {
  fc.assert(
    fc.property(pose, pose, point, (aFromB, bFromC, p) => {
      const once = transformPoint(composePoses(aFromB, bFromC), p)
      return distance(once, transformPoint(aFromB, transformPoint(bFromC, p))) < 1e-9
    }),
  )
  t.end()
})

t.test('poses, products and inverses agree with 4x4 matrices', (t) => {
  fc.assert(
    fc.property(pose, pose, point, (aFromB, bFromC, p) => {
      const a = matrixOf(aFromB)
      const b = matrixOf(bFromC)
      const product = Matrix.from1DArray(4, 4, [...multiply4x4(poseMatrix(aFromB), poseMatrix(bFromC))])
      return (
        distance(apply(a, p), transformPoint(aFromB, p)) < 1e-9 &&
        distance(apply(a.mmul(b), p), transformPoint(composePoses(aFromB, bFromC), p)) < 1e-9 &&
        distance(apply(inverse(a), p), transformPoint(invertPose(aFromB), p)) < 1e-6 &&
        Matrix.sub(product, a.mmul(b)).norm() < 1e-9
      )
    }),
  )
  t.end()
})

t.test('rotating keeps lengths, and its matrix is orthonormal', (t) => {
  fc.assert(
    fc.property(rotation, point, (q, p) => {
      const r = Matrix.from1DArray(3, 3, [...rotationMatrix(q)])
      const turned = rotate(q, p)
      return (
        Math.abs(Math.hypot(turned.x, turned.y, turned.z) - Math.hypot(p.x, p.y, p.z)) < 1e-9 &&
        Matrix.sub(r.mmul(r.transpose()), Matrix.eye(3)).norm() < 1e-12
      )
    }),
  )
  t.end()
})

t.test('the conjugate undoes a rotation; a product turns first by the right one', (t) => {
  fc.assert(
    fc.property(rotation, rotation, point, (a, b, p) => {
      const both = rotate(multiplyQuaternions(a, b), p)
      return distance(both, rotate(a, rotate(b, p))) < 1e-9 && distance(rotate(conjugate(a), rotate(a, p)), p) < 1e-9
    }),
  )
  t.end()
})
