/** The TensorRT backend on the compiled addon: three graphs with history, and every way to leave. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ownFrame } from '../../nodes/detector/own-frame.js'
import { openSession } from '../../nodes/detector/session.js'
import { openTensorRt } from '../../nodes/detector/tensorrt/backend.js'
import { tinyMessage } from '../../nodes/detector/testdata/frames.js'
import { loadModelBundle } from '../../schemas/model-bundle.js'
import { addonTest, folder, newPath } from './tensorrt/checked-addon.js'
import { expected, matrixLength, pictureBytes, writeFakeBundle } from './tensorrt/fake-models.js'

const bundleFolder = writeFakeBundle(join(folder, 'bundle'), { bev_encoder: ['waits'] })

addonTest('the backend: three graphs, features and history on the device, engines cached', async (t) => {
  const bundle = await loadModelBundle(bundleFolder)
  const cacheFolder = join(folder, 'cache')
  const backend = await openTensorRt(bundle, { cacheFolder })
  t.ok(Object.values(backend.engines).every(({ built }) => built))
  const images = new Uint8Array(pictureBytes)
  const lidar2img = new Float32Array(matrixLength)
  const history: { features: Awaited<ReturnType<typeof backend.encodeImages>>; values: Float32Array[] }[] = []
  for (let frame = 0; frame < 8; frame++) {
    images.forEach((_, i) => {
      images[i] = (i * 7 + frame * 13) % 5
    })
    history.push({ features: await backend.encodeImages(images), values: expected.features(images) })
    images.fill(255)
    const looks = [-2, -1, 0].map((offset) => history.at(Math.max(offset - 1, -history.length))!)
    const bevs: number[] = []
    const wanted: Float32Array[] = []
    for (const [step, { features, values }] of looks.entries()) {
      lidar2img.fill(step + frame)
      bevs.push(await backend.encodeBev(features, lidar2img))
      wanted.push(expected.bev(values, lidar2img))
      lidar2img.fill(Number.NaN)
    }
    t.strictSame(await backend.detect(bevs), expected.detections(wanted), `frame ${frame}`)
    const times = backend.deviceTimesMs()
    t.ok(Object.values(times).every((ms) => ms >= 0))
    for (const bev of bevs) backend.releaseBev(bev)
    if (history.length > 3) backend.releaseFeatures(history.shift()!.features)
  }
  await backend.close()
  const again = await openTensorRt(bundle, { cacheFolder })
  t.ok(Object.values(again.engines).every(({ built }) => !built))
  await again.close()
  t.strictSame(
    readdirSync(cacheFolder).filter((file) => file.endsWith('.partial')),
    [],
  )
})

addonTest(
  'the detector’s worker runs it: engines are announced while they are built, then frames are answered',
  async (t) => {
    const options = { bundleFolder, provider: 'tensorrt', threads: 1, engineCache: join(folder, 'node-cache') } as const
    for (const builds of [3, 0]) {
      const steps: string[] = []
      const session = await openSession(options, { onLoading: (step) => steps.push(step) })
      t.equal(steps.length, builds, 'once for each graph, and never again')
      t.ok(steps.every((step) => /building the TensorRT engine of fake-bundle-\w+, once/.test(step)))
      t.match(session.facts, { provider: 'tensorrt', providerReason: /provider: tensorrt/, frames: [-2, -1, 0] })
      for (const timestampUs of [1e6, 1.5e6, 2e6]) {
        const cameras = ['CAM_FRONT', 'CAM_BACK']
        const { missing, stagesMs } = await session.detect(await ownFrame(tinyMessage({ timestampUs }), cameras))
        t.strictSame(missing, [])
        t.ok(Object.values(stagesMs).every((ms) => ms >= 0))
      }
      await session.close()
    }
  },
)

addonTest('whichever way a session is left, nothing stays on the device', (t) => {
  const program = fileURLToPath(new URL('./tensorrt/leaving.js', import.meta.url))
  for (const way of ['close', 'forget', 'exit', 'terminate']) {
    const report = newPath('.json')
    const left = spawnSync(process.execPath, [program, bundleFolder, join(folder, 'cache'), way], {
      env: { ...process.env, FAKE_CUDA_REPORT: report },
      encoding: 'utf8',
    })
    t.equal(left.status, 0, `${way}: ${left.stderr}`)
    // process.exit runs no clean-up; what is left then goes with the process.
    if (way === 'exit') continue
    const nothing = { streams: 0, events: 0, graphs: 0, device: 0, pinned: 0 }
    t.strictSame(JSON.parse(readFileSync(report, 'utf8')), nothing, way)
  }
  t.end()
})
