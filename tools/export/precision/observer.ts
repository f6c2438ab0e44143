/** Runs a graph with observers on frames, one after the other, and remembers what they saw. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { writeOnnx } from '../onnx/encode.js'
import type { GraphBuilder, Value } from '../onnx/graph-builder.js'
import { uniformFrom } from '../weights/random.js'
import type { ChainLink } from './graph-chain.js'
import { addObservation, type Observation, observedGraph, positionsInput, samplesPerFrame } from './observers.js'

export interface Observer extends ChainLink {
  readonly observations: ReadonlyMap<Value, Observation>
  close(): Promise<void>
}

/** Same frames, same positions sampled, same scales. `uniformFrom` has 32 random bits: more would repeat low ones. */
const positionsSeed = 1

/** @param folder - for the model while it is open. */
export async function openObserver(graph: GraphBuilder, values: readonly Value[], folder: string): Promise<Observer> {
  const observed = observedGraph(graph, values)
  const files = writeOnnx(observed.graph, join(folder, `${graph.name}.observed.onnx`))
  const remove = () => {
    for (const file of files) rmSync(file, { force: true })
  }
  let session: InferenceSession
  try {
    session = await InferenceSession.create(files[0]!, {
      executionProviders: ['cpu'],
      logSeverityLevel: 3,
      // Packed copies of the weights would double the memory for a few frames' sake.
      extra: { session: { disable_prepacking: '1' } },
    })
  } catch (error) {
    remove()
    throw error
  }
  const observations = new Map<Value, Observation>()
  const uniform = uniformFrom(positionsSeed)
  return {
    graph,
    observations,
    async run(feeds) {
      const positions = BigInt64Array.from({ length: samplesPerFrame }, () => BigInt(uniform() * 2 ** 32))
      const results = await session.run({
        ...feeds,
        [positionsInput]: new Tensor('int64', positions, [samplesPerFrame]),
      })
      for (const [value, names] of observed.outputs) {
        const elements = results[names.elements]!.data as Float32Array
        const shape = Array.from(results[names.shape]!.data as BigInt64Array, Number)
        observations.set(value, addObservation(observations.get(value), elements, shape))
      }
      return Object.fromEntries(graph.outputs.map(({ name }) => [name, results[name]!]))
    },
    async close() {
      await session.release()
      remove()
    },
  }
}
