import t from 'tap'
import { transformBox } from '../../schemas/geometry/box3d.js'
import { poseFromArrays } from '../../schemas/geometry/pose.js'
import { type Quaternion, quaternionFromYaw } from '../../schemas/geometry/quaternion.js'
import type { LidarBox } from './box-decoder.js'
import { attributeOf, toDetectedObject } from './result-frame.js'
import { type ReferenceRecord, readCase, readReference, referenceFolder, skipWithout } from './testdata/reference.js'

/** Metres within which the official class filter keeps an object. */
const rangeM: Record<string, number> = { pedestrian: 40, motorcycle: 40, bicycle: 40, traffic_cone: 30, barrier: 30 }

const box: LidarBox = {
  x: 1,
  y: 20,
  z: -1,
  width: 2,
  length: 4.5,
  height: 1.6,
  yaw: 0,
  velocityX: 0,
  velocityY: 5,
  score: 0.5,
  label: 0,
}
/** The lidar of nuScenes looks along the ego's x with its own y. */
const egoFromLidar = { translation: { x: 1, y: 0, z: 1.8 }, rotation: quaternionFromYaw(-Math.PI / 2) }

t.test('what is ahead of the lidar is ahead of the ego, metres and velocity', (t) => {
  const object = toDetectedObject({ ...box, yaw: -Math.PI }, ['car'], egoFromLidar)
  const near = (a: number, b: number) => t.ok(Math.abs(a - b) < 1e-9, `${a} is ${b}`)
  near(object.center.x, 21)
  near(object.center.y, -1)
  near(object.center.z, 0.8)
  near(object.velocityXMps, 5)
  near(object.velocityYMps, 0)
  near(object.yawRad, 0)
  t.strictSame(object.size, { width: 2, length: 4.5, height: 1.6 })
  t.end()
})

t.test('the attribute follows class and speed', (t) => {
  const of = (label: string) => [attributeOf(label, 1), attributeOf(label, 0.2)]
  t.strictSame(of('car'), ['vehicle.moving', 'vehicle.parked'])
  t.strictSame(of('bus'), ['vehicle.moving', 'vehicle.stopped'])
  t.strictSame(of('bicycle'), ['cycle.with_rider', 'cycle.without_rider'])
  t.strictSame(of('pedestrian'), ['pedestrian.moving', 'pedestrian.standing'])
  t.strictSame(of('barrier'), ['', ''])
  t.end()
})

const cases = [
  ['t1-a', 'full', 't1-a'],
  ['t2-b', 'full', 't2-b'],
  ['t2-b', 'nohist', 't2-b-nohist'],
  ['t3-c', 'full', 't3-c'],
  ['t3-c', 'short', 't3-c-short'],
] as const
for (const [name, variant, file] of cases) {
  t.test(`the official submission of ${file} comes out`, skipWithout(referenceFolder), (t) => {
    const reference = readCase(name)
    const at = reference.geometry[0]!
    const lidarPose = poseFromArrays(at.lidar2ego_translation, at.lidar2ego_rotation)
    const globalFromEgo = poseFromArrays(at.ego2global_translation, at.ego2global_rotation)
    const expected: ReferenceRecord[] = reference.submission[variant]!
    const found = officialBoxes(file)
      .map((one) => toDetectedObject(one, reference.class_names, lidarPose))
      .filter(({ label, center }) => Math.hypot(center.x, center.y) <= (rangeM[label] ?? 50))
    t.equal(found.length, expected.length)
    let worstM = 0
    let worstRad = 0
    let worstMps = 0
    found.forEach((object, i) => {
      const record = expected[i]!
      t.equal(object.label, record.detection_name)
      t.equal(object.attribute, record.attribute_name)
      const global = transformBox(globalFromEgo, object)
      const { x, y, z } = global.center
      const [ex, ey, ez] = record.translation
      worstM = Math.max(worstM, Math.abs(x - ex!), Math.abs(y - ey!), Math.abs(z - ez!))
      const { width, length, height } = object.size
      const sizes = [width, length, height]
      worstM = Math.max(worstM, ...sizes.map((size, axis) => Math.abs(size - record.size[axis]!)))
      worstMps = Math.max(
        worstMps,
        Math.abs(global.velocityXMps - record.velocity[0]!),
        Math.abs(global.velocityYMps - record.velocity[1]!),
      )
      worstRad = Math.max(worstRad, turnRad(global.rotation, record.rotation))
    })
    t.ok(worstM < 1e-5, `metres: ${worstM}`)
    t.ok(worstRad < 1e-5, `radians: ${worstRad}`)
    t.ok(worstMps < 1e-5, `metres a second: ${worstMps}`)
    t.end()
  })
}

/** Angle of the turn that takes one rotation to the other, whichever of its two quaternions is given. */
function turnRad({ w, x, y, z }: Quaternion, record: readonly number[]): number {
  const [rw = 0, rx = 0, ry = 0, rz = 0] = record
  const apart = Math.min(Math.hypot(w - rw, x - rx, y - ry, z - rz), Math.hypot(w + rw, x + rx, y + ry, z + rz))
  return 4 * Math.asin(apart / 2)
}

function officialBoxes(file: string): LidarBox[] {
  const { data } = readReference(`${file}.outputs`, 'coder.bboxes')
  const labels = readReference(`${file}.outputs`, 'coder.labels').data
  const scores = readReference(`${file}.outputs`, 'coder.scores').data
  return Array.from(labels, (label, i) => {
    const [x, y, z, width, length, height, yaw, velocityX, velocityY] = data.subarray(i * 9, i * 9 + 9)
    return {
      x: x!,
      y: y!,
      z: z!,
      width: width!,
      length: length!,
      height: height!,
      yaw: yaw!,
      velocityX: velocityX!,
      velocityY: velocityY!,
      score: scores[i]!,
      label,
    }
  })
}
