/**
 * Throttle and brake for a wished acceleration: feed-forward of what the car is known to do, and a PI term for what it is
 * not (drag, slopes, worn brakes). The error is the speed that the last step should have led to, less the speed it did:
 * summed up it is the acceleration that has been missing, so noise of the speed does not add up.
 */

/** What a pedal pushed down gives: m/s². */
export interface PedalModel {
  readonly throttleMps2: number
  readonly brakeMps2: number
}

export interface Pedals {
  /** [0, 1]; never both. */
  readonly throttle: number
  readonly brake: number
}

/** Of a pedal, per m/s of error; the sum follows with a time constant of 2.5 s whatever the length of a step. */
const proportional = 0.15
const integral = 0.1
/** A slope of a tenth, for a car that accelerates with 4 m/s². */
const integralMost = 0.25
/** Pressed while standing, so that the car does not creep. */
const holdingBrake = 0.4

/** Carries the integral from step to step. */
export class PedalControl {
  #integral = 0
  #wished: number | undefined
  readonly #model: PedalModel

  constructor(model: PedalModel) {
    this.#model = model
  }

  /** @param dtS - since the last call; speeds in m/s, acceleration in m/s² */
  step(speedMps: number, accelerationMps2: number, dtS: number): Pedals {
    const expected = this.#wished ?? speedMps
    const error = Math.max(-2, Math.min(2, expected - speedMps))
    this.#wished = Math.max(0, speedMps + accelerationMps2 * dtS)
    if (speedMps < 0.2 && accelerationMps2 <= 0.05) {
      this.#integral = 0
      return { throttle: 0, brake: holdingBrake }
    }
    const { throttleMps2, brakeMps2 } = this.#model
    const summed = Math.max(-integralMost, Math.min(integralMost, this.#integral + integral * error))
    const pushOf = (sum: number) => accelerationMps2 + (proportional * error + sum) * throttleMps2
    // A pedal that is down already cannot make good what is missing: then nothing is summed up (anti-windup).
    const isDown = (error > 0 && pushOf(summed) > throttleMps2) || (error < 0 && pushOf(summed) < -brakeMps2)
    if (!isDown) this.#integral = summed
    const push = pushOf(this.#integral)
    return push >= 0
      ? { throttle: Math.min(1, push / throttleMps2), brake: 0 }
      : { throttle: 0, brake: Math.min(1, -push / brakeMps2) }
  }
}
