import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import t, { type Test } from 'tap'
import { packageRoot } from '../../../schemas/package-root.js'
import { errorsAgainst } from '../compare.js'
import { writeOnnx } from '../onnx/encode.js'
import { openWeights } from '../weights/open-weights.js'
import { openSafetensors } from '../weights/safetensors.js'
import { float32Values } from '../weights/tensor.js'
import { InternImageConfig } from './config.js'
import { type InternImageModel, internImageGraph } from './export-internimage.js'

const reference = join(packageRoot, '../shared/reference/internimage/model')
const skip = existsSync(reference) ? false : 'needs the InternImage reference data beside the checkout'
const models = skip ? [] : JSON.parse(readFileSync(join(reference, 'manifest.json'), 'utf8')).models

const folder = mkdtempSync(join(tmpdir(), 'goshawk-internimage-'))
t.teardown(() => rmSync(folder, { recursive: true }))

/** The tolerances the reference's README suggests. */
const tolerance = (id: string) =>
  id === 'xl' ? { maxAbs: 2e-4, relativeL2: 2e-5 } : { maxAbs: 3e-5, relativeL2: 5e-6 }

function exportInternImage({ folder: into, ...model }: InternImageModel & { folder: string }): string {
  const graph = internImageGraph(model)
  mkdirSync(into)
  const path = join(into, 'model.onnx')
  writeOnnx(graph, path)
  return path
}

async function check(
  t: Test,
  options: {
    id: string
    config: unknown
    checkpoint: string
    caseFile: string
    part: 'classifier' | 'backbone'
    lowering?: 'deform-conv' | 'grid-sample'
  },
) {
  const { id, checkpoint, caseFile, part, lowering = 'deform-conv' } = options
  const expected = openSafetensors(join(reference, caseFile))
  const [batch, , height, width] = expected.read('input').shape as [number, number, number, number]
  const weights = openWeights(join(reference, checkpoint))
  const path = exportInternImage({
    part,
    config: InternImageConfig.parse(options.config),
    weights,
    lowering,
    input: { batch, height, width },
    folder: join(folder, `${id}-${checkpoint}-${caseFile}-${lowering}`),
  })
  weights.close()
  const session = await InferenceSession.create(path)
  const results = await session.run({
    input: new Tensor('float32', float32Values(expected.read('input')), [batch, 3, height, width]),
  })
  for (const { key, shape } of expected.entries()) {
    if (key === 'input' || (key === 'logits' && part === 'backbone')) continue
    const { maxAbs, relativeL2 } = errorsAgainst(float32Values(expected.read(key)), results[key]!.data as Float32Array)
    const limit = tolerance(id)
    t.strictSame(results[key]!.dims, shape, `${key} shape`)
    t.ok(
      maxAbs <= limit.maxAbs && relativeL2 <= limit.relativeL2,
      `${checkpoint} ${caseFile} ${lowering} ${key}: max abs ${maxAbs}, relative L2 ${relativeL2}`,
    )
  }
  await session.release()
  expected.close()
}

for (const model of models) {
  const { id, config } = model
  t.test(`InternImage ${id} equals the official model`, async (t) => {
    for (const { file, ...rest } of model.cases) {
      const caseFile = file ?? rest.path
      const part = rest.id?.includes('features-only') ? 'backbone' : 'classifier'
      await check(t, { id, config, checkpoint: `${id}.safetensors`, caseFile, part })
    }
    const [{ file: caseFile }] = model.cases
    await check(t, { id, config, checkpoint: `${id}.pth`, caseFile, part: 'classifier' })
    await check(t, {
      id,
      config,
      checkpoint: `${id}.safetensors`,
      caseFile,
      part: 'classifier',
      lowering: 'grid-sample',
    })
    if (id === 't') await check(t, { id, config, checkpoint: 't.legacy.pth', caseFile, part: 'classifier' })
    if (id === 'xl') await check(t, { id, config, checkpoint: 'xl.mmdet.pth', caseFile, part: 'backbone' })
  })
}

t.test('the clip head refuses sizes it cannot pool, by name', { skip }, (t) => {
  const { config } = models.find(({ id }: { id: string }) => id === 'h')
  const weights = openWeights(join(reference, 'h.safetensors'))
  t.throws(
    () =>
      exportInternImage({
        part: 'classifier',
        config: InternImageConfig.parse(config),
        weights,
        lowering: 'deform-conv',
        input: { batch: 1, height: 70, width: 102 },
        folder: join(folder, 'odd'),
      }),
    { code: 'usage-invalid', message: /image-size/ },
  )
  t.notOk(existsSync(join(folder, 'odd')))
  weights.close()
  t.end()
})

t.test('weights of another variant are refused, naming keys', { skip }, (t) => {
  const { config } = models.find(({ id }: { id: string }) => id === 'xl')
  const weights = openWeights(join(reference, 't.safetensors'))
  t.throws(
    () =>
      exportInternImage({
        part: 'classifier',
        config: InternImageConfig.parse(config),
        weights,
        lowering: 'deform-conv',
        input: { batch: 1, height: 64, width: 64 },
        folder: join(folder, 'wrong'),
      }),
    { code: 'weights-invalid', message: /levels\.0\.blocks\.0\.gamma1/ },
  )
  weights.close()
  t.end()
})
