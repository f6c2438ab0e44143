/** Runs a node's shell without a graph: what it asks of the runtime is recorded, time stands still until moved. */
import pino from 'pino'
import { GoshawkError } from '../../../schemas/errors.js'
import type { Header, Message } from '../../../schemas/messages.js'
import type { HopTiming, NodeContext } from '../node-context.js'

export interface FakeContextOptions {
  readonly node?: string
  readonly epoch?: number
  readonly runFolder?: string
  readonly mode?: NodeContext['clock']['mode']
  readonly hops?: readonly HopTiming[]
  readonly report?: unknown
  readonly command?: NodeContext['command']
  readonly connectedInputs?: readonly string[]
}

export interface FakeContext extends NodeContext {
  readonly counters: ReadonlyMap<string, number>
  readonly facts: Readonly<Record<string, unknown>>
  /** Reason of every drop, in order. */
  readonly dropped: readonly { readonly header: Header; readonly reason: string }[]
  /** Messages held now. */
  readonly held: number
  /** What was logged at `warn` and above. */
  readonly warnings: readonly string[]
  /** Capture times of the frames admitted so far. */
  readonly admitted: readonly bigint[]
  /** Drains: `signal` aborts, and `admit` rejects from here on. */
  drain(): void
}

/** Wall time of the fake clock: 2024-01-01, every call a microsecond later. */
const startNs = 1_704_067_200_000_000_000n

export function createFakeContext(options: FakeContextOptions = {}): FakeContext {
  const node = options.node ?? 'node'
  const epoch = options.epoch ?? 0
  const counters = new Map<string, number>()
  const dropped: { header: Header; reason: string }[] = []
  const warnings: string[] = []
  const admitted: bigint[] = []
  const abort = new AbortController()
  let facts: Readonly<Record<string, unknown>> = {}
  let held = 0
  let nowNs = startNs
  const stream = { write: (line: string) => void warnings.push((JSON.parse(line) as { msg: string }).msg) }
  return {
    node,
    epoch,
    clock: { mode: options.mode ?? 'replay', nowNs: () => (nowNs += 1000n) },
    log: pino({ level: 'warn' }, stream),
    counter: (name) => ({ add: (count = 1) => void counters.set(name, (counters.get(name) ?? 0) + count) }),
    signal: abort.signal,
    async admit({ captureTimeNs }) {
      if (abort.signal.aborted) throw new GoshawkError('cancelled', `${node}: frame not admitted: the run is ending`)
      admitted.push(captureTimeNs)
      return fakeHeader({ source: node, epoch, number: admitted.length, captureTimeNs })
    },
    drop: (header, reason) => void dropped.push({ header, reason }),
    hold: () => {
      held += 1
      let isOpen = true
      return () => {
        if (isOpen) held -= 1
        isOpen = false
      }
    },
    hopsOf: () => options.hops ?? [],
    connectedInputs: new Set(options.connectedInputs),
    report: () => options.report,
    describe: (given) => {
      facts = { ...facts, ...given }
    },
    runFolder: options.runFolder ?? '',
    command: options.command ?? (() => Promise.resolve(undefined)),
    get counters() {
      return counters
    },
    get facts() {
      return facts
    },
    get dropped() {
      return dropped
    },
    get held() {
      return held
    },
    get warnings() {
      return warnings
    },
    get admitted() {
      return admitted
    },
    drain: () => abort.abort(),
  }
}

export interface FakeHeaderOptions {
  readonly source?: string
  readonly epoch?: number
  readonly number: number
  readonly captureTimeNs?: bigint
}

export function fakeHeader({ source = 'source', epoch = 0, number, captureTimeNs = 0n }: FakeHeaderOptions): Header {
  return {
    stream: '',
    sequence: number,
    epoch,
    frame: { source, number, epoch },
    captureTimeNs,
    originTimeNs: startNs,
    publishTimeNs: 0n,
    traceparent: '00-00000000000000000000000000000001-0000000000000001-01',
  }
}

/** A message as the runtime would hand it over. */
export function fakeMessage<T>(number: number, payload: T, parts: readonly Uint8Array[] = []): Message<T> {
  return { header: fakeHeader({ number }), payload, parts }
}
