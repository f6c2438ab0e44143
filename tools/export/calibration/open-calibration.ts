/** The frames a user names with `--calibration`, as inputs of the graphs that are to be calibrated. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { Tensor } from 'onnxruntime-node'
import type { PictureModel } from '../../../nodes/detector/picture-plan.js'
import { GoshawkError } from '../../../schemas/errors.js'
import type { ValueInfo } from '../onnx/graph-builder.js'
import { datarootFrames } from './dataroot-frames.js'
import { listPictures, pictureFrames } from './picture-frames.js'
import { safetensorsFrames } from './safetensors-frames.js'

export type Feeds = Readonly<Record<string, Tensor>>

export interface CalibrationFrames {
  /** Base name of what the user named, for provenance. */
  readonly source: string
  readonly count: number
  frames(): AsyncGenerator<Feeds, void, void>
}

export interface CalibrationOptions {
  /** A nuScenes dataroot, a folder of pictures, or a .safetensors file. */
  readonly path: string
  /** Frames at most. */
  readonly frames: number
}

/** What the frames have to provide. */
export interface WantedInputs {
  readonly inputs: readonly ValueInfo[]
  /** For bundles, whose inputs are the pictures and the geometry of several cameras. */
  readonly cameras?: (PictureModel & { readonly cameras: readonly string[] }) | undefined
}

/** @throws GoshawkError 'file-missing' | 'usage-invalid' naming the path and what it lacks. */
export async function openCalibration(
  { path, frames }: CalibrationOptions,
  wanted: WantedInputs,
): Promise<CalibrationFrames> {
  if (!existsSync(path)) throw new GoshawkError('file-missing', `--calibration ${path}: no such file or folder`)
  const source = basename(resolve(path))
  if (statSync(path).isFile()) return { source, ...safetensorsFrames(path, frames, wanted.inputs) }
  const version = datarootVersion(path)
  if (wanted.cameras !== undefined) {
    if (version === undefined)
      throw refused(path, 'is no nuScenes dataroot (no folder v1.0-…); a bundle also needs the cameras’ geometry')
    return { source, ...(await datarootFrames({ dataroot: path, version }, frames, wanted.cameras)) }
  }
  const [picture, ...others] = wanted.inputs
  if (others.length > 0 || picture?.name !== 'input') {
    const names = wanted.inputs.map(({ name }) => name).join(', ')
    throw refused(path, `holds pictures, but this part reads ${names}`)
  }
  const pictures = listPictures(version === undefined ? path : join(path, 'samples'))
  if (pictures.length === 0) throw refused(path, 'holds no .jpg, .jpeg or .png')
  return { source, ...pictureFrames(pictures, frames, picture) }
}

function refused(path: string, why: string): GoshawkError {
  return new GoshawkError(
    'usage-invalid',
    `--calibration ${path}: ${why}; expected a nuScenes dataroot, a folder of pictures (classifier, backbone), or a .safetensors file with tensors named as the inputs`,
  )
}

/** The folder of tables; a dataroot with several is calibrated on the first by name. */
function datarootVersion(path: string): string | undefined {
  return readdirSync(path)
    .filter((name) => existsSync(join(path, name, 'sample_data.json')))
    .sort()[0]
}

/** At most `count` of the items, evenly spread. */
export function spread<T>(items: readonly T[], count: number): readonly T[] {
  if (items.length <= count) return items
  return Array.from({ length: count }, (_, i) => items[Math.floor(((i + 0.5) * items.length) / count)]!)
}
