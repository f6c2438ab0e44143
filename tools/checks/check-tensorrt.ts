/**
 * `npm run check:tensorrt`: compiles the TensorRT addon, the plug-in and the kernel against public headers, as they are
 * built for use and against stand-ins for CUDA and TensorRT, and runs the tests of the latter. It needs no GPU and no
 * TensorRT. docs/tensorrt.md says where the headers come from.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { messageOf } from '../../schemas/errors.js'
import { packageRoot } from '../../schemas/package-root.js'
import { compileKernelProgram } from '../bench/gpu/kernel-program.js'
import {
  addonFile,
  addonSources,
  buildAddon,
  findNvcc,
  findTensorRtInclude,
  pluginFile,
} from '../tensorrt/build-addon.js'
import { buildFakeMachine } from './tensorrt/build-fakes.js'

const { values } = parseArgs({
  options: {
    'tensorrt-include': { type: 'string', multiple: true, default: [] },
    cuda: { type: 'string' },
    architectures: { type: 'string', default: '90' },
    /** A checkout of OpenGVLab/InternImage: the bench is compiled with its kernel too. */
    official: { type: 'string' },
  },
})

const tests = ['addon', 'backend', 'plugin', 'bench'].map((name) => `tools/checks/tensorrt-${name}.test.ts`)
/** Of fp32 with 4 values, and fp16 with 8 values in both accumulators: each loads four neighbours. */
const wideLoadsMin = 3 * 4

const folder = mkdtempSync(join(tmpdir(), 'goshawk-check-tensorrt-'))
let failures = 0

async function step(name: string, run: () => Promise<string> | string): Promise<void> {
  try {
    console.log(`ok      ${name}: ${await run()}`)
  } catch (error) {
    failures++
    console.log(`FAILED  ${name}: ${messageOf(error)}`)
  }
}

function versionOf(include: string): { readonly major: number; readonly text: string } {
  const header = readFileSync(join(include, 'NvInferVersion.h'), 'utf8')
  const number = (name: string) =>
    Number(new RegExp(`(?:TRT_${name}_ENTERPRISE|NV_TENSORRT_${name}) (\\d+)`).exec(header)?.[1])
  const parts = ['MAJOR', 'MINOR', 'PATCH'].map(number)
  return { major: parts[0]!, text: parts.join('.') }
}

/** Nothing of TensorRT and CUDA may be looked for when the file is loaded. */
function checkSymbols(file: string): void {
  const wanted = execFileSync('nm', ['-D', '--undefined-only', file], { encoding: 'utf8' })
  const foreign = [...wanted.matchAll(/\b(cuda\w+|cu[A-Z]\w+|\w*[Nn]v(?:infer|onnx)\w*|create\w+_INTERNAL)\b/g)]
  if (foreign.length > 0) throw new Error(`${file} needs ${foreign.map(([name]) => name).join(', ')}`)
}

async function buildForUse(include: string, nvcc: string, outputFolder: string): Promise<string> {
  await buildAddon({
    tensorRtInclude: include,
    cuda: { compiler: nvcc },
    architectures: values.architectures,
    outputFolder,
  })
  for (const file of [addonFile, pluginFile]) checkSymbols(join(outputFolder, file))
  const look = `import('${join(packageRoot, 'dist/nodes/detector/tensorrt/probe.js')}')
    .then(({ probeTensorRt }) => probeTensorRt())
    .then((probe) => console.log(probe.usable ? probe.device : probe.obstacles.map(({ why }) => why).join('; ')))`
  const environment = { ...process.env, GOSHAWK_TENSORRT_ADDON: join(outputFolder, addonFile) }
  const said = execFileSync(process.execPath, ['-e', look], { encoding: 'utf8', env: environment })
  return `compiles, is linked against neither TensorRT nor CUDA, loads, and finds here: ${said.trim()}`
}

/** The compiler may split a wide load into narrow ones without a word. */
function checkWideLoads(nvcc: string): string {
  const file = join(folder, 'kernel.ptx')
  const source = join(addonSources, 'dcnv3', 'kernel.cu')
  execFileSync(nvcc, [
    '-std=c++17',
    '-O3',
    `-arch=sm_${values.architectures.split(';')[0]}`,
    '-ptx',
    source,
    '-o',
    file,
  ])
  const loads = readFileSync(file, 'utf8').match(/ld\.global\.nc\.v4\.(?:u|b)32/g)?.length ?? 0
  if (loads < wideLoadsMin) throw new Error(`${loads} loads of 16 bytes; expected at least ${wideLoadsMin}`)
  return `${loads} loads of 16 bytes`
}

function runTests(machine: string): string {
  const runner = join(packageRoot, 'tools', 'checks', 'run-tests.js')
  const environment = { ...process.env, GOSHAWK_FAKE_TENSORRT: machine }
  const { status, stdout } = spawnSync(process.execPath, [runner, ...tests], {
    encoding: 'utf8',
    env: environment,
    cwd: packageRoot,
  })
  const summary = stdout.trim().split('\n').at(-1) ?? ''
  if (status !== 0 || /skipped/.test(summary)) throw new Error(`\n${stdout}`)
  return summary
}

try {
  const nvcc = findNvcc(values.cuda)
  const cudaInclude = join(dirname(dirname(nvcc)), 'include')
  await step(`DCNv3 kernel, sm_${values.architectures}`, () => checkWideLoads(nvcc))
  await step('GPU bench', () => {
    const { hasOfficial } = compileKernelProgram(folder, { nvcc, officialCheckout: values.official })
    return `compiles${hasOfficial ? ', with the official kernel beside ours' : ''}`
  })
  const given = values['tensorrt-include']
  for (const include of (given.length > 0 ? given : [undefined]).map((one) => findTensorRtInclude(one))) {
    const { major, text } = versionOf(include)
    await step(`addon and plug-in, TensorRT ${text}`, () => buildForUse(include, nvcc, join(folder, `use-${text}`)))
    await step(`addon on stand-ins, TensorRT ${text}`, async () => {
      const machine = join(folder, `fake-${text}`)
      mkdirSync(machine)
      await buildFakeMachine(machine, { tensorRtInclude: include, cudaInclude, major })
      return runTests(machine)
    })
  }
} catch (error) {
  failures++
  console.log(`FAILED  ${messageOf(error)}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = failures === 0 ? 0 : 1
