/** Runs the publisher without a graph: what it needs of the runtime is played by a few lines here. */
import pino from 'pino'
import { Subject } from 'rxjs'
import type { HopTiming, NodeContext } from '../../../runtime/graph/node-context.js'
import type { CameraFrames, Decision, DetectedObjects, Message, Tracks } from '../../../schemas/messages.js'
import publisher from '../node.js'
import { type SyntheticFrame, syntheticHeader } from './synthetic-frames.js'

export interface PublisherOptions {
  /** Of the publisher; ports default to any free ones. */
  readonly config?: Readonly<Record<string, unknown>>
  readonly report?: unknown
  readonly command?: (node: string, command: unknown) => Promise<unknown>
}

export interface RunningPublisher {
  readonly url: string
  /** host:port */
  readonly grpc: string
  readonly httpPort: number
  readonly counters: ReadonlyMap<string, number>
  /** What the node says of itself. */
  readonly facts: () => Readonly<Record<string, unknown>>
  /** @param number - of the frame, when it is sent again under another. */
  send(frame: SyntheticFrame, number?: number): void
  dispose(): Promise<void>
}

const hops: readonly HopTiming[] = [
  { hop: 'detector.frames', ageMs: 1.2, queueMs: 0.4, computeMs: 31.5, publishMs: 0.2 },
  { hop: 'decision.objects', ageMs: 33.9, queueMs: 0.1, computeMs: 0.6, publishMs: 0.1 },
  { hop: 'publisher.decision', ageMs: 35.1, queueMs: 0.2, computeMs: 0.9, publishMs: 0 },
]

export async function runPublisher({ config, report, command }: PublisherOptions = {}): Promise<RunningPublisher> {
  const counters = new Map<string, number>()
  let facts: Readonly<Record<string, unknown>> = {}
  const context: NodeContext = {
    node: 'publisher',
    epoch: 0,
    connectedInputs: new Set(['frames', 'objects', 'tracks', 'decision']),
    clock: {
      mode: 'wall',
      nowNs: () => BigInt(Math.round((performance.timeOrigin + performance.now()) * 1e6)),
    },
    log: pino({ level: 'silent' }),
    counter: (name) => ({ add: (count = 1) => counters.set(name, (counters.get(name) ?? 0) + count) }),
    signal: new AbortController().signal,
    admit: () => Promise.reject(new Error('a sink admits nothing')),
    drop: () => {},
    hold: () => () => {},
    hopsOf: () => hops,
    report: () => report,
    graph: () => ({ json: '{"nodes":[]}', mermaid: 'flowchart LR' }),
    describe: (given) => {
      facts = { ...facts, ...given }
    },
    runFolder: '',
    command: command ?? (() => Promise.resolve(undefined)),
  }
  const running = await publisher.setup(publisher.config.parse({ httpPort: 0, grpcPort: 0, ...config }), context)
  const frames = new Subject<Message<CameraFrames>>()
  const objects = new Subject<Message<DetectedObjects>>()
  const tracks = new Subject<Message<Tracks>>()
  const decision = new Subject<Message<Decision>>()
  running.connect({ frames, objects, tracks, decision })
  const { url, grpc } = facts.view as { url: string; grpc: string }
  return {
    url,
    grpc,
    httpPort: Number(new URL(url).port),
    counters,
    facts: () => facts,
    send: (frame, number = frame.decision.header.frame.number) => {
      const header = syntheticHeader(number)
      frames.next({ ...frame.frames, header })
      objects.next({ ...frame.objects, header })
      tracks.next({ ...frame.tracks, header })
      decision.next({ ...frame.decision, header })
    },
    dispose: async () => {
      await running.dispose()
    },
  }
}
