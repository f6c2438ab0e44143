import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { loadModelBundle } from '../../../schemas/model-bundle.js'
import { openOnnxRuntime } from '../onnx-runtime.js'
import { openSession } from '../session.js'
import { writeTinyBundle } from '../testdata/tiny-bundle.js'
import { withCameraCount } from './camera-count.js'
import { openLanes } from './lanes.js'
import { planLanes } from './plan.js'

const folder = mkdtempSync(join(tmpdir(), 'goshawk-lanes-'))
t.teardown(() => rmSync(folder, { recursive: true, force: true }))
const tiny = (name: string) => writeTinyBundle(join(folder, name), { frames: [-1, 0], splitsByCamera: true })

t.test('lanes answer what one session answers, frame after frame', async (t) => {
  const bundle = await loadModelBundle(tiny('same'))
  const plan = planLanes(bundle.model, 2)!
  t.equal(plan.lanes.length, 2)
  const lanes = await openLanes(bundle, plan, 2)
  const whole = await openOnnxRuntime(bundle, { provider: 'cpu', threads: 1 })
  const bytes = 2 * bundle.model.image.height * bundle.model.image.width * 3
  for (let frame = 0; frame < 3; frame++) {
    const images = Uint8Array.from({ length: bytes }, (_, i) => (i * 31 + frame * 7) % 256)
    const matrices = [1, 2].map((k) => Float32Array.from({ length: 32 }, (_, i) => i * k + frame))
    const answerOf = async <F, B>(backend: Awaited<ReturnType<typeof openLanes>> | typeof whole) => {
      const { encodeImages, encodeBev, detect, readBev, releaseBev, releaseFeatures } =
        backend as import('../inference-backend.js').InferenceBackend<F, B>
      const features = await encodeImages(images)
      const maps = await Promise.all(matrices.map((matrix) => encodeBev(features, matrix)))
      const answer = { ...(await detect(maps)), map: [...readBev!(maps[0]!)] }
      maps.forEach(releaseBev)
      releaseFeatures(features)
      return answer
    }
    t.strictSame(await answerOf(lanes), await answerOf(whole), `frame ${frame}`)
  }
  await lanes.close()
  await lanes.close()
  await whole.close()
})

t.test('a session on two threads says that it has lanes; an encoder of other extents is refused by name', async (t) => {
  const session = await openSession({ bundleFolder: tiny('told'), provider: 'cpu', threads: 2 })
  t.match(session.facts.providerReason, /2 lanes of 1 cameras$/)
  await session.close()
  const bundle = await loadModelBundle(tiny('broken'))
  writeFileSync(bundle.graphPaths.image_encoder, readFileSync(bundle.graphPaths.bev_encoder))
  await t.rejects(openLanes(bundle, planLanes(bundle.model, 2)!, 2), { message: /image_encoder\.onnx: .*2 cameras/ })
  writeFileSync(bundle.graphPaths.image_encoder, 'no graph at all')
  await t.rejects(openLanes(bundle, planLanes(bundle.model, 2)!, 2), {
    code: 'model-invalid',
    message: /image_encoder/,
  })
})

t.test('only the first extents change, and only from the count they have', async (t) => {
  const onnx = readFileSync((await loadModelBundle(tiny('bytes'))).graphPaths.image_encoder)
  const one = withCameraCount(onnx, 2, 1)
  const changed = [...one].flatMap((byte, at) => (byte === onnx[at] ? [] : [[onnx[at], byte]]))
  t.strictSame(changed, Array(5).fill([2, 1]), 'one input, four outputs')
  t.throws(() => withCameraCount(onnx, 6, 3), RangeError)
})
