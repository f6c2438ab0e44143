/** The planner with an endpoint played by the test: each question is answered when the test says so. */
import fc from 'fast-check'
import t from 'tap'
import { createFakeContext } from '../../../runtime/graph/testing/fake-context.js'
import { type Decision, type DetectedObjects, PathDecision, SpeedDecision } from '../../../schemas/messages.js'
import { decide } from '../decide.js'
import type { DrivingSettings } from '../surroundings.js'
import { pathNames, speedNames } from './answer.js'
import type { Reply } from './client.js'
import { carefulnessOf } from './envelope.js'
import { type Failure, failureReasons } from './failure.js'
import { LlmPlanner } from './planner.js'
import { llmSettings } from './settings.js'
import { frameOf, thing } from './testing/driving-frames.js'

const settings: DrivingSettings = {
  scoreMin: 0.3,
  cruiseSpeedMps: 10,
  laneWidthM: 3.5,
  horizonM: 60,
  passOn: 'left',
  brakingMps2: 3,
}
const good = { explanation: 'All clear.', wish: '', light: 'NONE', objects: [], speed: 'KEEP', path: 'FOLLOW' }

function setUp(changes: object = {}) {
  const llm = llmSettings.parse({
    baseUrl: 'http://127.0.0.1:1/v1',
    model: 'm',
    deadlineMs: 3000,
    maxAgeMs: 3000,
    ...changes,
  })
  const context = createFakeContext({ node: 'decision' })
  const questions: { body: unknown; signal: AbortSignal; answer(reply: Reply | Failure): void }[] = []
  const lines: Readonly<Record<string, unknown>>[] = []
  let nowNs = 0n
  const planner = new LlmPlanner({
    settings,
    llm,
    context: { ...context, clock: { mode: 'wall', nowNs: () => nowNs } },
    ask: (body, signal) =>
      new Promise((answer) => {
        questions.push({ body, signal, answer })
        signal.addEventListener('abort', () => answer(signal.reason as Failure))
      }),
    record: (line) => void lines.push(line),
  })
  const moment = (frame: DetectedObjects) => ({
    frame,
    wish: undefined,
    words: undefined,
    route: undefined,
    pictures: undefined,
    tracks: undefined,
  })
  const asks = (frame: DetectedObjects) => planner.ask(moment(frame))
  return {
    planner,
    context,
    questions,
    lines,
    asks,
    wait: (ms: number) => {
      nowNs += BigInt(ms) * 1_000_000n
    },
    decide: (frame: DetectedObjects): Decision => planner.decide({ frame, wish: undefined }),
    /** Asks about a frame and answers at once. */
    async exchange(frame: DetectedObjects, reply: object | Failure) {
      const done = asks(frame)
      if (!done) throw new Error('nothing was asked')
      await asked(questions)
      questions.at(-1)!.answer('reason' in reply ? (reply as Failure) : { text: JSON.stringify({ ...good, ...reply }) })
      await done
    },
  }
}

/** The question is put once its (absent) pictures are made: within the same turn of the event loop. */
async function asked(questions: readonly unknown[]): Promise<void> {
  const before = questions.length
  await new Promise(setImmediate)
  if (questions.length === before) throw new Error('no question was put')
}

const at = (seconds: number, changes: Partial<DetectedObjects> = {}) =>
  frameOf([], { timestampUs: 1e6 * (100 + seconds), ...changes })

t.test('until the model answers, the rules decide and say why', async (t) => {
  const { asks, decide, exchange, context } = setUp()
  t.match(decide(at(0)), {
    planner: 'rules',
    rule: 'cruise',
    explanation: /^The model has not answered yet, so the rules decide\. /,
  })
  await exchange(at(0), { speed: 'DECELERATE', explanation: 'Wet leaves.' })
  const decision = decide(at(0.2))
  t.match(decision, { planner: 'llm', rule: 'model', speed: SpeedDecision.DECELERATE, explanation: 'Wet leaves.' })
  t.equal(decision.timestampUs, at(0.2).timestampUs)
  t.equal(context.counters.get('llm_decisions_total'), 1)
  t.equal(context.counters.get('llm_rules_decisions_total'), 1)
  t.ok(asks(at(0.2)), 'the next question may be asked')
})

t.test('one question is in flight at a time', async (t) => {
  const { asks, questions, exchange } = setUp()
  t.ok(asks(at(0)))
  await asked(questions)
  for (let i = 1; i < 10; i++) t.equal(asks(at(i / 10)), undefined)
  t.equal(questions.length, 1)
  questions[0]!.answer({ text: JSON.stringify(good) })
  await new Promise(setImmediate)
  await exchange(at(1), good)
  t.equal(questions.length, 2)
})

t.test('an answer counts until it is too old, and never for another scene or an earlier time', async (t) => {
  const { decide, exchange } = setUp()
  await exchange(at(0), { speed: 'STOP' })
  t.equal(decide(at(3)).planner, 'llm')
  t.match(decide(at(3.1)), { planner: 'rules', explanation: /^The model’s last answer is too old/ })
  t.equal(decide(at(1)).planner, 'llm')
  t.equal(decide(at(1, { scene: 'alley' })).planner, 'rules')
  t.equal(decide(at(-1)).planner, 'rules')
})

t.test('an answer that comes too late is dropped and counted', async (t) => {
  const { asks, questions, decide, context, lines } = setUp()
  const done = asks(at(0))
  await asked(questions)
  decide(at(4))
  questions[0]!.answer({ text: JSON.stringify({ ...good, speed: 'STOP' }) })
  await done
  t.equal(decide(at(1)).planner, 'rules')
  t.equal(context.counters.get('llm_answers_stale_total'), 1)
  t.match(lines, [{ kind: 'step' }, { kind: 'exchange', outcome: 'stale' }, { kind: 'step' }])
})

t.test('after each kind of failure the rules decide, name it, and it is counted', async (t) => {
  for (const reason of failureReasons.filter((name) => name !== 'cancelled')) {
    const { decide: byPlanner, exchange, context, lines } = setUp()
    await exchange(at(0), { reason, message: 'made to fail' })
    const frame = at(0.1)
    const decision = byPlanner(frame)
    const rules = decide(frame, settings)
    t.match(decision, { ...rules, explanation: /^The model .*, so the rules decide\. Accelerate/ }, reason)
    t.equal(context.counters.get('llm_failures_total'), 1)
    t.match(context.facts, { llm: { failures: { [reason]: 1 } } })
    t.match(context.warnings, [/^decision: the model .*made to fail/])
    t.match(lines[0], { kind: 'exchange', outcome: reason, message: 'made to fail' })
  }
})

t.test('a failure does not take back a valid answer that is still young', async (t) => {
  const { decide, exchange } = setUp()
  await exchange(at(0), { speed: 'STOP' })
  await exchange(at(0.5), { reason: 'deadline', message: '' })
  t.match(decide(at(1)), { planner: 'llm', speed: SpeedDecision.STOP })
})

t.test('a failing endpoint is left alone for longer and longer, or as long as it asks', async (t) => {
  const { asks, exchange, wait } = setUp()
  const waits = [250, 500, 1000, 2000, 4000, 8000, 8000]
  let seconds = 0
  for (const ms of waits) {
    await exchange(at(++seconds), { reason: 'unreachable', message: '' })
    wait(ms - 1)
    t.equal(asks(at(seconds)), undefined, `not before ${ms} ms`)
    wait(1)
  }
  await exchange(at(++seconds), { reason: 'rate-limited', message: '', retryAfterMs: 30_000 })
  wait(29_999)
  t.equal(asks(at(seconds)), undefined)
  wait(1)
  await exchange(at(++seconds), good)
  await exchange(at(++seconds), { reason: 'server-error', message: '' })
  wait(250)
  t.ok(asks(at(seconds)), 'a good answer makes up for everything')
})

t.test('answers that cannot be used are refused, counted, and asked again at once', async (t) => {
  const { exchange, asks, context } = setUp()
  await exchange(at(0), { speed: 'WARP' })
  await exchange(at(1), { path: 'SIDEWAYS' })
  t.ok(asks(at(2)))
  t.equal(context.counters.get('llm_answers_refused_total'), 2)
  t.equal(context.warnings.length, 1, 'said once')
})

t.test('a hostile answer is held back, frame by frame, with what was wanted in its explanation', async (t) => {
  const { decide, exchange, context, lines } = setUp()
  const clear = frameOf([], { timestampUs: 1e6, egoSpeedMps: 8 })
  await exchange(clear, { speed: 'ACCELERATE', explanation: 'Ignore the truck.' })
  t.match(decide(clear), { speed: SpeedDecision.ACCELERATE, rule: 'model' })
  const blocked = { ...clear, timestampUs: 1.2e6, objects: [thing('truck', 8)] }
  t.match(decide(blocked), {
    speed: SpeedDecision.STOP,
    path: PathDecision.FOLLOW,
    planner: 'llm',
    rule: 'time-to-collision',
    objectIndices: [0],
    explanation:
      'Stop, follow, because something ahead is too near in time. The model wanted accelerate, follow: Ignore the truck.',
  })
  t.equal(context.counters.get('llm_decisions_restrained_total'), 1)
  t.match(lines[0], {
    kind: 'exchange',
    answer: { speed: 'ACCELERATE', path: 'FOLLOW', light: 'NONE' },
    rules: { speed: 'ACCELERATE', rule: 'cruise' },
  })
  t.match(lines.at(-1), {
    kind: 'step',
    exchange: 1,
    ageMs: 200,
    proposed: { speed: 'ACCELERATE', path: 'FOLLOW' },
    speed: 'STOP',
    rules: { speed: 'STOP', rule: 'emergency-stop' },
  })
})

t.test('the numbers of an answer are objects of its frame, and are followed into later ones', async (t) => {
  const { decide, exchange } = setUp()
  const far = thing('truck', 50, { velocityXMps: 9 })
  const near = { ...thing('car', 20), center: { x: 15, y: 7, z: 0.9 } }
  const frame = frameOf([far, near], { timestampUs: 1e6 })
  await exchange(frame, { objects: [1], explanation: 'A truck far ahead.' })
  t.same(decide(frame).objectIndices, [0], 'number 1 of the prompt is the farther one')
  t.same(decide({ ...frame, timestampUs: 1.1e6, objects: [near, far] }).objectIndices, [1])
})

t.test('what the passenger is told is part of the explanation', async (t) => {
  const { decide, exchange } = setUp()
  await exchange(at(0), { wish: 'In a hurry; not before the bend.', explanation: 'x'.repeat(500) })
  t.match(decide(at(0)).explanation, /^x{399}…$/)
  await exchange(at(0), { wish: 'In a hurry.', explanation: 'A bend.' })
  t.equal(decide(at(0)).explanation, 'A bend. Wish: In a hurry.')
})

t.test('the end of the run gives up the question, quietly', async (t) => {
  const { planner, asks, questions, context } = setUp()
  const done = asks(at(0))
  await asked(questions)
  await planner.close()
  await done
  t.match(questions[0]?.signal.reason, { reason: 'cancelled' })
  t.same(context.warnings, [])
  await planner.close()
})

t.test('the deadline ends a question that nobody answers', async (t) => {
  const { asks, decide } = setUp({ deadlineMs: 10 })
  await asks(at(0))
  t.match(decide(at(0)), { planner: 'rules', explanation: /^The model did not answer in time, so the rules decide/ })
})

t.test('whatever a model says, what is decided is its answer made more careful, or the rules', async () => {
  const object = fc
    .record({
      gap: fc.integer({ min: -8, max: 60 }),
      y: fc.integer({ min: -6, max: 6 }),
      v: fc.integer({ min: -12, max: 12 }),
    })
    .map(({ gap, y, v }) => {
      const one = thing('car', gap, { velocityXMps: v })
      return { ...one, center: { ...one.center, y } }
    })
  const answer = fc.record({
    speed: fc.constantFrom(...speedNames, 'WARP'),
    path: fc.constantFrom(...pathNames, 'SIDEWAYS'),
    light: fc.constantFrom('RED', 'GREEN', 'UNKNOWN'),
  })
  await fc.assert(
    fc.asyncProperty(
      answer,
      fc.array(object, { maxLength: 5 }),
      fc.integer({ min: 0, max: 15 }),
      async (said, objects, egoSpeedMps) => {
        const { decide: byPlanner, exchange } = setUp()
        const frame = frameOf(objects, { egoSpeedMps })
        await exchange(frame, said)
        const decision = byPlanner(frame)
        const speed = SpeedDecision[said.speed as keyof typeof SpeedDecision] as SpeedDecision | undefined
        const path = PathDecision[said.path as keyof typeof PathDecision] as PathDecision | undefined
        if (speed === undefined || path === undefined) {
          const rules = decide(frame, settings)
          return decision.planner === 'rules' && decision.speed === rules.speed && decision.path === rules.path
        }
        return (
          decision.planner === 'llm' &&
          carefulnessOf(decision.speed) >= carefulnessOf(speed) &&
          (decision.path === path || decision.path === PathDecision.FOLLOW)
        )
      },
    ),
    { numRuns: 200 },
  )
})
