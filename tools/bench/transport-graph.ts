/** The graph of `goshawk bench transport`: source, pass-through and sink in three processes, no model. */
import { type CheckedGraph, checkGraph } from '../../runtime/config/load-graph.js'
import { parseGraph } from '../../runtime/config/parse-graph.js'

export interface TransportLoad {
  readonly name: 'jpeg' | 'raw'
  /** Of each of six pictures. */
  readonly partBytes: number
  readonly rateHz: number
  /** p99 of what the runtime adds, from the frame's due time to the sink having taken it. */
  readonly msMax: number
}

/**
 * Frames as fast as the graph takes them come first. At 10 frames/s V8 goes on compiling for minutes, 1 to 7 ms at a time on a
 * thread that competes with the sockets' (docs/benchmarks.md): measured from the first frame, that is all p99 would show.
 */
export const transportWarmUpSeconds = 8

/** Six JPEGs of nuScenes size; six raw 1600x900 RGB pictures, 26 MB a frame. */
export const transportLoads: readonly TransportLoad[] = [
  { name: 'jpeg', partBytes: 180_000, rateHz: 10, msMax: 5 },
  { name: 'raw', partBytes: 1600 * 900 * 3, rateHz: 10, msMax: 100 },
]

const modules = Object.fromEntries(
  ['bench-source', 'bench-pass', 'bench-sink'].map((type) => [
    type,
    new URL(`./nodes/${type}.js`, import.meta.url).href,
  ]),
)

export interface ReplayLoad {
  readonly frames: number
  readonly partBytes: number
}

/** The same three processes as fast as they can: back-pressure alone holds the source. */
export function fullSpeedGraph({ frames, partBytes }: ReplayLoad): Promise<CheckedGraph> {
  return checkGraph(
    parseGraph(
      'bench lossless',
      `version: 1
clock: { mode: replay, rate: max }
processes: { source: , pass: , sink: }
nodes:
  source: { type: bench-source, process: source, config: { partBytes: ${partBytes}, frames: ${frames} } }
  pass: { type: bench-pass, process: pass, inputs: { frames: { from: source.frames, queue: fifo } } }
  sink: { type: bench-sink, process: sink, inputs: { frames: { from: pass.frames, queue: fifo } } }
`,
    ),
    modules,
  )
}

export function transportGraph({ name, partBytes, rateHz, msMax }: TransportLoad): Promise<CheckedGraph> {
  const text = `version: 1
clock: { mode: wall }
processes: { source: , pass: , sink: }
nodes:
  source: { type: bench-source, process: source, config: { partBytes: ${partBytes}, rateHz: ${rateHz}, warmUpSeconds: ${transportWarmUpSeconds} } }
  pass: { type: bench-pass, process: pass, inputs: { frames: { from: source.frames, queue: fifo } } }
  sink: { type: bench-sink, process: sink, inputs: { frames: { from: pass.frames, queue: fifo } } }
latency:
  warmUpSeconds: ${transportWarmUpSeconds}
  added: { percentile: 99, msMax: ${msMax} }
`
  return checkGraph(parseGraph(`bench transport ${name}`, text), modules)
}
