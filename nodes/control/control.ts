/** One step of control: a trajectory's line and acceleration to what the car's actuators take. */
import type { Path } from '../../scenarios/worlds/path.js'
import type { PedalControl } from './pedals.js'
import { type Pose, steeringRad } from './steer.js'

/** As CARLA takes it. */
export interface VehicleControl {
  /** [0, 1] */
  readonly throttle: number
  /** [-1, 1], right positive: the share of the largest wheel angle. */
  readonly steer: number
  /** [0, 1] */
  readonly brake: number
}

export const fullBrake: VehicleControl = { throttle: 0, steer: 0, brake: 1 }

export interface ControlInput {
  readonly line: Path
  /** Where on the line the car's middle is. */
  readonly atM: number
  readonly pose: Pose
  readonly speedMps: number
  readonly accelerationMps2: number
  readonly wheelbaseM: number
  /** Of the front wheels. */
  readonly steeringRadMax: number
  readonly dtS: number
}

export function control(input: ControlInput, pedals: PedalControl): VehicleControl {
  const { line, atM, pose, speedMps, accelerationMps2, wheelbaseM, steeringRadMax, dtS } = input
  const wheel = steeringRad(line, atM, pose, speedMps, wheelbaseM)
  const steer = -Math.max(-1, Math.min(1, wheel / steeringRadMax))
  return { ...pedals.step(speedMps, accelerationMps2, dtS), steer }
}
