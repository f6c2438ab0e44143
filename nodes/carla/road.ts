/** The lanes around the ego of a CARLA world, as a message, and the way on them: straight on from where the car is. */
import type { OpenDriveMap } from '../../scenarios/opendrive/read-opendrive.js'
import { laneAt } from '../../scenarios/worlds/lane-route.js'
import { pointAt, wrapAngle } from '../../scenarios/worlds/path.js'
import type { Lane } from '../../scenarios/worlds/road-map.js'
import { RoadTeller } from '../../scenarios/worlds/road-message.js'
import { transformPoint } from '../../schemas/geometry/pose.js'
import { yawOf } from '../../schemas/geometry/quaternion.js'
import type { Road } from '../../schemas/messages.js'
import { lightStates } from './lights.js'
import { forwardSpeed, globalFromEgo } from './observe.js'
import type { CarlaSession, CarlaTick } from './session.js'

/** So far ahead the way is told. Metres. */
const wayM = 200

/** The ego by the middle of its box; global frame. */
export function egoState(session: CarlaSession, { ego }: CarlaTick) {
  const pose = globalFromEgo(ego, session.actorFromEgo)
  const { wheelbaseM } = session
  const middle = transformPoint(pose, { x: wheelbaseM / 2, y: 0, z: 0 })
  const { extent } = session.ego.boundingBox
  return {
    x: middle.x,
    y: middle.y,
    yawRad: yawOf(pose.rotation),
    speedMps: forwardSpeed(ego),
    lengthM: 2 * extent.x,
    widthM: 2 * extent.y,
    wheelbaseM,
  }
}

export class CarlaRoad {
  readonly #session: CarlaSession
  readonly #map: OpenDriveMap
  readonly #name: string
  #way: readonly number[] = []
  #teller: RoadTeller | undefined

  constructor(session: CarlaSession, map: OpenDriveMap, name: string) {
    this.#session = session
    this.#map = map
    this.#name = name
  }

  /** @returns undefined where the car is on none of the map's lanes. */
  at(tick: CarlaTick): Road | undefined {
    const { lanes, crossings } = this.#map
    const { lengthM: length, widthM: width, wheelbaseM: wheelbase, ...place } = egoState(this.#session, tick)
    const own = laneAt(lanes, place, new Set(this.#way))
    if (!own) return undefined
    if (own.lane !== this.#way[0]) {
      // Which way whoever drives will take at a fork is not told: a way is kept while the car is on it.
      const at = this.#way.indexOf(own.lane)
      this.#way = straightOn(lanes, at < 0 ? [own.lane] : this.#way.slice(at))
      this.#teller = undefined
    }
    const ego = { length, width, wheelbase }
    this.#teller ??= new RoadTeller({ name: this.#name, lanes, crossings, route: this.#way, ego })
    return this.#teller.at(place, lightStates(this.#session, tick, this.#map, this.#way))
  }
}

/** On along the successors that turn least. */
function straightOn(lanes: readonly Lane[], begun: readonly number[]): number[] {
  const way = [...begun]
  let lengthM = way.reduce((sum, lane) => sum + lanes[lane]!.path.lengthM, 0)
  while (lengthM < wayM) {
    const { successors } = lanes[way.at(-1)!]!
    const turnOf = (lane: number) => {
      const { path } = lanes[lane]!
      return Math.abs(wrapAngle(pointAt(path, path.lengthM).yawRad - pointAt(path, 0).yawRad))
    }
    const next = successors.filter((lane) => !way.includes(lane)).sort((a, b) => turnOf(a) - turnOf(b))[0]
    if (next === undefined) break
    way.push(next)
    lengthM += lanes[next]!.path.lengthM
  }
  return way
}
