/** How a drive felt: accelerations and yaw rate at 10 Hz, from the poses of each tick. */
import type { EgoState } from '../../nodes/decision/route/scene.js'
import { wrapAngle } from '../../scenarios/worlds/path.js'
import { type MotionSample, sampleS } from './score/comfort.js'

export class MotionLog {
  readonly samples: MotionSample[] = []
  readonly #every: number
  #ticks = 0
  #last: EgoState | undefined

  /** @param stepS - seconds between two calls of `add` */
  constructor(stepS: number) {
    this.#every = Math.max(1, Math.round(sampleS / stepS))
  }

  add(ego: EgoState): void {
    if (this.#ticks++ % this.#every !== 0) return
    const last = this.#last
    this.#last = ego
    if (!last) return
    const yawRateRadps = wrapAngle(ego.yawRad - last.yawRad) / sampleS
    const forwardMps2 = (ego.speedMps - last.speedMps) / sampleS
    this.samples.push({ forwardMps2, leftMps2: ego.speedMps * yawRateRadps, yawRateRadps })
  }
}
