/** Objects as the line sees them: how far along it, how far beside it, and when they will be in the way. */
import { type Path, pointAt, wrapAngle } from '../../../scenarios/worlds/path.js'
import { nearest } from './nearest.js'
import type { SeenObject } from './scene.js'

export interface LineExtent {
  /** Nearest and farthest along the line, metres from its start. */
  readonly fromM: number
  readonly toM: number
  readonly rightM: number
  readonly leftM: number
  /** Heading of the line there. */
  readonly yawRad: number
}

export interface LineObject extends LineExtent {
  readonly object: SeenObject
  readonly alongMps: number
  readonly acrossMps: number
}

export function onLine(path: Path, object: SeenObject): LineObject {
  const extent = extentAt(path, object, object.x, object.y)
  const cos = Math.cos(extent.yawRad)
  const sin = Math.sin(extent.yawRad)
  return {
    ...extent,
    object,
    alongMps: cos * object.velocityXMps + sin * object.velocityYMps,
    acrossMps: -sin * object.velocityXMps + cos * object.velocityYMps,
  }
}

/** The footprint at a place, measured along the line's heading at its middle. */
export function extentAt(
  path: Path,
  { yawRad, lengthM, widthM }: Pick<SeenObject, 'yawRad' | 'lengthM' | 'widthM'>,
  x: number,
  y: number,
): LineExtent {
  const { arcM, leftM } = nearest(path, x, y)
  const at = pointAt(path, arcM)
  // Beyond either end the nearest point is the end itself: go on along the heading there.
  const beyondM = Math.cos(at.yawRad) * (x - at.x) + Math.sin(at.yawRad) * (y - at.y)
  const turn = wrapAngle(yawRad - at.yawRad)
  const alongM = (Math.abs(Math.cos(turn)) * lengthM + Math.abs(Math.sin(turn)) * widthM) / 2
  const acrossM = (Math.abs(Math.sin(turn)) * lengthM + Math.abs(Math.cos(turn)) * widthM) / 2
  const middleM = arcM + (arcM <= 0 || arcM >= path.lengthM - 1e-6 ? beyondM : 0)
  return {
    fromM: middleM - alongM,
    toM: middleM + alongM,
    rightM: leftM - acrossM,
    leftM: leftM + acrossM,
    yawRad: at.yawRad,
  }
}

export interface Entry {
  /** Seconds from now. */
  readonly fromS: number
  readonly untilS: number
  /** Where, nearest along the line. */
  readonly atM: number
}

const stepS = 0.2

/** When an object that keeps its speed and direction is within `halfWidthM` of the line, during the next `seconds`. */
export function entryOf(path: Path, object: SeenObject, halfWidthM: number, seconds: number): Entry | undefined {
  let fromS = Number.NaN
  let untilS = 0
  let atM = Number.POSITIVE_INFINITY
  for (let t = 0; t <= seconds + 1e-9; t += stepS) {
    const x = object.x + object.velocityXMps * t
    const y = object.y + object.velocityYMps * t
    const extent = extentAt(path, object, x, y)
    if (extent.leftM > -halfWidthM && extent.rightM < halfWidthM) {
      if (Number.isNaN(fromS)) fromS = t
      untilS = t
      atM = Math.min(atM, extent.fromM)
    }
  }
  return Number.isNaN(fromS) ? undefined : { fromS, untilS, atM }
}
