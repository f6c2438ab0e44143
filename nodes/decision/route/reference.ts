/** The line to drive: lane centres joined ahead of the car, moved sideways where it changes lanes, borrows one or keeps clear. */
import { type Path, pathThrough, pointAt } from '../../../scenarios/worlds/path.js'
import type { Lane } from '../../../scenarios/worlds/road-map.js'
import { nearest } from './nearest.js'
import type { DriveRoute, EgoState } from './scene.js'

/** A lane of the way, and where it begins: metres ahead of the car's middle, negative for the lane it is on. */
export interface WayLane {
  readonly lane: Lane
  readonly startM: number
}

export interface Reference {
  readonly way: readonly WayLane[]
  /** Starts `behindM` behind the car's middle. */
  readonly path: Path
  readonly behindM: number
  /** Where the car is beside the line now. */
  readonly leftM: number
}

export const lookM = 100
const behindM = 8
const sampleM = 1

/** Follows successors: those of the route, else ones beside it, else the first. */
export function wayAhead({ lanes, route }: DriveRoute, lane: number, arcM: number): WayLane[] {
  const way: WayLane[] = []
  let index = lane
  let startM = -arcM
  while (index >= 0 && startM < lookM && way.length < 12) {
    const here = lanes[index]!
    way.push({ lane: here, startM })
    startM += here.path.lengthM
    index = nextLane(lanes, route, index)
  }
  return way
}

export function nextLane(lanes: readonly Lane[], route: readonly number[], lane: number): number {
  const { successors } = lanes[lane]!
  const beside = (index: number) => [lanes[index]!.left, lanes[index]!.right]
  return (
    successors.find((next) => route.includes(next)) ??
    successors.find((next) => beside(next).some((other) => route.includes(other))) ??
    successors[0] ??
    -1
  )
}

/**
 * @param before - the lane driven before this one; its end is the line behind the car
 * @param offsetAt - how far left of the lane centres to drive, by metres ahead of the car's middle
 */
export function referenceOf(
  ego: EgoState,
  way: readonly WayLane[],
  before: Lane | undefined,
  offsetAt: (aheadM: number) => number,
): Reference {
  const last = way.at(-1)!
  const endM = Math.min(lookM, last.startM + last.lane.path.lengthM + 30)
  const points: { x: number; y: number }[] = []
  for (let s = -behindM; s <= endM; s += sampleM) {
    const { lane, startM } = way.findLast((one) => one.startM <= s) ?? way[0]!
    const arcM = s - startM
    const offsetM = offsetAt(s)
    points.push(
      arcM < 0 && before
        ? pointAt(before.path, before.path.lengthM + arcM, offsetM)
        : pointAt(lane.path, arcM, offsetM),
    )
  }
  const path = pathThrough(points)
  const at = nearest(path, ego.x, ego.y)
  return { way, path, behindM: at.arcM, leftM: at.leftM }
}

/** Smooth from 0 to 1 with no speed or acceleration sideways at either end: the quintic of least jerk (Takahashi et al., IV 1989). */
export function quintic(share: number): number {
  const t = Math.max(0, Math.min(1, share))
  return t * t * t * (10 - 15 * t + 6 * t * t)
}

/** The sharpest bend within a stretch of the line, 1/m. */
export function curvature(path: Path, fromM: number, toM: number): number {
  let sharpest = 0
  for (let s = Math.max(1, fromM); s < Math.min(toM, path.lengthM - 4); s += 2) {
    const turn = pointAt(path, s + 4).yawRad - pointAt(path, s).yawRad
    sharpest = Math.max(sharpest, Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn))) / 4)
  }
  return sharpest
}
