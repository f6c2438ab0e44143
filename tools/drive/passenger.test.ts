/** A passenger who talks on a drive: what is understood, when, and what comes of it. */
import t from 'tap'
import { PathDecision, SpeedDecision } from '../../schemas/messages.js'
import { type DrivenTick, driveRoute } from './drive-route.js'
import { Fault } from './faults.js'
import { DrivePassenger, parseSentence } from './passenger.js'
import { groundTruthPerception } from './perceive.js'
import { driveReport, reportTable } from './report.js'
import { RouteStates } from './route-states.js'
import { StatesDriver } from './states-driver.js'
import { shortWorld } from './testing/short-world.js'

const decision = (rule: string) => ({
  speed: SpeedDecision.KEEP,
  path: PathDecision.FOLLOW,
  rule,
  explanation: rule,
  objects: [],
  planner: 'route',
})

t.test('sentences come at their seconds, in their order', async (t) => {
  const said = parseSentence('2.5: go on', parseSentence(' 1 : stop: here '))
  t.same(said, [
    { atS: 1, text: 'stop: here' },
    { atS: 2.5, text: 'go on' },
  ])
  for (const wrong of ['', 'stop', '3:', ': stop', '-1: stop', 'x: stop', `1: ${'a'.repeat(1000)}`]) {
    t.throws(() => parseSentence(wrong), { code: 'commander.invalidArgument', message: /expected SECONDS: TEXT/ })
  }
  const passenger = new DrivePassenger(said, false)
  t.equal(passenger.at(0.95).wish, undefined)
  t.match(passenger.at(1), { wish: { kind: 'stop' }, words: undefined })
  t.match(passenger.at(2), { wish: { kind: 'stop' } })
  t.equal(passenger.at(2.5).wish, undefined, 'taken back')
})

t.test('what came of a sentence is told once a rule, and only while the wish holds', async (t) => {
  const passenger = new DrivePassenger(parseSentence('1: overtake the truck'), false)
  const heard = passenger.at(1)
  passenger.decided(1.05, decision('cruise'), heard)
  passenger.decided(1.1, decision('follow-lead, overtake-as-asked'), heard)
  passenger.decided(1.15, decision('follow-lead, overtake-as-asked'), heard)
  passenger.decided(40, decision('cruise, overtake-as-asked'), passenger.at(40))
  t.match(passenger.reports(), [
    { atS: 1, accepted: true, reply: /^understood: .*\(truck\)/, followedBy: [{ atS: 1.1, rule: /^follow-lead/ }] },
  ])
  t.equal(passenger.reports()[0]!.followedBy.length, 1)
})

t.test('what an earlier wish began is not put down to the next, and what comes too late is told', (t) => {
  const said = parseSentence('99: stop', parseSentence('2: overtake', parseSentence('1: let the ambulance pass')))
  const passenger = new DrivePassenger(said, false)
  passenger.decided(1, decision('cruise, let-pass-as-asked'), passenger.at(1))
  passenger.decided(2, decision('follow-lead, let-pass-as-asked'), passenger.at(2))
  t.match(passenger.reports(), [
    { wish: 'let-pass', followedBy: [{ atS: 1 }] },
    { wish: 'overtake', followedBy: [] },
    { atS: 99, accepted: false, wish: null, reply: 'not said: the route ended before', followedBy: [] },
  ])
  t.equal(passenger.reports().length, 3)
  t.end()
})

t.test('a model is told what the rules do not understand', async (t) => {
  const said = parseSentence('0: mind the ducks')
  t.match(new DrivePassenger(said, true).at(0), { wish: undefined, words: { text: 'mind the ducks', ageS: 0 } })
  const rules = new DrivePassenger(said, false)
  rules.at(0)
  t.match(rules.reports(), [{ accepted: false, reply: /^not understood; the rules know/ }])
})

t.test('a drive stops where the passenger wants, and goes on when told to', async (t) => {
  const passenger = new DrivePassenger(parseSentence('18: go on', parseSentence('0.5: let me out')), false)
  const world = shortWorld('country-road-in-fog', 150)
  const speeds: number[] = []
  const fault = new Fault('none', 1)
  const perception = groundTruthPerception
  const route = await driveRoute(world, 1, {
    perception,
    fault,
    passenger,
    onTick: ({ state }) => speeds.push(state.ego.speedMps),
  })
  t.equal(route.routeCompletion, 100)
  t.same(
    route.infractions,
    (await driveRoute(shortWorld('country-road-in-fog', 150), 1, { perception, fault })).infractions,
  )
  t.ok(Math.min(...speeds.slice(0, 360)) < 0.05 && speeds.at(-1)! > 5, `${Math.min(...speeds)} m/s`)
  t.match(route.instructions, [
    { atS: 0.5, text: 'let me out', accepted: true },
    { atS: 18, text: 'go on', accepted: true },
  ])
  t.ok(route.instructions[0]!.followedBy.some(({ rule }) => rule.endsWith('stop-as-asked')))
  const reports = [{ fault: 'none' as const, routes: [route] }]
  t.equal(driveReport(reports).routes[0]!.instructions!.length, 2)
  t.notMatch(reportTable(reports), /no decision rests on it/, '“go on” is followed by driving as before')
  t.match(reportTable(reports), /said in country-road-in-fog\n +0\.5 s +“let me out”: understood: stopping/)
})

t.test('two states alone stop where the passenger wants, too', async (t) => {
  const world = shortWorld('country-road-in-fog', 150)
  const stop = new AbortController()
  const stops: boolean[] = []
  const standing: number[] = []
  const onTick = ({ state, decision }: DrivenTick) => {
    stops.push(decision.speed === SpeedDecision.STOP)
    if (state.ego.speedMps < 0.05) standing.push(state.timeS)
    if (state.timeS > 20) stop.abort()
  }
  const passenger = new DrivePassenger(parseSentence('0.5: let me out'), false)
  const driver = new StatesDriver(world, new RouteStates(world))
  const options = { perception: groundTruthPerception, fault: new Fault('none', 1), driver, passenger, onTick }
  await t.rejects(driveRoute(world, 1, { ...options, signal: stop.signal }), { code: 'cancelled' })
  t.notOk(stops.slice(stops.indexOf(true)).includes(false), 'once it stops it does not set off again')
  t.ok(standing.length > 150, `stood ${standing.length} ticks`)
})
