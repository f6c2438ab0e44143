import pino from 'pino'
import { concatMap, filter, map, Observable, Subject } from 'rxjs'
import t from 'tap'
import { z } from 'zod'
import { GoshawkError } from '../../schemas/errors.js'
import type { DetectedObjects, Header, Message } from '../../schemas/messages.js'
import { defineNode } from './define-node.js'
import type { HopTiming } from './node-context.js'
import { runGraphInProcess } from './run.js'
import { counting, objectsOf, pondering, registryOf, relaying, remembering } from './testing/nodes.js'
import { sketchPlan } from './testing/plans.js'

const log = pino({ level: 'silent' })
const count = (frames: number) => ({ frames, intervalMs: 100, partBytes: [] })
const objects = { objects: 'goshawk.v1.DetectedObjects' } as const
const range = (length: number) => Array.from({ length }, (_, i) => i + 1)

t.test('fifo brings every frame from the source to the sink, in order, and the ledger balances', async (t) => {
  const seen: number[] = []
  const plan = sketchPlan({
    cameras: { type: 'counting', config: count(500), outputs: objects },
    relay: { type: 'pondering', inputs: { objects: { from: 'cameras.objects' } }, outputs: objects },
    sink: { type: 'remembering', inputs: { objects: { from: 'relay.objects' } } },
  })
  const sink = remembering(({ header }) => seen.push(header.frame.number))
  const report = await runGraphInProcess({ plan, log, nodeDefinition: registryOf(counting, pondering, sink) })
  t.same(seen, range(500))
  t.same(report.imbalances, [])
  t.same(report.ledger.frames.cameras, { made: 500, delivered: 500, dropped: 0, inFlight: 0 })
  t.same(report.gaps, {})
  for (const kind of ['age', 'queue', 'compute', 'publish']) {
    t.equal(report.latency[`relay.objects/${kind}`]?.count, 500, `relay ${kind}`)
  }
  t.equal(report.latency['sink.objects/end_to_end']?.count, 500)
  t.equal(report.latency['cameras.objects/compute']?.count, 500)
})

t.test('a held message keeps the next one in its queue, and back-pressure reaches the source', async (t) => {
  const releases: (() => void)[] = []
  const seen: number[] = []
  let arrived = () => {}
  const plan = sketchPlan({
    cameras: { type: 'counting', config: count(50), outputs: objects },
    sink: {
      type: 'remembering',
      inputs: { objects: { from: 'cameras.objects', queue: { policy: 'fifo', depth: 3 } } },
    },
  })
  const sink = remembering(({ header }, hold) => {
    seen.push(header.frame.number)
    releases.push(hold(header))
    arrived()
  })
  let made = 0
  const running = runGraphInProcess({
    plan,
    log,
    nodeDefinition: registryOf(counting, sink),
    onPublish: () => {
      made += 1
    },
  })
  for (let frame = 1; frame <= 50; frame += 1) {
    if (seen.length < frame) {
      await new Promise<void>((resolve) => {
        arrived = resolve
      })
    }
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    t.equal(seen.length, frame)
    t.ok(made <= frame + 3, `${made} made with ${frame} taken and a queue of 3`)
    releases[frame - 1]!()
    releases[frame - 1]!()
  }
  const report = await running
  t.same(report.ledger.frames.cameras, { made: 50, delivered: 50, dropped: 0, inFlight: 0 })
})

t.test('latest never stalls the source: what a slow reader misses is dropped as newer-frame and counted', async (t) => {
  const seen: number[] = []
  let release = () => {}
  let published = 0
  const plan = sketchPlan({
    cameras: { type: 'counting', config: count(100), outputs: objects },
    sink: { type: 'remembering', inputs: { objects: { from: 'cameras.objects', queue: { policy: 'latest' } } } },
  })
  const sink = remembering(({ header }, hold) => {
    seen.push(header.frame.number)
    if (seen.length === 1) release = hold(header)
  })
  const report = await runGraphInProcess({
    plan,
    log,
    nodeDefinition: registryOf(counting, sink),
    onPublish: () => {
      published += 1
      if (published === 100) release()
    },
  })
  t.same(seen, [1, 100])
  t.same(report.ledger.frames.cameras, { made: 100, delivered: 2, dropped: 98, inFlight: 0 })
  t.same(report.ledger.drops, [{ where: 'sink.objects', reason: 'newer-frame', count: 98 }])
})

t.test('lockstep lets a frame in only after the one before has gone through every branch', async (t) => {
  const log_: string[] = []
  const plan = sketchPlan(
    {
      cameras: { type: 'counting', config: count(20), outputs: objects },
      slow: { type: 'pondering', inputs: { objects: { from: 'cameras.objects' } }, outputs: objects },
      fast: { type: 'relaying', inputs: { objects: { from: 'cameras.objects' } }, outputs: objects },
      a: { type: 'remembering', inputs: { objects: { from: 'slow.objects', queue: { policy: 'latest' } } } },
      b: { type: 'remembering', inputs: { objects: { from: 'fast.objects', queue: { policy: 'latest' } } } },
    },
    { clock: { mode: 'lockstep', rate: 1 } },
  )
  const sink = remembering(({ header }) => log_.push(`seen ${header.frame.number}`))
  const report = await runGraphInProcess({
    plan,
    log,
    nodeDefinition: registryOf(counting, pondering, relaying, sink),
    onPublish: ({ stream, frame }) => {
      if (stream === 'cameras.objects') log_.push(`made ${frame.number}`)
    },
  })
  t.same(
    log_,
    range(20).flatMap((n) => [`made ${n}`, `seen ${n}`, `seen ${n}`]),
  )
  t.same(report.ledger.frames.cameras, { made: 20, delivered: 20, dropped: 0, inFlight: 0 })
})

t.test('a frame the node drops, skips or never finishes is accounted for where it was lost', async (t) => {
  const picky = defineNode({
    type: 'picky',
    description: 'Drops every third frame by name.',
    config: z.strictObject({}),
    inputs: { objects: 'goshawk.v1.DetectedObjects' },
    outputs: { objects: 'goshawk.v1.DetectedObjects' },
    setup: (_config, context) => ({
      connect: ({ objects }) => ({
        objects: objects.pipe(
          filter(({ header }) => {
            if (header.frame.number % 3 !== 0) return true
            context.drop(header, 'not-wanted')
            return false
          }),
          map(({ header, payload }) => ({ header, payload })),
        ),
      }),
      dispose: () => {},
    }),
  })
  for (const mode of ['replay', 'lockstep'] as const) {
    const plan = sketchPlan(
      {
        cameras: { type: 'counting', config: count(9), outputs: objects },
        picky: { type: 'picky', inputs: { objects: { from: 'cameras.objects' } }, outputs: objects },
        sink: { type: 'remembering', inputs: { objects: { from: 'picky.objects' } } },
      },
      { clock: { mode, rate: 'max' } },
    )
    const report = await runGraphInProcess({
      plan,
      log,
      nodeDefinition: registryOf(
        counting,
        picky,
        remembering(() => {}),
      ),
    })
    t.same(report.ledger.frames.cameras, { made: 9, delivered: 6, dropped: 3, inFlight: 0 }, mode)
    t.same(report.ledger.drops, [{ where: 'picky.objects', reason: 'not-wanted', count: 3 }])
    t.same(report.imbalances, [])
  }
})

t.test('a source that admits frames and emits only some has skipped the others', async (t) => {
  const wasteful = defineNode({
    type: 'wasteful',
    description: 'Emits every second frame it was admitted.',
    config: z.strictObject({}),
    inputs: {},
    outputs: { objects: 'goshawk.v1.DetectedObjects' },
    setup: (_config, context) => ({
      connect: () => ({
        objects: new Observable<{ header: Header; payload: DetectedObjects }>((subscriber) => {
          const run = async () => {
            for (let i = 0; i < 5; i += 1) {
              const header = await context.admit({ captureTimeNs: BigInt(i) })
              if (i % 2 === 1) subscriber.next({ header, payload: objectsOf('') })
            }
            subscriber.complete()
          }
          run().catch((error: unknown) => subscriber.error(error))
        }),
      }),
      dispose: () => {},
    }),
  })
  const plan = sketchPlan({
    cameras: { type: 'wasteful', outputs: objects },
    sink: { type: 'remembering', inputs: { objects: { from: 'cameras.objects' } } },
  })
  const report = await runGraphInProcess({
    plan,
    log,
    nodeDefinition: registryOf(
      wasteful,
      remembering(() => {}),
    ),
  })
  t.same(report.ledger.frames.cameras, { made: 5, delivered: 2, dropped: 3, inFlight: 0 })
  t.same(report.ledger.drops, [{ where: 'cameras', reason: 'node-skipped', count: 3 }])
})

t.test('messages older than the deadline when taken are stale', async (t) => {
  const seen: number[] = []
  const plan = sketchPlan({
    cameras: { type: 'counting', config: count(3), outputs: objects },
    sink: { type: 'remembering', inputs: { objects: { from: 'cameras.objects', deadlineMs: -1 } } },
  })
  const sink = remembering(({ header }) => seen.push(header.frame.number))
  const report = await runGraphInProcess({ plan, log, nodeDefinition: registryOf(counting, sink) })
  t.same(seen, [])
  t.same(report.ledger.drops, [{ where: 'sink.objects', reason: 'stale', count: 3 }])
})

t.test('a join of two fifo inputs does not wait for itself when its output is narrow', async (t) => {
  const joining = defineNode({
    type: 'joining',
    description: 'Emits a frame once it has it on both inputs.',
    config: z.strictObject({}),
    inputs: { left: 'goshawk.v1.DetectedObjects', right: 'goshawk.v1.DetectedObjects' },
    outputs: { objects: 'goshawk.v1.DetectedObjects' },
    setup: () => ({
      connect: ({ left, right }) => {
        const out = new Subject<Message<DetectedObjects>>()
        const waiting = new Map<number, Message<DetectedObjects>>()
        let open = 2
        for (const input of [left, right]) {
          input.subscribe({
            next: (message) => {
              if (waiting.delete(message.header.frame.number)) out.next(message)
              else waiting.set(message.header.frame.number, message)
            },
            complete: () => {
              open -= 1
              if (open === 0) out.complete()
            },
          })
        }
        return { objects: out }
      },
      dispose: () => {},
    }),
  })
  const narrow = { policy: 'fifo', depth: 1 } as const
  const hops: string[][] = []
  const reporting = defineNode({
    type: 'reporting',
    description: 'Notes the hops of every frame.',
    config: z.strictObject({}),
    inputs: { objects: 'goshawk.v1.DetectedObjects' },
    outputs: {},
    setup: (_config, context) => ({
      connect: ({ objects }) => {
        objects.subscribe(({ header }) => hops.push(context.hopsOf(header).map(({ hop }: HopTiming) => hop)))
        return {}
      },
      dispose: () => {},
    }),
  })
  const plan = sketchPlan({
    cameras: { type: 'counting', config: count(100), outputs: objects },
    slow: { type: 'pondering', inputs: { objects: { from: 'cameras.objects', queue: narrow } }, outputs: objects },
    join: {
      type: 'joining',
      inputs: { left: { from: 'slow.objects', queue: narrow }, right: { from: 'cameras.objects', queue: narrow } },
      outputs: objects,
    },
    sink: { type: 'reporting', inputs: { objects: { from: 'join.objects', queue: narrow } } },
  })
  const report = await runGraphInProcess({
    plan,
    log,
    nodeDefinition: registryOf(counting, pondering, joining, reporting),
  })
  t.same(report.ledger.frames.cameras, { made: 100, delivered: 100, dropped: 0, inFlight: 0 })
  t.equal(hops.length, 100)
  t.same(hops[0], ['cameras.objects', 'slow.objects', 'join.left', 'join.right', 'sink.objects'])
})

t.test('a passive input settles at once and triggers nothing; its end does not end the node', async (t) => {
  const pairs: string[] = []
  const guided = defineNode({
    type: 'guided',
    description: 'Emits what triggers it, knowing what it was told.',
    config: z.strictObject({}),
    inputs: { objects: 'goshawk.v1.DetectedObjects', hint: { type: 'goshawk.v1.DetectedObjects', passive: true } },
    outputs: { objects: 'goshawk.v1.DetectedObjects' },
    setup: () => ({
      connect: ({ objects, hint }) => {
        let known = 0
        const allTold = new Promise<void>((resolve) => {
          hint.subscribe({
            next: ({ header }) => {
              known = header.frame.number
            },
            complete: resolve,
          })
        })
        return {
          objects: objects.pipe(
            concatMap(async ({ header, payload }) => {
              // Two sources keep no order between them: the last frame waits for the hints to have ended.
              if (header.frame.number === 4) await allTold
              pairs.push(`${header.frame.number}:${known}`)
              return { header, payload }
            }),
          ),
        }
      },
      dispose: () => {},
    }),
  })
  const plan = sketchPlan(
    {
      cameras: { type: 'counting', config: count(4), outputs: objects },
      hints: { type: 'counting', config: count(2), outputs: objects },
      node: {
        type: 'guided',
        inputs: { objects: { from: 'cameras.objects' }, hint: { from: 'hints.objects', passive: true } },
        outputs: objects,
      },
      sink: { type: 'remembering', inputs: { objects: { from: 'node.objects' } } },
    },
    { clock: { mode: 'replay', rate: 100 } },
  )
  const report = await runGraphInProcess({
    plan,
    log,
    nodeDefinition: registryOf(
      counting,
      guided,
      remembering(() => {}),
    ),
  })
  t.same(report.ledger.frames.cameras, { made: 4, delivered: 4, dropped: 0, inFlight: 0 })
  t.match(pairs.at(-1), '4:2')
})

t.test('an error in a node ends the run with that error, and its frame is lost there', async (t) => {
  const failing = defineNode({
    type: 'failing',
    description: 'Fails at the third frame.',
    config: z.strictObject({}),
    inputs: { objects: 'goshawk.v1.DetectedObjects' },
    outputs: { objects: 'goshawk.v1.DetectedObjects' },
    setup: () => ({
      connect: ({ objects }) => ({
        objects: objects.pipe(
          map(({ header, payload }) => {
            if (header.frame.number === 3) throw new GoshawkError('image-invalid', 'frame 3 is broken')
            return { header, payload }
          }),
        ),
      }),
      dispose: () => {},
    }),
  })
  const plan = sketchPlan({
    cameras: { type: 'counting', config: count(5), outputs: objects },
    node: { type: 'failing', inputs: { objects: { from: 'cameras.objects' } }, outputs: objects },
    sink: { type: 'remembering', inputs: { objects: { from: 'node.objects' } } },
  })
  const running = runGraphInProcess({
    plan,
    log,
    nodeDefinition: registryOf(
      counting,
      failing,
      remembering(() => {}),
    ),
  })
  await t.rejects(running, { code: 'image-invalid', message: 'frame 3 is broken' })
})

t.test('a drain stops the source, lets through what is under way and disposes every node', async (t) => {
  const abort = new AbortController()
  const seen: number[] = []
  let disposed = 0
  const closing = defineNode({
    type: 'closing',
    description: 'Counts its disposals.',
    config: z.strictObject({}),
    inputs: { objects: 'goshawk.v1.DetectedObjects' },
    outputs: {},
    setup: () => ({
      connect: ({ objects }) => {
        objects.subscribe(({ header }) => {
          seen.push(header.frame.number)
          if (seen.length === 10) abort.abort()
        })
        return {}
      },
      dispose: () => {
        disposed += 1
      },
    }),
  })
  const plan = sketchPlan({
    cameras: { type: 'counting', config: count(1_000_000), outputs: objects },
    sink: { type: 'closing', inputs: { objects: { from: 'cameras.objects' } } },
  })
  const report = await runGraphInProcess({
    plan,
    log,
    nodeDefinition: registryOf(counting, closing),
    signal: abort.signal,
  })
  const { made, delivered } = report.ledger.frames.cameras!
  t.equal(made, delivered)
  t.same(seen, range(made))
  t.equal(disposed, 1)
})
