/** Builds the TensorRT addon with CMake: for `goshawk model build-addon` and for the checks. */
import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, delimiter, dirname, join, resolve } from 'node:path'
import { GoshawkError } from '../../schemas/errors.js'
import { packageRoot } from '../../schemas/package-root.js'

export const addonSources = join(packageRoot, 'nodes', 'detector', 'tensorrt')
export const addonFile = 'goshawk-tensorrt.node'
/** The plug-in alone, for trtexec. */
export const pluginFile = 'libgoshawk-dcnv3.so'

export interface AddonBuild {
  /** Folder of NvInfer.h and NvOnnxParser.h. */
  readonly tensorRtInclude: string
  /** nvcc, or, for the checks, a stand-in for the CUDA runtime and the folder of CUDA's headers. */
  readonly cuda:
    | { readonly compiler: string }
    | { readonly fakeFolder: string; readonly fakeSources: string; readonly include: string }
  /** e.g. 86;90; absent: every generation this nvcc knows. */
  readonly architectures?: string | undefined
  /** Folder of the two files built; each is put there whole. */
  readonly outputFolder: string
  readonly onLine?: (line: string) => void
}

/** @throws GoshawkError 'unavailable' without CMake, 'check-failed' with the compiler's words. */
export async function buildAddon(options: AddonBuild): Promise<readonly string[]> {
  const buildFolder = mkdtempSync(join(tmpdir(), 'goshawk-addon-'))
  try {
    await cmake(['-S', addonSources, '-B', buildFolder, ...definitions(options)], options.onLine)
    await cmake(['--build', buildFolder, '--parallel', '2'], options.onLine)
    mkdirSync(options.outputFolder, { recursive: true })
    return [addonFile, pluginFile].map((file) => {
      const target = join(options.outputFolder, file)
      const partial = `${target}.${process.pid}.partial`
      copyFileSync(join(buildFolder, file), partial)
      renameSync(partial, target)
      return target
    })
  } finally {
    rmSync(buildFolder, { recursive: true, force: true })
  }
}

function definitions({ tensorRtInclude, cuda, architectures }: AddonBuild): string[] {
  const require = createRequire(import.meta.url)
  const nodeApi = [
    dirname(require.resolve('node-addon-api/package.json')),
    join(dirname(require.resolve('node-api-headers/package.json')), 'include'),
  ]
  const cudaDefinitions =
    'compiler' in cuda
      ? { CMAKE_CUDA_COMPILER: cuda.compiler, CMAKE_CUDA_ARCHITECTURES: architectures }
      : {
          GOSHAWK_FAKE_CUDA_DIR: cuda.fakeFolder,
          GOSHAWK_FAKE_CUDA_SOURCES: cuda.fakeSources,
          CUDA_INCLUDE_DIR: cuda.include,
        }
  const all = { TENSORRT_INCLUDE_DIR: tensorRtInclude, NODE_API_INCLUDE_DIRS: nodeApi.join(';'), ...cudaDefinitions }
  return Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`-D${name}=${value}`]))
}

function cmake(parameters: readonly string[], onLine: (line: string) => void = () => {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('cmake', parameters, { stdio: ['ignore', 'pipe', 'pipe'] })
    const said: string[] = []
    const listen = (chunk: Buffer) => {
      for (const line of chunk.toString('utf8').split('\n')) {
        if (line.trim() === '') continue
        said.push(line)
        onLine(line)
      }
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.on('error', (cause) => {
      const message = 'cmake cannot be started; install CMake 3.22 or newer and a C++17 compiler'
      reject(new GoshawkError('unavailable', message, { cause }))
    })
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new GoshawkError('check-failed', `building the TensorRT addon failed:\n${tellingLines(said)}`))
    })
  })
}

/** The errors with what stands below them, or else the end. */
function tellingLines(said: readonly string[]): string {
  const first = said.findIndex((line) => /error/i.test(line))
  return (first < 0 ? said.slice(-15) : said.slice(first, first + 15)).join('\n')
}

/** Where packages put TensorRT's headers. */
const usualIncludes = [
  '/usr/include/x86_64-linux-gnu',
  '/usr/include/aarch64-linux-gnu',
  '/usr/include',
  '/usr/local/include',
]

/** @param given - folder of the headers, or the folder above it. */
export function findTensorRtInclude(given?: string): string {
  const candidates = given === undefined ? usualIncludes : [resolve(given), join(resolve(given), 'include')]
  const found = candidates.find((folder) => existsSync(join(folder, 'NvInfer.h')))
  if (found !== undefined) {
    if (existsSync(join(found, 'NvOnnxParser.h'))) return found
    throw new GoshawkError('file-missing', `${found}: has NvInfer.h and no NvOnnxParser.h; add the parser's headers`)
  }
  throw new GoshawkError(
    'file-missing',
    `no NvInfer.h in ${candidates.join(', ')}; name the folder of TensorRT's headers with --tensorrt-include`,
  )
}

/** @param given - CUDA's folder, or nvcc itself. */
export function findNvcc(given?: string): string {
  const named = given ?? process.env.CUDA_HOME ?? process.env.CUDA_PATH
  const candidates =
    named === undefined
      ? [...(process.env.PATH ?? '').split(delimiter), '/usr/local/cuda/bin'].map((folder) => join(folder, 'nvcc'))
      : [join(resolve(named), 'bin', 'nvcc'), ...(basename(named) === 'nvcc' ? [resolve(named)] : [])]
  const found = candidates.find((path) => existsSync(path))
  if (found !== undefined) return found
  throw new GoshawkError(
    'file-missing',
    `no nvcc ${named === undefined ? 'on the PATH' : `below ${named}`}; install the CUDA toolkit, or name its folder with --cuda`,
  )
}
