/** The GPU bench's own parts on stand-ins for CUDA and TensorRT: it must tell right from wrong before it is believed. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../schemas/package-root.js'
import { measureBundle, measureGraph } from '../bench/gpu/graph-speed.js'
import {
  checkKernel,
  type KernelProgram,
  kernelPrecisions,
  type OperatorCase,
  timeCopy,
  timeKernel,
} from '../bench/gpu/kernel-program.js'
import { benchProgram } from './tensorrt/build-fakes.js'
import { addonTest, checkedAddon, folder, machine, newPath } from './tensorrt/checked-addon.js'
import { fakeOnnx, writeFakeBundle } from './tensorrt/fake-models.js'

const reference = join(packageRoot, '../shared/reference/internimage/op')
const noReference = existsSync(reference) ? false : 'needs the InternImage reference data beside the checkout'
const program: KernelProgram = { path: join(machine, benchProgram), hasOfficial: false }

addonTest(
  'the kernel’s bench finds the official numbers, and sees a wrong attribute',
  (t) => {
    const { cases } = JSON.parse(readFileSync(join(reference, 'manifest.json'), 'utf8')) as { cases: OperatorCase[] }
    for (const precision of kernelPrecisions) {
      t.match(checkKernel(program, precision, { folder: reference, cases }), { cases: 14, passed: true }, precision)
    }
    const plain = cases[0]!
    const wrong = { ...plain, attributes: { ...plain.attributes, offset_scale: 2 } }
    t.match(checkKernel(program, 'fp32', { folder: reference, cases: [wrong] }), { passed: false })
    t.throws(() => checkKernel(program, 'fp32', { folder: reference, cases }, true), {
      message: /without the official/,
    })
    t.end()
  },
  noReference,
)

addonTest('times come with the bytes they stand for', (t) => {
  const size = { batch: 2, height: 8, width: 6, groups: 3, groupChannels: 16 }
  const positions = 2 * 8 * 6
  const values = positions * (48 + 3 * 9 * 2 + 3 * 9 + 48)
  t.match(timeKernel(program, size, { precision: 'fp32', rounds: 3 }), { device: 'Fake GPU', bytes: values * 4 })
  t.match(timeKernel(program, size, { precision: 'fp16', rounds: 3 }), { bytes: values * 2 })
  const copy = timeCopy(program, 1 << 20, 5)
  t.equal(copy.bytes, 2 << 20, 'read once and written once')
  t.ok(copy.medianMs > 0 && copy.gigabytesPerSecond > 0)
  t.end()
})

addonTest('graphs and bundles are measured through the addon', async (t) => {
  const options = { addon: checkedAddon(), folder: machine, cacheFolder: join(folder, 'bench-cache'), rounds: 5 }
  const onnxPath = newPath('.onnx')
  const vector = (name: string, length: number) => ({ name, type: 'float32' as const, shape: [length] })
  writeFileSync(
    onnxPath,
    fakeOnnx({ inputs: [vector('input', 4)], outputs: [vector('stage0', 8), vector('logits', 2)] }),
  )
  const graph = await measureGraph(onnxPath, options)
  t.equal(graph.recordedShare, 1, 'every run was a recorded CUDA graph')
  t.ok(graph.deviceMs >= 0 && graph.runsPerSecond > 0)
  const bundle = await measureBundle(writeFakeBundle(join(folder, 'bench-bundle')), options)
  t.equal(bundle.frames, 3)
  t.ok(bundle.framesPerSecond > 0 && Object.values(bundle.graphsMs).every((ms) => ms >= 0))
})
