import t from 'tap'
import { checkGraph } from '../config/load-graph.js'
import { parseGraph } from '../config/parse-graph.js'
import { buildPlan } from './build-plan.js'

const modules = Object.fromEntries(
  ['camera', 'detector', 'decision', 'view'].map((type) => [
    type,
    new URL(`../config/testdata/${type}.js`, import.meta.url).href,
  ]),
)
const options = { runFolder: 'runs/1', socketFolder: '/tmp/g' }
const planOf = async (text: string, more = {}) =>
  buildPlan(await checkGraph(parseGraph('runtime.yaml', text), modules), { ...options, ...more })

const graph = `version: 1
processes:
  camera: { host: car }
  perception: { host: car }
  desk: { host: office }
hosts:
  car: { address: 10.0.0.2, portBase: 7000 }
  office: { address: 10.0.0.3 }
security: { curve: { keyFolder: keys } }
latency: { endToEnd: { percentile: 90, msMax: 400 }, added: { msMax: 5 }, warmUpSeconds: 1.5 }
nodes:
  camera: { type: camera, process: camera, inputs: { control: decision.decision } }
  detector:
    type: detector
    process: perception
    config: { bundle: b }
    inputs: { frames: { from: camera.frames, queue: fifo, deadlineMs: 900, budget: { msMax: 20 } } }
  decision: { type: decision, process: perception, inputs: { objects: { from: detector.objects, queue: drop-oldest, depth: 3 } } }
  view: { type: view, process: desk, inputs: { objects: detector.objects, frames: camera.frames, decision: decision.decision } }
`

t.test('links go in process, over ipc or over tcp, as far as their ends are apart', async (t) => {
  const { links } = await planOf(graph)
  t.strictSame(
    Object.fromEntries(
      links.map(({ name, transport }) => [name, transport.kind === 'zeromq' ? transport.bind : transport.kind]),
    ),
    {
      'camera.control': 'ipc:///tmp/g/0',
      'detector.frames': 'ipc:///tmp/g/1',
      'decision.objects': 'in-process',
      'view.objects': 'tcp://10.0.0.2:7000',
      'view.frames': 'tcp://10.0.0.2:7001',
      'view.decision': 'tcp://10.0.0.2:7002',
    },
  )
})

t.test('queues, deadlines and budgets reach the links', async (t) => {
  const plan = await planOf(graph)
  t.match(plan.links[1], {
    from: { node: 'camera', output: 'frames' },
    to: { node: 'detector', input: 'frames' },
    type: 'goshawk.v1.CameraFrames',
    queue: { policy: 'fifo', depth: 4 },
    deadlineMs: 900,
    budget: { percentile: 99, msMax: 20 },
    passive: false,
  })
  t.strictSame(plan.links[2]?.queue, { policy: 'drop-oldest', depth: 3 })
  t.strictSame(plan.links[0]?.queue, { policy: 'latest' })
  t.equal(plan.links[0]?.passive, true)
  t.strictSame(plan.endToEndBudget, { percentile: 90, msMax: 400 })
  t.strictSame(plan.addedBudget, { percentile: 99, msMax: 5 })
  t.equal(plan.warmUpMs, 1500)
  t.strictSame(plan.curve, { keyFolder: 'keys' })
})

t.test('sources are what nothing drives, sinks what nothing reads', async (t) => {
  const { nodes, processes } = await planOf(graph)
  t.strictSame(
    nodes.filter(({ isSource }) => isSource).map(({ name }) => name),
    ['camera'],
  )
  t.strictSame(
    nodes.filter(({ isSink }) => isSink).map(({ name }) => name),
    ['view'],
  )
  t.strictSame(
    processes.map(({ name, nodes }) => [name, ...nodes]),
    [
      ['camera', 'camera'],
      ['perception', 'detector', 'decision'],
      ['desk', 'view'],
    ],
  )
  t.strictSame(nodes[0]?.config, { fps: 10 })
})

t.test('a socket folder too long for the system is refused before anything starts', async (t) => {
  await t.rejects(planOf(graph, { socketFolder: `/tmp/${'x'.repeat(100)}` }), {
    code: 'config-invalid',
    message: /bytes; expected at most 100; set TMPDIR to a shorter folder$/,
  })
})
