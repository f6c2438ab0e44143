import fc from 'fast-check'
import t from 'tap'
import { goshawk } from '../../schemas/generated/goshawk.js'
import { checkWorld } from './check-world.js'

const pose = { translation: { x: 1, y: 2, z: 3 }, rotation: { w: 1, x: 0, y: 0, z: 0 } }
const object = {
  label: 'car',
  score: 0.5,
  center: { x: 1, y: 2, z: 0.5 },
  size: { width: 2, length: 4, height: 1.5 },
  yawRad: 0.1,
  velocityXMps: Number.NaN,
  velocityYMps: 1,
}
const camera = {
  image: { channel: 'CAM_FRONT', width: 1600, height: 900, encoding: 1, intrinsic: [1, 0, 0, 0, 1, 0, 0, 0, 1] },
  cameraFromEgo: pose,
  jpeg: Uint8Array.of(1, 2, 3),
}

function overTheWire(frame: goshawk.v1.IWorldFrame) {
  return checkWorld(goshawk.v1.WorldFrame.decode(goshawk.v1.WorldFrame.encode(frame).finish()))
}

t.test('a whole frame comes through without a complaint', async (t) => {
  const world = overTheWire({ sequence: 7, scene: 's', globalFromEgo: pose, objects: [object], cameras: [camera] })
  t.same(world.problems, [])
  t.equal(world.sequence, 7)
  t.ok(Number.isNaN(world.objects[0]!.velocityXMps), 'an unknown velocity stays unknown')
  t.same([...world.cameras[0]!.jpeg], [1, 2, 3])
})

t.test('one wrong thing costs one thing, and is named', async (t) => {
  const inf = { ...object, yawRad: Number.POSITIVE_INFINITY }
  const inside = { ...object, size: { width: -1, length: 1, height: 1 } }
  const world = overTheWire({
    sequence: 1,
    objects: [object, inf, inside, object],
    cameras: [camera, { image: { ...camera.image, channel: 'CAM_BACK', intrinsic: [1] } }],
    decision: { speed: 9 as never, path: 1 },
    hops: [{ hop: 'a.b', ageMs: Number.NaN }],
  })
  t.same(
    world.objects.map(({ index }) => index),
    [0, 3],
    'the others keep their place in the message, which the decision refers to',
  )
  t.match(world.problems.join('\n'), /objects\[1\]\.yawRad: found Infinity/)
  t.match(world.problems.join('\n'), /objects\[2\]\.size\.width: found -1/)
  t.match(world.problems.join('\n'), /speed: found 9/)
  t.match(world.problems.join('\n'), /hops\[0\]\.ageMs: found NaN/)
  t.match(world.cameras[1], { channel: 'CAM_BACK', missing: '', uncalibrated: /^no usable intrinsics \(1 of 9/ })
  t.equal(world.decision, undefined)
})

t.test('a plan, points or a heat map that cannot be drawn are left out by name, and the rest is kept', async (t) => {
  const plan = { tS: [0, 1], xM: [0, 5], yM: [0, 0], speedMps: [5, 5] }
  const heat = { rows: 2, columns: 3, xMinM: -1, xMaxM: 1, yMinM: -1, yMaxM: 1, egoFromLidar: pose }
  const good = overTheWire({
    sequence: 1,
    decision: { speed: 1, path: 1, plan: { ...plan } },
    lidarPoints: 2,
    lidarXyzCm: new Uint8Array(12),
    heat,
    heatValues: new Uint8Array(6).fill(7),
  })
  t.same(good.problems, [])
  t.same(good.decision?.plan, plan)
  t.equal(good.lidarXyzCm.byteLength, 12)
  t.same([...(good.heat?.values ?? [])], [7, 7, 7, 7, 7, 7])
  const bad = overTheWire({
    sequence: 2,
    decision: { speed: 1, path: 1, plan: { ...plan, xM: [0, Number.NaN] } },
    lidarPoints: 4_000_000_000,
    lidarXyzCm: new Uint8Array(13),
    heat,
    heatValues: new Uint8Array(5),
  })
  t.match(bad.problems.join('\n'), /plan\.xM\[1\]: found NaN/)
  t.match(bad.problems.join('\n'), /lidarPoints: found 4000000000/)
  t.match(bad.problems.join('\n'), /lidarXyzCm: found 13 bytes; expected 6 for each point/)
  t.match(bad.problems.join('\n'), /heatValues: found 5 bytes; expected 6, one for each of 2 x 3 cells/)
  t.equal(bad.decision?.speed, 1)
  t.equal(bad.decision?.plan, undefined)
  t.equal(bad.lidarXyzCm.byteLength, 0)
  t.equal(bad.heat, undefined)
  const silent = overTheWire({ sequence: 3, heat })
  t.equal(silent.heat?.values.byteLength, 0, 'where it lies is known before it is asked for')
})

t.test('an area that cannot be filled is left out by name, and the others are kept', async (t) => {
  const ring = { xy: [0, 0, 4, 0, 4, 4] }
  const world = overTheWire({
    sequence: 1,
    drivableArea: [
      { rings: [ring, ring] },
      { rings: [] },
      { rings: [ring, { xy: [0, 0, 1, 1] }] },
      { rings: [{ xy: [0, 0, 4, 0, Number.NaN, 4] }] },
    ],
  })
  t.same(world.drivableArea, [{ rings: [ring, ring] }])
  t.match(world.problems.join('\n'), /drivableArea\[1\]\.rings: found none; expected a border/)
  t.match(world.problems.join('\n'), /drivableArea\[2\]\.rings\[1\]\.xy: found 4 numbers; expected x and y of three/)
  t.match(world.problems.join('\n'), /drivableArea\[3\]\.rings\[0\]\.xy\[4\]: found NaN/)
})

t.test('a camera without calibration keeps its picture, and says what it lacks and what to do', async (t) => {
  const { image, cameraFromEgo, jpeg } = camera
  const turned = { ...pose, rotation: { w: 2, x: 0, y: 0, z: 0 } }
  const nowhere = { ...pose, translation: { x: Number.NaN, y: 0, z: 0 } }
  const noNumbers = image.intrinsic.map((value, i) => (i === 4 ? Number.NaN : value))
  const cases: readonly (readonly [goshawk.v1.ICameraView, RegExp])[] = [
    [
      { image: { ...image, intrinsic: [] }, cameraFromEgo, jpeg },
      /^no intrinsics, so no boxes on its picture; the source/,
    ],
    [{ image: { ...image, intrinsic: noNumbers }, cameraFromEgo, jpeg }, /^no usable intrinsics \(not finite\), so/],
    [{ image, jpeg }, /^no extrinsics, so no boxes/],
    [{ image, cameraFromEgo: nowhere, jpeg }, /^no usable extrinsics \(.*translation\.x: found NaN/],
    [{ image, cameraFromEgo: turned, jpeg }, /^no usable extrinsics \(.*norm 2; expected a unit quaternion\)/],
    [{ image: { ...image, width: 0 }, cameraFromEgo, jpeg }, /^no picture size, so/],
    [{ image: { channel: 'CAM_FRONT' }, jpeg }, /^no intrinsics and no picture size and no extrinsics, so/],
  ]
  for (const [given, words] of cases) {
    const world = overTheWire({ sequence: 1, cameras: [given] })
    t.match(world.cameras[0], { channel: 'CAM_FRONT', missing: '', uncalibrated: words, cameraFromEgo: undefined })
    t.same([...world.cameras[0]!.jpeg], [1, 2, 3], 'the picture is there')
    t.same(world.problems, [])
  }
})

t.test('a camera that is missing needs no calibration', async (t) => {
  const world = overTheWire({ sequence: 1, cameras: [{ image: { channel: 'CAM_BACK', missing: 'file not found' } }] })
  t.match(world.cameras[0], { channel: 'CAM_BACK', missing: 'file not found', width: 0 })
  t.same(world.problems, [])
})

t.test('arbitrary bytes give a world or an Error, and nothing else', async () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      try {
        checkWorld(goshawk.v1.WorldFrame.decode(bytes))
      } catch (error) {
        return error instanceof Error
      }
      return true
    }),
    { numRuns: 2000 },
  )
})

t.test('the piece of a replay is read where it is told, and left out by name where it is none', async (t) => {
  t.same(overTheWire({ sequence: 1, extent: { firstUs: 5, lastUs: 9 } }).extent, { firstUs: 5, lastUs: 9 })
  const wrong = overTheWire({ sequence: 1, extent: { firstUs: 9, lastUs: 5 } })
  t.equal(wrong.extent, undefined)
  t.match(wrong.problems, [/extent\.lastUs: found 5; expected at least 9/])
  const none = overTheWire({ sequence: 1 })
  t.equal(none.extent, undefined)
  t.same(none.problems, [])
})
