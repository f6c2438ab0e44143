/** The results file as readers of the CARLA leaderboard's file expect it. */
import t from 'tap'
import { type DrivenRouteRecord, leaderboardResults, resultOf } from './leaderboard-record.js'

const clean: DrivenRouteRecord = {
  routeId: 'RouteScenario_0_rep0',
  routeCompletion: 100,
  events: [],
  outsideM: 0,
  drivenM: 1000,
  routeLengthM: 1000,
  durationGameS: 120.05,
  durationSystemS: 60.1234,
}
const troubled: DrivenRouteRecord = {
  ...clean,
  routeId: 'RouteScenario_1_rep0',
  routeCompletion: 50,
  events: [
    { kind: 'collisions_vehicle', x: 1.23456, y: -2, timeS: 3.5, other: '201' },
    { kind: 'red_light', x: 10, y: 20, timeS: 30, other: '' },
    { kind: 'vehicle_blocked', x: 11, y: 20, timeS: 90, other: '' },
  ],
  outsideM: 50,
  drivenM: 500,
  minSpeedShares: [0.9, 1.2],
}

t.test('a route without infractions is perfect', (t) => {
  const { _checkpoint, values, labels } = leaderboardResults([clean], 'leaderboard-2.0', ['carla_camera'])
  const [record] = _checkpoint.records
  t.equal(record!.status, 'Perfect')
  t.equal(record!.num_infractions, 0)
  t.strictSame(record!.scores, { score_route: 100, score_penalty: 1, score_composed: 100 })
  t.strictSame(record!.meta, { route_length: 1000, duration_game: 120.05, duration_system: 60.123 })
  t.equal(_checkpoint.global_record.status, 'Perfect')
  t.strictSame(_checkpoint.global_record.scores_std_dev, { score_route: 0, score_penalty: 0, score_composed: 0 })
  t.strictSame(_checkpoint.progress, [1, 1])
  t.equal(labels.length, values.length)
  t.equal(values[labels.indexOf('Avg. driving score')], '100')
  t.end()
})

t.test('a troubled route by hand', (t) => {
  const { _checkpoint } = leaderboardResults([clean, troubled], 'leaderboard-2.0', [])
  const record = _checkpoint.records[1]!
  t.equal(record.status, 'Failed - Agent got blocked')
  t.equal(record.num_infractions, 5, 'a car, a light, a block, the lanes, and one slow stretch')
  // 0.6 x 0.7 x 0.9 outside x 0.97 slow
  t.equal(record.scores.score_penalty, 0.36666)
  t.equal(record.scores.score_composed, 18.333)
  const { global_record: global } = _checkpoint
  t.equal(global.status, 'Failed')
  t.strictSame(global.meta.exceptions, [['RouteScenario_1_rep0', 1, 'Failed - Agent got blocked']])
  t.equal(global.scores_mean.score_route, 75)
  t.equal(global.scores_std_dev.score_route, 35.355, '50 / sqrt(2)')
  t.equal(global.infractions.collisions_vehicle, 0.667, 'one in the 1.5 km completed')
  t.equal(global.infractions.outside_route_lanes, 0.05, 'kilometres, not a rate')
  t.equal(global.meta.total_length, 2000)
  t.end()
})

t.test('messages hold their numbers where readers look for them', (t) => {
  const { infractions } = leaderboardResults([troubled], 'leaderboard-2.1', [])._checkpoint.records[0]!
  t.match(infractions.collisions_vehicle[0], /id=201 at \(x=1\.235, y=-2, z=0\.0\)/)
  const outside = infractions.outside_route_lanes[0]!
  t.equal(Number(outside.split(' ')[8]), 50, 'the leaderboard takes the ninth word as metres')
  t.match(outside, /\(10% of the completed route\)/)
  t.equal(/\b\d+\.?\d*%/.exec(infractions.min_speed_infractions[0]!)?.[0], '90%', 'as Bench2Drive reads efficiency')
  t.equal(infractions.min_speed_infractions.length, 1, 'faster than the traffic is no infraction')
  t.end()
})

t.test('a route ended early without a reason is failed; one ended with infractions is completed', (t) => {
  const statusOf = (route: DrivenRouteRecord) =>
    leaderboardResults([route], 'bench2drive', [])._checkpoint.records[0]!.status
  t.equal(statusOf({ ...clean, routeCompletion: 99.9 }), 'Failed')
  t.equal(statusOf({ ...clean, events: [troubled.events[1]!] }), 'Completed')
  const late = { kind: 'route_timeout', x: 0, y: 0, timeS: 1, other: '' } as const
  t.equal(statusOf({ ...clean, routeCompletion: 10, events: [late] }), 'Failed - Agent timed out')
  t.end()
})

t.test('the formula is named, and is the one used', (t) => {
  const composed = (['leaderboard-2.0', 'leaderboard-2.1', 'bench2drive'] as const).map((formula) => {
    const results = leaderboardResults([{ ...troubled, outsideM: 0 }], formula, [])
    t.equal(results.formula, formula)
    return results._checkpoint.records[0]!.scores.score_composed
  })
  t.strictSame(composed, [20.37, 23.364486, 21], '50 x 0.42 x 0.97; 50 / 2.14; 50 x 0.42')
  t.end()
})

t.test('the result for the formulas counts what the lists hold', (t) => {
  const { infractions, outsideShare } = resultOf(troubled)
  t.equal(infractions.collisions_vehicle, 1)
  t.equal(infractions.min_speed_infractions, 1)
  t.equal(outsideShare, 0.1)
  t.equal(resultOf({ ...clean, drivenM: 0 }).outsideShare, 0, 'a car that never moved has left nothing')
  t.end()
})
