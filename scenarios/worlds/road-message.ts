/** A map's lanes and the way to go on them, as a message for those who decide. */
import { createHash } from 'node:crypto'
import { type CarShape, LaneTurn, type Road, type RoadLane, SignalState as Shown } from '../../schemas/messages.js'
import type { Path } from './path.js'
import type { Crossing, Lane, SignalState } from './road-map.js'

export interface RoadFacts {
  readonly name: string
  readonly lanes: readonly Lane[]
  readonly crossings: readonly Crossing[]
  /** Indices of lanes to drive, in order. */
  readonly route: readonly number[]
  readonly ego: CarShape
}

/** A built-in world has some 2000 points; a town has a hundred times as many. */
const wholePointsMax = 5000
/** Around the car, of a map that is too much to send with every frame. Twice as far as the planner looks. */
const radiusM = 200

/** The road as it goes with a frame: whole where that is little, else the lanes around the car. */
export class RoadTeller {
  readonly #facts: RoadFacts
  readonly #isLittle: boolean
  #told: Omit<Road, 'signals'> | undefined

  constructor(facts: RoadFacts) {
    this.#facts = facts
    this.#isLittle = facts.lanes.reduce((sum, { path }) => sum + path.xs.length, 0) <= wholePointsMax
  }

  /** @param states - by index of the map's signals. */
  at(place: Place, states: readonly (SignalState | 'unknown')[]): Road {
    const told = this.#isLittle ? (this.#told ?? roadOf(this.#facts)) : this.#around(place)
    this.#told = told
    return { ...told, signals: signalsOf(states) }
  }

  /** The same object for as long as the same lanes are around. */
  #around(place: Place): Omit<Road, 'signals'> {
    const { name, lanes } = this.#facts
    const near = lanes.filter(({ path }) => isWithin(path, place))
    const ids = createHash('sha1')
      .update(near.map(({ index }) => index).join())
      .digest('hex')
    const nearName = `${name}@${ids.slice(0, 12)}`
    return this.#told?.name === nearName ? this.#told : roadOf({ ...this.#facts, name: nearName, lanes: near })
  }
}

interface Place {
  readonly x: number
  readonly y: number
}

function isWithin({ xs, ys }: Path, { x, y }: Place): boolean {
  return xs.some((px, i) => Math.hypot(px - x, ys[i]! - y) < radiusM)
}

function roadOf({ name, lanes, crossings, route, ego }: RoadFacts): Omit<Road, 'signals'> {
  return {
    name,
    lanes: lanes.map(laneOf),
    crossings: crossings.map(({ path, widthM, signal }, id) => ({
      id,
      xy: xyOf(path),
      widthM,
      hasSignal: signal >= 0,
    })),
    route,
    ego,
  }
}

function signalsOf(states: readonly (SignalState | 'unknown')[]): Road['signals'] {
  return states.map((state, id) => ({ id, state: shown[state] }))
}

const shown = { green: Shown.GREEN, yellow: Shown.YELLOW, red: Shown.RED, unknown: Shown.UNKNOWN } as const
const turns = { straight: LaneTurn.STRAIGHT_ON, left: LaneTurn.TURN_LEFT, right: LaneTurn.TURN_RIGHT } as const

function laneOf(lane: Lane): RoadLane {
  const { index, path, widthM, speedLimitMps, successors, predecessors, left, right, turn, signal } = lane
  const { stopSign, stopBackM, crossings, yieldTo } = lane
  return {
    id: index,
    xy: xyOf(path),
    widthM,
    speedLimitMps,
    successors,
    predecessors,
    ...(left >= 0 && { left }),
    ...(right >= 0 && { right }),
    turn: turns[turn],
    ...(signal >= 0 && { signal }),
    stopSign,
    stopBackM,
    crossings,
    yieldTo,
  }
}

/** As it is on the wire: who decides in the same process decides the same. */
function xyOf({ xs, ys }: Path): number[] {
  return xs.flatMap((x, i) => [Math.fround(x), Math.fround(ys[i]!)])
}
