/**
 * Driving scores of one route: the route completion times an infraction score.
 *
 * Sources: CARLA leaderboard, "Evaluation criteria" for 2.0 and 2.1 (leaderboard.carla.org), with the branches
 * leaderboard-2.0 and leaderboard-2.1 where the pages leave something open; Bench2Drive (arXiv 2406.03877, section 3.3).
 */
import { checkResult, type InfractionKind, infractionKinds, type RouteResult } from './infractions.js'

export const formulas = ['leaderboard-2.0', 'leaderboard-2.1', 'bench2drive'] as const
export type Formula = (typeof formulas)[number]

/** What one infraction of a kind costs: a factor in 2.0 and Bench2Drive, a summand of the divisor in 2.1. */
const costs: readonly (readonly [kind: InfractionKind, factor: number, coefficient: number])[] = [
  ['collisions_pedestrian', 0.5, 1],
  ['collisions_vehicle', 0.6, 0.7],
  ['collisions_layout', 0.65, 0.6],
  ['red_light', 0.7, 0.4],
  ['stop_infraction', 0.8, 0.25],
  ['scenario_timeouts', 0.7, 0.4],
  ['yield_emergency_vehicle_infractions', 0.7, 0.4],
]
/** The lowest factor in 2.0, and the highest coefficient in 2.1, for creeping: in proportion to the speed that is missing. */
const slowFactor = 0.7
const slowCoefficient = 0.4

/**
 * What the route completion is multiplied by, in [0, 1].
 *
 * 2.0: the product of all factors. 2.1: 1 / (1 + the sum of all coefficients). Way driven outside the route's lanes does
 * not count as completed in either. Bench2Drive is 2.0 without its factor for low speed, which it reports as efficiency.
 *
 * Unlike the official code, speed above the traffic's does not earn anything: its own test reports no infraction then.
 *
 * @throws GoshawkError 'message-invalid' when the record holds impossible numbers.
 */
export function infractionScore(result: RouteResult, formula: Formula): number {
  checkResult(result)
  const { infractions, outsideShare, minSpeedShares = [] } = result
  const inside = 1 - outsideShare
  const missing = minSpeedShares.map((share) => Math.max(0, 1 - share))
  switch (formula) {
    case 'leaderboard-2.1': {
      const counted = costs.reduce((sum, [kind, , coefficient]) => sum + coefficient * (infractions[kind] ?? 0), 0)
      const slow = missing.reduce((sum, share) => sum + slowCoefficient * share, 0)
      return inside / (1 + counted + slow)
    }
    case 'leaderboard-2.0':
      return missing.reduce((product, share) => product * (1 - (1 - slowFactor) * share), product(result))
    case 'bench2drive':
      return product(result)
  }
}

function product({ infractions, outsideShare }: RouteResult): number {
  return costs.reduce((score, [kind, factor]) => score * factor ** (infractions[kind] ?? 0), 1 - outsideShare)
}

/** Percent, in [0, 100]. */
export function drivingScore(result: RouteResult, formula: Formula): number {
  return result.routeCompletion * infractionScore(result, formula)
}

export function drivingScores(result: RouteResult): Record<Formula, number> {
  return {
    'leaderboard-2.0': drivingScore(result, 'leaderboard-2.0'),
    'leaderboard-2.1': drivingScore(result, 'leaderboard-2.1'),
    bench2drive: drivingScore(result, 'bench2drive'),
  }
}

/** Driven to its end without any infraction but low speed: what Bench2Drive's success rate counts. */
export function isSuccess({ routeCompletion, infractions, outsideShare }: RouteResult): boolean {
  const counted = infractionKinds.filter((kind) => kind !== 'min_speed_infractions')
  return routeCompletion >= 100 && outsideShare === 0 && counted.every((kind) => (infractions[kind] ?? 0) === 0)
}
