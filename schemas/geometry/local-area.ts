/** The part of a map's areas that lies around the car, in its own frame, for whoever fills them. */
import type { MapArea } from '../messages.js'
import { mapReachM } from './local-map.js'
import { invertPose, type Pose, transformPoint } from './pose.js'

/** An area of a map, global frame, with the box around it so that far ones are passed over at a glance. */
export interface GlobalArea {
  /** The border, then that of each hole: x0, y0, x1, y1, ... metres; the last point is joined to the first. */
  readonly rings: readonly (readonly number[])[]
  readonly bounds: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number }
}

/** Points nearer than this to the line between their neighbours are left out: an area is to look at. Metres. */
const toleranceM = 0.05
/** Smaller pieces are what cutting leaves of an area that only passes by. Square metres. */
const areaM2Min = 0.01

/** @param rings - border, then holes; a last point that repeats the first is dropped. */
export function globalArea(rings: readonly (readonly number[])[]): GlobalArea {
  const simple = rings.map((ring) => simplified(opened(ring)))
  const [border = []] = simple
  const xs = border.filter((_, i) => i % 2 === 0)
  const ys = border.filter((_, i) => i % 2 === 1)
  const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Infinity)
  const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity)
  return { rings: simple, bounds: { x0: least(xs), y0: least(ys), x1: most(xs), y1: most(ys) } }
}

/** Areas within the square of `reachM` around the car, cut at its edge. */
export function localAreas(areas: readonly GlobalArea[], globalFromEgo: Pose, reachM = mapReachM): MapArea[] {
  const egoFromGlobal = invertPose(globalFromEgo)
  const { x, y, z } = globalFromEgo.translation
  const far = reachM * Math.SQRT2
  return areas.flatMap(({ rings, bounds }) => {
    const isNear = bounds.x0 < x + far && bounds.x1 > x - far && bounds.y0 < y + far && bounds.y1 > y - far
    if (!isNear) return []
    const local = rings.map((ring) => {
      const own: number[] = []
      for (let i = 0; i + 1 < ring.length; i += 2) {
        const point = transformPoint(egoFromGlobal, { x: ring[i]!, y: ring[i + 1]!, z })
        own.push(point.x, point.y)
      }
      return cutToSquare(own, reachM)
    })
    const [border, ...holes] = local.map((xy) => ({ xy, isSeen: Math.abs(signedAreaM2(xy)) >= areaM2Min }))
    if (!border?.isSeen) return []
    return [{ rings: [border, ...holes.filter(({ isSeen }) => isSeen)].map(({ xy }) => ({ xy })) }]
  })
}

/** Counter-clockwise rings are positive. */
export function signedAreaM2(ring: readonly number[]): number {
  let twice = 0
  for (let i = 0; i + 1 < ring.length; i += 2) {
    const next = (i + 2) % ring.length
    twice += ring[i]! * ring[next + 1]! - ring[next]! * ring[i + 1]!
  }
  return twice / 2
}

/**
 * A ring inside [-reach, reach] squared (Sutherland and Hodgman, 1974). What leaves the square and comes back is joined along
 * its edge, where the pieces of a cut area touch without width.
 */
function cutToSquare(ring: readonly number[], reach: number): readonly number[] {
  let cut = ring
  for (const [axis, sign] of [
    [0, 1],
    [0, -1],
    [1, 1],
    [1, -1],
  ] as const) {
    const before = cut
    const kept: number[] = []
    for (let i = 0; i + 1 < before.length; i += 2) {
      const next = (i + 2) % before.length
      const room = reach - sign * before[i + axis]!
      const roomNext = reach - sign * before[next + axis]!
      if (room >= 0) kept.push(before[i]!, before[i + 1]!)
      if (room >= 0 === roomNext >= 0) continue
      const share = room / (room - roomNext)
      for (const k of [0, 1]) {
        kept.push(k === axis ? sign * reach : before[i + k]! + share * (before[next + k]! - before[i + k]!))
      }
    }
    cut = kept
  }
  return cut
}

function opened(ring: readonly number[]): readonly number[] {
  const isClosed = ring.length > 2 && ring[0] === ring.at(-2) && ring[1] === ring.at(-1)
  return isClosed ? ring.slice(0, -2) : ring
}

/** Fewer points, none of those left out further than the tolerance from the ring (Douglas and Peucker, 1973). */
function simplified(ring: readonly number[]): readonly number[] {
  const points = ring.length / 2
  if (points <= 3) return ring
  const kept = new Set<number>([0])
  /** Splits the stretch at the point farthest from the line between its ends, until none is far; `to` may be the first again. */
  const open: [from: number, to: number][] = [[0, points]]
  for (let stretch = open.pop(); stretch; stretch = open.pop()) {
    const [from, to] = stretch
    const [ax, ay] = [ring[2 * from]!, ring[2 * from + 1]!]
    const [bx, by] = [ring[(2 * to) % ring.length]!, ring[((2 * to) % ring.length) + 1]!]
    const lengthM = Math.hypot(bx - ax, by - ay)
    let farthest = -1
    let farthestM = toleranceM
    for (let i = from + 1; i < to; i++) {
      const [dx, dy] = [ring[2 * i]! - ax, ring[2 * i + 1]! - ay]
      const alongM = lengthM > 0 ? Math.min(lengthM, Math.max(0, (dx * (bx - ax) + dy * (by - ay)) / lengthM)) : 0
      const share = lengthM > 0 ? alongM / lengthM : 0
      const awayM = Math.hypot(dx - share * (bx - ax), dy - share * (by - ay))
      if (awayM <= farthestM) continue
      farthest = i
      farthestM = awayM
    }
    if (farthest < 0) continue
    kept.add(farthest)
    open.push([from, farthest], [farthest, to])
  }
  return [...kept].sort((a, b) => a - b).flatMap((i) => [ring[2 * i]!, ring[2 * i + 1]!])
}
