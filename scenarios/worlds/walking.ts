/** How people walk pavements and cross roads. */
import type { Actor, Walking } from './actor.js'
import { type Surroundings, standsClearM } from './driving.js'
import { pointAt } from './path.js'
import { chanceOf } from './random.js'
import { signalState } from './road-map.js'

/** One step of a walker: its new place, heading and speed. */
export function stepWalker(around: Surroundings, actor: Actor, stepS: number): Actor {
  const { map, seed, timeS } = around
  let motion = actor.motion as Walking
  if (motion.crossing >= 0) {
    const crossing = map.crossings[motion.crossing]!
    if (motion.waiting) {
      if (!motion.careless && !isClear(around, motion)) return place(actor, motion, 0, stepS)
      motion = { ...motion, waiting: false }
    }
    const speed = motion.wishMps * 1.1
    const arcM = motion.crossingArcM + motion.crossingDirection * speed * stepS
    const done = motion.crossingDirection > 0 ? arcM >= crossing.path.lengthM : arcM <= 0
    if (!done) return place(actor, { ...motion, crossingArcM: arcM }, speed, stepS)
    const end = crossing.ends[motion.crossingDirection > 0 ? 1 : 0]
    const direction = chanceOf(seed, actor.number, motion.crossing, 5) < 0.5 ? 1 : -1
    return place(
      actor,
      { ...motion, crossing: -1, walkway: end.walkway, arcM: end.arcM, direction, leftM: -0.4 * direction },
      speed,
      stepS,
    )
  }
  const walkway = map.walkways[motion.walkway]!
  const speed = motion.wishMps
  let arcM = motion.arcM + motion.direction * speed * stepS
  for (const [index, crossing] of map.crossings.entries()) {
    for (const [side, end] of crossing.ends.entries()) {
      if (end.walkway !== motion.walkway) continue
      const passed = (motion.arcM - end.arcM) * (arcM - end.arcM) <= 0
      if (!passed || chanceOf(seed, actor.number, index, side, Math.floor(timeS / 20)) > 0.25) continue
      const crossingDirection = side === 0 ? 1 : -1
      return place(
        actor,
        {
          ...motion,
          crossing: index,
          crossingDirection,
          crossingArcM: side === 0 ? 0 : crossing.path.lengthM,
          waiting: true,
        },
        0,
        stepS,
      )
    }
  }
  if (arcM > walkway.path.lengthM || arcM < 0) {
    const atEnd = arcM > 0
    const links = atEnd ? walkway.atEnd : walkway.atStart
    const link = links[Math.floor(chanceOf(seed, actor.number, motion.walkway, 9) * links.length)]
    if (link) {
      const target = map.walkways[link.walkway]!.path
      const over = atEnd ? arcM - walkway.path.lengthM : -arcM
      const direction = link.enterAtEnd ? -1 : 1
      const entered = {
        walkway: link.walkway,
        direction,
        arcM: link.enterAtEnd ? target.lengthM - over : over,
      } as const
      return place(actor, { ...motion, ...entered, leftM: Math.abs(motion.leftM) * -direction }, speed, stepS)
    }
    arcM = atEnd ? walkway.path.lengthM : 0
    motion = { ...motion, direction: motion.direction > 0 ? -1 : 1, leftM: -motion.leftM }
  }
  return place(actor, { ...motion, arcM }, speed, stepS)
}

/** Puts the actor where its motion says; a sudden change of line is walked, not jumped. */
function place(actor: Actor, motion: Walking, speed: number, stepS: number): Actor {
  return { ...actor, motion, speedMps: speed, stride: (actor.stride + (speed * stepS) / (1.5 * actor.scale)) % 1 }
}

/** Where a walker is, from its motion alone. */
export function walkerPose(
  { map }: Pick<Surroundings, 'map'>,
  motion: Walking,
): { x: number; y: number; yawRad: number } {
  if (motion.crossing >= 0) {
    const crossing = map.crossings[motion.crossing]!
    const at = pointAt(crossing.path, motion.crossingArcM, motion.leftM * 0.8)
    return motion.crossingDirection > 0 ? at : { ...at, yawRad: at.yawRad + Math.PI }
  }
  const at = pointAt(map.walkways[motion.walkway]!.path, motion.arcM, motion.leftM)
  return motion.direction > 0 ? at : { ...at, yawRad: at.yawRad + Math.PI }
}

/** Whether nobody drives over the crossing in the next seconds. */
function isClear({ map, occupancy, timeS }: Surroundings, motion: Walking): boolean {
  const crossing = map.crossings[motion.crossing]!
  if (crossing.signal >= 0) {
    const signal = map.signals[crossing.signal]!
    return signalState(signal, timeS) === 'red' && signalState(signal, timeS + 8) === 'red'
  }
  for (const { lane, arcM } of crossing.lanes) {
    for (const { actor, arcM: at } of occupancy.get(lane) ?? []) {
      const distance = arcM - at
      if (distance < -actor.size.length / 2 - 1) continue
      if (distance < actor.size.length / 2 + standsClearM) return false
      const arrivesS = (distance - actor.size.length / 2 - 2) / Math.max(actor.speedMps, 0.1)
      const canBrake = actor.accelerationMps2 < -0.6 && actor.speedMps ** 2 / (2 * 3) < distance - 5
      if (arrivesS < 4.5 && actor.speedMps > 1.2 && !canBrake) return false
    }
  }
  return true
}
