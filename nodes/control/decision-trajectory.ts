/**
 * From a decision to where the car will be in the next 4 s: a line for the path state, a speed for the speed state, slowed
 * until nobody foreseen is touched or the car brakes as hard as it can. Ego frame: the middle of the rear axle, x forward.
 */
import { type Path, pointAt, wrapAngle } from '../../scenarios/worlds/path.js'
import type { PathDecision, SpeedDecision } from '../../schemas/messages.js'
import { decisionLine, type LanesAround, type LineMemory } from './decision-line.js'
import { type ForeseenBox, foresee } from './follow-road.js'
import { type ForeseenContacts, foreseenContacts, type MovingBox, type PlannedBox } from './foreseen-contacts.js'
import { besideLine } from './keep-clear.js'
import { hardBrakingMps2, type Lead, type SpeedPoint, type SpeedRequest, speedProfile } from './speed-profile.js'

export const stepS = 0.1
export const horizonS = 4
/** Tried in turn where the profile of the speed state would touch somebody, mildest first. */
const brakings = [0, 1, 2, 3, 4.5, 6, hardBrakingMps2] as const
/** Who is nearer to the line than this, beside the car's own width, is followed. */
const besideM = 0.2
const slowMoveMps = 3
const fasterMps = 1.5
const followM = 90

/** The own car, from the middle of its rear axle. */
export interface VehicleShape {
  readonly frontM: number
  readonly rearM: number
  readonly widthM: number
}

export interface TrajectoryRequest {
  readonly speed: SpeedDecision
  readonly path: PathDecision
  readonly egoSpeedMps: number
  /** The speed driven where nothing is in the way: the limit, or what the passenger wishes. */
  readonly wishMps: number
  readonly shape: VehicleShape
  readonly lanes: LanesAround
  readonly tracks: readonly MovingBox[]
  /** From the front bumper to the line to stop before. */
  readonly stopM?: number | undefined
  /** From the step before, with the way driven since. */
  readonly memory?: LineMemory | undefined
  readonly movedM?: number
}

export interface TrajectoryPoint {
  readonly t: number
  /** Of the middle of the rear axle, ego frame at t = 0. */
  readonly x: number
  readonly y: number
  readonly yaw: number
  readonly speed: number
}

/**
 * free: as the state asks, and nobody is touched. slowed: slower than that, and nobody is touched. followed-closely:
 * the same, but for somebody behind who would have to brake. full-braking: somebody may be touched all the same.
 */
export type TrajectoryOutcome = 'free' | 'slowed' | 'followed-closely' | 'full-braking'

export interface PlannedTrajectory {
  /** 41 points, 0.1 s apart. */
  readonly points: readonly TrajectoryPoint[]
  /** Of the first step. */
  readonly accelerationMps2: number
  readonly outcome: TrajectoryOutcome
  /** Who would be touched by the trajectory returned. */
  readonly contacts: ForeseenContacts
  /** The line driven, beyond the points: what steering looks ahead on; and where on it the car is. */
  readonly line: Path
  readonly atM: number
  readonly driven: PathDecision
  readonly memory: LineMemory
}

export function trajectoryFor(request: TrajectoryRequest): PlannedTrajectory {
  const { egoSpeedMps, wishMps, shape, tracks } = request
  const line = decisionLine({
    path: request.path,
    lanes: request.lanes,
    speedMps: speedOfMove(request),
    own: { frontM: shape.frontM, rearM: shape.rearM, halfWidthM: shape.widthM / 2 },
    boxes: tracks,
    memory: request.memory,
    movedM: request.movedM ?? 0,
  })
  const speeds: SpeedRequest = {
    speed: request.speed,
    line: line.path,
    atM: line.atM,
    speedMps: Math.max(0, egoSpeedMps),
    wishMps,
    leads: leadsOn(line.path, line.atM, shape, tracks),
    stopM: request.stopM,
  }
  const start = { line: line.path, atM: line.atM, driven: line.driven, memory: line.memory }
  const foreseen = foresee(tracks, line.middle)
  for (const braking of brakings) {
    const profile = speedProfile(speeds, braking === 0 ? { stepS, horizonS } : { stepS, horizonS, braking })
    const points = pointsOf(line.path, line.atM, profile)
    const contacts = contactsOf(points, shape, foreseen)
    const isLast = braking === hardBrakingMps2
    if (contacts.own.length > 0 && !isLast) continue
    const outcome =
      contacts.own.length > 0
        ? 'full-braking'
        : contacts.fromBehind.length > 0
          ? 'followed-closely'
          : braking === 0
            ? 'free'
            : 'slowed'
    return { ...start, points, accelerationMps2: profile[0]!.accelerationMps2, outcome, contacts }
  }
  throw new Error('the hardest braking is always returned')
}

/** Moves sideways are planned for a little more than the present speed: bends slow down whoever becomes faster still. */
function speedOfMove({ egoSpeedMps, wishMps }: TrajectoryRequest): number {
  return Math.max(egoSpeedMps, Math.min(wishMps, Math.max(slowMoveMps, egoSpeedMps + fasterMps)))
}

function pointsOf(line: Path, atM: number, profile: readonly SpeedPoint[]): TrajectoryPoint[] {
  // The car may stand a little beside the line and askew of it: the points start where it is.
  const start = pointAt(line, atM)
  return profile.map(({ timeS, drivenM, speedMps }) => {
    const { x, y, yawRad } = pointAt(line, atM + drivenM)
    const share = Math.max(0, 1 - drivenM / 6)
    return {
      t: timeS,
      x: x - share * start.x,
      y: y - share * start.y,
      yaw: wrapAngle(yawRad - share * start.yawRad),
      speed: speedMps,
    }
  })
}

function contactsOf(
  points: readonly TrajectoryPoint[],
  shape: VehicleShape,
  boxes: readonly ForeseenBox[],
): ForeseenContacts {
  const middleM = (shape.frontM - shape.rearM) / 2
  const plan = points.map(
    ({ t, x, y, yaw }): PlannedBox => ({
      timeS: t,
      x: x + middleM * Math.cos(yaw),
      y: y + middleM * Math.sin(yaw),
      yawRad: yaw,
    }),
  )
  return foreseenContacts(plan, { lengthM: shape.frontM + shape.rearM, widthM: shape.widthM }, boxes)
}

/** Those on the line ahead. */
function leadsOn(line: Path, atM: number, { frontM, widthM }: VehicleShape, tracks: readonly MovingBox[]): Lead[] {
  return tracks.flatMap((box): Lead[] => {
    const { nearM, farM, rightM, leftM, alongMps } = besideLine(line, atM, box)
    const halfM = widthM / 2 + besideM
    if (rightM > halfM || leftM < -halfM || farM < frontM || nearM - frontM > followM) return []
    return [{ gapM: Math.max(0, nearM - frontM), speedMps: Math.max(0, alongMps) }]
  })
}
