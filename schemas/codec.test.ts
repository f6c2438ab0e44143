import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import {
  decodeEnvelope,
  decodePayload,
  type EnvelopeBody,
  encodeEnvelope,
  encodePayload,
  envelopeBytesMax,
  expectSchema,
  messageTypeNames,
  nsFromTime,
  timeFromNs,
} from './codec.js'
import { GoshawkError } from './errors.js'
import { goshawk } from './generated/goshawk.js'
import { oriented, upright } from './geometry/box3d.js'
import {
  type CameraFrames,
  type Decision,
  type DetectedObjects,
  type Header,
  LaneTurn,
  MapLayer,
  type MessageTypeName,
  type Pose,
  type Road,
  SignalState,
  type Tracks,
} from './messages.js'

const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(model, { noNullPrototype: true })
/** Protobuf's default is +0, and -0 equals it: the sign of zero does not survive. */
const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0 || 0)
const finiteOrNan = fc.oneof(finite, fc.constant(Number.NaN))
const name = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
const optionalName = fc.string({ maxLength: 40, unit: 'grapheme' })
const count = fc.nat({ max: Number.MAX_SAFE_INTEGER })
const vector3 = record({ x: finite, y: finite, z: finite })
const metres = finite.map(Math.abs)
const pose: fc.Arbitrary<Pose> = record({
  translation: vector3,
  rotation: fc
    .tuple(...Array.from({ length: 4 }, () => fc.double({ min: 0.1, max: 1, noNaN: true })))
    .map(([w = 1, x = 0, y = 0, z = 0]) => {
      const norm = Math.hypot(w, x, y, z)
      return { w: w / norm, x: x / norm, y: -y / norm, z: z / norm }
    }),
})
const float32 = fc.float({ min: -1000, max: 1000, noNaN: true }).map((x) => x + 0 || 0)
const box = record({
  label: name,
  score: fc.float({ min: 0, max: 1, noNaN: true }).map((x) => x + 0 || 0),
  center: vector3,
  size: record({ width: metres, length: metres, height: metres }),
  velocityXMps: finiteOrNan,
  velocityYMps: finiteOrNan,
  velocityZMps: finiteOrNan,
  attribute: optionalName,
  id: optionalName,
})
const object = fc.tuple(box, pose).map(([box, { rotation }]) => ({ ...box, ...oriented(rotation) }))
const stamp = { scene: optionalName, sampleToken: optionalName, timestampUs: count, globalFromEgo: pose }
const objects = fc.array(object, { maxLength: 5 })
const pixels = fc.integer({ min: 1, max: 10_000 })

const pointsOf = (minLength: number) =>
  fc.array(fc.tuple(float32, float32), { minLength, maxLength: 6 }).map((pairs) => pairs.flat())
const points = pointsOf(2)

const mapLines = fc.array(record({ layer: fc.constantFrom(...Object.values(MapLayer)), xy: points }), { maxLength: 3 })

const rings = fc.array(record({ xy: pointsOf(3) }), { minLength: 1, maxLength: 3 })
const areas = fc.array(record({ rings }), { minLength: 1, maxLength: 3 })

const plan = fc.array(fc.tuple(float32, float32, float32.map(Math.abs)), { maxLength: 5 }).map((points) => ({
  tS: points.map((_, i) => i / 2),
  xM: points.map(([x]) => x),
  yM: points.map(([, y]) => y),
  speedMps: points.map(([, , speed]) => speed),
}))
const cells = fc.integer({ min: 1, max: 300 })
const heat = record({
  rows: cells,
  columns: cells,
  xMinM: fc.constant(-51.2),
  xMaxM: metres,
  yMinM: fc.constant(-40),
  yMaxM: metres,
  egoFromLidar: pose,
  part: fc.nat({ max: 5 }),
})
/** The message with this field, or without it. */
const maybe = <T, K extends string, F>(message: fc.Arbitrary<T>, key: K, field: fc.Arbitrary<F>) =>
  fc
    .tuple(message, fc.option(field, { nil: undefined }))
    .map(([value, found]) => (found === undefined ? value : { ...value, [key]: found }) as T & { [P in K]?: F })

const id = fc.nat({ max: 2 ** 24 - 1 })
const laneId = fc.nat({ max: 99 })
const positive32 = fc.float({ min: 0.5, max: 1000, noNaN: true })
/** Never all in one place. */
const way = points.map((xy) => [...xy, xy[0]! + 1, xy[1]!].map(Math.fround))
const lane = maybe(
  maybe(
    maybe(
      record({
        id: laneId,
        xy: way,
        widthM: positive32,
        speedLimitMps: positive32,
        successors: fc.array(id, { maxLength: 3 }),
        predecessors: fc.array(id, { maxLength: 3 }),
        turn: fc.constantFrom(...Object.values(LaneTurn)),
        stopSign: fc.boolean(),
        stopBackM: float32,
        crossings: fc.array(record({ crossing: id, arcM: float32 }), { maxLength: 2 }),
        yieldTo: fc.array(record({ lane: id, ownArcM: float32, otherArcM: float32, holdArcM: float32 }), {
          maxLength: 2,
        }),
      }),
      'left',
      id,
    ),
    'right',
    id,
  ),
  'signal',
  id,
)
const road: fc.Arbitrary<Road> = record({
  name,
  lanes: fc.uniqueArray(lane, { maxLength: 3, selector: (one) => one.id }),
  crossings: fc.uniqueArray(record({ id: laneId, xy: way, widthM: positive32, hasSignal: fc.boolean() }), {
    maxLength: 2,
    selector: (one) => one.id,
  }),
  route: fc.array(id, { maxLength: 5 }),
  signals: fc.array(record({ id, state: fc.constantFrom(...Object.values(SignalState)) }), { maxLength: 3 }),
  ego: record({ length: positive32, width: positive32, wheelbase: positive32 }),
})

const payloads = {
  'goshawk.v1.CameraFrames': maybe(
    maybe(
      maybe(
        record({
          ...stamp,
          egoFromLidar: pose,
          cameras: fc.array(
            record({
              channel: name,
              timestampUs: count,
              width: pixels,
              height: pixels,
              encoding: fc.constantFrom(1, 2, 3) as fc.Arbitrary<1 | 2 | 3>,
              part: fc.nat({ max: 5 }),
              intrinsic: fc.array(finite, { minLength: 9, maxLength: 9 }),
              egoFromCamera: pose,
              globalFromEgo: pose,
              missing: optionalName,
            }),
            { maxLength: 6 },
          ),
          hasGroundTruth: fc.boolean(),
          groundTruth: objects,
          egoSpeedMps: finiteOrNan,
          map: mapLines,
          steeringWheelRad: finiteOrNan,
        }),
        'lidar',
        record({ part: fc.nat({ max: 5 }), points: fc.nat({ max: 100_000 }) }),
      ),
      'road',
      road,
    ),
    'drivableArea',
    areas,
  ),
  'goshawk.v1.DetectedObjects': maybe(
    maybe(
      record({
        ...stamp,
        objects,
        model: record({
          bundle: name,
          architecture: name,
          provider: name,
          trained: fc.boolean(),
          sha256: optionalName,
        }),
        missingCameras: fc.array(name, { maxLength: 6 }),
        egoSpeedMps: finiteOrNan,
        map: mapLines,
      }),
      'heat',
      heat,
    ),
    'road',
    road,
  ),
  'goshawk.v1.Tracks': record({
    ...stamp,
    tracks: fc.array(
      record({ id: name, object, ageFrames: fc.nat({ max: 2 ** 31 - 1 }), coastedFrames: fc.nat({ max: 99 }) }),
      { maxLength: 5 },
    ),
    egoSpeedMps: finiteOrNan,
  }),
  'goshawk.v1.Decision': maybe(
    maybe(
      record({
        scene: optionalName,
        sampleToken: optionalName,
        timestampUs: count,
        speed: fc.constantFrom(1, 2, 3, 4) as fc.Arbitrary<1 | 2 | 3 | 4>,
        path: fc.constantFrom(1, 2, 3, 4, 5) as fc.Arbitrary<1 | 2 | 3 | 4 | 5>,
        explanation: optionalName,
        rule: optionalName,
        objectIndices: fc.array(fc.nat({ max: 300 }), { maxLength: 9 }),
        planner: optionalName,
      }),
      'plan',
      plan,
    ),
    'trackIds',
    fc.array(name, { minLength: 1, maxLength: 5 }),
  ),
} satisfies {
  readonly [T in MessageTypeName]: fc.Arbitrary<
    {
      'goshawk.v1.CameraFrames': CameraFrames
      'goshawk.v1.DetectedObjects': DetectedObjects
      'goshawk.v1.Tracks': Tracks
      'goshawk.v1.Decision': Decision
    }[T]
  >
}

const time = fc.bigInt({ min: -(10n ** 18n), max: 4n * 10n ** 18n })
const header: fc.Arbitrary<Header> = record({
  stream: name,
  sequence: count,
  epoch: fc.nat({ max: 2 ** 31 - 1 }),
  frame: record({ source: name, number: count, epoch: fc.nat({ max: 1000 }) }),
  captureTimeNs: time,
  originTimeNs: time,
  publishTimeNs: time,
  traceparent: fc.constantFrom('', `00-${'a1'.repeat(16)}-${'b2'.repeat(8)}-01`),
})
const body: fc.Arbitrary<EnvelopeBody> = record({
  schema: name,
  schemaVersion: fc.nat({ max: 9 }),
  partBytes: fc.array(fc.nat({ max: 1_000_000 }), { maxLength: 8 }),
  hops: fc.array(record({ hop: name, ageMs: finite, queueMs: finite, computeMs: finite, publishMs: finite }), {
    maxLength: 4,
  }),
})

/** Decodes; true when it worked or failed as it should. Anything but a GoshawkError is a crash. */
function decodesOrRefuses(decode: () => unknown): boolean {
  try {
    decode()
    return true
  } catch (error) {
    if (error instanceof GoshawkError && error.code.startsWith('message-')) return true
    throw error
  }
}

t.test('decoding an encoded envelope gives the envelope', async () => {
  fc.assert(
    fc.property(header, body, (header, body) => {
      const { header: decodedHeader, ...decodedBody } = decodeEnvelope(encodeEnvelope(header, body))
      assert.deepEqual(decodedHeader, header)
      assert.deepEqual(decodedBody, body)
    }),
  )
})

for (const type of messageTypeNames) {
  t.test(`decoding an encoded ${type} gives the same value`, async () => {
    fc.assert(
      fc.property(payloads[type] as fc.Arbitrary<never>, (payload) => {
        assert.deepEqual(decodePayload(type, encodePayload(type, payload)), payload)
      }),
    )
  })

  t.test(`arbitrary bytes as ${type} give a value or a typed error`, async () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => decodesOrRefuses(() => decodePayload(type, bytes))),
      { numRuns: 1000 },
    )
  })

  t.test(`${type} cut or altered at any byte gives a value or a typed error`, async () => {
    const [payload] = fc.sample(payloads[type] as fc.Arbitrary<never>, { numRuns: 1, seed: 7 })
    const bytes = encodePayload(type, payload as never)
    for (let length = 0; length < bytes.length; length++) {
      decodesOrRefuses(() => decodePayload(type, bytes.subarray(0, length)))
      const altered = Uint8Array.from(bytes)
      altered[length] = altered[length]! ^ 0xff
      decodesOrRefuses(() => decodePayload(type, altered))
    }
  })
}

t.test('an envelope cut or altered at any byte gives a value or a typed error', async () => {
  const [sampleHeader] = fc.sample(header, { numRuns: 1, seed: 3 })
  const [sampleBody] = fc.sample(body, { numRuns: 1, seed: 4 })
  const bytes = encodeEnvelope(sampleHeader!, sampleBody!)
  for (let length = 0; length < bytes.length; length++) {
    decodesOrRefuses(() => decodeEnvelope(bytes.subarray(0, length)))
    const altered = Uint8Array.from(bytes)
    altered[length] = altered[length]! ^ 0xff
    decodesOrRefuses(() => decodeEnvelope(altered))
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => decodesOrRefuses(() => decodeEnvelope(bytes))),
    { numRuns: 1000 },
  )
})

const [frames] = fc.sample(
  payloads['goshawk.v1.CameraFrames'].filter((f) => f.lidar === undefined),
  { numRuns: 1, seed: 11 },
)
const [camera] = fc
  .sample(
    payloads['goshawk.v1.CameraFrames'].filter((f) => f.cameras.length > 0),
    {
      numRuns: 1,
      seed: 12,
    },
  )
  .map((f) => ({ ...f.cameras[0]!, missing: '' }))
const [decision] = fc.sample(payloads['goshawk.v1.Decision'], { numRuns: 1, seed: 13 })
const nowhere: Pose = {
  translation: { x: Number.NaN, y: 0, z: 0 },
  rotation: { w: 1, x: 0, y: 0, z: 0 },
}
const zero: Pose = { translation: { x: 0, y: 0, z: 0 }, rotation: { w: 0, x: 0, y: 0, z: 0 } }

t.test('a box whose writer knew no rotation stands upright; one with both is believed by its rotation', async (t) => {
  const type = 'goshawk.v1.DetectedObjects'
  const [plain] = fc.sample(box, { numRuns: 1, seed: 14 })
  const [objects] = fc.sample(payloads[type], { numRuns: 1, seed: 15 })
  const sent = (object: object) => ({ ...objects, objects: [{ ...plain, ...object }] }) as unknown as DetectedObjects
  const arrived = (object: object) => decodePayload(type, encodePayload(type, sent(object))).objects[0]!
  t.strictSame(arrived({ yawRad: 0.5 }), { ...plain, ...upright(0.5) })
  const { rotation } = upright(-1)
  t.strictSame(arrived({ rotation, yawRad: 0.5 }), { ...plain, ...oriented(rotation) })
  t.throws(() => arrived({ rotation: { w: 0, x: 0, y: 0, z: 2 }, yawRad: 0 }), {
    code: 'message-invalid',
    message: 'objects[0].rotation: found norm 2; expected a unit quaternion',
  })
  t.throws(() => arrived({ yawRad: Number.NaN }), { message: 'objects[0].yawRad: found NaN; expected a finite number' })
})

t.test('what arrives is named when it is refused', async (t) => {
  const refused = <T extends MessageTypeName>(type: T, payload: unknown, message: string, parts?: number) =>
    t.throws(() => decodePayload(type, encodePayload(type, payload as never), parts), {
      code: 'message-invalid',
      message,
    })
  const type = 'goshawk.v1.CameraFrames'
  const one = (change: object) => ({ ...frames, cameras: [{ ...camera, ...change }] })
  refused(
    type,
    { ...frames, globalFromEgo: nowhere },
    'globalFromEgo.translation.x: found NaN; expected a finite number',
  )
  refused(type, { ...frames, egoFromLidar: zero }, 'egoFromLidar.rotation: found norm 0; expected a unit quaternion')
  refused(type, { ...frames, egoFromLidar: undefined }, 'egoFromLidar: found nothing; expected a value')
  refused(
    type,
    one({ egoFromCamera: nowhere }),
    'cameras[0].egoFromCamera.translation.x: found NaN; expected a finite number',
  )
  refused(type, one({ encoding: 9 }), 'cameras[0].encoding: found 9; expected 1 (JPEG), 2 (RGB8), 3 (BGRA8)')
  refused(type, one({ intrinsic: [1, 2] }), 'cameras[0].intrinsic: found 2 numbers; expected 9 (3x3 row-major)')
  refused(type, one({ part: 4 }), 'cameras[0].part: found 4; expected less than the 2 bulk parts of the message', 2)
  refused(type, one({ width: 0 }), 'cameras[0].width: found 0; expected an integer from 1 to 65536')
  refused(type, { ...frames, scene: 'x'.repeat(600) }, 'scene: found 600 characters; expected at most 512')
  refused(type, { ...frames, cameras: Array(65).fill(camera) }, 'cameras: found 65 entries; expected at most 64')
  refused(
    type,
    { ...frames, map: [{ layer: 1, xy: [1, 2, 3] }] },
    'map[0].xy: found 3 numbers; expected x and y of two points or more',
  )
  refused(
    'goshawk.v1.Decision',
    { ...decision, speed: 0 },
    'speed: found 0; expected 1 (KEEP), 2 (ACCELERATE), 3 (DECELERATE), 4 (STOP)',
  )
  const lidar = { part: 2, points: 3 }
  refused(
    type,
    { ...frames, cameras: [], lidar },
    'lidar.part: found 2; expected less than the 2 bulk parts of the message',
    2,
  )
  refused(
    type,
    { ...frames, lidar: { part: 0, points: 2_000_000 } },
    'lidar.points: found 2000000; expected an integer from 0 to 1000000',
  )
})

t.test('a plan or a heat map that cannot be drawn is refused by name', async (t) => {
  const straight = { tS: [0, 1], xM: [0, 5], yM: [0, 0], speedMps: [5, 5] }
  const planned = (change: object) =>
    decodePayload(
      'goshawk.v1.Decision',
      encodePayload('goshawk.v1.Decision', { ...decision!, plan: { ...straight, ...change } }),
    ).plan
  t.strictSame(planned({}), straight)
  for (const [change, message] of [
    [{ tS: [1, 1] }, 'plan.tS[1]: found 1; expected later than 1'],
    [{ xM: [0] }, 'plan.xM: found 1 numbers; expected 2, one for each time'],
    [{ yM: [0, Number.NaN] }, 'plan.yM[1]: found NaN; expected a finite number'],
    [{ speedMps: [5, -1] }, 'plan.speedMps[1]: found -1; expected at least 0'],
    [{ tS: Array(1001).fill(0) }, 'plan.tS: found 1001 entries; expected at most 1000'],
  ] as const) {
    t.throws(() => planned(change), { code: 'message-invalid', message })
  }
  const type = 'goshawk.v1.DetectedObjects'
  const [objects] = fc.sample(payloads[type], { numRuns: 1, seed: 16 })
  const [place] = fc.sample(heat, { numRuns: 1, seed: 17 })
  const warm = (change: object) =>
    decodePayload(type, encodePayload(type, { ...objects!, heat: { ...place!, ...change } }), 6)
  for (const [change, message] of [
    [{ rows: 0 }, 'heat.rows: found 0; expected an integer from 1 to 1048576'],
    [{ rows: 2000, columns: 2000 }, 'heat: found 2000 x 2000 cells; expected at most 1048576'],
    [{ xMaxM: -60 }, 'heat.xMaxM: found -60; expected more than -51.2'],
    [{ part: 6 }, 'heat.part: found 6; expected less than the 6 bulk parts of the message'],
  ] as const) {
    t.throws(() => warm(change), { code: 'message-invalid', message })
  }
})

t.test('a missing camera may carry the calibration that made it unusable', async (t) => {
  const payload: CameraFrames = {
    ...frames!,
    cameras: [{ ...camera!, egoFromCamera: nowhere, missing: 'calibration has NaN' }],
  }
  t.strictSame(decodePayload('goshawk.v1.CameraFrames', encodePayload('goshawk.v1.CameraFrames', payload), 0), payload)
})

t.test('sizes and identity of an envelope are bounded', async (t) => {
  t.throws(() => decodeEnvelope(new Uint8Array(envelopeBytesMax + 1)), { code: 'message-too-large' })
  const [h] = fc.sample(header, { numRuns: 1, seed: 5 })
  const plain = { schema: 'goshawk.v1.Tracks', schemaVersion: 1, partBytes: [], hops: [] }
  const { finish } = { finish: () => encodeEnvelope({ ...h!, traceparent: 'yes' }, plain) }
  t.throws(() => decodeEnvelope(finish()), {
    message: 'traceparent: found yes; expected a W3C trace context, or nothing',
  })
  t.throws(() => decodeEnvelope(goshawk.v1.Envelope.encode({ stream: 'a.b' }).finish()), {
    message: 'frame: found nothing; expected a value',
  })
  t.throws(() => expectSchema(plain, 'goshawk.v1.Decision'), {
    message: 'schema: found goshawk.v1.Tracks; expected goshawk.v1.Decision',
  })
  t.throws(() => expectSchema({ ...plain, schemaVersion: 2 }, 'goshawk.v1.Tracks'), { code: 'message-invalid' })
  expectSchema(plain, 'goshawk.v1.Tracks')
})

t.test('nanoseconds survive the split into seconds and nanos', async (t) => {
  for (const ns of [0n, 1n, -1n, 999_999_999n, -1_500_000_000n, 1_532_402_927_647_951_000n]) {
    t.equal(nsFromTime('time', timeFromNs(ns)), ns)
  }
})
