/** CARLA's pedals and wheel as a command to the world's car. */
import { steerFromCarla } from '../../../scenarios/carla/axes.js'
import type { VehicleControl } from '../../../scenarios/carla/structs.js'
import {
  accelerationMps2Max,
  brakingMps2Max,
  type EgoCommand,
  steeringRadMax,
} from '../../../scenarios/worlds/ego-control.js'

const share = (value: number, low: number) => Math.max(low, Math.min(1, value))

/**
 * Full throttle gives `accelerationMps2Max`, full brake `-brakingMps2Max`; the hand brake is a full brake. The world's
 * cars do not drive backwards: in reverse the throttle does nothing.
 */
export function commandOf({ throttle, steer, brake, handBrake, reverse }: VehicleControl): EgoCommand {
  const push = reverse ? 0 : share(throttle, 0) * accelerationMps2Max
  return {
    accelerationMps2: push - (handBrake ? 1 : share(brake, 0)) * brakingMps2Max,
    steeringRad: steerFromCarla(share(steer, -1)) * steeringRadMax,
  }
}
