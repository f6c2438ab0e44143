import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../../schemas/package-root.js'
import type { ModelTimes } from './bench-model.js'

const reference = join(packageRoot, '../shared/reference/internimage/model')
const skip = existsSync(reference) ? false : 'needs the InternImage reference data beside the checkout'

const folder = mkdtempSync(join(tmpdir(), 'goshawk-model-'))
t.teardown(() => rmSync(folder, { recursive: true }))

function model(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(packageRoot, 'bin/goshawk.js'), 'model', ...args],
    {
      encoding: 'utf8',
    },
  )
  return { status, stdout, stderr }
}

t.test('a random bundle is exported, marked untrained, and inspected', (t) => {
  const out = join(folder, 'pico')
  const exported = model(
    'export',
    '--arch',
    'bevformerv2-internimage-pico-t1',
    '--init',
    'random',
    '--seed',
    '3',
    '--out',
    out,
    '--json',
  )
  t.equal(exported.status, 0, exported.stderr)
  t.strictSame(JSON.parse(exported.stdout), { written: [out] })
  const { trained, weights } = JSON.parse(readFileSync(join(out, 'model.json'), 'utf8'))
  t.match({ trained, weights }, { trained: false, weights: { source: 'random', seed: 3 } })
  const inspected = model('inspect', out, '--json')
  t.equal(inspected.status, 0, inspected.stderr)
  const graphs: { total: { parameters: number; macs: number } }[] = JSON.parse(inspected.stdout)
  t.equal(graphs.length, 3)
  t.ok(graphs.every(({ total }) => total.parameters > 1e5 && total.macs > 1e6))
  t.end()
})

t.test('a whole frame is timed the way the detector runs it: two lanes, a BEV map for each frame it looks at', (t) => {
  const bench = model('bench', 'models/default', '--threads', '2', '--runs', '3', '--json')
  t.equal(bench.status, 0, bench.stderr)
  const { parts, frame } = JSON.parse(bench.stdout) as ModelTimes
  const macs = Object.fromEntries(parts.map((part) => [part.graph, part.macs]))
  t.match(frame, { lanes: 2, maps: 2, macs: macs.image_encoder! + 2 * macs.bev_encoder! + macs.detector! })
  const { medianMs, p90Ms, imagesMs, bevsMs, detectorMs, gflops } = frame!
  t.ok(imagesMs > 0 && bevsMs > 0 && detectorMs > 0 && medianMs >= Math.max(imagesMs, bevsMs, detectorMs))
  t.ok(p90Ms >= medianMs)
  t.ok(Math.abs(gflops * medianMs * 1e6 - 2 * frame!.macs) < 1, 'speed and time belong together')
  t.end()
})

t.test('a model that does not divide is timed in one lane', (t) => {
  const out = join(folder, 'whole')
  t.equal(model('export', '--arch', 'bevformerv2-internimage-pico-t1', '--init', 'random', '--out', out).status, 0)
  const bench = model('bench', out, '--threads', '1', '--runs', '1', '--json')
  t.equal(bench.status, 0, bench.stderr)
  t.match((JSON.parse(bench.stdout) as ModelTimes).frame, { lanes: 1, maps: 1 })
  t.end()
})

t.test('an official checkpoint is exported and agrees with the official outputs', { skip }, (t) => {
  const { models } = JSON.parse(readFileSync(join(reference, 'manifest.json'), 'utf8'))
  const arch = join(folder, 'h.json')
  writeFileSync(arch, JSON.stringify(models.find(({ id }: { id: string }) => id === 'h').config))
  const out = join(folder, 'h')
  const exported = model(
    'export',
    '--part',
    'classifier',
    '--arch',
    arch,
    '--weights',
    join(reference, 'h.pth'),
    '--image-size',
    '64x96',
    '--out',
    out,
  )
  t.equal(exported.status, 0, exported.stderr)
  const checked = model('check', out, '--reference', join(reference, 'h.case-64x96.safetensors'), '--json')
  t.equal(checked.status, 0, checked.stderr)
  t.equal(JSON.parse(checked.stdout).outputs.length, 5)
  const strict = model('check', out, '--reference', join(reference, 'h.case-64x96.safetensors'), '--max-abs', '1e-12')
  t.equal(strict.status, 1)
  t.match(strict.stdout, /FAILED/)
  t.end()
})

t.test('weights of another variant are refused with exit code 2, and leave nothing', { skip }, (t) => {
  const arch = join(folder, 'xl.json')
  const { models } = JSON.parse(readFileSync(join(reference, 'manifest.json'), 'utf8'))
  writeFileSync(arch, JSON.stringify(models.find(({ id }: { id: string }) => id === 'xl').config))
  const out = join(folder, 'wrong')
  const { status, stderr } = model(
    'export',
    '--part',
    'backbone',
    '--arch',
    arch,
    '--weights',
    join(reference, 't.pth'),
    '--image-size',
    '64x96',
    '--out',
    out,
  )
  t.equal(status, 2)
  t.match(stderr, /missing[\s\S]*gamma1[\s\S]*of another shape/)
  t.notOk(existsSync(out))
  t.end()
})

t.test('arguments that make no sense are refused with exit code 2, saying what to give', (t) => {
  const cases: [string[], RegExp][] = [
    [['export', '--arch', 'bevformerv2-r50-t1', '--out', join(folder, 'x')], /either --weights FILE or --init random/],
    [['export', '--arch', 'resnet-5', '--init', 'random', '--out', join(folder, 'x')], /expected one of/],
    [
      ['export', '--part', 'classifier', '--arch', 'internimage-t', '--init', 'random', '--out', join(folder, 'x')],
      /--image-size/,
    ],
    [
      ['export', '--arch', 'bevformerv2-r50-t1', '--weights', join(folder, 'none.pth'), '--out', join(folder, 'x')],
      /none\.pth: cannot be opened/,
    ],
    [['inspect', join(folder, 'nowhere')], /nowhere: no \.onnx file there/],
  ]
  for (const [args, message] of cases) {
    const { status, stderr } = model(...args)
    t.equal(status, 2, args.join(' '))
    t.match(stderr, message)
  }
  t.notOk(existsSync(join(folder, 'x')))
  t.end()
})
