/** A way to drive along the lanes of a map that knows no route: on from where the car stands, for a length. */

import { GoshawkError } from '../../schemas/errors.js'
import { nearestOnPath, pointAt, wrapAngle } from './path.js'
import { Random } from './random.js'
import type { Lane } from './road-map.js'

export interface Place {
  readonly x: number
  readonly y: number
  readonly yawRad: number
}

export interface LaneRoute {
  /** Indices of lanes, in order; none twice. */
  readonly lanes: readonly number[]
  readonly startArcM: number
  /** From the start to the end of the last lane. */
  readonly wholeM: number
}

/** A car farther than this from the middle of every lane of its direction is not on the road. */
const offRoadM = 4
const turnMaxRad = Math.PI / 3
const preferredM = 1
/** Lanes tried before the longest way found so far is taken. */
const triesMax = 5000

/**
 * The lane that fits a place best: near, and leading its way.
 *
 * @param lanes - by index; some may be missing.
 * @param preferred - where lanes lie over each other, as in a junction, one of these counts.
 * @returns undefined when there is none within 4 m.
 */
export function laneAt(
  lanes: readonly Lane[],
  { x, y, yawRad }: Place,
  preferred: ReadonlySet<number> = new Set(),
): { lane: number; arcM: number } | undefined {
  let best = Number.POSITIVE_INFINITY
  let found: { lane: number; arcM: number } | undefined
  lanes.forEach(({ index, path }) => {
    const { arcM } = nearestOnPath(path, x, y)
    const at = pointAt(path, arcM)
    const distance = Math.hypot(x - at.x, y - at.y)
    const turn = Math.abs(wrapAngle(yawRad - at.yawRad))
    const cost = distance + turn - (preferred.has(index) ? preferredM : 0)
    if (distance > offRoadM || turn > turnMaxRad || cost >= best) return
    best = cost
    found = { lane: index, arcM }
  })
  return found
}

/**
 * On along successors until `lengthM` are reached; where lanes fork, chance of the seed decides among those from which
 * the length can be had. A map that ends before gives the longest way there is.
 *
 * @throws GoshawkError 'config-invalid' when the car does not stand on a lane.
 */
export function routeFrom(
  lanes: readonly Lane[],
  place: Place,
  { lengthM, seed, where }: { readonly lengthM: number; readonly seed: number; readonly where: string },
): LaneRoute {
  const start = laneAt(lanes, place)
  if (!start) {
    const at = `(${place.x.toFixed(1)}, ${place.y.toFixed(1)})`
    throw new GoshawkError(
      'config-invalid',
      `${where}: the car stands at ${at}, farther than ${offRoadM} m from every lane that leads its way; choose another spawn point`,
    )
  }
  const random = new Random(seed, start.lane)
  let longest: readonly number[] = [start.lane]
  let longestM = 0
  let tries = 0
  const follow = (way: readonly number[], drivenM: number): boolean => {
    if (drivenM > longestM) {
      longestM = drivenM
      longest = way
    }
    if (drivenM >= lengthM || ++tries > triesMax) return true
    const next = lanes[way.at(-1)!]!.successors.filter((lane) => !way.includes(lane))
    return shuffled(next, random).some((lane) => follow([...way, lane], drivenM + lanes[lane]!.path.lengthM))
  }
  follow([start.lane], lanes[start.lane]!.path.lengthM - start.arcM)
  return { lanes: longest, startArcM: start.arcM, wholeM: longestM }
}

/** In an order of chance (Fisher and Yates, 1938). */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const order = [...items]
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random.next() * (i + 1))
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
  return order
}

/** Which lane of the route the car is on or beside, and how far along it has come. */
export interface OnRoute {
  readonly step: number
  readonly arcM: number
  /** Metres along the route from its start. */
  readonly drivenM: number
}

/** The place on the route nearest to the car, looked for around where it was. */
export function followRoute(
  lanes: readonly Lane[],
  route: LaneRoute,
  before: number,
  { x, y }: { readonly x: number; readonly y: number },
): OnRoute {
  let best = Number.POSITIVE_INFINITY
  let found = { step: before, arcM: 0 }
  for (let step = Math.max(0, before - 1); step < Math.min(route.lanes.length, before + 4); step++) {
    const { path } = lanes[route.lanes[step]!]!
    const { arcM } = nearestOnPath(path, x, y)
    const at = pointAt(path, arcM)
    const distance = Math.hypot(x - at.x, y - at.y)
    if (distance >= best - 1e-6) continue
    best = distance
    found = { step, arcM }
  }
  let passedM = -route.startArcM
  for (const lane of route.lanes.slice(0, found.step)) passedM += lanes[lane]!.path.lengthM
  return { ...found, drivenM: Math.max(0, passedM + found.arcM) }
}
