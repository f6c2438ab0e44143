import { join } from 'node:path'
import t from 'tap'
import { detectorReference, featureTolerance, headReference, referenceSkip } from '../bevformer/reference.js'
import { openGraph, relativeError, tensorOf } from '../bevformer/run-graph.js'
import { openWeights } from '../weights/open-weights.js'
import { openSafetensors } from '../weights/safetensors.js'
import { fpnGraph, neckReader } from './graph.js'

const cases = [
  {
    name: 'sizes that halve',
    weights: join(headReference, 'fpn-weights.safetensors'),
    io: join(headReference, 'fpn-io.safetensors'),
  },
  {
    name: 'sizes that halve, from .pth',
    weights: join(headReference, 'fpn-weights.pth'),
    io: join(headReference, 'fpn-io.safetensors'),
  },
  {
    name: 'odd sizes',
    weights: join(detectorReference, 'fpn.safetensors'),
    io: join(detectorReference, 'fpn.safetensors'),
  },
]

for (const { name, weights: file, io: ioFile } of cases) {
  t.test(`the neck equals the official one: ${name}`, { skip: referenceSkip }, async (t) => {
    const weights = openWeights(file)
    const io = openSafetensors(ioFile)
    t.teardown(() => {
      weights.close()
      io.close()
    })
    const inputs = [0, 1, 2].map((i) => tensorOf(io, `in.${i}`))
    const neck = {
      inChannels: inputs.map(({ shape }) => shape[1]!),
      outChannels: io.read('out.0').shape[1]!,
      outs: 5,
    }
    const sizes = inputs.map(({ shape }) => ({ height: shape[2]!, width: shape[3]! }))
    const run = await openGraph(fpnGraph(neck, { batch: inputs[0]!.shape[0]!, sizes }, neckReader(neck, weights)))
    const found = await run(Object.fromEntries(inputs.map((input, i) => [`in_${i}`, input])))
    for (let level = 0; level < 5; level++) {
      const expected = tensorOf(io, `out.${level}`)
      t.same(found[`feat_${level}`]!.shape, expected.shape)
      const error = relativeError(found[`feat_${level}`]!.values, expected.values)
      t.ok(error <= featureTolerance, `feat_${level} differs by ${error.toExponential(1)}`)
    }
  })
}
