import { join } from 'node:path'
import t from 'tap'
import { Layers } from '../bevformer/layers.js'
import { detectorReference, featureTolerance, referenceSkip } from '../bevformer/reference.js'
import { openGraph, relativeError, tensorOf } from '../bevformer/run-graph.js'
import { partWeights, weightReader } from '../bevformer/weight-reader.js'
import { GraphBuilder } from '../onnx/graph-builder.js'
import { openSafetensors } from '../weights/safetensors.js'
import { type PerspectiveMap, perspectiveHead, perspectivePrefix, perspectiveWeights } from './dd3d.js'

t.test('the perspective head equals the official one on every level', { skip: referenceSkip }, async (t) => {
  const weights = openSafetensors(join(detectorReference, 'dd3d.weights.safetensors'))
  const io = openSafetensors(join(detectorReference, 'dd3d.io.safetensors'))
  t.teardown(() => {
    weights.close()
    io.close()
  })
  const towers = { classes: 2, box2d: 2, box3d: 2 }
  const head = { channels: 32, levels: 5, classes: 10, attributes: 3, towers }
  const part = partWeights(weights, perspectivePrefix, perspectiveWeights(head))

  const graph = new GraphBuilder('perspective')
  const layers = new Layers(graph, weightReader(part, perspectivePrefix), perspectivePrefix)
  const inputs = Array.from({ length: head.levels }, (_, level) => tensorOf(io, `in.${level}`))
  const names: [string, string][] = []
  for (const [level, { shape }] of inputs.entries()) {
    const maps = perspectiveHead(layers, head, graph.input(`in_${level}`, 'float32', shape), level)
    for (const map of Object.keys(maps) as PerspectiveMap[]) {
      graph.output(`${map}_${level}`, maps[map], 'float32', io.read(`${map}.${level}`).shape)
      names.push([`${map}_${level}`, `${map}.${level}`])
    }
  }
  const run = await openGraph(graph)
  const found = await run(Object.fromEntries(inputs.map((input, level) => [`in_${level}`, input])))
  t.equal(names.length, 50)
  for (const [output, reference] of names) {
    const error = relativeError(found[output]!.values, tensorOf(io, reference).values)
    t.ok(error <= featureTolerance, `${reference} differs by ${error.toExponential(1)}`)
  }
})
