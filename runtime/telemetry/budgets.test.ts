import t from 'tap'
import type { GraphPlan } from '../graph/plan.js'
import { describeBroken, judgeBudgets, type Measured } from './budgets.js'
import { timeLineThrough, total } from './time-line.js'

const link = (from: string, name: string, more = {}) => ({
  name,
  from: { node: from.split('.')[0]!, output: from.split('.')[1]! },
  to: { node: name.split('.')[0]!, input: name.split('.')[1]! },
  passive: false,
  ...more,
})
const node = (name: string, more = {}) => ({ name, isSource: false, isSink: false, ...more })

const plan = {
  nodes: [node('camera', { isSource: true }), node('model'), node('view', { isSink: true })],
  links: [
    link('camera.frames', 'model.frames', { budget: { percentile: 50, msMax: 10 } }),
    link('model.objects', 'view.objects'),
    link('camera.frames', 'view.frames', { passive: true }),
  ],
  endToEndBudget: { percentile: 90, msMax: 100 },
} as unknown as GraphPlan

/** camera: 1 late, 4 to make; 2 to the model, 3 in its queue, 80 to compute, 1 to publish; 4 to the view, 5 there. */
const means: Record<string, number> = {
  'camera.frames/age': 1,
  'camera.frames/compute': 4,
  'camera.frames/publish': 0,
  'model.frames/age': 7,
  'model.frames/queue': 3,
  'model.frames/compute': 80,
  'model.frames/publish': 1,
  'view.objects/age': 95,
  'view.objects/queue': 0,
  'view.objects/compute': 5,
}
const measured = (values: Record<string, number>): Measured => ({
  meanOf: (name) => means[name],
  valueAtPercentile: (name) => values[name],
})

t.test('the parts of the way add up to the mean end to end', async (t) => {
  const way = timeLineThrough(plan, 'view.objects', (name) => means[name])
  t.equal(total(way), 100)
  t.strictSame(
    way.map(({ hop, part, meanMs }) => `${hop} ${part} ${meanMs}`),
    [
      'camera.frames lateness 1',
      'camera.frames compute 4',
      'camera.frames publish 0',
      'model.frames transit 2',
      'model.frames queue 3',
      'model.frames compute 80',
      'model.frames publish 1',
      'view.objects transit 4',
      'view.objects queue 0',
      'view.objects compute 5',
    ],
  )
})

t.test('a broken budget names the hop that ate it', async (t) => {
  const verdicts = judgeBudgets(
    plan,
    measured({ 'model.frames/taken': 12, 'view.objects/end_to_end': 130, 'view.frames/end_to_end': 9 }),
  )
  t.match(verdicts, [
    {
      budget: 'model.frames',
      percentile: 50,
      measuredMs: 12,
      broken: true,
      ate: { hop: 'camera.frames', part: 'compute', share: 0.4 },
    },
    {
      budget: 'end-to-end',
      percentile: 90,
      measuredMs: 130,
      broken: true,
      ate: { hop: 'model.frames', part: 'compute', share: 0.8 },
    },
  ])
  t.equal(
    describeBroken(verdicts[1]!),
    'latency budget of end-to-end broken: p90 is 130.0 ms, at most 100 ms allowed; model.frames compute ate 80 % of it (80.0 ms in the mean)',
  )
})

t.test("what the runtime adds has a budget of its own, which no node's work can eat", async (t) => {
  const { endToEndBudget: _, ...rest } = plan
  const adding = { ...rest, links: rest.links.slice(1), addedBudget: { percentile: 99, msMax: 5 } } as GraphPlan
  t.match(
    judgeBudgets(
      adding,
      measured({ 'view.objects/added': 11, 'view.objects/end_to_end': 400, 'view.frames/added': 90 }),
    ),
    [{ budget: 'added', percentile: 99, measuredMs: 11, broken: true, ate: { hop: 'view.objects', part: 'transit' } }],
  )
  t.match(judgeBudgets(adding, measured({ 'view.objects/added': 5, 'view.objects/end_to_end': 400 })), [
    { budget: 'added', broken: false, ate: null },
  ])
})

t.test('a budget that is kept, or never measured, is not broken', async (t) => {
  t.match(judgeBudgets(plan, measured({ 'model.frames/taken': 10 })), [
    { broken: false, measuredMs: 10, ate: null },
    { broken: false, measuredMs: null, ate: null },
  ])
})
