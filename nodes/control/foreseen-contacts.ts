/** Whether a planned drive touches anybody who goes on as now: oriented boxes at constant velocity, or along a road that bends. */
import { overlap } from '../../scenarios/worlds/incidents.js'
import type { Footprint, ForeseenBox } from './follow-road.js'

/** A box on the ground and how it moves; one frame for all, metres and m/s. */
export interface MovingBox {
  readonly id: string
  /** Middle. */
  readonly x: number
  readonly y: number
  readonly yawRad: number
  readonly lengthM: number
  readonly widthM: number
  readonly velocityXMps: number
  readonly velocityYMps: number
}

/** The middle of the own box at a time. */
export interface PlannedBox {
  readonly timeS: number
  readonly x: number
  readonly y: number
  readonly yawRad: number
}

export interface OwnSize {
  readonly lengthM: number
  readonly widthM: number
}

export interface ForeseenContacts {
  /** Ids of those the car would run into, and of those who cross its way. */
  readonly own: readonly string[]
  /** Ids of those who would run into the car from behind: braking harder does not help. */
  readonly fromBehind: readonly string[]
}

/** Around the car on every side. */
export const marginM = 0.15
/** Boxes are compared this often within a step of the plan, so that nobody passes through between two points. */
const partsOfStep = 4

/** @param plan - ordered by time, at least one point; the yaw may not turn by half a circle within a step. */
export function foreseenContacts(
  plan: readonly PlannedBox[],
  size: OwnSize,
  boxes: readonly ForeseenBox[],
): ForeseenContacts {
  const own: string[] = []
  const fromBehind: string[] = []
  const start = plan[0]!
  const padded = { lengthM: size.lengthM + 2 * marginM, widthM: size.widthM + 2 * marginM }
  const moments = between(plan)
  for (const { box, at } of boxes) {
    if (!isTouched(moments, padded, box, at)) continue
    const list = comesFromBehind(start, size, box) ? fromBehind : own
    list.push(box.id)
  }
  return { own, fromBehind }
}

function between(plan: readonly PlannedBox[]): PlannedBox[] {
  const moments = [plan[0]!]
  for (let i = 1; i < plan.length; i++) {
    const from = plan[i - 1]!
    const to = plan[i]!
    const turn = Math.atan2(Math.sin(to.yawRad - from.yawRad), Math.cos(to.yawRad - from.yawRad))
    for (let part = 1; part <= partsOfStep; part++) {
      const share = part / partsOfStep
      moments.push({
        timeS: from.timeS + share * (to.timeS - from.timeS),
        x: from.x + share * (to.x - from.x),
        y: from.y + share * (to.y - from.y),
        yawRad: from.yawRad + share * turn,
      })
    }
  }
  return moments
}

/** Distances first, in plain numbers: most boxes are nowhere near, and this is asked thousands of times a plan. */
function isTouched(
  moments: readonly PlannedBox[],
  size: OwnSize,
  { lengthM, widthM }: OwnSize,
  foreseen: (timeS: number) => Footprint,
): boolean {
  const reachM = (Math.hypot(size.lengthM, size.widthM) + Math.hypot(lengthM, widthM)) / 2
  for (const moment of moments) {
    const other = foreseen(moment.timeS)
    const dx = other.x - moment.x
    const dy = other.y - moment.y
    if (dx * dx + dy * dy > reachM * reachM) continue
    if (overlap({ ...moment, ...size }, { ...other, lengthM, widthM })) return true
  }
  return false
}

/** Wholly behind the rear bumper now, and driving the same way. */
function comesFromBehind(start: PlannedBox, { lengthM }: OwnSize, box: MovingBox): boolean {
  const cos = Math.cos(start.yawRad)
  const sin = Math.sin(start.yawRad)
  const alongM = cos * (box.x - start.x) + sin * (box.y - start.y)
  const turn = box.yawRad - start.yawRad
  const reachM = (Math.abs(Math.cos(turn)) * box.lengthM + Math.abs(Math.sin(turn)) * box.widthM) / 2
  const alongMps = cos * box.velocityXMps + sin * box.velocityYMps
  const acrossMps = -sin * box.velocityXMps + cos * box.velocityYMps
  return alongM + reachM <= -lengthM / 2 && alongMps > Math.abs(acrossMps)
}
