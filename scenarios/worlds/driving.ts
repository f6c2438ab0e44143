/**
 * How vehicles follow lanes: Treiber, Hennecke and Helbing's Intelligent Driver Model (Phys. Rev. E 62, 1805, 2000)
 * along the lane graph, with halts for lights, signs, crossings and those who have the right of way.
 */
import type { Actor, Driving } from './actor.js'
import { actorModels } from './actor-models.js'
import { nearestOnPath, type PathPoint, pointAt } from './path.js'
import { chanceOf } from './random.js'
import { type RoadMap, signalState } from './road-map.js'

const standstillGapM = 2.2
const comfortableBrakingMps2 = 2.2
const hardestBrakingMps2 = 7
const sightM = 90
export const laneChangeS = 4
/** From the middle of a crossing to the front of who leaves it to those who wait there. */
export const standsClearM = 1.8

/** IDM acceleration towards a wish speed behind something `gapM` ahead that moves at `aheadMps`. */
export function idmAcceleration({
  speedMps,
  wishMps,
  accelerationMps2,
  headwayS,
  gapM,
  aheadMps,
}: {
  readonly speedMps: number
  readonly wishMps: number
  readonly accelerationMps2: number
  readonly headwayS: number
  readonly gapM: number
  readonly aheadMps: number
}): number {
  const free = 1 - (speedMps / Math.max(0.1, wishMps)) ** 4
  const closing = (speedMps * (speedMps - aheadMps)) / (2 * Math.sqrt(accelerationMps2 * comfortableBrakingMps2))
  const wishedGap = standstillGapM + Math.max(0, speedMps * headwayS + closing)
  const interaction = (wishedGap / Math.max(0.3, gapM)) ** 2
  return Math.max(-hardestBrakingMps2, accelerationMps2 * (Math.max(-2, free) - interaction))
}

/** The lane after `lane`: the next of the route if it fits, else one chosen by the actor's number. */
export function nextLane(map: RoadMap, actor: Actor, motion: Driving, lane: number, seed: number): number {
  const { successors } = map.lanes[lane]!
  if (successors.length === 0) return -1
  const position = motion.route.indexOf(lane)
  const planned = position >= 0 ? motion.route[position + 1] : motion.route[0]
  if (planned !== undefined && successors.includes(planned)) return planned
  return successors[Math.floor(chanceOf(seed, actor.number, lane) * successors.length)]!
}

/** The point `aheadM` along the actor's way from its middle, its distance from the lane centre kept. */
export function pointAlong(map: RoadMap, actor: Actor, aheadM: number, seed: number): PathPoint {
  const motion = actor.motion as Driving
  let lane = motion.lane
  let arcM = motion.arcM + aheadM
  for (const before of motion.trail) {
    if (arcM >= 0) break
    lane = before
    arcM += map.lanes[lane]!.path.lengthM
  }
  for (let hops = 0; hops < 4 && arcM > map.lanes[lane]!.path.lengthM; hops++) {
    const next = nextLane(map, actor, motion, lane, seed)
    if (next < 0) break
    arcM -= map.lanes[lane]!.path.lengthM
    lane = next
  }
  return pointAt(map.lanes[lane]!.path, arcM, motion.leftM)
}

/** Stands a vehicle with both axles on its way, so that long ones cut corners as they do. */
export function poseOnLane(map: RoadMap, actor: Actor, seed: number): PathPoint {
  const motion = actor.motion as Driving
  const half = (actorModels.get(actor.model)!.wheelbaseM * actor.scale) / 2
  const front = pointAlong(map, actor, half, seed)
  const rear = pointAlong(map, actor, -half, seed)
  const t = motion.shiftShare
  const sidewaysMps = t < 1 ? ((motion.keepLeftM - motion.shiftFromM) * 6 * t * (1 - t)) / laneChangeS : 0
  const slip =
    sidewaysMps === 0 ? 0 : Math.atan2(sidewaysMps * Math.min(1, actor.speedMps / 4), Math.max(1, actor.speedMps))
  return {
    x: (front.x + rear.x) / 2,
    y: (front.y + rear.y) / 2,
    yawRad: (half > 0 ? Math.atan2(front.y - rear.y, front.x - rear.x) : front.yawRad) + slip,
  }
}

/** Where in the lane a share of the lane change leaves a vehicle: smooth at both ends. */
export function shiftLeft({ shiftFromM, keepLeftM }: Driving, share: number): number {
  return shiftFromM + (keepLeftM - shiftFromM) * share * share * (3 - 2 * share)
}

/** Vehicles by lane, rearmost first. */
export type Occupancy = ReadonlyMap<number, readonly Occupant[]>

export interface Occupant {
  readonly actor: Actor
  readonly arcM: number
}

export function occupancyOf(map: RoadMap, actors: readonly Actor[]): Occupancy {
  const lanes = new Map<number, Occupant[]>()
  const add = (lane: number, occupant: Occupant) => {
    const list = lanes.get(lane)
    if (list) list.push(occupant)
    else lanes.set(lane, [occupant])
  }
  for (const actor of actors) {
    if (actor.motion.kind !== 'driving') continue
    const { lane, arcM, leftM, trail } = actor.motion
    add(lane, { actor, arcM })
    const { left, right, path } = map.lanes[lane]!
    if (leftM > 0.9 && left >= 0) add(left, { actor, arcM })
    if (leftM < -0.9 && right >= 0) add(right, { actor, arcM })
    const behind = trail[0]
    if (behind !== undefined && arcM < actor.size.length / 2) {
      add(behind, { actor, arcM: arcM + map.lanes[behind]!.path.lengthM })
    }
    if (arcM > path.lengthM) add(lane, { actor, arcM })
  }
  for (const list of lanes.values()) list.sort((a, b) => a.arcM - b.arcM || a.actor.number - b.actor.number)
  return lanes
}

/** What a driver knows of the rest of the world. */
export interface Surroundings {
  readonly map: RoadMap
  readonly occupancy: Occupancy
  readonly actors: readonly Actor[]
  readonly ego: Actor
  /** Those who run over the road. */
  readonly dashers: readonly Actor[]
  /** Those at or on a crossing. */
  readonly crossers: readonly Actor[]
  readonly timeS: number
  readonly seed: number
}

/** The acceleration an actor on a lane chooses now. */
export function chooseAcceleration(around: Surroundings, actor: Actor): number {
  const { map, occupancy, timeS, seed } = around
  const motion = actor.motion as Driving
  const model = actorModels.get(actor.model)!
  const speedMps = actor.speedMps
  let wishMps = Math.min(model.speedMps * 1.1, map.lanes[motion.lane]!.speedLimitMps * motion.eagerness)
  let gapM = Number.POSITIVE_INFINITY
  let aheadMps = 0
  let hardest = Number.POSITIVE_INFINITY
  const frontM = actor.size.length / 2
  const consider = (gap: number, ahead: number) => {
    const a = idmAcceleration({
      speedMps,
      wishMps,
      accelerationMps2: model.accelerationMps2,
      headwayS: motion.headwayS,
      gapM: gap,
      aheadMps: ahead,
    })
    if (a < hardest) {
      hardest = a
      gapM = gap
      aheadMps = ahead
    }
  }
  const halt = (distanceM: number) => {
    const gap = distanceM - frontM + standstillGapM - 0.6
    if (gap > 0.2 || speedMps < 0.5) consider(Math.max(0.3, gap), 0)
  }
  let lane = motion.lane
  let startM = -motion.arcM
  for (let hops = 0; hops < 8 && startM < sightM; hops++) {
    const { path, speedLimitMps, signal, stopSign, stopBackM, yieldTo, closures } = map.lanes[lane]!
    if (hops > 0) {
      const limit = speedLimitMps * motion.eagerness
      wishMps = Math.min(wishMps, Math.sqrt(limit * limit + 2 * 1.4 * Math.max(0, startM - frontM)))
    }
    for (const { actor: other, arcM } of occupancy.get(lane) ?? []) {
      if (other.number === actor.number) continue
      const distance = startM + arcM
      if (distance <= 0 && !(hops === 0 && arcM > motion.arcM)) continue
      if (canPass(actor, other) && motion.nudgeM > 0.8 * passingNudgeM) continue
      consider(distance - frontM - rearOf(around, other), other.speedMps)
      break
    }
    const endM = startM + path.lengthM
    const stopM = endM - stopBackM
    if (signal >= 0 && stopM > frontM - 1.5) {
      const state = signalState(map.signals[signal]!, timeS)
      const needed = (speedMps * speedMps) / (2 * 3.2)
      if (state === 'red' || (state === 'yellow' && stopM - frontM > needed)) halt(stopM)
    }
    if (stopSign && stopM > frontM - 1.5) {
      const stood = motion.haltedSinceS
      if (Number.isNaN(stood) || timeS - stood < 1.2) halt(stopM)
    }
    for (const { fromArcM } of closures) {
      const closedM = startM + fromArcM
      if (closedM > frontM - 1) halt(closedM - 3)
    }
    for (const { lane: other, ownArcM, otherArcM, holdArcM } of yieldTo) {
      const holdM = startM + holdArcM
      if (frontM > holdM + 1 || holdM > 30) continue
      if (isTaken(around, actor, other, otherArcM, (startM + ownArcM + 4) / Math.max(speedMps, 3.5))) halt(holdM)
    }
    for (const distance of mergers(around, lane, startM)) {
      if (distance - frontM > 4 + (speedMps * speedMps) / 5) consider(distance - frontM - 3, 1)
    }
    for (const distance of dashersAhead(around, lane, startM)) if (distance > frontM - 0.5) halt(distance - 2)
    for (const distance of peopleAhead(around, lane, startM, { speedMps, frontM }))
      if (distance > frontM - 0.5) halt(distance - 2.4)
    const next = nextLane(map, actor, motion, lane, seed)
    if (next < 0) break
    startM = endM
    lane = next
  }
  const body = bodyAhead(around, actor)
  if (body !== undefined) consider(Math.max(0.3, body - frontM), 0)
  if (gapM === Number.POSITIVE_INFINITY) consider(1e6, wishMps)
  for (const act of motion.acts) {
    if (act.kind === 'brake' && timeS >= act.fromS && timeS < act.untilS)
      return Math.min(-act.brakingMps2, reconsider())
  }
  return Math.max(-hardestBrakingMps2, Math.min(model.accelerationMps2, reconsider()))

  function reconsider(): number {
    return idmAcceleration({
      speedMps,
      wishMps,
      accelerationMps2: model.accelerationMps2,
      headwayS: motion.headwayS,
      gapM,
      aheadMps,
    })
  }
}

/** How far a car moves over in its lane to pass a cyclist at the edge. */
export const passingNudgeM = 0.65

function canPass(actor: Actor, other: Actor): boolean {
  if (other.label !== 'bicycle' || actor.label === 'bicycle' || actor.size.width > 2.1) return false
  return other.motion.kind === 'driving' && other.motion.leftM < -0.8
}

/** Whether the actor is about to pass a cyclist, or is beside one. */
export function passesCyclist({ occupancy }: Surroundings, actor: Actor): boolean {
  const motion = actor.motion as Driving
  return (occupancy.get(motion.lane) ?? []).some(
    ({ actor: other, arcM }) => arcM > motion.arcM - 6 && arcM < motion.arcM + 26 && canPass(actor, other),
  )
}

/** Distances to those on the lane to the right who wait where it is closed: one lets them in, one by one. */
function mergers({ map, occupancy }: Surroundings, lane: number, startM: number): number[] {
  const { right } = map.lanes[lane]!
  if (right < 0 || map.lanes[right]!.closures.length === 0) return []
  const distances: number[] = []
  for (const { fromArcM } of map.lanes[right]!.closures) {
    const first = (occupancy.get(right) ?? []).findLast(({ arcM }) => arcM < fromArcM && arcM > fromArcM - 22)
    if (first && first.actor.speedMps < 4) distances.push(startM + first.arcM - first.actor.size.length / 2)
  }
  return distances
}

/**
 * Where ways cross or part, lanes do not tell who is in the way: looks along the own way for other vehicles' bodies.
 * Returns the distance from the actor's middle to the first that it would touch.
 */
function bodyAhead({ map, actors, seed }: Surroundings, actor: Actor): number | undefined {
  const motion = actor.motion as Driving
  const { path, successors, entry } = map.lanes[motion.lane]!
  const inJunction = !entry && path.lengthM < 60
  if (!inJunction && (successors.length === 0 || path.lengthM - motion.arcM > 14)) return undefined
  if (motion.arcM > path.lengthM - 14 && successors.length === 0) return undefined
  const near = actors.filter(
    (other) =>
      other.number !== actor.number &&
      (other.motion.kind === 'driving' || other.motion.kind === 'towed') &&
      Math.abs(other.x - actor.x) < 24 &&
      Math.abs(other.y - actor.y) < 24,
  )
  if (near.length === 0) return undefined
  const frontM = actor.size.length / 2
  for (let ahead = frontM + 0.5; ahead < frontM + 9; ahead += 1) {
    const at = pointAlong(map, actor, ahead, seed)
    for (const other of near) {
      const dx = at.x - other.x
      const dy = at.y - other.y
      const along = Math.cos(other.yawRad) * dx + Math.sin(other.yawRad) * dy
      const across = -Math.sin(other.yawRad) * dx + Math.cos(other.yawRad) * dy
      const half = actor.size.width / 2 + 0.2
      if (Math.abs(along) < other.size.length / 2 + half && Math.abs(across) < other.size.width / 2 + half) {
        const facing = Math.cos(other.yawRad - at.yawRad)
        // Those who come towards us on their own side keep to it; of two in each other's way the elder goes.
        if (facing < -0.7 || (facing < 0.7 && other.speedMps < 0.5 && other.number > actor.number && along > 0))
          continue
        return ahead
      }
    }
  }
  return undefined
}

/** Half length behind an actor's middle, with what it tows. */
function rearOf(around: Surroundings, actor: Actor): number {
  return actor.size.length / 2 + towedLength(around, actor)
}

function towedLength({ actors }: Surroundings, actor: Actor): number {
  if (actor.model !== 'tractor') return 0
  const trailer = actors.find((other) => other.motion.kind === 'towed' && other.motion.by === actor.number)
  return trailer?.motion.kind === 'towed' ? trailer.motion.backM + trailer.size.length / 2 - actor.size.length / 2 : 0
}

/** Whether somebody who has the right of way is at the conflict, or gets there before the actor is through. */
function isTaken(
  { map, occupancy, timeS }: Surroundings,
  actor: Actor,
  lane: number,
  arcM: number,
  ownS: number,
): boolean {
  const check = (index: number, atM: number, depth: number): boolean => {
    const { signal, path } = map.lanes[index]!
    const held = signal >= 0 && signalState(map.signals[signal]!, timeS) !== 'green'
    for (const { actor: other, arcM: otherM } of occupancy.get(index) ?? []) {
      if (other.number === actor.number) continue
      const toFront = atM - otherM - other.size.length / 2
      if (toFront < -other.size.length - 1.5) continue
      if (toFront < 2.5) return true
      const braking = held && depth < 2 && other.speedMps ** 2 / 5 < path.lengthM - otherM
      if (braking) continue
      const arrival = toFront / Math.max(other.speedMps, other.speedMps > 0.4 || signal >= 0 ? 3.5 : 0.1)
      if (arrival < ownS + 1.5 && arrival < 8) return true
    }
    if (depth === 0) return false
    if (atM > 50) return false
    return map.lanes[index]!.predecessors.some((before) =>
      check(before, atM + map.lanes[before]!.path.lengthM, depth - 1),
    )
  }
  return check(lane, arcM, 2)
}

/** Distances to those who run over this lane, or are about to. */
function dashersAhead({ map, dashers }: Surroundings, lane: number, startM: number): number[] {
  const distances: number[] = []
  for (const { motion, x, y } of dashers) {
    if (motion.kind !== 'dashing') continue
    const { path } = map.lanes[lane]!
    const { arcM, leftM } = nearestOnPath(path, x, y)
    const { leftM: goalM } = nearestOnPath(path, motion.toX, motion.toY)
    const towards = Math.sign(goalM - leftM) * -leftM
    if (towards > -2 && towards < 7) distances.push(startM + arcM)
  }
  return distances
}

/** Distances to crossings on this lane that people use now, or wait at while there is still room to brake gently. */
function peopleAhead(
  { map, crossers }: Surroundings,
  lane: number,
  startM: number,
  { speedMps, frontM }: { readonly speedMps: number; readonly frontM: number },
): number[] {
  const distances: number[] = []
  if (crossers.length === 0) return distances
  for (const place of map.lanes[lane]!.crossings) {
    const crossing = map.crossings[place.crossing]!
    const distance = startM + place.arcM
    if (distance < 0 || distance > 60) continue
    const at = pointAt(map.lanes[lane]!.path, place.arcM)
    for (const { motion, x, y } of crossers) {
      if (motion.kind !== 'walking' || motion.crossing !== place.crossing) continue
      const end = motion.crossingDirection > 0 ? crossing.path.lengthM : 0
      const to = pointAt(crossing.path, end)
      const dx = to.x - x
      const dy = to.y - y
      const toGo = Math.hypot(dx, dy)
      const past = ((x - at.x) * dx + (y - at.y) * dy) / Math.max(0.1, toGo)
      if (motion.waiting) {
        const gentle = (speedMps * speedMps) / (2 * 2.4) + 4
        // Whose front is so near that nobody sets foot before it does not wait either.
        const isBefore = distance > frontM + standsClearM
        if (crossing.signal < 0 && distance > gentle && isBefore) distances.push(distance)
      } else if (past < 2.4 && past > -7) distances.push(distance)
    }
  }
  return distances
}
