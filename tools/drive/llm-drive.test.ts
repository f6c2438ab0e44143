/** A model at the wheel, played by a server on the loopback that is kind, slow, broken, dead, and wrong. */
import t, { type Test } from 'tap'
import { llmSettings } from '../../nodes/decision/llm/settings.js'
import {
  type Behaviour,
  neverAnswers,
  type OpenaiServer,
  refuses,
  says,
  sends,
  startOpenaiServer,
} from '../../nodes/decision/llm/testing/openai-server.js'
import { PathDecision, SpeedDecision } from '../../schemas/messages.js'
import { CarlaServer } from '../scenario/serve/carla-server.js'
import { CarlaWorld } from './carla-world.js'
import { type DrivenTick, type DriveOptions, driveRoute } from './drive-route.js'
import type { DriveWorld } from './drive-world.js'
import { Fault } from './faults.js'
import { askEveryS, LlmStates } from './llm-states.js'
import { DrivePassenger, parseSentence } from './passenger.js'
import { groundTruthPerception } from './perceive.js'
import { driveReport, reportTable } from './report.js'
import { RouteStates } from './route-states.js'
import { StatesDriver } from './states-driver.js'
import { shortWorld } from './testing/short-world.js'

const good = { explanation: 'Go.', wish: '', light: 'NONE', objects: [], speed: 'ACCELERATE', path: 'FOLLOW' }
/** No answer of a test is late because the machine is busy. */
const patient = { deadlineMs: 60_000, maxAgeMs: 60_000, cameras: [] as string[] }

interface Asked extends Partial<Pick<DriveOptions, 'realTime' | 'signal' | 'onTick' | 'passenger'>> {
  readonly llm?: object
}

async function drive(t: Test, world: DriveWorld, behaviour: Behaviour | OpenaiServer, asked: Asked = {}) {
  const { llm, realTime = false, ...options } = asked
  const server = typeof behaviour === 'function' ? await startOpenaiServer(behaviour) : behaviour
  const lines: Readonly<Record<string, unknown>>[] = []
  const warnings: string[] = []
  const rules = new RouteStates(world)
  const decider = new LlmStates({
    world,
    llm: llmSettings.parse({ baseUrl: server.baseUrl, model: 'test-model', ...patient, ...llm }),
    endpoint: { baseUrl: server.baseUrl, apiKey: '' },
    rules,
    waits: !realTime,
    signal: options.signal,
    record: (line) => lines.push(line),
    warn: (message) => warnings.push(message),
  })
  const driver = new StatesDriver(world, decider)
  t.teardown(async () => {
    await driver.close()
    await server.close()
    await world.close()
  })
  const perception = groundTruthPerception
  const driven = await driveRoute(world, 1, { perception, fault: new Fault('none', 1), driver, realTime, ...options })
  const counts = driven.decisions!
  t.equal(counts.model + counts.rules, driven.ticks - driven.missedTicks, 'every decision has its maker')
  t.equal(
    Object.values(counts.rulesBecause).reduce((sum, count) => sum + count, 0),
    counts.rules,
    'and each of the rules its reason',
  )
  return { driven, counts, lines, warnings, server }
}

t.test('the model drives a route to its end, asked twice a second, and the report says so', async (t) => {
  const ticks: DrivenTick[] = []
  const world = shortWorld('highway-in-rain')
  const { driven, counts, lines, server } = await drive(t, world, says(good), { onTick: (tick) => ticks.push(tick) })
  t.match(driven, { routeCompletion: 100, missedTicks: 0, infractions: {} })
  t.match(counts, { model: driven.ticks, rules: 0, questions: Math.ceil(driven.ticks * (world.stepS / askEveryS)) })
  t.equal(counts.answers, counts.questions)
  t.ok(ticks.every(({ decision }) => decision.planner === 'llm'))
  t.equal(lines.filter(({ kind }) => kind === 'exchange').length, counts.questions)
  t.equal(lines.filter(({ kind }) => kind === 'step').length, driven.ticks)
  t.match(JSON.stringify(server.requests[0]!.body.messages), /Traffic light for our lane: NONE/)
  const reports = [{ fault: 'none' as const, routes: [driven] }]
  t.strictSame(driveReport(reports).routes[0]!.decisions, counts)
  t.strictSame(driveReport(reports).mean.decisions, counts)
  t.match(reportTable(reports, 'runs/x/llm.jsonl'), /highway-in-rain model \d+.*; rules 0; .*\n\n.*runs\/x\/llm\.jsonl/)
})

t.test('the model is told what the passenger says, also what the rules do not understand', async (t) => {
  const stop = new AbortController()
  const onTick = ({ state }: DrivenTick) => state.timeS > 2 && stop.abort()
  const server = await startOpenaiServer(says(good))
  const passenger = new DrivePassenger(parseSentence('1: mind the ducks'), true)
  const driven = drive(t, shortWorld('highway-in-rain'), server, { signal: stop.signal, onTick, passenger })
  await t.rejects(driven, { code: 'cancelled' })
  const heard = server.requests.map(({ body }) => JSON.stringify(body.messages).includes('mind the ducks'))
  t.match(heard, [false, false, true], 'asked at 0, 0.5 and 1 s')
  t.match(passenger.reports(), [{ accepted: true, wish: null, reply: 'the model is told' }])
})

t.test('only the states drive: told to stop, the car stops on a free road', async (t) => {
  const stop = new AbortController()
  const onTick = ({ state, decision }: DrivenTick) => {
    t.match(decision, { speed: SpeedDecision.STOP, path: PathDecision.FOLLOW, planner: 'llm' })
    if (state.ego.speedMps < 0.05) stop.abort()
  }
  const answer = says({ ...good, speed: 'STOP', explanation: 'Drive on at full speed!' })
  await t.rejects(drive(t, shortWorld('highway-in-rain'), answer, { onTick, signal: stop.signal }), {
    code: 'cancelled',
  })
})

t.test('an answer bolder than the envelope is held back, and counted by what held it', async (t) => {
  const { driven, counts } = await drive(t, shortWorld('hard-brake-ahead', 120), says(good))
  t.notOk(driven.infractions.collisions_vehicle)
  t.ok(counts.modelHeldBack > 0 && counts.modelHeldBack <= counts.model)
  t.ok((counts.heldBackBy['safe-distance'] ?? 0) > 0, JSON.stringify(counts.heldBackBy))
})

for (const [reason, behaviour, llm] of [
  ['deadline', neverAnswers, { deadlineMs: 20 }],
  ['garbled', sends('<html>busy</html>'), {}],
  ['refused', refuses, {}],
  ['out-of-vocabulary', says({ ...good, speed: 'FLY' }), {}],
] as const) {
  t.test(`${reason}: the rules decide, and the route is driven all the same`, async (t) => {
    const { driven, counts, warnings } = await drive(t, shortWorld('highway-in-rain', 60), behaviour, { llm })
    t.match(driven, { routeCompletion: 100, infractions: {} })
    t.match(counts, { model: 0, rulesBecause: { [reason]: driven.ticks }, answers: 0 })
    t.ok(counts.questions > 1)
    t.equal(warnings.length, 1, 'said once')
    t.match(warnings[0], /so the rules decide/)
  })
}

t.test('a server that dies on the way: the last answer counts until it is old, then the rules drive on', async (t) => {
  const server: OpenaiServer = await startOpenaiServer(async (response, request, closed) => {
    if (server.requests.length === 3) await server.close()
    else await says(good)(response, request, closed)
  })
  const { driven, counts } = await drive(t, shortWorld('cut-in', 180), server, {
    llm: { deadlineMs: 10_000, maxAgeMs: 10_000 },
  })
  t.match(driven, { routeCompletion: 100, infractions: {} })
  t.ok(counts.model > 0, 'the model drove')
  t.ok((counts.rulesBecause.unreachable ?? 0) > 0, JSON.stringify(counts.rulesBecause))
  t.equal(counts.answers, 2)
})

t.test('in real time nobody waits for the answer', async (t) => {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const slow: Behaviour = async (response, request, closed) => {
    await released
    await says(good)(response, request, closed)
  }
  const stop = new AbortController()
  let unanswered = 0
  const onTick = ({ decision }: DrivenTick) => {
    if (unanswered < 3) t.match(decision, { planner: 'rules', explanation: /^The model has not answered yet/ })
    // With the world waiting, there would be no third decision without an answer.
    if (++unanswered === 3) release()
    if (decision.planner === 'llm' || unanswered > 200) stop.abort()
  }
  const world = shortWorld('country-road-in-fog')
  const { signal } = stop
  await t.rejects(drive(t, world, slow, { realTime: true, onTick, signal }), { code: 'cancelled' })
  t.ok(unanswered <= 200, 'and once it is there, it counts')
})

t.test('the pictures named in the settings are shown', async (t) => {
  const { server } = await drive(t, shortWorld('highway-in-rain', 8), says(good), {
    llm: { cameras: ['CAM_FRONT', 'CAM_BACK'], imageWidth: 64 },
  })
  const content = server.requests[0]!.body.messages[1]!.content as readonly Record<string, unknown>[]
  t.strictSame(
    content.map(({ type }) => type),
    ['text', 'text', 'image_url', 'text', 'image_url', 'text'],
  )
})

t.test('through CARLA’s protocol as well', async (t) => {
  const server = await CarlaServer.listen({
    port: 0,
    scenario: 'following-a-van',
    seed: 1,
    threadsMax: 1,
    onFault: (error) => t.fail(error.message),
  })
  t.teardown(() => server.close())
  const world = await CarlaWorld.open({
    host: '127.0.0.1',
    port: server.port,
    name: 'following-a-van',
    spawnPoint: 0,
    seed: 1,
    lengthM: 25,
    hasCameras: false,
    timeoutMs: 60_000,
    tickTimeoutMs: 60_000,
    onFault: (error) => t.fail(error.message),
  })
  const { driven, counts } = await drive(t, world, says(good))
  t.match(driven, { routeCompletion: 100, missedTicks: 0, infractions: {} })
  t.equal(counts.model, driven.ticks)
})
