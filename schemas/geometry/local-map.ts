/** The part of a map that lies around the car, as lines in its own frame. */
import type { MapLayer, MapLine } from '../messages.js'
import { invertPose, type Pose, transformPoint } from './pose.js'

/** A line of a map, global frame, with the box around it so that far ones are passed over at a glance. */
export interface GlobalLine {
  readonly layer: MapLayer
  /** x0, y0, x1, y1, ... metres */
  readonly xy: readonly number[]
  readonly bounds: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number }
}

export function globalLine(layer: MapLayer, xy: readonly number[]): GlobalLine {
  const bounds = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity }
  for (let i = 0; i + 1 < xy.length; i += 2) {
    const [x, y] = [xy[i]!, xy[i + 1]!]
    bounds.x0 = Math.min(bounds.x0, x)
    bounds.x1 = Math.max(bounds.x1, x)
    bounds.y0 = Math.min(bounds.y0, y)
    bounds.y1 = Math.max(bounds.y1, y)
  }
  return { layer, xy, bounds }
}

/** How far ahead, behind and to the sides the map goes along with a frame, metres: BEVFormer sees 51.2. */
export const mapReachM = 60

/** Lines within the square of `reachM` around the car, cut at its edge; a line that leaves and comes back gives several. */
export function localMap(lines: readonly GlobalLine[], globalFromEgo: Pose, reachM = mapReachM): MapLine[] {
  const egoFromGlobal = invertPose(globalFromEgo)
  const { x, y, z } = globalFromEgo.translation
  const far = reachM * Math.SQRT2
  return lines.flatMap(({ layer, xy, bounds }) => {
    const isNear = bounds.x0 < x + far && bounds.x1 > x - far && bounds.y0 < y + far && bounds.y1 > y - far
    if (!isNear) return []
    const own: number[] = []
    for (let i = 0; i + 1 < xy.length; i += 2) {
      const point = transformPoint(egoFromGlobal, { x: xy[i]!, y: xy[i + 1]!, z })
      own.push(point.x, point.y)
    }
    return clipToSquare(own, reachM).map((piece) => ({ layer, xy: piece }))
  })
}

/** The pieces of a line inside [-reach, reach] squared (Liang and Barsky, 1984). */
function clipToSquare(xy: readonly number[], reach: number): number[][] {
  const pieces: number[][] = []
  let open: number[] | undefined
  for (let i = 0; i + 3 < xy.length; i += 2) {
    const [x, y] = [xy[i]!, xy[i + 1]!]
    const [dx, dy] = [xy[i + 2]! - x, xy[i + 3]! - y]
    let enter = 0
    let leave = 1
    for (const [step, room] of [
      [-dx, x + reach],
      [dx, reach - x],
      [-dy, y + reach],
      [dy, reach - y],
    ] as const) {
      if (step === 0 && room < 0) leave = -1
      else if (step < 0) enter = Math.max(enter, room / step)
      else if (step > 0) leave = Math.min(leave, room / step)
    }
    if (enter > leave) {
      open = undefined
      continue
    }
    if (open === undefined || enter > 0) {
      open = [x + enter * dx, y + enter * dy]
      pieces.push(open)
    }
    open.push(x + leave * dx, y + leave * dy)
    if (leave < 1) open = undefined
  }
  return pieces
}
