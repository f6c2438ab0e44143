/** Where a route plan takes the car in the next seconds, for people to look at: its line at the speeds it allows. */
import { idmAcceleration } from '../../../scenarios/worlds/driving.js'
import { pointAt } from '../../../scenarios/worlds/path.js'
import { type Plan, SpeedDecision } from '../../../schemas/messages.js'
import { horizonS, stepS } from '../foreseen-path.js'
import { accelerationMps2, headwayS } from './choose-speed.js'
import type { DrivePlan } from './plan.js'
import type { EgoState } from './scene.js'

/** @returns 41 places of the car's middle, ego frame (rear axle). */
export function foresee({ speed, reference, wishMps, ahead, accelerationMps2: now }: DrivePlan, ego: EgoState): Plan {
  const plan = { tS: [] as number[], xM: [] as number[], yM: [] as number[], speedMps: [] as number[] }
  const cos = Math.cos(ego.yawRad)
  const sin = Math.sin(ego.yawRad)
  let speedMps = Math.max(0, ego.speedMps)
  let drivenM = 0
  for (let i = 0; i <= Math.round(horizonS / stepS); i++) {
    const tS = i * stepS
    const { x, y } = pointAt(reference.path, reference.behindM + drivenM)
    plan.tS.push(tS)
    plan.xM.push(ego.wheelbaseM / 2 + cos * (x - ego.x) + sin * (y - ego.y))
    plan.yM.push(-sin * (x - ego.x) + cos * (y - ego.y))
    plan.speedMps.push(speedMps)
    const common = { speedMps, wishMps, accelerationMps2, headwayS }
    const allowed = ahead.map(({ gapM, aheadMps }) =>
      idmAcceleration({ ...common, gapM: gapM + aheadMps * tS - drivenM, aheadMps }),
    )
    const free = idmAcceleration({ ...common, gapM: 1e6, aheadMps: wishMps })
    // An emergency brakes harder than the gaps alone ask for, and does so to the end.
    const hardest = speed === SpeedDecision.STOP ? Math.min(now, 0) : Number.POSITIVE_INFINITY
    const next = Math.max(0, speedMps + Math.min(free, hardest, ...allowed) * stepS)
    drivenM += ((speedMps + next) / 2) * stepS
    speedMps = next
  }
  return plan
}
