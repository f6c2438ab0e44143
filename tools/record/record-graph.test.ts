import t from 'tap'
import { checkGraph } from '../../runtime/config/load-graph.js'
import { parseGraph } from '../../runtime/config/parse-graph.js'
import { recordGraph } from './record-graph.js'

const modules = Object.fromEntries(
  ['camera', 'detector', 'decision'].map((type) => [
    type,
    new URL(`../../runtime/config/testdata/${type}.js`, import.meta.url).href,
  ]),
)
const text = (clock: string, camera = 'eyes') => `version: 1
clock: { mode: ${clock} }
processes: { a: { host: car }, b: }
hosts: { car: { address: 127.0.0.1 }, local: { address: 127.0.0.1, portBase: 5700 } }
security: { curve: off }
nodes:
  ${camera}: { type: camera, process: a }
  model: { type: detector, process: b, config: { bundle: x }, inputs: { frames: ${camera}.frames } }
  driver: { type: decision, process: b, inputs: { objects: model.objects } }
`
const load = (graph: string) => checkGraph(parseGraph('runtime.yaml', graph), modules)

t.test('the recorder reads what there is, in a process of its own where the cameras are', async (t) => {
  const graph = await load(text('wall'))
  const recorded = recordGraph(graph, { path: '/r/drive.mcap' })
  t.strictSame(recorded.processes.recorder, { host: 'car' })
  t.strictSame(recorded.nodes.recorder, {
    type: 'recorder',
    process: 'recorder',
    config: { path: '/r/drive.mcap' },
    inputs: {
      frames: { from: 'eyes.frames', queue: 'drop-oldest', depth: 32 },
      objects: { from: 'model.objects', queue: 'drop-oldest', depth: 32 },
      decision: { from: 'driver.decision', queue: 'drop-oldest', depth: 32 },
    },
  })
  t.strictSame(recorded.nodes.model, graph.config.nodes.model, 'the rest is as it was')
})

t.test('a clock that can wait loses nothing', async (t) => {
  for (const clock of ['replay', 'lockstep']) {
    const { nodes } = recordGraph(await load(text(clock)), {})
    t.match(nodes.recorder?.inputs.frames, { queue: 'fifo' }, clock)
  }
})

t.test('a graph with a recorder of its own is recorded by that', async (t) => {
  const graph = await load(text('wall', 'recorder'))
  t.throws(() => recordGraph(graph, {}), { code: 'config-invalid', message: /there is a recorder in it already/ })
})
