/** A graph that shows a recording as it was: no detector, no decision, only the publisher. Pure. */
import type { PlayedKind } from '../../nodes/recording/recorded-frames.js'
import type { CheckedGraph } from '../../runtime/config/load-graph.js'
import { GoshawkError } from '../../schemas/errors.js'
import type { GraphConfig } from '../../schemas/graph-config.js'
import type { PlayedRecording } from './replay-graph.js'

export interface PageGraphOptions {
  readonly source: PlayedRecording
  /** What was recorded. */
  readonly kinds: readonly PlayedKind[]
}

const sourceName = 'recording'

/**
 * The publisher stays as the graph has it; recorded messages take the place of what fed it.
 *
 * @throws GoshawkError 'config-invalid' when the graph has no publisher, 'usage-invalid' for a recording without decisions: a
 * frame is shown when it is decided.
 */
export function pageGraph(graph: CheckedGraph, { source, kinds }: PageGraphOptions): GraphConfig {
  const name = [...graph.nodes].find(([, { definition }]) => definition.type === 'publisher')?.[0]
  if (name === undefined) {
    throw new GoshawkError('config-invalid', `${graph.file}: no publisher in it; expected one to show the recording`)
  }
  if (!kinds.includes('decision')) {
    const remedy = 'replay it through the graph, without --to page'
    throw new GoshawkError('usage-invalid', `${source.file}: no decisions were recorded; ${remedy}`)
  }
  const publisher = graph.config.nodes[name]!
  const inputs = kinds.map((kind) => [kind, { from: `${sourceName}.${kind}`, queue: 'fifo' as const }] as const)
  return {
    ...graph.config,
    // Budgets are for what is computed here, which is nothing.
    latency: { warmUpSeconds: 0 },
    nodes: {
      [sourceName]: {
        type: 'recording',
        process: publisher.process,
        config: { ...source, play: [...kinds], pictures: 'optional' },
        inputs: {},
      },
      [name]: { ...publisher, inputs: Object.fromEntries(inputs) },
    },
  }
}
