/** What will run where: the checked result of runtime.yaml, and all that a process needs to know of its neighbours. */
import type { MessageTypeName } from '../../schemas/messages.js'

export type QueuePolicy =
  /** Newest wins; what it replaces is dropped and counted. */
  | { readonly policy: 'latest' }
  /** Bounded and lossless: when full, back-pressure reaches the source. */
  | { readonly policy: 'fifo'; readonly depth: number }
  /** Bounded; the oldest is dropped and counted. */
  | { readonly policy: 'drop-oldest'; readonly depth: number }

export interface LatencyBudget {
  /** (0, 100] */
  readonly percentile: number
  readonly msMax: number
}

/** One connection: an output of one node to one input of another. */
export interface PlannedLink {
  /** `${to.node}.${to.input}`: unique, and the hop's name in every report. */
  readonly name: string
  readonly from: { readonly node: string; readonly output: string }
  readonly to: { readonly node: string; readonly input: string }
  readonly type: MessageTypeName
  readonly queue: QueuePolicy
  /** Age on arrival plus queue wait of this input. */
  readonly budget?: LatencyBudget
  /** Messages older than this (wall age since origin) when taken are dropped as `stale`. */
  readonly deadlineMs?: number
  readonly passive: boolean
  /** in-process: no serialisation. Otherwise the address the producing side binds and the consuming side connects to. */
  readonly transport:
    | { readonly kind: 'in-process' }
    | { readonly kind: 'zeromq'; readonly bind: string; readonly connect: string }
}

export interface PlannedNode {
  readonly name: string
  readonly type: string
  readonly process: string
  /** URL of the module whose default export is the node's definition; a process imports only its own nodes'. */
  readonly module: string
  /** Parsed and complete: defaults filled in. */
  readonly config: unknown
  readonly outputs: Readonly<Record<string, MessageTypeName>>
  /** No input is connected but passive ones: it makes frames by `context.admit`. */
  readonly isSource: boolean
  /** None of its outputs is connected: frames are delivered when they settle here. */
  readonly isSink: boolean
}

export interface PlannedProcess {
  readonly name: string
  readonly host: string
  readonly nodes: readonly string[]
}

export interface ClockPlan {
  readonly mode: 'wall' | 'replay' | 'lockstep'
  /** For replay: recorded seconds per wall second; 'max' plays as fast as the graph allows. */
  readonly rate: number | 'max'
}

export interface SupervisionPlan {
  readonly heartbeatMs: number
  /** Silence after which a process counts as hung, is killed and restarted. */
  readonly heartbeatTimeoutMs: number
  readonly startTimeoutMs: number
  readonly drainTimeoutMs: number
  readonly restartDelayMsMin: number
  readonly restartDelayMsMax: number
  /** More crashes than this within crashWindowMs is a crash loop: the run ends with an error. */
  readonly crashesMax: number
  readonly crashWindowMs: number
}

export interface GraphPlan {
  /** runtime.yaml, as given on the command line. */
  readonly file: string
  readonly clock: ClockPlan
  readonly processes: readonly PlannedProcess[]
  readonly nodes: readonly PlannedNode[]
  readonly links: readonly PlannedLink[]
  readonly endToEndBudget?: LatencyBudget
  /** Of what the runtime adds: end to end without the nodes' own work. */
  readonly addedBudget?: LatencyBudget
  /** No latency is recorded for so many milliseconds after the start. */
  readonly warmUpMs: number
  readonly supervision: SupervisionPlan
  /** Address of the supervisor's control socket. */
  readonly controlAddress: string
  /** Folder of this run: sockets (ipc), logs, results. */
  readonly runFolder: string
  /** Where this host's supervisor runs the processes of. */
  readonly host: string
  /** CURVE key pairs for tcp links: folder with one key file a host. */
  readonly curve?: { readonly keyFolder: string }
  /** Write the sha256 of every published message to the run folder (`replay --verify`). */
  readonly digests: boolean
}
