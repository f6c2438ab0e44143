/** The cases of the protocol notes, section 7.5, and its rotation matrix of section 3.2. */
import fc from 'fast-check'
import t from 'tap'
import { invertPose, type Pose, transformPoint, type Vector3 } from '../../schemas/geometry/pose.js'
import { rotate, rotationMatrix } from '../../schemas/geometry/quaternion.js'
import {
  angularVelocityFromCarla,
  angularVelocityToCarla,
  cameraFromCarla,
  cameraToCarla,
  fovDegOfCamera,
  gyroscopeFromCarla,
  gyroscopeToCarla,
  intrinsicOfCamera,
  lidarPointFromCarla,
  lidarPointToCarla,
  opticalPointFromCarla,
  opticalPointToCarla,
  poseFromCarla,
  poseToCarla,
  rotationFromCarla,
  rotationToCarla,
  steerFromCarla,
  steerToCarla,
  vectorFromCarla,
  vectorToCarla,
} from './axes.js'
import type { CarlaRotation, CarlaVector } from './structs.js'

const deg = Math.PI / 180
const forward = { x: 1, y: 0, z: 0 }
const close = (a: object, b: object, tolerance = 1e-9) =>
  Object.entries(a).every(([key, value]) => Math.abs(value - (b as Record<string, number>)[key]!) <= tolerance)

/** Unreal's rotation, columns forward, right, up: the notes' matrix. */
function unrealMatrix({ pitch, yaw, roll }: CarlaRotation): number[] {
  const [cp, sp] = [Math.cos(pitch * deg), Math.sin(pitch * deg)]
  const [cy, sy] = [Math.cos(yaw * deg), Math.sin(yaw * deg)]
  const [cr, sr] = [Math.cos(roll * deg), Math.sin(roll * deg)]
  return [
    ...[cp * cy, cy * sp * sr - sy * cr, -cy * sp * cr - sy * sr],
    ...[cp * sy, sy * sp * sr + cy * cr, -sy * sp * cr + cy * sr],
    ...[sp, -cp * sr, cp * cr],
  ]
}

const angle = fc.double({ min: -180, max: 180, noNaN: true })
const rotations = fc.record({ pitch: fc.double({ min: -90, max: 90, noNaN: true }), yaw: angle, roll: angle })
const metres = fc.double({ min: -1000, max: 1000, noNaN: true })
const vectors = fc.record({ x: metres, y: metres, z: metres })

t.test('locations, velocities and steering', (t) => {
  t.strictSame(vectorFromCarla({ x: 10, y: 2, z: 1 }), { x: 10, y: -2, z: 1 })
  t.strictSame(vectorFromCarla({ x: 5, y: 0, z: 0 }), { x: 5, y: 0, z: 0 }, 'no -0')
  t.equal(steerFromCarla(0.25), -0.25, 'right is negative')
  t.strictSame(angularVelocityFromCarla({ x: 90, y: 90, z: 90 }), { x: -90 * deg, y: 90 * deg, z: -90 * deg })
  t.end()
})

t.test('pitch 10, yaw 90, roll 5 are a roll of 5, a pitch of -10 and a yaw of -90 degrees', (t) => {
  const r = rotationMatrix(rotationFromCarla({ pitch: 10, yaw: 90, roll: 5 }))
  const [roll, pitch, yaw] = [Math.atan2(r[7]!, r[8]!), -Math.asin(r[6]!), Math.atan2(r[3]!, r[0]!)]
  t.ok(close([roll, pitch, yaw], [5 * deg, -10 * deg, -90 * deg]))
  t.end()
})

t.test('yaw 90 faces right, pitch 90 faces up', (t) => {
  const facing = (rotation: CarlaRotation) => rotate(rotationFromCarla(rotation), forward)
  t.ok(close(facing({ pitch: 0, yaw: 90, roll: 0 }), { x: 0, y: -1, z: 0 }))
  t.ok(close(facing({ pitch: 90, yaw: 0, roll: 0 }), { x: 0, y: 0, z: 1 }))
  t.end()
})

t.test("a rotation is Unreal's matrix seen in the mirror", (t) => {
  fc.assert(
    fc.property(rotations, (rotation) => {
      const mirror = [1, -1, 1]
      const expected = unrealMatrix(rotation).map((value, at) => value * mirror[Math.floor(at / 3)]! * mirror[at % 3]!)
      return close([...rotationMatrix(rotationFromCarla(rotation))], expected)
    }),
  )
  t.end()
})

t.test('a point goes through a CARLA transform as through its pose', (t) => {
  fc.assert(
    fc.property(rotations, vectors, vectors, (rotation, location, point) => {
      const m = unrealMatrix(rotation)
      const row = (at: number) => m[at]! * point.x + m[at + 1]! * point.y + m[at + 2]! * point.z
      const world = { x: row(0) + location.x, y: row(3) + location.y, z: row(6) + location.z }
      const ours = transformPoint(poseFromCarla({ location, rotation }), vectorFromCarla(point))
      return close(vectorToCarla(ours), world, 1e-6)
    }),
  )
  t.end()
})

/** Two rotations are one when they turn every axis alike; a quaternion's sign and a full turn do not matter. */
const turnsAlike = (a: Pose, b: Pose) => close([...rotationMatrix(a.rotation)], [...rotationMatrix(b.rotation)], 1e-8)

t.test('there and back again is where one was', (t) => {
  fc.assert(
    fc.property(rotations, vectors, (rotation, location) => {
      const pose = poseFromCarla({ location, rotation })
      const back = poseFromCarla(poseToCarla(pose))
      return turnsAlike(pose, back) && close(pose.translation, back.translation)
    }),
  )
  const inverses: [(v: CarlaVector) => Vector3, (v: Vector3) => CarlaVector][] = [
    [vectorFromCarla, vectorToCarla],
    [angularVelocityFromCarla, angularVelocityToCarla],
    [gyroscopeFromCarla, gyroscopeToCarla],
    [opticalPointFromCarla, opticalPointToCarla],
    [lidarPointFromCarla, lidarPointToCarla],
  ]
  fc.assert(fc.property(vectors, fc.constantFrom(...inverses), (vector, [from, to]) => close(to(from(vector)), vector)))
  fc.assert(fc.property(metres, (steer) => steerToCarla(steerFromCarla(steer)) === steer + 0))
  t.end()
})

t.test('angles come back as they were, but for straight up and down', (t) => {
  const tame = fc.record({ pitch: fc.double({ min: -89, max: 89, noNaN: true }), yaw: angle, roll: angle })
  const turn = (a: number, b: number) => Math.abs(Math.sin(((a - b) * deg) / 2)) < 1e-9
  fc.assert(
    fc.property(tame, (rotation) => {
      const back = rotationToCarla(rotationFromCarla(rotation))
      return turn(back.pitch, rotation.pitch) && turn(back.yaw, rotation.yaw) && turn(back.roll, rotation.roll)
    }),
  )
  for (const pitch of [90, -90]) {
    const rotation = rotationFromCarla({ pitch, yaw: 30, roll: 50 })
    const back = rotationToCarla(rotation)
    t.equal(back.roll, 0)
    t.ok(close([...rotationMatrix(rotationFromCarla(back))], [...rotationMatrix(rotation)], 1e-7))
  }
  t.end()
})

t.test('the optical frame of a camera', (t) => {
  t.strictSame(opticalPointFromCarla({ x: 5, y: 1, z: 2 }), { x: 1, y: -2, z: 5 })
  t.strictSame(lidarPointFromCarla({ x: 5, y: 1, z: 2 }), { x: 1, y: 5, z: 2 })
  fc.assert(
    fc.property(rotations, vectors, vectors, (rotation, location, point) => {
      const parentFromOptical = cameraFromCarla({ location, rotation })
      const viaActor = transformPoint(poseFromCarla({ location, rotation }), vectorFromCarla(point))
      const optical = transformPoint(invertPose(parentFromOptical), viaActor)
      return close(optical, opticalPointFromCarla(point), 1e-6)
    }),
  )
  t.end()
})

t.test("nuScenes' front camera becomes a CARLA camera that looks forward", (t) => {
  const egoFromOptical = {
    translation: { x: 1.72, y: 0.5, z: 1.49 },
    rotation: { w: 0.5, x: -0.5, y: 0.5, z: -0.5 },
  }
  const transform = cameraToCarla(egoFromOptical)
  t.ok(close(transform.location, { x: 1.72, y: -0.5, z: 1.49 }))
  t.ok(close(transform.rotation, { pitch: 0, yaw: 0, roll: 0 }))
  t.ok(turnsAlike(cameraFromCarla(transform), egoFromOptical))
  t.end()
})

t.test('a camera of 1600x900 and 90 degrees has a focal length of 800 pixels', (t) => {
  const [fx, , cx, , fy, cy] = intrinsicOfCamera({ width: 1600, height: 900, fovDeg: 90 })
  t.ok(close([fx!, fy!, cx!, cy!], [800, 800, 800, 450]))
  t.ok(close([fovDegOfCamera({ width: 1600, focalPixels: 800 })], [90]))
  t.end()
})
