/** Writes a whole model bundle: three ONNX graphs and model.json, all of it or nothing. */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { GoshawkError } from '../../../schemas/errors.js'
import {
  graphNames,
  ModelDescription,
  modelFormatVersion,
  parseModelDescription,
} from '../../../schemas/model-bundle.js'
import { bevEncoderGraph, detectorGraph, headPrefix, headReader } from '../bevformer/graphs.js'
import { parseHeadConfig } from '../bevformer/head-config.js'
import { headWeights, type WeightShape } from '../bevformer/head-weights.js'
import type { DetectorConfig } from '../bevformer/published.js'
import { type PerspectiveArchitecture, perspectivePrefix, perspectiveWeights } from '../dd3d/dd3d.js'
import { fpnWeights, parseFpnConfig } from '../fpn/fpn-config.js'
import { neckPrefix } from '../fpn/graph.js'
import type { Dcnv3Lowering } from '../internimage/dcnv3.js'
import { checkPrecision, type PrecisionChoice } from '../precision/precision.js'
import { stageFolder } from '../staging.js'
import type { WeightSource } from '../weights/tensor.js'
import { type ExportProgress, writeGraphs } from '../write-graphs.js'
import { backbonePrefix, backboneWeights, imageEncoderGraph, isFreeOfCameraCount } from './image-encoder.js'
import { paddedSize } from './picture-input.js'

export interface BundleExport extends PrecisionChoice {
  readonly detector: DetectorConfig
  /** A checkpoint of the whole detector, with official keys. */
  readonly weights: WeightSource
  readonly provenance: WeightProvenance
  readonly trained: boolean
  /** Measured figures by name, e.g. mAP. */
  readonly quality?: Readonly<Record<string, number>>
  readonly lowering: Dcnv3Lowering
  /** The bundle's folder; an older bundle there is replaced, anything else refused. */
  readonly folder: string
  readonly allowPartial?: boolean
  /** Adds the perspective head to image_encoder.onnx, outputs dd3d_MAP_LEVEL. */
  readonly perspective?: boolean
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: ExportProgress) => void) | undefined
}

export interface WeightProvenance {
  /** File name, or `random`. */
  readonly source: string
  readonly seed?: number
  readonly sha256: string
}

/** Every parameter of a detector's inference, with official keys: what `--init random` draws. */
export function detectorWeights(
  detector: DetectorConfig,
  { perspective = false }: { readonly perspective?: boolean } = {},
): readonly WeightShape[] {
  const prefixed = (prefix: string, shapes: readonly WeightShape[]) =>
    shapes.map(([key, shape]): WeightShape => [prefix + key, shape])
  return [
    ...prefixed(headPrefix, headWeights(parseHeadConfig(detector.head, detector.name))),
    ...prefixed(backbonePrefix, backboneWeights(detector.backbone)),
    ...prefixed(neckPrefix, fpnWeights(parseFpnConfig(detector.neck, detector.name))),
    ...(perspective ? prefixed(perspectivePrefix, perspectiveWeights(perspectiveArchitecture(detector))) : []),
  ]
}

/** The perspective head as all official configs have it, on this detector's pyramid. */
function perspectiveArchitecture(detector: DetectorConfig): PerspectiveArchitecture {
  const { outChannels, outs } = parseFpnConfig(detector.neck, detector.name)
  return {
    channels: outChannels,
    levels: outs,
    classes: detector.classes.length,
    attributes: 3,
    towers: { classes: 4, box2d: 4, box3d: 4 },
  }
}

/**
 * Same options, same bytes.
 *
 * @returns the bundle's folder.
 * @throws GoshawkError 'weights-invalid' | 'config-invalid' | 'usage-invalid' | 'disk-full' | 'cancelled'; nothing is
 * left behind, and an older bundle stays as it was.
 */
export async function exportBundle(options: BundleExport): Promise<string> {
  const folder = resolve(options.folder)
  checkPrecision(options)
  refuseForeignFolder(folder)
  const { graphs, description } = describeBundle(options)
  const preprocessing = ModelDescription.shape.preprocessing.parse(description.preprocessing)
  const cameras = { ...description, preprocessing }
  return stageFolder(folder, async (stage) => {
    const named = graphNames.map((name, i) => ({ graph: graphs[i]!, name: `${name}.onnx` }))
    const { files: written, calibration } = await writeGraphs(named, stage, { ...options, cameras })
    const files: Record<string, unknown> = {}
    for (const [i, name] of graphNames.entries()) {
      const [model, data] = await Promise.all(written[i]!.map((file) => fileEntry(join(stage, file))))
      files[name] = { ...model, ...(data === undefined ? {} : { data }) }
    }
    const complete = { ...description, ...(calibration === undefined ? {} : { calibration }), files }
    const text = `${JSON.stringify(complete, undefined, 2)}\n`
    parseModelDescription(text, join(folder, 'model.json'))
    writeFileSync(join(stage, 'model.json'), text)
  })
}

function describeBundle(options: BundleExport) {
  const { detector, weights, lowering, allowPartial = false } = options
  const { preprocessing } = detector
  const head = parseHeadConfig(detector.head, detector.name)
  const neck = parseFpnConfig(detector.neck, detector.name)
  const size = {
    height: Math.trunc(preprocessing.crop.height * preprocessing.resize),
    width: Math.trunc(preprocessing.crop.width * preprocessing.resize),
  }
  const picture = { ...preprocessing, ...size, cameras: head.cameras }
  const padded = paddedSize(picture)
  const encoder = imageEncoderGraph({
    backbone: detector.backbone,
    neck,
    picture,
    levels: head.levels,
    lowering,
    weights,
    allowPartial,
    perspective: options.perspective ? perspectiveArchitecture(detector) : undefined,
  })
  const reader = headReader(head, weights, allowPartial)
  const bevOptions = { image: padded, levels: encoder.levels, lowering }
  const graphs = [encoder.graph, bevEncoderGraph(head, bevOptions, reader), detectorGraph(head, reader)]
  for (const graph of graphs) {
    graph.metadata.set('producer', 'goshawk')
    graph.metadata.set('architecture', detector.name)
    graph.metadata.set('weights', options.provenance.source)
    graph.metadata.set('weights_sha256', options.provenance.sha256)
    graph.metadata.set('trained', String(options.trained))
  }
  const description = {
    formatVersion: modelFormatVersion,
    name: detector.name,
    architecture: detector.name,
    classes: detector.classes,
    cameras: detector.cameras,
    image: { ...size, paddedHeight: padded.height, paddedWidth: padded.width },
    preprocessing,
    pointCloudRange: head.pointCloudRange,
    bev: { ...head.bev, channels: head.channels },
    features: encoder.levels.map(({ height, width }) => ({ channels: neck.outChannels, height, width })),
    frames: head.frames,
    queries: head.queries,
    postCenterRange: head.coder.postCenterRange,
    maxNum: head.coder.maxNum,
    scoreThreshold: head.coder.scoreThreshold,
    precision: options.precision,
    dcnv3: detector.backbone.type === 'ResNet' && lowering !== 'plugin' ? 'none' : lowering,
    weights: options.provenance,
    trained: options.trained,
    ...(options.perspective ? { perspective: true } : {}),
    ...(isFreeOfCameraCount(lowering) && !options.perspective ? { splitsByCamera: true } : {}),
    quality: options.quality ?? null,
  }
  return { graphs, description }
}

async function fileEntry(path: string): Promise<{ path: string; sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  return { path: basename(path), sha256: hash.digest('hex'), bytes: statSync(path).size }
}

/** An export may replace a bundle, but never a folder of other things. */
function refuseForeignFolder(folder: string): void {
  if (!existsSync(folder)) return
  const isBundle = existsSync(join(folder, 'model.json'))
  if (!statSync(folder).isDirectory() || (!isBundle && readdirSync(folder).length > 0)) {
    throw new GoshawkError(
      'usage-invalid',
      `--out ${folder}: exists and is no model bundle; name a new folder, or one to replace`,
    )
  }
}
