/** Turns a graph into one that replays a data set or a recording: same nodes, other source, nothing lost, results written. Pure. */
import { outputsOfType } from '../../runtime/cli/graph-changes.js'
import type { CheckedGraph } from '../../runtime/config/load-graph.js'
import { GoshawkError } from '../../schemas/errors.js'
import { completeInput, type GraphConfig } from '../../schemas/graph-config.js'

export interface ReplayedDataset {
  readonly dataroot: string
  readonly version: string
  readonly scene?: string
  readonly split?: string
  /** Frames of what was chosen, from 0. */
  readonly from: number
  readonly to?: number
  readonly sweeps: boolean
  readonly loop: boolean
}

export interface PlayedRecording {
  readonly file: string
  readonly from: number
  readonly to?: number
  readonly loop: boolean
}

/** What takes the camera's place. */
export type ReplaySource =
  | { readonly type: 'nuscenes'; readonly config: ReplayedDataset }
  | { readonly type: 'recording'; readonly config: PlayedRecording }

export interface ReplayGraphOptions {
  readonly source: ReplaySource
  readonly withView: boolean
  /** Where the results node writes the nuScenes detection submission. */
  readonly resultsFile: string
  /** Where it writes the tracking submission, when the graph has a tracker. */
  readonly tracksFile: string
}

type Nodes = GraphConfig['nodes']

/** The last sample may be with a model that takes minutes: InternImage-XL on a CPU. A second Ctrl-C ends it at once. */
const drainTimeoutMsOfReplay = 600_000

/** Throws GoshawkError 'config-invalid' when the graph has no camera source or no detector to replay through. */
export function replayGraph(graph: CheckedGraph, options: ReplayGraphOptions): GraphConfig {
  const [camera] = outputsOfType(graph, 'goshawk.v1.CameraFrames')
  const [objects] = outputsOfType(graph, 'goshawk.v1.DetectedObjects')
  if (camera === undefined || objects === undefined) {
    const missing = camera === undefined ? 'goshawk.v1.CameraFrames' : 'goshawk.v1.DetectedObjects'
    throw new GoshawkError(
      'config-invalid',
      `${graph.file}: no node has an output of type ${missing}; replay needs one`,
    )
  }
  const [tracks] = outputsOfType(graph, 'goshawk.v1.Tracks')
  const [decision] = outputsOfType(graph, 'goshawk.v1.Decision')
  const nodes: Nodes = {}
  for (const [name, node] of Object.entries(graph.config.nodes)) {
    const { definition } = graph.nodes.get(name)!
    if (!options.withView && definition.type === 'publisher') continue
    nodes[name] = isCameraSource(graph, name) ? replaySource(node, options.source) : losslessly(node)
  }
  nodes.results = {
    type: 'results',
    process: 'results',
    config: { file: options.resultsFile, tracksFile: options.tracksFile },
    inputs: Object.fromEntries(
      Object.entries({ objects, tracks, decision }).flatMap(([input, from]) =>
        from === undefined ? [] : [[input, { from, queue: 'fifo' as const }]],
      ),
    ),
  }
  const processes = { ...graph.config.processes, results: { host: hostOf(graph, objects) } }
  const supervision = { ...graph.config.supervision, drainTimeoutMs: drainTimeoutMsOfReplay }
  return { ...graph.config, processes, nodes, supervision }
}

function isCameraSource({ config, nodes }: CheckedGraph, name: string): boolean {
  const outputs = Object.values(nodes.get(name)!.definition.outputs)
  return outputs.includes('goshawk.v1.CameraFrames') && Object.keys(config.nodes[name]!.inputs).length === 0
}

function replaySource({ process }: Nodes[string], { type, config }: ReplaySource): Nodes[string] {
  return { type, process, config: { ...config }, inputs: {} }
}

/** Back-pressure instead of drops: a recording can wait. */
function losslessly(node: Nodes[string]): Nodes[string] {
  const inputs = Object.entries(node.inputs).map(([name, input]) => {
    const { from, depth, budget } = completeInput(input)
    const lossless = { from, queue: 'fifo' as const, ...(depth && { depth }), ...(budget && { budget }) }
    return [name, lossless] as const
  })
  return { ...node, inputs: Object.fromEntries(inputs) }
}

function hostOf({ config }: CheckedGraph, output: string): string {
  return config.processes[config.nodes[output.split('.')[0]!]!.process]!.host
}
