/** The road that came with a frame, as the planner knows it. */
import { type Path, pathThrough } from '../../../scenarios/worlds/path.js'
import type { Crossing, Lane, SignalState } from '../../../scenarios/worlds/road-map.js'
import { LaneTurn, type Road, type RoadLane, SignalState as Shown } from '../../../schemas/messages.js'
import type { DriveRoute } from './scene.js'

/** Lanes and crossings stand at their ids; those a source leaves out are missing, and nothing leads to them. */
export function driveRouteOf({ lanes, crossings, route }: Road): DriveRoute {
  const laneIds = new Set(lanes.map(({ id }) => id))
  const crossingIds = new Set(crossings.map(({ id }) => id))
  const found: Lane[] = []
  for (const lane of lanes) found[lane.id] = laneOf(lane, laneIds, crossingIds)
  const walked: Crossing[] = []
  for (const { id, xy, widthM, hasSignal } of crossings) {
    const end = { walkway: -1, arcM: 0 }
    walked[id] = { path: pathOf(xy), widthM, ends: [end, end], lanes: [], signal: hasSignal ? 0 : -1 }
  }
  return { lanes: found, crossings: walked, route: route.filter((id) => laneIds.has(id)) }
}

/** By id. */
export function signalsOf({ signals }: Road): (SignalState | 'unknown')[] {
  const states: (SignalState | 'unknown')[] = []
  for (const { id, state } of signals) states[id] = words[state]
  return states
}

const words: Readonly<Record<Shown, SignalState | 'unknown'>> = {
  [Shown.GREEN]: 'green',
  [Shown.YELLOW]: 'yellow',
  [Shown.RED]: 'red',
  [Shown.UNKNOWN]: 'unknown',
}
const turns: Readonly<Record<LaneTurn, Lane['turn']>> = {
  [LaneTurn.STRAIGHT_ON]: 'straight',
  [LaneTurn.TURN_LEFT]: 'left',
  [LaneTurn.TURN_RIGHT]: 'right',
}

function laneOf(lane: RoadLane, laneIds: ReadonlySet<number>, crossingIds: ReadonlySet<number>): Lane {
  const hasLane = (id: number) => laneIds.has(id)
  const { id, xy, widthM, speedLimitMps, left, right, turn, signal, stopSign, stopBackM } = lane
  const beside = (other: number | undefined) => (other !== undefined && hasLane(other) ? other : -1)
  return {
    index: id,
    path: pathOf(xy),
    widthM,
    speedLimitMps,
    successors: lane.successors.filter(hasLane),
    predecessors: lane.predecessors.filter(hasLane),
    left: beside(left),
    right: beside(right),
    entry: false,
    turn: turns[turn],
    signal: signal ?? -1,
    stopSign,
    stopBackM,
    closures: [],
    crossings: lane.crossings.filter(({ crossing }) => crossingIds.has(crossing)),
    yieldTo: lane.yieldTo.filter(({ lane: other }) => hasLane(other)),
  }
}

function pathOf(xy: readonly number[]): Path {
  return pathThrough(Array.from({ length: xy.length / 2 }, (_, i) => ({ x: xy[2 * i]!, y: xy[2 * i + 1]! })))
}
