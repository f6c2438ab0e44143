/** One step of control: steering along the planned line, pedals for the planned speed. */
import { nearestOnPath } from '../../scenarios/worlds/path.js'
import { control, type VehicleControl } from './control.js'
import type { PlannedTrajectory } from './decision-trajectory.js'
import type { PedalControl } from './pedals.js'

export interface FollowInput {
  readonly trajectory: PlannedTrajectory
  /** Middle of the rear axle now, in the trajectory's ego frame: zero in the moment it was planned. */
  readonly pose: { readonly x: number; readonly y: number; readonly yawRad: number }
  readonly speedMps: number
  readonly wheelbaseM: number
  /** Of the front wheels. */
  readonly steeringRadMax: number
  /** Since the last step. */
  readonly dtS: number
}

/** @returns throttle and brake in [0, 1], never both; steer in [-1, 1], right positive, as CARLA takes it. */
export function followTrajectory(input: FollowInput, pedals: PedalControl): VehicleControl {
  const { trajectory, pose, speedMps, wheelbaseM, steeringRadMax, dtS } = input
  const { line, accelerationMps2 } = trajectory
  const x = pose.x + (wheelbaseM / 2) * Math.cos(pose.yawRad)
  const y = pose.y + (wheelbaseM / 2) * Math.sin(pose.yawRad)
  return control(
    {
      line,
      atM: nearestOnPath(line, x, y).arcM,
      pose: { x, y, yawRad: pose.yawRad },
      speedMps,
      accelerationMps2,
      wheelbaseM,
      steeringRadMax,
      dtS,
    },
    pedals,
  )
}
