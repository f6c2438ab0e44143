/** What a route's record holds for scoring: how far the car came, and what went wrong, in the CARLA leaderboard's names. */
import { GoshawkError } from '../../../schemas/errors.js'

/** In the order of the leaderboard's record. */
export const infractionKinds = [
  'collisions_layout',
  'collisions_pedestrian',
  'collisions_vehicle',
  'red_light',
  'stop_infraction',
  'outside_route_lanes',
  'min_speed_infractions',
  'yield_emergency_vehicle_infractions',
  'scenario_timeouts',
  'route_dev',
  'vehicle_blocked',
  'route_timeout',
] as const
export type InfractionKind = (typeof infractionKinds)[number]

export interface RouteResult {
  /** Percent of the route, in [0, 100]. */
  readonly routeCompletion: number
  /** How often each happened; kinds that did not may be absent. What leaving the lanes costs is told by `outsideShare` alone. */
  readonly infractions: Readonly<Partial<Record<InfractionKind, number>>>
  /** Share of the way driven outside the lanes of the route, in [0, 1]. */
  readonly outsideShare: number
  /** Own mean speed over that of the traffic around, one for each stretch it was measured on; 1 is as fast. */
  readonly minSpeedShares?: readonly number[]
  /** Metres driven. */
  readonly drivenM: number
}

/** @throws GoshawkError 'message-invalid' for a number that no drive can have: a wrong record must not become a score. */
export function checkResult(result: RouteResult): void {
  const refuse = (field: string, found: unknown, expected: string) => {
    throw new GoshawkError('message-invalid', `route record: ${field}: ${found}; expected ${expected}`, {
      details: { field, found },
    })
  }
  const { routeCompletion, infractions, outsideShare, minSpeedShares = [], drivenM } = result
  if (!(routeCompletion >= 0 && routeCompletion <= 100)) refuse('routeCompletion', routeCompletion, '0 to 100 percent')
  if (!(outsideShare >= 0 && outsideShare <= 1)) refuse('outsideShare', outsideShare, 'a share from 0 to 1')
  if (!(drivenM >= 0 && Number.isFinite(drivenM))) refuse('drivenM', drivenM, 'metres, 0 or more')
  for (const [kind, count] of Object.entries(infractions)) {
    if (!(infractionKinds as readonly string[]).includes(kind)) {
      refuse(`infractions.${kind}`, count, `one of ${infractionKinds.join(', ')}`)
    }
    if (!Number.isInteger(count) || count < 0) refuse(`infractions.${kind}`, count, 'a whole number, 0 or more')
  }
  minSpeedShares.forEach((share, i) => {
    if (!(share >= 0 && Number.isFinite(share))) refuse(`minSpeedShares[${i}]`, share, 'a share, 0 or more')
  })
}
