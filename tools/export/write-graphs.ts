/** Graphs become ONNX files in the precision asked for. */
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { GoshawkError } from '../../schemas/errors.js'
import { openCalibration, type WantedInputs } from './calibration/open-calibration.js'
import { weightBytes, writeOnnxSteps } from './onnx/encode.js'
import type { GraphBuilder } from './onnx/graph-builder.js'
import { chainInputs } from './precision/graph-chain.js'
import { toHalfGraph } from './precision/half-graph.js'
import { measureError } from './precision/measure-error.js'
import type { PrecisionChoice } from './precision/precision.js'
import { type QuantisedGraphs, quantiseGraphs } from './precision/quantise-graphs.js'
import { requireSpace } from './staging.js'

export interface ExportProgress {
  readonly step: 'calibrating' | 'writing'
  /** Frames, or bytes. */
  readonly done: number
  readonly total: number
}

export interface WriteOptions extends PrecisionChoice {
  /** Frames of several cameras are what a bundle is calibrated on. */
  readonly cameras?: WantedInputs['cameras'] | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: ExportProgress) => void) | undefined
}

/** What an int8 model was calibrated on, and how far it is from float32. */
export interface CalibrationRecord {
  /** Base name of the dataroot, folder or file. */
  readonly source: string
  readonly frames: number
  /** By output, on the first frame. */
  readonly relativeL2: Readonly<Record<string, number>>
}

export interface WrittenGraphs {
  /** File names by graph: the model, then its weights when they are external. */
  readonly files: readonly (readonly string[])[]
  readonly calibration?: CalibrationRecord
}

export interface GraphFile {
  readonly graph: GraphBuilder
  /** e.g. classifier.onnx */
  readonly name: string
}

/**
 * @param folder - to write into; what is written there is complete only when this returns.
 * @throws GoshawkError 'weights-invalid' | 'usage-invalid' | 'file-missing' | 'disk-full' | 'cancelled'
 */
export async function writeGraphs(
  files: readonly GraphFile[],
  folder: string,
  options: WriteOptions,
): Promise<WrittenGraphs> {
  const { precision, calibration, cameras, signal } = options
  const originals = files.map(({ graph }) => graph)
  for (const graph of originals) graph.metadata.set('precision', precision)
  if (precision !== 'int8' || calibration === undefined) {
    const graphs = precision === 'fp16' ? originals.map((graph) => toHalfGraph(graph)) : originals
    return { files: await writeAll(graphs, files, folder, options) }
  }
  const frames = await openCalibration(calibration, { cameras, inputs: chainInputs(originals) })
  for (const graph of originals) graph.metadata.set('calibration', `${frames.source}, ${frames.count} frames`)
  requireSpace(
    folder,
    originals.reduce((sum, graph) => sum + weightBytes(graph), 0),
  )
  const quantised = await quantiseGraphs(originals, frames, {
    folder,
    signal,
    onFrame: (done, total) => options.onProgress?.({ step: 'calibrating', done, total }),
  })
  const written = await writeAll(quantised.graphs, files, folder, options)
  const relativeL2 = await errorOf(quantised, files, folder)
  return { files: written, calibration: { source: frames.source, frames: frames.count, relativeL2 } }
}

async function errorOf(quantised: QuantisedGraphs, files: readonly GraphFile[], folder: string) {
  const models = quantised.graphs.map((graph, i) => ({ graph, path: join(folder, files[i]!.name) }))
  const errors = await measureError(models, quantised)
  return Object.fromEntries(Object.entries(errors).map(([name, error]) => [name, Number(error.toPrecision(3))]))
}

async function writeAll(
  graphs: readonly GraphBuilder[],
  files: readonly GraphFile[],
  folder: string,
  { signal, onProgress }: WriteOptions,
): Promise<readonly (readonly string[])[]> {
  const total = graphs.reduce((sum, graph) => sum + weightBytes(graph), 0)
  requireSpace(folder, total)
  let done = 0
  const onBytes = (bytes: number) => {
    done += bytes
    onProgress?.({ step: 'writing', done, total })
  }
  const written: (readonly string[])[] = []
  for (const [i, graph] of graphs.entries()) {
    const paths = await writeOne(graph, join(folder, files[i]!.name), onBytes, signal)
    written.push(paths.map((path) => path.slice(folder.length + 1)))
  }
  return written
}

/** Lets events through between tensors, so that an interrupt is heard. */
async function writeOne(
  graph: GraphBuilder,
  path: string,
  onBytes: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const steps = writeOnnxSteps(graph, path)
  for (;;) {
    if (signal?.aborted) {
      steps.return([])
      throw new GoshawkError('cancelled', 'interrupted while writing; nothing was left behind')
    }
    const { done, value } = steps.next()
    if (done) return value
    onBytes(value)
    await setImmediate()
  }
}
