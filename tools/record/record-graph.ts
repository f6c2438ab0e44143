/** A graph with a recorder added. Pure: the file itself stays as it is. */
import { outputsOfType } from '../../runtime/cli/graph-changes.js'
import type { CheckedGraph } from '../../runtime/config/load-graph.js'
import { GoshawkError } from '../../schemas/errors.js'
import type { GraphConfig } from '../../schemas/graph-config.js'
import type { MessageTypeName } from '../../schemas/messages.js'

const inputTypes: Readonly<Record<string, MessageTypeName>> = {
  frames: 'goshawk.v1.CameraFrames',
  objects: 'goshawk.v1.DetectedObjects',
  tracks: 'goshawk.v1.Tracks',
  decision: 'goshawk.v1.Decision',
}
/** About a second of a fast camera: a recorder behind a slow disk loses messages rather than holding up the car. */
const queueDepth = 32
export const recorderName = 'recorder'

/**
 * @param config - of the recorder.
 * @throws GoshawkError 'config-invalid' when the graph has nothing to record, or a node or process of that name.
 */
export function recordGraph(graph: CheckedGraph, config: Readonly<Record<string, unknown>>): GraphConfig {
  const inputs = Object.entries(inputTypes).flatMap(([input, type]) => {
    const [from] = outputsOfType(graph, type)
    if (from === undefined) return []
    // On the wall clock a queue must not wait; a replay can.
    const queue = graph.config.clock.mode === 'wall' ? ('drop-oldest' as const) : ('fifo' as const)
    return [[input, { from, queue, depth: queueDepth }] as const]
  })
  if (inputs.length === 0) throw new GoshawkError('config-invalid', `${graph.file}: no node has an output to record`)
  const { nodes, processes } = graph.config
  if (nodes[recorderName] !== undefined || processes[recorderName] !== undefined) {
    const remedy = 'run it with goshawk up, or give it another name'
    throw new GoshawkError('config-invalid', `${graph.file}: there is a ${recorderName} in it already; ${remedy}`)
  }
  const source = inputs[0]![1].from.split('.')[0]!
  const { host } = processes[nodes[source]!.process]!
  return {
    ...graph.config,
    processes: { ...processes, [recorderName]: { host } },
    nodes: {
      ...nodes,
      [recorderName]: {
        type: 'recorder',
        process: recorderName,
        config: { ...config },
        inputs: Object.fromEntries(inputs),
      },
    },
  }
}
