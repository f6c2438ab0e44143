/** The graphs of an export, run one after the other: what one gives, the next may read. */
import { Tensor } from 'onnxruntime-node'
import type { Feeds } from '../calibration/open-calibration.js'
import type { GraphBuilder, ValueInfo } from '../onnx/graph-builder.js'

export interface ChainLink {
  readonly graph: GraphBuilder
  run(feeds: Feeds): Promise<Feeds>
}

/** Inputs that no graph before gives: what a frame has to hold. */
export function chainInputs(graphs: readonly GraphBuilder[]): readonly ValueInfo[] {
  const given = new Set<string>()
  const wanted = new Map<string, ValueInfo>()
  for (const { inputs, outputs } of graphs) {
    for (const input of inputs) if (!given.has(givenAs(input.name))) wanted.set(input.name, input)
    for (const { name } of outputs) given.add(name)
  }
  return [...wanted.values()]
}

/** @returns the outputs of all links by name. */
export async function runChain(links: readonly ChainLink[], frame: Feeds): Promise<Feeds> {
  let known = frame
  for (const { graph, run } of links) {
    const feeds = graph.inputs.map((input) => [input.name, feedOf(input, known)] as const)
    known = { ...known, ...(await run(Object.fromEntries(feeds))) }
  }
  return known
}

/** The decoder reads the BEV maps of all frames; a lone frame stands for its past, as at the start of a scene. */
function givenAs(input: string): string {
  return input === 'bevs' ? 'bev' : input
}

function feedOf({ name, shape }: ValueInfo, known: Feeds): Tensor {
  const tensor = known[name]
  if (tensor !== undefined) return tensor
  const map = known[givenAs(name)]!
  const [count] = shape as readonly [number]
  const values = map.data as Float32Array
  const repeated = new Float32Array(values.length * count)
  for (let i = 0; i < count; i++) repeated.set(values, i * values.length)
  return new Tensor('float32', repeated, [count, ...map.dims.slice(1)])
}
