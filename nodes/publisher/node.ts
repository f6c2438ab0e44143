import { join } from 'node:path'
import { z } from 'zod'
import { defineNode } from '../../runtime/graph/define-node.js'
import type { Message } from '../../schemas/messages.js'
import { packageRoot } from '../../schemas/package-root.js'
import { countersOf } from './counters.js'
import { loadDescriptors } from './descriptors.js'
import { extentOf } from './extent.js'
import { FrameHub } from './frame-hub.js'
import { FrameJoin, type JoinedFrame, type PartKind } from './frame-join.js'
import { startGrpcServer } from './grpc-server.js'
import { grpcWebHandler } from './grpc-web.js'
import { startHttpServer } from './http-server.js'
import { PerceptionService } from './perception-service.js'
import { PublishedFrame } from './published-frame.js'
import { ViewReports } from './view-reports.js'
import { buildWorld } from './world-frame.js'

const partKinds: readonly PartKind[] = ['frames', 'objects', 'tracks', 'decision']

const port = z.number().int().min(0).max(65535)

const config = z.strictObject({
  host: z.string().min(1).default('127.0.0.1').describe('address to listen on; 0.0.0.0 for all'),
  httpPort: port.default(8080).describe('port of the page and of gRPC-Web; 0 takes any free port'),
  grpcPort: port.default(50051).describe('port of gRPC; 0 takes any free port'),
  subscribersMax: z.number().int().min(1).max(1000).default(64).describe('streams open at one time'),
  instructNode: z.string().default('decision').describe('node that takes the passenger’s instructions'),
  joinFramesMax: z.number().int().min(1).max(1000).default(32).describe('frames waited for at one time'),
  joinBytesMax: z.number().int().min(1).default(268_435_456).describe('bytes of pictures held while waiting'),
  joinWaitMs: z
    .number()
    .int()
    .min(1)
    .max(60_000)
    .default(250)
    .describe('how long a decided frame waits for parts of it that are late'),
  pageFolder: z.string().default('').describe('folder of the built page; empty for the one in the package'),
})

export default defineNode({
  type: 'publisher',
  description: 'Publishes world frames over gRPC and gRPC-Web, and serves the page that shows them.',
  config,
  inputs: {
    frames: { type: 'goshawk.v1.CameraFrames', passive: true, optional: true },
    objects: { type: 'goshawk.v1.DetectedObjects', passive: true, optional: true },
    tracks: { type: 'goshawk.v1.Tracks', passive: true, optional: true },
    decision: 'goshawk.v1.Decision',
  },
  outputs: {},
  setup: async (options, context) => {
    const hub = new FrameHub()
    const published = context.counter('frames_published_total')
    const skipped = context.counter('frames_skipped_by_slow_readers_total')
    const forgotten = context.counter('frames_forgotten_undecided_total')
    const views = new ViewReports((browsers) => context.describe({ browsers }))
    const service = new PerceptionService({
      hub,
      subscribersMax: options.subscribersMax,
      nowNs: () => context.clock.nowNs(),
      report: () => context.report(),
      graph: () => context.graph?.(),
      instructNode: options.instructNode,
      command: (node, command) => context.command(node, command),
      onSkipped: (frames) => skipped.add(frames),
      views,
    })
    const descriptors = loadDescriptors()
    const { host } = options
    const grpc = await startGrpcServer({ host, port: options.grpcPort, node: context.node, descriptors, service })
    const http = await startHttpServer({
      host,
      port: options.httpPort,
      node: context.node,
      pageFolder: options.pageFolder || join(packageRoot, 'dist/page'),
      rpc: (fallback) => grpcWebHandler(descriptors, service, fallback),
    }).catch(async (error: unknown) => {
      await grpc.close()
      throw error
    })
    const view = { url: `http://${shownHost(host)}:${http.port}/`, grpc: `${shownHost(host)}:${grpc.port}` }
    context.log.info(view, `view at ${view.url}, gRPC at ${view.grpc}`)
    context.describe({ view })

    const expected = partKinds.filter((kind) => context.connectedInputs.has(kind))
    const bounds = { framesMax: options.joinFramesMax, bytesMax: options.joinBytesMax }
    const partsOfFrames = new FrameJoin(bounds, expected)
    let sequence = 0
    let forgottenSoFar = 0
    let flushTimer: NodeJS.Timeout | undefined
    let closed: Promise<void> | undefined

    const unusable = context.counter('bulk_parts_unusable_total')
    let isTold = false
    const note = (reasons: readonly string[]): void => {
      if (reasons.length === 0) return
      unusable.add(reasons.length)
      if (!isTold) context.log.warn(`left out: ${reasons.join('; ')} (later ones are only counted)`)
      isTold = true
    }
    const publish = (ready: readonly JoinedFrame[]): void => {
      for (const frame of ready) {
        sequence++
        const report = context.report()
        const world = buildWorld(frame, {
          sequence,
          nowNs: context.clock.nowNs(),
          clockMode: context.clock.mode,
          hops: context.hopsOf(frame.decision.header),
          counters: countersOf(report),
          extent: extentOf(report, frame.decision.payload.timestampUs),
        })
        note(world.unusable)
        hub.publish(new PublishedFrame(sequence, world))
        published.add()
      }
      forgotten.add(partsOfFrames.forgotten - forgottenSoFar)
      forgottenSoFar = partsOfFrames.forgotten
      if (!partsOfFrames.hasDecided) {
        clearTimeout(flushTimer)
        flushTimer = undefined
      } else if (!flushTimer) {
        flushTimer = setTimeout(() => {
          flushTimer = undefined
          publish(partsOfFrames.flush())
        }, options.joinWaitMs)
      }
    }

    return {
      connect: ({ frames, objects, tracks, decision }) => {
        frames.subscribe((message) => publish(partsOfFrames.add('frames', owned(message))))
        objects.subscribe((message) => publish(partsOfFrames.add('objects', owned(message))))
        tracks.subscribe((message) => publish(partsOfFrames.add('tracks', message)))
        decision.subscribe((message) => publish(partsOfFrames.add('decision', message)))
        return {}
      },
      dispose: () => {
        clearTimeout(flushTimer)
        hub.close()
        closed ??= Promise.all([grpc.close(), http.close()]).then(() => {})
        return closed
      },
    }
  },
})

/** Parts are borrowed until the message settles; readers fetch pictures later, so the publisher keeps its own copy. */
function owned<T>(message: Message<T>): Message<T> {
  return { ...message, parts: message.parts.map((part) => Uint8Array.from(part)) }
}

function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
