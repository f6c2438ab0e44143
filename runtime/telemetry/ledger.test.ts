import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import type { PlannedLink, PlannedNode } from '../graph/plan.js'
import type { FlowPlan } from './flows.js'
import { FrameLedger, imbalances, type LedgerEvent } from './ledger.js'

/** "a.x > b.y" or "a.x > b.y passive" is a link; a node not named in `processes` has one of its own. */
function planOf(processes: Record<string, string>, ...lines: string[]): FlowPlan {
  const links = lines.map((line): PlannedLink => {
    const [from = '', , name = '', passive] = line.split(' ')
    const [fromNode = '', output = ''] = from.split('.')
    const [toNode = '', input = ''] = name.split('.')
    return {
      name,
      from: { node: fromNode, output },
      to: { node: toNode, input },
      type: 'goshawk.v1.Tracks',
      queue: { policy: 'latest' },
      passive: passive !== undefined,
      transport: { kind: 'in-process' },
    }
  })
  const names = [...new Set(links.flatMap(({ from, to }) => [from.node, to.node]))]
  const nodes = names.map(
    (name): PlannedNode => ({
      name,
      type: name,
      process: processes[name] ?? name,
      module: '',
      config: {},
      outputs: {},
      isSource: !links.some(({ to }) => to.node === name),
      isSink: !links.some(({ from }) => from.node === name),
    }),
  )
  return { nodes, links }
}

const line = planOf({}, 'camera.frames > model.frames', 'model.objects > view.objects', 'camera.frames > view.frames')
const event = (kind: LedgerEvent['kind'], number: number, where: string, reason = '', epoch = 0): LedgerEvent => ({
  kind,
  frame: { source: 'camera', number, epoch },
  where,
  reason,
})
const numbersOf = (frames: readonly { number: number }[]) => frames.map(({ number }) => number)

t.test('a frame is delivered once every sink input has it', async (t) => {
  const ledger = new FrameLedger(line)
  t.strictSame(ledger.apply('camera', [event('made', 1, 'camera')]), [])
  t.strictSame(ledger.report().frames, { camera: { made: 1, delivered: 0, dropped: 0, inFlight: 1 } })
  t.strictSame(ledger.apply('view', [event('delivered', 1, 'view.frames')]), [])
  t.strictSame(numbersOf(ledger.report().inFlight), [1])
  t.strictSame(numbersOf(ledger.apply('view', [event('delivered', 1, 'view.objects')])), [1])
  const { frames, drops, inFlight } = ledger.report()
  t.strictSame(frames, { camera: { made: 1, delivered: 1, dropped: 0, inFlight: 0 } })
  t.strictSame(drops, [])
  t.strictSame(inFlight, [])
})

t.test('a drop reaches every sink input behind it, and no other', async (t) => {
  const ledger = new FrameLedger(line)
  const settled = ledger.apply('model', [event('dropped', 1, 'model.frames', 'newer-frame')])
  t.strictSame(settled, [])
  t.strictSame(numbersOf(ledger.apply('view', [event('delivered', 1, 'view.frames')])), [1])
  const { frames, flows, drops } = ledger.report()
  t.strictSame(frames, { camera: { made: 1, delivered: 0, dropped: 1, inFlight: 0 } })
  t.strictSame(drops, [{ where: 'model.frames', reason: 'newer-frame', count: 1 }])
  t.strictSame(
    flows.map(({ sink, delivered, dropped }) => [sink, delivered, dropped.length]),
    [
      ['view.frames', 1, 0],
      ['view.objects', 0, 1],
    ],
  )
})

t.test('a drop at a source or at an output covers all that leaves it', async (t) => {
  for (const where of ['camera', 'camera.frames']) {
    const ledger = new FrameLedger(line)
    t.strictSame(numbersOf(ledger.apply('camera', [event('dropped', 1, where, 'node-error')])), [1])
    t.strictSame(ledger.report().drops, [{ where, reason: 'node-error', count: 1 }])
  }
})

t.test('one branch of a diamond may be dropped while the other still delivers', async (t) => {
  const diamond = planOf({}, 'camera.f > a.f', 'camera.f > b.f', 'a.o > join.a', 'b.o > join.b', 'join.o > view.o')
  const ledger = new FrameLedger(diamond)
  ledger.apply('a', [event('dropped', 1, 'a.f', 'stale'), event('dropped', 2, 'a.f', 'stale')])
  t.strictSame(numbersOf(ledger.apply('view', [event('delivered', 1, 'view.o')])), [1])
  t.strictSame(numbersOf(ledger.apply('join', [event('dropped', 2, 'join.b', 'node-skipped')])), [2])
  t.strictSame(ledger.report().frames, { camera: { made: 2, delivered: 1, dropped: 1, inFlight: 0 } })
})

t.test('frames end at a passive input', async (t) => {
  const plan = planOf({}, 'camera.f > model.f', 'clock.t > model.t passive', 'model.o > view.o')
  const ledger = new FrameLedger(plan)
  const tick: LedgerEvent = {
    kind: 'made',
    frame: { source: 'clock', number: 1, epoch: 0 },
    where: 'clock',
  }
  t.strictSame(ledger.apply('clock', [tick]), [tick.frame])
  t.strictSame(
    ledger.report().flows.map(({ source, sink }) => `${source} ${sink}`),
    ['camera view.o'],
  )
})

t.test('a frame overtaken at a sink is lost once every process had its say', async (t) => {
  const ledger = new FrameLedger(line)
  const all = ['camera', 'model', 'view']
  ledger.apply('camera', [event('made', 2, 'camera')])
  ledger.apply('view', [event('delivered', 2, 'view.objects'), event('delivered', 2, 'view.frames')])
  ledger.gap('view.objects', 1)
  for (const process of all) ledger.apply(process, [])
  t.equal(ledger.report().frames.camera?.inFlight, 1, 'one report may have been on its way')
  const settled = all.flatMap((process) => ledger.apply(process, []))
  t.strictSame(numbersOf(settled), [1])
  t.strictSame(ledger.report().drops, [
    { where: 'view.frames', reason: 'lost', count: 1 },
    { where: 'view.objects', reason: 'lost', count: 1 },
  ])
})

t.test('a late report corrects a loss', async (t) => {
  const ledger = new FrameLedger(line)
  ledger.apply('view', [event('delivered', 2, 'view.objects'), event('delivered', 2, 'view.frames')])
  for (let i = 0; i < 2; i++) for (const process of ['camera', 'model', 'view']) ledger.apply(process, [])
  t.equal(ledger.report().frames.camera?.dropped, 1)
  ledger.apply('view', [event('delivered', 1, 'view.frames')])
  ledger.apply('model', [event('dropped', 1, 'model.frames', 'stale')])
  t.strictSame(ledger.report().drops, [{ where: 'model.frames', reason: 'stale', count: 1 }])
  t.strictSame(imbalances(ledger.report()), [])
})

t.test('what a crashed process took with it is named so, and the stream goes on', async (t) => {
  const ledger = new FrameLedger(planOf({}, 'camera.frames > model.frames', 'model.objects > view.objects'))
  ledger.apply('camera', [event('made', 3, 'camera')])
  ledger.apply('view', [event('delivered', 1, 'view.objects')])
  ledger.processCrashed('model')
  ledger.gap('view.objects', 1)
  ledger.apply('view', [event('delivered', 3, 'view.objects')])
  for (let i = 0; i < 2; i++) for (const process of ['camera', 'model', 'view']) ledger.apply(process, [])
  const { frames, drops } = ledger.report()
  t.strictSame(frames, { camera: { made: 3, delivered: 2, dropped: 1, inFlight: 0 } })
  t.strictSame(drops, [{ where: 'model.frames', reason: 'process-crashed', count: 1 }])
})

t.test('in lockstep a crash gives up what is in flight at once', async (t) => {
  const ledger = new FrameLedger(line)
  ledger.apply('camera', [event('made', 1, 'camera')])
  ledger.apply('view', [event('delivered', 1, 'view.frames')])
  t.strictSame(numbersOf(ledger.giveUpInFlight('model')), [1])
  t.strictSame(ledger.report().drops, [{ where: 'model.frames', reason: 'process-crashed', count: 1 }])
})

t.test('a source that starts again counts from one, and its old frames are overtaken', async (t) => {
  const ledger = new FrameLedger(planOf({}, 'camera.frames > view.frames'))
  ledger.apply('camera', [event('made', 2, 'camera')])
  ledger.processCrashed('camera')
  ledger.apply('view', [event('delivered', 1, 'view.frames'), event('delivered', 1, 'view.frames', '', 1)])
  for (let i = 0; i < 2; i++) for (const process of ['camera', 'view']) ledger.apply(process, [])
  t.strictSame(ledger.report().frames, { camera: { made: 3, delivered: 2, dropped: 1, inFlight: 0 } })
})

t.test('what stays in flight after a drain stays visible', async (t) => {
  const ledger = new FrameLedger(line)
  ledger.apply('camera', [event('made', 40, 'camera')])
  const { frames, inFlight } = ledger.report()
  t.equal(frames.camera?.inFlight, 40)
  t.strictSame(numbersOf(inFlight), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
})

t.test('memory is bounded: the oldest of too many open frames is written off', async (t) => {
  const ledger = new FrameLedger(planOf({}, 'camera.frames > view.frames'))
  for (let number = 1; number <= 9000; number += 100) ledger.apply('camera', [event('made', number, 'camera')])
  const { frames, drops } = ledger.report()
  t.equal(frames.camera?.inFlight, 8192)
  t.strictSame(drops, [{ where: 'view.frames', reason: 'unaccounted', count: 8901 - 8192 }])
  t.strictSame(imbalances(ledger.report()), [])
})

t.test('events that no process of this graph sends are refused', async (t) => {
  const ledger = new FrameLedger(line)
  const refuse = (wrong: LedgerEvent) => t.throws(() => ledger.apply('view', [wrong]), { code: 'message-invalid' })
  refuse({ ...event('made', 1, 'camera'), frame: { source: 'radar', number: 1, epoch: 0 } })
  refuse(event('delivered', 1, 'model.frames'))
  refuse(event('dropped', 1, 'nowhere.at-all', 'stale'))
  refuse(event('made', 1e9, 'camera'))
})

const anyEvent = fc
  .tuple(
    fc.constantFrom(
      ['made', 'camera'],
      ['delivered', 'view.objects'],
      ['delivered', 'view.frames'],
      ['dropped', 'model.frames'],
      ['dropped', 'view.objects'],
      ['dropped', 'camera.frames'],
      ['dropped', 'model'],
    ),
    fc.integer({ min: 1, max: 30 }),
    fc.constantFrom('stale', 'queue-full'),
    fc.nat({ max: 2 }),
  )
  .map(([[kind = '', where = ''], number, reason, epoch]) =>
    event(kind as LedgerEvent['kind'], number, where, reason, epoch),
  )

t.test('the totals balance after any events in any order, however often they are repeated', async () => {
  const step = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({ process: fc.constantFrom('camera', 'model', 'view'), events: fc.array(anyEvent) }),
    },
    { weight: 1, arbitrary: fc.record({ crashed: fc.constantFrom('camera', 'model', 'view') }) },
    { weight: 1, arbitrary: fc.record({ gap: fc.constantFrom('view.objects', 'model.frames') }) },
    { weight: 1, arbitrary: fc.record({ givenUp: fc.constantFrom('camera', 'model', 'view') }) },
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const ledger = new FrameLedger(line)
      const settled = new Set<string>()
      for (const step of steps) {
        let frames: readonly { number: number; epoch: number }[] = []
        if ('crashed' in step) ledger.processCrashed(step.crashed)
        else if ('gap' in step) ledger.gap(step.gap, 2)
        else if ('givenUp' in step) frames = ledger.giveUpInFlight(step.givenUp)
        else frames = ledger.apply(step.process, [...step.events, ...step.events])
        for (const { number, epoch } of frames) {
          assert.ok(!settled.has(`${epoch}:${number}`), 'a frame settles once')
          settled.add(`${epoch}:${number}`)
        }
        const report = ledger.report()
        assert.deepEqual(imbalances(report), [])
        for (const { count } of report.drops) assert.ok(count > 0)
        const waiting = report.flows.some(({ inFlight }) => inFlight > 0)
        assert.equal(report.inFlight.length > 0, waiting)
        if (!waiting) assert.equal(settled.size, report.frames.camera?.made)
      }
    }),
    { numRuns: 300 },
  )
})

t.test('the order in which the processes report does not change where a frame ended', async () => {
  const fates = fc.array(fc.constantFrom('delivered', 'model.frames', 'view.objects', 'view.frames'), {
    minLength: 1,
    maxLength: 20,
  })
  fc.assert(
    fc.property(
      fates.chain((all) =>
        fc.tuple(
          fc.constant(all),
          fc.shuffledSubarray(
            all.flatMap((fate, i): LedgerEvent[] => [
              event('made', i + 1, 'camera'),
              fate === 'view.frames'
                ? event('dropped', i + 1, fate, 'stale')
                : event('delivered', i + 1, 'view.frames'),
              fate === 'delivered' || fate === 'view.frames'
                ? event('delivered', i + 1, 'view.objects')
                : event('dropped', i + 1, fate, 'stale'),
            ]),
            { minLength: all.length * 3 },
          ),
        ),
      ),
      ([all, events]) => {
        const ledger = new FrameLedger(line)
        for (const one of events) ledger.apply('view', [one])
        const dropped = all.filter((fate) => fate !== 'delivered').length
        assert.deepEqual(ledger.report().frames.camera, {
          made: all.length,
          delivered: all.length - dropped,
          dropped,
          inFlight: 0,
        })
      },
    ),
  )
})
