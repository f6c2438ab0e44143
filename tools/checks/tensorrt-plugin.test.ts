/** TRTDCNv3 through TensorRT's own interfaces, built, serialised, loaded and run, against the official operator's numbers. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../schemas/package-root.js'
import { errorsAgainst } from '../export/compare.js'
import { toFloat16 } from '../export/precision/float16.js'
import { openSafetensors } from '../export/weights/safetensors.js'
import { float16ToNumber, float32Values } from '../export/weights/tensor.js'
import { addonTest, load, withSession } from './tensorrt/checked-addon.js'

const reference = join(packageRoot, '../shared/reference/internimage/op')
const noReference = existsSync(reference) ? false : 'needs the InternImage reference data beside the checkout'

type ElementType = 'float32' | 'float16'
const text = (type: ElementType, shapes: Readonly<Record<string, readonly number[]>>, fields: string) => {
  const tensors = Object.entries(shapes).map(
    ([name, shape]) => `${name === 'output' ? 'output' : 'input'} ${name} ${type} ${shape.join(' ')}`,
  )
  return ['fake-onnx', ...tensors, `plugin ${fields}`, ''].join('\n')
}

/** The manifest's attributes as the official exports write them. */
function fieldsOf(
  { stride, pad, dilation, ...others }: Readonly<Record<string, number>>,
  accumulateFp16: number,
): string {
  const both = (name: string, value: number | undefined) => ({ [`${name}_h`]: value, [`${name}_w`]: value })
  const pairs = { ...both('stride', stride), ...both('pad', pad), ...both('dilation', dilation) }
  const fields = { ...others, ...pairs, im2col_step: 256, accumulate_fp16: accumulateFp16 }
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')
}

addonTest(
  'TRTDCNv3 through TensorRT’s interfaces gives the official numbers',
  async (t) => {
    const { cases } = JSON.parse(readFileSync(join(reference, 'manifest.json'), 'utf8'))
    t.equal(cases.length, 14)
    await withSession(async (session) => {
      for (const { id, file, attributes } of cases) {
        const weights = openSafetensors(join(reference, file))
        const read = (name: string) => {
          const tensor = weights.read(name)
          return { shape: tensor.shape, values: float32Values(tensor) }
        }
        const [input, offset, mask, output] = [read('input'), read('offset'), read('mask'), read('output')]
        weights.close()
        const shapes = { input: input.shape, offset: offset.shape, mask: mask.shape, output: output.shape }
        const feeds = { input: input.values, offset: offset.values, mask: mask.values }
        const { engine } = await load(session, text('float32', shapes, fieldsOf(attributes, 0)))
        const found = new Float32Array(output.values.length)
        await session.run({ engine, feeds, keep: [], fetch: { output: found } })
        const { maxAbs } = errorsAgainst(output.values, found)
        t.ok(maxAbs <= 1e-5, `${id} in fp32: max abs ${maxAbs}`)

        const halves = Object.fromEntries(Object.entries(feeds).map(([name, values]) => [name, toFloat16(values)]))
        for (const accumulateFp16 of [0, 1]) {
          const half = await load(session, text('float16', shapes, fieldsOf(attributes, accumulateFp16)))
          const bits = new Uint16Array(output.values.length)
          await session.run({ engine: half.engine, feeds: halves, keep: [], fetch: { output: bits } })
          const { relativeL2 } = errorsAgainst(output.values, Float32Array.from(bits, float16ToNumber))
          t.ok(relativeL2 <= 2e-3, `${id} in fp16, sums in fp${accumulateFp16 ? 16 : 32}: relative L2 ${relativeL2}`)
        }
      }
    })
  },
  noReference,
)

addonTest('TRTDCNv3 refuses attributes and shapes that cannot be', async (t) => {
  const shapes = { input: [1, 4, 4, 32], offset: [1, 4, 4, 36], mask: [1, 4, 4, 18], output: [1, 4, 4, 32] }
  const model = (fields: string, changes: Partial<typeof shapes> = {}) =>
    text('float32', { ...shapes, ...changes }, fields)
  const good = 'group=2 group_channels=16 offset_scale=1'
  await withSession(async (session) => {
    t.equal((await load(session, model(good))).tensors.length, 4, 'kernel, stride, pad and dilation have defaults')
    for (const fields of [
      'group_channels=16',
      `${good} kernel_h=0`,
      `${good} stride_w=0`,
      `${good} remove_center=2`,
      `${good} kernel_h=5 remove_center=1`,
      `${good} colour=1`,
    ]) {
      await t.rejects(load(session, model(fields)), { code: 'build-failed', message: /refuses the attributes/ }, fields)
    }
    await t.rejects(load(session, model(good, { output: [1, 5, 4, 32] })), {
      code: 'build-failed',
      message: /output shape/,
    })
  })
  for (const changes of [
    { mask: [1, 4, 4, 16] },
    { offset: [1, 4, 3, 36] },
    { input: [1, 4, 4, 48], output: [1, 4, 4, 48] },
  ]) {
    await withSession(async (session) => {
      const { engine, tensors } = await load(session, model(good, changes))
      const zeros = (name: string) => new Float32Array(tensors.find((tensor) => tensor.name === name)!.bytes / 4)
      const feeds = { input: zeros('input'), offset: zeros('offset'), mask: zeros('mask') }
      await t.rejects(session.run({ engine, feeds, keep: [], fetch: { output: zeros('output') } }), {
        code: 'run-failed',
      })
    })
  }
})
