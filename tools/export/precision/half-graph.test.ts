import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import t from 'tap'
import { bevEncoderGraph, detectorGraph, headReader } from '../bevformer/graphs.js'
import { parseHeadConfig } from '../bevformer/head-config.js'
import { headWeights } from '../bevformer/head-weights.js'
import { publishedDetector } from '../bevformer/published.js'
import { errorsAgainst } from '../compare.js'
import { pyramidSizes } from '../fpn/fpn.js'
import { InternImageConfig, internImageWeights } from '../internimage/config.js'
import type { Dcnv3Lowering } from '../internimage/dcnv3.js'
import { internImageGraph } from '../internimage/export-internimage.js'
import { writeOnnx } from '../onnx/encode.js'
import { GraphBuilder } from '../onnx/graph-builder.js'
import { randomWeights, uniformFrom } from '../weights/random.js'
import { float32Tensor } from '../weights/tensor.js'
import { indexGraph } from './graph-index.js'
import { toHalfGraph } from './half-graph.js'

const folder = mkdtempSync(join(tmpdir(), 'goshawk-half-'))
t.teardown(() => rmSync(folder, { recursive: true, force: true }))

const config = InternImageConfig.parse({ channels: 32, depths: [1, 1, 1, 1], groups: [2, 4, 8, 16], post_norm: true })
const input = { batch: 1, height: 64, width: 96 }

function classifier(lowering: Dcnv3Lowering): GraphBuilder {
  const weights = randomWeights(internImageWeights(config, 'classifier'), 3)
  return internImageGraph({ part: 'classifier', config, weights, lowering, input })
}

async function run(graph: GraphBuilder, name: string, feeds: Record<string, Tensor>) {
  const path = join(folder, `${name}.onnx`)
  writeOnnx(graph, path)
  const session = await InferenceSession.create(path, { intraOpNumThreads: 1, logSeverityLevel: 3 })
  const results = await session.run(feeds)
  await session.release()
  return results
}

function noise(count: number): Float32Array {
  const uniform = uniformFrom(5)
  return Float32Array.from({ length: count }, () => uniform() * 4 - 2)
}

t.test('a classifier in halves stays near float32 and keeps the types of its inputs and outputs', async (t) => {
  const image = new Tensor('float32', noise(3 * input.height * input.width), [1, 3, input.height, input.width])
  for (const lowering of ['deform-conv', 'grid-sample'] as const) {
    const full = classifier(lowering)
    const half = toHalfGraph(full)
    t.same([half.inputs, half.outputs], [full.inputs, full.outputs])
    const expected = await run(full, `${lowering}-32`, { input: image })
    const found = await run(half, `${lowering}-16`, { input: image })
    for (const { name } of full.outputs) {
      t.equal(found[name]!.type, 'float32')
      const { relativeL2 } = errorsAgainst(expected[name]!.data as Float32Array, found[name]!.data as Float32Array)
      t.ok(relativeL2 > 1e-6 && relativeL2 < 5e-3, `${lowering} ${name}: ${relativeL2}`)
    }
  }
})

t.test('layers and weights are halves, what is fragile is not', (t) => {
  for (const lowering of ['deform-conv', 'grid-sample', 'plugin'] as const) {
    const half = toHalfGraph(classifier(lowering))
    const { types } = indexGraph(half)
    const typesRead = (type: string) =>
      new Set(half.nodes.flatMap((node) => (node.type === type ? node.inputs.map((name) => types.get(name)) : [])))
    for (const type of ['MatMul', 'Conv', 'Gelu', 'TRTDCNv3']) {
      if (half.nodes.some((node) => node.type === type))
        t.same([...typesRead(type)], ['float16'], `${lowering} ${type}`)
    }
    for (const type of ['LayerNormalization', 'Softmax', 'BatchNormalization', 'GlobalAveragePool', 'GridSample'])
      t.notOk(typesRead(type).has('float16'), `${lowering} ${type}`)
    t.notOk(typesRead('DeformConv').has('float16'))
    const twoBytes = [...half.initializers.values()].filter(({ dtype }) => dtype === 'float16').length
    t.ok(twoBytes > 40, `${twoBytes} initializers of halves`)
  }
  t.end()
})

t.test('camera geometry, sampling grids and the boxes’ last steps are float32', (t) => {
  const { head: official } = publishedDetector('bevformerv2-internimage-pico-t1')
  const head = parseHeadConfig(official, 'pico')
  const weights = headReader(head, randomWeights(headWeights(head), 1))
  const image = { height: 256, width: 640 }
  const levels = pyramidSizes(image, head.levels)
  const bev = toHalfGraph(bevEncoderGraph(head, { image, levels, lowering: 'deform-conv' }, weights))
  const detector = toHalfGraph(detectorGraph(head, weights))
  for (const graph of [bev, detector]) {
    const { types, producer } = indexGraph(graph)
    const grids = graph.nodes.filter(({ type }) => type === 'GridSample').map(({ inputs }) => inputs[1]!)
    t.ok(grids.length > 0)
    for (const grid of grids) t.not(producer.get(grid)!.type, 'Cast', `${grid} is computed in float32`)
    for (const { type, inputs } of graph.nodes) {
      if (['Clip', 'Log', 'Greater', 'Less'].includes(type)) t.not(types.get(inputs[0]!), 'float16', type)
      if (type === 'MatMul' && inputs[0] === 'lidar2img') t.equal(types.get(inputs[1]!), 'float32')
    }
  }
  const { types, producer } = indexGraph(detector)
  for (const output of ['cls_scores', 'bbox_preds']) {
    const before = producer.get(producer.get(output)!.inputs[0]!)!
    t.equal(types.get(before.inputs[0]!), 'float32', `${output} ends in a float32 ${before.type}`)
  }
  t.ok([...bev.initializers.values()].some(({ dtype }) => dtype === 'float16'))
  t.end()
})

t.test('a weight beyond float16 is refused by name', (t) => {
  const graph = new GraphBuilder('large')
  const weight = graph.weight('layer.weight', float32Tensor(Float32Array.of(1, 70_000, 2, 3), [2, 2]))
  const first = graph.op('MatMul', [graph.op('Gelu', [graph.input('x', 'float32', [1, 2])]), weight])
  graph.output('y', first, 'float32', [1, 2])
  t.throws(() => writeOnnx(toHalfGraph(graph), join(folder, 'large.onnx')), {
    code: 'weights-invalid',
    message: /layer\.weight: element 1 is 70000, beyond float16's 65504; export with --precision fp32/,
  })
  t.end()
})
