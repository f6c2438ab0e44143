/** `goshawk model build-addon` and `goshawk model build-engines`. */
import { SingleBar } from 'cli-progress'
import { type Command, InvalidArgumentError } from 'commander'

export function addTensorRtCommands(model: Command): void {
  addBuildAddon(model)
  addBuildEngines(model)
}

interface AddonFlags {
  readonly tensorrtInclude?: string
  readonly cuda?: string
  readonly architectures?: string
  readonly out?: string
  readonly json: boolean
}

function addBuildAddon(model: Command): void {
  model
    .command('build-addon')
    .description('compile the TensorRT addon and the TRTDCNv3 plug-in (needs CMake, a C++17 compiler and nvcc)')
    .option('--tensorrt-include <dir>', 'folder of TensorRT’s headers, NvInfer.h and NvOnnxParser.h')
    .option('--cuda <dir>', 'folder of the CUDA toolkit (default: CUDA_HOME, nvcc on the PATH, /usr/local/cuda)')
    .option('--architectures <list>', 'compute capabilities, e.g. 86;90 (default: all that this nvcc knows)')
    .option('--out <dir>', 'folder to write (default: where provider: tensorrt looks)')
    .option('--json', 'print the result as JSON', false)
    .addHelpText(
      'after',
      `
The headers decide which TensorRT the addon runs with: the same major number, the same version or a newer one.

Examples:
  goshawk model build-addon
  goshawk model build-addon --tensorrt-include TensorRT-10.13.3.9/include --cuda /usr/local/cuda-13 --architectures 89`,
    )
    .action(async (flags: AddonFlags) => {
      const { addonFolder } = await import('../../nodes/detector/tensorrt/native.js')
      const { buildAddon, findNvcc, findTensorRtInclude } = await import('./build-addon.js')
      const isTerminal = process.stderr.isTTY && !flags.json
      const written = await buildAddon({
        tensorRtInclude: findTensorRtInclude(flags.tensorrtInclude),
        cuda: { compiler: findNvcc(flags.cuda) },
        architectures: flags.architectures,
        outputFolder: flags.out ?? addonFolder(),
        ...(isTerminal ? { onLine: (line) => process.stderr.write(`${line}\n`) } : {}),
      })
      if (flags.json) console.log(JSON.stringify({ written }))
      else for (const file of written) console.log(file)
    })
}

interface EngineFlags {
  readonly optimizationLevel?: number
  readonly cache?: string
  readonly json: boolean
}

function addBuildEngines(model: Command): void {
  model
    .command('build-engines <bundle>')
    .description('build a bundle’s TensorRT engines for this GPU and keep them, so that a graph starts at once')
    .option('--optimization-level <n>', '0 builds fast, 5 runs fast (default: 3)', level)
    .option('--cache <dir>', 'folder of engines (default: the user’s cache; `engineCache` of the detector node)')
    .option('--json', 'print the result as JSON', false)
    .addHelpText('after', '\nExample:\n  goshawk model build-engines models/default')
    .action(async (path: string, flags: EngineFlags) => {
      const engines = await buildEngines(path, flags)
      if (flags.json) console.log(JSON.stringify({ engines }))
      else {
        for (const { graph, built, megabytes } of engines) {
          console.log(`${built ? 'built' : 'found'}  ${graph}  ${megabytes} MB on the device for activations`)
        }
      }
    })
}

interface EngineSummary {
  readonly graph: string
  readonly built: boolean
  readonly megabytes: number
}

/** Ctrl-C ends a build and leaves no half of an engine. */
async function buildEngines(path: string, flags: EngineFlags): Promise<readonly EngineSummary[]> {
  const { findBundleFolder } = await import('../../nodes/detector/bundle-folder.js')
  const { refuseUnlessTensorRt } = await import('../../nodes/detector/provider-choice.js')
  const { openTensorRt } = await import('../../nodes/detector/tensorrt/backend.js')
  const { graphNames, loadModelBundle } = await import('../../schemas/model-bundle.js')
  const bundle = await loadModelBundle(findBundleFolder(path))
  await refuseUnlessTensorRt()
  const bar =
    process.stderr.isTTY && !flags.json
      ? new SingleBar({ format: '{graph}: {phase} {bar} {value}/{total}', stream: process.stderr })
      : undefined
  const controller = new AbortController()
  const abort = () => controller.abort()
  process.once('SIGINT', abort)
  try {
    bar?.start(1, 0, { graph: '', phase: '' })
    const backend = await openTensorRt(bundle, {
      cacheFolder: flags.cache,
      signal: controller.signal,
      ...(flags.optimizationLevel === undefined ? {} : { optimizationLevel: flags.optimizationLevel }),
      onBuild: ({ graph, phase, step, steps }) => {
        bar?.setTotal(Math.max(1, steps))
        bar?.update(step, { graph, phase })
      },
    })
    await backend.close()
    return graphNames.map((graph) => {
      const { built, deviceBytes } = backend.engines[graph]
      return { graph, built, megabytes: Math.round(deviceBytes / 1e6) }
    })
  } finally {
    process.off('SIGINT', abort)
    bar?.stop()
  }
}

function level(text: string): number {
  if (!/^[0-5]$/.test(text)) throw new InvalidArgumentError('expected a whole number from 0 to 5')
  return Number(text)
}
