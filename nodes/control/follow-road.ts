/** Where somebody will be who stays in their lane: on a road that bends, straight on leads into the oncoming lane. */
import { nearestOnPath, type Path, pointAt, wrapAngle } from '../../scenarios/worlds/path.js'
import type { MovingBox } from './foreseen-contacts.js'

export interface Footprint {
  readonly x: number
  readonly y: number
  readonly yawRad: number
}

const movingMps = 2
/** Heading along the road or against it, within this. */
const askewRadMax = 0.3
/** 1/m: a sharper bend is a turn at a junction, where others need not go along. */
const roadBendMax = 1 / 35
const measureM = 8
const foreseenS = 4

export interface ForeseenBox {
  readonly box: MovingBox
  /** Seconds from now. */
  at(timeS: number): Footprint
}

/** @param road - middle of the own lane: whoever drives along it is taken to stay on it, all others go straight on. */
export function foresee(boxes: readonly MovingBox[], road: Path): ForeseenBox[] {
  return boxes.map((box) => ({ box, at: followRoad(road, box) ?? ((timeS) => straightOn(box, timeS)) }))
}

export function straightOn({ x, y, yawRad, velocityXMps, velocityYMps }: MovingBox, timeS: number): Footprint {
  return { x: x + velocityXMps * timeS, y: y + velocityYMps * timeS, yawRad }
}

/**
 * @param road - middle of the own lane.
 * @returns places by seconds from now, at the present speed and offset from the road; undefined for those who are not
 *   driving along it, where it turns instead of bending, and beyond its ends.
 */
export function followRoad(road: Path, box: MovingBox): ((timeS: number) => Footprint) | undefined {
  const { arcM, leftM } = nearestOnPath(road, box.x, box.y)
  const { yawRad } = pointAt(road, arcM)
  const alongMps = Math.cos(yawRad) * box.velocityXMps + Math.sin(yawRad) * box.velocityYMps
  const acrossMps = -Math.sin(yawRad) * box.velocityXMps + Math.cos(yawRad) * box.velocityYMps
  const askew = Math.atan2(acrossMps, Math.abs(alongMps))
  const isAlong = Math.abs(alongMps) > movingMps && Math.abs(askew) < askewRadMax
  const endM = arcM + alongMps * foreseenS
  const isOnIt = arcM > 0.1 && arcM < road.lengthM - 0.1
  if (!isAlong || !isOnIt || !bendsOnly(road, Math.min(arcM, endM), Math.max(arcM, endM))) return undefined
  const turn = wrapAngle(box.yawRad - yawRad)
  return (timeS) => {
    const at = pointAt(road, arcM + alongMps * timeS, leftM + acrossMps * timeS)
    return { x: at.x, y: at.y, yawRad: at.yawRad + turn }
  }
}

function bendsOnly(road: Path, fromM: number, toM: number): boolean {
  const lastM = Math.min(toM, road.lengthM) - measureM
  for (let s = Math.max(0, fromM); s <= lastM; s += measureM / 2) {
    const turn = wrapAngle(pointAt(road, s + measureM).yawRad - pointAt(road, s).yawRad)
    if (Math.abs(turn) > roadBendMax * measureM) return false
  }
  return true
}
