import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import t from 'tap'
import { packageRoot } from '../../../schemas/package-root.js'
import { errorsAgainst } from '../compare.js'
import { writeOnnx } from '../onnx/encode.js'
import { GraphBuilder } from '../onnx/graph-builder.js'
import { openSafetensors } from '../weights/safetensors.js'
import { float32Values } from '../weights/tensor.js'
import { type Dcnv3Geometry, officialDcnv3, outputExtents, pluginDomain } from './dcnv3.js'

const reference = join(packageRoot, '../shared/reference/internimage/op')
const skip = existsSync(reference) ? false : 'needs the InternImage reference data beside the checkout'
const cases = skip ? [] : JSON.parse(readFileSync(join(reference, 'manifest.json'), 'utf8')).cases

const folder = mkdtempSync(join(tmpdir(), 'goshawk-dcnv3-'))
t.teardown(() => rmSync(folder, { recursive: true }))

function geometryOf(a: Record<string, number>): Dcnv3Geometry {
  return {
    kernelH: a.kernel_h!,
    kernelW: a.kernel_w!,
    stride: a.stride!,
    pad: a.pad!,
    dilation: a.dilation!,
    groups: a.group!,
    groupChannels: a.group_channels!,
    offsetScale: a.offset_scale!,
    removeCenter: a.remove_center === 1,
  }
}

t.test('the official operator cases', { skip }, async (t) => {
  t.equal(cases.length, 14)
  for (const { id, file, attributes } of cases) {
    const weights = openSafetensors(join(reference, file))
    const tensors = Object.fromEntries(['input', 'offset', 'mask', 'output'].map((name) => [name, weights.read(name)]))
    const [batch, height, width] = tensors.input!.shape as [number, number, number]
    const extents = { batch, height, width }
    const geometry = geometryOf(attributes)
    t.strictSame(
      Object.values(outputExtents(geometry, extents)),
      tensors.output!.shape.slice(0, 3),
      `${id}: output size`,
    )
    for (const lowering of ['deform-conv', 'grid-sample'] as const) {
      const graph = new GraphBuilder(id)
      const [x, offset, mask] = (['input', 'offset', 'mask'] as const).map((name) =>
        graph.input(name, 'float32', tensors[name]!.shape),
      )
      const y = officialDcnv3(graph, lowering, geometry, extents, { x: x!, offset: offset!, mask: mask! })
      graph.output('output', y, 'float32', tensors.output!.shape)
      const path = join(folder, `${id}-${lowering}.onnx`)
      writeOnnx(graph, path)
      const session = await InferenceSession.create(path)
      const feeds = Object.fromEntries(
        session.inputNames.map((name) => [
          name,
          new Tensor('float32', float32Values(tensors[name]!), tensors[name]!.shape),
        ]),
      )
      const { output } = await session.run(feeds)
      const { maxAbs, relativeL2 } = errorsAgainst(float32Values(tensors.output!), output!.data as Float32Array)
      t.ok(maxAbs <= 1e-5 && relativeL2 <= 3e-6, `${id} by ${lowering}: max abs ${maxAbs}, relative L2 ${relativeL2}`)
      await session.release()
    }
    weights.close()
  }
})

t.test('the plug-in form is one operator in the official domain', (t) => {
  const graph = new GraphBuilder('plugin')
  const geometry = {
    kernelH: 3,
    kernelW: 3,
    stride: 1,
    pad: 1,
    dilation: 1,
    groups: 2,
    groupChannels: 16,
    offsetScale: 2,
    removeCenter: false,
  }
  officialDcnv3(graph, 'plugin', geometry, { batch: 1, height: 4, width: 4 }, { x: 'x', offset: 'o', mask: 'm' })
  t.equal(graph.nodes.length, 1)
  t.match(graph.nodes[0], {
    type: 'TRTDCNv3',
    domain: pluginDomain,
    attributes: { group: 2, group_channels: 16, offset_scale: { float: 2 } },
  })
  t.end()
})
