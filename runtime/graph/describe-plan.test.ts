import t from 'tap'
import { checkGraph } from '../config/load-graph.js'
import { parseGraph } from '../config/parse-graph.js'
import { buildPlan } from './build-plan.js'
import { planAsJson, planAsMermaid, planAsText } from './describe-plan.js'

const modules = Object.fromEntries(
  ['camera', 'detector'].map((type) => [type, new URL(`../config/testdata/${type}.js`, import.meta.url).href]),
)
const text = `version: 1
processes: { front: , back: }
latency: { endToEnd: { percentile: 99, msMax: 300 }, added: { msMax: 5 }, warmUpSeconds: 2.5 }
nodes:
  eye-1: { type: camera, process: front }
  model:
    type: detector
    process: back
    config: { bundle: b }
    inputs: { frames: { from: eye-1.frames, queue: fifo, deadlineMs: 500, budget: { msMax: 20 } } }
`
const plan = buildPlan(await checkGraph(parseGraph('car.yaml', text), modules), {
  runFolder: 'r',
  socketFolder: '/tmp/g',
})

t.test('as text, with the defaults that were filled in', async (t) => {
  t.equal(
    planAsText(plan),
    `car.yaml   clock wall
end to end: p99 <= 300 ms
added by the runtime: p99 <= 5 ms
latency recorded after 2.5 s of warm-up

process front
  eye-1   source of type camera
    config   fps: 10
    frames ->   goshawk.v1.CameraFrames

process back
  model   sink of type detector
    config   bundle: "b", scoreMin: 0.3, provider: "cpu"
    frames <- eye-1.frames   fifo 4, ipc://0, deadline 500 ms, p99 <= 20 ms
    objects ->   goshawk.v1.DetectedObjects
`,
  )
})

t.test('as a Mermaid flowchart', async (t) => {
  t.equal(
    planAsMermaid(plan),
    `flowchart LR
  subgraph process_n_front["process front"]
    n_eye_1["eye-1<br/>camera"]
  end
  subgraph process_n_back["process back"]
    n_model["model<br/>detector"]
  end
  n_eye_1 -->|"frames<br/>fifo, ipc"| n_model
`,
  )
})

t.test('as JSON that says all the plan says', async (t) => {
  t.strictSame(JSON.parse(planAsJson(plan)), JSON.parse(JSON.stringify(plan)))
})
