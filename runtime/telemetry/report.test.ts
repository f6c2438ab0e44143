import t from 'tap'
import type { GraphPlan } from '../graph/plan.js'
import type { RunReport } from '../supervisor/run-state.js'
import { buildReport } from './report.js'

const plan = {
  file: 'runtime.yaml',
  nodes: [
    { name: 'camera', isSource: true, isSink: false, outputs: { frames: 'goshawk.v1.CameraFrames' } },
    { name: 'model', isSource: false, isSink: false, outputs: { objects: 'goshawk.v1.DetectedObjects' } },
    { name: 'view', isSource: false, isSink: true, outputs: {} },
  ],
  links: [
    { name: 'model.frames', to: { node: 'model' } },
    { name: 'view.objects', to: { node: 'view' } },
    { name: 'view.frames', to: { node: 'view' } },
  ],
  warmUpMs: 2500,
} as unknown as GraphPlan

const ms = (p50: number) => ({ count: 3, mean: p50, p50, p90: p50, p99: p50, max: p50 })
const health = (restarts: number) => ({
  pid: 1,
  restarts,
  eventLoopDelayMsMax: 12,
  residentBytes: 5,
  residentBytesMax: 9,
  lastError: '',
})
const run: RunReport = {
  clock: { mode: 'wall', rate: 1 },
  ledger: {
    frames: { camera: { made: 9, delivered: 6, dropped: 3, inFlight: 0 } },
    flows: [],
    drops: [
      { where: 'model.frames', reason: 'newer-frame', count: 1 },
      { where: 'model.frames', reason: 'process-crashed', count: 2 },
    ],
    inFlight: [],
  },
  imbalances: [],
  latency: {
    'camera.frames/compute': ms(4),
    'model.frames/age': ms(7),
    'model.frames/compute': ms(80),
    'view.objects/end_to_end': ms(100),
    'view.objects/added': ms(16),
    'view.frames/end_to_end': ms(9),
    'view.frames/added': ms(8),
  },
  budgets: [],
  gaps: { 'view.objects': 5 },
  nodes: { model: { facts: { detector: { bundle: 'pico', provider: 'cpu', trained: false } } }, view: { facts: {} } },
  processes: { one: health(2), two: health(1) },
}
const facts = {
  version: '1',
  startedAt: new Date(0),
  wallSeconds: 2,
  decisions: null,
  results: null,
  trackingResults: null,
  digests: null,
}

t.test('end to end is measured where a frame arrives last', async (t) => {
  const { latency } = buildReport(plan, run, facts)
  t.equal(latency.measuredAt, 'view.objects')
  t.equal(latency.endToEnd?.p50, 100)
  t.equal(latency.added?.p50, 16)
  t.strictSame(Object.keys(latency.endToEndBySink), ['view.objects', 'view.frames'])
  t.strictSame(latency.hops, { 'camera.frames': { compute: ms(4) }, 'model.frames': { age: ms(7), compute: ms(80) } })
})

t.test('samples are the frames that arrived everywhere', async (t) => {
  t.equal(buildReport(plan, run, facts).samples, 6)
})

t.test('the detector says what it is', async (t) => {
  const { detector } = buildReport(plan, run, facts)
  t.strictSame(detector, { node: 'model', bundle: 'pico', provider: 'cpu', trained: false })
  t.equal(buildReport(plan, { ...run, nodes: {} }, facts).detector, null)
})

t.test('what a crashed process took with it is a gap', async (t) => {
  t.strictSame(buildReport(plan, run, facts).gaps, { 'view.objects': 5, 'model.frames': 2 })
})

t.test('restarts and memory are told by process', async (t) => {
  const { restarts, rssBytes, eventLoopDelayMsMax } = buildReport(plan, run, facts)
  t.equal(restarts, 3)
  t.strictSame(rssBytes.one, { last: 5, max: 9 })
  t.strictSame(eventLoopDelayMsMax, { one: 12, two: 12 })
})

t.test('nothing measured is null, never zero', async (t) => {
  const { latency } = buildReport(plan, { ...run, latency: {} }, facts)
  t.strictSame(latency, {
    warmUpSeconds: 2.5,
    endToEnd: null,
    added: null,
    measuredAt: null,
    endToEndBySink: {},
    hops: {},
  })
})

t.test('a ledger that does not add up is said so', async (t) => {
  t.equal(buildReport(plan, run, facts).ledger.balanced, true)
  t.equal(buildReport(plan, { ...run, imbalances: ['camera: 9 made'] }, facts).ledger.balanced, false)
})
