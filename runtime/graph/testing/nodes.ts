/** Well-behaved nodes for tests of the runtime: a counter of frames, a relay, a sink that remembers. */
import { concatMap, map, Observable } from 'rxjs'
import { z } from 'zod'
import { GoshawkError } from '../../../schemas/errors.js'
import type { DetectedObjects, Header, Message } from '../../../schemas/messages.js'
import { defineNode, type NodeDefinition, type Outgoing } from '../define-node.js'
import type { NodeRegistry } from '../process-graph.js'

const identity = { translation: { x: 0, y: 0, z: 0 }, rotation: { w: 1, x: 0, y: 0, z: 0 } }

export function objectsOf(sampleToken: string): DetectedObjects {
  return {
    scene: 'test',
    sampleToken,
    timestampUs: 0,
    globalFromEgo: identity,
    objects: [],
    model: { bundle: '', architecture: '', provider: 'none', trained: false, sha256: '' },
    missingCameras: [],
    egoSpeedMps: Number.NaN,
  }
}

/** Emits `frames` frames, `intervalMs` of recorded time apart, with `partBytes` bytes of bulk each. */
export const counting = defineNode({
  type: 'counting',
  description: 'Counts frames.',
  config: z.strictObject({ frames: z.number(), intervalMs: z.number(), partBytes: z.array(z.number()) }),
  inputs: {},
  outputs: { objects: 'goshawk.v1.DetectedObjects' },
  setup: ({ frames, intervalMs, partBytes }, context) => ({
    connect: () => ({
      objects: new Observable<Outgoing<DetectedObjects>>((subscriber) => {
        const run = async () => {
          for (let i = 0; i < frames && !subscriber.closed; i += 1) {
            const header = await context.admit({ captureTimeNs: BigInt(i * intervalMs) * 1_000_000n })
            const parts = partBytes.map((bytes) => Buffer.alloc(bytes, i))
            subscriber.next({ header, payload: objectsOf(`${header.frame.epoch}:${header.frame.number}`), parts })
          }
          subscriber.complete()
        }
        run().catch((error: unknown) => subscriber.error(error))
      }),
    }),
    dispose: () => {},
  }),
})

export const relaying = defineNode({
  type: 'relaying',
  description: 'Passes every message on.',
  config: z.strictObject({}),
  inputs: { objects: 'goshawk.v1.DetectedObjects' },
  outputs: { objects: 'goshawk.v1.DetectedObjects' },
  setup: () => ({
    connect: ({ objects }) => ({
      objects: objects.pipe(map(({ header, payload, parts }) => ({ header, payload, parts }))),
    }),
    dispose: () => {},
  }),
})

/** Passes every message on, a macrotask later. */
export const pondering = defineNode({
  type: 'pondering',
  description: 'Passes every message on, later.',
  config: z.strictObject({}),
  inputs: { objects: 'goshawk.v1.DetectedObjects' },
  outputs: { objects: 'goshawk.v1.DetectedObjects' },
  setup: () => ({
    connect: ({ objects }) => ({
      objects: objects.pipe(
        concatMap(async ({ header, payload, parts }) => {
          await new Promise((resolve) => setImmediate(resolve))
          return { header, payload, parts }
        }),
      ),
    }),
    dispose: () => {},
  }),
})

/** A sink that hands every message to `onMessage`, which may hold it. */
export function remembering(
  onMessage: (message: Message<DetectedObjects>, hold: (header: Header) => () => void) => void,
): NodeDefinition {
  return defineNode({
    type: 'remembering',
    description: 'Remembers what it saw.',
    config: z.strictObject({}),
    inputs: { objects: 'goshawk.v1.DetectedObjects' },
    outputs: {},
    setup: (_config, context) => ({
      connect: ({ objects }) => {
        objects.subscribe((message) => onMessage(message, (header) => context.hold(header)))
        return {}
      },
      dispose: () => {},
    }),
  }) as unknown as NodeDefinition
}

export function registryOf(...definitions: readonly unknown[]): NodeRegistry {
  const byType = new Map((definitions as readonly NodeDefinition[]).map((definition) => [definition.type, definition]))
  return async ({ type }) => {
    const definition = byType.get(type)
    if (definition === undefined) throw new GoshawkError('config-invalid', `no node type ${type}`)
    return definition
  }
}
