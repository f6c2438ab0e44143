import t from 'tap'
import { playedOnce, withClock, withDecisionLog } from '../../runtime/cli/graph-changes.js'
import { checkGraph } from '../../runtime/config/load-graph.js'
import { parseGraph } from '../../runtime/config/parse-graph.js'
import { completeInput } from '../../schemas/graph-config.js'
import { pageGraph } from './page-graph.js'
import { replayGraph } from './replay-graph.js'

const names = ['camera', 'detector', 'decision', 'view']
const modules = Object.fromEntries(
  names.map((type) => [
    type === 'view' ? 'publisher' : type,
    new URL(`../../runtime/config/testdata/${type}.js`, import.meta.url).href,
  ]),
)
const text = `version: 1
processes: { a: , b: , c: }
nodes:
  eyes: { type: camera, process: a }
  model: { type: detector, process: b, config: { bundle: x }, inputs: { frames: { from: eyes.frames, deadlineMs: 50, budget: { msMax: 9 } } } }
  driver: { type: decision, process: b, inputs: { objects: { from: model.objects, queue: drop-oldest, depth: 7 } } }
  page: { type: publisher, process: c, inputs: { objects: model.objects, frames: eyes.frames } }
`
const graph = await checkGraph(parseGraph('runtime.yaml', text), modules)
// The test's view stands for the publisher, whose folder has the same name as its type.
const page = graph.nodes.get('page')!
const named = { ...page, definition: { ...page.definition, type: 'publisher' } }
const withPublisher = { ...graph, nodes: new Map([...graph.nodes, ['page', named]]) }
const dataset = {
  type: 'nuscenes' as const,
  config: { dataroot: '/data', version: 'v1.0-mini', loop: false, from: 0, sweeps: false },
}
const files = { resultsFile: '/r/results.json', tracksFile: '/r/results.tracking.json' }
const replayed = replayGraph(withPublisher, { source: dataset, withView: false, ...files })

t.test('the camera becomes the data set, in the same place and under the same name', async (t) => {
  t.strictSame(replayed.nodes.eyes, { type: 'nuscenes', process: 'a', config: dataset.config, inputs: {} })
})

t.test('or a recording', async (t) => {
  const config = { file: '/r/drive.mcap', from: 0, loop: false }
  const played = replayGraph(withPublisher, { source: { type: 'recording', config }, withView: false, ...files })
  t.strictSame(played.nodes.eyes, { type: 'recording', process: 'a', config, inputs: {} })
})

t.test('to the page goes what was recorded, and no node but the publisher runs', async (t) => {
  const config = { file: '/r/drive.mcap', from: 0, loop: true }
  const direct = pageGraph(withPublisher, { source: config, kinds: ['frames', 'objects', 'decision'] })
  t.strictSame(Object.keys(direct.nodes), ['recording', 'page'])
  t.match(direct.nodes.recording, {
    type: 'recording',
    process: 'c',
    config: { ...config, play: ['frames', 'objects', 'decision'], pictures: 'optional' },
  })
  t.match(direct.nodes.page?.inputs, {
    frames: { from: 'recording.frames', queue: 'fifo' },
    objects: { from: 'recording.objects' },
    decision: { from: 'recording.decision' },
  })
  t.notOk(direct.nodes.page?.inputs.tracks)
  t.throws(() => pageGraph(graph, { source: config, kinds: ['decision'] }), {
    code: 'config-invalid',
    message: /no publisher/,
  })
  t.throws(() => pageGraph(withPublisher, { source: config, kinds: ['frames'] }), {
    code: 'usage-invalid',
    message: /no decisions/,
  })
})

t.test('nothing may be lost: every queue waits and no message grows stale; budgets stay', async (t) => {
  for (const { inputs } of Object.values(replayed.nodes)) {
    for (const input of Object.values(inputs)) t.equal(completeInput(input).queue, 'fifo')
  }
  t.strictSame(replayed.nodes.model?.inputs.frames, {
    from: 'eyes.frames',
    queue: 'fifo',
    budget: { percentile: 99, msMax: 9 },
  })
  t.strictSame(replayed.nodes.driver?.inputs.objects, { from: 'model.objects', queue: 'fifo', depth: 7 })
})

t.test('results are written in a process of their own; the page is there when asked for', async (t) => {
  t.match(replayed.nodes.results, {
    process: 'results',
    config: { file: '/r/results.json', tracksFile: '/r/results.tracking.json' },
    inputs: { objects: { from: 'model.objects' }, decision: { from: 'driver.decision' } },
  })
  t.notOk(replayed.nodes.page)
  t.ok(replayGraph(withPublisher, { source: dataset, withView: true, ...files }).nodes.page)
})

t.test('a graph without a detector cannot be replayed through', async (t) => {
  const only = 'version: 1\nprocesses: { a: }\nnodes: { eyes: { type: camera, process: a } }\n'
  const blind = await checkGraph(parseGraph('blind.yaml', only), modules)
  t.throws(() => replayGraph(blind, { source: dataset, withView: false, ...files }), {
    code: 'config-invalid',
    message: 'blind.yaml: no node has an output of type goshawk.v1.DetectedObjects; replay needs one',
  })
})

t.test('a rate goes with the replay clock and with no other', async (t) => {
  t.strictSame(withClock(graph.config, { mode: 'replay', rate: 'max' }).clock, { mode: 'replay', rate: 'max' })
  t.strictSame(withClock(graph.config, { mode: 'lockstep', rate: 2 }).clock, { mode: 'lockstep' })
  t.strictSame(withClock(graph.config, {}).clock, { mode: 'wall' })
})

t.test('decisions are logged once, where they are made', async (t) => {
  const logged = withDecisionLog(graph)
  t.match(logged.nodes['decision-log'], { process: 'b', inputs: { decision: { from: 'driver.decision' } } })
  t.equal(withDecisionLog({ ...graph, config: logged }), logged)
})

t.test('playing once changes sources that could loop, and nothing else', async (t) => {
  const looping = {
    ...graph,
    nodes: new Map([['eyes', { ...graph.nodes.get('eyes')!, config: { loop: true, fps: 3 } }]]),
  }
  t.strictSame(playedOnce(looping).nodes.get('eyes')?.config, { loop: false, fps: 3 })
  t.strictSame(playedOnce(graph).nodes.get('eyes')?.config, graph.nodes.get('eyes')?.config)
})
