/** The CUDA kernel's arithmetic, compiled for the host, against the official operator's numbers. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../../schemas/package-root.js'
import { errorsAgainst } from '../export/compare.js'
import { openSafetensors } from '../export/weights/safetensors.js'
import { float32Values } from '../export/weights/tensor.js'

const reference = join(packageRoot, '../shared/reference/internimage/op')
const compiler = ['c++', 'g++', 'clang++'].find((name) => spawnSync(name, ['--version']).status === 0)

function reasonToSkip(): string | false {
  if (!existsSync(reference)) return 'needs the InternImage reference data beside the checkout'
  return compiler ? false : 'needs a C++ compiler'
}

t.test('the kernel’s arithmetic gives the official numbers at every load width', { skip: reasonToSkip() }, (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'goshawk-dcnv3-host-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  const program = join(folder, 'host')
  const source = join(packageRoot, 'nodes/detector/tensorrt/dcnv3/host-main.cpp')
  const built = spawnSync(
    compiler!,
    ['-std=c++17', '-O2', '-Wall', '-Werror', '-Wno-unknown-pragmas', source, '-o', program],
    {
      encoding: 'utf8',
    },
  )
  t.equal(built.status, 0, built.stderr)
  const { cases } = JSON.parse(readFileSync(join(reference, 'manifest.json'), 'utf8'))
  t.equal(cases.length, 14)
  for (const { id, file, attributes: a } of cases) {
    const weights = openSafetensors(join(reference, file))
    const [input, offset, mask, output] = ['input', 'offset', 'mask', 'output'].map((name) => weights.read(name))
    weights.close()
    for (const pack of [4, 2, 1].filter((width) => a.group_channels % width === 0)) {
      const [batch, height, width] = input!.shape
      const shape = [
        batch,
        height,
        width,
        a.kernel_h,
        a.kernel_w,
        a.stride,
        a.stride,
        a.pad,
        a.pad,
        a.dilation,
        a.dilation,
      ]
      const head = Float64Array.from([
        ...shape,
        a.group,
        a.group_channels,
        a.remove_center,
        a.offset_scale,
        pack,
      ] as number[])
      const stdin = Buffer.concat([new Uint8Array(head.buffer), input!.bytes, offset!.bytes, mask!.bytes])
      const { status, stdout } = spawnSync(program, { input: stdin, maxBuffer: 1 << 28 })
      t.equal(status, 0, `${id}: ran`)
      const found = new Float32Array(Uint8Array.from(stdout).buffer)
      const { maxAbs } = errorsAgainst(float32Values(output!), found)
      t.ok(maxAbs <= 1e-5, `${id}, ${pack} channels a load: max abs ${maxAbs}`)
    }
  }
  t.end()
})
