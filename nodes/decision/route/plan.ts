/**
 * The route planner: a state machine over lanes, lights, signs, the right of way and what is seen. It decides one speed
 * and one path state a step (DriveMLM, arXiv 2312.09245, table 1), and says on which line and how far the car may drive.
 */

import type { Lane } from '../../../scenarios/worlds/road-map.js'
import { PathDecision, type SpeedDecision } from '../../../schemas/messages.js'
import { onLine } from './beside-line.js'
import { leadsOn } from './change-lane.js'
import { chooseSpeed, type SpeedChoice } from './choose-speed.js'
import { evade, laneAside } from './evade.js'
import { clearance } from './keep-clear.js'
import { type DriveMemory, offsetAt } from './memory.js'
import { nearest } from './nearest.js'
import { type Known, type Reason, reasonsAhead } from './reasons.js'
import { nextLane, type Reference, referenceOf, type WayLane, wayAhead } from './reference.js'
import type { DriveRoute, DriveScene } from './scene.js'
import { placeToStop } from './wishes.js'

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
/** A way around on which the car has stood so long does not work out. */
const givesUpS = 8
/** Slower than this after a halt is still setting off. */
const drivesMps = 2

function watchBlocks(scene: DriveScene, memory: DriveMemory, reasons: readonly Reason[]): DriveMemory {
  const blocked = reasons.some(({ rule, gapM, aheadMps }) => rule === 'follow-lead' && aheadMps < 0.5 && gapM < 40)
  const blockedSinceS = !blocked ? Number.NaN : Number.isNaN(memory.blockedSinceS) ? scene.timeS : memory.blockedSinceS
  return { ...memory, blockedSinceS }
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
