import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { loadModelBundle } from '../../../schemas/model-bundle.js'
import { createFrameDetector } from '../detect-frame.js'
import { openOnnxRuntime } from '../onnx-runtime.js'
import { ownFrame } from '../own-frame.js'
import { fakeTensorRt } from '../testdata/fake-tensorrt.js'
import { tinyMessage } from '../testdata/frames.js'
import { type TinyBundleChanges, tinyCameras, writeTinyBundle } from '../testdata/tiny-bundle.js'
import { openTensorRt } from './backend.js'

const root = mkdtempSync(join(tmpdir(), 'goshawk-tensorrt-backend-'))
t.teardown(() => rmSync(root, { recursive: true, force: true }))
let count = 0
const bundleOf = (changes?: TinyBundleChanges) => loadModelBundle(writeTinyBundle(join(root, `b${count++}`), changes))
const newCache = () => join(root, `cache${count++}`)
const frame = (options = {}) => ownFrame(tinyMessage(options), tinyCameras)
const colored = (red: number, timestampUs: number, scene = 'one') => ({
  timestampUs,
  scene,
  colors: [
    [red, 2, 0],
    [0, 0, 9],
  ] as const,
})

t.test('a stream with history gives the same objects as ONNX Runtime', async (t) => {
  const bundle = await bundleOf({ frames: [-2, -1, 0] })
  const fake = fakeTensorRt()
  const onDevice = createFrameDetector(
    bundle,
    await openTensorRt(bundle, { load: () => fake.addon, cacheFolder: newCache() }),
  )
  const onCpu = createFrameDetector(bundle, await openOnnxRuntime(bundle, { provider: 'cpu', threads: 1 }))
  for (const [red, seconds, scene] of [
    [1, 1, 'one'],
    [3, 1.5, 'one'],
    [5, 2, 'one'],
    [7, 2.5, 'one'],
    [8, 3, 'two'],
  ] as const) {
    const options = colored(red, seconds * 1e6, scene)
    const [ours, theirs] = [await onDevice.detect(await frame(options)), await onCpu.detect(await frame(options))]
    t.strictSame(ours.objects, theirs.objects, `at ${seconds} s`)
    t.equal(ours.historyFrames, theirs.historyFrames)
  }
  await onDevice.close()
  await onCpu.close()
  t.equal(fake.liveBuffers(), 0, 'every buffer was given back')
  t.equal(fake.openSessions(), 0)
})

t.test('what the device measured is told per graph, and the stages add up', async (t) => {
  const bundle = await bundleOf({ frames: [-1, 0] })
  const fake = fakeTensorRt()
  const backend = await openTensorRt(bundle, { load: () => fake.addon, cacheFolder: newCache() })
  let now = 0
  // Each look at the clock is 10 ms after the last.
  const detector = createFrameDetector(bundle, backend, () => {
    now += 10
    return now
  })
  await detector.detect(await frame(colored(1, 1e6)))
  const { stagesMs } = await detector.detect(await frame(colored(1, 1.5e6)))
  t.strictSame(backend.deviceTimesMs(), { image_encoder: 1, bev_encoder: 4, detector: 4 }, 'two maps were encoded')
  t.strictSame(stagesMs, { pictures: 10, imageEncoder: 1, bevEncoder: 4, detector: 25, boxes: 10 })
  await detector.close()
})

t.test('engines are built once, then come out of the cache', async (t) => {
  const bundle = await bundleOf()
  const fake = fakeTensorRt()
  const cacheFolder = newCache()
  const told: string[] = []
  const open = () =>
    openTensorRt(bundle, { load: () => fake.addon, cacheFolder, onBuild: ({ graph }) => void told.push(graph) })
  const first = await open()
  t.ok(Object.values(first.engines).every(({ built }) => built))
  await first.close()
  const second = await open()
  t.ok(Object.values(second.engines).every(({ built }) => !built))
  await second.close()
  t.strictSame(fake.builds, ['image_encoder.onnx', 'bev_encoder.onnx', 'detector.onnx'])
  t.strictSame([...new Set(told)], ['tiny-image_encoder', 'tiny-bev_encoder', 'tiny-detector'])
  t.equal(readdirSync(cacheFolder).filter((file) => file.endsWith('.plan')).length, 3)
})

t.test('an engine that TensorRT no longer takes is built again, and says why', async (t) => {
  const bundle = await bundleOf()
  const fake = fakeTensorRt()
  const options = { load: () => fake.addon, cacheFolder: newCache() }
  await (await openTensorRt(bundle, options)).close()
  fake.refuseOldPlans()
  fake.refuseTimingCaches()
  const backend = await openTensorRt(bundle, options)
  t.match(backend.engines.detector, { built: true, rebuiltBecause: /serialised by another version/ })
  t.equal(fake.builds.length, 6)
  await backend.close()
})

t.test('a graph whose tensors are not those of model.json is refused, and the GPU let go', async (t) => {
  const bundle = await bundleOf({ withoutFeature3: true })
  const fake = fakeTensorRt()
  await t.rejects(openTensorRt(bundle, { load: () => fake.addon, cacheFolder: newCache() }), {
    code: 'model-invalid',
    message: /image_encoder\.onnx: output feat_3 is missing/,
  })
  t.equal(fake.openSessions(), 0)
})

t.test('what fails on the device says where; a buffer given back twice is told by the next call', async (t) => {
  const bundle = await bundleOf()
  const fake = fakeTensorRt()
  const backend = await openTensorRt(bundle, { load: () => fake.addon, cacheFolder: newCache() })
  await t.rejects(backend.encodeImages(new Uint8Array(3)), {
    code: 'process-failed',
    message: /TensorRT, bundle tiny: 3 bytes were fed to images/,
  })
  const features = await backend.encodeImages(new Uint8Array(tinyCameras.length * 16 * 32 * 3))
  backend.releaseFeatures(features)
  backend.releaseFeatures(features)
  await new Promise((resolve) => setImmediate(resolve))
  await t.rejects(backend.encodeImages(new Uint8Array(3)), { message: /there is no buffer/ })
  await backend.close()
  await backend.close()
})

t.test('a heat map is refused: the maps never leave the device', async (t) => {
  const bundle = await bundleOf()
  const fake = fakeTensorRt()
  const backend = await openTensorRt(bundle, { load: () => fake.addon, cacheFolder: newCache() })
  t.throws(() => createFrameDetector(bundle, backend, undefined, { bevHeat: true }), {
    code: 'config-invalid',
    message: /^bevHeat: .* set provider to cpu or cuda$/,
  })
  await backend.close()
})
