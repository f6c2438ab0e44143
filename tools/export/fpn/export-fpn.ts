import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeOnnx } from '../onnx/encode.js'
import type { WeightSource } from '../weights/tensor.js'
import { pyramidSizes } from './fpn.js'
import { parseFpnConfig } from './fpn-config.js'
import { fpnGraph, neckReader } from './graph.js'

export interface FpnExport {
  /** The official FPN config, parsed from JSON; `where` names it in messages. */
  readonly config: unknown
  readonly where: string
  readonly weights: WeightSource
  /** Size in pixels of the pictures whose stages of strides 8, 16, ... come in. */
  readonly image: { readonly height: number; readonly width: number }
  readonly batch: number
  readonly folder: string
  readonly allowPartial?: boolean
  /** Bytes written since the last call. */
  readonly onProgress?: (bytes: number) => void
}

/**
 * Writes `fpn.onnx`: inputs in_0, in_1, ... (one per `in_channels`), outputs feat_0, feat_1, ... (`num_outs` of them).
 *
 * @returns its path.
 * @throws GoshawkError 'config-invalid' | 'weights-invalid' | 'disk-full'
 */
export function exportFpn(options: FpnExport): string {
  const neck = parseFpnConfig(options.config, options.where)
  const sizes = pyramidSizes(options.image, neck.inChannels.length)
  const graph = fpnGraph(neck, { batch: options.batch, sizes }, neckReader(neck, options.weights, options.allowPartial))
  graph.metadata.set('producer', 'goshawk')
  graph.metadata.set('weights', options.weights.description)
  mkdirSync(options.folder, { recursive: true })
  const path = join(options.folder, 'fpn.onnx')
  writeOnnx(graph, path, options.onProgress)
  return path
}
