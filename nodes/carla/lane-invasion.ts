/**
 * CARLA's lane invasion sensor, of which no server sends anything: every client computes it from the map, where a corner
 * of the car has crossed the side of a lane.
 */
import { poseFromCarla, vectorFromCarla } from '../../scenarios/carla/axes.js'
import type { CarlaActor, CarlaTransform } from '../../scenarios/carla/structs.js'
import type { OpenDriveMap } from '../../scenarios/opendrive/read-opendrive.js'
import type { GlobalLine } from '../../schemas/geometry/local-map.js'
import { transformPoint, type Vector3 } from '../../schemas/geometry/pose.js'
import { MapLayer } from '../../schemas/messages.js'
import { laneLines } from './lane-lines.js'

/** Between lanes of one direction, between the directions, beside the last lane. */
export type LaneMarking = 'lane-divider' | 'road-divider' | 'road-edge'

export interface LaneInvasion {
  readonly frame: number
  /** Simulated seconds since the episode began. */
  readonly timeS: number
  /** Each kind once. */
  readonly crossed: readonly LaneMarking[]
}

/** Where a car was in a snapshot. */
export interface Whereabouts {
  readonly frame: number
  readonly timeS: number
  readonly transform: CarlaTransform
}

const markingOf: Partial<Record<MapLayer, LaneMarking>> = {
  [MapLayer.LANE_DIVIDER]: 'lane-divider',
  [MapLayer.ROAD_DIVIDER]: 'road-divider',
  [MapLayer.DRIVABLE_AREA]: 'road-edge',
}
/** Whoever is farther away than this after a tick was put there. */
const farthestM = 10

export class LaneInvasionSensor {
  readonly #lines: readonly GlobalLine[]
  readonly #corners: readonly Vector3[]
  /** Of the car when last looked at, world frame. */
  #before: readonly Vector3[] | undefined

  /** Nothing is painted in junctions: lanes cross each other there. */
  constructor({ lanes, origins }: OpenDriveMap, { boundingBox }: CarlaActor) {
    this.#lines = laneLines({ lanes: lanes.filter((_, index) => !origins[index]!.isInJunction), crossings: [] })
    const { x, y, z } = vectorFromCarla(boundingBox.location)
    const { x: halfLengthM, y: halfWidthM } = boundingBox.extent
    this.#corners = [
      { x: x + halfLengthM, y: y + halfWidthM, z },
      { x: x + halfLengthM, y: y - halfWidthM, z },
      { x: x - halfLengthM, y: y + halfWidthM, z },
      { x: x - halfLengthM, y: y - halfWidthM, z },
    ]
  }

  /** What the car has crossed since the call before; undefined for nothing. */
  watch({ frame, timeS, transform }: Whereabouts): LaneInvasion | undefined {
    const before = this.#before
    const pose = poseFromCarla(transform)
    const now = this.#corners.map((corner) => transformPoint(pose, corner))
    this.#before = now
    if (!before) return undefined
    const crossed = new Set<LaneMarking>()
    before.forEach((from, corner) => {
      const to = now[corner]!
      if (Math.hypot(to.x - from.x, to.y - from.y) > farthestM) return
      for (const line of this.#lines) if (isCrossed(line, from, to)) crossed.add(markingOf[line.layer]!)
    })
    return crossed.size === 0 ? undefined : { frame, timeS, crossed: [...crossed].toSorted() }
  }
}

interface Point {
  readonly x: number
  readonly y: number
}

function isCrossed({ xy, bounds }: GlobalLine, from: Point, to: Point): boolean {
  if (Math.max(from.x, to.x) < bounds.x0 || Math.min(from.x, to.x) > bounds.x1) return false
  if (Math.max(from.y, to.y) < bounds.y0 || Math.min(from.y, to.y) > bounds.y1) return false
  for (let i = 0; i + 3 < xy.length; i += 2) {
    const start = { x: xy[i]!, y: xy[i + 1]! }
    const end = { x: xy[i + 2]!, y: xy[i + 3]! }
    if (isLeft(start, end, from) !== isLeft(start, end, to) && isLeft(from, to, start) !== isLeft(from, to, end))
      return true
  }
  return false
}

/** A point on the line counts as left of it, so that one who stops there crosses once. */
function isLeft(start: Point, end: Point, { x, y }: Point): boolean {
  return (end.x - start.x) * (y - start.y) - (end.y - start.y) * (x - start.x) >= 0
}
