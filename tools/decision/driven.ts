/** What the car really did next, in DriveMLM's words: read from its own future path. */
import { roadBeside } from '../../nodes/decision/road-beside.js'
import { invertPose, type Pose, transformPoint } from '../../schemas/geometry/pose.js'
import { yawOf } from '../../schemas/geometry/quaternion.js'
import { type CameraFrames, PathDecision, SpeedDecision } from '../../schemas/messages.js'

/** How far ahead in time speed and path are compared with now. Seconds. */
const speedHorizonS = 2
const pathHorizonS = 4
/** Slower is standing. */
const standingMps = 0.5
/** A change of speed smaller than this is keeping it. */
const keptMps = 1
/** A lane change moves the car sideways about one lane, and leaves it pointing as before. */
const lateralM = [2.3, 5.5] as const
const headingRadMax = 0.18
const laneWidthM = 3.5

export interface DrivenStates {
  readonly speed: SpeedDecision
  readonly path: PathDecision
}

type Moment = Pick<CameraFrames, 'scene' | 'timestampUs' | 'globalFromEgo' | 'egoSpeedMps' | 'map'>

/**
 * @param moments - frames in order of time.
 * @returns what was done from the frame of this index on; undefined where the scene ends too soon to tell.
 */
export function drivenAt(moments: readonly Moment[], index: number): DrivenStates | undefined {
  const now = moments[index]!
  const later = futureOf(moments, index, speedHorizonS)
  const end = futureOf(moments, index, pathHorizonS)
  if (!later || !end) return undefined
  return { speed: speedState(now.egoSpeedMps, later.egoSpeedMps), path: pathState(now, end.globalFromEgo) }
}

/** The first frame of the same scene at least so much later. */
function futureOf(moments: readonly Moment[], index: number, seconds: number): Moment | undefined {
  const { scene, timestampUs } = moments[index]!
  const found = moments.slice(index + 1).find((one) => one.timestampUs - timestampUs >= seconds * 1e6 - 1e5)
  return found?.scene === scene ? found : undefined
}

function speedState(nowMps: number, laterMps: number): SpeedDecision {
  if (laterMps < standingMps) return SpeedDecision.STOP
  if (laterMps > nowMps + keptMps) return SpeedDecision.ACCELERATE
  return laterMps < nowMps - keptMps ? SpeedDecision.DECELERATE : SpeedDecision.KEEP
}

function pathState({ globalFromEgo, map }: Moment, end: Pose): PathDecision {
  const { y } = transformPoint(invertPose(globalFromEgo), end.translation)
  const turned = yawOf(end.rotation) - yawOf(globalFromEgo.rotation)
  const isStraight = Math.abs(Math.atan2(Math.sin(turned), Math.cos(turned))) < headingRadMax
  const isAside = Math.abs(y) > lateralM[0] && Math.abs(y) < lateralM[1]
  if (!isStraight || !isAside) return PathDecision.FOLLOW
  const beside = roadBeside(map, laneWidthM)
  if (y > 0) return beside.left === 'oncoming' ? PathDecision.LEFT_BORROW : PathDecision.LEFT_CHANGE
  return beside.right === 'oncoming' ? PathDecision.RIGHT_BORROW : PathDecision.RIGHT_CHANGE
}
