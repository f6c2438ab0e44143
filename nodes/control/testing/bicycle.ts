/**
 * A car to try control on: the kinematic bicycle model (Kong et al., IV 2015) by the middle of its rear axle, with pedals
 * that are not quite what control believes, drag, and steering that lags.
 */
import type { VehicleControl } from '../control.js'

export interface CarState {
  readonly x: number
  readonly y: number
  readonly yawRad: number
  readonly speedMps: number
  /** Of the front wheels, left positive. */
  readonly wheelRad: number
  /** Of the last step. */
  readonly accelerationMps2: number
}

export const wheelbaseM = 2.6
export const steeringRadMax = 0.6
/** What control is told. */
export const believedPedals = { throttleMps2: 4, brakeMps2: 9 }
const truePedals = { throttleMps2: 3.6, brakeMps2: 8.3 }
const dragPerS = 0.02
const steeringLagS = 0.12

export const atRest: CarState = { x: 0, y: 0, yawRad: 0, speedMps: 0, wheelRad: 0, accelerationMps2: 0 }

export function driveCar(car: CarState, { throttle, brake, steer }: VehicleControl, dtS: number): CarState {
  const wished = -steer * steeringRadMax
  const wheelRad = car.wheelRad + (wished - car.wheelRad) * Math.min(1, dtS / steeringLagS)
  const pushed = throttle * truePedals.throttleMps2 - brake * truePedals.brakeMps2 - dragPerS * car.speedMps
  const speedMps = Math.max(0, car.speedMps + pushed * dtS)
  const meanMps = (car.speedMps + speedMps) / 2
  const turnRad = (meanMps / wheelbaseM) * Math.tan(wheelRad) * dtS
  return {
    x: car.x + meanMps * dtS * Math.cos(car.yawRad + turnRad / 2),
    y: car.y + meanMps * dtS * Math.sin(car.yawRad + turnRad / 2),
    yawRad: car.yawRad + turnRad,
    speedMps,
    wheelRad,
    accelerationMps2: (speedMps - car.speedMps) / dtS,
  }
}
