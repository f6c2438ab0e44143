import type { Logger } from 'pino'
import type { Header } from '../../schemas/messages.js'

export interface Clock {
  readonly mode: 'wall' | 'replay' | 'lockstep'
  /** Wall time in nanoseconds since the Unix epoch; monotonic, and one clock for all processes of a host. */
  nowNs(): bigint
}

export interface Counter {
  add(count?: number): void
}

/** What the runtime gives a node. */
export interface NodeContext {
  /** The node's name in runtime.yaml. */
  readonly node: string
  /** Starts of this node's process before this one: 0 unless it crashed. */
  readonly epoch: number
  /** Inputs that runtime.yaml connects: optional ones may be absent. */
  readonly connectedInputs: ReadonlySet<string>
  readonly clock: Clock
  readonly log: Logger
  /** A counter for the report; the name ends in its unit, e.g. `detections_total`. */
  counter(name: string): Counter
  /** Aborted when the process drains: sources stop making frames. */
  readonly signal: AbortSignal

  /**
   * For sources. Waits until the clock, pause state, and the room in fifo queues downstream allow the next frame
   * (`lockstep`: until the last one has settled at every sink), counts it as made and returns its header.
   * Rejects with a GoshawkError 'cancelled' when the process drains.
   *
   * `wall` and `replay` pace by the differences of captureTimeNs; a capture time that jumps backwards or by more
   * than 5 s (next scene) restarts the pacing instead of waiting, and so does a frame that somebody sought (`isJump`).
   */
  admit(options: { readonly captureTimeNs: bigint; readonly isJump?: boolean }): Promise<Header>

  /** Says that nothing will be emitted for this message; counted with its reason (kebab-case). */
  drop(header: Header, reason: string): void
  /** For nodes without outputs that work asynchronously: the message settles when the returned function is called. */
  hold(header: Header): () => void
  /** Latency of the hops this frame has passed on its way here, where known. For the publisher. */
  hopsOf(header: Header): readonly HopTiming[]
  /** The newest report of the whole graph, pushed by the supervisor about once a second; undefined before the first. */
  report(): unknown
  /** The whole plan as `goshawk graph` prints it, for the publisher; absent where there is no graph. */
  graph?(): { readonly json: string; readonly mermaid: string }
  /** Facts for the report, e.g. the detector's model and provider. Later calls replace earlier ones by key. */
  describe(facts: Readonly<Record<string, unknown>>): void
  /** Folder of this run for files a node writes (results, recordings). */
  readonly runFolder: string
  /** Sends a control command to another node, or to all sources when `node` is ''; resolves with its answer. */
  command(node: string, command: unknown): Promise<unknown>
}

export interface HopTiming {
  /** node.input */
  readonly hop: string
  readonly ageMs: number
  readonly queueMs: number
  readonly computeMs: number
  readonly publishMs: number
}
