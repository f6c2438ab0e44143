/** From a name and a weights file, or a seed, to a bundle: what `goshawk model export --arch NAME` does. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { WeightShape } from '../bevformer/head-weights.js'
import { publishedDetector } from '../bevformer/published.js'
import type { Dcnv3Lowering } from '../internimage/dcnv3.js'
import type { Precision, PrecisionChoice } from '../precision/precision.js'
import { openWeights } from '../weights/open-weights.js'
import { randomWeights } from '../weights/random.js'
import type { ExportProgress } from '../write-graphs.js'
import { detectorWeights, exportBundle, type WeightProvenance } from './export-bundle.js'

export interface PublishedExport {
  /** One of `publishedDetectorNames`. */
  readonly arch: string
  /** A checkpoint of the whole detector; or seeded random weights, which mark the bundle untrained. */
  readonly weights: { readonly file: string } | { readonly seed: number }
  readonly lowering: Dcnv3Lowering
  readonly folder: string
  readonly allowPartial?: boolean
  /** Adds the perspective head's maps to image_encoder.onnx. */
  readonly perspective?: boolean
  /** Measured figures by name, e.g. mAP. */
  readonly quality?: Readonly<Record<string, number>>
  /** fp32 when left out. */
  readonly precision?: Precision
  readonly calibration?: PrecisionChoice['calibration']
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: ExportProgress) => void) | undefined
}

/**
 * @returns the bundle's folder.
 * @throws GoshawkError 'usage-invalid' | 'weights-invalid' | 'file-missing' | 'disk-full'
 */
export async function exportPublished(options: PublishedExport): Promise<string> {
  const { arch, weights: from, precision = 'fp32', ...rest } = options
  const detector = publishedDetector(arch)
  const shapes = detectorWeights(detector, rest)
  const weights = 'file' in from ? openWeights(from.file) : randomWeights(shapes, from.seed)
  try {
    const provenance = 'file' in from ? await fileProvenance(from.file) : randomProvenance(shapes, from.seed)
    return await exportBundle({ ...rest, precision, detector, weights, provenance, trained: 'file' in from })
  } finally {
    weights.close()
  }
}

async function fileProvenance(path: string): Promise<WeightProvenance> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  return { source: basename(path), sha256: hash.digest('hex') }
}

/** Random tensors follow from the seed, their keys and their shapes; so does this digest. */
function randomProvenance(shapes: readonly WeightShape[], seed: number): WeightProvenance {
  const drawn = JSON.stringify({ seed, shapes })
  return { source: 'random', seed, sha256: createHash('sha256').update(drawn).digest('hex') }
}
