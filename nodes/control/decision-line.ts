/** The line that a path state asks for: the middle of a lane, moved sideways with limited jerk. Ego frame. */
import { nearestOnPath, type Path, pathThrough, pointAt, wrapAngle } from '../../scenarios/worlds/path.js'
import { PathDecision } from '../../schemas/messages.js'
import type { MovingBox } from './foreseen-contacts.js'
import { type BesideLine, besideLine, clearanceM, type OwnExtent, roomToMove } from './keep-clear.js'
import { type LateralProfile, type LateralState, lateralAt, lateralProfile } from './lateral-profile.js'

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
  /** While a lane is borrowed: how far ahead of the reference point ends what is gone around; undefined before it is seen. */
  readonly roundM: number | undefined
}

export interface LineRequest {
  readonly path: PathDecision
  readonly lanes: LanesAround
  /** Speed for which the limits shall hold: the highest of the next seconds. */
  readonly speedMps: number
  readonly own: OwnExtent
  /** Those who are kept clear of, and gone around when a lane is borrowed. */
  readonly boxes: readonly MovingBox[]
  readonly memory?: LineMemory | undefined
  /** Driven since the memory was made. */
  readonly movedM?: number
}

export interface DecisionLine {
  readonly path: Path
  /** Where on the line the ego frame's origin is. */
  readonly atM: number
  /** Middle of the lane that the line lies in. */
  readonly middle: Path
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
/** What stands no farther than this behind another is gone around together with it. */
const togetherM = 14
/** Before the rear bumper has passed it by so much, the car does not come back. */
const passedM = 1
/** A move is planned no shorter than this, however near what is in the way. */
const shortestMoveM = 9
/** Of the speed: tried in turn where a move at full speed would take more room than there is. */
const slower = [1, 0.8, 0.65, 0.5, 0.4, 0.3] as const
const slowestMps = 2

export function decisionLine(request: LineRequest): DecisionLine {
  const { speedMps, memory, movedM = 0, own, boxes } = request
  const lane = laneOf(request)
  const middle = pathThrough(lane.geometry.centre)
  const at = nearestOnPath(middle, 0, 0)
  const beside = boxes.map((box) => besideLine(middle, at.arcM, box))
  const sameMove = memory?.path === lane.driven ? memory : undefined
  const target = targetOf(request, lane, beside, sameMove)
  const laneYawRad = pointAt(middle, at.arcM).yawRad
  const drivenM = (memory?.drivenM ?? 0) + movedM
  const planned = memory ? lateralAt(memory.profile, drivenM) : undefined
  const roomM = Math.max(shortestMoveM, roomToMove(beside, at.leftM, target.leftM, own))
  const goesOn =
    sameMove !== undefined &&
    Math.abs(sameMove.profile.toM - target.leftM) < 0.1 &&
    Math.abs(planned!.leftM - at.leftM) < strayM &&
    sameMove.profile.lengthM - drivenM < roomM
  const from = {
    leftM: at.leftM,
    slope: Math.tan(Math.max(-0.5, Math.min(0.5, wrapAngle(-laneYawRad)))),
    // How the wheels stand is not known: they are where the plan before put them.
    bend: planned?.bend ?? 0,
  }
  const profile = goesOn ? sameMove.profile : profileWithin(from, target.leftM, speedMps, roomM)
  const next: LineMemory = { path: lane.driven, profile, drivenM: goesOn ? drivenM : 0, roundM: target.roundM }
  const path = offsetLine(middle, at.arcM, next)
  return { path, atM: nearestOnPath(path, 0, 0).arcM, middle, memory: next, driven: lane.driven }
}

/** The move of least jerk that ends before what is in the way: the bends it then has are driven slower. */
function profileWithin(from: LateralState, toM: number, speedMps: number, roomM: number): LateralProfile {
  let profile = lateralProfile(from, toM, speedMps)
  for (const share of slower) {
    if (profile.lengthM <= roomM) break
    profile = lateralProfile(from, toM, Math.max(slowestMps, share * speedMps))
  }
  return profile
}

interface DrivenLane {
  readonly geometry: LaneGeometry
  readonly driven: PathDecision
}

function laneOf({ path, lanes }: LineRequest): DrivenLane {
  const follow: DrivenLane = { geometry: lanes.own, driven: PathDecision.FOLLOW }
  switch (path) {
    case PathDecision.FOLLOW:
      return follow
    case PathDecision.LEFT_CHANGE:
      return lanes.left ? { geometry: lanes.left, driven: path } : follow
    case PathDecision.RIGHT_CHANGE:
      return lanes.right ? { geometry: lanes.right, driven: path } : follow
    case PathDecision.LEFT_BORROW:
    case PathDecision.RIGHT_BORROW:
      return { geometry: lanes.own, driven: path }
  }
}

interface Target {
  readonly leftM: number
  readonly roundM: number | undefined
}

function targetOf(
  { own, movedM = 0 }: LineRequest,
  { geometry: { widthM }, driven }: DrivenLane,
  beside: readonly BesideLine[],
  sameMove: LineMemory | undefined,
): Target {
  const within = clearanceM(beside, widthM, own)
  if (driven !== PathDecision.LEFT_BORROW && driven !== PathDecision.RIGHT_BORROW) {
    return { leftM: within, roundM: undefined }
  }
  const side = driven === PathDecision.LEFT_BORROW ? 1 : -1
  const before = sameMove?.roundM === undefined ? undefined : sameMove.roundM - movedM
  const group = goneAround(beside, widthM, own, before)
  const roundM = group.reduce<number | undefined>((far, { farM }) => Math.max(far ?? farM, farM), before)
  if (roundM !== undefined && roundM < -own.rearM - passedM) return { leftM: within, roundM }
  const farM = group.reduce(
    (far, { leftM, rightM }) => Math.max(far, (side === 1 ? leftM : -rightM) + own.halfWidthM + borrowGapM),
    borrowShare * widthM,
  )
  // The offset may grow while going around, but not shrink: what is passed drops out of sight first.
  const sofarM = sameMove && roundM !== undefined ? side * sameMove.profile.toM : 0
  return { leftM: side * Math.max(Math.min(farM, widthM), sofarM), roundM }
}

/** What stands in the lane from the first on, as long as there is no room to come back in between. */
function goneAround(
  beside: readonly BesideLine[],
  widthM: number,
  { rearM }: OwnExtent,
  before: number | undefined,
): BesideLine[] {
  const standing = beside
    .filter(({ box }) => Math.hypot(box.velocityXMps, box.velocityYMps) < 1)
    .filter(({ leftM, rightM, farM }) => leftM > -widthM / 2 && rightM < widthM / 2 && farM > -rearM - passedM)
    .sort((a, b) => a.nearM - b.nearM)
  let endM = before ?? standing[0]?.farM ?? 0
  return standing.filter(({ nearM, farM }) => {
    if (nearM > endM + togetherM) return false
    endM = Math.max(endM, farM)
    return true
  })
}

function offsetLine(middle: Path, startM: number, { profile, drivenM }: LineMemory): Path {
  const points: { x: number; y: number }[] = []
  const lastM = Math.min(aheadM, middle.lengthM - startM + 30)
  for (let s = -behindM; s <= lastM; s += sampleM) {
    points.push(pointAt(middle, startM + s, lateralAt(profile, drivenM + s).leftM))
  }
  return pathThrough(points)
}
