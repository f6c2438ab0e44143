/**
 * Random graphs over random processes, with random queues, random node manners and random kills, all in this process:
 * whatever they are, every frame is accounted for, nothing is reordered, and lossless graphs lose nothing.
 * A failure prints its seed and the smallest graph that shows it.
 */
import fc from 'fast-check'
import pino from 'pino'
import { Subject } from 'rxjs'
import t from 'tap'
import { z } from 'zod'
import type { DetectedObjects, FrameId, Message } from '../../schemas/messages.js'
import { measureClockOffsetNs, systemTime } from '../clock/time.js'
import { RunState } from '../supervisor/run-state.js'
import { inProcessTransport } from '../transport/in-process.js'
import { defineNode, type NodeDefinition, type Outgoing } from './define-node.js'
import { FrameTokens } from './frame-tokens.js'
import type { GraphPlan, QueuePolicy } from './plan.js'
import { ProcessGraph } from './process-graph.js'
import { Recorder } from './recorder.js'
import { counting, registryOf } from './testing/nodes.js'
import { type NodeSketch, sketchPlan } from './testing/plans.js'

const log = pino({ level: 'silent' })
const time = systemTime(measureClockOffsetNs())
const objects = { objects: 'goshawk.v1.DetectedObjects' } as const
const turns = async (count: number) => {
  for (let i = 0; i < count; i += 1) await new Promise((resolve) => setImmediate(resolve))
}

/** A graph this small that has not come to rest after so many turns never will. */
const turnsMax = 20_000

/** Emits a frame once every input has brought it, after `turns` turns; drops every `dropEvery`th (0: none). */
const mixing = defineNode({
  type: 'mixing',
  description: 'Joins what it gets.',
  config: z.strictObject({ turns: z.number(), dropEvery: z.number(), inputs: z.number() }),
  inputs: {
    a: { type: 'goshawk.v1.DetectedObjects', optional: true },
    b: { type: 'goshawk.v1.DetectedObjects', optional: true },
  },
  outputs: objects,
  setup: (config, context) => ({
    connect: ({ a, b }) => {
      const out = new Subject<Outgoing<DetectedObjects>>()
      const inputs = [a, b].slice(0, config.inputs)
      const waiting = inputs.map(() => new Map<string, Message<DetectedObjects>>())
      let work = Promise.resolve()
      const isOpen = inputs.map(() => true)
      const key = ({ source, epoch }: FrameId) => `${source}/${epoch}`
      const finish = (message: Message<DetectedObjects>) => {
        work = work.then(() => turns(config.turns)).then(() => out.next(message))
        if (config.turns === 0) work = work.then(() => undefined)
      }
      for (const [i, input] of inputs.entries()) {
        input.subscribe({
          next: (message) => {
            const { frame } = message.header
            if (config.dropEvery > 0 && frame.number % config.dropEvery === 0) {
              // Whatever waits for this frame or an older one on the other input waits in vain.
              const other = waiting[1 - i]?.get(key(frame))
              if (other !== undefined && other.header.frame.number <= frame.number) {
                waiting[1 - i]!.delete(key(frame))
                if (other.header.frame.number < frame.number) context.drop(other.header, 'no-partner')
              }
              context.drop(message.header, 'every-nth')
              return
            }
            if (inputs.length === 1) {
              if (config.turns === 0) out.next(message)
              else finish(message)
              return
            }
            const other = waiting[1 - i]!.get(key(frame))
            if (other !== undefined && other.header.frame.number === frame.number) {
              waiting[1 - i]!.delete(key(frame))
              finish(message)
              return
            }
            // The other input has ended or is past this frame, or this input is past what waits there: no partner will come.
            if (!isOpen[1 - i] || (other !== undefined && other.header.frame.number > frame.number))
              context.drop(message.header, 'no-partner')
            else {
              if (other !== undefined) {
                waiting[1 - i]!.delete(key(frame))
                context.drop(other.header, 'no-partner')
              }
              waiting[i]!.set(key(frame), message)
            }
          },
          complete: () => {
            isOpen[i] = false
            for (const message of waiting[1 - i]?.values() ?? []) context.drop(message.header, 'no-partner')
            waiting[1 - i]?.clear()
            if (!isOpen.includes(true)) void work.then(() => out.complete())
          },
        })
      }
      return { objects: out }
    },
    dispose: () => {},
  }),
})

interface Seen {
  readonly sink: string
  readonly life: number
  readonly frame: FrameId
}

function sinking(seen: Seen[]): NodeDefinition {
  return defineNode({
    type: 'sinking',
    description: 'Remembers; holds each message for some turns.',
    config: z.strictObject({ turns: z.number() }),
    inputs: objects,
    outputs: {},
    setup: (config, context) => ({
      connect: ({ objects: input }) => {
        input.subscribe(({ header }) => {
          seen.push({ sink: context.node, life: context.epoch, frame: header.frame })
          if (config.turns > 0) void turns(config.turns).then(context.hold(header))
        })
        return {}
      },
      dispose: () => {},
    }),
  }) as unknown as NodeDefinition
}

const queues = fc.oneof(
  fc.constant<QueuePolicy>({ policy: 'latest' }),
  fc.integer({ min: 1, max: 4 }).map<QueuePolicy>((depth) => ({ policy: 'fifo', depth })),
  fc.integer({ min: 1, max: 4 }).map<QueuePolicy>((depth) => ({ policy: 'drop-oldest', depth })),
)

interface NodeDraw {
  readonly turns: number
  readonly dropEvery: number
  readonly inputs: readonly { readonly from: number; readonly queue: QueuePolicy }[]
  readonly process: number
}

const nodeDraws: fc.Arbitrary<NodeDraw> = fc.record({
  turns: fc.nat({ max: 3 }),
  dropEvery: fc.constantFrom(0, 0, 0, 3, 5),
  inputs: fc.array(fc.record({ from: fc.nat({ max: 20 }), queue: queues }), { minLength: 1, maxLength: 2 }),
  process: fc.nat({ max: 2 }),
})

const draws = fc.record({
  frames: fc.integer({ min: 0, max: 40 }),
  sources: fc.integer({ min: 1, max: 2 }),
  mixers: fc.array(nodeDraws, { maxLength: 4 }),
  sinks: fc.array(nodeDraws, { minLength: 1, maxLength: 3 }),
  isLockstep: fc.boolean(),
  /** Turns of the event loop after which each of these processes is killed and started again. */
  kills: fc.array(fc.record({ process: fc.nat({ max: 2 }), afterTurns: fc.nat({ max: 60 }) }), { maxLength: 2 }),
})
type Draw = typeof draws extends fc.Arbitrary<infer T> ? T : never

function sketch({ frames, sources, mixers, sinks, isLockstep }: Draw): GraphPlan {
  const sketches: Record<string, NodeSketch> = {}
  const producers: string[] = []
  for (let i = 0; i < sources; i += 1) {
    sketches[`source${i}`] = {
      type: 'counting',
      process: 'p0',
      config: { frames, intervalMs: 10, partBytes: [3] },
      outputs: objects,
    }
    producers.push(`source${i}.objects`)
  }
  for (const [i, { turns: delay, dropEvery, inputs, process }] of mixers.entries()) {
    const [first, second] = inputs.map(({ from, queue }) => ({ from: producers[from % producers.length]!, queue }))
    // A join needs frames of one source on both inputs.
    const isJoin = second !== undefined && sourceOf(sketches, first!.from) === sourceOf(sketches, second.from)
    sketches[`mixer${i}`] = {
      type: 'mixing',
      process: `p${process}`,
      // In lockstep a join whose partner was dropped would wait for a next frame that waits for it.
      config: { turns: delay, dropEvery: isLockstep ? 0 : dropEvery, inputs: isJoin ? 2 : 1 },
      inputs: isJoin ? { a: first!, b: second } : { a: first! },
      outputs: objects,
    }
    producers.push(`mixer${i}.objects`)
  }
  for (const [i, { turns: delay, inputs, process }] of sinks.entries()) {
    const { from, queue } = inputs[0]!
    sketches[`sink${i}`] = {
      type: 'sinking',
      process: `p${process}`,
      config: { turns: delay },
      inputs: { objects: { from: producers[from % producers.length]!, queue } },
    }
  }
  return sketchPlan(sketches, { clock: isLockstep ? { mode: 'lockstep', rate: 1 } : { mode: 'replay', rate: 'max' } })
}

function sourceOf(sketches: Record<string, NodeSketch>, output: string): string {
  const node = output.split('.')[0]!
  const input = sketches[node]?.inputs?.a
  return input === undefined ? node : sourceOf(sketches, input.from)
}

/** Processes that come back when killed: a supervisor without sockets. */
async function simulate(plan: GraphPlan, kills: Draw['kills']) {
  const seen: Seen[] = []
  const state = new RunState(plan)
  const transport = inProcessTransport()
  const graphs = new Map<string, { graph: ProcessGraph; recorder: Recorder; epoch: number }>()
  const tokens = new FrameTokens((frame) => {
    for (const { graph } of graphs.values()) if (graph.hasNode(frame.source)) graph.frameSettled(frame)
  })
  const failures: unknown[] = []
  const collect = (process: string) => {
    const { recorder, graph } = graphs.get(process)!
    state.apply(process, {
      ...recorder.take({ withHistograms: true }),
      nodes: graph.status(),
      eventLoopDelayMsMax: 0,
      residentBytes: 0,
    })
  }
  const open = async (process: string, epoch: number) => {
    const recorder = new Recorder({
      tracksFlow: plan.clock.mode === 'lockstep',
      onUrgent: () => {
        // What a dead process did not report in time is never reported.
        if (graphs.get(process)?.recorder === recorder) tokens.apply(recorder.takeFlow())
      },
    })
    const graph = await ProcessGraph.open({
      plan,
      process,
      epoch,
      nodeDefinition: registryOf(counting, mixing, sinking(seen)),
      time,
      log,
      transport,
      recorder,
      onPublish: undefined,
      report: () => undefined,
      command: async () => undefined,
      onSourceCompleted: () => undefined,
      onError: (error) => failures.push(error),
    })
    graphs.set(process, { graph, recorder, epoch })
    graph.start()
  }
  for (const { name } of plan.processes) await open(name, 0)
  for (const { process: index, afterTurns } of kills) {
    await turns(afterTurns)
    const { name } = plan.processes[index % plan.processes.length]!
    // Sources begin again after a crash, which is no loss but makes the totals unknown: only others are killed.
    if (plan.nodes.some((node) => node.isSource && node.process === name)) continue
    const { graph, epoch } = graphs.get(name)!
    const dying = graph.dispose()
    graphs.get(name)!.recorder.take({ withHistograms: false })
    state.ledger.processCrashed(name)
    await dying
    await turns(3)
    await open(name, epoch + 1)
    if (plan.clock.mode === 'lockstep') {
      state.ledger.giveUpInFlight(name)
      tokens.abandonAll()
    }
  }
  let isFinished = false
  void Promise.all([...graphs.values()].map(({ graph }) => graph.finished)).then(() => {
    isFinished = true
  })
  for (let turn = 0; !isFinished; turn += 1) {
    if (turn === turnsMax) {
      const held = [...graphs].map(([name, { graph }]) => `${name} ${JSON.stringify(graph.status())}`)
      throw new Error(`does not come to rest: ${held.join('\n')}\n${JSON.stringify(seen.slice(-3))}`)
    }
    await turns(1)
  }
  for (const { name } of plan.processes) collect(name)
  for (const { graph } of graphs.values()) await graph.dispose()
  for (const [name, { epoch }] of graphs) if (epoch > 0) state.ledger.giveUpInFlight(name)
  if (failures.length > 0) throw failures[0]
  return { seen, report: state.report() }
}

function checkOrder(seen: readonly Seen[]): void {
  const last = new Map<string, number>()
  for (const { sink, life, frame } of seen) {
    const key = `${sink}/${life}/${frame.source}/${frame.epoch}`
    if (frame.number <= (last.get(key) ?? 0))
      throw new Error(`${sink} saw frame ${frame.number} after ${last.get(key)}`)
    last.set(key, frame.number)
  }
}

t.test('every frame of a random graph is accounted for, in order, whoever is killed', async () => {
  await fc.assert(
    fc.asyncProperty(draws, async (draw) => {
      const { seen, report } = await simulate(sketch(draw), draw.kills)
      checkOrder(seen)
      if (report.imbalances.length > 0) throw new Error(report.imbalances.join('\n'))
      for (const [source, { made, inFlight }] of Object.entries(report.ledger.frames)) {
        if (made !== draw.frames || inFlight !== 0) throw new Error(`${source}: ${made} made, ${inFlight} in flight`)
      }
    }),
    { numRuns: 150 },
  )
})

t.test('a graph of fifo links and nodes that drop nothing delivers every frame to every sink', async () => {
  const lossless = draws.map((draw): Draw => {
    const polite = <T extends NodeDraw>(node: T): T => ({
      ...node,
      dropEvery: 0,
      inputs: node.inputs.map(({ from, queue }) => ({
        from,
        queue: { policy: 'fifo', depth: queue.policy === 'latest' ? 1 : queue.depth },
      })),
    })
    return { ...draw, mixers: draw.mixers.map(polite), sinks: draw.sinks.map(polite), kills: [] }
  })
  await fc.assert(
    fc.asyncProperty(lossless, async (draw) => {
      const { report } = await simulate(sketch(draw), [])
      if (report.ledger.drops.length > 0) throw new Error(`dropped ${JSON.stringify(report.ledger.drops)}`)
      for (const { sink, delivered } of report.ledger.flows) {
        if (delivered !== draw.frames) throw new Error(`${sink} got ${delivered} of ${draw.frames}`)
      }
    }),
    { numRuns: 100 },
  )
})
