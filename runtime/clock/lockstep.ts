import type { Pacing } from './pacing.js'

/** No schedule: a frame is due as soon as the one before has settled everywhere, which the admission gate sees to. */
export class LockstepPacing implements Pacing {
  arrive(): void {
    // Nothing to remember: recorded intervals play no part.
  }

  dueNs(nowNs: bigint): bigint {
    return nowNs
  }

  skip(): void {
    // A pause moves nothing, since nothing is scheduled.
  }

  setRate(): boolean {
    return false
  }
}
