import { join } from 'node:path'
import t from 'tap'
import { expandPlugin } from '../internimage/expand-plugin.js'
import { openWeights } from '../weights/open-weights.js'
import { openSafetensors } from '../weights/safetensors.js'
import { bevEncoderGraph, detectorGraph, headReader } from './graphs.js'
import { boxToleranceM, featureTolerance, headCase, headReference, referenceSkip } from './reference.js'
import { type FloatTensor, openGraph, relativeError, stackFrames, tensorOf } from './run-graph.js'
import type { SamplingLowering } from './temporal-self-attention.js'

const runs: readonly (readonly [file: string, lowering: SamplingLowering])[] = [
  ['weights.safetensors', 'deform-conv'],
  ['weights.pth', 'deform-conv'],
  ['weights.safetensors', 'grid-sample'],
  ['weights.safetensors', 'plugin'],
]

for (const name of ['d1', 'd2', 'd3']) {
  for (const [file, lowering] of runs) {
    t.test(`head ${name} from ${file} by ${lowering} equals the official model`, { skip: referenceSkip }, async (t) => {
      const { head, image, levels } = headCase(name)
      const weights = openWeights(join(headReference, `${name}-${file}`))
      const inputs = openSafetensors(join(headReference, `${name}-inputs.safetensors`))
      const outputs = openSafetensors(join(headReference, `${name}-outputs.safetensors`))
      t.teardown(() => {
        for (const source of [weights, inputs, outputs]) source.close()
      })

      const reader = headReader(head, weights)
      const written = bevEncoderGraph(head, { image, levels, lowering }, reader)
      const plugins = written.nodes.filter(({ type }) => type === 'TRTDCNv3').length
      t.equal(plugins, lowering === 'plugin' ? head.encoder.layers : 0)
      const encode = await openGraph(expandPlugin(written, () => ({ batch: 1, ...head.bev })))
      const bevs: FloatTensor[] = []
      for (const frame of head.frames) {
        const features = levels.map(({ height, width }, level) => [
          `feat_${level}`,
          {
            values: tensorOf(inputs, `feat.${frame}.${level}`).values,
            shape: [head.cameras, head.channels, height, width],
          },
        ])
        const { bev } = await encode({
          ...Object.fromEntries(features),
          lidar2img: tensorOf(inputs, `lidar2img.${frame}`),
        })
        const error = relativeError(bev!.values, tensorOf(outputs, `bev.${frame}`).values)
        t.ok(error <= featureTolerance, `bev of frame ${frame} differs by ${error.toExponential(1)}`)
        bevs.push(bev!)
      }

      const detect = await openGraph(detectorGraph(head, reader))
      const found = await detect({ bevs: stackFrames(bevs) })
      const last = (key: string) => {
        const { values } = tensorOf(outputs, key)
        return values.subarray((values.length / head.decoder.layers) * (head.decoder.layers - 1))
      }
      const scores = relativeError(found.cls_scores!.values, last('all_cls_scores'))
      const boxes = relativeError(found.bbox_preds!.values, last('all_bbox_preds'))
      t.ok(scores <= featureTolerance, `cls_scores differ by ${scores.toExponential(1)}`)
      t.ok(boxes <= boxToleranceM, `bbox_preds differ by ${boxes.toExponential(1)}`)
      t.same(found.cls_scores!.shape, [head.queries, head.classes])
      t.same(found.bbox_preds!.shape, [head.queries, 10])
    })
  }
}

t.test('a frame no camera sees is encoded from the queries alone', { skip: referenceSkip }, async (t) => {
  const { head, image, levels } = headCase('d1')
  const weights = openSafetensors(join(headReference, 'd1-weights.safetensors'))
  t.teardown(() => weights.close())
  const encode = await openGraph(
    bevEncoderGraph(head, { image, levels, lowering: 'deform-conv' }, headReader(head, weights)),
  )
  const run = (fill: number) => {
    const features = levels.map(({ height, width }, level) => {
      const shape = [head.cameras, head.channels, height, width]
      return [`feat_${level}`, { values: new Float32Array(shape.reduce((a, b) => a * b)).fill(fill), shape }]
    })
    const behind = new Float32Array(head.cameras * 16)
    return encode({ ...Object.fromEntries(features), lidar2img: { values: behind, shape: [head.cameras, 4, 4] } })
  }
  const [dark, bright] = [(await run(0)).bev!.values, (await run(9)).bev!.values]
  t.ok(dark.every(Number.isFinite))
  t.same(bright, dark, 'pictures do not matter')
})
