/**
 * Measuring values inside a graph without keeping them: each measured value gets observers that ONNX Runtime runs along
 * with the model and that return its extremes, its shape and a sample of its elements. A frame of the largest model
 * returns a few megabytes, however large its values are.
 */
import type { GraphBuilder, Value } from '../onnx/graph-builder.js'
import { emptyCopy } from './graph-index.js'

/** int64 [samplesPerFrame]: positions to sample, taken modulo each value's size. */
export const positionsInput = 'observed_positions'
export const samplesPerFrame = 4096

/** What one observed value looked like over the frames. */
export interface Observation {
  /** Of the last frame. */
  shape: readonly number[]
  min: number
  max: number
  /** From every frame as many. */
  readonly samples: Float32Array[]
}

export interface ObservedGraph {
  readonly graph: GraphBuilder
  /** Output names of the observers by measured value. */
  readonly outputs: ReadonlyMap<Value, { readonly elements: string; readonly shape: string }>
}

/**
 * The graph with observers as further outputs: `elements` float32 [2 + samples] (min, max, sample), `shape` int64 [rank].
 * They stand right behind what they observe: ONNX Runtime then runs them there, and the value can be freed.
 */
export function observedGraph(graph: GraphBuilder, values: readonly Value[]): ObservedGraph {
  const observed = emptyCopy(graph)
  for (const [name, tensor] of graph.initializers) observed.weight(name, tensor)
  observed.input(positionsInput, 'int64', [samplesPerFrame])
  const outputs = new Map<Value, { elements: string; shape: string }>()
  const measured = new Set(values)
  const observeAll = (names: readonly Value[]) => {
    for (const value of names) if (measured.has(value)) outputs.set(value, observe(observed, value, outputs.size))
  }
  observed.scope('observed', () => {
    observeAll(graph.inputs.map(({ name }) => name))
    for (const node of graph.nodes) {
      observed.nodes.push(node)
      observeAll(node.outputs)
    }
  })
  return { graph: observed, outputs }
}

function observe(observed: GraphBuilder, value: Value, index: number): { elements: string; shape: string } {
  const all = observed.op('Reshape', [value, observed.ints([-1])])
  const at = observed.op('Mod', [positionsInput, observed.op('Size', [value])])
  const extremes = ['ReduceMin', 'ReduceMax'].map((type) => observed.op(type, [all], { keepdims: 1 }))
  const elements = observed.op('Concat', [...extremes, observed.op('Gather', [all, at], { axis: 0 })], { axis: 0 })
  const names = { elements: `observed_${index}`, shape: `observed_${index}_shape` }
  observed.output(names.elements, elements, 'float32', [samplesPerFrame + 2])
  observed.output(names.shape, observed.op('Shape', [value]), 'int64', [`rank_${index}`])
  return names
}

/** Adds what one frame showed of a value. @param elements - as the observer returned them; copied. */
export function addObservation(
  known: Observation | undefined,
  elements: Float32Array,
  shape: readonly number[],
): Observation {
  const samples = elements.slice(2)
  const [min, max] = elements as unknown as [number, number]
  if (known === undefined) return { shape, min, max, samples: [samples] }
  known.shape = shape
  known.min = Math.min(known.min, min)
  known.max = Math.max(known.max, max)
  known.samples.push(samples)
  return known
}
