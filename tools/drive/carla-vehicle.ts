/** What a CARLA car's pedals and wheel do, from what the server says of its engine, brakes and wheels. */
import type { PedalModel } from '../../nodes/control/pedals.js'
import type { VehiclePhysics } from '../../scenarios/carla/physics.js'
import { accelerationMps2Max, brakingMps2Max, steeringRadMax } from '../../scenarios/worlds/ego-control.js'

const gravityMps2 = 9.81
/** Tyres on a dry road. */
const gripMps2 = gravityMps2
const slowestThrottleMps2 = 1.5
const fastestThrottleMps2 = 6

/**
 * Full throttle and full brake, m/s^2: torque at the wheels over their radius and the mass, within what tyres hold.
 * The engine's best torque in the second gear stands for the whole of city driving; the controller's integral makes good
 * the rest. A server that tells nothing is the built-in world's, with that world's car.
 */
export function pedalsOf(physics: VehiclePhysics | undefined): PedalModel {
  const radiusM = (physics?.wheels[0]?.radius ?? 0) / 100
  if (!physics || physics.mass <= 0 || radiusM <= 0)
    return { throttleMps2: accelerationMps2Max, brakeMps2: brakingMps2Max }
  const { torqueCurve, forwardGears, finalRatio, mass, wheels } = physics
  const torque = Math.max(0, ...torqueCurve.map(({ y }) => y))
  const gear = forwardGears[Math.min(1, forwardGears.length - 1)]?.ratio ?? 1
  const push = (torque * gear * finalRatio) / (radiusM * mass)
  const brake = wheels.reduce((sum, { maxBrakeTorque }) => sum + maxBrakeTorque, 0) / (radiusM * mass)
  return {
    throttleMps2: Math.min(fastestThrottleMps2, Math.max(slowestThrottleMps2, push)),
    brakeMps2: Math.min(gripMps2, Math.max(slowestThrottleMps2, brake)),
  }
}

/** Angle of the front wheels at full steer, radians, at this speed: CARLA turns the wheel less the faster the car. */
export function steeringLimit(physics: VehiclePhysics | undefined, speedMps: number): number {
  const degrees = Math.max(0, ...(physics?.wheels ?? []).map(({ maxSteerAngle }) => maxSteerAngle))
  if (!physics || degrees === 0) return steeringRadMax
  return ((degrees * Math.PI) / 180) * valueOn(physics.steeringCurve, speedMps * 3.6)
}

/** Linear between the points of a curve, level beyond its ends; 1 without points. */
function valueOn(curve: VehiclePhysics['steeringCurve'], at: number): number {
  const above = curve.findIndex(({ x }) => x >= at)
  if (above < 0) return curve.at(-1)?.y ?? 1
  if (above === 0) return curve[0]!.y
  const [from, to] = [curve[above - 1]!, curve[above]!]
  return from.y + ((to.y - from.y) * (at - from.x)) / (to.x - from.x)
}
