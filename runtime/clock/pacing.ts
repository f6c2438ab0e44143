/** When the next frame of a source is due. Pure: told the time, never asking for it. */
import type { ClockPlan } from '../graph/plan.js'
import { LockstepPacing } from './lockstep.js'
import { ReplayPacing } from './replay.js'
import { WallPacing } from './wall.js'

export interface Pacing {
  /** Called once for each frame, before `dueNs`. @param isJump - the frame is due now, whatever came before it. */
  arrive(captureTimeNs: bigint, nowNs: bigint, isJump?: boolean): void
  /** Wall time at which the frame that arrived last is due; the same until pause or rate change. */
  dueNs(nowNs: bigint): bigint
  /** Time that passed while paused moves everything still to come. */
  skip(durationNs: bigint): void
  /** Recorded seconds per wall second from the last due time on; false where the mode has no rate. */
  setRate(rate: number): boolean
}

export function createPacing(clock: ClockPlan): Pacing {
  if (clock.mode === 'lockstep') return new LockstepPacing()
  return clock.mode === 'wall' ? new WallPacing() : new ReplayPacing(clock.rate)
}
