/** Puts streets, their paint, walkways and crossings into a road map that is still open. */
import {
  nearestOnPath,
  offsetPath,
  type Path,
  type PathPoint,
  pathBetween,
  pointAt,
  reversePath,
  wrapAngle,
} from './path.js'
import type {
  Crossing,
  Lane,
  PaintBar,
  PaintColour,
  ParkingStrip,
  Placement,
  Prop,
  RoadMap,
  RoadStroke,
  Signal,
  Walkway,
} from './road-map.js'

export interface StreetOptions {
  readonly path: Path
  readonly lanesEachWay: number
  readonly laneWidthM?: number
  readonly speedLimitMps: number
  /** Leave a strip for parked cars on both sides. */
  readonly parking?: boolean
  readonly centre?: 'double-yellow' | 'dashed-white' | 'none'
  /** The street's ends that meet a junction rather than the edge of the world. */
  readonly junctionAtStart?: boolean
  readonly junctionAtEnd?: boolean
}

export interface Street {
  readonly path: Path
  readonly halfWidthM: number
  readonly laneWidthM: number
  /** Lanes along the path, from the centre outwards. */
  readonly forward: readonly number[]
  /** Lanes against it, from the centre outwards. */
  readonly backward: readonly number[]
  /** Walkways beside it, both in the path's direction. */
  readonly leftWalkway: number
  readonly rightWalkway: number
  readonly parkingM: number
}

const parkingWidthM = 2.3
const lineHalfWidthM = 0.075
const standardPavementM = 3.4
const walkwayFromKerbM = 1.6

export class RoadBuilder {
  readonly lanes: Lane[] = []
  readonly signals: Signal[] = []
  readonly walkways: Walkway[] = []
  readonly crossings: Crossing[] = []
  readonly roads: RoadStroke[] = []
  readonly paint: PaintBar[] = []
  readonly props: Prop[] = []
  readonly parking: ParkingStrip[] = []
  readonly placements: Placement[] = []
  readonly streets: Street[] = []
  readonly pavementWidthM: number

  constructor({ pavementWidthM = standardPavementM }: { readonly pavementWidthM?: number } = {}) {
    this.pavementWidthM = pavementWidthM
  }

  addStreet(options: StreetOptions): Street {
    const { path, lanesEachWay, laneWidthM = 3.5, speedLimitMps, parking = false, centre = 'double-yellow' } = options
    const parkingM = parking ? parkingWidthM : 0
    const halfWidthM = lanesEachWay * laneWidthM + parkingM
    this.roads.push({ path, halfWidthM })
    const forward: number[] = []
    const backward: number[] = []
    for (let k = 0; k < lanesEachWay; k++) {
      const aside = (k + 0.5) * laneWidthM
      const common = { widthM: laneWidthM, speedLimitMps, turn: 'straight' as const }
      forward.push(this.addLane({ ...common, path: offsetPath(path, -aside), entry: !options.junctionAtStart }))
      backward.push(
        this.addLane({ ...common, path: reversePath(offsetPath(path, aside)), entry: !options.junctionAtEnd }),
      )
    }
    for (const side of [forward, backward]) {
      side.forEach((lane, k) => {
        this.lanes[lane]!.left = side[k - 1] ?? -1
        this.lanes[lane]!.right = side[k + 1] ?? -1
      })
    }
    const clearStartM = options.junctionAtStart ? 1 : 0
    const clearEndM = options.junctionAtEnd ? 1 : 0
    const line = (leftM: number, colour: PaintColour, dashM: number, gapM: number) =>
      this.paintLine(offsetPath(path, leftM), { colour, dashM, gapM, clearStartM, clearEndM })
    if (centre === 'double-yellow') {
      line(0.14, 'yellow', 0, 0)
      line(-0.14, 'yellow', 0, 0)
    } else if (centre === 'dashed-white') line(0, 'white', 3, 4.5)
    for (let k = 1; k < lanesEachWay; k++) {
      line(k * laneWidthM, 'white', 3, 6)
      line(-k * laneWidthM, 'white', 3, 6)
    }
    const edge = lanesEachWay * laneWidthM - (parking ? 0 : 0.3)
    line(edge, 'white', 0, 0)
    line(-edge, 'white', 0, 0)
    const beside = halfWidthM + walkwayFromKerbM
    this.walkways.push({ path: offsetPath(path, beside), atStart: [], atEnd: [] })
    this.walkways.push({ path: offsetPath(path, -beside), atStart: [], atEnd: [] })
    if (parking) {
      const stripM = lanesEachWay * laneWidthM + parkingM / 2
      const margin = 10
      for (const strip of [offsetPath(path, -stripM), reversePath(offsetPath(path, stripM))]) {
        this.parking.push({ path: strip, fromArcM: margin, toArcM: strip.lengthM - margin })
      }
    }
    const street: Street = {
      path,
      halfWidthM,
      laneWidthM,
      forward,
      backward,
      leftWalkway: this.walkways.length - 2,
      rightWalkway: this.walkways.length - 1,
      parkingM,
    }
    this.streets.push(street)
    return street
  }

  addLane(lane: Pick<Lane, 'path' | 'widthM' | 'speedLimitMps' | 'entry' | 'turn'>): number {
    const index = this.lanes.length
    this.lanes.push({
      ...lane,
      index,
      successors: [],
      left: -1,
      right: -1,
      signal: -1,
      stopSign: false,
      stopBackM: 1,
      yieldTo: [],
      closures: [],
      predecessors: [],
      crossings: [],
    })
    return index
  }

  /** A lane through a junction, from the end of one lane to the start of another. */
  connect(from: number, to: number, speedLimitMps: number, turn: Lane['turn']): number {
    const a = this.lanes[from]!
    const b = this.lanes[to]!
    const path = pathBetween(pointAt(a.path, a.path.lengthM), pointAt(b.path, 0))
    const index = this.addLane({ path, widthM: a.widthM, speedLimitMps, entry: false, turn })
    this.lanes[index]!.successors.push(to)
    a.successors.push(index)
    return index
  }

  /** Paints along a path: dashes of `dashM` with gaps of `gapM`, or solid when `dashM` is 0. */
  paintLine(
    path: Path,
    {
      colour,
      dashM,
      gapM,
      clearStartM = 0,
      clearEndM = 0,
      halfWidthM = lineHalfWidthM,
    }: {
      readonly colour: PaintColour
      readonly dashM: number
      readonly gapM: number
      readonly clearStartM?: number
      readonly clearEndM?: number
      readonly halfWidthM?: number
    },
  ): void {
    const pieceM = dashM > 0 ? dashM : 3
    const end = path.lengthM - clearEndM
    for (let arc = clearStartM; arc < end; arc += pieceM + (dashM > 0 ? gapM : 0)) {
      const a = pointAt(path, arc)
      const b = pointAt(path, Math.min(end, arc + pieceM + (dashM > 0 ? 0 : 0.05)))
      this.paint.push({ x0: a.x, y0: a.y, x1: b.x, y1: b.y, halfWidthM, colour })
    }
  }

  /** Lets people walk on from the start of one walkway to the start of another, around a corner. */
  joinWalkways(one: number, other: number): void {
    const turned = ({ x, y, yawRad }: PathPoint) => ({ x, y, yawRad: wrapAngle(yawRad + Math.PI) })
    const [a, b] = [this.walkways[one]!, this.walkways[other]!]
    const corner = this.walkways.length
    this.walkways.push({
      path: pathBetween(turned(pointAt(a.path, 0)), pointAt(b.path, 0)),
      atStart: [{ walkway: one, enterAtEnd: false }],
      atEnd: [{ walkway: other, enterAtEnd: false }],
    })
    a.atStart.push({ walkway: corner, enterAtEnd: false })
    b.atStart.push({ walkway: corner, enterAtEnd: true })
  }

  /** A zebra crossing over a street at an arc length of its path. */
  addCrossing(
    street: Street,
    arcM: number,
    { signal = -1, stopLines = true }: { readonly signal?: number; readonly stopLines?: boolean } = {},
  ): number {
    const { path, halfWidthM, laneWidthM } = street
    const widthM = 3.2
    const barM = 0.5
    const roadM = halfWidthM - street.parkingM
    const [across, behind] = [pointAt(path, arcM - widthM / 2 - 1.4), pointAt(path, arcM + widthM / 2 + 1.4)]
    const cleared = { x0: across.x, y0: across.y, x1: behind.x, y1: behind.y }
    this.paint.push({ ...cleared, halfWidthM: halfWidthM - 0.05, colour: 'none' })
    for (let aside = -roadM + barM; aside <= roadM - barM + 0.01; aside += 2 * barM) {
      const a = pointAt(path, arcM - widthM / 2, aside)
      const b = pointAt(path, arcM + widthM / 2, aside)
      this.paint.push({ x0: a.x, y0: a.y, x1: b.x, y1: b.y, halfWidthM: barM / 2, colour: 'white' })
    }
    const from = pointAt(path, arcM, halfWidthM + walkwayFromKerbM)
    const to = pointAt(path, arcM, -halfWidthM - walkwayFromKerbM)
    const walk = pathBetween(
      { ...from, yawRad: Math.atan2(to.y - from.y, to.x - from.x) },
      { ...to, yawRad: Math.atan2(to.y - from.y, to.x - from.x) },
    )
    const end = (walkway: number, point: { readonly x: number; readonly y: number }) => ({
      walkway,
      arcM: nearestOnPath(this.walkways[walkway]!.path, point.x, point.y).arcM,
    })
    const centre = pointAt(path, arcM)
    const lanes = [...street.forward, ...street.backward].map((lane) => ({
      lane,
      arcM: nearestOnPath(this.lanes[lane]!.path, centre.x, centre.y).arcM,
    }))
    if (stopLines) {
      for (const { lane, arcM: at } of lanes) this.#stopLine(lane, at - widthM / 2 - 1, laneWidthM)
    }
    this.crossings.push({
      path: walk,
      widthM,
      ends: [end(street.leftWalkway, from), end(street.rightWalkway, to)],
      lanes,
      signal,
    })
    return this.crossings.length - 1
  }

  /** A bar across the lane. */
  #stopLine(lane: number, arcM: number, laneWidthM: number): void {
    const { path } = this.lanes[lane]!
    if (arcM < 0 || arcM > path.lengthM) return
    const a = pointAt(path, arcM, laneWidthM / 2 - 0.15)
    const b = pointAt(path, arcM, -laneWidthM / 2 + 0.15)
    this.paint.push({ x0: a.x, y0: a.y, x1: b.x, y1: b.y, halfWidthM: 0.17, colour: 'white' })
  }

  stopLineAtEnd(lane: number, backM = 0.4): void {
    const { path, widthM } = this.lanes[lane]!
    this.#stopLine(lane, path.lengthM - backM, widthM)
  }

  /** How far a point is from the nearest kerb: positive on the road. */
  insideRoadM(x: number, y: number): number {
    let inside = Number.NEGATIVE_INFINITY
    for (const { path, halfWidthM } of this.roads) {
      const { arcM } = nearestOnPath(path, x, y)
      const at = pointAt(path, arcM)
      inside = Math.max(inside, halfWidthM - Math.hypot(x - at.x, y - at.y))
    }
    return inside
  }

  finish(egoRoute: readonly number[], egoStartArcM: number): RoadMap {
    for (const { index, successors } of this.lanes)
      for (const next of successors) this.lanes[next]!.predecessors.push(index)
    this.crossings.forEach(({ lanes }, crossing) => {
      for (const { lane, arcM } of lanes) this.lanes[lane]!.crossings.push({ crossing, arcM })
    })
    const { lanes, signals, walkways, crossings, roads, paint, props, parking, placements, pavementWidthM } = this
    const still = { lanes, signals, walkways, crossings, roads, paint, props, parking, placements, pavementWidthM }
    return { ...still, egoRoute, egoStartArcM }
  }
}
