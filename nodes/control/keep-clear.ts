/** Where within its lane the car drives, and how much room a move sideways has: by what stands or rides at the lane's edge. */
import { nearestOnPath, type Path, pointAt } from '../../scenarios/worlds/path.js'
import type { MovingBox } from './foreseen-contacts.js'

const sightM = 45
/** Beyond the lane's border the car may reach so far. */
const overBorderM = 0.35
/** Beside what stands, and beside who rides. */
const roomM = { standing: 0.4, riding: 0.9 }
/** Narrower than this, on the move: a bicycle, a motorcycle. */
const narrowM = 1.1
const ridingMpsMost = 8
const standingMps = 1

/** A box as a line sees it. Metres, left positive; along is from where the car is on the line. */
export interface BesideLine {
  readonly box: MovingBox
  readonly nearM: number
  readonly farM: number
  readonly rightM: number
  readonly leftM: number
  readonly alongMps: number
  readonly acrossMps: number
}

/** @param atM - where on the line the car's reference point is. */
export function besideLine(line: Path, atM: number, box: MovingBox): BesideLine {
  const { arcM, leftM } = nearestOnPath(line, box.x, box.y)
  const { yawRad } = pointAt(line, arcM)
  const turn = box.yawRad - yawRad
  const [cos, sin] = [Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn))]
  const alongM = (cos * box.lengthM + sin * box.widthM) / 2
  const acrossM = (sin * box.lengthM + cos * box.widthM) / 2
  const [ahead, side] = [Math.cos(yawRad), Math.sin(yawRad)]
  return {
    box,
    nearM: arcM - atM - alongM,
    farM: arcM - atM + alongM,
    rightM: leftM - acrossM,
    leftM: leftM + acrossM,
    alongMps: ahead * box.velocityXMps + side * box.velocityYMps,
    acrossMps: -side * box.velocityXMps + ahead * box.velocityYMps,
  }
}

/** The own car on the line: from its reference point to its bumpers. */
export interface OwnExtent {
  readonly frontM: number
  readonly rearM: number
  readonly halfWidthM: number
}

/**
 * @param laneWidthM - of the lane whose middle the line is.
 * @returns metres from the middle; 0 when nothing is near, when both sides are taken, or when the lane has no room for it.
 */
export function clearanceM(boxes: readonly BesideLine[], laneWidthM: number, own: OwnExtent): number {
  const most = laneWidthM / 2 - own.halfWidthM + overBorderM
  let leftM = 0
  let rightM = 0
  for (const one of boxes) {
    const isRiding = one.box.widthM < narrowM && one.alongMps > standingMps
    const isLeaving = one.alongMps < -standingMps || one.alongMps > (isRiding ? ridingMpsMost : standingMps)
    const isPassed = one.farM < -own.rearM - 1
    if (isLeaving || isPassed || one.nearM - own.frontM > sightM || Math.abs(one.acrossMps) > 0.3) continue
    const need = own.halfWidthM + (isRiding ? roomM.riding : roomM.standing)
    const middleM = (one.leftM + one.rightM) / 2
    if (middleM < 0 && one.leftM > -need) leftM = Math.max(leftM, one.leftM + need)
    if (middleM >= 0 && one.rightM < need) rightM = Math.max(rightM, need - one.rightM)
  }
  if (leftM > most || rightM > most || (leftM > 0 && rightM > 0)) return 0
  return leftM - rightM
}

/**
 * How far the front bumper is from the first thing that stands where the car is now and would not be once it has moved.
 *
 * @param nowM - the car's offset from the line, `toM` the one it moves to.
 */
export function roomToMove(boxes: readonly BesideLine[], nowM: number, toM: number, own: OwnExtent): number {
  const reaches = ({ rightM, leftM }: BesideLine, atM: number) =>
    leftM > atM - own.halfWidthM - 0.2 && rightM < atM + own.halfWidthM + 0.2
  return boxes.reduce((room, one) => {
    const isBlocking = one.alongMps < standingMps && one.farM > own.frontM && reaches(one, nowM) && !reaches(one, toM)
    return isBlocking ? Math.min(room, Math.max(0, one.nearM - own.frontM)) : room
  }, Number.POSITIVE_INFINITY)
}
