/**
 * The route planner: a state machine over lanes, lights, signs, the right of way and what is seen. It decides one speed
 * and one path state a step (DriveMLM, arXiv 2312.09245, table 1), and says on which line and how far the car may drive.
 */

import type { Lane } from '../../../scenarios/worlds/road-map.js'
import { PathDecision, type SpeedDecision } from '../../../schemas/messages.js'
import type { InstructionKind } from '../instructions.js'
import { onLine } from './beside-line.js'
import { freeAheadM, isBorrowFree, isLaneFree, isOpen, lanesBeside, leadsOn } from './change-lane.js'
import { chooseSpeed, type SpeedChoice } from './choose-speed.js'
import { clearance } from './keep-clear.js'
import { nearest } from './nearest.js'
import { type Halt, type Known, type Reason, reasonsAhead } from './reasons.js'
import { nextLane, quintic, type Reference, referenceOf, type WayLane, wayAhead } from './reference.js'
import { type DriveRoute, type DriveScene, type EgoState, isFixed } from './scene.js'
import { keepsRight, overtakes, placeToStop } from './wishes.js'

/** A move sideways that begins at a place of the way driven and takes a length of it. */
interface Sway {
  readonly fromM: number
  readonly lengthM: number
  readonly byM: number
  readonly for: 'change' | 'borrow' | 'clearance'
}

/** What the planner carries from step to step. */
export interface DriveMemory {
  readonly timeS: number
  readonly lane: number
  /** The lane driven before, -1 at the start. */
  readonly before: number
  /** Metres driven so far. */
  readonly drivenM: number
  readonly sways: readonly Sway[]
  /** Where in the lane the line lies when all sways before are over. */
  readonly baseM: number
  readonly path: PathDecision
  readonly halt: Halt | undefined
  /** Whether whoever drives can be held to a walking pace: two states alone cannot say it. */
  readonly mayCreep: boolean
  /** Since when the car has stood; NaN while it drives. */
  readonly stoodSinceS: number
  /** Since when each object has stood; Infinity for those that move. */
  readonly standing: ReadonlyMap<string, number>
  /** Since when something that stands has been in the way; NaN when nothing is. */
  readonly blockedSinceS: number
  /** The wish that the way sideways follows; undefined for one that has other reasons. */
  readonly asked: InstructionKind | undefined
  /** Where on the way driven the passenger wants to stand; NaN without. */
  readonly stopAtM: number
}

export interface DrivePlan {
  readonly speed: SpeedDecision
  readonly path: PathDecision
  readonly rule: string
  readonly explanation: string
  /** Ids of the objects it rests on. */
  readonly objects: readonly string[]
  /** The line to drive. */
  readonly reference: Reference
  /** What the reasons and the wish allow. */
  readonly accelerationMps2: number
  readonly wishMps: number
  readonly ahead: SpeedChoice['ahead']
  readonly memory: DriveMemory
}

export function startDriving(
  { lanes, route }: DriveRoute,
  ego: EgoState,
  timeS: number,
  { mayCreep = true }: { readonly mayCreep?: boolean } = {},
): DriveMemory {
  const lane = route[0]!
  const { leftM } = nearest(lanes[lane]!.path, ego.x, ego.y)
  return {
    timeS,
    lane,
    before: -1,
    drivenM: 0,
    baseM: leftM,
    sways: Math.abs(leftM) > 0.2 ? [{ fromM: 0, lengthM: 15, byM: -leftM, for: 'clearance' }] : [],
    path: PathDecision.FOLLOW,
    halt: undefined,
    mayCreep,
    stoodSinceS: Number.NaN,
    standing: new Map(),
    blockedSinceS: Number.NaN,
    asked: undefined,
    stopAtM: Number.NaN,
  }
}

export function planDrive(route: DriveRoute, scene: DriveScene, last: DriveMemory): DrivePlan {
  const moved = comeAlong(route, scene, last)
  const lane = route.lanes[moved.lane]!
  const arcM = nearest(lane.path, scene.ego.x, scene.ego.y).arcM
  const way = wayAhead(route, moved.lane, arcM)
  const before = moved.before >= 0 ? route.lanes[moved.before] : undefined
  const stopAtM = stopPlace(route, scene, moved, way)
  const centre = referenceOf(scene.ego, way, before, () => 0)
  const cleared = { ...keepClear(moved, scene, centre, lane), stopAtM }
  const reference = referenceOf(scene.ego, way, before, (s) => offsetAt(cleared, s))
  const reasons = reasonsAhead(scene, route, reference, knownOf(cleared))
  const memory = watchBlocks(scene, cleared, reasons)
  const evasion = evade({ route, scene, memory, lane, arcM, reasons })
  if (evasion) return finish(route, scene, evasion)
  return decideSpeed(scene, reference, reasons, memory)
}

/** Plans again on the line that the lane change or the detour makes. */
function finish(route: DriveRoute, scene: DriveScene, memory: DriveMemory): DrivePlan {
  const lane = route.lanes[memory.lane]!
  const way = wayAhead(route, memory.lane, nearest(lane.path, scene.ego.x, scene.ego.y).arcM)
  const before = memory.before >= 0 ? route.lanes[memory.before] : undefined
  const reference = referenceOf(scene.ego, way, before, (s) => offsetAt(memory, s))
  return decideSpeed(scene, reference, reasonsAhead(scene, route, reference, knownOf(memory)), memory)
}

function decideSpeed(
  scene: DriveScene,
  reference: Reference,
  reasons: readonly Reason[],
  memory: DriveMemory,
): DrivePlan {
  const { rule, explanation, ...chosen } = chooseSpeed(scene, reference, reasons)
  const { path, asked } = memory
  const isAside = path !== PathDecision.FOLLOW
  const pathRule = asked ? `${asked}-as-asked` : pathRules[path]
  return {
    ...chosen,
    path,
    rule: isAside ? `${rule}, ${pathRule}` : rule,
    explanation: isAside ? `${explanation} ${pathWords[path]}${asked ? ', as asked' : ''}.` : explanation,
    reference,
    memory,
  }
}

const pathWords: Readonly<Record<PathDecision, string>> = {
  [PathDecision.FOLLOW]: '',
  [PathDecision.LEFT_CHANGE]: 'Changing to the lane on the left',
  [PathDecision.RIGHT_CHANGE]: 'Changing to the lane on the right',
  [PathDecision.LEFT_BORROW]: 'Going around what stands in the lane on its left',
  [PathDecision.RIGHT_BORROW]: 'Going around what stands in the lane on its right',
}
const pathRules: Readonly<Record<PathDecision, string>> = {
  [PathDecision.FOLLOW]: 'follow',
  [PathDecision.LEFT_CHANGE]: 'change-lane',
  [PathDecision.RIGHT_CHANGE]: 'change-lane',
  [PathDecision.LEFT_BORROW]: 'borrow-lane',
  [PathDecision.RIGHT_BORROW]: 'borrow-lane',
}

/** Time and place go on: the odometer, the lane, halts made at signs, sways that are over. */
function comeAlong({ lanes, route }: DriveRoute, scene: DriveScene, last: DriveMemory): DriveMemory {
  const { timeS, ego } = scene
  const standing = whoStands(scene, last.standing)
  const drivenM = last.drivenM + Math.max(0, timeS - last.timeS) * ego.speedMps
  let { lane, before, halt } = last
  let at = nearest(lanes[lane]!.path, ego.x, ego.y)
  if (at.arcM >= lanes[lane]!.path.lengthM - 0.05) {
    const next = nextLane(lanes, route, lane)
    if (next >= 0) {
      before = lane
      lane = next
      at = nearest(lanes[lane]!.path, ego.x, ego.y)
    }
  }
  const here = lanes[lane]!
  const toLineM = here.path.lengthM - here.stopBackM - at.arcM - ego.lengthM / 2
  if (here.stopSign && ego.speedMps < 0.15 && toLineM < 3 && halt?.lane !== lane) halt = { lane, sinceS: timeS }
  const over = last.sways.filter(({ fromM, lengthM }) => fromM + lengthM < drivenM - 12)
  const sways = last.sways.filter((sway) => !over.includes(sway))
  const baseM = last.baseM + over.reduce((sum, { byM }) => sum + byM, 0)
  const hasFailed = last.path !== PathDecision.FOLLOW && timeS - last.stoodSinceS > givesUpS
  if (hasFailed) {
    const { leftM } = nearest(here.path, ego.x, ego.y)
    const back = { fromM: drivenM, lengthM: 12, byM: -leftM, for: 'clearance' } as const
    const given = {
      sways: [back],
      baseM: leftM,
      path: PathDecision.FOLLOW,
      stoodSinceS: timeS,
      blockedSinceS: Number.NaN,
    }
    return { ...last, timeS, drivenM, lane, before, halt, standing, ...given }
  }
  const isBusy = sways.some((sway) => sway.for !== 'clearance' && sway.fromM + sway.lengthM > drivenM)
  const path = isBusy ? last.path : PathDecision.FOLLOW
  const stoodSinceS =
    ego.speedMps > drivesMps
      ? Number.NaN
      : ego.speedMps < 0.3 && Number.isNaN(last.stoodSinceS)
        ? timeS
        : last.stoodSinceS
  return { ...last, timeS, drivenM, lane, before, halt, sways, baseM, path, stoodSinceS, standing }
}

function knownOf(memory: DriveMemory): Known {
  const { timeS, halt, mayCreep, stoodSinceS, standing, stopAtM, drivenM } = memory
  const parked = [...standing].filter(([, sinceS]) => timeS - sinceS > parkedS).map(([id]) => id)
  const stoodS = Number.isNaN(stoodSinceS) ? 0 : timeS - stoodSinceS
  return { halt, mayCreep, stoodS, parked: new Set(parked), stopInM: stopAtM - drivenM }
}

/** Who stood when first seen, and was not seen to halt, is taken to have stood before; a car on the move is Infinity. */
function whoStands({ timeS, objects }: DriveScene, before: ReadonlyMap<string, number>): Map<string, number> {
  return new Map(
    objects.map(({ id, velocityXMps, velocityYMps }) => {
      const since = before.get(id)
      if (Math.hypot(velocityXMps, velocityYMps) >= 0.3) return [id, Number.POSITIVE_INFINITY]
      return [id, since === undefined ? timeS - parkedS + 1 : since === Number.POSITIVE_INFINITY ? timeS : since]
    }),
  )
}

function offsetAt({ baseM, sways, drivenM }: DriveMemory, aheadM: number): number {
  return sways.reduce(
    (offset, { fromM, lengthM, byM }) => offset + byM * quintic((drivenM + aheadM - fromM) / lengthM),
    baseM,
  )
}

/** Moves over within the lane for what stands or rides at its edge. */
function keepClear(memory: DriveMemory, { ego, objects }: DriveScene, centre: Reference, lane: Lane): DriveMemory {
  if (memory.path !== PathDecision.FOLLOW) return memory
  const wanted = clearance(
    ego,
    lane,
    objects.map((object) => onLine(centre.path, object)),
    centre.behindM,
  )
  const planned = memory.baseM + memory.sways.reduce((sum, { byM }) => sum + byM, 0)
  const byM = wanted - planned
  if (Math.abs(byM) < 0.12) return memory
  const lengthM = Math.max(10, 2.2 * ego.speedMps, Math.abs(byM) * 8)
  return { ...memory, sways: [...memory.sways, { fromM: memory.drivenM, lengthM, byM, for: 'clearance' }] }
}

/** Who has stood for longer does so for a reason of their own. */
const parkedS = 4
const queueM = 75
/** Of a lane that leads elsewhere: enough behind an obstacle to come back from it. */
const comeBackM = 55
/** A vehicle in the way is given so long to drive on before the car goes around it. */
const waitsS = 12
/** A way around on which the car has stood so long does not work out. */
const givesUpS = 8
/** Of the lane, for a passenger's wish to be at the side of the road. */
const roomToMoveOverM = 40
/** What is nearer ahead may be a reason to leave the lane. */
const evadesM = 70
/** Of a lane moved over to as a passenger wishes: more than `evadesM`, so that it need not be left again at once. */
const asideOpenM = 80
/** Slower than this after a halt is still setting off. */
const drivesMps = 2

function watchBlocks(scene: DriveScene, memory: DriveMemory, reasons: readonly Reason[]): DriveMemory {
  const blocked = reasons.some(({ rule, gapM, aheadMps }) => rule === 'follow-lead' && aheadMps < 0.5 && gapM < 40)
  const blockedSinceS = !blocked ? Number.NaN : Number.isNaN(memory.blockedSinceS) ? scene.timeS : memory.blockedSinceS
  return { ...memory, blockedSinceS }
}

interface Situation {
  readonly route: DriveRoute
  readonly scene: DriveScene
  readonly memory: DriveMemory
  readonly lane: Lane
  readonly arcM: number
  readonly reasons: readonly Reason[]
}

/** Chosen once for each time that the passenger asks, when the car has got to the side of the road. */
function stopPlace(route: DriveRoute, scene: DriveScene, memory: DriveMemory, way: readonly WayLane[]): number {
  if (scene.wish?.kind !== 'stop') return Number.NaN
  const { lane, startM } = way[0]!
  const isOnWay = route.route.includes(lane.index) || leadsOn(route, lane)
  const isAside = memory.path === PathDecision.FOLLOW && !laneAside(route, scene, lane, -startM)
  if (!Number.isNaN(memory.stopAtM) || !isOnWay || !isAside) return memory.stopAtM
  return memory.drivenM + (placeToStop(way, route.lanes, scene.ego) ?? Number.NaN)
}

/** The lane on the right, where the route can be driven on from there, it is not closed and there is room left to get to it. */
function laneAside(route: DriveRoute, scene: DriveScene, { right, path }: Lane, arcM: number): Lane | undefined {
  const target = route.lanes[right]
  const isWay = target && (route.route.includes(right) || leadsOn(route, target)) && isOpen(scene, target, asideOpenM)
  return isWay && path.lengthM - arcM > roomToMoveOverM ? target : undefined
}

/** A lane change or a detour, when there is need of one and room for it. */
function evade(situation: Situation): DriveMemory | undefined {
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
