import t from 'tap'
import { Layers } from '../bevformer/layers.js'
import { openGraph, relativeError } from '../bevformer/run-graph.js'
import { partWeights, weightReader } from '../bevformer/weight-reader.js'
import { GraphBuilder } from '../onnx/graph-builder.js'
import { elementCount, float32Tensor, float32Values, type WeightSource } from '../weights/tensor.js'
import { resNet, resNetStageChannels, resNetStageSizes, resNetWeights } from './resnet.js'

t.test('it has the parameters of ResNet-50 without its classifier', async (t) => {
  const learned = resNetWeights().filter(([key]) => !/running|tracked/.test(key))
  const count = learned.reduce((sum, [, shape]) => sum + elementCount(shape), 0)
  t.equal(count, 25_557_032 - (2048 * 1000 + 1000))
  const keys = resNetWeights().map(([key]) => key)
  t.same(keys.slice(0, 2), ['conv1.weight', 'bn1.weight'])
  t.ok(keys.includes('layer4.2.bn3.running_var'))
  t.ok(keys.includes('layer2.0.downsample.1.num_batches_tracked'))
})

t.test('the graph computes what convolutions and normalisations one after the other compute', async (t) => {
  const weights = drawWeights()
  const prefix = 'img_backbone.'
  const size = { height: 37, width: 64 }
  const image = { channels: 3, ...size, values: draw('image', 3 * size.height * size.width, 0, 1) }
  const graph = new GraphBuilder('resnet')
  const layers = new Layers(graph, weightReader(partWeights(weights, prefix, resNetWeights()), prefix), prefix)
  const input = graph.input('image', 'float32', [1, 3, size.height, size.width])
  const stages = resNet(layers, input, [1, 2, 3])
  const sizes = resNetStageSizes(size)
  for (const [i, stage] of stages.entries()) {
    const { height, width } = sizes[i + 1]!
    graph.output(`stage${i + 1}`, stage, 'float32', [1, resNetStageChannels[i + 1]!, height, width])
  }
  const found = await (await openGraph(graph))({
    image: { values: image.values, shape: [1, 3, size.height, size.width] },
  })
  const expected = stepByStep(weights, image)
  for (const stage of [1, 2, 3]) {
    const error = relativeError(found[`stage${stage}`]!.values, expected[stage]!.values)
    t.ok(error < 1e-4, `stage ${stage} differs by ${error.toExponential(1)}`)
  }
})

interface Map2d {
  readonly channels: number
  readonly height: number
  readonly width: number
  readonly values: Float32Array
}

/** Straight loops, normalisation apart from convolution: written from the paper and mmdet's `style='caffe'`. */
function stepByStep(weights: WeightSource, image: Map2d): Map2d[] {
  const read = (key: string) => float32Values(weights.read(key))
  const unit = (x: Map2d, conv: string, norm: string, stride: number, relu: boolean): Map2d => {
    const { shape } = weights.read(`${conv}.weight`)
    const [outputs, inputs, kernel] = shape as [number, number, number, number]
    const pad = (kernel - 1) / 2
    const height = Math.floor((x.height + 2 * pad - kernel) / stride) + 1
    const width = Math.floor((x.width + 2 * pad - kernel) / stride) + 1
    const filter = read(`${conv}.weight`)
    const [scale, shift, mean, variance] = ['weight', 'bias', 'running_mean', 'running_var'].map((leaf) =>
      read(`${norm}.${leaf}`),
    )
    const values = new Float32Array(outputs * height * width)
    for (let o = 0; o < outputs; o++) {
      for (let row = 0; row < height; row++) {
        for (let column = 0; column < width; column++) {
          let sum = 0
          for (let ky = 0; ky < kernel; ky++) {
            const y = row * stride + ky - pad
            if (y < 0 || y >= x.height) continue
            for (let kx = 0; kx < kernel; kx++) {
              const xx = column * stride + kx - pad
              if (xx < 0 || xx >= x.width) continue
              for (let i = 0; i < inputs; i++) {
                sum +=
                  filter[((o * inputs + i) * kernel + ky) * kernel + kx]! * x.values[(i * x.height + y) * x.width + xx]!
              }
            }
          }
          const normalised = ((sum - mean![o]!) / Math.sqrt(variance![o]! + 1e-5)) * scale![o]! + shift![o]!
          values[(o * height + row) * width + column] = relu ? Math.max(0, normalised) : normalised
        }
      }
    }
    return { channels: outputs, height, width, values }
  }
  let x = maxPool(unit(image, 'conv1', 'bn1', 2, true))
  return [3, 4, 6, 3].map((blocks, stage) => {
    for (let i = 0; i < blocks; i++) {
      const name = `layer${stage + 1}.${i}`
      const stride = i === 0 && stage > 0 ? 2 : 1
      const identity = i === 0 ? unit(x, `${name}.downsample.0`, `${name}.downsample.1`, stride, false) : x
      const first = unit(x, `${name}.conv1`, `${name}.bn1`, stride, true)
      const second = unit(first, `${name}.conv2`, `${name}.bn2`, 1, true)
      const third = unit(second, `${name}.conv3`, `${name}.bn3`, 1, false)
      x = { ...third, values: third.values.map((value, j) => Math.max(0, value + identity.values[j]!)) }
    }
    return x
  })
}

/** 3x3, stride 2, padding 1. */
function maxPool(x: Map2d): Map2d {
  const height = Math.floor((x.height - 1) / 2) + 1
  const width = Math.floor((x.width - 1) / 2) + 1
  const values = new Float32Array(x.channels * height * width).fill(Number.NEGATIVE_INFINITY)
  for (let c = 0; c < x.channels; c++) {
    for (let y = 0; y < x.height; y++) {
      for (let column = 0; column < x.width; column++) {
        for (const row of [y >> 1, (y + 1) >> 1]) {
          for (const out of [column >> 1, (column + 1) >> 1]) {
            if (row >= height || out >= width) continue
            const at = (c * height + row) * width + out
            values[at] = Math.max(values[at]!, x.values[(c * x.height + y) * x.width + column]!)
          }
        }
      }
    }
  }
  return { channels: x.channels, height, width, values }
}

/** Statistics away from 0 and 1, so that every part of a normalisation shows. */
function drawWeights(): WeightSource {
  const shapes = new Map(resNetWeights())
  const tensors = new Map(
    [...shapes].map(([key, shape]) => {
      const count = elementCount(shape)
      if (/running_var$/.test(key)) return [key, draw(key, count, 1, 0.5)]
      if (/(bn\d|downsample\.1)\.weight$/.test(key)) return [key, draw(key, count, 0.7, 0.3)]
      if (/bias$|running_mean$/.test(key)) return [key, draw(key, count, 0, 0.2)]
      return [key, draw(key, count, 0, Math.sqrt(3 / Math.max(1, count / (shape[0] ?? 1))))]
    }),
  )
  return {
    description: 'drawn',
    entries: () => [...shapes].map(([key, shape]) => ({ key, dtype: 'float32', shape })),
    read: (key) => float32Tensor(tensors.get(key)!, shapes.get(key)!),
    close: () => {},
  }
}

/** Uniform in middle +- spread, from a linear congruential generator seeded by the name. */
function draw(name: string, count: number, middle: number, spread: number): Float32Array {
  let state = [...name].reduce((hash, letter) => Math.imul(hash, 31) + letter.charCodeAt(0), 7) >>> 0
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return middle + spread * (state / 2 ** 31 - 1)
  })
}
