/** The line that a path state asks for: the middle of a lane, moved sideways with limited jerk. Ego frame. */
import { nearestOnPath, type Path, pathThrough, pointAt, wrapAngle } from '../../scenarios/worlds/path.js'
import { PathDecision } from '../../schemas/messages.js'
import type { MovingBox } from './foreseen-contacts.js'
import { type LateralProfile, lateralAt, lateralProfile } from './lateral-profile.js'

/** A lane's middle line, in driving direction, from behind the car to ahead of it. Metres, ego frame, left positive. */
export interface LaneGeometry {
  readonly centre: readonly { readonly x: number; readonly y: number }[]
  readonly widthM: number
}

export interface LanesAround {
  readonly own: LaneGeometry
  /** Lanes that lead the same way; absent where there is none. */
  readonly left?: LaneGeometry
  readonly right?: LaneGeometry
}

/** What the next step continues from, so that a move begun is finished as planned. */
export interface LineMemory {
  readonly path: PathDecision
  readonly profile: LateralProfile
  /** Way driven on the profile so far. */
  readonly drivenM: number
}

export interface LineRequest {
  readonly path: PathDecision
  readonly lanes: LanesAround
  /** Speed for which the limits shall hold: the highest of the next seconds. */
  readonly speedMps: number
  /** Half the own width. */
  readonly halfWidthM: number
  /** Those who are gone around when a lane is borrowed. */
  readonly boxes: readonly MovingBox[]
  readonly memory?: LineMemory | undefined
  /** Driven since the memory was made. */
  readonly movedM?: number
}

export interface DecisionLine {
  readonly path: Path
  /** Where on the line the ego frame's origin is. */
  readonly atM: number
  readonly memory: LineMemory
  /** The path state that is driven: FOLLOW where the lane to change to does not exist. */
  readonly driven: PathDecision
}

const behindM = 8
const aheadM = 110
const sampleM = 1
/** Farther from the planned offset than this, a new profile starts from where the car is. */
const strayM = 0.45
/** Beside what is gone around. */
const borrowGapM = 0.6
/** Where nobody is seen to go around yet, half a lane is borrowed. */
const borrowShare = 0.5

export function decisionLine(request: LineRequest): DecisionLine {
  const { speedMps, memory, movedM = 0 } = request
  const target = targetOf(request)
  const middle = pathThrough(target.lane.centre)
  const at = nearestOnPath(middle, 0, 0)
  const laneYawRad = pointAt(middle, at.arcM).yawRad
  const drivenM = (memory?.drivenM ?? 0) + movedM
  const planned = memory ? lateralAt(memory.profile, drivenM) : undefined
  const goesOn =
    memory !== undefined &&
    memory.path === target.driven &&
    Math.abs(memory.profile.toM - target.leftM) < 0.1 &&
    Math.abs(planned!.leftM - at.leftM) < strayM
  const from = {
    leftM: at.leftM,
    slope: Math.tan(Math.max(-0.5, Math.min(0.5, wrapAngle(-laneYawRad)))),
    // How the wheels stand is not known: they are where the plan before put them.
    bend: planned?.bend ?? 0,
  }
  const next: LineMemory = goesOn
    ? { ...memory, drivenM }
    : { path: target.driven, profile: lateralProfile(from, target.leftM, speedMps), drivenM: 0 }
  const path = offsetLine(middle, at.arcM, next)
  return { path, atM: nearestOnPath(path, 0, 0).arcM, memory: next, driven: target.driven }
}

interface Target {
  readonly lane: LaneGeometry
  readonly leftM: number
  readonly driven: PathDecision
}

function targetOf(request: LineRequest): Target {
  const { path, lanes } = request
  const follow: Target = { lane: lanes.own, leftM: 0, driven: PathDecision.FOLLOW }
  switch (path) {
    case PathDecision.FOLLOW:
      return follow
    case PathDecision.LEFT_CHANGE:
      return lanes.left ? { lane: lanes.left, leftM: 0, driven: path } : follow
    case PathDecision.RIGHT_CHANGE:
      return lanes.right ? { lane: lanes.right, leftM: 0, driven: path } : follow
    case PathDecision.LEFT_BORROW:
      return { lane: lanes.own, leftM: borrowM(request, 1), driven: path }
    case PathDecision.RIGHT_BORROW:
      return { lane: lanes.own, leftM: borrowM(request, -1), driven: path }
  }
}

/** How far to one side (left 1, right -1) to go around those who stand in the own lane; at most a whole lane. */
function borrowM({ lanes: { own }, boxes, halfWidthM, memory, path }: LineRequest, side: 1 | -1): number {
  const middle = pathThrough(own.centre)
  let farM = borrowShare * own.widthM
  for (const box of boxes) {
    if (Math.hypot(box.velocityXMps, box.velocityYMps) > 1) continue
    const { arcM, leftM } = nearestOnPath(middle, box.x, box.y)
    const turn = box.yawRad - pointAt(middle, arcM).yawRad
    const halfM = (Math.abs(Math.sin(turn)) * box.lengthM + Math.abs(Math.cos(turn)) * box.widthM) / 2
    const inLane = Math.abs(leftM) - halfM < own.widthM / 2
    if (inLane) farM = Math.max(farM, side * leftM + halfM + halfWidthM + borrowGapM)
  }
  const wanted = side * Math.min(farM, own.widthM)
  // The offset may grow while going around, but not shrink: what is passed drops out of sight first.
  const before = memory?.path === path ? memory.profile.toM : 0
  return side * Math.max(side * wanted, side * before)
}

function offsetLine(middle: Path, startM: number, { profile, drivenM }: LineMemory): Path {
  const points: { x: number; y: number }[] = []
  const lastM = Math.min(aheadM, middle.lengthM - startM + 30)
  for (let s = -behindM; s <= lastM; s += sampleM) {
    points.push(pointAt(middle, startM + s, lateralAt(profile, drivenM + s).leftM))
  }
  return pathThrough(points)
}
