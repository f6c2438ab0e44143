/** What `goshawk model export` does with its arguments: one exporter a part, whole bundles without one. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { parseModelDescription } from '../../schemas/model-bundle.js'
import { headParts } from './bevformer/export-head.js'
import { parseHeadConfig } from './bevformer/head-config.js'
import { headWeights, type WeightShape } from './bevformer/head-weights.js'
import { exportPublished } from './bundle/export-published.js'
import type { CalibrationOptions } from './calibration/open-calibration.js'
import { fpnPart } from './fpn/export-fpn.js'
import { fpnWeights, parseFpnConfig } from './fpn/fpn-config.js'
import { InternImageConfig, internImageWeights, publishedInternImage } from './internimage/config.js'
import type { Dcnv3Lowering } from './internimage/dcnv3.js'
import { internImageGraph } from './internimage/export-internimage.js'
import type { GraphBuilder } from './onnx/graph-builder.js'
import { checkPrecision, type Precision, type PrecisionChoice } from './precision/precision.js'
import { stageFiles } from './staging.js'
import { openWeights } from './weights/open-weights.js'
import { randomWeights } from './weights/random.js'
import type { WeightSource } from './weights/tensor.js'
import { type CalibrationRecord, type ExportProgress, writeGraphs } from './write-graphs.js'

export const exportParts = ['classifier', 'backbone', 'fpn', 'bev'] as const
export type ExportPart = (typeof exportParts)[number]
export const dcnv3Lowerings = ['deform-conv', 'grid-sample', 'plugin'] as const

export interface ExportArguments {
  readonly part?: ExportPart | undefined
  /** A published name, or a JSON file of the official constructor's arguments. */
  readonly arch: string
  readonly weights?: string | undefined
  /** Seeded random weights in place of a checkpoint. */
  readonly init?: 'random' | undefined
  readonly seed: number
  readonly imageSize?: { readonly height: number; readonly width: number } | undefined
  readonly batch: number
  readonly cameras?: number | undefined
  readonly dcnv3: Dcnv3Lowering
  readonly allowPartial: boolean
  /** Adds the perspective head's maps to a bundle's image encoder. */
  readonly perspective: boolean
  readonly out: string
  /** fp32 when left out. */
  readonly precision?: Precision
  /** What int8 is calibrated on: a nuScenes dataroot, a folder of pictures or a .safetensors file. */
  readonly calibration?: string | undefined
  /** At most; 16 when left out. */
  readonly calibrationFrames?: number
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: ExportProgress) => void) | undefined
}

export interface Exported {
  /** The files of a part, or the folder of a bundle. */
  readonly written: readonly string[]
  /** Of an int8 export. */
  readonly calibration?: CalibrationRecord
}

/** @throws GoshawkError; nothing half-written is left behind. */
export async function runExport(options: ExportArguments): Promise<Exported> {
  if ((options.weights === undefined) === (options.init === undefined)) {
    throw new GoshawkError('usage-invalid', 'give either --weights FILE or --init random')
  }
  const { part, precision = 'fp32' } = options
  const choice = { precision, calibration: calibrationOf(options) }
  checkPrecision(choice)
  return part === undefined ? exportWhole(options, choice) : exportPart(options, part, choice)
}

async function exportPart(options: ExportArguments, part: ExportPart, choice: PrecisionChoice): Promise<Exported> {
  const image = options.imageSize
  if (!image)
    throw new GoshawkError('usage-invalid', `--image-size: needed for --part ${part}, e.g. --image-size 640x1600`)
  const { signal, onProgress } = options
  const { shapes, graphs } = partGraphs(options, part, image)
  const weights = open(options, shapes)
  try {
    const files = graphs(weights).map((graph) => ({ graph, name: `${graph.name}.onnx` }))
    let calibration: CalibrationRecord | undefined
    const written = await stageFiles(options.out, async (stage) => {
      const result = await writeGraphs(files, stage, { ...choice, signal, onProgress })
      calibration = result.calibration
      return result.files.flat()
    })
    return { written, ...(calibration === undefined ? {} : { calibration }) }
  } finally {
    weights.close()
  }
}

interface PartGraphs {
  /** The part's parameters: what `--init random` draws. */
  readonly shapes: readonly WeightShape[]
  graphs(weights: WeightSource): readonly GraphBuilder[]
}

function partGraphs(
  options: ExportArguments,
  part: ExportPart,
  image: { readonly height: number; readonly width: number },
): PartGraphs {
  const { allowPartial, dcnv3: lowering } = options
  if (part === 'classifier' || part === 'backbone') {
    const config = internImageConfig(options.arch)
    const input = { batch: options.batch, ...image }
    return {
      shapes: internImageWeights(config, part),
      graphs: (weights) => [internImageGraph({ part, config, weights, lowering, input, allowPartial })],
    }
  }
  const config = readArchitecture(options.arch)
  const common = { config, where: options.arch, image, allowPartial }
  if (part === 'fpn') {
    const batch = options.cameras ?? options.batch
    return {
      shapes: fpnWeights(parseFpnConfig(config, options.arch)),
      graphs: (weights) => [fpnPart({ ...common, weights, batch })],
    }
  }
  const { cameras } = options
  if (cameras === undefined)
    throw new GoshawkError('usage-invalid', '--cameras: needed for --part bev, e.g. --cameras 6')
  return {
    shapes: headWeights(parseHeadConfig(config, options.arch)),
    graphs: (weights) => headParts({ ...common, weights, cameras, lowering }),
  }
}

async function exportWhole(options: ExportArguments, choice: PrecisionChoice): Promise<Exported> {
  const { arch, weights, seed, dcnv3, out, allowPartial, perspective, signal, onProgress } = options
  const from = weights === undefined ? { seed } : { file: weights }
  const folder = await exportPublished({
    ...choice,
    ...{ arch, weights: from, lowering: dcnv3, folder: out, allowPartial, perspective, signal, onProgress },
  })
  const file = join(folder, 'model.json')
  const { calibration } = parseModelDescription(readFileSync(file, 'utf8'), file)
  return { written: [folder], ...(calibration === undefined ? {} : { calibration }) }
}

function calibrationOf({ calibration, calibrationFrames = 16 }: ExportArguments): CalibrationOptions | undefined {
  return calibration === undefined ? undefined : { path: calibration, frames: calibrationFrames }
}

function open(options: ExportArguments, shapes: readonly WeightShape[]): WeightSource {
  return options.weights === undefined ? randomWeights(shapes, options.seed) : openWeights(options.weights)
}

function internImageConfig(arch: string): InternImageConfig {
  if (!arch.endsWith('.json')) return publishedInternImage(arch)
  const parsed = InternImageConfig.safeParse(readArchitecture(arch))
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new GoshawkError('config-invalid', `${arch}: ${issues.join('; ')}`)
}

const Wrapped = z.object({ config: z.record(z.string(), z.unknown()), clip_dims: z.unknown().optional() })

/** The constructor's arguments: the file itself, or its `config` with `clip_dims` beside it. */
function readArchitecture(path: string): Record<string, unknown> {
  if (!path.endsWith('.json') || !existsSync(path)) {
    throw new GoshawkError(
      'file-missing',
      `--arch ${path}: no such file; expected a JSON file of the official constructor's arguments`,
    )
  }
  let value: unknown
  try {
    value = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new GoshawkError('config-invalid', `${path}: is not JSON: ${messageOf(error)}`, { cause: error })
  }
  const wrapped = Wrapped.safeParse(value)
  if (wrapped.success) {
    const { config, clip_dims: clipDims } = wrapped.data
    return clipDims === undefined ? config : { ...config, clip_dims: clipDims }
  }
  const plain = z.record(z.string(), z.unknown()).safeParse(value)
  if (!plain.success)
    throw new GoshawkError('config-invalid', `${path}: expected a JSON object of the official constructor's arguments`)
  return plain.data
}
