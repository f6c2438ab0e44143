import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import t from 'tap'
import { transformBox, upright } from '../../schemas/geometry/box3d.js'
import { poseFromArrays } from '../../schemas/geometry/pose.js'
import { type DetectedObject, type DetectedObjects, detectionClasses } from '../../schemas/messages.js'
import { packageRoot } from '../../schemas/package-root.js'
import { attributeFor } from './attributes.js'
import { boxesPerSampleMax, type SubmissionBox, toSampleBoxes } from './submission.js'
import { type TrackingBox, toTrackingBoxes } from './tracking-submission.js'

const quarterTurn = poseFromArrays([100, 200, 1], [Math.SQRT1_2, 0, 0, Math.SQRT1_2])

function object(given: Partial<DetectedObject> = {}): DetectedObject {
  return {
    label: 'car',
    score: 0.5,
    center: { x: 10, y: 0, z: 0.8 },
    size: { width: 2, length: 4, height: 1.5 },
    ...upright(0),
    velocityXMps: 3,
    velocityYMps: 0,
    velocityZMps: 0,
    attribute: '',
    id: '',
    ...given,
  }
}

function objects(list: readonly DetectedObject[], globalFromEgo = quarterTurn): DetectedObjects {
  return {
    scene: 's',
    sampleToken: 'token',
    timestampUs: 0,
    globalFromEgo,
    objects: list,
    model: { bundle: '', architecture: '', provider: 'none', trained: false, sha256: '' },
    missingCameras: [],
    map: [],
    egoSpeedMps: 0,
  }
}

const isNear = (actual: readonly number[], wanted: readonly number[], tolerance = 1e-9) =>
  actual.length === wanted.length && actual.every((value, i) => Math.abs(value - wanted[i]!) < tolerance)

t.test('a car ten metres ahead of a vehicle that looks north', (t) => {
  const { boxes, leftOut } = toSampleBoxes(objects([object()]))
  const [box] = boxes
  t.ok(isNear(box!.translation, [100, 210, 1.8]))
  t.ok(isNear(box!.velocity, [0, 3]))
  t.ok(isNear(box!.rotation, [Math.SQRT1_2, 0, 0, Math.SQRT1_2]))
  t.strictSame(box!.size, [2, 4, 1.5])
  t.match(box, { sample_token: 'token', detection_name: 'car', detection_score: 0.5, attribute_name: 'vehicle.moving' })
  t.strictSame(leftOut, {})
  t.end()
})

t.test('each class is kept up to its range in the ground plane', (t) => {
  const ranges = { car: 50, truck: 50, bus: 50, trailer: 50, construction_vehicle: 50, pedestrian: 40 }
  const all = { ...ranges, motorcycle: 40, bicycle: 40, traffic_cone: 30, barrier: 30 }
  for (const [label, range] of Object.entries(all)) {
    const at = (x: number) => toSampleBoxes(objects([object({ label, center: { x, y: 0, z: 20 } })])).boxes.length
    t.strictSame([at(range), at(range + 0.001), at(-range)], [1, 0, 1], label)
  }
  t.end()
})

t.test('what no submission may hold is left out and counted', (t) => {
  const { boxes, leftOut } = toSampleBoxes(
    objects([
      object({ size: { width: 0, length: 4, height: 1 } }),
      object({ label: 'cow' }),
      object({ label: 'toString' }),
      object({ center: { x: Number.NaN, y: 0, z: 0 } }),
      object({ center: { x: 51, y: 0, z: 0 } }),
      object({ rotation: { w: 0, x: 0, y: 0, z: 0 } }),
      object({ rotation: { w: Number.NaN, x: 0, y: 0, z: 0 } }),
      object(),
    ]),
  )
  t.equal(boxes.length, 1)
  t.strictSame(leftOut, { 'no-size': 1, 'unknown-class': 2, 'not-finite': 1, 'out-of-range': 1, 'no-rotation': 2 })
  t.end()
})

t.test('the best 500 are kept, equal scores in their order', (t) => {
  const many = [...Array(700).keys()].map((i) => object({ score: (i % 7) / 7, center: { x: i / 20, y: 0, z: 0 } }))
  const { boxes, leftOut } = toSampleBoxes(objects(many))
  t.equal(boxes.length, boxesPerSampleMax)
  t.strictSame(leftOut, { 'over-500': 200 })
  const best = boxes.filter(({ detection_score }) => detection_score === Math.fround(6 / 7))
  t.equal(best.length, 100)
  t.ok(best.every(({ translation }, i) => i === 0 || translation[1] > best[i - 1]!.translation[1]))
  t.end()
})

t.test('an unknown velocity is written as standing, and counted', (t) => {
  const { boxes, velocityUnknown } = toSampleBoxes(objects([object({ velocityXMps: Number.NaN })]))
  t.strictSame(boxes[0]!.velocity, [0, 0])
  t.equal(boxes[0]!.attribute_name, 'vehicle.parked')
  t.equal(velocityUnknown, 1)
  t.end()
})

t.test('an attribute is the object`s own if its class may have it, else what its speed says', (t) => {
  const of = (given: Partial<DetectedObject>) => attributeFor(object(given))
  t.equal(of({ attribute: 'vehicle.stopped' }), 'vehicle.stopped')
  t.equal(of({ attribute: 'pedestrian.moving' }), 'vehicle.moving')
  t.equal(of({ velocityXMps: 0.1 }), 'vehicle.parked')
  t.equal(of({ label: 'bus', velocityXMps: 0.1 }), 'vehicle.stopped')
  t.equal(of({ label: 'bicycle', velocityXMps: 0.1 }), 'cycle.without_rider')
  t.equal(of({ label: 'motorcycle' }), 'cycle.with_rider')
  t.equal(of({ label: 'pedestrian' }), 'pedestrian.moving')
  t.equal(of({ label: 'pedestrian', velocityXMps: 0 }), 'pedestrian.standing')
  t.equal(of({ label: 'barrier', attribute: 'vehicle.parked' }), '')
  t.end()
})

t.test('a velocity that rotating would make infinite is written as standing, and counted', (t) => {
  const { boxes, velocityUnknown } = toSampleBoxes(objects([object({ velocityXMps: -Number.MAX_VALUE })]))
  t.strictSame(boxes[0]?.velocity, [0, 0])
  t.equal(velocityUnknown, 1)
  t.end()
})

function tracks(list: readonly DetectedObject[], idOf = (i: number) => `t${i}`) {
  const { objects: _, model: __, missingCameras: ___, map: ____, ...about } = objects([])
  return { ...about, tracks: list.map((object, i) => ({ id: idOf(i), object, ageFrames: 1, coastedFrames: 0 })) }
}

t.test('tracks of the seven classes are kept, each with an id of its own', (t) => {
  const list = detectionClasses.map((label) => object({ label, center: { x: 10, y: 0, z: 0 } }))
  const { boxes, leftOut } = toTrackingBoxes(tracks(list))
  const names = ['bicycle', 'bus', 'car', 'motorcycle', 'pedestrian', 'trailer', 'truck']
  t.strictSame(boxes.map(({ tracking_name: name }) => name).sort(), names)
  t.strictSame(leftOut, { 'not-tracked': 3 })
  const twice = toTrackingBoxes(tracks([object(), object(), object()], (i) => (i === 2 ? '' : 'same')))
  t.equal(twice.boxes.length, 1)
  t.strictSame(twice.leftOut, { 'no-id': 2 })
  const many = toTrackingBoxes(tracks(Array.from({ length: 600 }, (_, i) => object({ score: i / 600 }))))
  t.equal(many.boxes.length, boxesPerSampleMax)
  t.equal(many.boxes[0]!.tracking_id, 't599')
  t.end()
})

t.test('whatever is detected or followed, every box is within the official limits', (t) => {
  const number = fc.oneof(fc.double(), fc.double({ min: -60, max: 60, noNaN: true }))
  const rotation = fc.oneof(
    number.map((yawRad) => upright(yawRad).rotation),
    fc.record({ w: number, x: number, y: number, z: number }),
  )
  const anyObject: fc.Arbitrary<DetectedObject> = fc.record({
    label: fc.constantFrom(...detectionClasses, 'cow', ''),
    score: fc.double({ min: 0, max: 1, noNaN: true }),
    center: fc.record({ x: number, y: number, z: number }),
    size: fc.record({ width: number, length: number, height: number }),
    rotation,
    yawRad: number,
    velocityXMps: number,
    velocityYMps: number,
    velocityZMps: number,
    attribute: fc.constantFrom('', 'vehicle.moving', 'x'),
    id: fc.constant(''),
  })
  fc.assert(
    fc.property(fc.array(anyObject, { maxLength: 20 }), (list) => {
      const { boxes, leftOut } = toSampleBoxes(objects(list))
      const out = Object.values(leftOut).reduce((sum, count) => sum + count, 0)
      const followed = toTrackingBoxes(tracks(list))
      const scored = followed.boxes.map((box) => ({ ...box, detection_score: box.tracking_score }))
      return boxes.length + out === list.length && boxes.every(isWithinLimits) && scored.every(isWithinLimits)
    }),
  )
  t.end()
})

function isWithinLimits(
  box: Pick<SubmissionBox, keyof SubmissionBox & (keyof TrackingBox | 'detection_score')>,
): boolean {
  const { translation, size, rotation, velocity, detection_score: score } = box
  const areFinite = [...translation, ...size, ...rotation, ...velocity].every(Number.isFinite)
  const isUnit = Math.abs(Math.hypot(...rotation) - 1) < 1e-9
  return areFinite && isUnit && size.every((side) => side > 0) && score >= 0 && score <= 1
}

const reference = join(packageRoot, '../shared/reference/bevformer_v2')
const skip = existsSync(reference) ? false : 'the reference data (../shared/reference/bevformer_v2) is not here'

/** Rows of a float tensor of two dimensions, or numbers of one, in a safetensors file. */
function tensor(file: string, name: string): { readonly shape: readonly number[]; at(i: number): number } {
  const bytes = readFileSync(file)
  const length = Number(bytes.readBigUInt64LE(0))
  type Entry = { dtype: string; shape: number[]; data_offsets: [number, number] }
  const header = JSON.parse(bytes.toString('utf8', 8, 8 + length)) as Record<string, Entry>
  const { dtype, shape, data_offsets } = header[name]!
  const start = 8 + length + data_offsets[0]
  if (dtype === 'F32') return { shape, at: (i) => bytes.readFloatLE(start + 4 * i) }
  return { shape, at: (i) => Number(bytes.readBigInt64LE(start + 8 * i)) }
}

interface ReferenceCase {
  readonly class_names: readonly string[]
  readonly geometry: Readonly<
    Record<
      string,
      {
        ego2global_translation: number[]
        ego2global_rotation: number[]
        lidar2ego_translation: number[]
        lidar2ego_rotation: number[]
      }
    >
  >
  readonly submission: { readonly full: readonly SubmissionBox[] }
}

t.test('the official code writes the same submission', { skip }, (t) => {
  for (const name of ['t1-a', 't2-b', 't3-c']) {
    const record = JSON.parse(readFileSync(join(reference, `${name}.json`), 'utf8')) as ReferenceCase
    const outputs = join(reference, `${name}.outputs.safetensors`)
    const boxes = tensor(outputs, 'coder.bboxes')
    const scores = tensor(outputs, 'coder.scores')
    const labels = tensor(outputs, 'coder.labels')
    const { lidar2ego_translation, lidar2ego_rotation, ego2global_translation, ego2global_rotation } =
      record.geometry['0']!
    const egoFromLidar = poseFromArrays(lidar2ego_translation, lidar2ego_rotation)
    const found = [...Array(boxes.shape[0]!).keys()].map((row): DetectedObject => {
      const [x, y, z, width, length, height, yaw, vx, vy] = [...Array(9).keys()].map((i) => boxes.at(row * 9 + i))
      return transformBox(
        egoFromLidar,
        object({
          label: record.class_names[labels.at(row)]!,
          score: scores.at(row),
          center: { x: x!, y: y!, z: z! },
          size: { width: width!, length: length!, height: height! },
          ...upright(-yaw! - Math.PI / 2),
          velocityXMps: vx!,
          velocityYMps: vy!,
        }),
      )
    })
    const globalFromEgo = poseFromArrays(ego2global_translation, ego2global_rotation)
    const actual = toSampleBoxes(objects(found, globalFromEgo)).boxes
    const wanted = record.submission.full
    t.equal(actual.length, wanted.length, `${name}: as many boxes in range`)
    for (const [i, box] of actual.entries()) {
      const other = wanted[i]!
      t.ok(isNear(box.translation, other.translation, 1e-4), `${name} ${i}: translation`)
      t.ok(isNear(box.size, other.size, 1e-5), `${name} ${i}: size`)
      t.ok(turnRad(box.rotation, other.rotation) < 1e-4, `${name} ${i}: rotation`)
      t.ok(isNear(box.velocity, other.velocity, 1e-4), `${name} ${i}: velocity`)
      t.ok(Math.abs(box.detection_score - other.detection_score) < 1e-6, `${name} ${i}: score`)
      t.equal(box.detection_name, other.detection_name)
      t.equal(box.attribute_name, other.attribute_name)
    }
  }
  t.end()
})

/** Angle of the turn that takes one rotation to the other. */
function turnRad(a: readonly number[], b: readonly number[]): number {
  const apart = Math.min(
    Math.hypot(...a.map((value, i) => value - b[i]!)),
    Math.hypot(...a.map((value, i) => value + b[i]!)),
  )
  return 4 * Math.asin(apart / 2)
}
