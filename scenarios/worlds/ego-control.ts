/** The ego under command: a kinematic bicycle model (Kong et al., IV 2015, with the reference point at the rear axle). */
import type { Actor, Driving } from './actor.js'
import { actorModels } from './actor-models.js'
import { nearestOnPath, wrapAngle } from './path.js'
import type { Lane, RoadMap } from './road-map.js'

export interface EgoCommand {
  /** Throttle positive, brake negative. */
  readonly accelerationMps2: number
  /** Of the front wheels, left positive. */
  readonly steeringRad: number
}

export const steeringRadMax = 0.6
export const accelerationMps2Max = 4
export const brakingMps2Max = 9

/** One inner step; commands beyond what a car can do are cut. The car does not roll backwards. */
export function steerEgo(map: RoadMap, ego: Actor, command: EgoCommand, stepS: number): Actor {
  const wheelbaseM = actorModels.get(ego.model)!.wheelbaseM
  const steeringRad = clamp(command.steeringRad, -steeringRadMax, steeringRadMax)
  const wished = clamp(command.accelerationMps2, -brakingMps2Max, accelerationMps2Max)
  const speedMps = Math.max(0, ego.speedMps + wished * stepS)
  const accelerationMps2 = (speedMps - ego.speedMps) / stepS
  const meanMps = (ego.speedMps + speedMps) / 2
  const turnRad = (meanMps / wheelbaseM) * Math.tan(steeringRad) * stepS
  // The rear axle moves along the heading; the pose is the middle of the car.
  const rearX = ego.x - (wheelbaseM / 2) * Math.cos(ego.yawRad) + meanMps * stepS * Math.cos(ego.yawRad + turnRad / 2)
  const rearY = ego.y - (wheelbaseM / 2) * Math.sin(ego.yawRad) + meanMps * stepS * Math.sin(ego.yawRad + turnRad / 2)
  const yawRad = wrapAngle(ego.yawRad + turnRad)
  const x = rearX + (wheelbaseM / 2) * Math.cos(yawRad)
  const y = rearY + (wheelbaseM / 2) * Math.sin(yawRad)
  return {
    ...ego,
    x,
    y,
    yawRad,
    speedMps,
    accelerationMps2,
    velocityXMps: (x - ego.x) / stepS,
    velocityYMps: (y - ego.y) / stepS,
    motion: onNearestLane(map, ego.motion as Driving, x, y, yawRad),
  }
}

/** The lane the car is on or nearest to, of those that lead its way; where it was is preferred. */
function onNearestLane(map: RoadMap, motion: Driving, x: number, y: number, yawRad: number): Driving {
  let best = Number.POSITIVE_INFINITY
  let found = { lane: motion.lane, arcM: motion.arcM, leftM: motion.leftM }
  for (const { index } of candidates(map, motion)) {
    const { path } = map.lanes[index]!
    const { arcM, leftM } = nearestOnPath(path, x, y)
    const i = Math.min(path.xs.length - 2, Math.max(0, path.arcs.findIndex((arc) => arc > arcM) - 1))
    const laneYawRad = Math.atan2(path.ys[i + 1]! - path.ys[i]!, path.xs[i + 1]! - path.xs[i]!)
    const cost =
      Math.abs(leftM) +
      3 * Math.abs(wrapAngle(yawRad - laneYawRad)) +
      (index === motion.lane ? -0.3 : 0) +
      (motion.route.includes(index) ? -0.3 : 0) +
      (arcM <= 0 || arcM >= path.lengthM ? 1 : 0)
    if (cost < best) {
      best = cost
      found = { lane: index, arcM, leftM }
    }
  }
  const trail = found.lane === motion.lane ? motion.trail : [motion.lane, ...motion.trail].slice(0, 3)
  return { ...motion, ...found, trail, shiftShare: 1, shiftFromM: 0 }
}

function candidates(map: RoadMap, { lane, route }: Driving): Set<Lane> {
  const here = map.lanes[lane]!
  const near = [lane, here.left, here.right, ...here.successors, ...here.predecessors, ...route]
  return new Set(near.filter((index) => index >= 0).map((index) => map.lanes[index]!))
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, Number.isFinite(value) ? value : 0))
}
