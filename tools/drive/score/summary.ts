/** Scores of many routes: means, infractions by distance, distance by intervention. */
import { drivingScore, type Formula, formulas, infractionScore, isSuccess } from './formulas.js'
import { checkResult, type InfractionKind, infractionKinds, type RouteResult } from './infractions.js'

export interface ScoreSummary {
  readonly routes: number
  /** Means over the routes, percent. */
  readonly drivingScore: Readonly<Record<Formula, number>>
  readonly routeCompletion: number
  /** Means over the routes, in [0, 1]. */
  readonly infractionScore: Readonly<Record<Formula, number>>
  /** Bench2Drive: share of the routes driven to the end without an infraction, in [0, 1]. */
  readonly successRate: number
  /** Bench2Drive: own speed in percent of the traffic's; null when no route was measured. */
  readonly efficiency: number | null
  /** Of all routes together. */
  readonly infractions: Readonly<Record<InfractionKind, number>>
  readonly drivenKm: number
  readonly interventions: number
  /** null when there was no intervention: `drivenKm` is then a lower bound. */
  readonly milesPerIntervention: number | null
  readonly kmPerIntervention: number | null
}

const kmPerMile = 1.609344

/** Somebody would have had to take the wheel, or to drive on. */
const interventionKinds: readonly InfractionKind[] = [
  'collisions_pedestrian',
  'collisions_vehicle',
  'collisions_layout',
  'route_dev',
  'vehicle_blocked',
  'route_timeout',
]

/** Bench2Drive leaves out stretches on which the traffic stood: ten times its speed says nothing. */
const speedShareMost = 10

/** @throws GoshawkError 'message-invalid' when a record holds impossible numbers. Without routes every mean is NaN. */
export function summarize(results: readonly RouteResult[]): ScoreSummary {
  results.forEach(checkResult)
  const drivenKm = sum(results.map(({ drivenM }) => drivenM)) / 1000
  const infractions = byKind((kind) => sum(results.map((result) => result.infractions[kind] ?? 0)))
  const interventions = sum(interventionKinds.map((kind) => infractions[kind]))
  const speeds = results.flatMap((result) => routeEfficiency(result) ?? [])
  const kmPerIntervention = interventions === 0 ? null : drivenKm / interventions
  return {
    routes: results.length,
    drivingScore: byFormula((formula) => mean(results.map((result) => drivingScore(result, formula)))),
    routeCompletion: mean(results.map(({ routeCompletion }) => routeCompletion)),
    infractionScore: byFormula((formula) => mean(results.map((result) => infractionScore(result, formula)))),
    successRate: mean(results.map((result) => (isSuccess(result) ? 1 : 0))),
    efficiency: speeds.length === 0 ? null : mean(speeds),
    infractions,
    drivenKm,
    interventions,
    milesPerIntervention: kmPerIntervention === null ? null : kmPerIntervention / kmPerMile,
    kmPerIntervention,
  }
}

/** Mean own speed in percent of the traffic's; undefined when it was not measured. */
export function routeEfficiency({ minSpeedShares = [] }: RouteResult): number | undefined {
  const counted = minSpeedShares.filter((share) => share <= speedShareMost)
  return counted.length === 0 ? undefined : 100 * mean(counted)
}

export function mean(values: readonly number[]): number {
  return sum(values) / values.length
}

/** Smallest first, so that the order of the routes does not matter to the last digit. */
export function sum(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b).reduce((total, value) => total + value, 0)
}

function byFormula(value: (formula: Formula) => number): Record<Formula, number> {
  return Object.fromEntries(formulas.map((formula) => [formula, value(formula)])) as Record<Formula, number>
}

export function byKind<T>(value: (kind: InfractionKind) => T): Record<InfractionKind, T> {
  return Object.fromEntries(infractionKinds.map((kind) => [kind, value(kind)])) as Record<InfractionKind, T>
}
