/** A decoded road -> the checked value of messages.ts. */
import { finite, integerBetween, list, member, named, present, refuse } from './decoded.js'
import type { goshawk } from './generated/goshawk.js'
import { type CarShape, type LaneConflict, LaneTurn, type Road, type RoadLane, SignalState } from './messages.js'

/** A town within sight has some hundreds of lanes. */
export const lanesMax = 5000
const pointNumbersMax = 20_000
const linksMax = 256
/** Readers keep lanes at their ids. */
const idMax = 2 ** 24 - 1

export function checkRoad(wire: goshawk.v1.Road.$Properties): Road {
  return {
    name: named('road.name', wire.name),
    lanes: distinct(
      'road.lanes',
      list('road.lanes', wire.lanes, lanesMax).map((lane, i) => checkLane(`road.lanes[${i}]`, lane)),
    ),
    crossings: distinct(
      'road.crossings',
      list('road.crossings', wire.crossings, lanesMax).map((crossing, i) => {
        const at = `road.crossings[${i}]`
        return {
          id: id(`${at}.id`, crossing.id),
          xy: line(`${at}.xy`, crossing.xy),
          widthM: positive(`${at}.widthM`, crossing.widthM),
          hasSignal: crossing.hasSignal ?? false,
        }
      }),
    ),
    route: ids('road.route', wire.route, lanesMax),
    signals: list('road.signals', wire.signals, lanesMax).map((signal, i) => ({
      id: id(`road.signals[${i}].id`, signal.id),
      state: member(`road.signals[${i}].state`, signal.state, SignalState),
    })),
    ego: checkCar(present('road.ego', wire.ego)),
  }
}

function checkLane(at: string, wire: goshawk.v1.RoadLane.$Properties): RoadLane {
  return {
    id: id(`${at}.id`, wire.id),
    xy: line(`${at}.xy`, wire.xy),
    widthM: positive(`${at}.widthM`, wire.widthM),
    speedLimitMps: positive(`${at}.speedLimitMps`, wire.speedLimitMps),
    successors: ids(`${at}.successors`, wire.successors),
    predecessors: ids(`${at}.predecessors`, wire.predecessors),
    ...maybe('left', at, wire.left),
    ...maybe('right', at, wire.right),
    turn: member(`${at}.turn`, wire.turn, LaneTurn),
    ...maybe('signal', at, wire.signal),
    stopSign: wire.stopSign ?? false,
    stopBackM: finite(`${at}.stopBackM`, wire.stopBackM),
    crossings: list(`${at}.crossings`, wire.crossings, linksMax).map((crossing, i) => ({
      crossing: id(`${at}.crossings[${i}].crossing`, crossing.crossing),
      arcM: finite(`${at}.crossings[${i}].arcM`, crossing.arcM),
    })),
    yieldTo: list(`${at}.yieldTo`, wire.yieldTo, linksMax).map((one, i) => checkConflict(`${at}.yieldTo[${i}]`, one)),
  }
}

function checkConflict(at: string, wire: goshawk.v1.LaneConflict.$Properties): LaneConflict {
  return {
    lane: id(`${at}.lane`, wire.lane),
    ownArcM: finite(`${at}.ownArcM`, wire.ownArcM),
    otherArcM: finite(`${at}.otherArcM`, wire.otherArcM),
    holdArcM: finite(`${at}.holdArcM`, wire.holdArcM),
  }
}

function checkCar({ length, width, wheelbase }: goshawk.v1.CarShape.$Properties): CarShape {
  return {
    length: positive('road.ego.length', length),
    width: positive('road.ego.width', width),
    wheelbase: positive('road.ego.wheelbase', wheelbase),
  }
}

function id(field: string, value: number | null | undefined): number {
  return integerBetween(field, value, 0, idMax)
}

function ids(field: string, values: readonly number[] | null | undefined, lengthMax = linksMax): readonly number[] {
  return list(field, values, lengthMax).map((value, i) => id(`${field}[${i}]`, value))
}

function maybe<K extends string>(key: K, at: string, value: number | null | undefined): { readonly [P in K]?: number } {
  return value === null || value === undefined ? {} : ({ [key]: id(`${at}.${key}`, value) } as { [P in K]: number })
}

function positive(field: string, value: number | null | undefined): number {
  const number = finite(field, value)
  return number > 0 ? number : refuse(field, number, 'more than 0')
}

/** At least two points, not all of them the same. */
function line(field: string, values: readonly number[] | null | undefined): readonly number[] {
  const xy = list(field, values, pointNumbersMax)
  if (xy.length < 4 || xy.length % 2 !== 0) refuse(field, `${xy.length} numbers`, 'x and y of two points or more')
  const odd = xy.findIndex((value) => !Number.isFinite(value))
  if (odd >= 0) finite(`${field}[${odd}]`, xy[odd])
  const [x0, y0] = xy
  const hasLength = xy.some((value, i) => Math.abs(value - (i % 2 === 0 ? x0! : y0!)) > 1e-3)
  return hasLength ? xy : refuse(field, 'one place', 'two or more')
}

function distinct<T extends { readonly id: number }>(field: string, items: readonly T[]): readonly T[] {
  const seen = new Set<number>()
  for (const item of items) {
    if (seen.has(item.id)) refuse(field, `${item.id} twice`, 'each id once')
    seen.add(item.id)
  }
  return items
}
