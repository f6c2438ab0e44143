/**
 * Where a decision takes the car in the next four seconds, for people to look at: a constant bend, or a move of one lane to
 * the side, at the speed the speed state asks for. What drives a car plans more carefully; see nodes/control.
 */

import { yawOf } from '../../schemas/geometry/quaternion.js'
import { type Decision, PathDecision, type Plan, type Pose, SpeedDecision } from '../../schemas/messages.js'

export const horizonS = 4
export const stepS = 0.1
/** Speeding up and, unless something in the way asks for more, braking. */
export const comfortableMps2 = 2
/** What brakes give at most. */
export const hardestMps2 = 8
/** Kept free behind whoever is ahead. Metres. */
export const standingGapM = 2
/** A move to the side takes the car at least this far, so that a car that crawls does not turn on the spot. Metres. */
const shiftMMin = 12
/** 1/m: nuScenes' car turns no tighter. */
const bendMax = 0.2

/** Somebody on the line ahead. */
export interface Ahead {
  /** From the front bumper. Metres. */
  readonly gapM: number
  /** Along the line, at least 0. */
  readonly speedMps: number
}

export interface Situation {
  readonly egoSpeedMps: number
  readonly cruiseSpeedMps: number
  readonly laneWidthM: number
  /** Of the car's path now, left positive, 1/m. */
  readonly bend: number
  /** Undefined on a free lane. */
  readonly ahead: Ahead | undefined
}

type States = Pick<Decision, 'speed' | 'path'>

/** 41 points, the first where the car is. */
export function foreseenPath({ speed, path }: States, situation: Situation): Plan {
  const { bend, laneWidthM, egoSpeedMps } = situation
  const bent = Math.max(-bendMax, Math.min(bendMax, bend))
  const shiftM = Math.max(shiftMMin, horizonS * egoSpeedMps)
  const asideM = sideOf(path) * laneWidthM
  const plan = { tS: [] as number[], xM: [] as number[], yM: [] as number[], speedMps: [] as number[] }
  for (const { tS, drivenM, speedMps } of speeds(
    speed,
    sideOf(path) === 0 ? situation : { ...situation, ahead: undefined },
  )) {
    const turnRad = bent * drivenM
    const isStraight = Math.abs(turnRad) < 1e-6
    const alongM = isStraight ? drivenM : Math.sin(turnRad) / bent
    const acrossM = isStraight ? 0 : (1 - Math.cos(turnRad)) / bent
    const leftM = asideM * quintic(Math.min(1, drivenM / shiftM))
    plan.tS.push(tS)
    plan.xM.push(alongM - leftM * Math.sin(turnRad))
    plan.yM.push(acrossM + leftM * Math.cos(turnRad))
    plan.speedMps.push(speedMps)
  }
  return plan
}

/** Left 1, right -1: change and borrow move alike. */
function sideOf(path: PathDecision): number {
  if (path === PathDecision.LEFT_CHANGE || path === PathDecision.LEFT_BORROW) return 1
  return path === PathDecision.FOLLOW ? 0 : -1
}

/** The move of least jerk from 0 to 1 (Flash and Hogan, J. Neurosci. 5, 1985, equation 12). */
function quintic(u: number): number {
  return u ** 3 * (10 + u * (6 * u - 15))
}

interface Moment {
  readonly tS: number
  readonly drivenM: number
  readonly speedMps: number
}

function speeds(state: SpeedDecision, { egoSpeedMps, cruiseSpeedMps, ahead }: Situation): Moment[] {
  const moments: Moment[] = []
  let speedMps = Math.max(0, egoSpeedMps)
  let drivenM = 0
  const targetMps = targetOf(state, speedMps, cruiseSpeedMps, ahead)
  for (let i = 0; i <= Math.round(horizonS / stepS); i++) {
    const tS = i * stepS
    moments.push({ tS, drivenM, speedMps })
    const change = Math.max(-comfortableMps2, Math.min(comfortableMps2, (targetMps - speedMps) / stepS))
    const wanted = ahead ? Math.min(change, heldBack(ahead, { tS, drivenM, speedMps })) : change
    const next = Math.max(0, speedMps + Math.max(-hardestMps2, wanted) * stepS)
    drivenM += ((speedMps + next) / 2) * stepS
    speedMps = next
  }
  return moments
}

/** The speed the state leads to. */
function targetOf(state: SpeedDecision, nowMps: number, cruiseMps: number, ahead: Ahead | undefined): number {
  switch (state) {
    case SpeedDecision.ACCELERATE:
      return Math.max(nowMps, cruiseMps)
    case SpeedDecision.DECELERATE:
      if (ahead && ahead.speedMps < nowMps) return ahead.speedMps
      return nowMps > cruiseMps ? cruiseMps : 0
    case SpeedDecision.STOP:
      return 0
    default:
      return nowMps
  }
}

/** Acceleration that just keeps the gap: steady braking to the speed of who is ahead, begun when it has to be comfortable. */
function heldBack(ahead: Ahead, { tS, drivenM, speedMps }: Moment): number {
  const closingMps = speedMps - ahead.speedMps
  if (closingMps <= 0) return Number.POSITIVE_INFINITY
  const roomM = ahead.gapM + ahead.speedMps * tS - drivenM - standingGapM
  // Braking for `closingMps` at a steady rate takes closing² / (2 rate) of the room; the step before counts as lost.
  const neededMps2 = closingMps ** 2 / (2 * Math.max(1e-3, roomM - closingMps * stepS))
  return neededMps2 >= comfortableMps2 ? -neededMps2 : Number.POSITIVE_INFINITY
}

/** How far apart two places must be for their headings to say how the road bends. Metres. */
const bendBaseM = 1

/** The bend of the way just driven, from where the car was and is: the road ahead is taken to go on like it. */
export class DrivenBend {
  #scene = ''
  #from: Pose | undefined
  #bend = 0

  /** 1/m, left positive; 0 until the car has moved, and at the start of every scene. */
  at({ scene, globalFromEgo }: { readonly scene: string; readonly globalFromEgo: Pose }): number {
    if (scene !== this.#scene || !this.#from) {
      this.#scene = scene
      this.#from = globalFromEgo
      this.#bend = 0
      return 0
    }
    const { x, y } = this.#from.translation
    const movedM = Math.hypot(globalFromEgo.translation.x - x, globalFromEgo.translation.y - y)
    if (movedM < bendBaseM) return this.#bend
    const turn = yawOf(globalFromEgo.rotation) - yawOf(this.#from.rotation)
    this.#bend = Math.atan2(Math.sin(turn), Math.cos(turn)) / movedM
    this.#from = globalFromEgo
    return this.#bend
  }
}
