/** For tests and checks: runs a graph as ONNX Runtime runs the exported file. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as ort from 'onnxruntime-node'
import { writeOnnx } from '../onnx/encode.js'
import type { GraphBuilder } from '../onnx/graph-builder.js'
import { float32Values, type WeightSource } from '../weights/tensor.js'

export interface FloatTensor {
  readonly values: Float32Array
  readonly shape: readonly number[]
}

/** Writes the graph to a temporary file, opens it on the CPU and removes the file. */
export async function openGraph(
  graph: GraphBuilder,
): Promise<(feeds: Readonly<Record<string, FloatTensor>>) => Promise<Readonly<Record<string, FloatTensor>>>> {
  const folder = mkdtempSync(join(tmpdir(), 'goshawk-graph-'))
  try {
    const path = join(folder, `${graph.name}.onnx`)
    writeOnnx(graph, path)
    const session = await ort.InferenceSession.create(path, { executionProviders: ['cpu'], intraOpNumThreads: 1 })
    return async (feeds) => {
      const tensors = Object.entries(feeds).map(([name, { values, shape }]) => [
        name,
        new ort.Tensor('float32', values, shape),
      ])
      const results = await session.run(Object.fromEntries(tensors))
      return Object.fromEntries(
        Object.entries(results).map(([name, tensor]) => [
          name,
          { values: tensor.data as Float32Array, shape: tensor.dims },
        ]),
      )
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Largest |a - b| / (1 + |b|). */
export function relativeError(found: Float32Array, expected: Float32Array): number {
  if (found.length !== expected.length) return Number.POSITIVE_INFINITY
  let largest = 0
  for (let i = 0; i < found.length; i++) {
    const error = Math.abs(found[i]! - expected[i]!) / (1 + Math.abs(expected[i]!))
    if (!(error <= largest)) largest = error
  }
  return largest
}

export function tensorOf(source: WeightSource, key: string): FloatTensor {
  const tensor = source.read(key)
  return { values: float32Values(tensor), shape: tensor.shape }
}

/** [1, N, C] maps, oldest first -> [T, N, C] */
export function stackFrames(maps: readonly FloatTensor[]): FloatTensor {
  const size = maps[0]!.values.length
  const values = new Float32Array(size * maps.length)
  for (const [i, map] of maps.entries()) values.set(map.values, i * size)
  return { values, shape: [maps.length, ...maps[0]!.shape.slice(1)] }
}
