import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as ort from 'onnxruntime-node'
import t from 'tap'
import { graphNames, loadModelBundle } from '../../../schemas/model-bundle.js'
import { checkGraphTensors, type FoundTensor } from '../../../schemas/model-tensors.js'
import type { ExportProgress } from '../write-graphs.js'
import { exportPublished } from './export-published.js'

const root = mkdtempSync(join(tmpdir(), 'goshawk-bundle-'))
t.teardown(() => rmSync(root, { recursive: true, force: true }))

const pico = (folder: string, seed = 7, arch = 'bevformerv2-internimage-pico-t1') =>
  exportPublished({ arch, weights: { seed }, lowering: 'deform-conv', folder: join(root, folder) })

function digests(folder: string): Record<string, string> {
  const entries = readdirSync(folder).map((name) => [
    name,
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex'),
  ])
  return Object.fromEntries(entries)
}

t.test('a bundle holds what its model.json promises, from pictures to boxes', async (t) => {
  for (const arch of ['bevformerv2-internimage-pico-t1', 'bevformerv2-internimage-pico-t2']) {
    const progress: ExportProgress[] = []
    const folder = await exportPublished({
      arch,
      weights: { seed: 7 },
      lowering: 'deform-conv',
      folder: join(root, arch),
      onProgress: (step) => progress.push(step),
    })
    const bundle = await loadModelBundle(folder)
    t.equal(bundle.model.trained, false)
    t.match(bundle.model.weights, { source: 'random', seed: 7 })
    t.equal(progress.at(-1)!.done, progress.at(-1)!.total)
    const bytes = graphNames.reduce((sum, name) => sum + bundle.model.files[name].bytes, 0)
    t.ok(bytes < 12e6, `${(bytes / 1e6).toFixed(1)} MB`)

    const sessions = []
    for (const name of graphNames) {
      const session = await ort.InferenceSession.create(bundle.graphPaths[name], { intraOpNumThreads: 1 })
      checkGraphTensors(bundle, name, { inputs: found(session.inputMetadata), outputs: found(session.outputMetadata) })
      sessions.push(session)
    }
    const [imageEncoder, bevEncoder, detector] = sessions as [
      ort.InferenceSession,
      ort.InferenceSession,
      ort.InferenceSession,
    ]
    const { model } = bundle
    const pixels = Uint8Array.from(
      { length: model.cameras.length * model.image.height * model.image.width * 3 },
      (_, i) => i % 251,
    )
    const features = await imageEncoder.run({
      images: new ort.Tensor('uint8', pixels, [model.cameras.length, model.image.height, model.image.width, 3]),
    })
    const forward = [0, -200, 0, 0, 0, 0, -200, 0, 0, 1, 0, 0, 0, 0, 0, 1]
    const lidar2img = Float32Array.from({ length: model.cameras.length * 16 }, (_, i) => forward[i % 16]!)
    const { bev } = await bevEncoder.run({
      ...features,
      lidar2img: new ort.Tensor('float32', lidar2img, [model.cameras.length, 4, 4]),
    })
    const map = bev!.data as Float32Array
    const bevs = new Float32Array(map.length * model.frames.length)
    for (let i = 0; i < model.frames.length; i++) bevs.set(map, i * map.length)
    const { cls_scores, bbox_preds } = await detector.run({
      bevs: new ort.Tensor('float32', bevs, [model.frames.length, ...bev!.dims.slice(1)]),
    })
    t.ok((cls_scores!.data as Float32Array).every(Number.isFinite))
    const boxes = bbox_preds!.data as Float32Array
    t.ok(boxes.every(Number.isFinite))
    const centres = Array.from({ length: model.queries }, (_, q) => boxes[q * 10]!)
    t.ok(new Set(centres.map((x) => Math.round(x))).size > 20, 'random boxes spread over the range')
  }
})

t.test('the same seed gives the same bytes, another seed other weights', async (t) => {
  const [first, second, other] = [await pico('first'), await pico('second'), await pico('other', 8)]
  t.same(digests(first), digests(second))
  t.not(digests(first)['bev_encoder.onnx'], digests(other)['bev_encoder.onnx'])
})

t.test('grid-sample writes no DeformConv anywhere', async (t) => {
  const folder = await exportPublished({
    arch: 'bevformerv2-internimage-pico-t1',
    weights: { seed: 7 },
    lowering: 'grid-sample',
    folder: join(root, 'grid-sample'),
  })
  for (const name of graphNames) {
    t.notOk(readFileSync(join(folder, `${name}.onnx`)).includes('DeformConv'), name)
  }
})

t.test('the perspective head comes as further outputs that the detector need not know', async (t) => {
  const folder = await exportPublished({
    arch: 'bevformerv2-internimage-pico-t1',
    weights: { seed: 7 },
    lowering: 'deform-conv',
    perspective: true,
    folder: join(root, 'perspective'),
  })
  const bundle = await loadModelBundle(folder)
  t.equal(bundle.model.perspective, true)
  const session = await ort.InferenceSession.create(bundle.graphPaths.image_encoder, { intraOpNumThreads: 1 })
  const outputs = found(session.outputMetadata)
  checkGraphTensors(bundle, 'image_encoder', { inputs: found(session.inputMetadata), outputs })
  t.equal(outputs.length, 4 + 5 * 10)
  const [, , height, width] = outputs.find(({ name }) => name === 'feat_3')!.shape as number[]
  const quaternions = outputs.find(({ name }) => name === 'dd3d_box3d_quat_4')!
  t.same(quaternions.shape, [6, 40, Math.ceil(height! / 2), Math.ceil(width! / 2)])
})

t.test('a changed, shortened or missing file is refused by name', async (t) => {
  const folder = await pico('damaged')
  const file = join(folder, 'detector.onnx')
  const bytes = readFileSync(file)
  const changed = Buffer.from(bytes)
  changed[changed.length >> 1]! ^= 1
  writeFileSync(file, changed)
  await t.rejects(loadModelBundle(folder), { code: 'model-invalid', message: /detector\.onnx: sha256 is/ })
  writeFileSync(file, bytes.subarray(0, 100))
  await t.rejects(loadModelBundle(folder), { code: 'model-invalid', message: /detector\.onnx: 100 bytes/ })
  rmSync(file)
  await t.rejects(loadModelBundle(folder), { code: 'model-invalid', message: /detector\.onnx: missing/ })
  writeFileSync(join(folder, 'model.json'), '{"formatVersion": 1, "trainde": true}')
  await t.rejects(loadModelBundle(folder), { code: 'model-invalid', message: /model\.json: .*trainde/ })
  await t.rejects(loadModelBundle(join(root, 'nowhere')), { code: 'file-missing', message: /model\.json/ })
})

t.test('weights of another architecture leave no half-written bundle', async (t) => {
  const arch = 'bevformerv2-internimage-pico-t2'
  const file = join(root, 'empty.safetensors')
  const header = Buffer.from('{}')
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(header.length))
  writeFileSync(file, Buffer.concat([length, header]))
  await t.rejects(exportPublished({ arch, weights: { file }, lowering: 'deform-conv', folder: join(root, 'never') }), {
    code: 'weights-invalid',
    message: /missing/,
  })
  t.notOk(readdirSync(root).some((name) => name.startsWith('never')))
})

t.test('an older bundle is replaced, a folder of other things is not', async (t) => {
  const before = digests(await pico('replaced'))
  t.strictNotSame(digests(await pico('replaced', 8)), before)
  writeFileSync(join(root, 'precious.txt'), 'not a bundle')
  await t.rejects(
    exportPublished({
      arch: 'bevformerv2-internimage-pico-t1',
      weights: { seed: 1 },
      lowering: 'deform-conv',
      folder: root,
    }),
    { code: 'usage-invalid', message: /no model bundle/ },
  )
  t.ok(existsSync(join(root, 'precious.txt')))
})

function found(metadata: readonly ort.InferenceSession.ValueMetadata[]): FoundTensor[] {
  return metadata.flatMap((value) =>
    value.isTensor ? [{ name: value.name, type: value.type, shape: value.shape }] : [],
  )
}
