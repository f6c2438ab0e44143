import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import t from 'tap'
import { readOnnx } from '../read-onnx.js'
import { float32Tensor } from '../weights/tensor.js'
import { writeOnnx, writeOnnxSteps } from './encode.js'
import { GraphBuilder } from './graph-builder.js'

const folder = mkdtempSync(join(tmpdir(), 'goshawk-onnx-'))
t.teardown(() => rmSync(folder, { recursive: true }))

function affine(): GraphBuilder {
  const graph = new GraphBuilder('affine')
  const x = graph.input('x', 'float32', ['N', 2])
  const weight = graph.weight('w', float32Tensor(Float32Array.of(1, 2, 3, 4), [2, 2]))
  graph.output('y', graph.op('Add', [graph.op('MatMul', [x, weight]), graph.floats([10, 20], [2])]), 'float32', [
    'N',
    2,
  ])
  graph.metadata.set('source', 'by hand')
  return graph
}

t.test('a written graph runs in ONNX Runtime', async (t) => {
  const path = join(folder, 'affine.onnx')
  t.strictSame(writeOnnx(affine(), path), [path])
  const session = await InferenceSession.create(path)
  const { y } = await session.run({ x: new Tensor('float32', Float32Array.of(1, 1, 2, 0), [2, 2]) })
  t.strictSame([...(y!.data as Float32Array)], [14, 26, 12, 24])
})

t.test(
  'weights beyond the limit go to a file beside the model, and what shapes are computed from does not',
  async (t) => {
    const graph = new GraphBuilder('wide')
    const ramp = Float32Array.from({ length: 2 * 300 }, (_, i) => i)
    const weight = graph.weight('weight', float32Tensor(ramp, [2, 300]))
    const product = graph.op('MatMul', [graph.input('x', 'float32', [1, 2]), weight])
    graph.output('y', graph.op('Reshape', [product, graph.ints([3, 100])]), 'float32', [3, 100])
    const path = join(folder, 'large.onnx')
    t.strictSame(writeOnnx(graph, path, { inlineBytesMax: 20 }), [path, `${path}.data`])
    t.equal(statSync(`${path}.data`).size, ramp.byteLength)
    t.strictSame(
      readOnnx(path).initializers.map(({ name, shape }) => [name, shape]),
      [...graph.initializers].map(([name, { shape }]) => [name, shape]),
    )
    const session = await InferenceSession.create(path)
    const { y } = await session.run({ x: new Tensor('float32', Float32Array.of(1, 2), [1, 2]) })
    t.strictSame(
      [...(y!.data as Float32Array)],
      Array.from({ length: 300 }, (_, i) => i + 2 * (300 + i)),
    )
  },
)

t.test('a write that is ended early leaves nothing behind', (t) => {
  for (const inlineBytesMax of [20, 1e6]) {
    const steps = writeOnnxSteps(affine(), join(folder, 'ended.onnx'), { inlineBytesMax })
    t.equal(steps.next().value, 16)
    steps.return([])
    t.notOk(readdirSync(folder).some((name) => name.startsWith('ended')))
  }
  t.end()
})

t.test('a failed write leaves nothing behind', (t) => {
  const graph = affine()
  graph.weight('broken', { dtype: 'float32', shape: [4], load: () => new Uint8Array(3) })
  t.throws(() => writeOnnx(graph, join(folder, 'broken.onnx')), { code: 'weights-invalid' })
  t.notOk(readdirSync(folder).some((name) => name.startsWith('broken')))
  t.end()
})
