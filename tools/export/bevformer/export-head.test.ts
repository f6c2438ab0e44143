import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { randomWeights } from '../weights/random.js'
import { float32Tensor, type WeightSource } from '../weights/tensor.js'
import { exportHead } from './export-head.js'
import { parseHeadConfig } from './head-config.js'
import { headWeights } from './head-weights.js'
import { publishedDetector } from './published.js'

const { head: config } = publishedDetector('bevformerv2-internimage-pico-t1')
const shapes = headWeights(parseHeadConfig(config, 'pico'))
const image = { height: 256, width: 640 }

function exportTo(t: Test, changes: Partial<Parameters<typeof exportHead>[0]>): { run(): unknown; folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'goshawk-head-'))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  const weights = randomWeights(shapes, 1)
  const options = { config, where: 'pico.json', weights, image, cameras: 6, lowering: 'deform-conv', folder } as const
  return { folder, run: () => exportHead({ ...options, ...changes }) }
}

function changed(change: (key: string, source: WeightSource) => ReturnType<WeightSource['read']>): WeightSource {
  const source = randomWeights(shapes, 1)
  return { ...source, read: (key) => change(key, source) }
}

t.test('a NaN among the last weights is named, and neither file is left behind', async (t) => {
  const weights = changed((key, source) => {
    const tensor = source.read(key)
    if (key !== 'cls_branches.2.6.bias') return tensor
    return float32Tensor(new Float32Array(tensor.shape[0]!).fill(Number.NaN), tensor.shape)
  })
  const { run, folder } = exportTo(t, { weights })
  t.throws(run, { code: 'weights-invalid', message: /cls_branches\.2\.6\.bias holds NaN/ })
  t.same(readdirSync(folder), [])
})

t.test('a missing group of keys is listed, and filled only when allowed', async (t) => {
  const source = randomWeights(
    shapes.filter(([key]) => !key.startsWith('reg_branches.')),
    1,
  )
  const refused = exportTo(t, { weights: source })
  t.throws(refused.run, { code: 'weights-invalid', message: /18 missing:\n {4}reg_branches\.0\.0\.weight/ })
  const allowed = exportTo(t, { weights: source, allowPartial: true })
  t.same(
    (allowed.run() as string[]).map((path) => path.slice(allowed.folder.length + 1)),
    ['bev_encoder.onnx', 'detector.onnx'],
  )
})

t.test('an image size or a number of cameras that does not fit is refused', async (t) => {
  t.throws(exportTo(t, { image: { height: 250, width: 640 } }).run, {
    code: 'usage-invalid',
    message: /multiples of 32/,
  })
  t.throws(exportTo(t, { cameras: 5 }).run, { code: 'usage-invalid', message: /--cameras 5: pico\.json says 6/ })
})
