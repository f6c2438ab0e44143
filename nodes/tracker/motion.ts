/**
 * How a tracked object moves: a Kalman filter of constant velocity in the ground plane of the global frame, the two axes
 * apart (Bar-Shalom, Li, Kirubarajan, "Estimation with Applications to Tracking and Navigation", section 6.3.2).
 *
 * Constant velocity and not constant turn rate: between two frames, at most half a second, a car that turns at 0.3 rad/s
 * leaves the straight line by a quarter of a metre at 10 m/s, less than a camera's error of depth.
 */

/** Position and velocity along one axis, and what is known of them: the symmetric covariance [pp, pv, vv]. */
export interface AxisState {
  readonly position: number
  readonly velocity: number
  readonly pp: number
  readonly pv: number
  readonly vv: number
}

/** `velocityStd` is the measurement's error, or of an unknown velocity (NaN) what the class may do. */
export function startAxis(position: number, positionStd: number, velocity: number, velocityStd: number): AxisState {
  return {
    position,
    velocity: Number.isFinite(velocity) ? velocity : 0,
    pp: positionStd ** 2,
    pv: 0,
    vv: velocityStd ** 2,
  }
}

/** `seconds` later, pushed about by white acceleration of `accelerationStd` m/s². */
export function predictAxis(state: AxisState, seconds: number, accelerationStd: number): AxisState {
  const { position, velocity, pp, pv, vv } = state
  const q = accelerationStd ** 2
  return {
    position: position + velocity * seconds,
    velocity,
    pp: pp + 2 * seconds * pv + seconds ** 2 * vv + (q * seconds ** 4) / 4,
    pv: pv + seconds * vv + (q * seconds ** 3) / 2,
    vv: vv + q * seconds ** 2,
  }
}

/** Corrects by a measured position, then by a measured velocity where there is one. */
export function correctAxis(
  state: AxisState,
  position: number,
  positionStd: number,
  velocity: number,
  velocityStd: number,
): AxisState {
  const near = correct(state, 'position', position, positionStd)
  return Number.isFinite(velocity) ? correct(near, 'velocity', velocity, velocityStd) : near
}

function correct(state: AxisState, what: 'position' | 'velocity', measured: number, std: number): AxisState {
  const { position, velocity, pp, pv, vv } = state
  const isPosition = what === 'position'
  const spread = (isPosition ? pp : vv) + std ** 2
  const gainP = (isPosition ? pp : pv) / spread
  const gainV = (isPosition ? pv : vv) / spread
  const gap = measured - (isPosition ? position : velocity)
  return {
    position: position + gainP * gap,
    velocity: velocity + gainV * gap,
    pp: pp - gainP * (isPosition ? pp : pv),
    pv: pv - gainP * (isPosition ? pv : vv),
    vv: vv - gainV * (isPosition ? pv : vv),
  }
}
