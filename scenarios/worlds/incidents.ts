/** What went wrong on a drive, as a leaderboard counts it: collisions, lights and signs run, leaving the road; and how far it came. */
import type { Actor, Driving } from './actor.js'
import { nearestOnPath, pointAt } from './path.js'
import { type RoadMap, signalState } from './road-map.js'
import type { World } from './world.js'

export type IncidentKind =
  | 'collision-pedestrian'
  | 'collision-vehicle'
  | 'collision-static'
  | 'red-light'
  | 'stop-sign'
  | 'off-road'
  | 'wrong-way'

export interface Incident {
  readonly kind: IncidentKind
  readonly timeS: number
  readonly x: number
  readonly y: number
  /** Instance token of the one collided with, '' otherwise. */
  readonly other: string
}

/** Incidents that begin between two worlds of one drive: one that lasts is told once. */
export function incidentsBetween(before: World, after: World): Incident[] {
  const { ego, timeS, map } = after
  const found: Incident[] = []
  const tell = (kind: IncidentKind, other = '') => found.push({ kind, timeS, x: ego.x, y: ego.y, other })
  const touched = new Set(touching(before).map(({ number }) => number))
  for (const actor of touching(after)) if (!touched.has(actor.number)) tell(collisionKind(actor), actor.id)
  if (hitsBuilding(after) && !hitsBuilding(before)) tell('collision-static')
  const line = passedLine(before, after)
  if (line) {
    if (line.signal >= 0 && signalState(map.signals[line.signal]!, timeS) === 'red') tell('red-light')
    if (line.stopSign && Number.isNaN((before.ego.motion as Driving).haltedSinceS) && before.ego.speedMps > 0.5)
      tell('stop-sign')
  }
  if (offRoadM(after) > 0.6 && !(offRoadM(before) > 0.6)) tell('off-road')
  if (onWrongSide(after) && !onWrongSide(before)) tell('wrong-way')
  return found
}

function collisionKind({ label, motion }: Actor): IncidentKind {
  if (label === 'pedestrian') return 'collision-pedestrian'
  if (label === 'traffic_cone' || label === 'barrier') return 'collision-static'
  return motion.kind === 'standing' && !motion.parked ? 'collision-static' : 'collision-vehicle'
}

interface Footprint {
  readonly x: number
  readonly y: number
  readonly yawRad: number
  readonly lengthM: number
  readonly widthM: number
}

function footprintOf({ x, y, yawRad, size }: Actor, share = 1): Footprint {
  return { x, y, yawRad, lengthM: size.length * share, widthM: size.width * share }
}

function touching({ ego, actors }: World): Actor[] {
  const own = footprintOf(ego)
  return actors.filter((actor) => overlap(own, footprintOf(actor, actor.label === 'pedestrian' ? 0.6 : 0.97)))
}

function hitsBuilding({ ego, map }: World): boolean {
  const own = footprintOf(ego)
  return map.props.some((prop) => prop.model === 'building' && overlap(own, prop))
}

/** Whether two rectangles overlap (separating axes, Gottschalk et al. 1996). */
export function overlap(a: Footprint, b: Footprint): boolean {
  const dx = b.x - a.x
  const dy = b.y - a.y
  const reach = (Math.hypot(a.lengthM, a.widthM) + Math.hypot(b.lengthM, b.widthM)) / 2
  if (dx * dx + dy * dy > reach * reach) return false
  for (const yaw of [a.yawRad, a.yawRad + Math.PI / 2, b.yawRad, b.yawRad + Math.PI / 2]) {
    const ux = Math.cos(yaw)
    const uy = Math.sin(yaw)
    const half = ({ yawRad, lengthM, widthM }: Footprint) =>
      (Math.abs(Math.cos(yawRad) * ux + Math.sin(yawRad) * uy) * lengthM +
        Math.abs(Math.cos(yawRad) * uy - Math.sin(yawRad) * ux) * widthM) /
      2
    if (Math.abs(dx * ux + dy * uy) > half(a) + half(b)) return false
  }
  return true
}

/** The lane whose stop line the ego's front passed. */
function passedLine(before: World, after: World) {
  const motion = before.ego.motion as Driving
  const lane = after.map.lanes[motion.lane]!
  if (lane.signal < 0 && !lane.stopSign) return undefined
  const lineM = lane.path.lengthM - lane.stopBackM
  const frontOf = ({ ego }: World) => nearestOnPath(lane.path, ego.x, ego.y).arcM + ego.size.length / 2
  return frontOf(before) <= lineM && frontOf(after) > lineM ? lane : undefined
}

/** Whether the ego's middle is beside the road or on the side for oncoming traffic. */
export function isOutsideLanes(world: World): boolean {
  return offRoadM(world) > 0 || onWrongSide(world)
}

/** How far the ego's middle is outside the road; negative on it. */
function offRoadM({ ego, map }: World): number {
  return -insideRoadM(map, ego.x, ego.y)
}

function insideRoadM({ roads }: RoadMap, x: number, y: number): number {
  let inside = Number.NEGATIVE_INFINITY
  for (const { path, halfWidthM } of roads) {
    const at = pointAt(path, nearestOnPath(path, x, y).arcM)
    inside = Math.max(inside, halfWidthM - Math.hypot(x - at.x, y - at.y))
  }
  return inside
}

/** Whether the ego drives on a lane that leads the other way, and on none that leads its own. */
function onWrongSide({ ego, map }: World): boolean {
  if (ego.speedMps < 0.5) return false
  let against = false
  for (const { path, widthM } of map.lanes) {
    const { arcM, leftM } = nearestOnPath(path, ego.x, ego.y)
    if (Math.abs(leftM) > widthM / 2 || arcM <= 0 || arcM >= path.lengthM) continue
    const facing = Math.cos(pointAt(path, arcM).yawRad - ego.yawRad)
    if (facing > 0) return false
    against = true
  }
  return against
}

/** Share of the planned way that lies behind the ego, in [0, 1]; it never shrinks on a drive that follows the way. */
export function routeProgress({ ego, map }: World): number {
  const { lane, arcM } = ego.motion as Driving
  let total = -map.egoStartArcM
  let done = Number.NaN
  for (const index of map.egoRoute) {
    const { lengthM } = map.lanes[index]!.path
    const beside = map.lanes[index]!.left === lane || map.lanes[index]!.right === lane
    if (index === lane || beside) done = total + arcM
    total += lengthM
  }
  return Math.max(0, Math.min(1, (Number.isNaN(done) ? 0 : done) / total))
}
