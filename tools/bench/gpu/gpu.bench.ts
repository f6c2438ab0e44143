/**
 * Everything that needs a GPU, in one run: the DCNv3 kernel against the operator references, its share of the device's
 * copy bandwidth at InternImage-XL's sizes, InternImage classifiers beside the published TensorRT figures, and
 * InternImage-XL with BEVFormer v2 on six 640x1600 pictures.
 *
 *   node bin/build.js && node dist/tools/bench/gpu/gpu.bench.js [--cuda DIR] [--official INTERNIMAGE_CHECKOUT]
 *     [--only kernel,classifiers,bundle] [--precision fp16] [--rounds 100] [--out FILE.json]
 *
 * Needs an NVIDIA GPU and nvcc; `classifiers` and `bundle` also the TensorRT addon and TensorRT (docs/tensorrt.md).
 * Prints one table, and JSON to FILE. What cannot run says why and has no figure; exit code 1 then, or when a check fails.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { libraryFolder, loadAddon, type NativeAddon } from '../../../nodes/detector/tensorrt/native.js'
import { probeTensorRt } from '../../../nodes/detector/tensorrt/probe.js'
import { messageOf } from '../../../schemas/errors.js'
import { packageRoot } from '../../../schemas/package-root.js'
import { findNvcc } from '../../tensorrt/build-addon.js'
import { measureBundle, measureGraph, type SpeedOptions } from './graph-speed.js'
import {
  checkKernel,
  compileKernelProgram,
  type KernelPrecision,
  type KernelProgram,
  type KernelSize,
  kernelPrecisions,
  timeCopy,
  timeKernel,
} from './kernel-program.js'

const sections = ['kernel', 'classifiers', 'bundle'] as const
const { values } = parseArgs({
  options: {
    cuda: { type: 'string' },
    official: { type: 'string' },
    only: { type: 'string', default: sections.join(',') },
    precision: { type: 'string', default: 'fp16' },
    rounds: { type: 'string', default: '100' },
    out: { type: 'string' },
  },
})
const rounds = Number(values.rounds)

/** InternImage README, TensorRT, batch 1. */
const publishedFps = [
  { name: 'internimage-t', size: 224, fps: 156 },
  { name: 'internimage-s', size: 224, fps: 129 },
  { name: 'internimage-b', size: 224, fps: 116 },
  { name: 'internimage-l', size: 384, fps: 56 },
  { name: 'internimage-xl', size: 384, fps: 47 },
] as const
const bundleName = 'bevformerv2-internimage-xl-t1'
const copyBytes = 512 << 20

/** DCNv3 of InternImage-XL's four stages. */
function stagesOfXl(batch: number, height: number, width: number): readonly KernelSize[] {
  return [12, 24, 48, 96].map((groups, stage) => ({
    ...{ batch, height: height / 4 / 2 ** stage, width: width / 4 / 2 ** stage },
    ...{ groups, groupChannels: 16 },
  }))
}

interface Row {
  readonly what: string
  readonly result: string
  readonly beside: string
  readonly ok: boolean
  readonly figures?: unknown
}
const rows: Row[] = []
const folder = mkdtempSync(join(tmpdir(), 'goshawk-gpu-bench-'))

async function measure(what: string, work: () => Promise<Omit<Row, 'what'>> | Omit<Row, 'what'>): Promise<void> {
  try {
    rows.push({ what, ...(await work()) })
  } catch (error) {
    rows.push({ what, result: `not run: ${messageOf(error).split('\n')[0]}`, beside: '', ok: false })
  }
  const { result, beside } = rows.at(-1)!
  console.log(`${what.padEnd(58)}  ${result.padEnd(34)}  ${beside}`)
}

async function benchKernel(): Promise<void> {
  let program: KernelProgram | undefined
  await measure('kernel program', () => {
    program = compileKernelProgram(folder, { nvcc: findNvcc(values.cuda), officialCheckout: values.official })
    return { result: 'compiled', beside: '', ok: true }
  })
  if (program === undefined) return
  const built = program
  const kernels = built.hasOfficial ? ([false, true] as const) : ([false] as const)
  const reference = join(packageRoot, '../shared/reference/internimage/op')
  for (const official of kernels) {
    for (const precision of kernelPrecisions.filter((one) => !official || one !== 'fp16')) {
      await measure(`${official ? 'official' : 'DCNv3'} kernel, ${precision}, operator references`, () => {
        if (!existsSync(reference)) throw new Error(`no ${reference}`)
        const { cases } = JSON.parse(readFileSync(join(reference, 'manifest.json'), 'utf8'))
        const figures = checkKernel(built, precision, { folder: reference, cases }, official)
        const result = `max abs ${figures.maxAbs.toExponential(1)}, rel L2 ${figures.relativeL2.toExponential(1)}`
        const beside = precision === 'fp32' ? 'goal: max abs 1e-5' : 'goal: rel L2 2e-3'
        return { result, beside, ok: figures.passed || official, figures }
      })
    }
  }
  let copySpeed = 0
  await measure('device copy, 512 MiB', () => {
    const figures = timeCopy(built, copyBytes, rounds)
    copySpeed = figures.gigabytesPerSecond
    return { result: `${copySpeed.toFixed(0)} GB/s`, beside: figures.device, ok: true, figures }
  })
  if (copySpeed === 0) return
  for (const [batch, height, width] of [
    [6, 640, 1600],
    [1, 384, 384],
  ] as const) {
    for (const [stage, size] of stagesOfXl(batch, height, width).entries()) {
      for (const precision of kernelPrecisions) await timeStage(built, { stage, size, precision, copySpeed })
    }
  }
}

interface StageRun {
  readonly stage: number
  readonly size: KernelSize
  readonly precision: KernelPrecision
  readonly copySpeed: number
}

async function timeStage(program: KernelProgram, { stage, size, precision, copySpeed }: StageRun): Promise<void> {
  const where = `${size.batch}x${size.height}x${size.width}x${size.groups * size.groupChannels}`
  await measure(`XL stage ${stage + 1}, ${where}, ${precision}`, () => {
    const ours = timeKernel(program, size, { precision, rounds })
    const theirs =
      program.hasOfficial && precision !== 'fp16'
        ? timeKernel(program, size, { precision, rounds, official: true })
        : undefined
    const share = ours.gigabytesPerSecond / copySpeed
    const result = `${ours.medianMs.toFixed(3)} ms, ${(100 * share).toFixed(0)} % of copy`
    const beside = `goal 60 %${theirs ? `; official ${theirs.medianMs.toFixed(3)} ms` : ''}`
    return { result, beside, ok: true, figures: { ours, theirs, share } }
  })
}

/** Random weights: speed does not depend on them. */
function exportModel(parameters: readonly string[], out: string): void {
  const fixed = ['--init', 'random', '--dcnv3', 'plugin', '--precision', values.precision, '--out', out]
  execFileSync(process.execPath, [join(packageRoot, 'bin', 'goshawk.js'), 'model', 'export', ...parameters, ...fixed], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

async function speedOptions(): Promise<SpeedOptions> {
  const probe = await probeTensorRt()
  if (!probe.usable) throw new Error(probe.obstacles.map(({ why }) => why).join('; '))
  const addon: NativeAddon = loadAddon()
  return { addon, folder: libraryFolder(), cacheFolder: join(folder, 'engines'), rounds }
}

async function benchClassifiers(): Promise<void> {
  for (const { name, size, fps } of publishedFps) {
    await measure(`${name} at ${size}, ${values.precision}, batch 1`, async () => {
      const options = await speedOptions()
      const out = join(folder, name)
      exportModel(['--part', 'classifier', '--arch', name, '--image-size', `${size}x${size}`], out)
      const figures = await measureGraph(join(out, 'classifier.onnx'), options)
      rmSync(out, { recursive: true })
      const result = `${figures.runsPerSecond.toFixed(0)} FPS, ${figures.deviceMs.toFixed(2)} ms on device`
      return { result, beside: `published ${fps} FPS`, ok: true, figures }
    })
  }
}

async function benchBundle(): Promise<void> {
  await measure(`${bundleName}, 6x640x1600, ${values.precision}`, async () => {
    const options = await speedOptions()
    const out = join(folder, bundleName)
    exportModel(['--arch', bundleName], out)
    const figures = await measureBundle(out, { ...options, rounds: Math.min(rounds, 50) })
    const { image_encoder: image, bev_encoder: bev, detector } = figures.graphsMs
    const beside = `image ${image.toFixed(1)}, BEV ${bev.toFixed(1)}, detector ${detector.toFixed(1)} ms on device`
    return { result: `${figures.framesPerSecond.toFixed(1)} frames/s`, beside, ok: true, figures }
  })
}

const runs = { kernel: benchKernel, classifiers: benchClassifiers, bundle: benchBundle }
try {
  for (const section of sections) if (values.only.split(',').includes(section)) await runs[section]()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
if (values.out !== undefined) {
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: packageRoot, encoding: 'utf8' }).trim()
  const machine = { cpu: cpus()[0]?.model ?? '', node: process.versions.node, commit }
  writeFileSync(values.out, `${JSON.stringify({ machine, rounds, precision: values.precision, rows }, undefined, 2)}\n`)
}
process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1
