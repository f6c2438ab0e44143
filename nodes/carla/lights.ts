/** What the traffic lights of a CARLA world show. */
import { decodeTrafficLight, decodeVehicle, kindOfActor } from '../../scenarios/carla/actor-details.js'
import type { OpenDriveMap } from '../../scenarios/opendrive/read-opendrive.js'
import type { SignalState } from '../../scenarios/worlds/road-map.js'
import type { CarlaSession, CarlaTick } from './session.js'

const states: readonly (SignalState | undefined)[] = ['red', 'yellow', 'green']

/**
 * The lights by their OpenDRIVE ids. For one without a light actor the server's own word counts, which light the car
 * is under; under none, it is free to go.
 *
 * @param way - indices of the lanes ahead of the car, its own first.
 * @returns by index of the map's signals.
 */
export function lightStates(
  { actors, layout }: Pick<CarlaSession, 'actors' | 'layout'>,
  { snapshot, ego }: CarlaTick,
  map: OpenDriveMap,
  way: readonly number[],
): (SignalState | 'unknown')[] {
  const shown = new Map<string, SignalState | 'unknown'>()
  for (const { id, details } of snapshot.actors) {
    const actor = actors.get(id)
    if (!actor || kindOfActor(actor.description.id) !== 'traffic-light') continue
    const { signId, light } = decodeTrafficLight(details)
    shown.set(signId, states[light] ?? 'unknown')
  }
  const own = decodeVehicle(ego.details, layout)
  const underLight = own.lightActorId === undefined ? 'green' : (states[own.light] ?? 'unknown')
  const next = way.find((lane) => map.lanes[lane]!.signal >= 0)
  const nextSignal = next === undefined ? -1 : map.lanes[next]!.signal
  return map.signals.map(({ id }, index) => shown.get(id) ?? (index === nextSignal ? underLight : 'unknown'))
}
