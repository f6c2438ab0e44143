/** What a scenario stages around the ego: who stands where at the start, and what they will do. */
import { z } from 'zod'
import type { Driving, DrivingAct, Motion } from './actor.js'
import { actorModels } from './actor-models.js'
import { pointAt } from './path.js'
import type { RoadMap } from './road-map.js'

const metres = (what: string, low: number, high: number, standard: number) =>
  z.number().min(low).max(high).default(standard).describe(`${what}, metres`)
const side = z.enum(['left', 'right']).default('right')
const modelNames = [...actorModels.keys()] as [string, ...string[]]
const model = z.enum(modelNames)

export const Act = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('lead'),
    model: model.default('van'),
    gapM: metres('from the ego', 8, 100, 22),
    eagerness: z.number().min(0.1).max(1.2).default(0.6).describe('share of the speed limit it drives'),
  }),
  z.strictObject({
    act: z.literal('hard-brake'),
    model: model.default('sedan'),
    gapM: metres('from the ego', 8, 100, 20),
    afterS: z.number().min(0.5).max(40).default(6).describe('when it brakes, seconds'),
    brakingMps2: z.number().min(2).max(9).default(6.5).describe('how hard'),
    holdS: z.number().min(0).max(20).default(3).describe('how long it stands, seconds'),
  }),
  z.strictObject({
    act: z.literal('cut-in'),
    model: model.default('suv'),
    aheadM: metres('from the ego, on the lane beside', 4, 60, 11),
    afterS: z.number().min(0.5).max(40).default(4).describe("when it changes to the ego's lane, seconds"),
  }),
  z.strictObject({
    act: z.literal('cyclist'),
    aheadM: metres('from the ego, at the edge of its lane', 8, 150, 35),
  }),
  z.strictObject({
    act: z.literal('parked'),
    model: model.default('city-bus'),
    aheadM: metres('from the ego, at the kerb', 8, 250, 55),
    side,
  }),
  z.strictObject({
    act: z.literal('jaywalker'),
    model: z.enum(['adult', 'adult-skirt', 'child', 'worker']).default('adult'),
    aheadM: metres('from the ego, where the road is crossed', 15, 250, 60),
    triggerM: metres('how near the ego is when they start', 8, 80, 30),
    speedMps: z.number().min(0.5).max(4).default(1.8).describe('metres per second'),
    from: side,
  }),
])
export type Act = z.output<typeof Act>

/** An actor a scenario puts somewhere: on a lane, or at a place. */
export interface Staged {
  readonly model: string
  readonly motion: Motion
  readonly speedShare: number
  readonly x: number
  readonly y: number
  readonly yawRad: number
}

/** A stretch of lane that ambient traffic leaves to the staged. */
export interface Reserved {
  readonly lane: number
  readonly fromArcM: number
  readonly toArcM: number
}

export interface Stage {
  readonly staged: readonly Staged[]
  readonly reserved: readonly Reserved[]
}

/** @param drive - makes the motion of a vehicle on a lane with its usual habits. */
export function stageActs(
  map: RoadMap,
  acts: readonly Act[],
  drive: (lane: number, arcM: number, choice: Partial<Driving>) => Driving,
): Stage {
  const staged: Staged[] = []
  const reserved: Reserved[] = []
  const egoLane = map.egoRoute[0]!
  const start = map.egoStartArcM
  const onLane = (name: string, lane: number, arcM: number, choice: Partial<Driving>, speedShare: number) => {
    reserved.push({ lane, fromArcM: Math.min(start, arcM) - 14, toArcM: arcM + 22 })
    staged.push({ model: name, motion: drive(lane, arcM, choice), speedShare, ...pointAt(map.lanes[lane]!.path, arcM) })
  }
  for (const act of acts) {
    switch (act.act) {
      case 'lead': {
        const arcM = start + act.gapM + lengthOf(act.model) / 2 + 2.4
        onLane(act.model, egoLane, arcM, { eagerness: act.eagerness, route: map.egoRoute }, act.eagerness)
        break
      }
      case 'hard-brake': {
        const { afterS, brakingMps2, holdS } = act
        const brake: DrivingAct = {
          kind: 'brake',
          fromS: afterS,
          untilS: afterS + 13 / brakingMps2 + holdS,
          brakingMps2,
        }
        const arcM = start + act.gapM + lengthOf(act.model) / 2 + 2.4
        onLane(act.model, egoLane, arcM, { acts: [brake], route: map.egoRoute, eagerness: 0.85 }, 0.8)
        break
      }
      case 'cut-in': {
        const { left, right } = map.lanes[egoLane]!
        const lane = left >= 0 ? left : right
        if (lane < 0) break
        const change: DrivingAct = { kind: 'change-lane', atS: act.afterS, side: lane === left ? 'right' : 'left' }
        onLane(
          act.model,
          lane,
          start + act.aheadM + lengthOf(act.model) / 2 + 2.4,
          { acts: [change], eagerness: 0.8 },
          0.72,
        )
        break
      }
      case 'cyclist': {
        const lane = outermost(map, egoLane)
        const edge = -(map.lanes[lane]!.widthM / 2 - 0.7)
        onLane('bicycle-ridden', lane, start + act.aheadM, { keepLeftM: edge, route: [] }, 0.4)
        break
      }
      case 'parked': {
        const place = besideRoad(
          map,
          start + act.aheadM,
          act.side,
          kerbside(map, egoLane, act.side, actorModels.get(act.model)!.size.width),
        )
        staged.push({ model: act.model, motion: { kind: 'standing', parked: true }, speedShare: 0, ...place })
        break
      }
      case 'jaywalker': {
        const from = besideRoad(map, start + act.aheadM, act.from, kerbside(map, egoLane, act.from, -1.6))
        const far = act.from === 'right' ? 'left' : 'right'
        const to = besideRoad(map, start + act.aheadM, far, kerbside(map, egoLane, far, -2.4))
        const motion: Motion = {
          kind: 'dashing',
          fromX: from.x,
          fromY: from.y,
          toX: to.x,
          toY: to.y,
          doneM: 0,
          wishMps: act.speedMps,
          triggerM: act.triggerM,
          started: false,
        }
        const yawRad = Math.atan2(to.y - from.y, to.x - from.x)
        staged.push({ model: act.model, motion, speedShare: 0, x: from.x, y: from.y, yawRad })
        break
      }
    }
  }
  return { staged, reserved }
}

function lengthOf(name: string): number {
  return actorModels.get(name)!.size.length
}

function outermost(map: RoadMap, lane: number): number {
  const { right } = map.lanes[lane]!
  return right >= 0 ? outermost(map, right) : lane
}

/** A place beside the ego's lane, heading along it (against it on the left). */
function besideRoad(map: RoadMap, arcM: number, to: 'left' | 'right', offsetM: number) {
  const at = pointAt(map.lanes[map.egoRoute[0]!]!.path, arcM, to === 'left' ? offsetM : -offsetM)
  return to === 'left' ? { ...at, yawRad: at.yawRad + Math.PI } : at
}

/** From the middle of the ego's lane to where a body of a width stands at the kerb, inside the road; negative widths stand outside. */
function kerbside(map: RoadMap, lane: number, to: 'left' | 'right', widthM: number): number {
  const { path } = map.lanes[lane]!
  const middle = pointAt(path, map.egoStartArcM)
  let offsetM = 0
  while (offsetM < 30 && insideRoad(map, middle, to === 'left' ? offsetM : -offsetM)) offsetM += 0.1
  return offsetM - (widthM / 2 + (widthM > 0 ? 0.25 : 0))
}

function insideRoad(map: RoadMap, { x, y, yawRad }: { x: number; y: number; yawRad: number }, leftM: number): boolean {
  const px = x - leftM * Math.sin(yawRad)
  const py = y + leftM * Math.cos(yawRad)
  return map.roads.some(({ path, halfWidthM }) => {
    for (let i = 0; i + 1 < path.xs.length; i++) {
      const [ax, ay, bx, by] = [path.xs[i]!, path.ys[i]!, path.xs[i + 1]!, path.ys[i + 1]!]
      const t = Math.max(
        0,
        Math.min(1, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)),
      )
      if (Math.hypot(px - ax - t * (bx - ax), py - ay - t * (by - ay)) < halfWidthM) return true
    }
    return false
  })
}
