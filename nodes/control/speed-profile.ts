/**
 * How fast to drive along a line: the Intelligent Driver Model (Treiber, Hennecke and Helbing, Phys. Rev. E 62, 1805,
 * 2000) behind others, one steady deceleration to a stop line, and slower in bends; held to the speed state.
 */
import { idmAcceleration } from '../../scenarios/worlds/driving.js'
import { type Path, pointAt, wrapAngle } from '../../scenarios/worlds/path.js'
import { SpeedDecision } from '../../schemas/messages.js'

/** Comfortable limits of the profile. */
export const accelerationMps2Most = 2
export const comfortableBrakingMps2 = 2.5
/** What the car can do, for others and lines that cannot be kept otherwise. */
export const hardBrakingMps2 = 8
const headwayS = 1.3
/** What DECELERATE takes off at least. */
const slowingMps2 = 1.2
/** KEEP drifts no faster than this. */
const keepingMps2 = 0.4
/** A stop begins when so much of the comfortable braking is needed, and ends this far before the line. */
const stopShare = 0.6
export const beforeLineM = 0.25
const bendLateralMps2 = 2.5
const bendBrakingMps2 = 1.4
const bendLookM = 90
/** Bends are measured over twice this. */
const bendHalfM = 3
/** 1/m: less is the noise of the line. */
const straightBend = 0.003

/** Somebody on the line ahead. */
export interface Lead {
  /** From the own front bumper, now. */
  readonly gapM: number
  /** Along the line. */
  readonly speedMps: number
}

export interface SpeedRequest {
  readonly speed: SpeedDecision
  readonly line: Path
  /** Where on the line the car's reference point is now. */
  readonly atM: number
  readonly speedMps: number
  readonly wishMps: number
  readonly leads: readonly Lead[]
  /** From the own front bumper to the line to stop before; heeded by STOP and DECELERATE, passed by the others. */
  readonly stopM?: number | undefined
}

/** Acceleration to choose when `drivenM` have been driven after `timeS` of the plan, at `speedMps`. */
function accelerationAt(
  request: SpeedRequest,
  bendLimits: readonly number[],
  { timeS, drivenM, speedMps }: Omit<SpeedPoint, 'accelerationMps2'>,
): number {
  const { speed, leads, stopM } = request
  const wishMps = Math.min(wishOf(request), bendLimits[Math.min(bendLimits.length - 1, Math.round(drivenM))]!)
  const follow = (gapM: number, aheadMps: number) =>
    idmAcceleration({ speedMps, wishMps, accelerationMps2: accelerationMps2Most, headwayS, gapM, aheadMps })
  let chosen = Math.max(-comfortableBrakingMps2, follow(1e6, wishMps))
  for (const lead of leads) {
    chosen = Math.min(chosen, follow(Math.max(0.3, lead.gapM - drivenM + lead.speedMps * timeS), lead.speedMps))
  }
  const stops = speed === SpeedDecision.STOP || speed === SpeedDecision.DECELERATE
  if (stops && stopM !== undefined) chosen = Math.min(chosen, stopAcceleration(stopM - drivenM, speedMps))
  if (speed === SpeedDecision.STOP && stopM === undefined) chosen = Math.min(chosen, -comfortableBrakingMps2)
  if (speed === SpeedDecision.DECELERATE && stopM === undefined) chosen = Math.min(chosen, -slowingMps2)
  if (speed === SpeedDecision.KEEP) chosen = Math.min(chosen, keepingMps2)
  return Math.max(-hardBrakingMps2, chosen)
}

/** The wish of the state: only ACCELERATE, and STOP on its way to a line, may gain speed. */
function wishOf({ speed, speedMps, wishMps, stopM }: SpeedRequest): number {
  if (speed === SpeedDecision.ACCELERATE) return wishMps
  if (speed === SpeedDecision.STOP && stopM !== undefined) return Math.min(wishMps, Math.max(speedMps, approachMps))
  return Math.min(wishMps, speedMps)
}

/** A car that came to stand too early creeps on to the line at this speed. */
const approachMps = 1.5

/** Steady braking that ends before the line; without need of it for now, Infinity. A line passed is not braked for. */
function stopAcceleration(lineM: number, speedMps: number): number {
  const restM = lineM - beforeLineM
  if (lineM < -1) return Number.POSITIVE_INFINITY
  if (restM < 0.05) return speedMps > 0.05 ? -hardBrakingMps2 / 2 : -comfortableBrakingMps2
  const needed = speedMps ** 2 / (2 * restM)
  return needed >= stopShare * comfortableBrakingMps2 ? -needed : Number.POSITIVE_INFINITY
}

/** Speed limit for the bends ahead after each metre driven: found backwards, as fast as gentle braking brings it down. */
function bendLimitsOn({ line, atM }: SpeedRequest): number[] {
  const limits: number[] = new Array(bendLookM + 1).fill(Number.POSITIVE_INFINITY)
  let next = Number.POSITIVE_INFINITY
  for (let s = bendLookM; s >= 0; s--) {
    const from = atM + s
    const isInside = from + 2 * bendHalfM <= line.lengthM
    const turn = isInside ? wrapAngle(pointAt(line, from + 2 * bendHalfM).yawRad - pointAt(line, from).yawRad) : 0
    const bend = Math.abs(turn) / (2 * bendHalfM)
    const here = bend < straightBend ? Number.POSITIVE_INFINITY : Math.sqrt(bendLateralMps2 / bend)
    next = Math.min(here, Math.sqrt(next ** 2 + 2 * bendBrakingMps2))
    limits[s] = next
  }
  return limits
}

export interface SpeedPoint {
  readonly timeS: number
  readonly drivenM: number
  readonly speedMps: number
  /** Chosen from this point on. */
  readonly accelerationMps2: number
}

/** The profile from now on; `braking` lowers every acceleration to at most its negative. */
export function speedProfile(
  request: SpeedRequest,
  { stepS, horizonS, braking = Number.NEGATIVE_INFINITY }: { stepS: number; horizonS: number; braking?: number },
): SpeedPoint[] {
  const bendLimits = bendLimitsOn(request)
  const points: SpeedPoint[] = []
  let speedMps = request.speedMps
  let drivenM = 0
  for (let i = 0; i <= Math.round(horizonS / stepS); i++) {
    const timeS = i * stepS
    const accelerationMps2 = Math.min(accelerationAt(request, bendLimits, { timeS, drivenM, speedMps }), -braking)
    points.push({ timeS, drivenM, speedMps, accelerationMps2 })
    const next = speedMps + accelerationMps2 * stepS
    // Within the step in which the car comes to stand it drives until it stands.
    drivenM += next >= 0 ? ((speedMps + next) / 2) * stepS : speedMps ** 2 / (-2 * accelerationMps2)
    speedMps = Math.max(0, next)
  }
  return points
}
