import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { ownFrame } from './own-frame.js'
import { openSession } from './session.js'
import { tinyMessage } from './testdata/frames.js'
import { type TinyBundleChanges, tinyCameras, writeTinyBundle } from './testdata/tiny-bundle.js'

const folder = mkdtempSync(join(tmpdir(), 'goshawk-session-'))
t.teardown(() => rmSync(folder, { recursive: true, force: true }))
let bundles = 0
const bundle = (changes?: TinyBundleChanges) => writeTinyBundle(join(folder, `bundle-${bundles++}`), changes)
const open = (bundleFolder: string) => openSession({ bundleFolder, provider: 'cpu', threads: 1 })
const frame = (options = {}) => ownFrame(tinyMessage(options), tinyCameras)
const sigmoid = (x: number) => Math.fround(1 / (1 + Math.exp(-x)))

t.test('a frame goes through the three graphs and comes back as objects', async (t) => {
  const session = await open(bundle())
  t.match(session.facts, { bundle: 'tiny', provider: 'cpu', trained: false, architecture: 'test-mean-colour' })
  const { objects, missing, stagesMs } = await session.detect(await frame())
  t.strictSame(missing, [])
  t.equal(objects.length, 1)
  t.equal(objects[0]?.score, sigmoid(2), 'the green of camera 0 is the larger logit')
  t.equal(objects[0]?.label, 'pedestrian')
  // Box code: the first ten numbers of K' · cameraFromLidar of a camera that looks along x: rows [1 -2 0 0] [1 0 -2 0].
  // The crop starts at row 16, so the second row is [-15 0 -2 0].
  t.match(objects[0]?.center, { x: 1, y: -2, z: -15 })
  t.ok(Object.values(stagesMs).every((ms) => ms >= 0))
  await session.close()
})

t.test('history is kept in the worker, oldest first, and re-encoded in the current lidar frame', async (t) => {
  const session = await open(bundle({ frames: [-1, 0] }))
  const pictures = (red: number) => ({
    colors: [
      [red, 0, 0],
      [0, 0, 0],
    ] as const,
  })
  const scores = async (options: object) =>
    (await session.detect(await frame(options))).objects.map(({ score }) => score)
  t.strictSame(await scores({ ...pictures(1), timestampUs: 1_000_000 }), [sigmoid(1), sigmoid(1)])
  const moved = { translation: { x: 4, y: 0, z: 0 }, rotation: { w: 1, x: 0, y: 0, z: 0 } }
  const second = await session.detect(
    await frame({
      ...pictures(3),
      timestampUs: 1_500_000,
      globalFromEgo: moved,
      cameras: tinyMessage().payload.cameras.map((camera) => ({ ...camera, globalFromEgo: moved })),
    }),
  )
  t.strictSame(
    second.objects.map(({ score }) => score),
    [sigmoid(3), sigmoid(1)],
  )
  // Code 3, log length, is where the first row's translation lies: 0 now, 4 m further back then.
  t.ok(Math.abs(Math.log(second.objects[0]!.size.length)) < 1e-6)
  t.ok(Math.abs(Math.log(second.objects[1]!.size.length) - 4) < 1e-5)
  t.strictSame(await scores({ ...pictures(2), timestampUs: 2_000_000, scene: 'other' }), [sigmoid(2), sigmoid(2)])
  await session.close()
})

t.test('a missing camera sees nothing, the others go on', async (t) => {
  const session = await open(bundle())
  const [front, back] = tinyMessage().payload.cameras
  const broken = { ...front!, egoFromCamera: { ...front!.egoFromCamera, rotation: { w: 0, x: 0, y: 0, z: 0 } } }
  for (const [cameras, reason] of [
    [[{ ...front!, missing: 'file is missing' }, back!], /file is missing/],
    [[broken, back!], /CAM_FRONT egoFromCamera.*unit quaternion/],
    [[back!], /not among the cameras/],
    [[{ ...front!, part: 9 }, back!], /part 9/],
    [[{ ...front!, width: 33 }, back!], /33x32/],
  ] as const) {
    const { objects, missing } = await session.detect(await frame({ cameras }))
    t.match(missing, [{ channel: 'CAM_FRONT', reason }])
    t.equal(objects[0]?.score, sigmoid(124), 'its picture is the mean')
    t.match(objects[0]?.center, { x: 0, y: 0, z: 0 }, 'its lidar2img is zero')
  }
  await session.close()
})

t.test('without any picture there is nothing to detect and nothing to remember', async (t) => {
  const session = await open(bundle({ frames: [-1, 0] }))
  const { objects, missing, historyFrames } = await session.detect(await frame({ cameras: [] }))
  t.strictSame([objects.length, missing.length, historyFrames], [0, 2, 0])
  await session.close()
})

t.test('unusable poses of the sample itself are an error, and the session goes on after it', async (t) => {
  const session = await open(bundle())
  const nowhere = { translation: { x: Number.NaN, y: 0, z: 0 }, rotation: { w: 1, x: 0, y: 0, z: 0 } }
  const invalid = { code: 'calibration-invalid', message: /sample globalFromEgo/ }
  await t.rejects(session.detect(await frame({ globalFromEgo: nowhere })), invalid)
  t.equal((await session.detect(await frame())).objects.length, 1)
  await session.close()
})

t.test('pictures move to the worker without a copy', async (t) => {
  const session = await open(bundle())
  const sent = await frame()
  await session.detect(sent)
  t.strictSame(
    sent.cameras.map(({ bytes }) => bytes?.length),
    [0, 0],
  )
  await session.close()
})

t.test('a broken bundle is an error that names the file', async (t) => {
  const onnx = (bytes: number[]) => ({ file: 'detector.onnx', bytes: Uint8Array.from(bytes) })
  await t.rejects(open(join(folder, 'nowhere')), { code: 'file-missing', message: /nowhere.model\.json/ })
  await t.rejects(open(bundle({ damage: onnx([1, 2, 3]) })), {
    code: 'model-invalid',
    message: /detector\.onnx: 3 bytes/,
  })
  await t.rejects(open(bundle({ withoutFeature3: true })), {
    code: 'model-invalid',
    exitCode: 2,
    message: /image_encoder\.onnx: output feat_3 is missing/,
  })
})

t.test('a worker that dies is a typed error for the call under way and for later ones', async (t) => {
  const session = await openSession(
    { bundleFolder: 'somewhere', provider: 'cpu', threads: 1 },
    { workerUrl: new URL('./testdata/crashing-worker.js', import.meta.url) },
  )
  const failed = { code: 'process-failed', message: /detector worker for somewhere ended: out of luck/ }
  await t.rejects(session.detect(await frame()), failed)
  await t.rejects(session.detect(await frame()), failed)
  await session.close()
  await session.close()
})

t.test('closing twice is the same as once, and a closed session says so', async (t) => {
  const session = await open(bundle())
  await Promise.all([session.close(), session.close()])
  await t.rejects(session.detect(await frame()), { code: 'process-failed', message: /ended: exit code 0/ })
})
