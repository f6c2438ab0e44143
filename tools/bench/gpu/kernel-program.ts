/** Compiles and runs the kernel's bench program: its answers to the operator cases, its times, and those of a copy. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { GoshawkError } from '../../../schemas/errors.js'
import { packageRoot } from '../../../schemas/package-root.js'
import { errorsAgainst, type TensorErrors } from '../../export/compare.js'
import { openSafetensors } from '../../export/weights/safetensors.js'
import { float32Values } from '../../export/weights/tensor.js'
import { addonSources } from '../../tensorrt/build-addon.js'

export const benchSource = join(packageRoot, 'tools', 'bench', 'gpu', 'dcnv3-bench.cpp')
const officialSource = join(packageRoot, 'tools', 'bench', 'gpu', 'official-launch.cu')
const kernelFolder = join(addonSources, 'dcnv3')

export const kernelPrecisions = ['fp32', 'fp16', 'fp16, sums in fp32'] as const
export type KernelPrecision = (typeof kernelPrecisions)[number]

/** What the official kernel's header includes of PyTorch, as far as the forward pass goes. */
const standIns: Readonly<Record<string, string>> = {
  'ATen/ATen.h': '#include <cuda_fp16.h>\n',
  'ATen/OpMathType.h': `#pragma once
#include <cuda_fp16.h>
namespace at {
template <typename T> struct OpMath { using type = T; };
template <> struct OpMath<__half> { using type = float; };
template <typename T> using opmath_type = typename OpMath<T>::type;
}
`,
  'ATen/cuda/CUDAContext.h': '',
  'THC/THCAtomics.cuh': '',
}

/** Compiled from `benchSource`. */
export interface KernelProgram {
  readonly path: string
  readonly hasOfficial: boolean
}

/**
 * @param officialCheckout - folder of an OpenGVLab/InternImage checkout, to measure its kernel too.
 * @throws GoshawkError 'check-failed' with the compiler's words.
 */
export function compileKernelProgram(
  folder: string,
  { nvcc, officialCheckout }: { nvcc: string; officialCheckout: string | undefined },
): KernelProgram {
  const path = join(folder, 'dcnv3-bench')
  const common = ['-std=c++17', '-O3', '-arch=native', `-I${kernelFolder}`]
  const parts = [benchSource, join(kernelFolder, 'kernel.cu')]
  if (officialCheckout === undefined) {
    compile(nvcc, [...common, ...parts, '-o', path])
    return { path, hasOfficial: false }
  }
  const header = join(officialCheckout, 'classification', 'ops_dcnv3', 'src', 'cuda', 'dcnv3_im2col_cuda.cuh')
  if (!existsSync(header)) {
    throw new GoshawkError('file-missing', `--official: no ${header}; expected a checkout of OpenGVLab/InternImage`)
  }
  for (const [file, text] of Object.entries(standIns)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  const official = [`-I${dirname(header)}`, `-I${folder}`, '-w', '-DGOSHAWK_OFFICIAL_DCNV3']
  compile(nvcc, [...common, ...official, ...parts, officialSource, '-o', path])
  return { path, hasOfficial: true }
}

function compile(nvcc: string, parameters: readonly string[]): void {
  const { status, stderr, stdout } = spawnSync(nvcc, parameters, { encoding: 'utf8' })
  if (status !== 0) throw new GoshawkError('check-failed', `${nvcc} ${parameters.join(' ')}:\n${stdout}${stderr}`)
}

function run(program: KernelProgram, parameters: readonly string[], input?: Buffer): Buffer {
  const { status, stdout, stderr } = spawnSync(program.path, parameters, { input, maxBuffer: 1 << 30 })
  if (status !== 0) throw new GoshawkError('unavailable', stderr.toString('utf8').trim())
  return stdout
}

export interface KernelCheck {
  readonly kernel: 'goshawk' | 'official'
  readonly precision: KernelPrecision
  readonly cases: number
  /** Of the worst case. */
  readonly maxAbs: number
  readonly relativeL2: number
  readonly passed: boolean
}

/** fp32 by largest difference; fp16 relative to the official numbers, which took unrounded inputs. */
const passes = (precision: KernelPrecision, { maxAbs, relativeL2 }: TensorErrors) =>
  precision === 'fp32' ? maxAbs <= 1e-5 : relativeL2 <= 2e-3

/** @param cases - of the reference's manifest. */
export function checkKernel(
  program: KernelProgram,
  precision: KernelPrecision,
  reference: { readonly folder: string; readonly cases: readonly OperatorCase[] },
  official = false,
): KernelCheck {
  const worst = { maxAbs: 0, relativeL2: 0 }
  let passed = true
  for (const { file, attributes: a } of reference.cases) {
    const weights = openSafetensors(join(reference.folder, file))
    const [input, offset, mask, output] = ['input', 'offset', 'mask', 'output'].map((name) => weights.read(name))
    weights.close()
    const both = (value: number) => [value, value]
    const head = [
      ...input!.shape.slice(0, 3),
      ...[a.kernel_h, a.kernel_w, ...both(a.stride), ...both(a.pad), ...both(a.dilation)],
      ...[a.group, a.group_channels, a.remove_center, a.offset_scale],
      ...[kernelPrecisions.indexOf(precision), Number(official)],
    ]
    const sent = [new Uint8Array(Float64Array.from(head).buffer), input!.bytes, offset!.bytes, mask!.bytes]
    const answer = run(program, ['check'], Buffer.concat(sent))
    const found = new Float32Array(Uint8Array.from(answer).buffer)
    const errors = errorsAgainst(float32Values(output!), found)
    passed &&= passes(precision, errors)
    worst.maxAbs = Math.max(worst.maxAbs, errors.maxAbs)
    worst.relativeL2 = Math.max(worst.relativeL2, errors.relativeL2)
  }
  return { kernel: official ? 'official' : 'goshawk', precision, cases: reference.cases.length, ...worst, passed }
}

export interface OperatorCase {
  readonly file: string
  readonly attributes: Readonly<
    Record<
      | 'kernel_h'
      | 'kernel_w'
      | 'stride'
      | 'pad'
      | 'dilation'
      | 'group'
      | 'group_channels'
      | 'remove_center'
      | 'offset_scale',
      number
    >
  >
}

export interface KernelSize {
  readonly batch: number
  readonly height: number
  readonly width: number
  readonly groups: number
  readonly groupChannels: number
}

export interface Timed {
  readonly device: string
  /** Of one round: what has to be read and written once. */
  readonly bytes: number
  readonly medianMs: number
  /** bytes / medianMs */
  readonly gigabytesPerSecond: number
}

export function timeKernel(
  program: KernelProgram,
  size: KernelSize,
  options: { readonly precision: KernelPrecision; readonly rounds: number; readonly official?: boolean },
): Timed {
  const { batch, height, width, groups, groupChannels } = size
  const precision = kernelPrecisions.indexOf(options.precision)
  const numbers = [
    batch,
    height,
    width,
    groups,
    groupChannels,
    precision,
    Number(options.official ?? false),
    options.rounds,
  ]
  return timed(run(program, ['time', ...numbers.map(String)]))
}

/** Device to device, of `bytes` bytes. */
export function timeCopy(program: KernelProgram, bytes: number, rounds: number): Timed {
  return timed(run(program, ['copy', String(bytes), String(rounds)]))
}

function timed(answer: Buffer): Timed {
  const { device, bytes, ms } = JSON.parse(answer.toString('utf8')) as { device: string; bytes: number; ms: number[] }
  const medianMs = [...ms].sort((a, b) => a - b)[ms.length >> 1]!
  return { device, bytes, medianMs, gigabytesPerSecond: bytes / medianMs / 1e6 }
}
