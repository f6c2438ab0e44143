/** How far one may roll on while waiting for the right of way: short of the lanes that go first, and of people's crossings. */
import { pointAt } from '../../../scenarios/worlds/path.js'
import type { Lane } from '../../../scenarios/worlds/road-map.js'
import { nearest } from './nearest.js'
import type { Reference } from './reference.js'
import type { DriveRoute, EgoState } from './scene.js'

/** Walking pace. */
export const creepMps = 0.9
/** Kept free beside a lane that goes first. */
const asideM = 0.5
/** Kept free before a crossing. */
const beforeCrossingM = 1
const sampleM = 0.25
/** Farther beyond the line is no place to creep to. */
export const creepMMax = 7

/**
 * @param lane - of the way, the one that yields.
 * @param lineM - where one waits at first, metres ahead of the car's middle.
 * @returns where the front bumper may get at the farthest, likewise; at least `lineM`, and behind the bumper when it is past that.
 */
export function creepEndM(
  { lanes, crossings }: DriveRoute,
  { way, path, behindM }: Reference,
  lane: Lane,
  { lineM, ego }: { readonly lineM: number; readonly ego: EgoState },
): number {
  const own = new Set(way.map((one) => one.lane.index))
  const first = lane.yieldTo.flatMap(({ lane: other }) => [other, ...lanes[other]!.predecessors])
  const others = [...new Set(first)].filter((index) => !own.has(index)).map((index) => lanes[index]!)
  const edges = way.flatMap(({ lane: { crossings: passed }, startM }) =>
    passed.map(({ crossing, arcM }) => startM + arcM - crossings[crossing]!.widthM / 2),
  )
  const farthestM = Math.min(
    lineM + creepMMax,
    ...edges.filter((edgeM) => edgeM > lineM).map((edgeM) => edgeM - beforeCrossingM),
  )
  const sides = [ego.widthM / 2, -ego.widthM / 2]
  for (let m = lineM; m < farthestM; m += sampleM) {
    const corners = sides.map((leftM) => pointAt(path, behindM + m + sampleM, leftM))
    if (others.some((other) => corners.some((corner) => isWithin(other, corner)))) return m
  }
  return Math.max(lineM, farthestM)
}

function isWithin({ path, widthM }: Lane, { x, y }: { readonly x: number; readonly y: number }): boolean {
  const at = pointAt(path, nearest(path, x, y).arcM)
  return Math.hypot(at.x - x, at.y - y) < widthM / 2 + asideM
}
