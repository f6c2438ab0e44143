/**
 * A drive's results in the layout of the CARLA leaderboard's results file, so that tools made for that file read ours.
 * Field names and the places of numbers in messages are the leaderboard's (branch leaderboard-2.0, leaderboard/utils).
 */
import { drivingScore, type Formula, infractionScore } from './formulas.js'
import { type InfractionKind, infractionKinds, type RouteResult } from './infractions.js'
import { byKind, mean, sum } from './summary.js'

/** One infraction as it happened. */
export interface InfractionEvent {
  readonly kind: InfractionKind
  /** World metres. */
  readonly x: number
  readonly y: number
  readonly timeS: number
  /** Who was hit or what was run: '' when there is nothing to name. */
  readonly other: string
}

/** A route as it was driven. */
export interface DrivenRouteRecord {
  readonly routeId: string
  /** Percent. */
  readonly routeCompletion: number
  /** Leaving the lanes and low speed are told by `outsideM` and `minSpeedShares`, not by events. */
  readonly events: readonly InfractionEvent[]
  /** Of the way driven, outside the lanes of the route. */
  readonly outsideM: number
  readonly drivenM: number
  readonly routeLengthM: number
  readonly minSpeedShares?: readonly number[]
  /** Simulated, and on the wall clock. */
  readonly durationGameS: number
  readonly durationSystemS: number
}

export interface LeaderboardScores {
  readonly score_route: number
  readonly score_penalty: number
  readonly score_composed: number
}

export interface LeaderboardRouteRecord {
  readonly index: number
  readonly route_id: string
  readonly status: string
  readonly num_infractions: number
  readonly infractions: Readonly<Record<InfractionKind, readonly string[]>>
  readonly scores: LeaderboardScores
  readonly meta: { readonly route_length: number; readonly duration_game: number; readonly duration_system: number }
}

export interface LeaderboardGlobalRecord {
  readonly index: -1
  readonly route_id: -1
  readonly status: string
  /** Per kilometre; `outside_route_lanes` is kilometres. */
  readonly infractions: Readonly<Record<InfractionKind, number>>
  readonly scores_mean: LeaderboardScores
  readonly scores_std_dev: LeaderboardScores
  readonly meta: {
    readonly total_length: number
    readonly duration_game: number
    readonly duration_system: number
    /** Routes that failed: id, index, status. */
    readonly exceptions: readonly (readonly [string, number, string])[]
  }
}

export interface LeaderboardResults {
  readonly _checkpoint: {
    readonly global_record: LeaderboardGlobalRecord
    readonly progress: readonly [number, number]
    readonly records: readonly LeaderboardRouteRecord[]
  }
  readonly entry_status: 'Finished'
  readonly eligible: true
  readonly sensors: readonly string[]
  readonly values: readonly string[]
  readonly labels: readonly string[]
  /** Not the leaderboard's: by which formula the scores were made. */
  readonly formula: Formula
}

/** What the formulas need of a driven route. */
export function resultOf(route: DrivenRouteRecord): RouteResult {
  const { routeCompletion, events, outsideM, drivenM, minSpeedShares = [] } = route
  const counts = byKind((kind) => events.filter((event) => event.kind === kind).length)
  return {
    routeCompletion,
    infractions: {
      ...counts,
      outside_route_lanes: outsideM > 0 ? 1 : 0,
      min_speed_infractions: minSpeedShares.filter((share) => share < 1).length,
    },
    outsideShare: drivenM > 0 ? Math.min(1, outsideM / drivenM) : 0,
    minSpeedShares,
    drivenM,
  }
}

/** @throws GoshawkError 'message-invalid' when a route holds impossible numbers. */
export function leaderboardResults(
  routes: readonly DrivenRouteRecord[],
  formula: Formula,
  sensors: readonly string[],
): LeaderboardResults {
  const records = routes.map((route, index) => routeRecord(route, index, formula))
  const global = globalRecord(routes, records)
  const columns = columnsOf(global)
  return {
    _checkpoint: { global_record: global, progress: [routes.length, routes.length], records },
    entry_status: 'Finished',
    eligible: true,
    sensors,
    values: columns.map(([, value]) => String(value)),
    labels: columns.map(([label]) => label),
    formula,
  }
}

function routeRecord(route: DrivenRouteRecord, index: number, formula: Formula): LeaderboardRouteRecord {
  const result = resultOf(route)
  const infractions = byKind((kind) => messagesOf(route, kind))
  const count = sum(infractionKinds.map((kind) => infractions[kind].length))
  return {
    index,
    route_id: route.routeId,
    status: statusOf(route, count),
    num_infractions: count,
    infractions,
    scores: {
      score_route: rounded(result.routeCompletion, 6),
      score_penalty: rounded(infractionScore(result, formula), 6),
      score_composed: rounded(drivingScore(result, formula), 6),
    },
    meta: {
      route_length: rounded(route.routeLengthM, 3),
      duration_game: rounded(route.durationGameS, 3),
      duration_system: rounded(route.durationSystemS, 3),
    },
  }
}

/** Why a route ended before its end, gravest first. */
const endings: readonly (readonly [InfractionKind, string])[] = [
  ['vehicle_blocked', 'Agent got blocked'],
  ['route_dev', 'Agent deviated from the route'],
  ['route_timeout', 'Agent timed out'],
]

function statusOf({ routeCompletion, events }: DrivenRouteRecord, count: number): string {
  if (routeCompletion >= 100) return count === 0 ? 'Perfect' : 'Completed'
  const ending = endings.find(([kind]) => events.some((event) => event.kind === kind))
  return ending ? `Failed - ${ending[1]}` : 'Failed'
}

const words: Readonly<Record<InfractionKind, string>> = {
  collisions_layout: 'Collision with a standing object',
  collisions_pedestrian: 'Collision with a pedestrian',
  collisions_vehicle: 'Collision with a vehicle',
  red_light: 'Red light run',
  stop_infraction: 'Stop sign run',
  outside_route_lanes: 'Outside the lanes of the route',
  min_speed_infractions: 'Slower than the traffic around',
  yield_emergency_vehicle_infractions: 'No way given to an emergency vehicle',
  scenario_timeouts: 'Scenario not passed in time',
  route_dev: 'Route left',
  vehicle_blocked: 'Stood still for too long',
  route_timeout: 'Route not driven in time',
}

function messagesOf(route: DrivenRouteRecord, kind: InfractionKind): string[] {
  const { events, outsideM, drivenM, minSpeedShares = [] } = route
  if (kind === 'outside_route_lanes') {
    if (outsideM <= 0) return []
    // Readers take the metres as the ninth word and the percentage from the brackets.
    const percent = drivenM > 0 ? rounded((100 * outsideM) / drivenM, 2) : 0
    return [
      `Car was outside the route's own lanes for ${outsideM.toFixed(3)} meters (${percent}% of the completed route)`,
    ]
  }
  if (kind === 'min_speed_infractions') {
    // Readers take the first percentage.
    return minSpeedShares
      .filter((share) => share < 1)
      .map((share) => `Average speed ${rounded(100 * share, 2)}% of the traffic around`)
  }
  return events
    .filter((event) => event.kind === kind)
    .map(({ x, y, timeS, other }) => {
      const named = other === '' ? '' : ` id=${other}`
      return `${words[kind]}${named} at (x=${rounded(x, 3)}, y=${rounded(y, 3)}, z=0.0) after ${rounded(timeS, 2)} s`
    })
}

function globalRecord(
  routes: readonly DrivenRouteRecord[],
  records: readonly LeaderboardRouteRecord[],
): LeaderboardGlobalRecord {
  const failed = records.filter(({ status }) => status.startsWith('Failed'))
  const status =
    failed.length > 0 ? 'Failed' : records.every(({ status }) => status === 'Perfect') ? 'Perfect' : 'Completed'
  const km = sum(records.map(({ meta, scores }) => (meta.route_length / 1000) * (scores.score_route / 100)))
  // Shorter than a metre is taken as a metre, as the leaderboard does: rates stay finite.
  const perKm = 1 / Math.max(km, 0.001)
  const outsideKm = sum(routes.map(({ outsideM }) => outsideM)) / 1000
  return {
    index: -1,
    route_id: -1,
    status,
    infractions: byKind((kind) =>
      rounded(
        kind === 'outside_route_lanes'
          ? outsideKm
          : sum(records.map(({ infractions }) => infractions[kind].length)) * perKm,
        3,
      ),
    ),
    scores_mean: scoresOf(records, mean, 6),
    scores_std_dev: scoresOf(records, deviation, 3),
    meta: {
      total_length: rounded(sum(records.map(({ meta }) => meta.route_length)), 3),
      duration_game: rounded(sum(records.map(({ meta }) => meta.duration_game)), 3),
      duration_system: rounded(sum(records.map(({ meta }) => meta.duration_system)), 3),
      exceptions: failed.map(({ route_id, index, status }) => [route_id, index, status]),
    },
  }
}

function scoresOf(
  records: readonly LeaderboardRouteRecord[],
  reduce: (values: readonly number[]) => number,
  digits: number,
): LeaderboardScores {
  const of = (key: keyof LeaderboardScores) => rounded(reduce(records.map(({ scores }) => scores[key])), digits)
  return { score_composed: of('score_composed'), score_route: of('score_route'), score_penalty: of('score_penalty') }
}

/** Of a sample (n - 1); 0 for a single route. */
function deviation(values: readonly number[]): number {
  if (values.length < 2) return 0
  const middle = mean(values)
  return Math.sqrt(sum(values.map((value) => (value - middle) ** 2)) / (values.length - 1))
}

/** The leaderboard's table: labels and values in one order. */
function columnsOf({ scores_mean, infractions }: LeaderboardGlobalRecord): (readonly [string, number])[] {
  return [
    ['Avg. driving score', scores_mean.score_composed],
    ['Avg. route completion', scores_mean.score_route],
    ['Avg. infraction penalty', scores_mean.score_penalty],
    ['Collisions with pedestrians', infractions.collisions_pedestrian],
    ['Collisions with vehicles', infractions.collisions_vehicle],
    ['Collisions with layout', infractions.collisions_layout],
    ['Red lights infractions', infractions.red_light],
    ['Stop sign infractions', infractions.stop_infraction],
    ['Off-road infractions', infractions.outside_route_lanes],
    ['Route deviations', infractions.route_dev],
    ['Route timeouts', infractions.route_timeout],
    ['Agent blocked', infractions.vehicle_blocked],
    ['Yield emergency vehicles infractions', infractions.yield_emergency_vehicle_infractions],
    ['Scenario timeouts', infractions.scenario_timeouts],
    ['Min speed infractions', infractions.min_speed_infractions],
  ]
}

function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits
}
