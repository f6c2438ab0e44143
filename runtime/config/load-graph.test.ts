import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { GoshawkError } from '../../schemas/errors.js'
import { checkGraph, loadGraph } from './load-graph.js'
import { parseGraph } from './parse-graph.js'

const types = ['camera', 'detector', 'decision', 'view', 'broken']
const modules = Object.fromEntries(
  types.map((type) => [type, new URL(`./testdata/${type}.js`, import.meta.url).href] as const),
)
const load = async (text: string) => checkGraph(parseGraph('runtime.yaml', text), modules)

const good = `version: 1
processes:
  camera:
  perception: {}
nodes:
  camera:
    type: camera
    process: camera
  detector:
    type: detector
    process: perception
    config: { bundle: models/default }
    inputs:
      frames: { from: camera.frames, queue: fifo, depth: 2, budget: { msMax: 50 } }
  view:
    type: view
    process: perception
    inputs:
      objects: detector.objects
`

/** Replaces one thing in the good file. */
const but = (found: string, replacement: string) => {
  if (!good.includes(found)) throw new Error(`nothing to replace: ${found}`)
  return good.replace(found, replacement)
}

const faults: readonly (readonly [claim: string, text: string, ...problems: string[]])[] = [
  [
    'not YAML',
    'version: 1\nnodes: {a: "\n',
    'runtime.yaml:3:1 not YAML: Flow map in block collection must be sufficiently indented and end with a }',
    'runtime.yaml:3:1 not YAML: Missing closing "quote',
  ],
  ['an empty file', '', 'runtime.yaml:1:1 null; expected a mapping'],
  [
    'a duplicate key',
    but('    config: {', '    type: view\n    config: {'),
    'runtime.yaml:12:5 "type" is there twice; expected every key once',
  ],
  ['a missing version', good.replace('version: 1\n', ''), 'runtime.yaml:1:1 version: missing; expected 1'],
  ['another version', but('version: 1', 'version: 2'), 'runtime.yaml:1:10 version: 2; expected 1'],
  [
    'an unknown key at the top',
    but('processes:', 'proceses:'),
    'runtime.yaml:1:1 processes: missing; expected a mapping',
    'runtime.yaml:2:1 proceses: unknown key; expected version, clock, processes, hosts, nodes, latency, supervision or security; did you mean processes?',
  ],
  [
    'an unknown key in an input',
    but('queue: fifo', 'que: fifo'),
    'runtime.yaml:14:38 nodes.detector.inputs.frames.que: unknown key; expected from, queue, depth, deadlineMs or budget; did you mean queue?',
    'runtime.yaml:14:56 nodes.detector.inputs.frames.depth: 2; expected no depth with queue: latest, which holds one',
  ],
  [
    'a misspelt queue policy',
    but('queue: fifo', 'queue: fiffo'),
    'runtime.yaml:14:45 nodes.detector.inputs.frames.queue: "fiffo"; expected latest, fifo or drop-oldest; did you mean fifo?',
  ],
  [
    'a depth of the wrong kind',
    but('depth: 2', 'depth: two'),
    'runtime.yaml:14:58 nodes.detector.inputs.frames.depth: "two"; expected a number',
  ],
  [
    'an impossible percentile',
    but('{ msMax: 50 }', '{ msMax: 50, percentile: 101 }'),
    'runtime.yaml:14:94 nodes.detector.inputs.frames.budget.percentile: 101; expected at most 100',
  ],
  [
    'an input that is neither text nor mapping',
    but('objects: detector.objects', 'objects: 7'),
    'runtime.yaml:19:16 nodes.view.inputs.objects: 7; expected text or a mapping',
  ],
  [
    'an input without a dot',
    but('objects: detector.objects', 'objects: detector'),
    'runtime.yaml:19:16 nodes.view.inputs.objects: "detector"; expected node.output',
  ],
  [
    'a node name with a capital',
    but('  view:', '  View:'),
    'runtime.yaml:15:3 nodes.View: expected a name of lower-case letters, digits and dashes that starts with a letter, at most 40 characters',
  ],
  [
    'a node without a process',
    but('    process: camera\n', ''),
    'runtime.yaml:6:3 nodes.camera.process: missing; expected text',
  ],
  [
    'a rate without replay',
    but('processes:', 'clock: { mode: wall, rate: 2 }\nprocesses:'),
    'runtime.yaml:2:28 clock.rate: 2; expected no rate unless mode is replay',
  ],
  [
    'a rate that is no number',
    but('processes:', 'clock: { mode: replay, rate: fast }\nprocesses:'),
    'runtime.yaml:2:30 clock.rate: "fast"; expected a number or max',
  ],
  [
    'an unknown node type',
    but('type: detector', 'type: detektor'),
    'runtime.yaml:10:11 nodes.detector.type: "detektor"; expected camera, detector, decision, view or broken, or ./module.js; did you mean detector?',
  ],
  [
    'a module that is not there',
    but('type: view', 'type: ./not-there.js'),
    /runtime\.yaml:16:11 nodes\.view\.type: "\.\/not-there\.js" cannot be loaded: Cannot find module/.source,
  ],
  [
    'a module that defines no node',
    but('type: view', 'type: broken'),
    'runtime.yaml:16:11 nodes.view.type: "broken" cannot be loaded: its default export is not a defineNode(...)',
  ],
  [
    'a node configuration with a wrong value',
    but('bundle: models/default', 'bundle: b, scoreMin: 1.5'),
    'runtime.yaml:12:36 nodes.detector.config.scoreMin: 1.5; expected at most 1',
  ],
  [
    'a node configuration with an unknown key',
    but('bundle: models/default', 'bundle: b, scoreMim: 0.5'),
    'runtime.yaml:12:26 nodes.detector.config.scoreMim: unknown key; expected bundle, scoreMin or provider; did you mean scoreMin?',
  ],
  [
    'a node configuration that lacks something',
    but('    config: { bundle: models/default }\n', ''),
    'runtime.yaml:9:3 nodes.detector.config.bundle: missing; expected text',
  ],
  [
    'a nested unknown key in a node configuration',
    but('    process: camera\n', '    process: camera\n    config: { size: { widht: 3, width: 2 } }\n'),
    'runtime.yaml:9:23 nodes.camera.config.size.widht: unknown key; expected width; did you mean width?',
  ],
  [
    'a process that is not declared',
    but('process: camera', 'process: camra'),
    'runtime.yaml:3:3 processes.camera: no node runs here; expected one, or no such process',
    'runtime.yaml:8:14 nodes.camera.process: "camra"; expected a name under processes: camera or perception; did you mean camera?',
  ],
  [
    'from a node that is not there',
    but('from: camera.frames', 'from: camara.frames'),
    'runtime.yaml:14:23 nodes.detector.inputs.frames.from: "camara.frames": no node "camara"; expected one of camera, detector or view; did you mean camera?',
  ],
  [
    'from an output that is not there',
    but('detector.objects', 'detector.object'),
    'runtime.yaml:19:16 nodes.view.inputs.objects: "detector.object": no such output; expected detector.objects; did you mean detector.objects?',
  ],
  [
    'from a node without outputs',
    but('detector.objects', 'view.objects'),
    'runtime.yaml:19:16 nodes.view.inputs.objects: "view.objects": no such output; expected a node with outputs, view has none',
  ],
  [
    'from an output of another type',
    but('detector.objects', 'camera.frames'),
    'runtime.yaml:19:16 nodes.view.inputs.objects: "camera.frames" is goshawk.v1.CameraFrames; expected an output of type goshawk.v1.DetectedObjects',
  ],
  [
    'an input that the node does not have',
    but('objects: detector.objects', 'object: detector.objects'),
    'runtime.yaml:18:5 nodes.view.inputs.objects: not connected; expected from: node.output of type goshawk.v1.DetectedObjects',
    'runtime.yaml:19:7 nodes.view.inputs.object: view has no such input; expected objects, frames or decision; did you mean objects?',
  ],
  [
    'a required input left open',
    but('    inputs:\n      objects: detector.objects\n', ''),
    'runtime.yaml:15:3 nodes.view.inputs.objects: not connected; expected from: node.output of type goshawk.v1.DetectedObjects',
  ],
  [
    'a host that is not declared',
    but('perception: {}', 'perception: { host: orin }'),
    'runtime.yaml:4:23 processes.perception.host: "orin"; expected a name under hosts: local',
    'runtime.yaml:1:1 hosts.local: local has no address; with more than one host, expected hosts.local.address',
    'runtime.yaml:1:1 security.curve: missing; links between hosts need keyFolder, or curve: off',
  ],
  [
    'several faults at once',
    but('queue: fifo', 'queue: lifo')
      .replace('fps', 'fsp')
      .replace('objects: detector.objects', 'objects: nobody.objects'),
    'runtime.yaml:14:45 nodes.detector.inputs.frames.queue: "lifo"; expected latest, fifo or drop-oldest; did you mean fifo?',
    'runtime.yaml:19:16 nodes.view.inputs.objects: "nobody.objects": no node "nobody"; expected one of camera, detector or view',
  ],
]

for (const [claim, text, ...problems] of faults) {
  t.test(`${claim} is reported where it is`, async (t) => {
    const error: unknown = await load(text).then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    t.ok(error instanceof GoshawkError, 'it is refused')
    if (!(error instanceof GoshawkError)) return
    t.equal(error.code, 'config-invalid')
    t.equal(error.exitCode, 2)
    if (problems[0]?.includes('\\')) t.match(error.message, new RegExp(problems[0]))
    else t.strictSame(error.message.split('\n').sort(), [...problems].sort())
  })
}

t.test('a cycle is named, and lossless links in a cycle in particular', async (t) => {
  const loop = (queue: string) => `version: 1
processes: { p: }
nodes:
  one:
    type: detector
    process: p
    config: { bundle: x }
    inputs: { frames: camera.frames, hint: { from: two.objects, queue: ${queue} } }
  two:
    type: detector
    process: p
    config: { bundle: x }
    inputs: { frames: camera.frames, hint: { from: one.objects, queue: ${queue} } }
  camera: { type: camera, process: p }
`
  await t.rejects(load(loop('fifo')), {
    message:
      'runtime.yaml:8:52 nodes.one.inputs.hint.from: cycle of lossless links two -> one -> two, which blocks itself when full; expected queue: latest or drop-oldest in it',
  })
  await t.rejects(load(loop('latest')), {
    message:
      'runtime.yaml:13:52 nodes.two.inputs.hint.from: cycle one -> two -> one; expected a graph without cycles, or a passive input in each',
  })
})

t.test('a closed loop may go through a passive input', async (t) => {
  const closed = `${good.replace('    process: camera\n', '    process: camera\n    inputs: { control: driver.decision }\n')}
  driver: { type: decision, process: perception, inputs: { objects: detector.objects } }
`
  const { config } = await load(closed)
  t.equal(config.nodes.camera?.inputs.control, 'driver.decision')
})

t.test('a good file is complete afterwards: defaults are filled in', async (t) => {
  const { config, nodes } = await load(good)
  t.match(config, {
    clock: { mode: 'wall' },
    supervision: { heartbeatMs: 250, crashesMax: 5 },
    nodes: { detector: { inputs: { frames: { queue: 'fifo', depth: 2, budget: { percentile: 99, msMax: 50 } } } } },
    processes: { camera: { host: 'local' } },
  })
  t.strictSame(nodes.get('detector')?.config, { bundle: 'models/default', scoreMin: 0.3, provider: 'cpu' })
})

t.test('a type may be a module beside the file; a file that is not there is said so', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'goshawk-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'graph.yaml')
  writeFileSync(join(folder, 'mine.js'), `export { default } from ${JSON.stringify(modules.camera)}\n`)
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(file, 'version: 1\nprocesses: { p: }\nnodes: { mine: { type: ./mine.js, process: p } }\n')
  t.equal((await loadGraph(file, {})).nodes.get('mine')?.definition.type, 'camera')
  await t.rejects(loadGraph(join(folder, 'absent.yaml'), {}), { code: 'file-missing' })
})
