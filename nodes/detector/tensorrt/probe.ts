/** What stands in the way of TensorRT on this machine: everything at once, each with what to do about it. */
import { GoshawkError } from '../../../schemas/errors.js'
import { libraryFolder, loadAddon, type NativeAddon, type NativeProbe, spellVersion } from './native.js'

export interface Obstacle {
  /** Completes "cannot be used here: ...". */
  readonly why: string
  /** What to do. */
  readonly mend: string
}

export type TensorRtProbe =
  | {
      readonly usable: true
      /** e.g. 10.13.3 */
      readonly version: string
      /** Name of the GPU. */
      readonly device: string
      /** Why bundles with DeformConv cannot run, when libnvinfer_plugin is missing. */
      readonly deformConv: string | undefined
    }
  | { readonly usable: false; readonly obstacles: readonly Obstacle[] }

export interface ProbeOptions {
  readonly load?: () => NativeAddon
  readonly folder?: string
  /** Number of the GPU. */
  readonly device?: number
}

/** Loads the addon, the libraries and looks at the GPU; builds and runs nothing. Never rejects for what is absent. */
export async function probeTensorRt({
  load = loadAddon,
  folder = libraryFolder(),
  device = 0,
}: ProbeOptions = {}): Promise<TensorRtProbe> {
  let addon: NativeAddon
  try {
    addon = load()
  } catch (error) {
    if (!(error instanceof GoshawkError)) throw error
    return { usable: false, obstacles: [obstacleOfAddon(error)] }
  }
  const found = await addon.probe(folder, device)
  const obstacles = obstaclesOf(found, addon)
  if (obstacles.length > 0) return { usable: false, obstacles }
  return {
    usable: true,
    version: spellVersion(found.tensorRtVersion),
    device: found.device,
    deformConv: found.pluginsProblem === '' ? undefined : found.pluginsProblem,
  }
}

/** The addon's message ends with its remedy after the last semicolon. */
function obstacleOfAddon({ message }: GoshawkError): Obstacle {
  const split = message.lastIndexOf('; ')
  return { why: message.slice(0, split), mend: message.slice(split + 2) }
}

function obstaclesOf(found: NativeProbe, { headersVersion, cudaVersion }: NativeAddon): Obstacle[] {
  const major = Math.floor(headersVersion / 10000)
  const obstacles: Obstacle[] = []
  if (found.nvinferProblem !== '' || found.parserProblem !== '') {
    obstacles.push({
      why: [found.nvinferProblem, found.parserProblem].filter((problem) => problem !== '').join('; '),
      mend: `install TensorRT ${major} (libnvinfer, libnvinfer_plugin, libnvonnxparser) and, if it is not where the dynamic linker looks, name its folder in GOSHAWK_TENSORRT_LIBRARIES`,
    })
  }
  if (found.versionProblem !== '') {
    const split = found.versionProblem.lastIndexOf('; ')
    obstacles.push({ why: found.versionProblem.slice(0, split), mend: found.versionProblem.slice(split + 2) })
  }
  if (found.deviceProblem !== '') {
    const cuda = `${Math.floor(cudaVersion / 1000)}.${Math.floor((cudaVersion % 1000) / 10)}`
    obstacles.push({
      why: found.deviceProblem,
      mend:
        found.deviceProblemCode === 'driver-missing'
          ? `install an NVIDIA driver that serves CUDA ${cuda}`
          : 'run on a machine with an NVIDIA GPU, or make it visible to this process',
    })
  }
  return obstacles
}
