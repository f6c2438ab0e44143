/**
 * Driving scores of a route, by the formulas of the CARLA leaderboards 2.0 and 2.1 (leaderboard.carla.org, "Evaluation and
 * metrics") and of Bench2Drive (arXiv 2406.03877, section 3.3).
 */

export const infractionKinds = [
  'collisions_pedestrian',
  'collisions_vehicle',
  'collisions_layout',
  'red_light',
  'stop_infraction',
  'scenario_timeouts',
  'yield_emergency_vehicle_infractions',
  'outside_route_lanes',
  'route_dev',
  'route_timeout',
  'vehicle_blocked',
] as const
export type InfractionKind = (typeof infractionKinds)[number]

export interface RouteResult {
  /** Percent. */
  readonly routeCompletion: number
  /** How often each happened; kinds that did not may be absent. */
  readonly infractions: Readonly<Partial<Record<InfractionKind, number>>>
  /** Share of the way driven outside the lanes of the route, in [0, 1]. */
  readonly outsideShare: number
  readonly drivenM: number
}

export const formulas = ['leaderboard-2.0', 'leaderboard-2.1', 'bench2drive'] as const
export type Formula = (typeof formulas)[number]

/** Factor for each infraction in 2.0 and Bench2Drive, coefficient in 2.1. */
const weights: Readonly<Partial<Record<InfractionKind, readonly [factor: number, coefficient: number]>>> = {
  collisions_pedestrian: [0.5, 1],
  collisions_vehicle: [0.6, 0.7],
  collisions_layout: [0.65, 0.6],
  red_light: [0.7, 0.4],
  stop_infraction: [0.8, 0.25],
  scenario_timeouts: [0.7, 0.4],
  yield_emergency_vehicle_infractions: [0.7, 0.4],
}

/** The infraction score, in [0, 1]: what the route completion is multiplied by. */
export function infractionScore({ infractions, outsideShare }: RouteResult, formula: Formula): number {
  const inside = 1 - outsideShare
  const entries = Object.entries(weights) as [InfractionKind, readonly [number, number]][]
  if (formula === 'leaderboard-2.1') {
    const sum = entries.reduce((total, [kind, [, coefficient]]) => total + coefficient * (infractions[kind] ?? 0), 0)
    return inside / (1 + sum)
  }
  return entries.reduce((product, [kind, [factor]]) => product * factor ** (infractions[kind] ?? 0), inside)
}

/** Percent. */
export function drivingScore(result: RouteResult, formula: Formula): number {
  return result.routeCompletion * infractionScore(result, formula)
}

export function drivingScores(result: RouteResult): Record<Formula, number> {
  return Object.fromEntries(formulas.map((formula) => [formula, drivingScore(result, formula)])) as Record<
    Formula,
    number
  >
}

/** Driven to its end without any infraction: what Bench2Drive's success rate counts. */
export function isSuccess({ routeCompletion, infractions, outsideShare }: RouteResult): boolean {
  return routeCompletion >= 100 && outsideShare === 0 && infractionKinds.every((kind) => (infractions[kind] ?? 0) === 0)
}

const metresPerMile = 1609.344

/**
 * Miles driven for each time somebody would have had to take over: a collision, a route left, a car that no longer moves.
 * Infinity when nobody would have.
 */
export function milesPerIntervention(results: readonly RouteResult[]): number {
  const kinds = [
    'collisions_pedestrian',
    'collisions_vehicle',
    'collisions_layout',
    'route_dev',
    'vehicle_blocked',
  ] as const
  const times = results.reduce(
    (sum, { infractions }) => sum + kinds.reduce((n, kind) => n + (infractions[kind] ?? 0), 0),
    0,
  )
  const miles = results.reduce((sum, { drivenM }) => sum + drivenM, 0) / metresPerMile
  return times === 0 ? Number.POSITIVE_INFINITY : miles / times
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length
}
