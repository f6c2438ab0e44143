import { join } from 'node:path'
import t from 'tap'
import { fpnGraph, neckReader } from '../fpn/graph.js'
import { openWeights } from '../weights/open-weights.js'
import { openSafetensors } from '../weights/safetensors.js'
import { bevEncoderGraph, detectorGraph, headReader } from './graphs.js'
import { boxToleranceM, detectorCase, detectorReference, featureTolerance, referenceSkip } from './reference.js'
import { type FloatTensor, openGraph, relativeError, stackFrames, tensorOf } from './run-graph.js'

for (const name of ['t1-a', 't2-b', 't3-c']) {
  for (const file of ['weights.safetensors', 'pth']) {
    t.test(
      `${name}.${file}: from backbone stages to boxes as the official detector`,
      { skip: referenceSkip },
      async (t) => {
        const { head, image, neckInChannels, variants } = detectorCase(name)
        const at = (suffix: string) => join(detectorReference, `${name}${suffix}`)
        const weights = openWeights(at(`.${file}`))
        const inputs = openSafetensors(at('.inputs.safetensors'))
        const full = openSafetensors(at('.outputs.safetensors'))
        t.teardown(() => {
          for (const source of [weights, inputs, full]) source.close()
        })
        const check = (what: string, found: FloatTensor, expected: FloatTensor, tolerance: number) => {
          const error = relativeError(found.values, expected.values)
          t.ok(error <= tolerance, `${what} differs by ${error.toExponential(1)}`)
        }

        const neck = { inChannels: neckInChannels, outChannels: head.channels, outs: 5 }
        const sizes = [8, 16, 32].map((stride) => ({ height: image.height / stride, width: image.width / stride }))
        const pyramid = await openGraph(fpnGraph(neck, { batch: head.cameras, sizes }, neckReader(neck, weights)))
        const reader = headReader(head, weights)
        const levels = [0, 1, 2, 3].map((level) => {
          const [, , height, width] = full.read(`f0.neck.${level}`).shape as [number, number, number, number]
          return { height, width }
        })
        const encode = await openGraph(bevEncoderGraph(head, { image, levels, lowering: 'deform-conv' }, reader))
        const detect = await openGraph(detectorGraph(head, reader))

        const bevs = new Map<number, FloatTensor>()
        for (const frame of head.frames) {
          const stages = sizes.map((_, i) => [`in_${i}`, tensorOf(inputs, `f${frame}.stage.${i}`)])
          const features = await pyramid(Object.fromEntries(stages))
          for (let level = 0; level < 5; level++) {
            check(
              `f${frame}.neck.${level}`,
              features[`feat_${level}`]!,
              tensorOf(full, `f${frame}.neck.${level}`),
              featureTolerance,
            )
          }
          const { feat_4: _perspectiveOnly, ...levelsRead } = features
          const { bev } = await encode({ ...levelsRead, lidar2img: tensorOf(inputs, `f${frame}.lidar2img`) })
          check(`f${frame}.bev`, bev!, tensorOf(full, `f${frame}.bev`), featureTolerance)
          bevs.set(frame, bev!)
        }

        for (const [variant, present] of [['', head.frames] as const, ...Object.entries(variants)]) {
          const expected = variant === '' ? full : openSafetensors(at(`-${variant}.outputs.safetensors`))
          const maps = head.frames.map((frame) => bevs.get(present.find((there) => there >= frame)!)!)
          const { cls_scores, bbox_preds } = await detect({ bevs: stackFrames(maps) })
          const last = (key: string): FloatTensor => {
            const { values } = tensorOf(expected, key)
            return {
              values: values.subarray((values.length / head.decoder.layers) * (head.decoder.layers - 1)),
              shape: [],
            }
          }
          check(`${variant} all_cls_scores`, cls_scores!, last('all_cls_scores'), featureTolerance)
          check(`${variant} all_bbox_preds`, bbox_preds!, last('all_bbox_preds'), boxToleranceM)
          if (expected !== full) expected.close()
        }
      },
    )
  }
}
