/** Exported graphs beside the rules of TensorRT's parser, for want of the parser. */
import t from 'tap'
import { bevEncoderGraph, detectorGraph, headReader } from '../export/bevformer/graphs.js'
import { parseHeadConfig } from '../export/bevformer/head-config.js'
import { publishedDetector } from '../export/bevformer/published.js'
import { detectorWeights } from '../export/bundle/export-bundle.js'
import { imageEncoderGraph } from '../export/bundle/image-encoder.js'
import { paddedSize } from '../export/bundle/picture-input.js'
import { dcnv3Lowerings } from '../export/export-command.js'
import { parseFpnConfig } from '../export/fpn/fpn-config.js'
import { internImageWeights, publishedInternImage } from '../export/internimage/config.js'
import { internImageGraph } from '../export/internimage/export-internimage.js'
import { GraphBuilder } from '../export/onnx/graph-builder.js'
import { toHalfGraph } from '../export/precision/half-graph.js'
import { randomWeights } from '../export/weights/random.js'
import { tensorRtObjections } from './tensorrt/parser-rules.js'

t.test('the rules see what they are for', (t) => {
  const graph = new GraphBuilder('bad')
  const images = graph.input('images', 'uint8', [1, 2, 2, 3])
  const moved = graph.op('Transpose', [images], { perm: [0, 3, 1, 2] })
  const x = graph.op('Cast', [moved], { to: 1 })
  const bent = graph.op('DeformConv', [x, 'w', 'o', '', 'm'], { pads: [0, 0, 0, 7] })
  graph.op('Range', [bent, bent, bent])
  const half = graph.op('Cast', [x], { to: 10 })
  graph.op('TRTDCNv3', [x, half, half], {}, { domain: 'mmdeploy' })
  graph.op('NonZero', [half])
  graph.op('TRTDCNv3', [x, x, x])
  graph.op('TRTDCNv3', [x, x, x], {}, { domain: 'mmdeploy' })
  graph.op('Resize', [x, '', 's'], { mode: 'cubic' })
  t.strictSame(
    tensorRtObjections(graph).map((objection) => objection.replace(/^.*?\((\w+)\): /, '$1: ')),
    [
      'Transpose: uint8 can only be cast',
      'DeformConv: padding differs at the two ends of an axis',
      'DeformConv: its inputs are of several types',
      'DeformConv: an input is left out, and the parser asks for its type',
      'Range: is not in the parser’s table',
      'TRTDCNv3: is not as the plug-in has it',
      'NonZero: counts other than float32',
      'TRTDCNv3: is not as the plug-in has it',
      'Resize: mode cubic',
    ],
  )
  t.end()
})

t.test('no graph of a bundle, by any lowering, breaks a known rule', (t) => {
  for (const name of ['bevformerv2-internimage-pico-t1', 'bevformerv2-internimage-xl-t2', 'bevformerv2-r50-t8']) {
    const detector = publishedDetector(name)
    const head = parseHeadConfig(detector.head, name)
    const neck = parseFpnConfig(detector.neck, name)
    const { preprocessing } = detector
    const size = {
      height: Math.trunc(preprocessing.crop.height * preprocessing.resize),
      width: Math.trunc(preprocessing.crop.width * preprocessing.resize),
    }
    const weights = randomWeights(detectorWeights(detector), 0)
    for (const lowering of dcnv3Lowerings) {
      const picture = { ...preprocessing, ...size, cameras: head.cameras }
      const encoder = imageEncoderGraph({
        ...{ backbone: detector.backbone, neck, picture, levels: head.levels },
        ...{ lowering, weights, allowPartial: false },
      })
      const reader = headReader(head, weights)
      const options = { image: paddedSize(picture), levels: encoder.levels, lowering }
      for (const graph of [encoder.graph, bevEncoderGraph(head, options, reader), detectorGraph(head, reader)]) {
        t.strictSame(tensorRtObjections(graph), [], `${name} ${lowering} ${graph.name}`)
        t.strictSame(tensorRtObjections(toHalfGraph(graph)), [], `${name} ${lowering} ${graph.name} in fp16`)
      }
    }
    weights.close()
  }
  t.end()
})

t.test('no classifier breaks a known rule', (t) => {
  for (const name of ['internimage-t', 'internimage-xl', 'internimage-h', 'internimage-g']) {
    const config = publishedInternImage(name)
    for (const lowering of dcnv3Lowerings) {
      const weights = randomWeights(internImageWeights(config, 'classifier'), 0)
      const input = { batch: 1, height: 384, width: 384 }
      const graph = internImageGraph({ part: 'classifier', config, weights, lowering, input })
      t.strictSame(tensorRtObjections(graph), [], `${name} ${lowering}`)
      weights.close()
    }
  }
  t.end()
})
