import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import t from 'tap'
import { errorsAgainst } from '../compare.js'
import { InternImageConfig, internImageWeights } from '../internimage/config.js'
import { internImageGraph } from '../internimage/export-internimage.js'
import { writeOnnx } from '../onnx/encode.js'
import { GraphBuilder } from '../onnx/graph-builder.js'
import { readOnnx } from '../read-onnx.js'
import { randomWeights, uniformFrom } from '../weights/random.js'
import { float32Tensor, type WeightSource } from '../weights/tensor.js'
import { chooseGrid } from './choose-grid.js'
import { quantiseWeights } from './int8-weights.js'
import { openObserver } from './observer.js'
import { samplesPerFrame } from './observers.js'
import { quantiseGraphs } from './quantise-graphs.js'

const folder = mkdtempSync(join(tmpdir(), 'goshawk-int8-'))
t.teardown(() => rmSync(folder, { recursive: true, force: true }))

function noise(count: number, seed: number, scale = 1): Float32Array {
  const uniform = uniformFrom(seed)
  return Float32Array.from({ length: count }, () => scale * (uniform() + uniform() + uniform() - 1.5))
}

const frameOf = (shape: readonly number[], seed: number) => ({
  x: new Tensor(
    'float32',
    noise(
      shape.reduce((a, b) => a * b, 1),
      seed,
      2,
    ),
    shape,
  ),
})

const framesOf = (shape: readonly number[], count: number) => ({
  source: 'noise',
  count,
  async *frames() {
    for (let i = 0; i < count; i++) yield frameOf(shape, i + 1)
  },
})

/** Runs the graph and returns what came out and the operators ONNX Runtime made of it. */
async function run(graph: GraphBuilder, name: string, feeds: Record<string, Tensor>) {
  const path = join(folder, `${name}.onnx`)
  const optimized = join(folder, `${name}.optimized.onnx`)
  writeOnnx(graph, path)
  const session = await InferenceSession.create(path, {
    intraOpNumThreads: 1,
    logSeverityLevel: 3,
    optimizedModelFilePath: optimized,
  })
  const results = await session.run(feeds)
  await session.release()
  const kernels = readOnnx(optimized).nodes.map(({ type }) => type)
  return { results, count: (type: string) => kernels.filter((kernel) => kernel === type).length }
}

t.test('weights keep half a step of precision in every channel', (t) => {
  const shape = [5, 7, 3]
  const weights = noise(105, 9)
  for (let i = 0; i < 105; i++) if (Math.floor(i / 3) % 7 === 2) weights[i] = 0
  weights[0] = 100
  const { values, scales } = quantiseWeights(weights, shape, 1)
  t.equal(scales.length, 7)
  t.equal(scales[2], 1, 'a channel of zeros')
  weights.forEach((weight, i) => {
    const scale = scales[Math.floor(i / 3) % 7]!
    if (!(Math.abs(values[i]! * scale - weight) <= scale * 0.50001)) t.fail(`element ${i}`)
  })
  t.equal(Math.max(...values), 127)
  t.end()
})

t.test('the grid is the one with the least error', (t) => {
  const samples = [noise(samplesPerFrame, 1), noise(samplesPerFrame, 2)]
  const plain = { shape: [1], min: -1.5, max: 1.5, samples }
  t.equal(chooseGrid(plain, true).centre, 0, 'nothing to gain from centring what is symmetric')
  t.ok(Math.abs(chooseGrid(plain, false).scale * 127 - 1.5) < 0.3)
  // One element of a million far outside is worth clipping.
  t.ok(chooseGrid({ ...plain, max: 150 }, false).scale * 127 < 10)
  const oneSided = { shape: [1], min: 0, max: 3, samples: samples.map((sample) => sample.map((x) => x + 1.5)) }
  const centred = chooseGrid(oneSided, true)
  t.equal(centred.centre, 1.5)
  t.ok(centred.scale < 0.6 * chooseGrid(oneSided, false).scale)
  t.same(chooseGrid({ shape: [1], min: 0, max: 0, samples: [new Float32Array(4)] }, false), { scale: 1, centre: 0 })
  t.end()
})

t.test('observers return what they saw, and leave the outputs alone', async (t) => {
  const graph = new GraphBuilder('observed')
  const x = graph.input('x', 'float32', [2, 3, 50])
  const doubled = graph.op('Add', [x, x])
  graph.output('y', doubled, 'float32', [2, 3, 50])
  const observer = await openObserver(graph, ['x', doubled], folder)
  for (const seed of [1, 2]) {
    const frame = frameOf([2, 3, 50], seed)
    const { y } = await observer.run(frame)
    t.same(
      [...(y!.data as Float32Array)],
      [...(frame.x.data as Float32Array)].map((value) => value * 2),
    )
  }
  await observer.close()
  const seen = [1, 2].flatMap((seed) =>
    [...(frameOf([2, 3, 50], seed).x.data as Float32Array)].map((value) => 2 * value),
  )
  const { shape, min, max, samples } = observer.observations.get(doubled)!
  t.same({ shape, min, max }, { shape: [2, 3, 50], min: Math.min(...seen), max: Math.max(...seen) })
  const known = new Set(seen)
  t.ok(samples.every((sample) => sample.every((value) => known.has(value))))
  t.equal(new Set(samples[0]).size, 300, 'thousands of random positions reach each of 300')
})

function layers(): GraphBuilder {
  const graph = new GraphBuilder('layers')
  const weight = (name: string, shape: readonly number[]) => {
    const count = shape.reduce((a, b) => a * b, 1)
    return graph.weight(name, float32Tensor(noise(count, name.length, 2 / Math.sqrt(count / shape[0]!)), shape))
  }
  const x = graph.op('Relu', [graph.input('x', 'float32', [1, 12, 12, 32])])
  // Two products of one value, one of them far from symmetric, and one without a bias.
  const first = graph.op('Gelu', [
    graph.op('Add', [graph.op('MatMul', [x, weight('a', [32, 64])]), weight('a.bias', [64])]),
  ])
  const left = graph.op('Add', [graph.op('MatMul', [first, weight('left', [64, 32])]), weight('left.bias', [32])])
  const right = graph.op('MatMul', [first, weight('right', [64, 32])])
  // A convolution behind a ReLU, a 1x1 convolution of channels-last data, and a Gemm.
  const planar = graph.op('Transpose', [graph.op('Add', [left, right])], { perm: [0, 3, 1, 2] })
  const one = graph.op('Conv', [planar, weight('one', [32, 32, 1, 1]), weight('one.bias', [32])], {
    kernel_shape: [1, 1],
  })
  const three = graph.op('Conv', [one, weight('three', [32, 32, 3, 3]), weight('three.bias', [32])], {
    kernel_shape: [3, 3],
    pads: [1, 1, 1, 1],
  })
  const again = graph.op('Conv', [graph.op('Relu', [three]), weight('again', [32, 32, 3, 3])], {
    kernel_shape: [3, 3],
    pads: [1, 1, 1, 1],
  })
  const rows = graph.op('Gelu', [graph.op('Reshape', [again, graph.ints([144, 32])])])
  const last = graph.op('Gemm', [rows, weight('last', [16, 32]), weight('last.bias', [16])], { transB: 1 })
  graph.output('y', last, 'float32', [144, 16])
  graph.output('planar', one, 'float32', [1, 32, 12, 12])
  return graph
}

t.test('layers of every kind run on integer kernels and stay near float32', async (t) => {
  const shape = [1, 12, 12, 32]
  const { graphs, frame, expected } = await quantiseGraphs([layers()], framesOf(shape, 4), { folder })
  const [int8] = graphs as [GraphBuilder]
  const { results, count } = await run(int8, 'layers', frame)
  t.equal(count('MatMulIntegerToFloat'), 5)
  t.equal(count('QLinearConv'), 2)
  for (const type of ['MatMul', 'Gemm', 'Conv', 'FusedConv', 'FusedMatMul']) t.equal(count(type), 0, type)
  for (const name of ['y', 'planar']) {
    const { relativeL2 } = errorsAgainst(expected[name]!.data as Float32Array, results[name]!.data as Float32Array)
    t.ok(relativeL2 > 1e-4 && relativeL2 < 0.03, `${name}: ${relativeL2}`)
  }
  // TensorRT takes symmetric grids alone.
  for (const { type, inputs } of int8.nodes) {
    const zero = type === 'QuantizeLinear' ? int8.initializers.get(inputs[2]!)! : undefined
    if (zero) t.same({ dtype: zero.dtype, bytes: [...zero.load()] }, { dtype: 'int8', bytes: [0] })
  }
})

t.test('one-sided values that only products read are centred, and the biases make up for it', async (t) => {
  const { graphs } = await quantiseGraphs([layers()], framesOf([1, 12, 12, 32], 2), { folder })
  t.equal(graphs[0]!.nodes.filter(({ type, name }) => type === 'Sub' && name.includes('centred')).length, 3)
})

t.test('InternImage runs on integer kernels but for its stem, sampling and last stage', async (t) => {
  const config = InternImageConfig.parse({
    channels: 64,
    depths: [1, 1, 1, 1],
    groups: [4, 8, 16, 32],
    layer_scale: 1,
    post_norm: true,
  })
  const weights: WeightSource = randomWeights(internImageWeights(config, 'backbone'), 3)
  const input = { batch: 1, height: 64, width: 96 }
  const graph = internImageGraph({ part: 'backbone', config, weights, lowering: 'deform-conv', input })
  const frames = {
    source: 'noise',
    count: 2,
    async *frames() {
      for (const seed of [1, 2]) yield { input: frameOf([1, 3, 64, 96], seed).x }
    },
  }
  const { graphs, frame, expected } = await quantiseGraphs([graph], frames, { folder })
  const { results, count } = await run(graphs[0]!, 'internimage', frame)
  t.equal(count('MatMulIntegerToFloat'), 3 * 6, 'offset, mask, two projections and the MLP of each block')
  t.equal(count('MatMul') + count('Gemm') + count('FusedMatMul'), 6, 'the last stage’s products')
  t.equal(count('DeformConv'), 4)
  for (const { name } of graph.outputs) {
    const { relativeL2 } = errorsAgainst(expected[name]!.data as Float32Array, results[name]!.data as Float32Array)
    t.ok(relativeL2 < 0.04, `${name}: ${relativeL2}`)
  }
})
