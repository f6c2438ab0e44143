/** Rules of the road that a world does not tell of by itself: lines run, lanes left, contacts. */
import type { Collision } from '../../nodes/carla/ego-sensors.js'
import { labelOf } from '../../nodes/carla/observe.js'
import type { EgoState } from '../../nodes/decision/route/scene.js'
import type { IncidentKind } from '../../scenarios/worlds/incidents.js'
import { nearestOnPath, pointAt } from '../../scenarios/worlds/path.js'
import type { Lane, SignalState } from '../../scenarios/worlds/road-map.js'
import type { WorldIncident } from './drive-world.js'

export interface Moment {
  readonly timeS: number
  readonly ego: EgoState
  /** Lane of the route the car is on. */
  readonly lane: number
  readonly signals: readonly (SignalState | 'unknown')[]
}

/** Beyond the lane's edge: its paint belongs to it. */
const paintM = 0.3
/** This far outside, leaving the lanes is an incident. */
const outsideM = 0.6
const standingMps = 0.5
/** A stop counts within this of the line. */
const haltWithinM = 8
/** Contact with the same thing again after less than this is the same contact. */
const contactS = 2

export class RoadRules {
  readonly #lanes: readonly Lane[]
  readonly #boxes: readonly { x0: number; y0: number; x1: number; y1: number }[]
  readonly #touched = new Map<string, number>()
  #before: Moment | undefined
  #haltedAt = -1
  #wasOffRoad = false
  #wasWrongWay = false

  constructor(lanes: readonly Lane[]) {
    this.#lanes = lanes
    this.#boxes = lanes.map(({ path, widthM }) => ({
      x0: Math.min(...path.xs) - widthM,
      y0: Math.min(...path.ys) - widthM,
      x1: Math.max(...path.xs) + widthM,
      y1: Math.max(...path.ys) + widthM,
    }))
  }

  /** What began since the moment before. */
  watch(now: Moment, collisions: readonly Collision[]): { incidents: WorldIncident[]; isOutside: boolean } {
    const incidents: WorldIncident[] = []
    const { x, y, speedMps } = now.ego
    const tell = (kind: IncidentKind, other = '') => incidents.push({ kind, timeS: now.timeS, x, y, other })
    for (const { other } of collisions) {
      const key = other.id === 0 ? other.description.id : String(other.id)
      const last = this.#touched.get(key) ?? Number.NEGATIVE_INFINITY
      this.#touched.set(key, now.timeS)
      // Who runs into the standing car is at fault, as the CARLA leaderboard counts it.
      if (now.timeS - last > contactS && (this.#before?.ego.speedMps ?? speedMps) >= 0.1)
        tell(collisionKind(other), key)
    }
    const line = this.#passedLine(now)
    if (line === 'red-light' || line === 'stop-sign') tell(line)
    const { offRoadM, isWrongWay } = this.#place(now.ego)
    const isOffRoad = offRoadM > outsideM
    if (isOffRoad && !this.#wasOffRoad) tell('off-road')
    if (isWrongWay && !this.#wasWrongWay) tell('wrong-way')
    this.#wasOffRoad = isOffRoad
    this.#wasWrongWay = isWrongWay
    this.#before = now
    return { incidents, isOutside: offRoadM > 0 || isWrongWay }
  }

  /** Whether the front passed the line at the end of the lane it was on, and how. */
  #passedLine(now: Moment): 'red-light' | 'stop-sign' | undefined {
    const before = this.#before
    if (!before) return undefined
    const lane = this.#lanes[before.lane]!
    if (lane.signal < 0 && !lane.stopSign) return undefined
    const lineM = lane.path.lengthM - lane.stopBackM
    const front = ({ ego }: Moment) => {
      const x = ego.x + (ego.lengthM / 2) * Math.cos(ego.yawRad)
      const y = ego.y + (ego.lengthM / 2) * Math.sin(ego.yawRad)
      return nearestOnPath(lane.path, x, y).arcM
    }
    const [from, to] = [front(before), front(now)]
    if (before.ego.speedMps < standingMps && from > lineM - haltWithinM && from <= lineM) this.#haltedAt = before.lane
    if (from > lineM || to <= lineM) return undefined
    const hasHalted = this.#haltedAt === before.lane
    this.#haltedAt = -1
    if (lane.signal >= 0 && now.signals[lane.signal] === 'red') return 'red-light'
    return lane.stopSign && !hasHalted ? 'stop-sign' : undefined
  }

  /** How far the car's middle is outside every lane (negative within), and whether it is on lanes against its way only. */
  #place({ x, y, yawRad, speedMps }: EgoState): { offRoadM: number; isWrongWay: boolean } {
    let offRoadM = Number.POSITIVE_INFINITY
    let isAgainst = false
    let isAlong = false
    this.#lanes.forEach(({ path, widthM }, index) => {
      const box = this.#boxes[index]!
      if (x < box.x0 || x > box.x1 || y < box.y0 || y > box.y1) return
      const at = pointAt(path, nearestOnPath(path, x, y).arcM)
      const outM = Math.hypot(x - at.x, y - at.y) - widthM / 2 - paintM
      offRoadM = Math.min(offRoadM, outM)
      if (outM > 0) return
      if (Math.cos(at.yawRad - yawRad) > 0) isAlong = true
      else isAgainst = true
    })
    return { offRoadM, isWrongWay: isAgainst && !isAlong && speedMps > standingMps }
  }
}

function collisionKind(other: Collision['other']): IncidentKind {
  switch (labelOf(other)) {
    case 'pedestrian':
      return 'collision-pedestrian'
    case undefined:
    case 'barrier':
    case 'traffic_cone':
      return 'collision-static'
    default:
      return 'collision-vehicle'
  }
}
