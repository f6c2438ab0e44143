/** Scores computed by hand from the published formulas, and what must hold for every record. */
import fc from 'fast-check'
import t from 'tap'
import { drivingScore, drivingScores, formulas, infractionScore, isSuccess } from './formulas.js'
import { type InfractionKind, infractionKinds, type RouteResult } from './infractions.js'
import { summarize } from './summary.js'

function route(given: Partial<RouteResult> = {}): RouteResult {
  return { routeCompletion: 100, infractions: {}, outsideShare: 0, drivenM: 1000, ...given }
}

const near = (t: Pick<typeof import('tap').t, 'ok'>, found: number, wanted: number, message: string) =>
  t.ok(Math.abs(found - wanted) < 1e-9, `${message}: ${found}, by hand ${wanted}`)

t.test('a whole route without infractions scores 100 by every formula', (t) => {
  t.strictSame(drivingScores(route()), { 'leaderboard-2.0': 100, 'leaderboard-2.1': 100, bench2drive: 100 })
  t.ok(isSuccess(route()))
  t.end()
})

t.test('one infraction of each kind costs what the pages say', (t) => {
  const published: [InfractionKind, factor: number, coefficient: number][] = [
    ['collisions_pedestrian', 0.5, 1],
    ['collisions_vehicle', 0.6, 0.7],
    ['collisions_layout', 0.65, 0.6],
    ['red_light', 0.7, 0.4],
    ['stop_infraction', 0.8, 0.25],
    ['scenario_timeouts', 0.7, 0.4],
    ['yield_emergency_vehicle_infractions', 0.7, 0.4],
  ]
  for (const [kind, factor, coefficient] of published) {
    const one = route({ infractions: { [kind]: 1 } })
    near(t, infractionScore(one, 'leaderboard-2.0'), factor, kind)
    near(t, infractionScore(one, 'bench2drive'), factor, kind)
    near(t, infractionScore(one, 'leaderboard-2.1'), 1 / (1 + coefficient), kind)
    t.notOk(isSuccess(one))
  }
  t.end()
})

t.test('2.0 by hand: 80 % of the route, two cars hit, a red light, a tenth outside the lanes', (t) => {
  const result = route({ routeCompletion: 80, infractions: { collisions_vehicle: 2, red_light: 1 }, outsideShare: 0.1 })
  // 80 x 0.6 x 0.6 x 0.7 x 0.9
  near(t, drivingScore(result, 'leaderboard-2.0'), 18.144, '2.0')
  near(t, drivingScore(result, 'bench2drive'), 18.144, 'Bench2Drive')
  // 80 x 0.9 / (1 + 0.7 + 0.7 + 0.4)
  near(t, drivingScore(result, 'leaderboard-2.1'), 72 / 2.8, '2.1')
  t.end()
})

t.test('by hand: every kind at once', (t) => {
  const infractions = Object.fromEntries(infractionKinds.map((kind) => [kind, 1]))
  const result = route({ infractions })
  // 0.5 x 0.6 x 0.65 x 0.7 x 0.8 x 0.7 x 0.7
  near(t, infractionScore(result, 'leaderboard-2.0'), 0.053508, '2.0')
  // 1 + 1 + 0.7 + 0.6 + 0.4 + 0.25 + 0.4 + 0.4
  near(t, infractionScore(result, 'leaderboard-2.1'), 1 / 4.75, '2.1')
  t.end()
})

t.test(
  'low speed costs in proportion on the leaderboards and nothing in Bench2Drive; high speed earns nothing',
  (t) => {
    const slow = route({ minSpeedShares: [0.8922, 0.7946] })
    // The score_penalty that a published results file holds for these two shares, rounded there to six digits.
    t.equal(infractionScore(slow, 'leaderboard-2.0').toFixed(6), '0.908033')
    near(t, infractionScore(slow, 'leaderboard-2.1'), 1 / (1 + 0.4 * 0.1078 + 0.4 * 0.2054), '2.1')
    t.equal(infractionScore(slow, 'bench2drive'), 1)
    t.equal(infractionScore(route({ minSpeedShares: [2] }), 'leaderboard-2.0'), 1)
    t.end()
  },
)

const share = fc.double({ min: 0, max: 1, noNaN: true })
const results = fc.record({
  routeCompletion: fc.double({ min: 0, max: 100, noNaN: true }),
  infractions: fc.dictionary(fc.constantFrom(...infractionKinds), fc.nat(6)),
  outsideShare: share,
  minSpeedShares: fc.array(fc.double({ min: 0, max: 12, noNaN: true }), { maxLength: 4 }),
  drivenM: fc.double({ min: 0, max: 1e5, noNaN: true }),
})

t.test('every score lies within 0 and 100, and never above the route completion', (t) => {
  fc.assert(
    fc.property(results, (result) =>
      formulas.every((formula) => {
        const score = drivingScore(result, formula)
        return score >= 0 && score <= 100 && score <= result.routeCompletion
      }),
    ),
  )
  t.end()
})

t.test('one more infraction, more way outside or less speed never raises any score, nor makes a success', (t) => {
  const worse = fc.oneof(
    fc.constantFrom(...infractionKinds).map((kind) => (result: RouteResult): RouteResult => {
      const count = (result.infractions[kind] ?? 0) + 1
      return { ...result, infractions: { ...result.infractions, [kind]: count } }
    }),
    share.map((part) => (result: RouteResult): RouteResult => {
      return { ...result, outsideShare: Math.min(1, result.outsideShare + part) }
    }),
    share.map((slow) => (result: RouteResult): RouteResult => {
      return { ...result, minSpeedShares: [...(result.minSpeedShares ?? []), slow] }
    }),
  )
  fc.assert(
    fc.property(results, worse, (result, worsen) => {
      const after = worsen(result)
      return (
        formulas.every((formula) => drivingScore(after, formula) <= drivingScore(result, formula)) &&
        !(isSuccess(after) && !isSuccess(result))
      )
    }),
  )
  t.end()
})

t.test('the order of infractions, of slow stretches and of routes does not matter', (t) => {
  fc.assert(
    fc.property(fc.array(results, { minLength: 1, maxLength: 6 }), (routes) => {
      const turned = [...routes].reverse().map((result) => ({
        ...result,
        infractions: Object.fromEntries(Object.entries(result.infractions).reverse()),
        minSpeedShares: [...result.minSpeedShares].reverse(),
      }))
      const [one, other] = [summarize(routes), summarize(turned)]
      return formulas.every((formula) => Math.abs(one.drivingScore[formula] - other.drivingScore[formula]) < 1e-9)
    }),
  )
  t.end()
})

t.test('impossible numbers are refused, not scored', (t) => {
  const wrong: Partial<RouteResult>[] = [
    { routeCompletion: 101 },
    { routeCompletion: Number.NaN },
    { outsideShare: -0.1 },
    { outsideShare: 40 },
    { infractions: { red_light: -1 } },
    { infractions: { red_light: 0.5 } },
    { infractions: { red_lights: 1 } as never },
    { minSpeedShares: [Number.NaN] },
    { drivenM: Number.POSITIVE_INFINITY },
  ]
  for (const given of wrong) {
    for (const formula of formulas) {
      t.throws(
        () => drivingScore(route(given), formula),
        { name: 'GoshawkError', code: 'message-invalid' },
        JSON.stringify(given),
      )
    }
  }
  t.end()
})

t.test('summary by hand: two routes', (t) => {
  const summary = summarize([
    route({ drivenM: 1609.344, minSpeedShares: [0.9, 1.3, 20] }),
    route({ routeCompletion: 50, infractions: { collisions_pedestrian: 1, red_light: 1 }, drivenM: 804.672 }),
  ])
  t.equal(summary.routes, 2)
  near(t, summary.drivingScore['leaderboard-2.0'], (97 + 50 * 0.35) / 2, '2.0')
  near(t, summary.drivingScore.bench2drive, (100 + 50 * 0.35) / 2, 'Bench2Drive')
  near(t, summary.drivingScore['leaderboard-2.1'], (100 / 1.04 + 50 / 2.4) / 2, '2.1')
  t.equal(summary.routeCompletion, 75)
  t.equal(summary.successRate, 0.5)
  near(t, summary.efficiency!, 110, 'the stretch on which traffic stood is left out')
  t.equal(summary.interventions, 1, 'a red light run is no intervention')
  near(t, summary.milesPerIntervention!, 1.5, 'miles')
  near(t, summary.kmPerIntervention!, 2.414016, 'kilometres')
  t.equal(summary.infractions.red_light, 1)
  t.end()
})

t.test('without an intervention there is no distance by intervention, and without speeds no efficiency', (t) => {
  const summary = summarize([route()])
  t.equal(summary.milesPerIntervention, null)
  t.equal(summary.efficiency, null)
  t.equal(summary.drivenKm, 1)
  t.end()
})
