/** How fast each graph of a model runs here, beside the fastest this machine multiplies matrices. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { InferenceSession, type Tensor } from 'onnxruntime-node'
import { benchFrame, type FrameTimes } from './bench-frame.js'
import { inspectModel, onnxFilesOf } from './inspect.js'
import { writeOnnx } from './onnx/encode.js'
import { GraphBuilder } from './onnx/graph-builder.js'
import { sampleFeeds } from './sample-feeds.js'

export interface BenchOptions {
  /** Of one operator; 0 lets ONNX Runtime choose one per core. */
  readonly threads: number
  readonly runs: number
}

export interface Speed {
  readonly macs: number
  /** Two operations a multiply-add. */
  readonly gflops: number
  readonly shareOfPeak: number
}

export interface PartTimes extends Speed {
  readonly graph: string
  readonly medianMs: number
  readonly p90Ms: number
}

export interface ModelTimes {
  readonly cpu: string
  readonly threads: number
  readonly runs: number
  /** float32 matrix products of `peakSize`, best of the run. */
  readonly peakGflops: number
  readonly parts: readonly PartTimes[]
  /** Of a bundle: a whole frame as the detector runs it. */
  readonly frame?: FrameTimes & Speed
}

/** Large enough that nothing but multiplying takes time, small enough for any machine's memory. */
const peakSize = 1536
const peakRounds = 4

/** Peak and parts are measured in turns, so that a machine whose speed changes changes both. */
export async function benchModel(path: string, { threads, runs }: BenchOptions): Promise<ModelTimes> {
  const summaries = new Map((await inspectModel(path)).map((graph) => [graph.path, graph.total.macs]))
  const peak = await matrixProduct(threads)
  const parts: Omit<PartTimes, 'shareOfPeak' | 'gflops'>[] = []
  let peakGflops = 0
  try {
    for (const file of onnxFilesOf(path)) {
      for (let i = 0; i < peakRounds; i++)
        peakGflops = Math.max(peakGflops, (2 * peakSize ** 3) / (await peak.runMs()) / 1e6)
      const macs = summaries.get(file) ?? 0
      const times = await timesOf(file, threads, runs)
      const medianMs = times[Math.floor((times.length - 1) / 2)]!
      const p90Ms = times[Math.ceil(0.9 * (times.length - 1))]!
      parts.push({ graph: basename(file, '.onnx'), macs, medianMs, p90Ms })
    }
  } finally {
    await peak.close()
  }
  const frame = existsSync(join(path, 'model.json')) ? await benchFrame(path, threads, runs) : undefined
  const frameMacs = parts.reduce(
    (sum, { graph, macs }) => sum + macs * (graph === 'bev_encoder' ? (frame?.maps ?? 1) : 1),
    0,
  )
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    threads: threads === 0 ? cpus().length : threads,
    runs,
    peakGflops,
    parts: parts.map((part) => ({ ...part, ...speed(part.macs, part.medianMs, peakGflops) })),
    ...(frame && { frame: { ...frame, ...speed(frameMacs, frame.medianMs, peakGflops) } }),
  }
}

function speed(macs: number, ms: number, peakGflops: number): Speed {
  const gflops = (2 * macs) / ms / 1e6
  return { macs, gflops, shareOfPeak: gflops / peakGflops }
}

async function timesOf(file: string, threads: number, runs: number): Promise<number[]> {
  const session = await openOnCpu(file, threads)
  try {
    const feeds = sampleFeeds(session)
    await session.run(feeds)
    const times: number[] = []
    for (let i = 0; i < runs; i++) times.push(await timed(session, feeds))
    return times.sort((a, b) => a - b)
  } finally {
    await session.release()
  }
}

async function timed(session: InferenceSession, feeds: Record<string, Tensor>): Promise<number> {
  const startMs = performance.now()
  await session.run(feeds)
  return performance.now() - startMs
}

function openOnCpu(file: string, threads: number): Promise<InferenceSession> {
  return InferenceSession.create(file, {
    executionProviders: ['cpu'],
    ...(threads > 0 ? { intraOpNumThreads: threads } : {}),
    logSeverityLevel: 3,
  })
}

async function matrixProduct(threads: number) {
  const graph = new GraphBuilder('matrix_product')
  const a = graph.input('a', 'float32', [peakSize, peakSize])
  const b = graph.input('b', 'float32', [peakSize, peakSize])
  graph.output('product', graph.op('MatMul', [a, b]), 'float32', [peakSize, peakSize])
  const folder = mkdtempSync(join(tmpdir(), 'goshawk-peak-'))
  try {
    const path = join(folder, 'matrix_product.onnx')
    writeOnnx(graph, path)
    const session = await openOnCpu(path, threads)
    const feeds = sampleFeeds(session)
    await session.run(feeds)
    return { runMs: () => timed(session, feeds), close: () => session.release() }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
