/** Throttle and brake for a wished acceleration: feed-forward of what the car is known to do, and a PI term for what it is not. */

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

const proportional = 0.15
const integral = 0.1
const integralMost = 0.15
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
    const wanted = this.#integral + integral * error * dtS
    this.#integral = Math.max(-integralMost, Math.min(integralMost, wanted))
    const push = accelerationMps2 + (proportional * error + this.#integral) * this.#model.throttleMps2
    return push >= 0
      ? { throttle: Math.min(1, push / this.#model.throttleMps2), brake: 0 }
      : { throttle: 0, brake: Math.min(1, -push / this.#model.brakeMps2) }
  }
}
