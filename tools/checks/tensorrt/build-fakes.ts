/** Compiles the stand-ins for CUDA and TensorRT, and the real addon against them. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { GoshawkError } from '../../../schemas/errors.js'
import { packageRoot } from '../../../schemas/package-root.js'
import { benchSource } from '../../bench/gpu/kernel-program.js'
import { addonFile, addonSources, buildAddon } from '../../tensorrt/build-addon.js'
import { makeStubs } from './make-stubs.js'

/** The kernel's bench program on the stand-in for CUDA. */
export const benchProgram = 'dcnv3-bench'
const sources = join(packageRoot, 'tools', 'checks', 'tensorrt')

export interface FakeMachine {
  /** The addon, to be loaded with `environment`. */
  readonly addonPath: string
  /** Where the addon finds its libraries. */
  readonly environment: Readonly<Record<string, string>>
}

/**
 * @param tensorRtInclude - TensorRT's public headers.
 * @param cudaInclude - CUDA's headers.
 */
export async function buildFakeMachine(
  folder: string,
  { tensorRtInclude, cudaInclude, major }: { tensorRtInclude: string; cudaInclude: string; major: number },
): Promise<FakeMachine> {
  makeStubs(tensorRtInclude, join(folder, 'stubs.h'))
  const library = (source: string, name: string, more: readonly string[] = []) =>
    compile([
      ...['-std=c++17', '-O1', '-shared', '-fPIC', '-Wno-deprecated-declarations', `-Wl,-soname,${name}`],
      ...[`-I${folder}`, `-I${sources}`, '-isystem', tensorRtInclude, '-isystem', cudaInclude],
      ...[join(sources, source), '-o', join(folder, name), ...more],
    ])
  library('fake-cudart.cpp', 'libfakecudart.so')
  const cuda = [join(folder, 'libfakecudart.so'), `-Wl,-rpath,${folder}`]
  library('fake-nvinfer.cpp', `libnvinfer.so.${major}`, cuda)
  library('fake-nvonnxparser.cpp', `libnvonnxparser.so.${major}`)
  library('fake-nvinfer-plugin.cpp', `libnvinfer_plugin.so.${major}`)
  const kernel = join(addonSources, 'dcnv3')
  compile([
    ...['-std=c++17', '-O2', `-I${kernel}`, `-I${sources}`, '-isystem', cudaInclude],
    ...[benchSource, join(kernel, 'host-launch.cpp'), ...cuda, '-o', join(folder, benchProgram)],
  ])
  const fake = { fakeFolder: folder, fakeSources: sources, include: cudaInclude }
  await buildAddon({ tensorRtInclude, cuda: fake, outputFolder: folder })
  return { addonPath: join(folder, addonFile), environment: { GOSHAWK_TENSORRT_LIBRARIES: folder } }
}

function compile(parameters: readonly string[]): void {
  const { status, stderr, error } = spawnSync('c++', parameters, { encoding: 'utf8' })
  if (error !== undefined) throw new GoshawkError('unavailable', 'c++ cannot be started; install a C++17 compiler')
  if (status !== 0) throw new GoshawkError('check-failed', stderr)
}
