/** The TRTDCNv3 plug-in's attributes and shapes, compiled without TensorRT and CUDA, against the exporter's. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../../schemas/package-root.js'
import { type Dcnv3Geometry, officialDcnv3, outputExtents, pointCount } from '../export/internimage/dcnv3.js'
import { GraphBuilder } from '../export/onnx/graph-builder.js'

const compiler = ['c++', 'g++', 'clang++'].find((name) => spawnSync(name, ['--version']).status === 0)
const skip = compiler === undefined ? 'needs a C++ compiler' : false

const geometry: Dcnv3Geometry = {
  kernelH: 3,
  kernelW: 3,
  stride: 1,
  pad: 1,
  dilation: 1,
  groups: 4,
  groupChannels: 16,
  offsetScale: 2,
  removeCenter: false,
}

t.test('the plug-in reads what the exporter writes, and refuses what cannot be', { skip }, (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'goshawk-dcnv3-parameters-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  const program = join(folder, 'parameters')
  const sources = ['parameters-main.cpp', 'parameters.cpp'].map((file) =>
    join(packageRoot, 'nodes/detector/tensorrt/dcnv3', file),
  )
  const built = spawnSync(compiler!, ['-std=c++17', '-O0', '-Wall', '-Werror', ...sources, '-o', program], {
    encoding: 'utf8',
  })
  t.equal(built.status, 0, built.stderr)
  const run = (fields: Record<string, number | string>) => {
    const given = Object.entries(fields).map(([name, value]) => `${name}=${value}`)
    const { stdout, status } = spawnSync(program, given, { encoding: 'utf8' })
    t.equal(status, 0)
    const lines = stdout.trim().split('\n')
    return Object.fromEntries(lines.map((line) => [line.split(' ')[0]!, line.slice(line.indexOf(' ') + 1)]))
  }
  /** The node's attributes, and the extents of its tensors, for a geometry. */
  const nodeOf = (changes: Partial<Dcnv3Geometry>, [batch, height, width]: readonly [number, number, number]) => {
    const g = { ...geometry, ...changes }
    const graph = new GraphBuilder('one')
    officialDcnv3(graph, 'plugin', g, { batch, height, width }, { x: 'x', offset: 'o', mask: 'm' })
    const attributes = Object.entries(graph.nodes[0]!.attributes).map(([name, value]) => [
      name,
      typeof value === 'object' && 'float' in value ? value.float : (value as number),
    ])
    const out = outputExtents(g, { batch, height, width })
    const points = g.groups * pointCount(g)
    const channels = g.groups * g.groupChannels
    return {
      attributes: Object.fromEntries(attributes) as Record<string, number>,
      tensors: {
        input: [batch, height, width, channels].join(','),
        offset: [batch, out.height, out.width, points * 2].join(','),
        mask: [batch, out.height, out.width, points].join(','),
      },
      output: [batch, out.height, out.width, channels].join(' '),
    }
  }

  for (const [changes, extents] of [
    [{}, [1, 7, 9]],
    [{ stride: 2 }, [2, 8, 11]],
    [{ stride: 2, pad: 0 }, [1, 9, 10]],
    [{ dilation: 2, pad: 2, offsetScale: 0.5 }, [1, 12, 5]],
    [{ kernelH: 5, kernelW: 5, pad: 2, removeCenter: true }, [3, 6, 6]],
    [{ groups: 3, groupChannels: 12 }, [1, 4, 4]],
  ] as const) {
    const { attributes, tensors, output } = nodeOf(changes, extents)
    const { output: found, problem, ...read } = run({ ...attributes, ...tensors })
    t.equal(problem, undefined)
    t.equal(found, output)
    const expected = Object.entries({ ...attributes, accumulate_fp16: 0 }).map(([name, value]) => [name, String(value)])
    t.strictSame(read, Object.fromEntries(expected), 'every attribute is known and kept')
  }

  const { attributes, tensors } = nodeOf({}, [1, 4, 4])
  for (const [changes, problem] of [
    [{ group: 0 }, 'group is 0; expected 1 to 65536'],
    [{ group: 3 }, 'input is [1, 4, 4, 64]; group x group_channels gives 48 channels'],
    [{ kernel_h: 1.5 }, 'kernel_h is 1.500000; expected a whole number'],
    [{ stride_h: -1 }, 'stride_h is -1; expected 1 to 65536'],
    [{ offset_scale: 'nan' }, 'offset_scale is not finite'],
    [{ remove_center: 1 }, 'offset is [1, 4, 4, 72]; expected [1, 4, 4, 64]'],
    [{ remove_center: 1, kernel_w: 5 }, 'remove_center needs a square kernel of odd size above 1; kernel is 3x5'],
    [{ kernel_w: 9 }, 'input is [1, 4, 4, 64], smaller than the dilated kernel'],
    [{ mask: '1,4,4,35' }, 'mask is [1, 4, 4, 35]; expected [1, 4, 4, 36]'],
    [{ colour: 1 }, 'colour is no attribute of TRTDCNv3'],
  ] as const) {
    t.equal(run({ ...attributes, ...tensors, ...changes }).problem, problem)
  }
  t.end()
})
