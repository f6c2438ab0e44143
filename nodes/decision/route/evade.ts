/** Leaving the lane: a change to one beside, or a way around what stands, when there is need of it and room for it. */
import type { Lane } from '../../../scenarios/worlds/road-map.js'
import { PathDecision } from '../../../schemas/messages.js'
import type { InstructionKind } from '../instructions.js'
import { onLine } from './beside-line.js'
import { freeAheadM, isBorrowFree, isLaneFree, isOpen, lanesBeside, leadsOn } from './change-lane.js'
import type { DriveMemory } from './memory.js'
import { nearest } from './nearest.js'
import type { Reason } from './reasons.js'
import { type DriveRoute, type DriveScene, isFixed } from './scene.js'
import { keepsRight, overtakes } from './wishes.js'

const queueM = 75
/** Of a lane that leads elsewhere: enough behind an obstacle to come back from it. */
const comeBackM = 55
/** A vehicle in the way is given so long to drive on before the car goes around it. */
const waitsS = 12
/** Of the lane, for a passenger's wish to be at the side of the road. */
const roomToMoveOverM = 40
/** What is nearer ahead may be a reason to leave the lane. */
const evadesM = 70
/** Of a lane moved over to as a passenger wishes: more than `evadesM`, so that it need not be left again at once. */
const asideOpenM = 80

export interface Situation {
  readonly route: DriveRoute
  readonly scene: DriveScene
  readonly memory: DriveMemory
  readonly lane: Lane
  readonly arcM: number
  readonly reasons: readonly Reason[]
}

/** The lane on the right, where the route can be driven on from there, it is not closed and there is room left to get to it. */
export function laneAside(route: DriveRoute, scene: DriveScene, { right, path }: Lane, arcM: number): Lane | undefined {
  const target = route.lanes[right]
  const isWay = target && (route.route.includes(right) || leadsOn(route, target)) && isOpen(scene, target, asideOpenM)
  return isWay && path.lengthM - arcM > roomToMoveOverM ? target : undefined
}

/** A lane change or a detour, when there is need of one and room for it. */
export function evade(situation: Situation): DriveMemory | undefined {
  const { route, scene, memory, lane, arcM, reasons } = situation
  // Who is about to stand where the passenger wants to does not set out around anything before.
  if (memory.path !== PathDecision.FOLLOW || !Number.isNaN(memory.stopAtM)) return undefined
  const back = wayBack(situation)
  if (back) return changeTo(situation, back)
  const aside = keepsRight(scene.wish) ? laneAside(route, scene, lane, arcM) : undefined
  if (aside && isLaneFree(scene, aside)) return changeTo(situation, aside, scene.wish?.kind)
  const leads = reasons.filter(({ rule }) => rule === 'follow-lead')
  const lead = leads.reduce<Reason | undefined>((best, one) => (!best || one.gapM < best.gapM ? one : best), undefined)
  if (!lead || lead.gapM > evadesM) return undefined
  const object = scene.objects.find(({ id }) => id === lead.objects[0])!
  const fixed = isFixed(object)
  if (keepsRight(scene.wish) && !fixed) return undefined
  const standsS = scene.timeS - memory.blockedSinceS
  const controlled = lane.signal >= 0 || lane.stopSign || lane.yieldTo.length > 0
  const toEndM = lane.path.lengthM - arcM
  const inQueue = controlled && toEndM - lead.gapM < queueM && !fixed
  const why = overtakes(scene.wish, object, { ...lead, limitMps: lane.speedLimitMps })
  if (inQueue || !(fixed || why || standsS > 3)) return undefined
  if (toEndM > 70 || fixed) {
    for (const target of lanesBeside(route, lane)) {
      const isWay = leadsOn(route, target) || (fixed && toEndM - lead.gapM > comeBackM)
      if (!isWay || !isLaneFree(scene, target)) continue
      if (freeAheadM(scene, target, 120) < lead.gapM + 25) continue
      return changeTo(situation, target, why === 'slow' ? undefined : why)
    }
  }
  if (lead.aheadMps > 0.5 || (!fixed && standsS < waitsS) || toEndM < 60) return undefined
  return borrow(situation, lead)
}

/** The lane of the route beside, for a car that had to leave it. */
function wayBack({ route, scene, lane }: Situation): Lane | undefined {
  if (route.route.includes(lane.index) || leadsOn(route, lane)) return undefined
  return lanesBeside(route, lane).find(
    (target) =>
      (route.route.includes(target.index) || leadsOn(route, target)) &&
      isLaneFree(scene, target) &&
      freeAheadM(scene, target, 40) > 25,
  )
}

function changeTo({ scene, memory, lane }: Situation, target: Lane, asked?: InstructionKind): DriveMemory {
  const { ego } = scene
  const { leftM } = nearest(target.path, ego.x, ego.y)
  const lengthM = Math.max(12, 3.6 * ego.speedMps)
  return {
    ...memory,
    lane: target.index,
    before: -1,
    baseM: leftM,
    sways: [{ fromM: memory.drivenM, lengthM, byM: -leftM, for: 'change' }],
    path: lane.left === target.index ? PathDecision.LEFT_CHANGE : PathDecision.RIGHT_CHANGE,
    asked,
    stoodSinceS: Number.NaN,
    blockedSinceS: Number.NaN,
  }
}

/** Around what stands in the lane, over the side for oncoming traffic. */
function borrow({ scene, memory, lane, arcM }: Situation, lead: Reason): DriveMemory | undefined {
  const { ego, objects } = scene
  const half = lane.widthM / 2 - 0.2
  const standing = objects
    .map((object) => onLine(lane.path, object))
    .filter((one) => Math.hypot(one.object.velocityXMps, one.object.velocityYMps) < 0.5)
    .filter((one) => one.leftM > -half && one.rightM < half && one.toM > arcM)
    .sort((a, b) => a.fromM - b.fromM)
  const first = standing.find(({ object }) => object.id === lead.objects[0])
  if (!first) return undefined
  let toM = first.toM
  let farM = first.leftM
  for (const one of standing) {
    if (one.fromM > toM + 14 || one.toM < first.fromM) continue
    toM = Math.max(toM, one.toM)
    farM = Math.max(farM, one.leftM)
  }
  const offsetM = farM + ego.widthM / 2 + 0.5
  if (offsetM > lane.widthM + 0.5 || toM - first.fromM > 45) return undefined
  if (!isBorrowFree(scene, lane, { fromM: first.fromM, toM, offsetM })) return undefined
  const reachM = Math.max(3, first.fromM - arcM - ego.lengthM / 2)
  const outM = Math.min(Math.max(9, reachM), 22)
  const backM = toM - arcM + ego.lengthM / 2 + 1
  const planned = memory.baseM + memory.sways.reduce((sum, { byM }) => sum + byM, 0)
  return {
    ...memory,
    sways: [
      ...memory.sways,
      { fromM: memory.drivenM + Math.max(0, reachM - outM), lengthM: outM, byM: offsetM - planned, for: 'borrow' },
      { fromM: memory.drivenM + backM, lengthM: 16, byM: -offsetM, for: 'borrow' },
    ],
    path: PathDecision.LEFT_BORROW,
    asked: undefined,
    stoodSinceS: Number.NaN,
    blockedSinceS: Number.NaN,
  }
}
