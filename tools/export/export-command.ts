/** What `goshawk model export` does with its arguments: one exporter a part, whole bundles without one. */
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { GoshawkError, messageOf } from '../../schemas/errors.js'
import { exportHead } from './bevformer/export-head.js'
import { parseHeadConfig } from './bevformer/head-config.js'
import { headWeights, type WeightShape } from './bevformer/head-weights.js'
import { exportPublished } from './bundle/export-published.js'
import { exportFpn } from './fpn/export-fpn.js'
import { fpnWeights, parseFpnConfig } from './fpn/fpn-config.js'
import { InternImageConfig, internImageWeights, publishedInternImage } from './internimage/config.js'
import type { Dcnv3Lowering } from './internimage/dcnv3.js'
import { exportInternImage } from './internimage/export-internimage.js'
import { openWeights } from './weights/open-weights.js'
import { randomWeights } from './weights/random.js'
import { elementCount, type WeightSource } from './weights/tensor.js'

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
  readonly onProgress?: (progress: { readonly bytesDone: number; readonly bytesTotal: number }) => void
}

/**
 * @returns the files or the bundle folder written.
 * @throws GoshawkError; nothing half-written is left behind.
 */
export async function runExport(options: ExportArguments): Promise<readonly string[]> {
  if ((options.weights === undefined) === (options.init === undefined)) {
    throw new GoshawkError('usage-invalid', 'give either --weights FILE or --init random')
  }
  if (options.part === undefined) return [await exportWhole(options)]
  const { part } = options
  const image = options.imageSize
  if (!image)
    throw new GoshawkError('usage-invalid', `--image-size: needed for --part ${part}, e.g. --image-size 640x1600`)
  if (part === 'classifier' || part === 'backbone') {
    const config = internImageConfig(options.arch)
    return withWeights(options, internImageWeights(config, part), (weights, onProgress) => {
      const input = { batch: options.batch, ...image }
      return [
        exportInternImage({
          part,
          config,
          weights,
          lowering: options.dcnv3,
          input,
          folder: options.out,
          allowPartial: options.allowPartial,
          onProgress,
        }),
      ]
    })
  }
  const config = readArchitecture(options.arch)
  const common = { config, where: options.arch, image, folder: options.out, allowPartial: options.allowPartial }
  if (part === 'fpn') {
    return withWeights(options, fpnWeights(parseFpnConfig(config, options.arch)), (weights, onProgress) => [
      exportFpn({ ...common, weights, batch: options.cameras ?? options.batch, onProgress }),
    ])
  }
  const { cameras } = options
  if (cameras === undefined)
    throw new GoshawkError('usage-invalid', '--cameras: needed for --part bev, e.g. --cameras 6')
  return withWeights(options, headWeights(parseHeadConfig(config, options.arch)), (weights, onProgress) =>
    exportHead({ ...common, weights, cameras, lowering: options.dcnv3, onProgress }),
  )
}

function exportWhole({
  arch,
  weights,
  seed,
  dcnv3,
  out,
  allowPartial,
  perspective,
  onProgress,
}: ExportArguments): Promise<string> {
  return exportPublished({
    arch,
    weights: weights === undefined ? { seed } : { file: weights },
    lowering: dcnv3,
    folder: out,
    allowPartial,
    perspective,
    ...(onProgress ? { onProgress } : {}),
  })
}

async function withWeights(
  options: ExportArguments,
  shapes: readonly WeightShape[],
  write: (weights: WeightSource, onProgress: (bytes: number) => void) => readonly string[],
): Promise<readonly string[]> {
  const weights = open(options, shapes)
  const bytesTotal = shapes.reduce((sum, [, shape]) => sum + elementCount(shape) * 4, 0)
  let bytesDone = 0
  try {
    return write(weights, (bytes) => {
      bytesDone += bytes
      options.onProgress?.({ bytesDone: Math.min(bytesDone, bytesTotal), bytesTotal })
    })
  } finally {
    weights.close()
  }
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
