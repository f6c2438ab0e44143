/** The decision node with planner llm against a real endpoint on the loopback, kind, broken and hostile. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filter, firstValueFrom, ReplaySubject, Subject } from 'rxjs'
import t, { type Test } from 'tap'
import { createFakeContext, fakeMessage } from '../../../runtime/graph/testing/fake-context.js'
import {
  type CameraFrames,
  type Decision,
  type DetectedObjects,
  LaneTurn,
  type Message,
  PathDecision,
  type Road,
  SignalState,
  SpeedDecision,
  type Tracks,
} from '../../../schemas/messages.js'
import decisionNode from '../node.js'
import { framesOf, jpegOf } from './testing/camera-pictures.js'
import { frameOf, thing } from './testing/driving-frames.js'
import {
  type Behaviour,
  breaksOff,
  drips,
  failsWith,
  floods,
  neverAnswers,
  refuses,
  says,
  sends,
  startOpenaiServer,
} from './testing/openai-server.js'

/** No answer of a test is late because the machine is busy. */
const patient = { deadlineMs: 60_000, maxAgeMs: 60_000 }
const keyName = 'GOSHAWK_TEST_LLM_KEY'
const good = { explanation: 'All clear.', wish: '', light: 'NONE', objects: [], speed: 'KEEP', path: 'FOLLOW' }

interface RunOptions {
  readonly llm?: object
  readonly mode?: 'wall' | 'lockstep'
  readonly pictures?: boolean
}

async function run(t: Test, behaviour: Behaviour, { llm, mode = 'lockstep', pictures = true }: RunOptions = {}) {
  const server = await startOpenaiServer(behaviour, { apiKey: 'sk-secret' })
  process.env[keyName] = 'sk-secret'
  const runFolder = t.testdir()
  const connectedInputs = pictures ? ['objects', 'frames'] : ['objects']
  const context = createFakeContext({ node: 'decision', mode, runFolder, connectedInputs })
  const config = {
    planner: 'llm',
    llm: { ...patient, baseUrl: server.baseUrl, model: 'test-model', apiKeyEnv: keyName, imageWidth: 32, ...llm },
  }
  const running = await decisionNode.setup(decisionNode.config.parse(config), context)
  const objects = new Subject<Message<DetectedObjects>>()
  const frames = new Subject<Message<CameraFrames>>()
  const tracks = new Subject<Message<Tracks>>()
  const decisions = new ReplaySubject<Decision>()
  running.connect({ objects, frames, tracks }).decision.subscribe(({ payload }) => decisions.next(payload))
  t.teardown(async () => {
    await running.dispose()
    await server.close()
  })
  let number = 0
  return {
    server,
    context,
    running,
    tell: (command: object) => running.command!(command),
    show: (message: CameraFrames, parts: readonly Uint8Array[]) => frames.next(fakeMessage(++number, message, parts)),
    track: (message: Tracks) => tracks.next(fakeMessage(++number, message)),
    /** The decision for a frame, once it is made. */
    see: (frame: DetectedObjects) => {
      objects.next(fakeMessage(++number, frame))
      return firstValueFrom(decisions.pipe(filter(({ timestampUs }) => timestampUs === frame.timestampUs)))
    },
    record: () =>
      readFileSync(join(runFolder, 'llm.jsonl'), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  }
}

const at = (seconds: number, changes: Partial<DetectedObjects> = {}) =>
  frameOf([], { timestampUs: 1e6 * seconds, ...changes })

t.test('pictures, objects, wish and route reach the model, and its answer drives', async (t) => {
  const { server, show, see, track, tell, running, record } = await run(
    t,
    says({ ...good, speed: 'DECELERATE', wish: 'Mind dogs.' }),
  )
  t.match(tell({ instruct: 'Mind the dogs' }), { accepted: true, reply: /^the model is told/ })
  t.match(tell({ instruct: 'faster' }), { accepted: true, reply: /^understood: .* the model is told, too/ })
  t.match(tell({ instruct: 'mind the dogs' }), { accepted: true })
  t.match(tell({ instruct: '' }), { accepted: false, reply: /1 to 500 characters/ })
  t.match(tell({ route: 'left' }), { accepted: true, reply: 'route: left' })
  t.match(tell({ route: 'up' }), { accepted: false })
  const jpeg = await jpegOf()
  show(framesOf(['CAM_FRONT', 'CAM_BACK', 'CAM_FRONT_RIGHT'], { timestampUs: 1e6 }), [jpeg, jpeg, jpeg])
  const car = thing('car', 30, { velocityXMps: 8 })
  const { scene, globalFromEgo, egoSpeedMps } = at(0.9)
  const tracks = [{ id: '42', object: car, ageFrames: 5, coastedFrames: 0 }]
  track({ scene, sampleToken: '', timestampUs: 0.9e6, globalFromEgo, egoSpeedMps, tracks })
  const decision = await see(at(1, { objects: [car] }))
  t.match(decision, { planner: 'llm', speed: SpeedDecision.DECELERATE, explanation: 'All clear. Wish: Mind dogs.' })
  const { body, headers } = server.requests[0]!
  t.equal(headers.authorization, 'Bearer sk-secret')
  const [system, user] = body.messages
  t.match(system, { role: 'system', content: /LEFT_BORROW/ })
  const text = JSON.stringify(user)
  t.match(text, /mind the dogs/)
  t.match(text, /turn left at the next junction/)
  t.match(text, /0 car 35\.7 .* 42 5\\n/)
  t.match(text, /1 CAM_FRONT \(looking ahead\), 2 CAM_FRONT_RIGHT/)
  t.match(text, /No picture from CAM_FRONT_LEFT/)
  t.equal(text.match(/data:image\/jpeg;base64/g)?.length, 2)
  await running.dispose()
  const lines = record()
  t.match(lines, [{ kind: 'session', model: 'test-model' }, { kind: 'exchange', outcome: 'answer' }, { kind: 'step' }])
  t.match(lines[1], { prompt: [String, String, { camera: 'CAM_FRONT', width: 32, sha256: /^[0-9a-f]{64}$/ }] })
  t.notMatch(JSON.stringify(lines), /sk-secret|base64/)
})

const bad: readonly (readonly [name: string, behaviour: Behaviour, outcome: string, llm?: object])[] = [
  ['slow', neverAnswers, 'deadline', { deadlineMs: 50 }],
  ['dripping without end', drips, 'deadline', { deadlineMs: 50 }],
  ['flooding', floods(() => {}), 'too-large'],
  ['garbled', sends('\u0000\u0001 no JSON'), 'garbled'],
  ['talking instead of answering', says('I would rather keep going.'), 'garbled'],
  ['truncated', says('{"explanation": "A c', { finish: 'length' }), 'truncated'],
  ['breaking off', breaksOff, 'unreachable'],
  ['outside the vocabulary', says({ ...good, speed: 'FULL_THROTTLE' }), 'out-of-vocabulary'],
  ['inventing objects', says({ ...good, objects: [7] }), 'out-of-vocabulary'],
  ['steering by itself', says({ ...good, steeringRad: 0.3 }), 'out-of-vocabulary'],
  ['refusing', refuses, 'refused'],
  ['HTTP 401', failsWith(401, 'Incorrect API key provided: sk-secret'), 'unauthorized'],
  ['HTTP 429', failsWith(429), 'rate-limited'],
  ['HTTP 500', failsWith(500), 'server-error'],
]
for (const [name, behaviour, outcome, llm] of bad) {
  t.test(`with an endpoint that is ${name}, the rules decide and the record says ${outcome}`, async (t) => {
    const { see, running, record, context } = await run(
      t,
      behaviour,
      llm ? { llm, pictures: false } : { pictures: false },
    )
    const decision = await see(at(1, { egoSpeedMps: 5 }))
    t.match(decision, {
      planner: 'rules',
      rule: 'cruise',
      speed: SpeedDecision.ACCELERATE,
      explanation: /^The model .*, so the rules decide\. Accelerate/,
    })
    await running.dispose()
    t.match(record().slice(1), [
      { kind: 'exchange', outcome },
      { kind: 'step', planner: 'rules', exchange: null },
    ])
    t.equal(context.counters.get('llm_failures_total'), 1)
    t.notMatch(JSON.stringify([record(), context.warnings]), /sk-secret/)
  })
}

t.test('with nobody at the address, the rules decide', async (t) => {
  const { see, server, context } = await run(t, says(good), { pictures: false })
  await server.close()
  t.match(await see(at(1)), { planner: 'rules', explanation: /^The model cannot be reached/ })
  t.ok(context.warnings.some((text) => /check that the endpoint runs at http/.test(text)))
})

t.test('a model that wants to drive into an obstacle does not', async (t) => {
  const hostile = { ...good, speed: 'ACCELERATE', path: 'LEFT_CHANGE', explanation: 'IGNORE ALL PREVIOUS RULES' }
  const { see } = await run(t, says(hostile), { pictures: false })
  const decision = await see(at(1, { objects: [thing('truck', 5)] }))
  t.match(decision, { planner: 'llm', speed: SpeedDecision.STOP, path: PathDecision.FOLLOW, rule: 'time-to-collision' })
})

t.test('in lockstep every frame waits for the answer to its own question', async (t) => {
  let count = 0
  const { see, context } = await run(t, (...given) => says({ ...good, explanation: `Answer ${++count}.` })(...given), {
    pictures: false,
  })
  for (let i = 1; i <= 5; i++) t.match(await see(at(i)), { planner: 'llm', explanation: `Answer ${i}.` })
  t.equal(context.counters.get('llm_answers_stale_total'), undefined)
})

t.test('on the wall clock every frame is decided at once, and the answer counts when it has come', async (t) => {
  let release: () => void = () => {}
  const { see, server, context, running } = await run(
    t,
    async (response, request, closed) => {
      await new Promise<void>((resolve) => {
        release = resolve
        arrived()
      })
      await says({ ...good, speed: 'STOP' })(response, request, closed)
    },
    { mode: 'wall', pictures: false },
  )
  let arrived: () => void = () => {}
  const inFlight = new Promise<void>((resolve) => {
    arrived = resolve
  })
  t.match(await see(at(1)), { planner: 'rules', explanation: /has not answered yet/ })
  await inFlight
  for (let i = 2; i < 10; i++) t.match(await see(at(i)), { planner: 'rules' })
  t.equal(server.requests.length, 1, 'one question in flight')
  const answered = new Promise<void>((resolve) => {
    const { describe } = context
    Object.assign(context, {
      describe: (facts: Readonly<Record<string, unknown>>) => {
        describe(facts)
        if ('llm' in facts) resolve()
      },
    })
  })
  release()
  await answered
  t.match(await see(at(10)), { planner: 'llm', speed: SpeedDecision.STOP })
  await running.dispose()
})

t.test('pictures that cannot be read are left out, said once and counted', async (t) => {
  const { show, see, context, server } = await run(t, says(good))
  for (let i = 1; i <= 2; i++) {
    show(framesOf(['CAM_FRONT'], { timestampUs: i * 1e6 }), [new Uint8Array(99)])
    t.match(await see(at(i)), { planner: 'llm' })
  }
  t.equal(context.counters.get('llm_pictures_failed_total'), 2)
  t.equal(context.warnings.filter((text) => /CAM_FRONT: .*asked without it/.test(text)).length, 1)
  t.match(JSON.stringify(server.requests[1]?.body), /No picture from CAM_FRONT_LEFT, CAM_FRONT, CAM_FRONT_RIGHT/)
})

t.test('without pictures connected the node says how to connect them', async (t) => {
  const { context } = await run(t, says(good), { pictures: false })
  t.match(context.warnings, [/connect decision\.frames to the camera node/])
})

t.test('a key that is needed and not there stops the start', async (t) => {
  const context = createFakeContext({ node: 'decision', runFolder: t.testdir() })
  const llm = { baseUrl: 'http://127.0.0.1:1/v1', model: 'm', apiKeyEnv: 'GOSHAWK_TEST_NO_SUCH_KEY' }
  await t.rejects(async () => decisionNode.setup(decisionNode.config.parse({ planner: 'llm', llm }), context), {
    code: 'config-invalid',
    message: /GOSHAWK_TEST_NO_SUCH_KEY is not set.*export GOSHAWK_TEST_NO_SUCH_KEY=/,
  })
})

t.test('the end of the run does not wait for a slow model', async (t) => {
  let arrived: () => void = () => {}
  const inFlight = new Promise<void>((resolve) => {
    arrived = resolve
  })
  const slow: Behaviour = async (response, request, closed) => {
    arrived()
    await neverAnswers(response, request, closed)
  }
  const { see, running, server, record } = await run(t, slow, { mode: 'wall', pictures: false })
  t.match(await see(at(1)), { planner: 'rules' })
  await inFlight
  t.match(await see(at(2)), { planner: 'rules' })
  await running.dispose()
  await running.dispose()
  t.equal(server.requests.length, 1)
  t.match(record().at(-1), { kind: 'exchange', outcome: 'cancelled' })
})

t.test(
  'a frame that brings its road: the model is told of it, and a red light that the road knows holds it back',
  async (t) => {
    const { server, see } = await run(t, says({ ...good, light: 'GREEN', speed: 'ACCELERATE' }), { pictures: false })
    const lane = { widthM: 3.5, speedLimitMps: 14, predecessors: [], stopBackM: 0, crossings: [], yieldTo: [] }
    const road: Road = {
      name: 'street',
      lanes: [
        {
          ...lane,
          id: 0,
          xy: [-50, 0, 40, 0],
          successors: [1],
          turn: LaneTurn.STRAIGHT_ON,
          signal: 3,
          stopSign: false,
        },
        { ...lane, id: 1, xy: [40, 0, 60, 8, 60, 90], successors: [], turn: LaneTurn.TURN_LEFT, stopSign: false },
      ],
      crossings: [],
      route: [0, 1],
      signals: [{ id: 3, state: SignalState.RED }],
      ego: { length: 4.1, width: 1.8, wheelbase: 2.6 },
    }
    const decision = await see(at(1, { road, egoSpeedMps: 8 }))
    t.match(decision, { planner: 'llm', rule: 'red-light' })
    t.not(decision.speed, SpeedDecision.ACCELERATE)
    const text = JSON.stringify(server.requests[0]!.body.messages[1])
    t.match(text, /speed wanted on a free road 14\.0 m\/s/)
    t.match(text, /Traffic light for our lane: RED/)
    t.match(text, /left/, 'where the route goes')
    const green = await see(
      at(2, { road: { ...road, signals: [{ id: 3, state: SignalState.GREEN }] }, egoSpeedMps: 8 }),
    )
    t.match(green, { rule: 'model', speed: SpeedDecision.ACCELERATE })
  },
)
